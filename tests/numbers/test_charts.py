"""Every chart, read back: what is drawn, what its workbook holds and what kpi.csv says are the same numbers."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from built_samples import Built
from independent import calculator
from independent.office import Chart, Points


def charts(built: Built) -> list[tuple[Any, Chart]]:
    """Every chart of both documents with its indicator."""
    return [(indicator, chart) for indicator in built.sample.indicators() for kind in ("monthly", "success-plan")
            if (chart := built.chart(indicator["id"], kind)) is not None]


def small(built: Built, chart: Chart) -> bool:
    """Whether it is one of several on its slide: drawn without baseline and band."""
    return any(chart in slide.charts for slide in built.slides if len(slide.charts) > 1)


def series(built: Built, chart: Chart, key: str) -> Points:
    """The one drawn series of that name; nothing where it is not drawn."""
    found = chart.cached.get(built.tongue.say(f"chart.{key}"), [{}])
    assert len(found) == 1
    return found[0]


def test_every_measured_indicator_has_its_chart(built: Built) -> None:
    measured = [i["id"] for i in built.sample.indicators() if built.sample.series(i["id"])]
    goals = [goal["id"] for goal in built.sample.goals()]
    assert [i["id"] for i, _ in charts(built)] == [
        ident for i in measured for ident in ([i, i] if i in goals else [i])]


def test_what_is_drawn_is_what_the_workbook_holds(built: Built) -> None:
    for _, chart in charts(built):
        for name, drawn in chart.cached.items():
            for points, cells, between in zip(drawn, chart.cells[name], chart.between[name], strict=True):
                assert {day: value for day, value in points.items() if day not in between} == cells, name
                assert between <= set(points)


def measured(built: Built, ident: str, part: str, from_: date) -> dict[date, Fraction]:
    """What was measured up to the end of the reported month, in the stretch that the chart shows."""
    return {day: value for day, value in built.sample.series(ident, part) if from_ <= day <= built.end}


def test_actual_values_are_those_of_kpi_csv(built: Built) -> None:
    for indicator, chart in charts(built):
        name = built.tongue.say("chart.actual")
        cells = chart.cells[name][0]
        from_ = min(*cells, calculator.begins(built.sample, indicator))  # nothing since the way began is left out
        assert {day: Fraction(value) for day, value in cells.items()} == measured(built, indicator["id"], "", from_)


def test_a_point_between_two_measured_ones_lies_on_the_line_between_them(built: Built) -> None:
    for indicator, chart in charts(built):
        for name, all_points in chart.cached.items():
            for points, cells, days in zip(all_points, chart.cells[name], chart.between[name], strict=True):
                ends = [(day, Fraction(value)) for day, value in sorted(cells.items())]
                for day in days:
                    assert close(points[day], calculator.between(ends, day), indicator), (name, day)


def test_parts_are_those_of_kpi_csv(built: Built) -> None:
    shown = set()
    for indicator, chart in charts(built):
        for part in indicator["measure"].get("parts", ()):
            for cells in chart.cells.get(built.name(part), ()):
                known = measured(built, indicator["id"], part, min(cells))
                assert {day: Fraction(value) for day, value in cells.items()} == known
                shown.add(indicator["id"])
    assert shown, "the most important chart is split by part"


def test_the_path_baseline_and_target_are_the_agreed_ones(built: Built) -> None:
    for indicator, chart in charts(built):
        if not calculator.agreed(indicator):
            assert not series(built, chart, "path")
            continue
        for day, value in series(built, chart, "path").items():
            assert close(value, calculator.line(built.sample, indicator, day), indicator), (indicator["id"], day)
        drawn = {Fraction(value) for value in series(built, chart, "baseline").values()}
        assert drawn == (set() if small(built, chart) else {Fraction(indicator["baseline"]["value"])})
        word = built.tongue.say("chart.target")
        aims = [aim for aim in calculator.targets(indicator) if "value" in aim]  # of a range, an area is drawn
        found = [one for name, cells in chart.cells.items() if aims and name.startswith(word) for one in cells]
        assert {day: Fraction(value) for cells in found for day, value in cells.items()} == {
            aim["date"]: Fraction(aim["value"]) for aim in aims}


def test_the_path_runs_from_the_first_day_to_the_last_target(built: Built) -> None:
    for indicator, chart in charts(built):
        path = series(built, chart, "path")
        if path:
            start = calculator.begins(built.sample, indicator)
            assert (min(path) - start).days < 31, "from the first day, or from the first month's end"
            assert max(path) >= calculator.targets(indicator)[-1]["date"]


def test_a_straight_path_and_a_season_are_drawn_as_planned_on_every_day(built: Built) -> None:
    wrong = off_the_path(built, ("straight", "last_year"))
    assert not wrong


def test_a_level_is_drawn_as_held_at_the_end_of_every_month(built: Built) -> None:
    wrong = off_the_path(built, ("steps",))
    assert not wrong


def off_the_path(built: Built, shapes: tuple[str, ...]) -> list[tuple[str, date]]:
    """Where a drawn path is not the planned one: on any day, or on an axis of months on any month's last day."""
    wrong = []
    for indicator, chart in charts(built):
        drawn = [(day, Fraction(value)) for day, value in sorted(series(built, chart, "path").items())]
        if indicator.get("path", "straight") not in shapes or not drawn:
            continue
        monthly = len({(day.year, day.month) for day, _ in drawn}) == len(drawn)
        for number in range(drawn[0][0].toordinal(), drawn[-1][0].toordinal() + 1):
            day = date.fromordinal(number)
            planned, seen = calculator.line(built.sample, indicator, day), calculator.between(drawn, day)
            assert planned is not None and seen is not None
            if not monthly or day == calculator.month_end(day.replace(day=1)):
                fits = abs(seen - planned) <= Fraction(1, 10 ** (indicator["decimals"] + 2))
                wrong += [] if fits else [(indicator["id"], day)]
    return wrong


def test_the_band_at_risk_begins_and_ends_at_the_printed_edges(built: Built) -> None:
    """A band is stacked: an invisible foot, and on it the height between the two edges."""
    seen = 0
    for indicator, chart in charts(built):
        figures, path = built.figures[indicator["id"]], series(built, chart, "path")
        if figures.on_track is None or figures.at_risk is None or calculator.within(indicator) or small(built, chart):
            continue
        word = built.tongue.say("chart.at_risk")
        names = sorted(name for name in chart.cached if name.startswith(word))  # the foot has the longer name
        height, foot = (chart.cached[name][0] for name in names)
        for day in path:
            edges = [calculator.edge(built.sample, indicator, day, limit) for limit in calculator.bands(built.sample)]
            ends = sorted(value for edge in edges for value in (edge.low, edge.high) if value is not None)
            assert close(foot[day], ends[0], indicator), (indicator["id"], day)
            assert close(height[day], ends[1] - ends[0], indicator), (indicator["id"], day)
            seen += 1
    assert seen


def test_the_outlook_starts_at_the_last_value_and_ends_where_it_is_said_to(built: Built) -> None:
    for indicator, chart in charts(built):
        drawn, figures = series(built, chart, "outlook"), built.figures[indicator["id"]]
        if not drawn:
            continue
        assert figures.outlook is not None
        aim = calculator.targets(indicator)[-1]["date"]
        assert max(drawn) == aim
        ahead = min(figures.outlook, Fraction(100)) if indicator["unit"] == "%" else figures.outlook
        printed = Fraction(1, 2 * 10 ** indicator["decimals"])
        assert abs(Fraction(drawn[aim]) - ahead) <= printed, "to the digits that are printed"


def close(drawn: Decimal, exact: Fraction | None, indicator: Any) -> bool:
    """What was worked out is drawn to two digits more than are printed, or finer."""
    return exact is not None and abs(Fraction(drawn) - exact) <= Fraction(1, 10 ** (indicator["decimals"] + 2))
