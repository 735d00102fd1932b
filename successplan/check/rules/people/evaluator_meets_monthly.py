"""What
    A meeting of the plan brings an evaluator in at least once a month.
Why
    Whoever decides on renewal weighs the effect against the fee. If only the users are met, their content never
    reaches that desk, the expectations there are set by nobody, and the notice comes as a surprise. Half an hour a
    month is enough, and it is agreed at the start, while everybody still has time for it.
Bad
    meetings:
      - {id: weekly, name: Weekly review, every: week, attendees: [promoter, user, csm]}
Good
    meetings:
      - {id: weekly, name: Weekly review, every: week, attendees: [promoter, user, csm]}
      - {id: monthly, name: Monthly report, every: month, attendees: [evaluator, promoter, csm]}

何を
    評価者が出席する会議が、月1回以上あること。
なぜ
    更新を決める人は、効果を費用と比べます。利用者とだけ会っていると、現場の満足は評価者に届かず、期待の高さも合わせ
    られないまま、突然の解約になります。月30分で足ります。始めに日程まで合意しておきます。
悪い例
    利用者との定例会だけがあり、評価者が出る会議がない。
良い例
    every: month の報告会に、評価者を attendees として書く。
"""

from __future__ import annotations

from collections.abc import Iterator

from successplan.check.asking import DAYS, EVALUATORS, in_role, met_every
from successplan.check.finding import Finding, Given, Stops
from successplan.diagnostics import Level
from successplan.words import Words

NAME = "evaluator-meets-monthly"
LEVEL = Level.ERROR
STOPS = Stops.PLANS


def find(given: Given) -> Iterator[Finding]:
    customer = given.customer
    evaluators = in_role(customer, *EVALUATORS)
    if evaluators and not met_every(customer, DAYS["month"], *EVALUATORS):
        id_ = evaluators[0][1].id
        entry = "{id: monthly, name: ..., every: month, attendees: [" + id_ + ", ...], document: monthly}"
        yield Finding(
            Words(ja="評価者が出席する会議が、月1回以上ありません",
                  en="No meeting brings an evaluator in at least once a month"),
            Words(ja=f"評価者が出る月次報告会を meetings に書いてください: {entry}",
                  en=f"Write a monthly meeting with an evaluator into meetings: {entry}"),
            ("meetings",))
