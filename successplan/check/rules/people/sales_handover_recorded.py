"""What
    internal.yaml holds what sales handed over: why they bought, what was promised, and who accepted it.
Why
    Success begins in the sale. What the customer was told there is what they expect here; kept in somebody's
    mailbox, it comes up again as a broken promise. Sales and success look at one record.
Bad
    internal.yaml without from_sales
Good
    from_sales: {date: 2026-03-25, by: mori, accepted_by: suzuki, bought_because: ..., promised: [...]}

何を
    internal.yaml に、営業からの引き継ぎ（from_sales: 買った理由、約束したこと、受け取った人）が記録されていること。
なぜ
    支援は営業の段階から始まっています。そこで聞いた話が顧客の期待になります。営業の手元にしか残っていない約束は、後
    で「聞いていた話と違う」になります。営業とカスタマーサクセスが、同じ記録を見ます。
悪い例
    from_sales がない。
良い例
    from_sales: {date: ..., by: mori, accepted_by: suzuki, bought_because: ..., promised: [...]}
"""

from __future__ import annotations

from collections.abc import Iterator

from successplan.check.finding import Finding, Given, Stops
from successplan.diagnostics import Level
from successplan.words import Words

NAME = "sales-handover-recorded"
LEVEL = Level.WARNING
STOPS = Stops.NOTHING


def find(given: Given) -> Iterator[Finding]:
    internal = given.customer.internal
    if internal is None:
        return
    sales = internal.from_sales
    if sales is None:
        yield Finding(Words(ja="営業からの引き継ぎの記録がありません", en="What sales handed over is not recorded"),
                      _WRITE, ("from_sales",), "internal")
    elif sales.accepted_by is None or sales.bought_because is None:
        yield Finding(Words(ja="営業からの引き継ぎに、買った理由か受け取った人がありません",
                            en="The hand-over from sales lacks why they bought, or who accepted it"),
                      _WRITE, ("from_sales",), "internal")


_ENTRY = "{date: ..., by: ..., accepted_by: ..., bought_because: ..., promised: [...]}"
_WRITE = Words(ja=f"internal.yaml に from_sales: {_ENTRY} を書いてください",
               en=f"Write it into internal.yaml: from_sales: {_ENTRY}")
