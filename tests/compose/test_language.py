"""Numbers, days, money, names and lists as both languages write them: expected texts written by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from compose.test_drawings import drawn
from hypothesis import given
from hypothesis import strategies as st

from successplan.compose import language as spoken
from successplan.compose.locale import Locale, load_locale
from successplan.document import Paragraph, Strong, Text, plain
from successplan.model import Customer

JA, EN = load_locale("ja"), load_locale("en")
APRIL = date(2026, 4, 1)  # a Wednesday


@pytest.mark.parametrize("value, decimals, expected", [
    (Decimal("2.5"), 0, "3"), (Decimal("-2.5"), 0, "-3"), (Decimal("0.05"), 1, "0.1"), (Decimal("-0.04"), 1, "0.0"),
    (Fraction(2, 3), 2, "0.67"), (24000000, 0, "24,000,000"), (Decimal("1234.565"), 2, "1,234.57"),
    (Fraction(-1, 8), 2, "-0.13"),  # -0.125 away from zero
])
def test_numbers_round_half_up_and_are_grouped(value: Any, decimals: int, expected: str) -> None:
    assert spoken.number(JA, value, decimals) == spoken.number(EN, value, decimals) == expected


@given(st.fractions(min_value=-10**9, max_value=10**9), st.integers(0, 4))
def test_rounding_is_never_more_than_half_a_step_away(value: Fraction, decimals: int) -> None:
    near = Fraction(spoken.rounded(value, decimals))
    assert abs(near - value) * 2 <= Fraction(1, 10**decimals)


def test_differences_carry_a_sign_and_points() -> None:
    assert spoken.difference(JA, Decimal("1.36"), "%", 1) == "+1.4pt"
    assert spoken.difference(JA, Decimal("-3"), "日") == "-3日"
    assert spoken.difference(JA, Decimal("0.04"), "%", 1) == "±0.0pt"
    assert spoken.difference(EN, Decimal("-0.3"), "%", 1) == "-0.3\u00a0pt"


def test_a_number_keeps_its_unit() -> None:
    assert spoken.quantity(JA, Decimal("48.2"), "%", 1) == spoken.quantity(EN, Decimal("48.2"), "%", 1) == "48.2%"
    assert spoken.quantity(JA, 75, "日") == "75日"
    assert spoken.quantity(EN, 75, "days") == "75\u00a0days"
    assert spoken.quantity(EN, 1, "days") == "1\u00a0day"
    assert spoken.difference(EN, -1, "days") == "-1\u00a0day"
    assert spoken.quantity(EN, 5, "") == "5"


def test_minus_is_a_triangle_only_where_asked() -> None:
    assert spoken.money(JA, -1500000, "JPY", "万円", minus="△") == "△150万円"
    assert spoken.number(JA, -1) == "-1"


@pytest.mark.parametrize("form, ja, en", [
    ("short", "2026/4/1", "1\u00a0Apr 2026"), ("month_day", "4/1", "1\u00a0Apr"), ("day", "4/1(水)", "Wed 1\u00a0Apr"),
    ("full_day", "2026/4/1(水)", "Wed 1\u00a0Apr 2026"), ("long", "2026年4月1日", "1\u00a0April 2026"),
    ("long_day", "2026年4月1日（水）", "Wed 1\u00a0April 2026"),
])
def test_days(form: Any, ja: str, en: str) -> None:
    assert (spoken.day(JA, APRIL, form), spoken.day(EN, APRIL, form)) == (ja, en)


def test_days_of_an_era() -> None:
    era = replace(JA, settings={"dates": "era"})
    assert spoken.day(era, APRIL, "long") == "令和8年4月1日"
    assert spoken.day(era, date(2019, 5, 1), "long") == "令和元年5月1日"
    assert spoken.day(era, date(2019, 4, 30), "long") == "平成31年4月30日"
    assert spoken.day(era, APRIL, "short") == "2026/4/1"


def test_months_and_their_thirds() -> None:
    assert (spoken.month(JA, date(2026, 6, 30)), spoken.month(EN, date(2026, 6, 30))) == ("2026年6月度", "June 2026")
    days = [date(2026, 9, day) for day in (10, 11, 20, 21)]
    assert [spoken.third(JA, day) for day in days] == ["9月上旬", "9月中旬", "9月中旬", "9月下旬"]
    assert [spoken.third(EN, day) for day in days[1:3]] == ["mid-September"] * 2


def test_spans() -> None:
    assert spoken.days(JA, APRIL, date(2026, 9, 30)) == "2026/4/1〜9/30"
    assert spoken.days(JA, APRIL, date(2027, 3, 31)) == "2026/4/1〜2027/3/31"
    assert spoken.days(EN, APRIL, date(2026, 9, 30)) == "1 Apr–30 Sep 2026"


@pytest.mark.parametrize("day, first, months, by_end, ja, en", [
    (APRIL, 4, 6, False, "2026年度上期（2026年4〜9月）", "H1 FY2026 (Apr–Sep 2026)"),
    (date(2026, 3, 31), 4, 6, False, "2025年度下期（2025年10月〜2026年3月）", "H2 FY2025 (Oct 2025–Mar 2026)"),
    (date(2026, 8, 1), 4, 3, False, "2026年度第2四半期（2026年7〜9月）", "Q2 FY2026 (Jul–Sep 2026)"),
    (date(2026, 8, 1), 7, 12, True, "2027年度（2026年7月〜2027年6月）", "FY2027 (Jul 2026–Jun 2027)"),
    (date(2026, 8, 1), 1, 12, True, "2026年度（2026年1〜12月）", "FY2026 (Jan–Dec 2026)"),
])
def test_fiscal_labels(day: date, first: int, months: int, by_end: bool, ja: str, en: str) -> None:
    assert spoken.fiscal(JA, day, first, months, by_end=by_end) == ja
    assert spoken.fiscal(EN, day, first, months, by_end=by_end) == en


def test_money() -> None:
    in_ten_thousands = replace(JA, settings={"money_unit": "万円"})
    assert spoken.money(in_ten_thousands, 24000000, "JPY") == "2,400万円"
    assert spoken.money(JA, 24000000, "JPY", "百万円") == "24百万円"
    assert spoken.money(JA, 24000000, "JPY") == "24,000,000円"
    assert spoken.money(in_ten_thousands, 24000, "USD") == "USD 24,000"
    assert spoken.money(EN, 24000, "USD") == "USD\u00a024,000"
    assert spoken.money(replace(EN, settings={"money_unit": "万円"}), 24000000, "JPY") == "JPY\u00a024,000,000"


def test_lists() -> None:
    assert spoken.listed(JA, ["甲", "乙", "丙"]) == "甲、乙、丙"
    assert [spoken.listed(EN, list("abc"[:count])) for count in (0, 1, 2, 3)] == ["", "a", "a and b", "a, b and c"]


def test_both_locales_have_the_same_words() -> None:
    only_there = {"format.units", "format.eras", "format.first_year", "line.decide.approve_to",
                  "line.decide.choose_to", "line.decide.name_to"}
    only_there |= {f"format.money.JPY.{unit}.{key}" for unit in ("plain", "円", "千円", "万円", "百万円", "億円")
                   for key in ("of", "text")}
    ja, en = (set(locale.keys()) for locale in (JA, EN))
    joined = {key for key in ja if key.startswith("format.asked.")}  # how a verb is joined to a question
    assert (ja ^ en) - only_there - joined == set()


def test_words_are_chosen_filled_and_counted(say: Any) -> None:
    words = {"asks": {"one": "{count} decision of {who}", "other": "{count} decisions of {who}"}}
    assert say('{{ t("asks", count=1, who=strong(x)) }}', language="en", words=words, x="A") == (
        Paragraph((Text("1 decision of "), Strong((Text("A"),)))),)
    assert say('{{ t("asks", count=2, who="{B}") }}', language="en", words=words) == (
        Paragraph((Text("2 decisions of {B}"),)),)


def test_a_kinds_own_branch_comes_first() -> None:
    locale = Locale("en", {"title": "general", "monthly": {"title": "own"}}, ("monthly",))
    assert (locale.get("title"), replace(locale, first=()).get("title")) == ("own", "general")


@pytest.mark.parametrize("how, amount, expected", [
    ("half_up", 15_000, "2万円"), ("half_up", 25_000, "3万円"), ("half_up", -25_000, "-3万円"),
    ("half_even", 15_000, "2万円"), ("half_even", 25_000, "2万円"), ("half_even", -25_000, "-2万円"),
    ("down", 19_999, "1万円"), ("down", -19_999, "-1万円"), ("half_up", Fraction(3_986_301), "399万円"),
])
def test_money_is_rounded_as_the_workspace_says(how: str, amount: Any, expected: str) -> None:
    locale = replace(JA, settings={"money_unit": "万円", "money_rounding": how})
    assert spoken.money(locale, amount, "JPY") == expected


def test_a_small_amount_does_not_become_nothing() -> None:
    locale = replace(JA, settings={"money_unit": "億円"})
    assert spoken.money(locale, 3_986_301, "JPY") == "3,986,301円"
    assert spoken.money(locale, 0, "JPY") == "0億円"
    assert spoken.money(locale, 150_000_000, "JPY") == "2億円"


def test_a_title_that_names_the_department_says_it_once(write: Any, customer: Customer) -> None:
    people = [{"id": "a", "name": "Daniel Okafor", "side": "customer", "role": "evaluator", "department": "Operations",
               "title": "Operations Director"},
              {"id": "b", "name": "Helen Marsh", "side": "customer", "role": "user", "department": "Transport",
               "title": "Controller"}]
    (said,) = drawn(write, customer, '{{ person("a") }} / {{ person("b") }}', people=people, language="en")
    assert plain(said.inlines) == "Daniel Okafor, Operations Director / Helen Marsh, Controller, Transport"


def test_attendees_stand_by_rank_the_customers_first_and_without_honorifics(write: Any, customer: Customer) -> None:
    people = [{"id": "user", "name": "加藤 優", "side": "customer", "role": "user"},
              {"id": "csm", "name": "鈴木 大地", "side": "vendor", "role": "csm"},
              {"id": "top", "name": "山田 和子", "side": "customer", "role": "final_evaluator"}]
    (said,) = drawn(write, customer, '{{ attendees(["csm", "user", "top"]) }}', people=people)
    assert plain(said.inlines) == "山田、加藤、鈴木"
