"""Bridges and tornadoes: bars where the numbers say, sheets that follow an edited number, labels that are read."""

from __future__ import annotations

import io
from decimal import Decimal

import openpyxl
import pytest
from charts.reading import CHARTS, TONES, find, series
from hypothesis import given
from hypothesis import strategies as st

from successplan.charts import chart_parts
from successplan.document import Bridge, Chart, Step, Swing, Tornado


def values(part: bytes, name: str) -> list[Decimal]:
    return [Decimal(point.findtext("{*}v")) for point in series(part, name).findall("{*}val//{*}pt")]


def texts(part: bytes, name: str) -> dict[int, str]:
    labels = series(part, name).findall("{*}dLbls/{*}dLbl")
    return {int(label.find("{*}idx").get("val")): "".join(label.find("{*}tx").itertext()) for label in labels}


def test_each_change_stands_where_the_bar_before_ended() -> None:
    # -120, then +300 up to 180, then +80 up to 260, and the total from zero to 260
    chart = chart_parts(CHARTS["bridge"], "ja", TONES).chart
    assert values(chart, "0") == [0, 0, 180, 0]
    assert values(chart, "+") == [0, 180, 80, 260]
    assert values(chart, "-") == [-120, -120, 0, 0]
    assert texts(chart, "#") == {0: "-120", 1: "+300", 2: "+80", 3: "260"}
    sides = [one.get("val") for one in series(chart, "#").findall("{*}dLbls/{*}dLbl/{*}dLblPos")]
    assert sides == ["b", "t", "t", "t"]


def test_levels_may_be_held_against_each_other() -> None:
    steps = (Step("利用料", Decimal(600)), Step("工数", Decimal(117)), Step("費用", Decimal(717), is_total=True),
             Step("効果", Decimal(420), is_total=True))  # fmt: skip
    chart = chart_parts(Chart(Bridge(steps), "t", "a"), "ja", TONES).chart
    assert values(chart, "0") == [0, 600, 0, 0]
    assert values(chart, "+") == [600, 117, 717, 420]
    assert texts(chart, "#") == {0: "+600", 1: "+117", 2: "717", 3: "420"}


def test_bars_have_the_tones_of_their_steps() -> None:
    points = series(chart_parts(CHARTS["bridge"], "ja", TONES).chart, "+").findall("{*}dPt")
    assert [point.find("{*}spPr/{*}solidFill/{*}schemeClr").get("val") for point in points] == [
        "accent4", "accent2", "accent2", "accent1"]  # fmt: skip


def worked_out(formula: str, row: dict[str, Decimal]) -> Decimal:
    """A formula of the sheet by Python: its few functions are Python's own in small letters."""
    names = {"IF": lambda test, yes, no: yes if test else no, "MIN": min, "MAX": max}
    return Decimal(eval(formula.removeprefix("="), {"__builtins__": {}}, names | row))


@given(st.lists(st.tuples(st.integers(-500, 500), st.booleans()), min_size=1, max_size=7))
def test_the_formulas_of_the_sheet_say_what_is_drawn(given_: list[tuple[int, bool]]) -> None:
    steps = tuple(Step(f"s{n}", Decimal(value), is_total=total) for n, (value, total) in enumerate(given_))
    book = chart_parts(Chart(Bridge(steps), "t", "a"), "en", TONES).workbook
    formulas, cached = (openpyxl.load_workbook(io.BytesIO(book), data_only=only)["Sheet1"] for only in (False, True))
    known: dict[str, Decimal] = {}
    for row in range(2, len(steps) + 2):
        for column in "BCDEFG":
            cell = f"{column}{row}"
            written = formulas[cell].value
            known[cell] = worked_out(written, known) if isinstance(written, str) else Decimal(written)
            assert known[cell] == Decimal(cached[cell].value), (cell, written)
    assert not any(isinstance(formulas[f"B{row}"].value, str) for row in range(2, len(steps) + 2))


def test_the_widest_swing_stands_on_top_with_the_results_at_its_ends() -> None:
    chart = chart_parts(CHARTS["tornado"], "ja", TONES).chart
    names = [point.findtext("{*}v") for point in series(chart, "低い場合").findall("{*}cat//{*}pt")]
    assert names == ["効果のうち当社の取り組みによるものと合意した割合（寄与率）", "単価"]
    assert values(chart, "低い場合") == [Decimal("-0.5"), Decimal("-0.1")]  # from 1.1 down to 0.6 and 1.0
    assert values(chart, "高い場合") == [Decimal("0.4"), Decimal("0.1")]
    assert texts(chart, "低い場合") == {0: "30% → 0.6", 1: "1.0"}
    assert texts(chart, "高い場合") == {0: "70% → 1.5", 1: "1.2"}
    assert find(chart, "//c:valAx/c:title//a:t/text()") == ["標準 1.1倍"]


@pytest.mark.parametrize(("low", "high", "said"), [
    ("1.0", "1.2", ({}, {0: "1.0 / 1.2"})),     # both above the middle: the far end says both
    ("-2", "-1", ({0: "-2.0 / -1.0"}, {})),
    ("0", "0", ({}, {0: "0.0"})),
])  # fmt: skip
def test_ends_on_one_side_share_a_label(low: str, high: str, said: tuple[dict[int, str], dict[int, str]]) -> None:
    plot = Tornado(Decimal(0), (Swing("単価", Decimal(low), Decimal(high)),), "", "low", "high")
    chart = chart_parts(Chart(plot, "t", "a", decimals=1), "en", TONES).chart
    assert (texts(chart, "low"), texts(chart, "high")) == said


@given(st.lists(st.tuples(st.integers(-900, 900), st.integers(-900, 900)), max_size=5))
def test_the_axis_holds_every_bar_and_room_for_its_label(ends: list[tuple[int, int]]) -> None:
    swings = tuple(Swing(f"s{n}", Decimal(low), Decimal(high)) for n, (low, high) in enumerate(ends))
    chart = chart_parts(Chart(Tornado(Decimal(0), swings, "", "low", "high"), "t", "a"), "en", TONES).chart
    low, high = (Decimal(find(chart, f"//c:valAx/c:scaling/c:{end}/@val")[0]) for end in ("min", "max"))
    assert all(low < value < high for both in ends for value in both)
