"""Column widths worked out from texts."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from render.docx.demo import kpi_table, t

from successplan.document import Cell, Column, Row, Table
from successplan.render.docx.widths import column_widths, whole


def table(*texts: str, aligns: str = "") -> Table:
    names = {"l": "left", "r": "right"}
    columns = tuple(Column((), names[a]) for a in (aligns or "l" * len(texts)))  # type: ignore[arg-type]
    return Table(columns, (Row(tuple(Cell(t(text)) for text in texts)),))


@given(st.lists(st.text(alphabet="あいう abc123、。", max_size=30), min_size=1, max_size=9))
def test_the_widths_always_add_up_to_the_room(texts: list[str]) -> None:
    widths, _ = column_widths(table(*texts), 453.6, 10.5)
    assert sum(widths) == 9072  # 453.6 points are 9072 twentieths
    assert min(widths) >= 0


@given(st.lists(st.floats(min_value=0.1, max_value=100), min_size=1, max_size=12))
def test_rounding_loses_nothing(points: list[float]) -> None:
    assert sum(whole(points, 100)) == 2000


def test_equal_texts_get_equal_columns() -> None:
    widths, fits = column_widths(table("同じ文字", "同じ文字"), 400, 10)
    assert widths == (4000, 4000)
    assert fits


def test_what_is_left_over_goes_to_texts_and_not_to_numbers() -> None:
    # "1,234" in Arial is four digits of 0.556 em and a comma of 0.278: 2.502 em, 25.02 points at 10,
    # 26.27 with reserve; with 9 points of padding 35.3 points, 705 or 706 twentieths.
    widths, _ = column_widths(table("短い", "1,234", aligns="lr"), 400, 10)
    assert widths[1] in (705, 706)


def test_no_word_is_broken_while_there_is_room_for_all() -> None:
    # "Responsibilities" at 10 points is wider than 60: without its floor the long text would press it below that.
    widths, fits = column_widths(table("Responsibilities", "長い説明" * 60), 400, 10)
    assert widths[0] > 60 * 20
    assert fits


def test_words_that_cannot_all_stand_are_reported() -> None:
    assert not column_widths(table(*["Responsibilities"] * 9), 400, 10)[1]


def test_the_widths_of_a_real_table_keep_every_number_on_one_line() -> None:
    widths, fits = column_widths(kpi_table("ja"), 453.6, 9)
    # The widest number cell, "要確認", is three full-width letters: 27 points, 28.35 with reserve, 9 of padding.
    assert widths[1] >= (28.35 + 9) * 20 - 1
    assert fits


def test_a_date_stays_on_its_line_where_a_long_text_has_room_to_wrap() -> None:
    # The letters and digits of 2026年4月20日 are 3 + 7 x 0.556 = 6.9 em; Word adds a quarter of an em at each of the
    # five places where a digit meets a Japanese letter: 8.1 em, 85.5 points at 10.5 and 89.8 with reserve.
    rows = tuple(Row((Cell(t("長い説明" * 12)), Cell(t("2026年4月20日")), Cell(t("短い")))) for _ in range(4))
    columns = (Column(t("説明")), Column(t("日付")), Column(t("状況")))
    widths, fits = column_widths(Table(columns, rows), 453.6, 10.5)
    assert widths[1] / 20 >= 89.8
    assert fits


def test_the_room_goes_where_it_saves_lines() -> None:
    # Beside texts of one line, the only long one gets what is left.
    widths, _ = column_widths(table("短い", "長い説明" * 20, "短い"), 400, 10)
    assert widths[1] > 3 * max(widths[0], widths[2])


def test_a_column_that_asks_for_more_than_there_is_leaves_room_for_the_others() -> None:
    columns = (Column(t("No."), width=7.0), Column(t("項目")), Column(t("内容")))
    widths, fits = column_widths(Table(columns, (Row((Cell(t("1")), Cell(t("結論")), Cell(t("総合判定")))),)), 400, 10)
    assert sum(widths) == 8000
    assert min(widths) > 0
    assert fits
