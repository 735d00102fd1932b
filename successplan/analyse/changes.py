"""Turn two states of a plan into what changed between them: entry by entry, matched by id, never by place.

What is silent here says nothing to a reader: how a document looks, which language it is written in, what was still to
be confirmed (its answer shows as what it is), and the record of the changes itself, which gives the reasons.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from successplan.model import Bands, Change, Money, Plan, Share, TargetPoint
from successplan.model.base import Model
from successplan.model.reference import fields_of
from successplan.words import Language, Words

SILENT = frozenset({
    "schema", "id", "language", "version", "author", "state", "agreed", "changes", "to_confirm", "brand", "style",
    "calendar", "rules", "texts", "desk", "decimals", "time_zone", "holidays"})
_LIBRARY = frozenset({"cases", "scenes", "pitfalls"})  # what the vendor brings: told is what came and went
_ITEMS = _LIBRARY | {"premises"}  # lists whose entries are told one by one, though they are texts or ids
_WHOLE = (Money, Share, Bands, TargetPoint)  # printed as one value


@dataclass(frozen=True, slots=True)
class PlanChange:
    """One change. `area` is the list of the plan in which it happened ("kpis", "milestones"), "" for the plan itself.

    `entry` is what changed there, as it is now (as it was, where it went); None for the plan itself. `field` are the
    keys inside of the entry, "" where the entry itself came (`before` is None) or went (`after` is None). `at` is the
    day of a target. `refers` is the kind of what the values name by id: person, part and so on. `record` is the entry
    in `changes` that tells the reason.
    """

    area: str
    entry: Any
    field: str
    before: Any
    after: Any
    at: date | None = None
    refers: str | None = None
    record: Change | None = None

    @property
    def id(self) -> str:
        """The id of the entry, "" where it has none."""
        return str(getattr(self.entry, "id", ""))


def plan_changes(old: Plan, new: Plan) -> tuple[PlanChange, ...]:
    """What differs between two plans: in the order of the plan's keys, in each list sorted by id."""
    records = [change for change in new.changes if change not in old.changes]
    return tuple(replace(one, record=_record(one, records)) for one in _in_model(old, new, "", None, (), new.language))


def _in_model(
    old: Any, new: Any, area: str, entry: Any, path: tuple[str, ...], language: Language
) -> Iterator[PlanChange]:
    """Changes between two models of a type, one of which may be None."""
    model: type[Model] = type(old if new is None else new)
    for name, key, refers in fields_of(model):
        before, after = getattr(old, name, None), getattr(new, name, None)
        if key in SILENT or _plain(before, language) == _plain(after, language):
            continue
        kind = next((each for each in (before, after) if each is not None and each != ()), None)
        if isinstance(kind, Model) and not isinstance(kind, _WHOLE):
            yield from _in_model(before, after, area, entry, (*path, key), language)
        elif isinstance(kind, tuple) and isinstance(kind[0], TargetPoint):
            yield from _in_targets(before or (), after or (), area, entry)
        elif isinstance(kind, tuple) and (isinstance(kind[0], Model) or key in _ITEMS):
            yield from _in_list(before or (), after or (), key, refers, language)
        else:
            yield PlanChange(area, entry, ".".join((*path, key)), before, after, refers=refers)


def _in_targets(
    old: Iterable[TargetPoint], new: Iterable[TargetPoint], area: str, entry: Any
) -> Iterator[PlanChange]:
    then, now = ({point.date: point for point in each} for each in (old, new))
    for day in sorted({*then, *now}):
        if then.get(day) != now.get(day):
            yield PlanChange(area, entry, "target", then.get(day), now.get(day), day)


def _in_list(
    old: tuple[Any, ...], new: tuple[Any, ...], area: str, refers: str | None, language: Language
) -> Iterator[PlanChange]:
    """Entries that came, went or changed; one without an id is what it says."""
    then, now = dict(_named(old, language)), dict(_named(new, language))
    for name in sorted({*then, *now}):
        before, after = then.get(name), now.get(name)
        if before is None or after is None:
            yield PlanChange(area, before if after is None else after, "", before, after, refers=refers)
        elif isinstance(before, Model) and isinstance(after, Model) and area not in _LIBRARY:
            yield from _in_model(before, after, area, after, (), language)


def _named(entries: Iterable[Any], language: Language) -> Iterator[tuple[str, Any]]:
    return ((str(getattr(entry, "id", None) or _plain(entry, language)), entry) for entry in entries)


def _plain(value: Any, language: Language) -> Any:
    """The value with its texts in one language: that a translation came or went is no change of the plan."""
    if isinstance(value, Words):
        return value.say(language)
    if isinstance(value, tuple):
        return tuple(_plain(each, language) for each in value)
    if isinstance(value, Model):
        return tuple(_plain(getattr(value, name), language) for name in type(value).model_fields)
    return value


def _record(one: PlanChange, records: Iterable[Change]) -> Change | None:
    """The newest entry of `changes` whose field names the entry and ends with the key."""
    ends = {*one.field.split(".")} if one.field else {one.id}
    mine = [record for record in records
            if record.field.split(".")[-1] in ends and one.id in ("", *record.field.split("."))
            and record.at in (None, one.at)]
    return mine[-1] if mine else None


def with_targets_first(changes: Iterable[PlanChange]) -> tuple[PlanChange, ...]:
    """The same, what numbers are judged by before everything else."""
    return tuple(sorted(changes, key=lambda one: not is_target(one)))


def is_target(one: PlanChange) -> bool:
    """True for a target, a baseline or a goal or KPI that came or went."""
    return one.area in ("goals", "kpis") and (one.field.split(".")[0] in ("target", "baseline", ""))

