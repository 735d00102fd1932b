"""What
    In the first half year of use a meeting brings users in every week (`rules: {users-meet-weekly: {months: 6}}`
    sets another length).
Why
    At the start something does not work every week. Talked over on Tuesday, it is mended by Friday; talked over
    once a month, the users have gone back to the old way before anybody hears of it.
Bad
    - {id: monthly, name: Monthly report, every: month, attendees: [promoter, user, csm]}
Good
    - {id: weekly, name: Weekly review, every: week, attendees: [promoter, user, csm]}

何を
    利用開始から半年の間、実利用者が出る会議が毎週あること（期間は rules: {users-meet-weekly: {months: 6}} で変えら
    れます）。
なぜ
    立ち上げの間は、毎週どこかでつまずきます。毎週話せばその週に直せますが、月1回では、相談される前に元のやり方へ戻
    ってしまいます。
悪い例
    実利用者とは月次報告会でだけ会う。
良い例
    every: week の定例会に、実利用者を attendees として書く。
"""

from __future__ import annotations

from collections.abc import Iterator

from successplan.check.asking import DAYS, in_role, met_every
from successplan.check.finding import Finding, Given, Stops
from successplan.diagnostics import Level
from successplan.words import Words

NAME = "users-meet-weekly"
LEVEL = Level.WARNING
STOPS = Stops.NOTHING
NUMBERS = {"months": 6}


def find(given: Given) -> Iterator[Finding]:
    customer, plan = given.customer, given.customer.plan
    start = plan.contract.start if plan.contract else plan.period.start
    first_days = int(given.numbers["months"]) * DAYS["month"]
    if not in_role(customer, "user") or (given.as_of - start).days > first_days:
        return
    if not met_every(customer, DAYS["week"], "user"):
        yield Finding(
            Words(ja="実利用者が毎週出る会議がありません", en="No meeting brings a user in every week"),
            Words(ja="利用開始から半年は、every: week の定例会の attendees に実利用者を入れてください",
                  en="For the first half year, add a user to the attendees of a meeting with every: week"),
            ("meetings",))
