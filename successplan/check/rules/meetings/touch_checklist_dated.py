"""What
    Every item that the workspace lists for the customer's level of touch has a date in internal.yaml (`checklist`).
Why
    What has no date is done when there is time, and there never is. The list is short because each item on it has
    prevented a lost customer.
Bad
    internal: {touch: [{level: high, list: [{item: site-visit}]}]} and a checklist without site-visit
Good
    checklist: [{item: site-visit, planned: 2026-08-26, owner: ito}]

何を
    workspace が対応の濃さごとに挙げる項目のすべてに、internal.yaml の checklist で日付があること。
なぜ
    日付のないことは、時間ができたらやることになり、時間はできません。一覧が短いのは、どの項目も解約を防いできたから
    です。
悪い例
    現場訪問が一覧にあるのに、checklist に日付がない。
良い例
    checklist: [{item: site-visit, planned: 2026-08-26, owner: ito}]
"""

from __future__ import annotations

from collections.abc import Iterator

from successplan.check.asking import touch_rule
from successplan.check.finding import Finding, Given, Stops, listed
from successplan.diagnostics import Level
from successplan.words import Words

NAME = "touch-checklist-dated"
LEVEL = Level.WARNING
STOPS = Stops.NOTHING


def find(given: Given) -> Iterator[Finding]:
    customer, rule = given.customer, touch_rule(given.customer)
    if rule is None or customer.internal is None:
        return
    dated = {entry.item for entry in customer.internal.checklist if entry.planned is not None or entry.done is not None}
    absent = [item for item in rule.list if item.item not in dated]
    if absent:
        names = Words(ja=listed(item.name.say("ja") for item in absent),
                      en=listed(item.name.say("en") for item in absent))
        entry = "{item: " + absent[0].item + ", planned: ..., owner: ...}"
        yield Finding(
            Words(ja=f"日付のない項目があります: {names.ja}", en=f"These have no date yet: {names.en}"),
            Words(ja=f"internal.yaml の checklist に {entry} のように書いてください",
                  en=f"Write into checklist in internal.yaml: {entry}"),
            ("checklist",), "internal")
