"""Turn a customer whose term ends into the texts of the files with which the next term begins.

The next term is a new folder beside the old one, not a new version of the same plan: for some weeks both live, the old
one still reported on while the next is a draft; what was agreed (agreed.yaml) and what happened stay as they were, to
be built again at any time; and no file of a person's is rewritten. The KPI history goes on: kpi.csv is taken over
whole, so that charts and last year's season reach back. Texts in the other language (plan.en.yaml) are not taken over:
they belong to what was agreed then.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from successplan.analyse.periods import add_months, measured_span
from successplan.gate import read_text
from successplan.model import Customer, Goal, Kpi
from successplan.model.scalar import is_day
from successplan.start.begin import Place, with_schema
from successplan.start.blueprint import common, next_term
from successplan.start.dates import Keys, Shift, shifted
from successplan.start.text import Draft, flow

# Of the term that ends: agreements, its beginning, what was paid once.
_OVER: dict[str, frozenset[str]] = {  # top keys, with what goes of them: all where nothing is named
    "agreed": frozenset(), "changes": frozenset(), "to_confirm": frozenset(), "kickoff": frozenset(("homework",)),
    "onboarding": frozenset(("phases", "expectations")), "costs": frozenset(("once",))}
_UNTIL_TARGET = timedelta(days=14)
_OPEN = ("done", "stopped", "decided", "answered", "closed")  # an entry with one of them is no longer open
_WITH_OPEN = ("decisions", "actions", "requests")


def following(customer: Customer, shift: Shift, as_of: date, place: Place) -> dict[str, str]:
    """The text of each file of the next term by its name. The customer must be free of errors."""
    language = customer.plan.language
    plan, journal, internal = (_draft(customer, name) for name in ("plan.yaml", "journal.yaml", "internal.yaml"))
    assert plan is not None
    gone = {*_done(customer)}
    _move(plan, customer, shift)
    _drop_the_old(plan, customer, gone, shift)
    for keys, indicator in _indicators(customer):
        _begin_again(plan, keys, indicator, customer, shift, as_of)
    head, milestones = _new_milestones(customer, shift)
    if plan.get(("milestones",)):
        plan.after(("milestones",), milestones)
    texts = {"plan.yaml": with_schema(plan.changed(), f"{place.schema('plan.yaml')}\n{head}".rstrip("\n"))}
    left = {item.id for item in customer.plan.roadmap} - gone
    open_ = _open_entries(journal, left) if journal else ""
    texts["journal.yaml"] = with_schema(
        read_text(common("journal.yaml", language)) + open_, place.schema("journal.yaml"))
    if internal is not None:
        texts["internal.yaml"] = with_schema(internal.text, place.schema("internal.yaml"))
    return texts


def next_shift(customer: Customer, workdays: Any) -> Shift:
    """From the customer's term to the next, which begins on the day after and is as long."""
    period = customer.plan.period
    begin = period.end + timedelta(days=1)
    return Shift(period.start, begin, shifted(period.end, period.start, begin), workdays)


def _draft(customer: Customer, name: str) -> Draft | None:
    path = customer.folder / name
    return Draft(read_text(path), path) if path.exists() else None


def _done(customer: Customer) -> Iterator[str]:
    """The ids of the work and the milestones that are over."""
    yield from (each.of for each in customer.journal.reached)
    changed = {change.item: change.status for change in customer.journal.roadmap_changes if change.status}
    for item in customer.plan.roadmap:
        if changed.get(item.id, item.status) in ("done", "dropped"):
            yield item.id


def _move(plan: Draft, customer: Customer, shift: Shift) -> None:
    """Move the days of what goes on: the term, its meetings' beginnings, work and milestones that are still to come."""
    for path, value in plan.scalars():
        if isinstance(value, str) and is_day(value):
            day = date.fromisoformat(value)
            moved = _moved(day, path, customer, shift)
            if moved != day:
                plan.write(path, moved.isoformat())


def _moved(day: date, path: Keys, customer: Customer, shift: Shift) -> date:
    plan = customer.plan
    if path[0] in ("period", "kickoff", "milestones", "roadmap"):
        return shift.day(day, path)
    if path == ("success", "by"):
        return shift.end
    if path[0] == "contract" and plan.contract is not None and plan.contract.end < shift.new:
        return shifted(day, plan.contract.start, plan.contract.end + timedelta(days=1))
    if path[0] == "freezes" and isinstance(path[1], int):
        years = 0
        while add_months(plan.freezes[path[1]].to, 12 * years) < shift.new:
            years += 1  # the same season again
        return add_months(day, 12 * years)
    return day


def _drop_the_old(plan: Draft, customer: Customer, gone: set[str], shift: Shift) -> None:
    """Take out what belongs to the term that ends, and let the promoter run what was handed over."""
    plan.put((), "version", '"1.0"', after="language")
    plan.put((), "state", "draft", after="language")
    for key, over in _OVER.items():
        inner = plan.get((key,)) or {}
        if inner and (not over or over.issuperset(inner)):
            plan.drop((key,))
        else:
            for each in over.intersection(inner):
                plan.drop((key, each))
    closed = {change.risk for change in customer.journal.risk_changes if change.closed}
    for key, ended in (("roadmap", gone), ("milestones", gone), ("risks", closed)):
        entries = plan.get((key,)) or ()
        if key != "milestones" and entries and all(entry["id"] in ended for entry in entries):
            plan.drop((key,))
            continue
        for index, entry in enumerate(entries):
            if entry["id"] in ended:
                plan.drop((key, index))
    promoter = next((person.id for person in customer.people if person.role == "promoter"), None)
    for index, meeting in enumerate(customer.plan.meetings):
        over_on = meeting.handover.promoter if meeting.handover else None
        if promoter is not None and over_on is not None and over_on < shift.new:
            plan.drop(("meetings", index, "handover"))
            plan.put(("meetings", index), "chair", promoter)


def _indicators(customer: Customer) -> Iterator[tuple[Keys, Goal | Kpi]]:
    for number, goal in enumerate(customer.plan.goals):
        yield ("goals", number), goal
        yield from ((("goals", number, "kpis", index), kpi) for index, kpi in enumerate(goal.kpis))


def _begin_again(
    plan: Draft, keys: Keys, indicator: Goal | Kpi, customer: Customer, shift: Shift, as_of: date
) -> None:
    """Let the newest value be the baseline, and the target be confirmed in the first two weeks."""
    values = [row for row in customer.history.series(indicator.id) if row.value is not None and row.date <= as_of]
    asked = ["target"]
    if values:
        span = measured_span(indicator.measure.every, values[-1].date)
        source = f", source: {flow(indicator.measure.source)}" if indicator.measure.source else ""
        said = f"{{value: {values[-1].value}, from: {span.start}, to: {span.end}{source}}}"
        plan.swap((*keys, "baseline"), f"baseline: {said}", after="better")
    else:
        asked.insert(0, "baseline")
        if indicator.baseline is not None:
            plan.drop((*keys, "baseline"))
    until = shift.day(shift.old + _UNTIL_TARGET, ("until",))
    who = _who(indicator, customer)
    entries = ", ".join(f"{{what: {what}{who}, until: {until}}}" for what in asked)
    known = next((key for key in ("to_confirm", "target") if plan.get((*keys, key)) is not None), "to_confirm")
    plan.swap((*keys, known), f"to_confirm: [{entries}]", after="name")
    if known == "to_confirm" and plan.get((*keys, "target")) is not None:
        plan.drop((*keys, "target"))


def _who(indicator: Goal | Kpi, customer: Customer) -> str:
    evaluator = next((person.id for person in customer.people if person.role == "evaluator"), None)
    who = evaluator if isinstance(indicator, Goal) else indicator.measure.owner or evaluator
    return f", who: {who}" if who else ""


def _new_milestones(customer: Customer, shift: Shift) -> tuple[str, str]:
    """The remarks for the head of the new plan, and the dates that every term has, as entries of `milestones`."""
    path = next_term(customer.plan.language)
    text = read_text(path)
    data = Draft(text, path).data
    first = date.fromisoformat(data["period"]["start"])
    days = Shift(first, shift.new, shift.end, shift.workdays)
    roles = {person.role: person.id for person in reversed(customer.people)}
    taken = {milestone.id for milestone in customer.plan.milestones}
    lines = []
    for entry in data["milestones"]:
        day = days.day(date.fromisoformat(entry["date"]), ("date",))
        entry = {**entry, "date": day.isoformat(), "owner": roles.get(entry["owner"])}
        if entry["id"] in taken:
            entry["id"] = f"{entry['id']}-{shift.new:%Y-%m}"
        lines.append(f"  - {flow({key: value for key, value in entry.items() if value is not None})}\n")
    return text.partition("\n\n")[0], "".join(lines)


def _open_entries(journal: Draft, work: set[str]) -> str:
    """The entries of the journal that are still open; of what they refer to, only what the next term has."""
    found = []
    for key in _WITH_OPEN:
        entries = [each for each in journal.get((key,)) or () if not any(each.get(word) for word in _OPEN)]
        lines = [f"  - {flow(_for_the_next(each, work))}\n" for each in entries]
        found.append("".join([f"\n{key}:\n", *lines]) if lines else "")
    return "".join(found)


def _for_the_next(entry: dict[str, Any], work: set[str]) -> dict[str, Any]:
    return {key: value for key, value in entry.items()
            if key not in ("at", "form") and not (key == "work" and value not in work)}
