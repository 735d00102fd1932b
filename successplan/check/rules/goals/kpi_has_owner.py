"""What
    Every goal and KPI has a person who brings the number (`measure: {owner: ...}`).
Why
    A number that comes by itself comes twice and then no more. With one name and one day, a missing value is
    noticed within the week and not at the quarterly review.
Bad
    measure: {source: pos, every: week}
Good
    measure: {source: pos, every: week, owner: tanaka}

何を
    すべての KGI・KPI に、数値を集める人（measure の owner）がいること。
なぜ
    集める人の決まっていない数値は、2回届いて止まります。1人の名前があれば、抜けた値にその週のうちに気づけます。
悪い例
    measure: {source: pos, every: week}
良い例
    measure: {source: pos, every: week, owner: tanaka}
"""

from __future__ import annotations

from collections.abc import Iterator

from successplan.check.finding import Finding, Given, Stops, indicators, missing
from successplan.diagnostics import Level
from successplan.words import Words

NAME = "kpi-has-owner"
LEVEL = Level.WARNING
STOPS = Stops.NOTHING


def find(given: Given) -> Iterator[Finding]:
    for keys, indicator in indicators(given.customer):
        if indicator.measure.owner is None:
            yield missing(
                indicator, keys, "measure.owner",
                Words(ja=f"「{indicator.name.say('ja')}」の数値を集める人がいません",
                      en=f"Nobody brings the numbers of {indicator.name.say('en')}"),
                Words(ja="measure: {owner: ...} に、集める人の id を書いてください",
                      en="Write the id of the person who brings them into measure: {owner: ...}"))
