"""Turn a quarter into what an executive review says: issues of the management, effect against cost, the year ahead."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from successplan.analyse import Analysis, month_span
from successplan.compose import language
from successplan.compose.build import Build
from successplan.compose.money_lines import amount, passing_line, shows_fee, times
from successplan.compose.speech import person, t
from successplan.model import Contract, Goal, Issue, Kpi

_YEAR = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class Link:
    """A management issue, where it stands written, and the goals of the plan that serve it."""

    issue: str
    source: str | None
    answers: tuple[str, ...]
    goals: tuple[Goal | Kpi, ...]


@dataclass(frozen=True, slots=True)
class Ahead:
    """Something of the next twelve months: when, what, and who sees to it."""

    when: str
    what: str
    who: str
    is_review: bool = False


def management_links(build: Build) -> tuple[Link, ...]:
    """The management's issues with the plan's answers and goals; where nobody wrote them down, the plan's own."""
    purpose = build.seen["plan"].purpose
    known: dict[str, Issue] = {one.id: one for one in purpose.issues if one.id}
    if not purpose.management:
        return tuple(_link(build, build.words(one.business_issue), None, [one])
                     for one in purpose.issues if one.business_issue)
    return tuple(_link(build, build.words(one.issue), build.words(one.source) if one.source else None,
                       [known[id_] for id_ in one.issues if id_ in known]) for one in purpose.management)


def _link(build: Build, issue: str, source: str | None, served: list[Issue]) -> Link:
    goals = (build.seen["customer"].indicator(one.goal) for one in served if one.goal)
    answers = tuple(build.words(one.solution) for one in served if one.solution)
    return Link(issue, source, answers, tuple(one for one in goals if one is not None))


def effect_of(build: Build, analysis: Analysis, indicator: Goal | Kpi) -> str:
    """The effect to date of one indicator, or why it stands in no figure; 要確認 where nobody said what it is worth."""
    found = analysis.money
    for one in found.effects if found is not None else ():
        if one.indicator.id == indicator.id:
            return amount(build, one.to_date.middle)
    why = next((one.why for one in analysis.left_out if one.indicator.id == indicator.id), None)
    return str(t(build, f"effect.why.{why.value}") if why is not None else t(build, "effect.not_valued"))


def effect_title(build: Build, analysis: Analysis) -> str:
    """Effect and cost to date in a title: 累計効果399万円、累計費用736万円、効果÷費用は0.5倍."""
    found = analysis.money
    if found is None:
        return str(t(build, "effect.title_open"))
    effect = amount(build, found.effect.middle)
    if found.cost is None or found.multiple is None or not shows_fee(build):
        return str(t(build, "effect.title_alone", effect=effect))
    return str(t(build, "effect.title", effect=effect, cost=amount(build, found.cost.total),
                 multiple=times(build, found.multiple.middle)))


def against_lines(build: Build, analysis: Analysis) -> tuple[str, ...]:
    """Effect (range), cost (its parts), multiple of a year, the month in which the effect passes the cost, and what is
    left with half of the share: a line each, as far as the readers may see it."""
    found = analysis.money
    if found is None:
        return ()
    low, middle, high = (amount(build, getattr(found.effect, end)) for end in ("low", "middle", "high"))
    said = [t(build, "effect.lines.effect", low=low, middle=middle, high=high)]
    if found.cost is None or found.yearly_multiple is None or not shows_fee(build):
        return tuple(map(str, said))
    cost = found.cost
    said.append(t(build, "effect.lines.cost", cost=amount(build, cost.total), fee=amount(build, cost.fee),
                  hours=amount(build, cost.own_hours), once=amount(build, cost.once),
                  tax=t(build, f"tax.{build.seen['plan'].contract.tax}")))
    yearly = found.yearly_multiple
    said.append(t(build, "effect.lines.yearly", low=times(build, yearly.low), middle=times(build, yearly.middle),
                  high=times(build, yearly.high)))
    said.append(passing_line(build, analysis))
    if found.at_half_share is not None:
        said.append(t(build, "effect.half", multiple=times(build, found.at_half_share)))
    return tuple(map(str, said))


def year_ahead(build: Build, analysis: Analysis, most: int = 10) -> tuple[Ahead, ...]:
    """The next twelve months by day: the proposed direction, the milestones not reached, the time to decide on the
    renewal (for readers who may see the contract)."""
    end = analysis.as_of + _YEAR
    found: list[tuple[date, Ahead]] = []
    nobody = str(t(build, "to_confirm.alone"))
    for one in analysis.milestones:
        day = one.milestone.date
        if one.reached is None and analysis.as_of <= day <= end:
            who = person(build, one.milestone.owner, "short") if one.milestone.owner else nobody
            found.append((day, Ahead(language.day(build.locale, day), build.words(one.milestone.name), who)))
    term = build.seen["journal"].next
    for line in term.direction if term is not None else ():
        first = month_span(line.from_).start
        if analysis.period.end < first <= end:
            label = t(build, "ahead.from_month", month=language.month(build.locale, first, "long"))
            found.append((first, Ahead(str(label), build.words(line.what), str(t(build, "ahead.both")))))
    contract: Contract | None = build.seen["plan"].contract
    decide_by = contract.decide_by if contract is not None and shows_fee(build) else None
    if decide_by is not None and analysis.as_of <= decide_by <= end:
        found.append((decide_by, Ahead(language.day(build.locale, decide_by), str(t(build, "contract.decide_by")),
                                       str(t(build, "ahead.you")), is_review=True)))
    return tuple(one for _, one in sorted(found, key=lambda pair: pair[0])[:most])


FUNCTIONS: tuple[Callable[..., object], ...] = (
    against_lines, effect_of, effect_title, management_links, year_ahead)
