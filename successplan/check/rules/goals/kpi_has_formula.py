"""What
    Every goal and KPI says how it is worked out (`measure: {formula: ...}`).
Why
    Two departments call different things by the same name. When a number turns out well, the first question is how
    it was counted; an answer given afterwards convinces nobody. Agreed before the first value, it needs no
    discussion.
Bad
    measure: {source: pos, every: week}
Good
    measure: {source: pos, every: week, formula: markdowns / full-price sales}

何を
    すべての KGI・KPI に、計算式（measure の formula）があること。
なぜ
    同じ名前の数値でも、部署によって数え方が違います。良い結果が出たときほど「どう数えたのか」を問われ、後からの説明
    は信じてもらえません。最初の値を取る前に合意しておきます。
悪い例
    「値引き率」とだけ書き、分母が定価売上か実売上かを決めていない。
良い例
    measure: {source: pos, every: week, formula: 値引額 ÷ 定価売上}
"""

from __future__ import annotations

from collections.abc import Iterator

from successplan.check.finding import Finding, Given, Stops, indicators, missing
from successplan.diagnostics import Level
from successplan.words import Words

NAME = "kpi-has-formula"
LEVEL = Level.ERROR
STOPS = Stops.PLANS


def find(given: Given) -> Iterator[Finding]:
    for keys, indicator in indicators(given.customer):
        if indicator.measure.formula is None:
            ja, en = indicator.name.say("ja"), indicator.name.say("en")
            yield missing(
                indicator, keys, "measure.formula",
                Words(ja=f"「{ja}」の計算式がありません", en=f"{en} has no formula"),
                _HINT)


_HINT = Words(
    ja="measure: {formula: ...} に、数え方を言葉で書いてください（例: 値引額 ÷ 定価売上）",
    en="Write into measure: {formula: ...} how it is counted, such as markdowns / full-price sales")
