"""Turn a customer into answers that several rules need: who meets how often, how closely we look after it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from successplan.model import Customer, Meeting, Person, TouchLevel, TouchRule

DAYS: Mapping[str, int] = {
    "day": 1, "week": 7, "two_weeks": 14, "month": 31, "quarter": 92, "half_year": 184, "year": 366}
EVALUATORS = ("evaluator", "final_evaluator")


def in_role(customer: Customer, *roles: str) -> list[tuple[int, Person]]:
    """The people of the plan in these roles, each with its number in the plan."""
    return [(number, person) for number, person in enumerate(customer.people) if person.role in roles]


def there(customer: Customer, meeting: Meeting, *roles: str) -> bool:
    """True where somebody in one of these roles attends the meeting or runs it."""
    people = (customer.person(id_) for id_ in (*meeting.attendees, meeting.chair))
    return any(person is not None and person.role in roles for person in people)


def met_every(customer: Customer, days: int, *roles: str) -> bool:
    """True where some meeting of the plan brings these roles in at least once in so many days."""
    return any(DAYS[meeting.every] <= days and there(customer, meeting, *roles) for meeting in customer.plan.meetings)


def last_contact(customer: Customer, as_of: date, *roles: str) -> date | None:
    """The last day before or on `as_of` on which somebody in these roles was met, called or written to."""
    ids = {person.id for _, person in in_role(customer, *roles)}
    return max((day for day, who in _contacts(customer) if day <= as_of and not ids.isdisjoint(who)), default=None)


def _contacts(customer: Customer) -> Iterator[tuple[date, tuple[str, ...]]]:
    yield from ((held.date, held.present) for held in customer.journal.held)
    yield from ((contact.date, contact.with_) for contact in customer.journal.contacts)


def touch_level(customer: Customer) -> TouchLevel | None:
    """How closely the customer is looked after: as internal.yaml says, else by the workspace's rule; None = unsaid."""
    touch = customer.internal.touch if customer.internal else None
    if touch is not None and touch.level != "auto":
        return touch.level
    house = customer.workspace.internal
    return next((rule.level for rule in house.touch if _holds(rule, customer)), None) if house and touch else None


def _holds(rule: TouchRule, customer: Customer) -> bool:
    least = rule.if_.annual_fee_from if rule.if_ else None
    fee = customer.plan.contract.annual_fee if customer.plan.contract else None
    return least is None or (fee is not None and fee.currency == least.currency and fee.amount >= least.amount)


def touch_rule(customer: Customer) -> TouchRule | None:
    """What the workspace says about the customer's level of touch; None where it says nothing."""
    house, level = customer.workspace.internal, touch_level(customer)
    return next((rule for rule in house.touch if rule.level == level), None) if house and level else None
