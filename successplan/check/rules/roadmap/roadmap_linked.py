"""What
    Every active item of the roadmap names the KPIs (or goals) that it moves.
Why
    Work that moves no agreed number can be carried out to everybody's content, and nothing will show for it. It
    also takes the place of work that does.
Bad
    - {id: markdown, work: Markdowns, status: active}
Good
    - {id: markdown, work: Markdowns, status: active, kpis: [markdown-rate, prep-hours]}

何を
    進行中の改善項目に、それで動く KPI（または KGI）が書かれていること。
なぜ
    合意した数値につながらない取り組みは、予定どおり進んでも効果として示せません。数値を動かす取り組みの時間も奪いま
    す。
悪い例
    進行中の項目に kpis がない。
良い例
    kpis: [markdown-rate, prep-hours]
"""

from __future__ import annotations

from collections.abc import Iterator

from successplan.check.finding import Finding, Given, Stops, listed, missing
from successplan.diagnostics import Level
from successplan.words import Words

NAME = "roadmap-linked"
LEVEL = Level.ERROR
STOPS = Stops.PLANS


def find(given: Given) -> Iterator[Finding]:
    known = [indicator.id for _, indicator in given.customer.indicators]
    for number, item in enumerate(given.customer.plan.roadmap):
        if item.status == "active" and not item.kpis:
            yield missing(
                item, ("roadmap", number), "kpis",
                Words(ja=f"進行中の「{item.work.say('ja')}」が、どの KPI・KGI にもつながっていません",
                      en=f"{item.work.say('en')} is active, but moves no KPI and no goal"),
                Words(ja=f"kpis: に、動く数値の id を書いてください: {listed(known)}",
                      en=f"Write into kpis: which numbers it moves: {listed(known)}"))
