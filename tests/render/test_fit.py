"""Widths, lines and titles, against values worked out by hand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from successplan.render.fit import RESERVE, atoms, balanced, line_count, lines, phrases, shortened, width

TITLE = "粗利益率は計画どおり。値引き率は計画より1.4pt高く、31店への展開の可否が鍵"


@pytest.mark.parametrize(
    ("text", "em"),
    [
        ("粗利益率", 4.0),
        ("ｱｲｳ", 1.5),  # half-width kana: half an em
        ("１２", 2.0),
        ("12.3", 3 * 0.556 + 0.278),  # Arial: digits 556, full stop 278 of 1000
        ("Wi", 0.944 + 0.222),
        ("é", 0.556),  # as wide as e
        ("", 0.0),
    ],
)
def test_width_is_the_sum_of_the_characters(text: str, em: float) -> None:
    assert width(text, 10) == pytest.approx(10 * em)


def test_bold_latin_is_wider_and_bold_japanese_is_not() -> None:
    assert width("plan", 10, bold=True) > width("plan", 10)
    assert width("計画", 10, bold=True) == width("計画", 10)


def test_a_line_takes_what_fits_into_its_width_less_the_reserve() -> None:
    # 100 pt less 5 % hold nine characters of 10 pt (90 pt), not ten (100 pt).
    assert lines("あいうえおかきくけこ", 10, 100) == ["あいうえおかきくけ", "こ"]


def test_kinsoku_keeps_closing_marks_from_the_start_and_opening_ones_from_the_end() -> None:
    # Nine fit: the tenth is 。 and draws け with it. A bracket at the end goes to the next line.
    assert lines("あいうえおかきくけ。こ", 10, 100) == ["あいうえおかきく", "け。こ"]
    assert lines("あいうえおかきく「けこ」", 10, 100) == ["あいうえおかきく", "「けこ」"]


@pytest.mark.parametrize("kept", ["1.4pt", "31店", "24百万円", "7/15", "-3.5%", "2,400万円", "2026年"])
def test_a_number_stays_with_its_unit(kept: str) -> None:
    assert kept in atoms(f"改善は{kept}のまま")
    for columns in range(8, 20):
        assert sum(kept in line for line in lines(f"値引き率の改善は{kept}のまま", 10, columns * 10)) == 1


def test_english_breaks_at_spaces_and_words_too_long_are_cut() -> None:
    assert lines("on plan since May", 10, 60) == ["on plan", "since May"]
    # "a" is 0.556 em: five are 27.8 pt in 28.5 pt.
    assert lines("aaaaaaaa", 10, 30) == ["aaaaa", "aaa"]


def test_a_newline_ends_a_line_and_an_empty_text_is_one_line() -> None:
    assert lines("一\n二", 10, 100) == ["一", "二"]
    assert lines("", 10, 100) == [""]
    assert line_count(["一", "二\n三"], 10, 100) == 3


def test_a_title_of_two_lines_ends_its_first_at_a_phrase() -> None:
    first, second = balanced(TITLE, 28, 600, language="ja", bold=True)
    assert first + second == TITLE
    assert first.endswith(("は", "り", "、", "。"))  # never inside 計画 or between 1.4 and pt


def test_a_title_breaks_after_a_mark_rather_than_in_the_middle() -> None:
    # 18 and 15 characters of 10 pt: cut in the middle would be even, but the mark stands 3 characters away.
    assert balanced("粗利益率は計画どおりに進んでおり、値引き率の改善が次の課題になる", 10, 220, language="ja") == [
        "粗利益率は計画どおりに進んでおり、",
        "値引き率の改善が次の課題になる",
    ]


def test_phrases_join_to_the_text_and_keep_numbers_whole() -> None:
    assert "".join(phrases(TITLE)) == TITLE
    assert any(phrase.startswith("1.4pt") for phrase in phrases(TITLE))


@given(st.text(), st.floats(10, 400))
def test_nothing_is_lost_and_no_line_is_wider_than_its_box(text: str, points: float) -> None:
    found = lines(text, 10, points)
    assert "".join("".join(found).split()) == "".join(text.split())
    assert all(len(line) <= 1 or width(line, 10) <= points * (1 - RESERVE) + 0.001 for line in found)


def test_a_line_does_not_end_at_a_no_break_space_or_inside_a_unit() -> None:
    # At 12 pt "heading for all" takes 79 pt, "heading for all beds" 108 pt and "heading for 102 beds" 113 pt; 105 pt of
    # room less 5 % are 100 pt.
    assert lines("heading for all beds", 12, 105) == ["heading for all", "beds"]
    assert lines("heading for all\u00a0beds", 12, 105) == ["heading for", "all\u00a0beds"]
    assert lines("heading for 102 beds/day", 12, 105) == ["heading for", "102 beds/day"]


def test_what_is_shortened_keeps_both_ends_and_one_line() -> None:
    # Ten full-width characters at 10 pt are 100 pt; 80 pt less 5 % hold seven, one of them the ellipsis.
    assert shortened("一二三四五六七八九十", 10, 200) == "一二三四五六七八九十"
    assert shortened("一二三四五六七八九十", 10, 80) == "一二三…八九十"
