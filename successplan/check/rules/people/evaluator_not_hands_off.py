"""What
    Every evaluator attends a meeting of the plan, or reviews a milestone.
Why
    Work does not change because a tool was bought. Somebody who can move people and rules has to look at the course
    regularly and correct it; an evaluator who only signs leaves the users alone with every obstacle.
Bad
    an evaluator in `people`, in no `attendees` and in no `reviewed_by`
Good
    milestones:
      - {id: first-value, name: First meeting by the new rule, date: 2026-05-20, reviewed_by: sato}

何を
    すべての評価者が、計画書の会議に出るか、マイルストーンを確認すること。
なぜ
    ツールを入れただけでは業務は変わりません。人とルールを動かせる人が、定期的に見て軌道を直す必要があります。名前だ
    けの評価者では、現場は障害の前で止まります。
悪い例
    評価者が people にいるだけで、attendees にも reviewed_by にも出てこない。
良い例
    最初の成果を評価者が確認する（reviewed_by: sato）。
"""

from __future__ import annotations

from collections.abc import Iterator

from successplan.check.asking import EVALUATORS, in_role
from successplan.check.finding import Finding, Given, Stops
from successplan.diagnostics import Level
from successplan.words import Words

NAME = "evaluator-not-hands-off"
LEVEL = Level.WARNING
STOPS = Stops.NOTHING


def find(given: Given) -> Iterator[Finding]:
    plan = given.customer.plan
    busy = {id_ for meeting in plan.meetings for id_ in (*meeting.attendees, meeting.chair)}
    busy |= {milestone.reviewed_by for milestone in plan.milestones}
    for number, person in in_role(given.customer, *EVALUATORS):
        if person.id not in busy:
            name = person.name or Words(ja=person.id, en=person.id)
            yield Finding(
                Words(ja=f"評価者の{name.say('ja')}様が、どの会議にも出ず、どのマイルストーンも確認しません",
                      en=f"{name.say('en')} is an evaluator, but attends no meeting and reviews no milestone"),
                Words(ja=f"会議の attendees か、マイルストーンの reviewed_by に {person.id} を書いてください",
                      en=f"Add {person.id} to the attendees of a meeting, or as reviewed_by of a milestone"),
                ("people", number, "id"))
