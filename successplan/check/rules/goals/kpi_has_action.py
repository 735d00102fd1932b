"""What
    Every KPI is moved by something: an item of the roadmap that is active, planned or done names it in `kpis`, or
    an action of the journal does (`kpi`). Numbers of usage are exempt: all work moves them.
Why
    A number that nobody works on is watched, not managed. It will move by chance, and when it moves the wrong way
    there is nobody to ask.
Bad
    the KPI stock-days, and no item of the roadmap with kpis: [stock-days]
Good
    roadmap:
      - {id: reorder, work: Reorders, kpis: [stock-days]}

何を
    すべての KPI に、それを動かす取り組みがあること（進行中・予定・完了の改善項目の kpis か、行動の kpi）。利用の指
    標は、すべての取り組みで動くので対象外です。
なぜ
    取り組みのない数値は、眺めているだけです。動くのは偶然で、悪化しても聞く相手がいません。
悪い例
    在庫日数の KPI があるのに、どの改善項目の kpis にもない。
良い例
    売れ筋の欠品対応の kpis に stock-days を加える。
"""

from __future__ import annotations

from collections.abc import Iterator

from successplan.check.finding import Finding, Given, Stops, indicators
from successplan.diagnostics import Level
from successplan.model import Kpi
from successplan.words import Words

NAME = "kpi-has-action"
LEVEL = Level.WARNING
STOPS = Stops.NOTHING


def find(given: Given) -> Iterator[Finding]:
    plan, journal = given.customer.plan, given.customer.journal
    moved = {id_ for item in plan.roadmap if item.status in ("active", "planned", "done") for id_ in item.kpis}
    moved |= {action.kpi for action in journal.actions if action.kpi is not None}
    for keys, indicator in indicators(given.customer):
        if isinstance(indicator, Kpi) and indicator.kind != "usage" and indicator.id not in moved:
            yield Finding(
                Words(ja=f"「{indicator.name.say('ja')}」を動かす取り組みがありません",
                      en=f"Nothing in the plan moves {indicator.name.say('en')}"),
                Words(ja=f"roadmap の項目の kpis に {indicator.id} を加えるか、この KPI を外してください",
                      en=f"Add {indicator.id} to kpis of an item of the roadmap, or drop the KPI"),
                (*keys, "id"))
