"""Turn changes of the KGIs, the agreed shares and the costs into the effect in money and what it is held against.

    yearly effect   = change of the KGI for the better, signed x worth.per_unit x share (low, middle, high)
    effect to date  = the sum over the measured periods of yearly effect x days / 365
    cost to date    = annual fee x days / 365 + the customer's own hours x costs.own_hour + costs.once
    multiple        = effect to date / cost to date, over the same window
    yearly multiple = yearly effect at the newest value / (annual fee + a year's own hours + costs.once)

Everything doubtful makes the figure smaller. The window runs from the plan's first day, so days that nobody measured
cost and bring nothing. An indicator whose value is missing, stale or to confirm is left out as a whole, else keeping
a bad month back would pay. Where a KGI has a worth, its KPIs are never added to it: they are how it moves. Amounts of
several currencies are not added either. The own hours are the customer's (journal `own_hours`); those of the vendor
stand in internal.yaml and are no cost of the customer's.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from fractions import Fraction
from math import floor

from successplan.analyse.judge import Reading
from successplan.analyse.path import Course, badness
from successplan.analyse.periods import add_months, month_of, month_span
from successplan.analyse.record import Record
from successplan.analyse.result import (
    WITHOUT_NUMBER,
    Assumption,
    Cost,
    Effect,
    EffectAndCost,
    LeftOut,
    NoMoney,
    NotCounted,
    Range,
    Reason,
    Span,
    Standing,
    Swing,
)
from successplan.model import Customer, Goal, Kpi, Money, Share, Worth

YEAR = 365                    # days, in leap years too: what both sides agreed to reckon with
FORESEEN_YEARS = 3            # a month further away is no forecast: "not at this rate"
VARIED = Fraction(1, 5)       # by how much an assumption is varied that has no agreed range
_ZERO = Fraction(0)

Figures = tuple[EffectAndCost | None, NoMoney | None, tuple[LeftOut, ...]]


def effect_and_cost(
    customer: Customer, known: Sequence[Record], standings: Sequence[Standing], span: Span, as_of: date
) -> Figures:
    """The money figures of a report of `span` made on `as_of`, why there are none, and what is left out of them."""
    valued = [(record, each) for record, each in zip(known, standings, strict=True) if record.indicator.worth]
    start, cut = customer.plan.period.start, min(span.end, as_of)
    counted: list[tuple[Effect, date]] = []
    left_out: list[LeftOut] = []
    for record, standing in valued:
        why = _left_out(record, standing)
        found = None if why else _effect(record, record.judged(span).until(cut).readings(record.start), start)
        if found is None:
            left_out.append(LeftOut(record.indicator, why or Reason.NOT_DUE))
        else:
            counted.append(found)
    if not counted:
        return None, NoMoney.ALL_LEFT_OUT if valued else NoMoney.NO_WORTH, tuple(left_out)
    effects = tuple(effect for effect, _ in counted)
    currencies = _currencies(customer, effects)
    if len(currencies) > 1:
        return None, NoMoney.CURRENCIES, tuple(left_out)
    window = Span(start, max(end for _, end in counted))
    return _against(currencies.pop(), window, effects, _cost(customer, window)), None, tuple(left_out)


def _left_out(record: Record, standing: Standing) -> Reason | NotCounted | None:
    """Why an indicator with a worth is not counted; None where it is."""
    if record.indicator is not record.goal and record.goal.worth is not None:
        return NotCounted.UNDER_GOAL
    lack = next((reason for reason in standing.reasons if reason in WITHOUT_NUMBER), None)
    if lack is not None or record.course is None:
        return lack or Reason.TO_CONFIRM
    return None if _agreed_share(record.indicator) else NotCounted.NO_SHARE


def _agreed_share(indicator: Goal | Kpi) -> Share | None:
    """The share, None where it is open or is no range of parts of a whole."""
    share = indicator.worth.share if indicator.worth else None
    is_open = any(key.partition(".")[0] == "worth" for key in indicator.open_keys)
    return share if share and not is_open and 0 <= share.low <= share.middle <= share.high <= 1 else None


def _effect(record: Record, readings: Iterable[Reading], start: date) -> tuple[Effect, date] | None:
    """The effect of one indicator and the last day it was measured on; None where no measured day lies in the plan."""
    worth, share, course = record.indicator.worth, _agreed_share(record.indicator), record.course
    measured = tuple(_measured_days(readings, start))
    if not measured or worth is None or share is None or course is None:
        return None
    changes = [(_change(course, reading.value), days) for reading, days in measured]
    sum_of_days = sum((change * days for change, days in changes), _ZERO)
    newest = changes[-1][0]
    effect = Effect(
        record.indicator, worth, share, newest, sum(days for _, days in changes),
        yearly=_shared(newest, worth, share), to_date=_shared(sum_of_days / YEAR, worth, share))
    return effect, measured[-1][0].span.end


def _measured_days(readings: Iterable[Reading], start: date) -> Iterable[tuple[Reading, int]]:
    """Each reading with the days of the plan that it measures; a day that two of them hold counts with the first."""
    free = start
    for reading in readings:
        first, end = max(reading.span.start, free), reading.span.end
        if first <= end:
            yield reading, (end - first).days + 1
            free = end + timedelta(days=1)


def _change(course: Course, value: Fraction) -> Fraction:
    """How much better `value` is than the baseline, signed, in the indicator's unit."""
    return badness(course, course.baseline) - badness(course, value)


def _shared(change: Fraction, worth: Worth, share: Share) -> Range:
    whole = change * Fraction(worth.per_unit.amount)
    low, middle, high = (whole * Fraction(part) for part in (share.low, share.middle, share.high))
    return Range(min(low, high), middle, max(low, high))


def _currencies(customer: Customer, effects: Iterable[Effect]) -> set[str]:
    """The currencies of everything that would be added up."""
    contract, costs = customer.plan.contract, customer.plan.costs
    amounts: list[Money | None] = [effect.worth.per_unit for effect in effects]
    amounts.append(contract.annual_fee if contract else None)
    if costs is not None:
        amounts += [costs.own_hour, *(one.amount for one in costs.once)]
    return {amount.currency for amount in amounts if amount is not None}


def _cost(customer: Customer, window: Span) -> Cost | None:
    """The cost of the window; None without a fee, because hours alone would make any effect look cheap."""
    contract, costs = customer.plan.contract, customer.plan.costs
    if contract is None or contract.annual_fee is None:
        return None
    fee = Fraction(contract.annual_fee.amount)
    paid = Span(max(window.start, contract.start), window.end).days
    hours, known_days, unknown = _own_hours(customer, window)
    an_hour = Fraction(costs.own_hour.amount) if costs and costs.own_hour else _ZERO
    a_year = hours * YEAR / known_days if known_days else _ZERO
    once = sum((Fraction(one.amount.amount) for one in costs.once), _ZERO) if costs else _ZERO
    return Cost(fee * max(paid, 0) / YEAR, hours * an_hour, once, hours, fee + a_year * an_hour, unknown)


def _own_hours(customer: Customer, window: Span) -> tuple[Fraction, int, tuple[str, ...]]:
    """The customer's hours in the window, the days for which they are known, and the months nobody reported.

    Of a month that lies in the window only in part, its hours count by the days. Several entries for a month add up.
    """
    total, known = _ZERO, 0
    told = {entry.month for entry in customer.journal.own_hours}
    for month, days in _months(window):
        if month in told:
            hours = sum((Fraction(one.hours) for one in customer.journal.own_hours if one.month == month), _ZERO)
            total += hours * days / month_span(month).days
            known += days
    return total, known, tuple(month for month, _ in _months(window) if month not in told)


def _months(window: Span) -> Iterable[tuple[str, int]]:
    """Each calendar month of the window, as 2026-06, with how many of its days lie in it."""
    month = month_of(window.start)
    while month.start <= window.end:
        yield f"{month.start:%Y-%m}", Span(max(month.start, window.start), min(month.end, window.end)).days
        month = month_of(add_months(month.start, 1))


def _against(currency: str, window: Span, effects: tuple[Effect, ...], cost: Cost | None) -> EffectAndCost:
    effect = _sum(each.to_date for each in effects)
    yearly = _sum(each.yearly for each in effects)
    if cost is None or not cost.total:
        return EffectAndCost(currency, window, effects, effect, yearly, cost)
    return EffectAndCost(
        currency, window, effects, effect, yearly, cost,
        multiple=_over(effect, cost.total),
        yearly_multiple=_over(yearly, cost.yearly) if cost.yearly else None,
        passes=_passes(window.end, cost.total - effect.middle, yearly.middle - cost.running),
        swings=_swings(effects, effect.middle, cost),
    )


def _sum(ranges: Iterable[Range]) -> Range:
    found = tuple(ranges)
    return Range(*(sum((getattr(each, end) for each in found), _ZERO) for end in ("low", "middle", "high")))


def _over(effect: Range, cost: Fraction) -> Range:
    return Range(effect.low / cost, effect.middle / cost, effect.high / cost)


def _passes(end: date, lacking: Fraction, gained_a_year: Fraction) -> date | None:
    """The first day on which nothing is lacking any more, when so much is gained a year; `end` where that is so now."""
    if lacking < 0:
        return end
    if gained_a_year <= 0:
        return None
    days = floor(lacking * YEAR / gained_a_year) + 1
    return end + timedelta(days=days) if days <= FORESEEN_YEARS * YEAR else None


def _swings(effects: Iterable[Effect], middle: Fraction, cost: Cost) -> tuple[Swing, ...]:
    """What the multiple to date would be with one assumption varied: the two of the widest swing."""
    found: list[Swing] = []
    for each in effects:
        rest, own = middle - each.to_date.middle, each.to_date
        by_unit = sorted((own.middle * (1 - VARIED), own.middle * (1 + VARIED)))
        for what, (low, high), share in (
            (Assumption.SHARE, (own.low, own.high), each.share), (Assumption.PER_UNIT, by_unit, None)
        ):
            ends = (rest + low) / cost.total, (rest + high) / cost.total
            found.append(Swing(what, *ends, each.indicator, share))
    if cost.own_hours:
        fewer, more = sorted(middle / (cost.total + cost.own_hours * part) for part in (VARIED, -VARIED))
        found.append(Swing(Assumption.OWN_HOURS, fewer, more))
    return tuple(sorted(found, key=lambda swing: swing.low - swing.high)[:2])
