"""What
    What is converted into money says which share of it the product gets, who agreed to that, and what else moves
    the number (`worth: {share, agreed_by, other_causes}`).
Why
    Results have many causes, and whoever reads the number knows it. An effect that claims the weather and the
    prices too is doubted as a whole; half of it, agreed beforehand with the evaluator, is believed.
Bad
    worth: {per_unit: {amount: 60000000, currency: JPY}}
Good
    worth: {per_unit: ..., share: {low: 0.3, middle: 0.5, high: 0.7}, agreed_by: sato, other_causes: [Weather]}

何を
    金額に換算する効果に、製品に帰する割合（share）、それに合意した人（agreed_by）、他の要因（other_causes）があるこ
    と。
なぜ
    結果にはいくつもの要因が絡みます。読む人はそれを知っています。天候や相場の分まで成果に数えると全体が疑われますが、
    先に合意した半分なら信じてもらえます。
悪い例
    粗利の増加分をすべて製品の効果とする。
良い例
    share: {low: 0.3, middle: 0.5, high: 0.7}、agreed_by: sato、other_causes: [天候, 仕入原価]
"""

from __future__ import annotations

from collections.abc import Iterator

from successplan.check.finding import Finding, Given, Stops, indicators, listed
from successplan.diagnostics import Level
from successplan.words import Words

NAME = "effect-is-attributed"
LEVEL = Level.WARNING
STOPS = Stops.NOTHING


def find(given: Given) -> Iterator[Finding]:
    for keys, indicator in indicators(given.customer):
        worth = indicator.worth
        if worth is None:
            continue
        parts = (("share", worth.share), ("agreed_by", worth.agreed_by), ("other_causes", worth.other_causes))
        absent = [key for key, value in parts if not value]
        if absent:
            ja, en = indicator.name.say("ja"), indicator.name.say("en")
            yield Finding(
                Words(ja=f"「{ja}」の金額換算に {listed(absent)} がありません",
                      en=f"The worth of {en} lacks {listed(absent)}"),
                Words(ja="製品に帰する割合と他の要因を評価者と合意し、share、agreed_by、other_causes に書いてください",
                      en="Agree with the evaluator which share is the product's and what else moves the number"),
                (*keys, "worth"))
