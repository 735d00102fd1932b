"""What
    Under every goal at least one KPI measures an outcome or something that leads to it, not usage alone.
Why
    Logins show that people came, not that anything got better. An evaluator who sees only usage asks what it was
    good for, and nobody has the number.
Bad
    kpis: [{id: logins, kind: usage}, {id: weekly-users, kind: usage}]
Good
    kpis: [{id: markdown-rate, kind: leading}, {id: weekly-users, kind: usage}]

何を
    各 KGI の下に、利用の指標（kind: usage）ではない KPI が1つ以上あること。
なぜ
    ログイン数は、来たことを示すだけで、良くなったことは示しません。利用だけを報告すると、評価者は「それで何が良くな
    ったのか」と尋ね、答える数値がありません。
悪い例
    KPI がログイン数と週次利用者率だけ。
良い例
    値引き率（kind: leading）と、週次利用者率（kind: usage）を並べる。
"""

from __future__ import annotations

from collections.abc import Iterator

from successplan.check.finding import Finding, Given, Stops
from successplan.diagnostics import Level
from successplan.words import Words

NAME = "outcome-not-only-usage"
LEVEL = Level.WARNING
STOPS = Stops.NOTHING


def find(given: Given) -> Iterator[Finding]:
    for number, goal in enumerate(given.customer.plan.goals):
        if goal.kpis and all(kpi.kind == "usage" for kpi in goal.kpis):
            yield Finding(
                Words(ja=f"KGI「{goal.name.say('ja')}」の KPI が利用の指標だけです",
                      en=f"Every KPI of {goal.name.say('en')} measures usage"),
                Words(ja="業務の変化か成果を示す KPI（kind: leading か outcome）を1つ加えてください",
                      en="Add a KPI that shows how the work or its result changes (kind: leading or outcome)"),
                ("goals", number, "kpis", 0, "kind"))
