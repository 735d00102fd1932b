"""What
    Every goal and KPI says where its numbers come from (`measure: {source: ...}`).
Why
    The question which data shows the effect, and how it is collected, comes up when the first report is due; by
    then it is too late. Where nobody measured before, collecting the number is work of its own, and it belongs into
    the plan.
Bad
    measure: {every: month, formula: gross profit / sales}
Good
    measure: {source: accounting, every: month, formula: gross profit / sales}

何を
    すべての KGI・KPI に、数値の取得元（measure の source）があること。
なぜ
    どのデータで効果を示すのかを決めずに始めると、最初の報告のときに数値がありません。これまで測っていなかった数値は、
    集めること自体が仕事です。計画書の中で、どこから取るかを決めておきます。
悪い例
    「粗利益率を上げる」と書き、どの帳票の数値かを決めていない。
良い例
    measure: {source: accounting, every: month, formula: 粗利 ÷ 売上}
"""

from __future__ import annotations

from collections.abc import Iterator

from successplan.check.finding import Finding, Given, Stops, indicators, missing
from successplan.diagnostics import Level
from successplan.words import Words

NAME = "kpi-has-source"
LEVEL = Level.ERROR
STOPS = Stops.PLANS


def find(given: Given) -> Iterator[Finding]:
    for keys, indicator in indicators(given.customer):
        if indicator.measure.source is None:
            ja, en = indicator.name.say("ja"), indicator.name.say("en")
            yield missing(
                indicator, keys, "measure.source",
                Words(ja=f"「{ja}」の取得元がありません", en=f"{en} has no source"),
                _HINT)


_HINT = Words(
    ja="measure: {source: ...} に、workspace.yaml の sources の id か、帳票の名前を書いてください",
    en="Write measure: {source: ...}: the id of a source in workspace.yaml, or the name of the report")
