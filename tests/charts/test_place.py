"""Labels keep off each other and off what is drawn."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from successplan.charts import xml
from successplan.charts.place import Anchor, Rect, Wanted, flags, place, spread

FRAME = Rect(0, 0, 480, 300)


def label(x: float, y: float, width: float = 60) -> Wanted:
    return Wanted(width, 15, (Anchor(0, x, y),))


def test_a_free_label_stands_to_the_right_of_its_point() -> None:
    (placed,) = place([label(100, 100)], FRAME, [], [])
    assert (placed.side, placed.below) == ("r", 0)
    assert placed.box == Rect(105, 92.5, 165, 107.5)


def test_a_label_leaves_the_right_side_to_a_line_and_to_the_frames_edge() -> None:
    line = [(float(x), 100.0) for x in range(100, 200, 5)]
    (beside,) = place([label(100, 100)], FRAME, line, [])
    assert not any(beside.box.holds(x, y) for x, y in line)
    (inside,) = place([label(470, 100)], FRAME, [], [])
    assert inside.box.right <= FRAME.right


def test_a_label_that_cannot_but_lie_on_a_line_asks_for_a_ground() -> None:
    line = [(float(x), 100.0) for x in range(100, 200, 5)]
    only_right = Wanted(60, 15, (Anchor(0, 100, 100, (("r", 0),)),))
    assert [one.covers for one in place([only_right], FRAME, line, [])] == [True]
    assert [one.covers for one in place([label(100, 100)], FRAME, line, [])] == [False]
    for ground in (True, False):
        part = xml.labels([xml.Label(0, "a", "r", xml.PAGE, ground=ground)], 12, "en")
        assert ("<c:spPr><a:solidFill>" in part) is ground


@given(st.lists(st.tuples(st.integers(150, 330), st.integers(100, 200)), min_size=1, max_size=6))
def test_labels_do_not_lie_upon_each_other(points: list[tuple[int, int]]) -> None:
    boxes = [placed.box for placed in place([label(*point) for point in points], FRAME, [], [])]
    for one, other in combinations(boxes, 2):
        assert one.overlap(other) <= 0.02 * one.area + 1e-9


def test_labels_at_one_end_share_the_room() -> None:
    assert spread([10, 40], 15) == [10, 40]
    # Wanted at 10, 12 and 50, 15 high: the first two move apart around their middle (11 + 7.5 = 18.5 is the seam).
    assert spread([10, 12, 50], 15) == [3.5, 18.5, 50]


def test_flags_take_the_first_row_that_is_free() -> None:
    assert [(flag.row, flag.side) for flag in flags([(10, 50), (30, 50), (120, 50)], 480)] == [
        (0, "r"), (1, "r"), (0, "r"),
    ]  # fmt: skip


def test_a_flag_at_the_right_edge_turns_to_the_left() -> None:
    (flag,) = flags([(460, 60)], 480)
    assert (flag.side, flag.span) == ("l", (395, 460))


@given(st.lists(st.tuples(st.floats(0, 400), st.floats(10, 75)), min_size=2, max_size=4))
def test_no_pole_runs_through_the_text_of_a_lower_flag(poles: list[tuple[float, float]]) -> None:
    for one, other in combinations(flags(sorted(poles), 480), 2):
        if one.row == other.row:
            assert one.span[1] <= other.span[0] or other.span[1] <= one.span[0]
        else:
            upper, lower = (one, other) if one.row < other.row else (other, one)
            assert not lower.text[0] < upper.x < lower.text[1]
