"""Turn a value, its date and the planned path into a judgement."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from math import ceil, floor

from successplan.analyse.path import Course, badness, behind, meets, planned_on, progress
from successplan.analyse.result import Judgement, Reason, Span

_ORDER = (Judgement.REACHED, Judgement.ON_TRACK, Judgement.AT_RISK, Judgement.OFF_TRACK)


@dataclass(frozen=True, slots=True)
class Bands:
    """The judgement numbers: how far behind is at risk and off track (points of the way), and what moving away is."""

    at_risk: Fraction = Fraction(10)
    off_track: Fraction = Fraction(25)
    mean_of: int = 4
    periods: int = 2
    only_behind: bool = True


@dataclass(frozen=True, slots=True)
class Reading:
    """A measured value as the arithmetic wants it: its days and the exact number."""

    span: Span
    value: Fraction


@dataclass(frozen=True, slots=True)
class Verdict:
    """A judgement with its numbers, as in Standing."""

    judgement: Judgement
    reasons: tuple[Reason, ...]
    planned: Fraction | None = None
    progress: Fraction | None = None
    planned_progress: Fraction | None = None
    behind: Fraction | None = None


def rank(judgement: Judgement) -> int:
    """0 for reached to 3 for off track; -1 for not yet, which is neither good nor bad."""
    return -1 if judgement is Judgement.NOT_YET else _ORDER.index(judgement)


def worst(judgements: Sequence[Judgement]) -> Judgement:
    """The worst of them; not yet only where all are, because what was judged outweighs what could not be."""
    return max(judgements, key=rank, default=Judgement.NOT_YET)


def one_worse(judgement: Judgement) -> Judgement:
    """One step worse. Not yet becomes at risk: a cause for worry is known before the first number is."""
    if judgement is Judgement.NOT_YET:
        return Judgement.AT_RISK
    return _ORDER[min(rank(judgement) + 1, len(_ORDER) - 1)]


def judge(course: Course, readings: Sequence[Reading], bands: Bands) -> Verdict:
    """The judgement of the last of `readings` (oldest first, at least one) against the path on its own date.

    In the period that holds a target date it is reached or missed, and nothing softer: the path no longer counts, and
    neither does the trend. A value exactly on a bound gets the better word. Where the course has no way to go (target
    equal to baseline, a range without width) the target itself needs confirming: at risk.
    """
    last = readings[-1]
    day = last.span.end
    gone, lag, planned = progress(course, last.value), behind(course, last.value, day), planned_on(course, day)
    due = None if planned is None else progress(course, planned)
    if lag is None:
        return Verdict(Judgement.AT_RISK, (Reason.TO_CONFIRM,), planned)
    word, reasons = _at_target(course, last, lag, bands) or _on_path(course, readings, lag, gone, bands)
    return Verdict(word, reasons, planned, gone, due, lag)


def _at_target(
    course: Course, last: Reading, lag: Fraction, bands: Bands
) -> tuple[Judgement, tuple[Reason, ...]] | None:
    held = [target for target in course.targets if target.day in last.span]
    if not held:
        return None
    if meets(course.better, held[-1], last.value):
        return Judgement.REACHED, (Reason.TARGET_REACHED,)
    return Judgement.AT_RISK if lag <= bands.at_risk else Judgement.OFF_TRACK, (Reason.TARGET_MISSED,)


def _on_path(
    course: Course, readings: Sequence[Reading], lag: Fraction, gone: Fraction | None, bands: Bands
) -> tuple[Judgement, tuple[Reason, ...]]:
    word = _by_band(lag, bands)
    reasons = [] if word is Judgement.ON_TRACK else [Reason.BEHIND]
    if reasons and gone is not None and gone < 0:
        reasons.append(Reason.BACKWARDS)
    away = periods_moving_away(course, readings, bands)
    if away:
        reasons.append(Reason.MOVING_AWAY)
        word = worst((word, Judgement.OFF_TRACK if away >= bands.periods else Judgement.AT_RISK))
    return word, tuple(reasons) or (Reason.ON_PATH,)


def _by_band(lag: Fraction, bands: Bands) -> Judgement:
    if lag <= bands.at_risk:
        return Judgement.ON_TRACK
    return Judgement.AT_RISK if lag <= bands.off_track else Judgement.OFF_TRACK


def periods_moving_away(course: Course, readings: Sequence[Reading], bands: Bands) -> int:
    """For how many values running, up to `bands.periods`, the trend has moved away from the target.

    It does so at a value that is behind the path when the mean of it and those before it (`mean_of`) is worse than the
    mean of as many before them. `Running` means that the whole condition, being behind included, also held one value
    earlier: weekly noise is no alarm.
    """
    for back in range(bands.periods):
        if not _moves_away(course, readings[: len(readings) - back], bands):
            return back
    return bands.periods


def _moves_away(course: Course, readings: Sequence[Reading], bands: Bands) -> bool:
    count = bands.mean_of
    if len(readings) < 2 * count:
        return False
    if bands.only_behind:
        lag = behind(course, readings[-1].value, readings[-1].span.end)
        if lag is None or lag <= 0:
            return False
    # Of as many values each, so the sums compare as the means do. Badness first and mean then: values that jump from
    # one side of a range to the other must not pass for values inside it.
    newer, older = (_sum(course, part) for part in (readings[-count:], readings[-2 * count : -count]))
    return newer > older


def _sum(course: Course, readings: Sequence[Reading]) -> Fraction:
    return sum((badness(course, reading.value) for reading in readings), Fraction(0))


def strictly_rounded(edge: Fraction, decimals: int, *, upper: bool) -> Decimal:
    """`edge` with `decimals` digits, rounded to the strict side: an upper bound down, a lower bound up.

    So 21.16 is printed 21.1 or below and 48.91 is printed 49.0 or above: no value that keeps the printed bound breaks
    the exact one.
    """
    scaled = edge * 10**decimals
    return Decimal(floor(scaled) if upper else ceil(scaled)).scaleb(-decimals)


def as_decimal(value: Fraction) -> Decimal:
    """`value` with 28 digits: exact for what was measured, and nearer than anybody prints for a mean."""
    return Decimal(value.numerator) / Decimal(value.denominator)
