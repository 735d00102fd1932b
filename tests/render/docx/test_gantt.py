"""A Gantt as a table: what stands in which unit of time, worked out by hand from the calendar."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from render.docx import drawn
from render.docx.demo import Read, W, text_of

from successplan.document import Bar, Diamond, Gantt, GanttRow
from successplan.render.docx.spans import Span, Units, lanes

Reader = Callable[..., Read]
MONTHS = tuple((date(2026, month, 1), f"{month}月") for month in range(4, 10))
THIRDS = Units(tuple(date(2026, month, day) for month in range(4, 10) for day in (1, 11, 21)), 12.0, 9.0)


def half_year(*rows: GanttRow, today: date | None = None) -> Gantt:
    return Gantt(rows, date(2026, 4, 1), date(2026, 9, 30), MONTHS, "半年の予定", today, "今日")


def cells(row: etree._Element) -> list[tuple[int, str, str]]:
    """How many columns each cell takes, its fill and its text."""
    found = []
    for cell in row.iterfind(f"{W}tc"):
        span, fill = cell.find(f"{W}tcPr/{W}gridSpan"), cell.find(f"{W}tcPr/{W}shd")
        theme = fill.get(f"{W}themeFill", "") if fill is not None else ""
        found.append((int(span.get(f"{W}val")) if span is not None else 1, theme, text_of(cell)))
    return found


def rows(read: Read) -> list[etree._Element]:
    return list(read.body.iter(f"{W}tr"))


def test_a_bar_shades_the_units_of_its_days(read: Reader) -> None:
    bar = Bar(date(2026, 5, 6), date(2026, 6, 10), "試行")
    _, row = rows(read(half_year(GanttRow("試行", (bar,)))))
    filled = [(at, span, said) for at, (span, fill, said) in enumerate(cells(row)) if fill]
    # A half-year is drawn in sixths of months: 5/6 is the 2nd of May, 6/10 the 2nd of June; 6 + 1 come before it,
    # and it takes 5 of May and 2 of June.
    assert [(span, said) for _, span, said in filled] == [(7, "試行")]
    before = sum(span for span, _, _ in cells(row)[1 : filled[0][0]])
    assert before == 7


def test_every_row_has_the_columns_of_the_grid(read: Reader) -> None:
    for language in ("ja", "en"):
        done = read(drawn.gantt(language), language=language)
        columns = len(list(done.body.iter(f"{W}gridCol")))
        assert {sum(span for span, _, _ in cells(row)) for row in rows(done)} == {columns}


def test_months_and_today_are_heads_that_are_repeated(read: Reader) -> None:
    plan = half_year(GanttRow("試行", (Bar(date(2026, 5, 6), date(2026, 6, 10)),)), today=date(2026, 7, 15))
    months, today, row = rows(read(plan))
    assert [said for _, _, said in cells(months) if said] == ["4月", "5月", "6月", "7月", "8月", "9月"]
    assert [said for _, _, said in cells(today) if said] == ["▼ 今日"]
    assert all(one.find(f"{W}trPr/{W}tblHeader") is not None for one in (months, today))
    # 7/15 is in the 3rd sixth of July, nearer to its end: 18 + 3 units come before the line, the thickest border.
    at = 0
    for cell, (span, _, _) in zip(row.iterfind(f"{W}tc"), cells(row), strict=True):
        line = cell.find(f"{W}tcPr/{W}tcBorders/{W}left")
        if line is not None and line.get(f"{W}sz") == "12":
            break
        at += span
    assert at == 1 + 21


def test_today_outside_the_plan_is_not_drawn(read: Reader) -> None:
    done = read(half_year(GanttRow("試行", (Bar(date(2026, 5, 6), date(2026, 6, 10)),)), today=date(2026, 12, 1)))
    assert len(rows(done)) == 2


def test_a_row_without_bars_is_a_heading_over_the_whole_width(read: Reader) -> None:
    _, heading = rows(read(half_year(GanttRow("導入"))))
    assert [(fill, said) for _, fill, said in cells(heading)] == [("background2", "導入")]


def test_all_words_of_the_plan_are_there(read: Reader) -> None:
    plan = drawn.gantt("ja")
    said = " ".join(read(plan).texts())
    for row in plan.rows:
        assert all(words in said for words in (row.label, row.note, *(bar.text for bar in row.bars)))
        assert all(diamond.text in said for diamond in row.diamonds)
    assert said.count("◆") == 4


def test_bars_of_the_same_days_stand_in_two_lanes() -> None:
    row = GanttRow("a", (Bar(date(2026, 4, 1), date(2026, 5, 10)), Bar(date(2026, 5, 1), date(2026, 5, 31))))
    assert [[span for span, _ in lane.bars] for lane in lanes(row, THIRDS)] == [[Span(0, 4)], [Span(3, 6)]]


def test_bars_that_meet_within_a_unit_share_a_lane() -> None:
    row = GanttRow("a", (Bar(date(2026, 4, 1), date(2026, 5, 4)), Bar(date(2026, 5, 5), date(2026, 5, 31))))
    # Both lie in the first third of May (unit 3): the second begins with the next one.
    assert [[span for span, _ in lane.bars] for lane in lanes(row, THIRDS)] == [[Span(0, 4), Span(4, 6)]]


def test_a_text_stands_left_where_there_is_no_room_at_the_right() -> None:
    (lane,) = lanes(GanttRow("a", (), (Diamond(date(2026, 9, 25), "評価会"),)), THIRDS)
    (word,) = lane.words
    # Three letters of 9 points, 5 % more, 6 around: 34.35 points, three units of 12, before unit 17.
    assert (word.span, word.before) == (Span(14, 17), True)


days = st.dates(date(2026, 4, 1), date(2026, 9, 30))
words = st.text("あいう", max_size=9)
bars = st.builds(lambda pair, text: Bar(min(pair), max(pair), text), st.tuples(days, days), words)
diamonds = st.builds(Diamond, days, words)


@given(st.lists(bars, max_size=5), st.lists(diamonds, max_size=5))
def test_nothing_stands_upon_another_and_nothing_is_lost(some: list[Bar], signs: list[Diamond]) -> None:
    found = lanes(GanttRow("a", tuple(some), tuple(signs)), THIRDS)
    assert sum(len(lane.bars) for lane in found) == len(some)
    assert sum(len(lane.marks) for lane in found) == len(signs)
    texts = [word.text for lane in found for word in lane.words]
    inside = [bar.text for lane in found for _, bar in lane.bars if bar in lane.inside]
    assert sorted(texts + inside) == sorted(one.text for one in (*some, *signs) if one.text)
    for lane in found:
        taken = [span for span, _ in lane.bars] + [word.span for word in lane.words]
        units = [unit for span in taken for unit in range(span.start, span.end)]
        assert len(units) == len(set(units)) and all(0 <= unit < len(THIRDS.days) for unit in units)


@pytest.mark.parametrize(("years", "per_year"), [(1, 36), (3, 12), (5, 12)])
def test_longer_plans_have_coarser_units(read: Reader, years: int, per_year: int) -> None:
    # Upright text is 453.6 points wide; the label takes about 28 of it, so that 425 / 10.7 = 39 units are the most.
    months = tuple((date(2026 + at // 12, at % 12 + 1, 1), str(at % 12 + 1)) for at in range(12 * years))
    bar = Bar(date(2026, 2, 1), date(2026, 12, 31))
    plan = replace(half_year(GanttRow("試行", (bar,))), start=date(2026, 1, 1), end=date(2025 + years, 12, 31),
                   months=months)
    columns = len(list(read(plan).body.iter(f"{W}gridCol"))) - 1
    assert columns == (per_year * years if years < 5 else 20)  # sixty months are too many: quarters


def test_a_long_label_takes_lines_of_its_own_and_the_row_stays_on_one_page(read: Reader) -> None:
    label = "全国の店舗で値引きの判断基準をそろえ、週次の見直しを店長会で確認する取り組み"
    _, *lines = rows(read(half_year(GanttRow(label, (Bar(date(2026, 5, 6), date(2026, 6, 10)),)))))
    # A label takes 26 % of 453.6 points at most, 112 without what is around it: 11 letters of 9 points with 5 % kept
    # in reserve, so that 38 letters need four lines.
    assert len(lines) == 4
    merges = [row.find(f"{W}tc/{W}tcPr/{W}vMerge").get(f"{W}val") for row in lines]
    assert merges == ["restart", "continue", "continue", "continue"]
    assert [row.find(f"{W}tc/{W}p/{W}pPr/{W}keepNext") is not None for row in lines] == [True, True, True, False]
    assert sum(bool(fill) for row in lines for _, fill, _ in cells(row)) == 1
