"""What holds for every money figure: mirror, units, and that a better value never brings less."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from successplan.analyse import EffectAndCost, analyse
from successplan.model import Customer, History, Observation, Plan

MONTHS = (date(2026, 4, 30), date(2026, 5, 31), date(2026, 6, 30))
values = st.lists(st.integers(-500, 500).map(Decimal), min_size=3, max_size=3)
factors = st.integers(1, 50).map(Decimal)


def money(better: str, target: Decimal, unit: Decimal, measured: list[Decimal]) -> EffectAndCost:
    """The figures of June for a goal from 0 to `target`, a unit worth `unit` a year, shares of 3, 5 and 7 tenths."""
    share = {name: Decimal(part) / 10 for name, part in (("low", 3), ("middle", 5), ("high", 7))}
    plan = Plan.model_validate({
        "customer": {"id": "c", "name": "C"}, "period": {"start": "2026-04-01", "end": "2026-09-30"},
        "contract": {"start": "2026-04-01", "end": "2027-03-31", "annual_fee": {"amount": 1000}},
        "goals": ({"id": "g", "name": "G", "better": better, "baseline": {"value": 0},
                   "target": {"date": "2026-09-30", "value": target},
                   "worth": {"per_unit": {"amount": unit}, "share": share}},)})
    history = History(Observation("g", day, value) for day, value in zip(MONTHS, measured, strict=True))
    found = analyse(Customer(Path(), plan, history), date(2026, 7, 10)).money
    assert found is not None
    return found


@settings(max_examples=40)
@given(values)
def test_directions_mirror(measured: list[Decimal]) -> None:
    up = money("higher", Decimal(100), Decimal(7), measured)
    down = money("lower", Decimal(-100), Decimal(7), [-value for value in measured])
    assert (up.effect, up.multiple, up.yearly_multiple, up.passes) == (
        down.effect, down.multiple, down.yearly_multiple, down.passes)


@settings(max_examples=40)
@given(values, factors)
def test_the_unit_of_a_goal_does_not_matter(measured: list[Decimal], factor: Decimal) -> None:
    plain = money("higher", Decimal(100), 7 * factor, measured)
    other = money("higher", 100 * factor, Decimal(7), [value * factor for value in measured])
    assert (plain.effect, plain.multiple, plain.passes) == (other.effect, other.multiple, other.passes)


@settings(max_examples=40)
@given(values, st.integers(0, 2), st.integers(1, 300).map(Decimal))
def test_a_better_value_never_brings_less(measured: list[Decimal], month: int, gain: Decimal) -> None:
    better = [value + gain if index == month else value for index, value in enumerate(measured)]
    before, after = (money("higher", Decimal(100), Decimal(7), each) for each in (measured, better))
    assert before.multiple is not None and after.multiple is not None
    for end in ("low", "middle", "high"):
        assert getattr(before.multiple, end) <= getattr(after.multiple, end)
    if before.passes is not None:
        assert after.passes is not None and after.passes <= before.passes


@settings(max_examples=40)
@given(values)
def test_ranges_are_in_order_and_swings_hold_the_headline(measured: list[Decimal]) -> None:
    found = money("higher", Decimal(100), Decimal(7), measured)
    assert found.multiple is not None
    assert found.effect.low <= found.effect.middle <= found.effect.high
    for swing in found.swings:
        assert swing.low <= found.multiple.middle <= swing.high
