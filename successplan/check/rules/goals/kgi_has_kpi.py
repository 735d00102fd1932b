"""What
    Every goal (KGI) has at least one KPI under it.
Why
    A KGI moves late and for many reasons. Only a KPI that the users can move themselves shows in time whether the work
    is on its way, and lets anybody say that the work, and not the weather, moved the KGI.
Bad
    goals:
      - {id: gross-margin, name: Gross margin, unit: "%"}
Good
    goals:
      - id: gross-margin
        kpis:
          - {id: markdown-rate, name: Markdown rate, unit: "%", better: lower}

何を
    どの目標（KGI）の下にも、KPI が1つ以上あること。
なぜ
    KGI は遅れて動き、動く理由もたくさんあります。現場が自分で動かせる KPI があって初めて、順調かどうかが早く分かり、
    「天候ではなく取り組みが効いた」と言えます。
悪い例
    粗利益率だけを目標にし、何をすれば動くのかが書かれていない。
良い例
    粗利益率の下に、値引き率と在庫日数を KPI として置く。
"""

from __future__ import annotations

from collections.abc import Iterator

from successplan.check.finding import Finding, Given, Stops, missing
from successplan.diagnostics import Level
from successplan.words import Words

NAME = "kgi-has-kpi"
LEVEL = Level.ERROR
STOPS = Stops.PLANS


def find(given: Given) -> Iterator[Finding]:
    for number, goal in enumerate(given.customer.plan.goals):
        if not goal.kpis:
            ja, en = goal.name.say("ja"), goal.name.say("en")
            yield missing(
                goal, ("goals", number), "kpis",
                Words(ja=f"KGI「{ja}」に KPI がありません", en=f"The goal {en} has no KPI"),
                Words(ja=f"現場が動かせて、{ja}につながる数字を、kpis に1つ以上書いてください",
                      en=f"Write at least one number that the users can move, and that moves {en}, into kpis"))
