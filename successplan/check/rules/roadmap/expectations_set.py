"""What
    The plan says for at least one month what can be seen by then and what can't yet (`onboarding: {expectations:
    [{month, visible, not_yet}]}`).
Why
    Effects hardly ever come at once. Who was not told expects them at once, and stops the project in its third
    month for a result that was due in the sixth.
Bad
    only the target at the end of the half year
Good
    expectations: [{month: 2026-05, visible: Less time for markdowns, not_yet: Gross margin}]

何を
    いつ何が見え、何がまだ見えないか（onboarding の expectations: month、visible、not_yet）が、1つ以上書かれているこ
    と。
なぜ
    効果はすぐには出ません。聞いていない人はすぐに出ると思い、6か月目に出るはずの結果を3か月目に求めて、取り組みを止
    めてしまいます。
悪い例
    半年後の目標だけがある。
良い例
    5月: 値引き判断の時間短縮は見える、粗利益率の改善はまだ見えない。
"""

from __future__ import annotations

from collections.abc import Iterator

from successplan.check.finding import Finding, Given, Stops
from successplan.diagnostics import Level
from successplan.words import Words

NAME = "expectations-set"
LEVEL = Level.WARNING
STOPS = Stops.NOTHING


def find(given: Given) -> Iterator[Finding]:
    expectations = given.customer.plan.onboarding.expectations
    if not any(each.visible is not None and each.not_yet is not None for each in expectations):
        entry = "{month: ..., visible: ..., not_yet: ...}"
        yield Finding(
            Words(ja="いつ何が見え、何がまだ見えないかが、書かれていません",
                  en="Nothing says what can be seen when, and what can't be seen yet"),
            Words(ja=f"onboarding の expectations に {entry} を書いてください",
                  en=f"Write into expectations of onboarding: {entry}"),
            ("onboarding", "expectations") if expectations else ("onboarding",))
