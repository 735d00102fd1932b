"""Turn one record and the reported period into the indicator's standing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from math import floor

from successplan.analyse.judge import Verdict, judge, rank, worst
from successplan.analyse.outlook import natural_bounds, outlook
from successplan.analyse.path import Corners, band_edges, corners, edges_on
from successplan.analyse.periods import first_end, last_end_in, next_end, shifted
from successplan.analyse.record import Numbers, Record, by_date
from successplan.analyse.result import Judgement, Outlook, Reason, Span, Standing, Value
from successplan.analyse.series import Point, Series, a_year_before, period_before, values
from successplan.analyse.workdays import after, moved

_SHORTER_THAN_MONTH = ("day", "week", "two_weeks")
_NOT_YET = Verdict(Judgement.NOT_YET, (Reason.NOT_DUE,))
_MISSING = Verdict(Judgement.AT_RISK, (Reason.MISSING,))
_TO_CONFIRM = Verdict(Judgement.AT_RISK, (Reason.TO_CONFIRM,))


def standing(record: Record, span: Span, as_of: date, numbers: Numbers) -> Standing:
    """How the indicator stands in a report of `span` made on `as_of`; `before` is left to whoever knows that period.

    Only values dated up to the end of the period, and not after `as_of`, count.
    """
    seen = Span(span.start, max(span.start, min(span.end, as_of)))
    cut = min(span.end, as_of)
    series = record.judged(span).until(cut)
    shown, verdict = _judged(record, series, seen, as_of, numbers)
    base = _with_numbers(record, verdict, shown)
    base = _with_references(base, series, span, shown)
    base = _with_path(base, record, shown, cut, numbers)
    parts = ((part, rows.until(cut).newest_in(span)) for part, rows in record.judged_parts(span))
    return replace(
        base,
        outlook=_foreseen(record, series, verdict, numbers),
        measured=len(series.readings(record.start)),
        series=values(record.raw.until(cut).points),
        parts=tuple((part, point.value) for part, point in parts if point is not None),
        part_series=tuple((part, values(rows.until(cut).points)) for part, rows in record.parts),
    )


def _judged(
    record: Record, series: Series, seen: Span, as_of: date, numbers: Numbers
) -> tuple[Point | None, Verdict]:
    """The point to show, and the verdict: what could not be judged is named before what could."""
    here, newest = series.within(seen), series.newest
    due = _is_due(record, series, seen.end, as_of, numbers)
    if record.course is None:
        return newest, _TO_CONFIRM if due else _NOT_YET
    readings = series.readings(record.start)
    if not readings:
        return newest if newest and newest.date in seen else None, _MISSING if due else _NOT_YET
    verdict = judge(record.course, readings, numbers.bands)
    if here and not any(point.measured for point in here):
        carried = _carried(verdict, Reason.MISSING)
        return here[-1], Verdict(carried.judgement, carried.reasons)
    lack = _lack(record, series, readings[-1].span.end, seen, as_of, numbers)
    return newest, verdict if lack is None else _carried(verdict, lack)


def _is_due(record: Record, series: Series, end: date, as_of: date, numbers: Numbers) -> bool:
    """True when the first measurement has fallen due: its period has ended within the report, and the days that the
    source needs are over at `as_of`; the last of these days still counts as not yet."""
    first = first_end(series.every, record.start, numbers.year_start)
    return first <= end and after(first, record.ready, numbers.workdays) < as_of


def _lack(
    record: Record, series: Series, newest: date, seen: Span, as_of: date, numbers: Numbers
) -> Reason | None:
    """Why the newest value can't stand for the report: stale, or the period's own value is due and missing.

    Staleness is judged on the day on which the period's last values could be there, so that a June report made in
    August does not call the end of June old. A value is due and missing where the reported period holds the end of a
    whole measured period, its source had the days it needs, and nothing came.
    """
    judged_on = min(as_of, after(seen.end, record.ready, numbers.workdays))
    if judged_on > _fresh_until(record, series, newest, numbers):
        return Reason.STALE
    end = last_end_in(series.every, seen, newest)
    late = end is not None and newest < seen.start and after(end, record.ready, numbers.workdays) < as_of
    return Reason.MISSING if late else None


def _fresh_until(record: Record, series: Series, newest: date, numbers: Numbers) -> date:
    """The last day on which the value dated `newest` is not stale: 1.5 rhythms, then the days that the source needs.

    A daily value lasts for working days: Friday's is not stale on Monday.
    """
    rhythm = (next_end(series.every, newest) - newest).days
    aged = newest + timedelta(days=floor(numbers.stale_after * rhythm))
    return after(moved(aged, numbers.workdays) if series.every == "day" else aged, record.ready, numbers.workdays)


def _carried(verdict: Verdict, lack: Reason) -> Verdict:
    """At risk because of `lack`, or what the older value said where that is worse: silence mends nothing."""
    word = worst((verdict.judgement, Judgement.AT_RISK))
    reasons = verdict.reasons if rank(verdict.judgement) >= rank(Judgement.AT_RISK) else ()
    return replace(verdict, judgement=word, reasons=(lack, *reasons))


def _with_numbers(record: Record, verdict: Verdict, shown: Point | None) -> Standing:
    exact = shown.exact if shown else None
    return Standing(
        record.indicator,
        record.goal,
        verdict.judgement,
        verdict.reasons,
        value=shown.value if shown else None,
        planned=verdict.planned,
        progress=verdict.progress,
        planned_progress=verdict.planned_progress,
        behind=verdict.behind,
        gap=None if exact is None or verdict.planned is None else exact - verdict.planned,
    )


def _with_references(base: Standing, series: Series, span: Span, shown: Point | None) -> Standing:
    """With last period's and last year's value, counted from the period that holds the shown value.

    Where June is not closed yet and May is shown, last period is April: a change of nothing would be no news.
    """
    if shown is None:
        return replace(base, previous=_value(series.newest_in(shifted(span, -1))))
    home = span
    while shown.date < home.start:
        home = shifted(home, -1)
    previous = series.newest_in(period_before(series, home, shown.date))
    year_ago = a_year_before(series, shown.date)
    return replace(
        base,
        previous=_value(previous),
        change=_difference(shown, previous),
        last_year=_value(year_ago),
        change_on_year=_difference(shown, year_ago),
    )


def _value(point: Point | None) -> Value | None:
    return point.value if point else None


def _difference(point: Point, other: Point | None) -> Decimal | None:
    if other is None or point.value.value is None or other.value.value is None:
        return None
    return point.value.value - other.value.value


def _with_path(base: Standing, record: Record, shown: Point | None, cut: date, numbers: Numbers) -> Standing:
    points = by_date(record.indicator.target)
    day = shown.date if shown else cut
    if points:
        base = replace(base, target=next((each for each in points if each.date >= day), points[-1]), final=points[-1])
    if record.course is None:
        return base
    bands, until = numbers.bands, max(cut, numbers.plan_end)
    return replace(
        base,
        edges=edges_on(record.course, day, bands.at_risk, bands.off_track),
        path=_to_the_end(corners(record.course), until),
        bands=band_edges(record.course, bands.at_risk, bands.off_track, until),
    )


def _to_the_end(path: Corners, until: date) -> Corners:
    """The path with its flat end drawn up to `until`."""
    return (*path, (until, path[-1][1])) if path and path[-1][0] < until else path


def _foreseen(record: Record, series: Series, verdict: Verdict, numbers: Numbers) -> Outlook | None:
    """The outlook; none from stale values, because a trend that ended long ago foresees nothing."""
    if record.course is None or Reason.STALE in verdict.reasons:
        return None
    readings, unit = series.readings(record.start), record.indicator.unit
    needed = numbers.outlook_weeks if series.every in _SHORTER_THAN_MONTH else numbers.outlook_months
    bounds = natural_bounds(record.course, readings, percent="%" in (unit.ja, unit.en))
    return outlook(record.course, readings, needed, bounds)
