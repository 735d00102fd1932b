"""A matrix as a chart: its numbers stand in the workbook, its points in their quarters and never on each other."""

from __future__ import annotations

from decimal import Decimal
from itertools import combinations
from math import hypot

import pytest
from charts.reading import TONES, cells, find
from hypothesis import given
from hypothesis import strategies as st

from successplan.charts.matrix import matrix_parts, spread
from successplan.charts.parts import ChartParts
from successplan.document import Matrix, Point

QUARTERS = ("最優先", "計画的に", "余力で", "見送り")


def built(*places: tuple[int, int], tone: str = "accent") -> ChartParts:
    points = tuple(Point(at, f"課題{at}", Decimal(x), Decimal(y), tone) for at, (x, y) in enumerate(places, 1))  # type: ignore[arg-type]
    return matrix_parts(Matrix(points, "難易度", "効果", QUARTERS, "図"), "ja", TONES, size=9, frame=(260, 208))


def drawn(parts: ChartParts) -> list[tuple[float, float]]:
    """Where the first series has its points."""
    lists = [find(parts.chart, f"//c:ser[1]/c:{tag}//c:pt") for tag in ("xVal", "yVal")]
    xs, ys = ({int(point.get("idx")): float(point.findtext("{*}v")) for point in points} for points in lists)
    return [(xs[at], ys[at]) for at in sorted(ys)]


def test_points_stand_where_they_were_judged_and_bear_their_numbers() -> None:
    parts = built((1, 5), (4, 2), (3, 3))
    assert drawn(parts) == [(1, 5), (4, 2), (3, 3)]
    assert [node.text for node in find(parts.chart, "//c:ser[1]/c:dLbls/c:dLbl//a:t")] == ["1", "2", "3"]


def test_every_reference_equals_the_workbook() -> None:
    parts = built((1, 5), (1, 5), (2, 4))
    references = find(parts.chart, "//c:f")
    assert len(references) == 6  # name, x and y of the points and of the names of the quarters
    for reference in references:
        there = cells(parts.workbook, reference.text)
        cached = {int(point.get("idx")): point.findtext("{*}v") for point in reference.getnext().iterfind("{*}pt")}
        said = [cached.get(at) for at in range(len(there))]
        assert there == [float(v) if v is not None and isinstance(t, int | float) else v
                         for v, t in zip(said, there, strict=True)]
    assert cells(parts.workbook, "Sheet1!$A$2:$A$8") == ["1 課題1", "2 課題2", "3 課題3", *QUARTERS]


def test_the_four_quarters_are_named_in_their_corners() -> None:
    parts = built((1, 5))
    labels = find(parts.chart, "//c:ser[2]/c:dLbls/c:dLbl")
    assert [label.findtext(".//{*}t") for label in labels] == list(QUARTERS)
    xs = [float(v.text) for v in find(parts.chart, "//c:ser[2]/c:xVal//c:v")][1:]
    ys = [float(v.text) for v in find(parts.chart, "//c:ser[2]/c:yVal//c:v")]
    assert [(x < 3, y > 3) for x, y in zip(xs, ys, strict=True)] == [
        (True, True), (False, True), (True, False), (False, False)]


def test_the_axes_cross_in_the_middle_and_hold_the_margin() -> None:
    part = built((1, 5)).chart
    assert [node.get("val") for node in find(part, "//c:valAx/c:crossesAt")] == ["3", "3"]  # half of 1 + 5
    assert {node.get("val") for node in find(part, "//c:valAx/c:scaling/c:min")} == {"0"}
    assert {node.get("val") for node in find(part, "//c:valAx/c:scaling/c:max")} == {"6"}
    assert [node.text for node in find(part, "//c:valAx/c:title//a:t")] == ["難易度", "効果"]


def test_points_of_one_place_stand_side_by_side_in_their_quarter() -> None:
    places = drawn(built(*[(2, 4)] * 6))
    assert len(set(places)) == 6
    assert all(x < 3 < y for x, y in places)
    # The plot is 260 - 16.2 - 4 = 239.8 points wide and 208 - 16.2 - 28.8 = 163 high for six steps.
    for (x, y), (other, below) in combinations(places, 2):
        assert hypot((x - other) * 239.8 / 6, (y - below) * 163 / 6) >= 17


@given(st.lists(st.tuples(st.integers(1, 5), st.integers(1, 5)), max_size=30))
def test_no_point_covers_another(places: list[tuple[int, int]]) -> None:
    found = spread([(40.0 * x, 30.0 * y) for x, y in places], (120.0, 90.0), 18.0)
    assert len(found) == len(places)
    assert all(hypot(one[0] - two[0], one[1] - two[1]) > 17.9 for one, two in combinations(found, 2))


@pytest.mark.parametrize("scale", [(0, 100), (1, 3)])
def test_other_scales_have_a_margin_too(scale: tuple[int, int]) -> None:
    low, high = map(Decimal, scale)
    made = Matrix((Point(1, "a", low, high),), "x", "y", ("a", "b", "c", "d"), "図", low, high)
    part = matrix_parts(made, "en", TONES).chart
    least = {float(node.get("val")) for node in find(part, "//c:scaling/c:min")}
    assert least == {-25.0 if high == 100 else 0.0}  # a quarter of 100, and one step of 1 to 3


def test_without_points_the_quarters_stand_alone() -> None:
    assert [node.text for node in find(built().chart, "//c:dLbl//a:t")] == list(QUARTERS)
