"""What
    The meetings that the plan agrees with this customer leave each of our people time for the others: their hours
    in a month, with preparation, stay below what the workspace says is available (`internal: {capacity: ...}`).
Why
    A plan that fills a calendar is kept for a month. Then the preparation goes first, and after it the customers
    who don't complain.
Bad
    a daily meeting of two hours for one CSM with 105 hours for customers
Good
    a weekly meeting of 60 minutes

何を
    この顧客と決めた会議が、当社の担当者の時間に収まること。準備を含む月の時間が、workspace の capacity で顧客に使え
    る時間を超えないこと。
なぜ
    予定を埋め尽くす計画は、1か月しか続きません。まず準備が削られ、次に、文句を言わない顧客が後回しになります。
悪い例
    1人の担当が、毎日2時間の会議を持つ。
良い例
    週1回60分の定例会にする。
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from successplan.check.asking import DAYS, in_role, touch_rule
from successplan.check.finding import Finding, Given, Stops
from successplan.diagnostics import Level
from successplan.model import Customer
from successplan.words import Words

NAME = "capacity-kept"
LEVEL = Level.WARNING
STOPS = Stops.NOTHING


def find(given: Given) -> Iterator[Finding]:
    customer, rule = given.customer, touch_rule(given.customer)
    house = customer.workspace.internal
    if house is None or rule is None:
        return
    for number, person in in_role(customer, "csm"):
        own = next((entry for entry in house.capacity.team if entry.who == person.id), None)
        default = house.capacity.default
        available = (own.available if own and own.available is not None else default.available) - (
            own.inside if own and own.inside is not None else default.inside)
        most = available * house.capacity.warn_at / 100
        hours = _hours(customer, person.id) * (1 + rule.hours.meeting_preparation)
        if hours > most:
            name = person.name or Words(ja=person.id, en=person.id)
            yield Finding(
                Words(ja=f"{name.say('ja')}の会議が月 {hours:.0f} 時間になり、使える {most:.0f} 時間を超えます",
                      en=f"{name.say('en')} would spend {hours:.0f} hours a month here, {most:.0f} at most"),
                Words(ja="会議の回数か長さを減らすか、担当を分けてください",
                      en="Have fewer or shorter meetings, or share them with somebody else"),
                ("people", number, "id"))


def _hours(customer: Customer, id_: str) -> Decimal:
    """Hours of meetings in a month for one of our people; a meeting without a length counts as an hour."""
    return sum((Decimal(meeting.length or 60) / 60 * DAYS["month"] / DAYS[meeting.every]
                for meeting in customer.plan.meetings if id_ in (*meeting.attendees, meeting.chair)), Decimal(0))
