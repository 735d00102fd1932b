"""Turn how a goal or KPI stands into what a consultant would say of it: the state chooses the words of the locale.

Lower-is-better is never said to be above or below the plan but higher (worse) or lower (better): each direction has
words of its own under `clause` in the locale, so no sentence is put together from halves that may not agree.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import Any

from successplan.analyse import WITHOUT_NUMBER, Analysis, Judgement, Reason, Standing, parse_period, strictly_rounded
from successplan.compose import language
from successplan.compose.build import Build
from successplan.compose.language import Exact
from successplan.compose.speech import badge, decimals_of, difference_of, of, quantity, t
from successplan.document import Badge
from successplan.model import Goal, Kpi, TargetPoint

_ORDER = (Judgement.REACHED, Judgement.ON_TRACK, Judgement.NOT_YET, Judgement.AT_RISK, Judgement.OFF_TRACK)
_WITHIN_A_MONTH = ("day", "week", "two_weeks")
_NAMED = 2       # indicators that a reason names; more are counted
FAR_AHEAD = -10  # points of the way: as far ahead as the first band is behind


def situation(standing: Standing) -> str:
    """The key under `clause` of what is to be said: the reason, and for a gap the direction that is good."""
    reasons, better = standing.reasons, standing.indicator.better
    for reason in (*WITHOUT_NUMBER, Reason.TARGET_REACHED, Reason.TARGET_MISSED):
        if reason in reasons:
            return reason.value
    if Reason.BACKWARDS in reasons and better != "within":
        return f"backwards.{better}"
    if Reason.BEHIND in reasons:
        return f"behind.{better if better != 'within' else _side(standing)}"
    if Reason.MOVING_AWAY in reasons:
        return "moving_away"
    if standing.behind is not None and standing.behind <= FAR_AHEAD and better != "within":
        return f"ahead.{better}"
    return "on_path"


def clause(build: Build, standing: Standing) -> Any:
    """What is said of it in half a line: 値引き率は計画より1.3pt高い（悪化）; Markdown rate is 1.3pt above plan."""
    return t(build, f"clause.{situation(standing)}", **_values(build, standing))


def held_target(standing: Standing) -> TargetPoint | None:
    """The target point that the value was held against; None while the path is what counts."""
    value = standing.value
    if value is None or not {Reason.TARGET_REACHED, Reason.TARGET_MISSED} & set(standing.reasons):
        return None
    held = [point for point in standing.indicator.target if point.date in value.span]
    return max(held, key=lambda point: point.date, default=None)


def tally(build: Build, standings: Iterable[Standing]) -> str:
    """How many have each judgement, best first, those that nobody has left out: 達成1・順調4・注意3・判定前1."""
    found = Counter(one.judgement for one in standings)
    said = [str(t(build, f"tally.{one}", count=found[one])) for one in Judgement if found[one]]
    return str(build.locale.get("tally.between")).join(said)


def badge_of(build: Build, standing: Standing) -> Badge:
    """The judgement as mark and word; in the period of a target's date with that date: 達成（6/30目標）.

    A target on the way is not the last one, and reached must not be read as the whole.
    """
    found, held = badge(build, standing.judgement), held_target(standing)
    if held is None:
        return found
    key = "at_target.reached" if Reason.TARGET_REACHED in standing.reasons else "at_target.missed"
    day = language.day(build.locale, held.date, "month_day")
    return replace(found, text=str(t(build, key, judgement=found.text, day=day)))


def basis(build: Build, indicator: Goal | Kpi) -> str:
    """What a month's value of a number is that is measured more often: 最終週, 月平均, 月合計; "" for the others."""
    every, how = indicator.measure.every, indicator.measure.month_value
    if every not in _WITHIN_A_MONTH:
        return ""
    return str(t(build, f"basis.last.{every}" if how == "last" else f"basis.{how}"))


def measured_name(build: Build, indicator: Goal | Kpi, name: str = "") -> str:
    """The name (or what is said for it) with its unit, and with what a month's value is where it is made of several:
    空車率（%、月平均）."""
    made = basis(build, indicator) if indicator.measure.month_value != "last" else ""
    said = [part for part in (build.words(indicator.unit), made) if part]
    name = name or build.words(indicator.name)
    unit = str(build.locale.get("format.list.comma")).join(said)
    return str(t(build, "in_unit", name=name, unit=unit)) if unit else name


def edges_line(build: Build, standing: Standing) -> str:
    """What its value had to be, in its own unit: by the bands around the path, or in the period of a target's date
    that target itself; bounds that allow more than the baseline was say so. 要確認 where nothing can be judged."""
    edges, held = standing.edges, held_target(standing)
    if held is not None:
        return str(t(build, "edges_target", day=language.day(build.locale, held.date, "month_day"),
                     target=_as_bound(build, standing.indicator, held)))
    if edges is None:
        return str(t(build, "to_confirm.alone"))
    said = t(build, "edges_line", day=language.day(build.locale, edges.day, "month_day"),
             on_track=edge_text(build, standing, "on_track"), at_risk=edge_text(build, standing, "at_risk"))
    baseline = standing.indicator.baseline
    if baseline is None or not _beyond(Fraction(baseline.value), edges.on_track):
        return str(said)
    return str(t(build, "edges_wide", said=said, baseline=of(build, standing.indicator, baseline.value)))


def _as_bound(build: Build, indicator: Goal | Kpi, point: TargetPoint) -> str:
    """A target as the bound that it is: 21.0%以下."""
    said = target_text(build, indicator, point)
    key = {"higher": "low", "lower": "high"}.get(indicator.better)
    return str(t(build, f"edge.{key}", **{key: said})) if key else said


def _beyond(baseline: Fraction, edge: tuple[Fraction | None, Fraction | None]) -> bool:
    """True where a direction's bound lies on the bad side of the baseline."""
    low, high = edge
    if low is not None and high is not None:
        return False
    return (low is not None and low < baseline) or (high is not None and high > baseline)


def target_text(build: Build, indicator: Goal | Kpi, point: TargetPoint | None, *, unit: bool = True) -> str:
    """A target as it is printed: 18.0%, or the range 2.0〜4.0%; 要確認 where there is none."""
    if point is None:
        return str(t(build, "to_confirm.alone"))
    places = decimals_of(build, indicator)
    ends = (point.value,) if point.value is not None else (point.low, point.high)
    digits = [language.number(build.locale, end, places) for end in ends if end is not None]
    text = digits[0] if len(digits) == 1 else str(t(build, "format.range", low=digits[0], high=digits[1]))
    return language.with_unit(build.locale, text, build.words(indicator.unit)) if unit else text


def edge_text(build: Build, standing: Standing, band: str) -> str:
    """The worst value still on_track or at_risk (`band`), rounded to the strict side: 21.5%以下. "" for none."""
    if standing.edges is None:
        return ""
    indicator = standing.indicator
    low, high = getattr(standing.edges, band)
    if low is not None and low < 0 and high is not None:
        low = None  # a range whose slack goes below nothing is bounded above only
    places = decimals_of(build, indicator)
    ends = {
        name: build.locale.marked(
            quantity(build, strictly_rounded(end, places, upper=name == "high"), indicator.unit, places),
            "indicator", indicator, end)
        for name, end in (("low", low), ("high", high)) if end is not None
    }
    return str(t(build, f"edge.{'_'.join(ends)}", **ends))


def worst_first(build: Build, standings: tuple[Standing, ...]) -> tuple[Standing, ...]:
    """The standings, the worst judgement first and within it the one that is furthest behind."""
    return tuple(sorted(standings, key=lambda one: (-_ORDER.index(one.judgement), -(one.behind or 0))))


def summary(build: Build, report: str, end: date) -> Any:
    """The CSM's own words for the report of the period that ends on `end`, None where there are none."""
    found = (one for one in build.seen["journal"].summaries
             if one.report == report and parse_period(str(one.period)).end == end)
    return next(found, None)


def _values(build: Build, standing: Standing) -> dict[str, object]:
    indicator, value = standing.indicator, standing.value
    found: dict[str, object] = {
        "name": build.words(indicator.name),
        "target": target_text(build, indicator, standing.target),
    }
    if value is not None:
        found["date"] = language.day(build.locale, value.date, "month_day")
        if value.value is not None:
            found["value"] = of(build, indicator, value.value)
            if indicator.baseline is not None:
                moved = Fraction(value.value) - Fraction(indicator.baseline.value)
                found["from_baseline"] = _unsigned(build, indicator, moved)
    if standing.gap is not None:
        found["gap"] = _unsigned(build, indicator, standing.gap)
        found["signed_gap"] = difference_of(build, indicator, standing.gap)
    return found


def _unsigned(build: Build, indicator: Goal | Kpi, difference: Fraction) -> str:
    unit = language.difference_unit(build.locale, build.words(indicator.unit))
    said = language.quantity(build.locale, abs(difference), unit, decimals_of(build, indicator))
    return build.locale.marked(said, "indicator", indicator, difference)


def _side(standing: Standing) -> str:
    """For a range: on which side of it, or of the path into it, the value lies."""
    value, target = standing.value, standing.target
    if standing.gap is not None:
        return "above" if standing.gap > 0 else "below"
    assert value is not None and value.value is not None and target is not None and target.high is not None
    return "above_range" if value.value > target.high else "below_range"


def change_text(build: Build, indicator: Goal | Kpi, value: Exact) -> str:
    """A signed difference for a row that names the unit: only points are said again, as they are not per cent."""
    if build.words(indicator.unit) == language.PERCENT:
        return difference_of(build, indicator, value)
    said = language.number(build.locale, value, decimals_of(build, indicator), signed=True)
    return build.locale.marked(said, "indicator", indicator, value)


def headline(build: Build, analysis: Analysis) -> str:
    """The report in one sentence: the worst goal, the worst KPI that is not on track, and the decision it waits for."""
    goals = worst_first(build, tuple(one for one in analysis.standings if one.is_goal))
    kpis = worst_first(build, tuple(one for one in analysis.standings if not one.is_goal))
    said = [clause(build, goals[0])] if goals else []
    if kpis and _ORDER.index(kpis[0].judgement) > _ORDER.index(Judgement.NOT_YET):
        said.append(clause(build, kpis[0]))
    until = analysis.decisions_open[0].until if analysis.decisions_open else None
    if until is not None:
        key = "headline.decision_late" if until < analysis.as_of else "headline.decision"
        said.append(t(build, key, day=language.day(build.locale, until, "month_day")))
    said = said or [t(build, f"judgement.{analysis.overall.judgement}")]
    form = ("one", "two", "three")[len(said) - 1]
    return str(t(build, f"headline.{form}", **dict(zip(("first", "second", "third"), said, strict=False))))


def because(build: Build, analysis: Analysis, *, short: bool = False) -> str:
    """Why the overall judgement is what it is: the goals' word, and what made it one step worse; `short` counts what is
    off track instead of naming it, and leaves the CSM's own reason out."""
    overall, worse = analysis.overall, []
    if overall.off_track:
        names = [build.words(analysis.standing(one).indicator.name) for one in overall.off_track]
        key = "because.off_track_many" if short or len(names) > _NAMED else "because.off_track"
        worse.append(t(build, key, count=len(names), names=language.listed(build.locale, names)))
    if overall.overdue:
        worse.append(t(build, "because.overdue", count=len(overall.overdue)))
    said = [t(build, "because.goals", judgement=t(build, f"judgement.{overall.goals}"))]
    if worse:
        said.append(t(build, "because.worse", reasons=str(build.locale.get("because.and")).join(map(str, worse))))
    if overall.by_hand:
        why = None if short else own_reason(build, analysis)
        said.append(t(build, "because.by_hand_why", why=why) if why else t(build, "because.by_hand"))
    return str(build.locale.get("because.between")).join(map(str, said))


def own_reason(build: Build, analysis: Analysis) -> str:
    """Why the CSM judges it worse than the numbers do; "" where nobody does or nothing is said."""
    said = [one.why for one in build.seen["journal"].summaries
            if one.judgement and one.why and parse_period(str(one.period)) == analysis.period]
    return build.words(said[0]) if said and analysis.overall.by_hand else ""


def outlook_text(build: Build, standing: Standing) -> str:
    """Where it goes at today's rate: 9月中旬に到達, 目標日に21.1%（未達）, or why nothing can be said yet."""
    found = standing.outlook
    if found is None:
        if Reason.TO_CONFIRM in standing.reasons:
            return str(t(build, "outlook.to_confirm"))
        return str(t(build, "outlook.too_few", count=standing.measured))
    final = standing.final
    if found.reached is not None and standing.value is not None and found.reached <= standing.value.date:
        return str(t(build, "outlook.already"))
    if found.reached is not None and found.reached < build.seen["analysis"].as_of:
        return str(t(build, "outlook.in_time"))  # the day itself is over, and what came of it is the next report's
    if found.reached is not None and (final is None or found.reached <= final.date):
        return str(t(build, "outlook.reaches", third=language.third(build.locale, found.reached)))
    places = decimals_of(build, standing.indicator)
    ends = () if final is None else (final.value, final.low, final.high)
    at_target = any(end is not None and language.rounded(found.value, places) == language.rounded(end, places)
                    for end in ends)
    key = "outlook.nearly" if at_target else "outlook.at_target_day_missed"
    return str(t(build, key, value=of(build, standing.indicator, found.value)))


def readings(build: Build, standing: Standing) -> tuple[object, ...]:
    """What its chart says, a line each: now against plan, the line's last value where the month's is another, the
    target, the parts, the outlook."""
    indicator, found = standing.indicator, []
    values = _values(build, standing)
    if "value" in values:
        values["basis"] = basis(build, indicator)
        form = ("only_now" if standing.planned is None else "now") + ("_basis" if values["basis"] else "")
        planned = "" if standing.planned is None else of(build, indicator, standing.planned)
        found.append(t(build, f"reading.{form}", planned=planned, **values))
        found.extend(_latest(build, standing))
    else:
        found.append(clause(build, standing))
    if standing.final is not None:
        found.append(t(build, "reading.target", day=language.day(build.locale, standing.final.date),
                       final=target_text(build, indicator, standing.final)))
    if standing.parts:
        parts = [t(build, "reading.part", part=build.words(part.name), value=of(build, indicator, value.value))
                 for id_, value in standing.parts
                 if value.value is not None and (part := build.seen["customer"].part(id_)) is not None]
        found.extend([language.listed(build.locale, [str(part) for part in parts])] if parts else [])
    found.append(t(build, "reading.outlook", outlook=outlook_text(build, standing)))
    return tuple(found)


def _latest(build: Build, standing: Standing) -> list[Any]:
    """The last value of the chart's line, where the month's value is made of several."""
    known = [one for one in standing.series if one.value is not None]
    if not basis(build, standing.indicator) or standing.indicator.measure.month_value == "last" or not known:
        return []
    newest = known[-1]
    return [t(build, "reading.latest", date=language.day(build.locale, newest.date, "month_day"),
              value=of(build, standing.indicator, newest.value))]


def trend_title(build: Build, standing: Standing) -> str:
    """The assertion over its chart: how it stands, and between which parts it lies or what the target asks for."""
    said = clause(build, standing)
    known = [(value.value, part) for id_, value in standing.parts
             if value.value is not None and (part := build.seen["customer"].part(id_)) is not None]
    if len(known) > 1 and standing.indicator.better != "within":
        ordered = sorted(known, key=lambda one: one[0], reverse=standing.indicator.better == "lower")
        worst, best = (t(build, "reading.part", part=build.words(part.name), value=of(build, standing.indicator, value))
                       for value, part in (ordered[0], ordered[-1]))
        return str(t(build, "trend_title_parts", clause=said, worst=worst, best=best))
    if standing.final is None or Reason.TARGET_REACHED in standing.reasons:
        return str(said)
    return str(t(build, "trend_title", clause=said, day=language.day(build.locale, standing.final.date, "month_day"),
                 target=target_text(build, standing.indicator, standing.final)))


FUNCTIONS: tuple[Callable[..., object], ...] = (
    badge_of, basis, because, change_text, clause, edge_text, edges_line, headline, measured_name, outlook_text,
    own_reason, readings, summary, tally, target_text, trend_title, worst_first)
