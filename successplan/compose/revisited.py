"""Turn what the journal says of roadmap and risks into before and after: what was agreed, and what has moved since."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from successplan.analyse import Analysis
from successplan.compose import language
from successplan.compose.build import Build
from successplan.compose.marks import Field, bare
from successplan.compose.schedules import Numbered, roadmap_items, roadmap_matrix
from successplan.compose.speech import t
from successplan.document import Block, Matrix
from successplan.model import Risk, RiskChange, RoadmapChange, RoadmapItem

_PLACE = ("impact", "difficulty")
_WEIGHT = ("impact", "likelihood")


@dataclass(frozen=True, slots=True)
class Moved:
    """What a review says of one change: when, of what, from which to which state, why."""

    day: date
    name: str
    what: str
    why: str | None


def roadmap_revisited(build: Build, analysis: Analysis) -> Block:
    """The map of the roadmap as it stands now; what moved since the period began has its earlier place beside it."""
    now = {one.number: one for one in _as_of(build, analysis.as_of)}
    earlier = {one.number: one for one in _as_of(build, analysis.period.start, before=True)}
    found = roadmap_matrix(build, tuple(now.values()))
    if not isinstance(found, Matrix):
        return found
    return replace(found, points=tuple(
        replace(point, earlier=place) if (place := _place(earlier[point.number].item)) not in (
            None, (point.x, point.y)) else point
        for point in found.points))


def _place(item: RoadmapItem) -> tuple[Decimal, Decimal] | None:
    if item.impact is None or item.difficulty is None:
        return None
    return Decimal(item.difficulty), Decimal(item.impact)


def _as_of(build: Build, day: date, *, before: bool = False) -> tuple[Numbered, ...]:
    """The roadmap with what had changed by the day, or with `before` only before it; the numbers are the plan's."""
    changes: Iterable[RoadmapChange] = build.seen["journal"].roadmap_changes
    known = sorted((one for one in changes if one.date < day or (one.date == day and not before)), key=_day)
    return tuple(replace(one, item=_item(one.item, known)) for one in roadmap_items(build))


def _item(item: RoadmapItem, changes: Iterable[RoadmapChange]) -> RoadmapItem:
    for change in changes:
        if change.item == item.id:
            item = item.model_copy(update=_given(change, (*_PLACE, "status", "start", "end")))
    return item


def _given(change: RoadmapChange | RiskChange, fields: Iterable[str]) -> dict[str, object]:
    return {name: value for name in fields if (value := getattr(change, name)) is not None}


def _day(change: RoadmapChange | RiskChange) -> date:
    return change.date


def roadmap_now(build: Build, analysis: Analysis) -> tuple[Numbered, ...]:
    """The roadmap as it stands on the day of the report, with the plan's numbers, without what was dropped."""
    return tuple(one for one in _as_of(build, analysis.as_of) if one.item.status != "dropped")


def roadmap_changes(build: Build, analysis: Analysis) -> tuple[Moved, ...]:
    """What changed of the roadmap since the period began, oldest first."""
    known: dict[str, RoadmapItem] = {one.id: one for one in build.seen["plan"].roadmap}
    moved: list[Moved] = []
    for change in sorted(build.seen["journal"].roadmap_changes, key=_day):
        item = known.get(change.item)
        if item is None or change.date > analysis.as_of:
            continue
        if change.date >= analysis.period.start:
            what = _roadmap_step(build, item, change)
            moved.append(Moved(change.date, build.words(item.work), what, _why(build, change)))
        known[item.id] = _item(item, [change])
    return tuple(moved)


def _roadmap_step(build: Build, item: RoadmapItem, change: RoadmapChange) -> str:
    said = [_number(build, name, item, change) for name in _PLACE
            if getattr(change, name) is not None]
    if change.status is not None:
        said.append(_said(build, "status", str(t(build, f"status.{item.status}")),
                          str(t(build, f"status.{change.status}"))))
    for name in ("start", "end"):
        new, old = getattr(change, name), getattr(item, name)
        if new is not None:
            said.append(_said(build, name, _short(build, old) if old else None, _short(build, new)))
    return _together(build, said)


def moved_line(build: Build, one: Moved) -> str:
    """A change in a line: what of which work, and why."""
    said = t(build, "moved.line", name=one.name, what=one.what)
    return str(t(build, "with_note", text=said, note=one.why) if one.why else said)


def risk_changes(build: Build, analysis: Analysis) -> tuple[tuple[Moved, Risk], ...]:
    """What changed among the risks since the period began, oldest first, each with the risk as it is now."""
    known: dict[str, Risk] = {one.id: one for one in build.seen["plan"].risks}
    moved: list[tuple[Moved, str]] = []
    for change in sorted(build.seen["journal"].risk_changes, key=_day):
        risk = known.get(change.risk)
        if risk is None or change.date > analysis.as_of:
            continue
        if change.date >= analysis.period.start:
            moved.append((Moved(change.date, build.words(risk.risk), _risk_step(build, risk, change),
                                _why(build, change)), risk.id))
        known[risk.id] = risk.model_copy(update=_given(change, _WEIGHT))
    return tuple((one, known[id_]) for one, id_ in moved)


def _risk_step(build: Build, risk: Risk, change: RiskChange) -> str:
    said = [_number(build, name, risk, change) for name in _WEIGHT
            if getattr(change, name) is not None]
    return _together(build, [*said, *([str(t(build, "moved.closed"))] if change.closed else [])])


def risks_now(build: Build, analysis: Analysis) -> tuple[Risk, ...]:
    """The risks that are not over, as they stand on the day of the report, the heaviest first; those that nobody has
    weighed yet come last."""
    changes = sorted((one for one in build.seen["journal"].risk_changes if one.date <= analysis.as_of), key=_day)
    closed = {one.risk for one in changes if one.closed}
    found: list[Risk] = []
    for risk in build.seen["plan"].risks:
        for change in changes:
            if change.risk == risk.id:
                risk = risk.model_copy(update=_given(change, _WEIGHT))
        found.append(risk)
    return tuple(sorted((one for one in found if one.id not in closed),
                        key=lambda one: -(one.impact or 0) * (one.likelihood or 0)))


def _number(build: Build, name: str, entry: RoadmapItem | Risk, change: RoadmapChange | RiskChange) -> str:
    """The change of a weight; a risk's impact is harm, a roadmap item's is a good."""
    before, after = (None if (value := getattr(one, name)) is None
                     else build.locale.marked(str(value), "value", Field(value, one, name)) for one in (entry, change))
    return _said(build, "harm" if isinstance(entry, Risk) and name == "impact" else name, before, str(after))


def _said(build: Build, name: str, before: str | None, after: str) -> str:
    """One field's change; where the plan has the new state already, the earlier one is not known any more."""
    what = t(build, f"moved.{name}")
    if before is None or bare(before) == bare(after):
        return str(t(build, "moved.now", what=what, after=after))
    return str(t(build, "moved.step", what=what, before=before, after=after))


def _together(build: Build, said: Sequence[str]) -> str:
    return str(build.locale.get("format.list.comma")).join(said) or str(t(build, "none_short"))


def _why(build: Build, change: RoadmapChange | RiskChange) -> str | None:
    return build.words(change.why) if change.why else None


def _short(build: Build, day: date) -> str:
    return language.day(build.locale, day, "month_day")


FUNCTIONS: tuple[Callable[..., object], ...] = (
    moved_line, risk_changes, risks_now, roadmap_changes, roadmap_now, roadmap_revisited)
