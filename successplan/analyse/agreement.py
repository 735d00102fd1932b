"""Turn what was agreed, and what plan and history say now, into the differences between the two."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from successplan.analyse.result import Rewritten
from successplan.model import (
    NOT_MEASURED,
    Agreed,
    AgreedIndicator,
    Bands,
    Baseline,
    Change,
    Customer,
    Goal,
    Kpi,
    TargetPoint,
)
from successplan.words import Language

Said = TargetPoint | Baseline | Bands | str | None


@dataclass(frozen=True, slots=True)
class Deviation:
    """Something of the newest agreement that the plan says otherwise: `key` is its key in plan.yaml.

    `indicator` is the id of the goal or KPI, "" for the bands; an indicator that came or went has the key "". `at` is
    the day of a target. `recorded` says whether `changes` has an entry for it.
    """

    indicator: str
    key: str
    before: Said
    after: Said
    at: date | None = None
    recorded: bool = False


def deviations(customer: Customer) -> tuple[Deviation, ...]:
    """What differs from the newest agreement, in its order, then what is new; nothing where there is no agreement.

    What was still open then (no baseline, no target) and was filled in since is no deviation: that was agreed, too.
    """
    agreed = customer.agreed.newest
    if agreed is None:
        return ()
    entries = [change for change in customer.plan.changes
               if change.version != agreed.version and change.date >= agreed.date]
    return tuple(_marked(one, entries) for one in _deviations(customer, agreed))


def _deviations(customer: Customer, agreed: Agreed) -> Iterator[Deviation]:
    language = customer.plan.language
    for was in agreed.indicators:
        now = customer.indicator(was.id)
        if now is None:
            yield Deviation(was.id, "", was.name, None)
        else:
            yield from _of_indicator(was, frozen(now, language))
    known = {was.id for was in agreed.indicators}
    for _, now in customer.indicators:
        if now.id not in known:
            yield Deviation(now.id, "", None, now.name.say(language))
    bands = customer.workspace.judgement.bands
    if bands != agreed.bands:
        yield Deviation("", "bands", agreed.bands, bands)


def frozen(indicator: Goal | Kpi, language: Language) -> AgreedIndicator:
    """The goal or KPI as an agreement holds it, texts in the plan's own language."""
    measure = indicator.measure
    return AgreedIndicator(
        id=indicator.id, name=indicator.name.say(language), unit=indicator.unit.say(language), better=indicator.better,
        baseline=indicator.baseline, target=indicator.target, path=indicator.path,
        formula=measure.formula.say(language) if measure.formula else None, source=measure.source)


def _of_indicator(was: AgreedIndicator, now: AgreedIndicator) -> Iterator[Deviation]:
    for key in ("unit", "better", "baseline", "path", "formula", "source"):
        before, after = getattr(was, key), getattr(now, key)
        if before != after and before is not None:
            yield Deviation(was.id, key, before, after)
    if was.target:
        then, today = ({point.date: point for point in each.target} for each in (was, now))
        for day in sorted({*then, *today}):
            if then.get(day) != today.get(day):
                yield Deviation(was.id, "target", then.get(day), today.get(day), day)


def _marked(one: Deviation, entries: Iterable[Change]) -> Deviation:
    mine = [entry for entry in entries if _is_about(entry, one)]
    recorded = bool(mine) and _leads_to(mine[-1], one.after)
    return Deviation(one.indicator, one.key, one.before, one.after, one.at, recorded)


def _is_about(entry: Change, one: Deviation) -> bool:
    """True where the entry's field ends with the key of the deviation and names its indicator on the way."""
    steps = entry.field.split(".")
    if one.indicator and one.indicator not in steps:
        return False
    return steps[-1] == (one.key or one.indicator) and entry.at in (None, one.at)


def _leads_to(entry: Change, after: Said) -> bool:
    """False where the entry says another number than the one that the plan has now."""
    now = after.value if isinstance(after, TargetPoint | Baseline) else None
    return not (isinstance(entry.to, Decimal) and now is not None and entry.to != now)


def rewritten(customer: Customer) -> tuple[Rewritten, ...]:
    """The agreed values that kpi.csv no longer has, in the order of the agreements.

    A correction in a new row leaves the old one where it was and is none of these.
    """
    rows: dict[tuple[str, str, date], list[int]] = {}
    for index, row in enumerate(customer.history.observations):
        rows.setdefault((row.kpi, row.part, row.date), []).append(index)
    return tuple(_rewritten(customer, rows))


def _rewritten(customer: Customer, rows: Mapping[tuple[str, str, date], list[int]]) -> Iterator[Rewritten]:
    observed = customer.history.observations
    for number, agreed in enumerate(customer.agreed.agreements):
        for place, series in enumerate(agreed.history):
            part = series.part or ""
            for day, value in series.values.items():
                before = None if value == NOT_MEASURED else Decimal(value)
                there = rows.get((series.kpi, part, day), [])
                if all(observed[index].value != before for index in there):
                    row = there[-1] if there else None
                    after = observed[row].value if row is not None else None
                    yield Rewritten(series.kpi, part, day, before, after, row, (number, place))
