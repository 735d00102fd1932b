"""What the form of a week asks for: worked out by hand for the sample, rule by rule for small plans."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from successplan.analyse import Span, next_week, strictly_rounded, week_asked, week_name, week_of
from successplan.load import load_customer
from successplan.model import Customer

AOYAMA = Path(__file__).resolve().parents[2] / "samples" / "aoyama-apparel"
W28 = Span(date(2026, 7, 6), date(2026, 7, 12))
MORNING = date(2026, 7, 8)


@pytest.fixture(scope="module")
def aoyama() -> Customer:
    return load_customer(AOYAMA)[0]


def test_the_sample_s_week_asks_for_what_is_due(aoyama: Customer) -> None:
    asked = week_asked(aoyama, W28, MORNING)
    found = [(each.indicator.id, each.day, each.imported) for each in asked.values]
    june, sunday = date(2026, 6, 30), date(2026, 7, 12)  # 8 working days after June: 10 July
    assert found == [
        ("gross-margin", june, False), ("markdown-rate", sunday, False), ("stock-value", june, False),
        ("stockout-rate", sunday, False), ("stock-days", sunday, False), ("weekly-users", sunday, True)]
    assert asked.name == "2026-W28"


# weekly-form.txt: 21.0 - 3.0 x 12/92, 48.2 + 1.8 x 90/182, 70 + 20 x 12/92, and the band of 10% of the whole way
@pytest.mark.parametrize(("kpi", "planned", "printed", "edge", "bound"), [
    ("markdown-rate", Fraction(21) - Fraction(3) * 12 / 92, "20.6", Decimal("21.1"), "upper"),
    ("gross-margin", Fraction("48.2") + Fraction("1.8") * 90 / 182, "49.1", Decimal("49.0"), "lower"),
    ("weekly-users", Fraction(70) + Fraction(20) * 12 / 92, "73", Decimal(64), "lower"),
])
def test_plan_and_edge_by_hand(
    aoyama: Customer, kpi: str, planned: Fraction, printed: str, edge: Decimal, bound: str
) -> None:
    value = next(each for each in week_asked(aoyama, W28, MORNING).values if each.indicator.id == kpi)
    places = value.indicator.decimals or 0
    assert value.planned == planned
    assert f"{float(planned):.{places}f}" == printed
    assert value.edges is not None
    low, high = value.edges.on_track
    end = high if bound == "upper" else low
    assert end is not None
    assert strictly_rounded(end, places, upper=bound == "upper") == edge


def test_it_shows_the_last_value_of_each_and_of_its_parts(aoyama: Customer) -> None:
    values = {each.indicator.id: each for each in week_asked(aoyama, W28, MORNING).values}
    last = {id_: str(each.last.value) for id_, each in values.items() if each.last}
    assert last == {"gross-margin": "48.7", "markdown-rate": "22.1", "stock-value": "1456", "stockout-rate": "4.8",
                    "stock-days": "87", "weekly-users": "79"}
    parts = [(part, str(value.value) if value else None) for part, value in values["markdown-rate"].parts]
    assert parts == [("new-12", "20.4"), ("old-31", "22.8")]
    assert values["stock-days"].is_open and values["stock-days"].planned is None


def test_it_knows_only_what_was_known_that_morning(aoyama: Customer) -> None:
    asked = week_asked(aoyama, W28, MORNING)
    assert [each.id for each in asked.actions] == ["a14", "a15", "a12", "a18"]  # a19 to a21 are of 14 July
    assert [each.id for each in asked.requests] == ["r3"]  # r4 came on 13 July
    assert [each.id for each in asked.decisions] == ["d3", "d4"]


def test_it_goes_back_a_working_day_before_the_meeting(aoyama: Customer) -> None:
    asked = week_asked(aoyama, W28, MORNING)
    assert asked.meeting is not None and asked.meeting.day == date(2026, 7, 14)
    assert asked.back == date(2026, 7, 13)
    # 21 July is a Tuesday after Marine Day: the working day before it is the Friday
    later = week_asked(aoyama, week_of(date(2026, 7, 15)), date(2026, 7, 15))
    assert later.meeting is not None and later.meeting.day == date(2026, 7, 21)
    assert later.back == date(2026, 7, 17)


def test_own_hours_are_asked_for_in_the_week_in_which_a_month_begins(aoyama: Customer) -> None:
    assert week_asked(aoyama, W28, MORNING).hours_of is None
    assert week_asked(aoyama, week_of(date(2026, 7, 1)), date(2026, 7, 1)).hours_of == date(2026, 6, 30)


def test_the_form_that_goes_out_is_that_of_the_running_week() -> None:
    assert next_week(MORNING) == W28
    assert next_week(date(2026, 7, 12)) == W28
    assert next_week(date(2026, 7, 13)).start == date(2026, 7, 13)
    assert week_name(week_of(date(2027, 1, 1))) == "2026-W53"


def monthly(**measure: Any) -> list[dict[str, Any]]:
    return [{"id": "margin", "name": "粗利", "measure": {"source": "books", "every": "month", **measure}}]


def test_a_month_that_nobody_reported_is_asked_for_again(customer: Callable[..., Customer]) -> None:
    week = week_of(date(2026, 7, 22))  # the books of June were ready on 10 July
    silent = customer(monthly(), [("margin", "2026-05-31", "48.7")])
    assert [(each.day, each.last and each.last.value) for each in week_asked(silent, week, week.start).values] == [
        (date(2026, 6, 30), Decimal("48.7"))]
    told = customer(monthly(), [("margin", "2026-06-30", "49.1")])
    assert week_asked(told, week, week.start).values == ()


def test_a_month_is_not_asked_for_before_its_source_has_it(customer: Callable[..., Customer]) -> None:
    week = week_of(date(2026, 7, 1))
    told = customer(monthly(), [("margin", "2026-05-31", "48.7")])
    assert week_asked(told, week, week.start).values == ()


def test_a_week_that_ends_on_saturday_is_asked_for_with_its_saturday(customer: Callable[..., Customer]) -> None:
    goals = [{"id": "rate", "name": "率", "measure": {"source": "till", "every": "week"}}]
    asked = week_asked(customer(goals, [("rate", "2026-06-27", "20")]), W28, W28.start)
    assert [each.day for each in asked.values] == [date(2026, 7, 11)]
