"""Turn a customer's data into every figure of its documents, by the definition of the judgement numbers alone.

Written from that definition, not from the product: where the two differ one of them is wrong. Exact throughout.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from itertools import pairwise
from statistics import median
from typing import Any

from independent.inputs import Sample, Series

BETTER_FIRST = ("reached", "on_track", "not_yet", "at_risk", "off_track")
STEPS = ("on_track", "at_risk", "off_track")
ENOUGH_FOR_OUTLOOK = {"week": 8, "month": 4, "quarter": math.inf}
YEAR_OF_WEEKS = timedelta(days=364)

# Public holidays by hand: the Act on National Holidays (Japan), gov.uk/bank-holidays (England), 2026.
HOLIDAYS = {
    "JP": {date(2026, 4, 29), date(2026, 5, 3), date(2026, 5, 4), date(2026, 5, 5), date(2026, 5, 6),
           date(2026, 7, 20), date(2026, 8, 11), date(2026, 9, 21), date(2026, 9, 22), date(2026, 9, 23)},
    "GB-ENG": {date(2026, 4, 3), date(2026, 4, 6), date(2026, 5, 4), date(2026, 5, 25), date(2026, 8, 31)},
}


@dataclass(frozen=True)
class Edge:
    """The values that still earn a word: from low, up to high, or both; exact, not yet rounded."""

    low: Fraction | None = None
    high: Fraction | None = None


@dataclass(frozen=True)
class Figures:
    """What a report of one month says about one indicator. None: there is no such number."""

    value: Fraction | None
    day: date
    planned: Fraction | None
    gap: Fraction | None
    behind: Fraction | None
    judgement: str
    change: Fraction | None
    change_on_year: Fraction | None
    on_track: Edge | None
    at_risk: Edge | None
    outlook: Fraction | None
    outlook_reaches: date | None
    outlook_values: int
    target_day: date | None  # of the target that the value was held against, in its own period
    reached: bool


# --- the agreed way ------------------------------------------------------------------------------------------

def agreed(indicator: Any) -> bool:
    return "baseline" in indicator and "target" in indicator


def targets(indicator: Any) -> list[Any]:
    written = indicator["target"]
    return sorted(written if isinstance(written, list) else [written], key=lambda point: point["date"])


def begins(sample: Sample, indicator: Any) -> date:
    return _as_day(indicator["measure"].get("from", sample.plan["period"]["start"]))


def within(indicator: Any) -> bool:
    return bool(indicator["better"] == "within")


def line(sample: Sample, indicator: Any, day: date) -> Fraction | None:
    """The planned value on a day; none before the way begins, nor for a range that held from the beginning."""
    start, baseline, ends = begins(sample, indicator), Fraction(indicator["baseline"]["value"]), targets(indicator)
    if day < start:
        return None
    if within(indicator):
        return _line_to_range(start, baseline, ends[-1], day)
    points = [(start, baseline), *((end["date"], Fraction(end["value"])) for end in ends)]
    if indicator.get("path") == "steps":
        return [value for point, value in points if point <= day][-1]
    if indicator.get("path") == "last_year":
        return _season(sample, indicator, day, points)
    return between(points, day)


def _line_to_range(start: date, baseline: Fraction, end: Any, day: date) -> Fraction | None:
    low, high = Fraction(end["low"]), Fraction(end["high"])
    if low <= baseline <= high:
        return None
    return between([(start, baseline), (end["date"], high if baseline > high else low)], day)


def _season(sample: Sample, indicator: Any, day: date, points: Series) -> Fraction | None:
    """Last year's course, moved by a straight line so that it starts at the baseline and ends at the target."""
    (start, baseline), (end, target) = points[0], points[-1]
    last_year = sample.series(indicator["id"])
    seen = [between(last_year, year_before(point)) for point in (start, end, min(day, end))]
    first, last, now = seen
    if first is None or last is None or now is None:
        return None
    moved = between([(start, baseline - first), (end, target - last)], min(day, end))
    return None if moved is None else now + moved


def between(points: Series, day: date) -> Fraction | None:
    """The value on the straight line between two neighbours; flat after the last, none before the first."""
    if not points or day < points[0][0]:
        return None
    if day >= points[-1][0]:
        return points[-1][1]
    (left, low), (right, high) = next(pair for pair in pairwise(points) if pair[0][0] <= day < pair[1][0])
    return low + (high - low) * Fraction((day - left).days, (right - left).days)


# --- measured ------------------------------------------------------------------------------------------------

def period_of(indicator: Any, day: date) -> tuple[date, date]:
    """The measured period that ends on or after `day` by the indicator's rhythm (a week ends on its own day)."""
    every = indicator["measure"]["every"]
    if every == "week":
        return day - timedelta(days=6), day
    months = 1 if every == "month" else 3
    first = date(day.year, (day.month - 1) // months * months + 1, 1)
    return first, month_end(first, months)


def month_end(first: date, months: int = 1) -> date:
    index = first.year * 12 + first.month - 1 + months
    return date(index // 12, index % 12 + 1, 1) - timedelta(days=1)


def value_of(sample: Sample, indicator: Any, end: date) -> tuple[Fraction | None, date]:
    """The value of the month that ends on `end` (of the last whole quarter before it), and the value's own day."""
    first, last = period_of(indicator, end) if indicator["measure"]["every"] != "week" else (end.replace(day=1), end)
    if last > end:  # the quarter is not over yet
        first, last = period_of(indicator, first - timedelta(days=1))
    seen = [(day, value) for day, value in sample.series(indicator["id"]) if first <= day <= last]
    if not seen:
        return None, last
    if indicator["measure"].get("month_value") == "mean":
        return sum((value for _, value in seen), Fraction(0)) / len(seen), last
    return seen[-1][1], seen[-1][0]


def year_before(day: date) -> date:
    return day.replace(year=day.year - 1, day=28) if (day.month, day.day) == (2, 29) else day.replace(year=day.year - 1)


def value_last_year(sample: Sample, indicator: Any, end: date) -> Fraction | None:
    """The same month's value of last year; the same week's where a week's value stands for the month."""
    value, day = value_of(sample, indicator, end)
    if value is None:
        return None
    if indicator["measure"]["every"] == "week" and indicator["measure"].get("month_value") != "mean":
        return dict(sample.series(indicator["id"])).get(day - YEAR_OF_WEEKS)
    return value_of(sample, indicator, month_end(date(end.year - 1, end.month, 1)))[0]


def value_before(sample: Sample, indicator: Any, end: date) -> Fraction | None:
    months = 3 if indicator["measure"]["every"] == "quarter" else 1
    first = date(end.year, end.month, 1)
    index = first.year * 12 + first.month - 1 - months
    return value_of(sample, indicator, month_end(date(index // 12, index % 12 + 1, 1)))[0]


# --- judged --------------------------------------------------------------------------------------------------

def miss(indicator: Any, value: Fraction) -> Fraction:
    end = targets(indicator)[-1]
    return max(Fraction(end["low"]) - value, value - Fraction(end["high"]), Fraction(0))


def progress(indicator: Any, value: Fraction) -> Fraction:
    """The share of the way that lies behind: 0 at the baseline, 1 at the last target, outside both possible."""
    baseline = Fraction(indicator["baseline"]["value"])
    if within(indicator):
        return 1 - miss(indicator, value) / miss(indicator, baseline)
    return (value - baseline) / (Fraction(targets(indicator)[-1]["value"]) - baseline)


def behind(sample: Sample, indicator: Any, value: Fraction, day: date) -> Fraction | None:
    """How far behind its path a value is, in points of the way."""
    if within(indicator) and miss(indicator, Fraction(indicator["baseline"]["value"])) == 0:
        end = targets(indicator)[-1]
        return 100 * miss(indicator, value) / (Fraction(end["high"]) - Fraction(end["low"]))
    planned = line(sample, indicator, day)
    return None if planned is None else 100 * (progress(indicator, planned) - progress(indicator, value))


def moving_away(sample: Sample, indicator: Any, day: date) -> int:
    """How many times running, at most twice, the mean of four values is worse than the mean of the four before."""
    seen = [value for when, value in sample.series(indicator["id"]) if when <= day]

    def worse(last: int) -> bool:
        new, old = seen[last - 4:last], seen[last - 8:last - 4]
        if last < 8:
            return False
        if within(indicator):
            new, old = [-miss(indicator, v) for v in new], [-miss(indicator, v) for v in old]
        lower = sum(new) < sum(old)
        return lower if indicator["better"] != "lower" else sum(new) > sum(old)

    if not worse(len(seen)):
        return 0
    return 2 if worse(len(seen) - 1) else 1


def judged(sample: Sample, indicator: Any, end: date, as_of: date) -> str:
    value, day = value_of(sample, indicator, end)
    if not _due(sample, indicator, end, as_of):
        return "not_yet"
    if value is None or not agreed(indicator):
        return "at_risk"
    gap = behind(sample, indicator, value, day)
    assert gap is not None
    due = held(indicator, day)
    if due:
        return "reached" if meets(indicator, value, due) else "at_risk" if gap <= bands(sample)[0] else "off_track"
    word = 0 if gap <= bands(sample)[0] else 1 if gap <= bands(sample)[1] else 2
    return STEPS[max(word, moving_away(sample, indicator, day) if gap > 0 else 0)]


def held(indicator: Any, day: date) -> Any:
    """The target point inside the measured period that ends on the day; none while the path counts.

    A month's mean of weekly values stands for the whole month.
    """
    first, last = period_of(indicator, day)
    if indicator["measure"].get("month_value") == "mean":
        first = day.replace(day=1)
    return next((point for point in reversed(targets(indicator)) if first <= point["date"] <= last), None)


def meets(indicator: Any, value: Fraction, point: Any) -> bool:
    if indicator["better"] == "within":
        return Fraction(point["low"]) <= value <= Fraction(point["high"])
    aim = Fraction(point["value"])
    return value <= aim if indicator["better"] == "lower" else value >= aim


def bands(sample: Sample) -> tuple[Fraction, Fraction]:
    written = sample.workspace["judgement"]["bands"]
    return Fraction(written["at_risk"]), Fraction(written["off_track"])


def _due(sample: Sample, indicator: Any, end: date, as_of: date) -> bool:
    """Whether the first measured period was over, and its source ready, in time for this report."""
    first = begins(sample, indicator)
    over = first + timedelta(days=6) if indicator["measure"]["every"] == "week" else period_of(indicator, first)[1]
    return over <= end and ready_on(sample, indicator, over) <= as_of


def ready_on(sample: Sample, indicator: Any, over: date) -> date:
    source = next(s for s in sample.workspace["sources"] if s["id"] == indicator["measure"]["source"])
    count, *rest = str(source.get("ready", "0 days")).split()
    day, left = over, int(count)
    while left:
        day += timedelta(days=1)
        left -= 1 if "working" not in rest or _works(sample, day) else 0
    return day


def _works(sample: Sample, day: date) -> bool:
    return day.weekday() < 5 and day not in HOLIDAYS[sample.workspace["calendar"]["holidays"]]


def edge(sample: Sample, indicator: Any, day: date, limit: Fraction) -> Edge:
    """The values that are behind by exactly the limit: baseline + (planned share - limit) x way."""
    baseline, end = Fraction(indicator["baseline"]["value"]), targets(indicator)[-1]
    if within(indicator):
        low, high, outside = Fraction(end["low"]), Fraction(end["high"]), miss(indicator, baseline)
        planned = line(sample, indicator, day)
        room = ((high - low) * limit / 100 if planned is None
                else outside * (1 - progress(indicator, planned) + limit / 100))
        return Edge(low - room if low - room > 0 else None, high + room)
    planned = line(sample, indicator, day)
    assert planned is not None
    value = planned - (Fraction(end["value"]) - baseline) * limit / 100
    return Edge(high=value) if indicator["better"] == "lower" else Edge(low=value)


# --- looked ahead --------------------------------------------------------------------------------------------

def judged_values(sample: Sample, indicator: Any, end: date) -> Series:
    """The values since the way begins, oldest first: a month's mean is one value, not the weeks it was made of."""
    start = begins(sample, indicator)
    seen = [(day, value) for day, value in sample.series(indicator["id"]) if start <= day <= end]
    if indicator["measure"].get("month_value") != "mean":
        return seen
    months = sorted({month_end(day.replace(day=1)) for day, _ in seen})
    weeks = {month: [value for day, value in seen if in_month(day, month)] for month in months}
    return [(month, sum(values, Fraction(0)) / len(values)) for month, values in weeks.items()]


def outlook(sample: Sample, indicator: Any, end: date) -> tuple[Fraction | None, date | None, int]:
    """Theil-Sen: the value on the target's day and the day on which the line meets the target; how many values.

    The slope is the median of all pairs' slopes; the line runs through the median day and the median value. On a path
    of last year's season it is the line of the distances from the path, and meets the target when none is left.
    """
    seen = judged_values(sample, indicator, end)
    every = "month" if indicator["measure"].get("month_value") == "mean" else indicator["measure"]["every"]
    if not agreed(indicator) or len(seen) < ENOUGH_FOR_OUTLOOK[every]:
        return None, None, len(seen)
    aim, lasts = targets(indicator)[-1], indicator.get("path") == "last_year"
    planned = [line(sample, indicator, day) for day, _ in seen]
    if lasts and None not in planned:
        seen = [(day, value - plan) for (day, value), plan in zip(seen, planned, strict=True)]  # type: ignore[operator]
    slope = median((b - a) / (later - day).days for i, (day, a) in enumerate(seen) for later, b in seen[i + 1:])
    middle, level = median(Fraction(day.toordinal()) for day, _ in seen), median(value for _, value in seen)
    ahead = level + slope * (aim["date"].toordinal() - middle)
    if not lasts and (within(indicator) or slope == 0):
        return ahead, None, len(seen)
    if lasts:
        short = ahead if indicator["better"] == "higher" else -ahead
        late = aim["date"] if short >= 0 else aim["date"] + timedelta(days=math.ceil(-ahead / slope))
        return Fraction(aim["value"]) + ahead, late, len(seen)
    meets = math.ceil(middle + (Fraction(aim["value"]) - level) / slope)
    return ahead, date.fromordinal(max(meets, seen[-1][0].toordinal())), len(seen)


# --- a report ------------------------------------------------------------------------------------------------

def figures(sample: Sample, indicator: Any, end: date, as_of: date) -> Figures:
    value, day = value_of(sample, indicator, end)
    both = agreed(indicator)
    planned = line(sample, indicator, day) if both and value is not None else None
    before, year = value_before(sample, indicator, end), value_last_year(sample, indicator, end)
    edges = [edge(sample, indicator, day, limit) if both else None for limit in bands(sample)]
    due = held(indicator, day) if both and value is not None else None
    return Figures(
        value, day, planned,
        gap=value - planned if value is not None and planned is not None else None,
        behind=behind(sample, indicator, value, day) if both and value is not None else None,
        judgement=judged(sample, indicator, end, as_of),
        change=value - before if value is not None and before is not None else None,
        change_on_year=value - year if value is not None and year is not None else None,
        on_track=edges[0], at_risk=edges[1],
        target_day=due["date"] if due else None,
        reached=due is not None and value is not None and meets(indicator, value, due),
        **dict(zip(("outlook", "outlook_reaches", "outlook_values"), outlook(sample, indicator, end), strict=True)),  # type: ignore[arg-type]
    )


def overall(sample: Sample, end: date, as_of: date) -> str:
    """The worst goal, one step worse for a KPI off track or a decision overdue; the author may only add to it."""
    goals = [judged(sample, goal, end, as_of) for goal in sample.goals()]
    kpis = [judged(sample, kpi, end, as_of) for goal in sample.goals() for kpi in goal.get("kpis", ())]
    worst = max(goals, key=BETTER_FIRST.index)
    late = [d for d in sample.journal["decisions"] if d["until"] < as_of and d["asked"] <= as_of and "decided" not in d]
    step = STEPS.index(worst) if worst in STEPS else 0
    if "off_track" in kpis or late:
        step, worst = min(step + 1, 2), STEPS[min(step + 1, 2)]
    own = [s["judgement"] for s in sample.journal["summaries"]
           if s["report"] == "monthly" and s["period"] == f"{end:%Y-%m}" and "judgement" in s]
    return str(max([worst, *own], key=BETTER_FIRST.index))


# --- days and counts -----------------------------------------------------------------------------------------

def in_month(day: date | None, end: date) -> bool:
    return day is not None and (day.year, day.month) == (end.year, end.month)


def misses(sample: Sample, end: date) -> list[Any]:
    """What was missed in the month, or before and still open; by whose cause: ours first, the outside last."""
    def counts(entry: Any) -> bool:
        first, last = span(str(entry["period"]))
        return first <= end and (last >= end.replace(day=1) or entry.get("closed", end) >= end.replace(day=1))
    return sorted((m for m in sample.journal["misses"] if counts(m)),
                  key=lambda m: ("vendor", "working", "outside").index(m["cause_is"]))


def span(period: str) -> tuple[date, date]:
    """The first and last day of 2026-06, 2026-Q2 or 2026-W25."""
    year, rest = int(period[:4]), period[5:]
    if rest.startswith("W"):
        return date.fromisocalendar(year, int(rest[1:]), 1), date.fromisocalendar(year, int(rest[1:]), 7)
    if rest.startswith("Q"):
        first = date(year, int(rest[1:]) * 3 - 2, 1)
        return first, month_end(first, 3)
    return date(year, int(rest), 1), month_end(date(year, int(rest), 1))


def work_done(sample: Sample, end: date) -> list[Any]:
    lines = [w for w in sample.journal["work_done"] if w["month"] == f"{end:%Y-%m}"]
    return lines + [a for a in sample.journal["actions"] if in_month(a.get("done"), end)]


def voices(sample: Sample, end: date) -> list[Any]:
    return [v for v in sample.journal["voices"] if in_month(v["date"], end) and v["quote"] != "not_printed"]


def open_decisions(sample: Sample, as_of: date) -> list[Any]:
    return sorted((d for d in sample.journal["decisions"] if d["asked"] <= as_of and "decided" not in d),
                  key=lambda d: d["until"])


def open_actions(sample: Sample) -> list[Any]:
    left = [a for a in sample.journal["actions"] if "done" not in a and "stopped" not in a]
    return sorted(left, key=lambda action: action["due"])


def late_promises(sample: Sample, as_of: date) -> list[Any]:
    """The vendor's own open actions that were due before the day."""
    sides = {person["id"]: person.get("side") for person in (*sample.plan["people"], *sample.workspace["team"])}
    team = {person["id"] for person in sample.workspace["team"]}
    return [action for action in open_actions(sample) if action["due"] < as_of
            and (action["owner"] in team or sides[action["owner"]] == "vendor")]


def next_meeting(sample: Sample, meeting: Any, day: date) -> date:
    """The meeting's first day on or after `day`: of the rhythm, then on to a working day."""
    week = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
    nth, name = meeting["day"].split() if " " in meeting["day"] else ("", meeting["day"])
    for ahead in range(-7, 200):  # a day of the rhythm just before may be moved to `day` or after
        rhythm = day + timedelta(days=ahead)
        if rhythm.weekday() != week.index(name) or not _in_rhythm(meeting["every"], nth, rhythm):
            continue
        while not _works(sample, rhythm):
            rhythm += timedelta(days=1)
        if rhythm >= day:
            return rhythm
    raise AssertionError(f"no day found for {meeting['id']}")


def _in_rhythm(every: str, nth: str, day: date) -> bool:
    if every == "week":
        return True
    if every == "quarter" and day.month % 3:
        return False
    if nth == "last":
        return (day + timedelta(days=7)).month != day.month
    return int(nth[0]) == (day.day + 6) // 7


def _as_day(value: Any) -> date:
    assert isinstance(value, date)
    return value
