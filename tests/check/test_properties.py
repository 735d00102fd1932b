"""Two rules against their definition, tried out with every kind of number and date."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Literal

from hypothesis import given
from hypothesis import strategies as st

from successplan.check import check
from successplan.load import load_customer
from successplan.model import Baseline, Customer, RoadmapItem, TargetPoint
from successplan.words import Words

SOUND = load_customer(Path(__file__).parent / "fixtures" / "sound")[0]
FIRST = date(2026, 4, 1)
DAYS = st.integers(0, 60)
SPANS = st.lists(st.tuples(DAYS, DAYS).map(sorted), max_size=8)
NUMBERS = st.decimals(min_value=-1000, max_value=1000, places=1)


def found(customer: Customer, rule: str) -> list[str]:
    return [one.text.say("en") for one in check(customer, FIRST) if one.rule == rule]


@given(SPANS)
def test_too_much_at_once_is_found_where_some_day_holds_more_than_three(spans: list[list[int]]) -> None:
    items = tuple(
        RoadmapItem(id=f"w{number}", work=Words(en="Work"), status="active",
                    start=FIRST + timedelta(days=start), end=FIRST + timedelta(days=end))
        for number, (start, end) in enumerate(spans))
    customer = replace(SOUND, plan=SOUND.plan.model_copy(update={"roadmap": items}))

    most = max((sum(start <= day <= end for start, end in spans) for day in range(61)), default=0)  # day by day

    texts = found(customer, "few-at-once")
    assert [text.split(" ")[0] for text in texts] == ([str(most)] if most > 3 else [])


@given(NUMBERS, NUMBERS, st.sampled_from(("higher", "lower")))
def test_a_target_is_told_unless_it_is_strictly_better(
    baseline: Decimal, target: Decimal, better: Literal["higher", "lower"]
) -> None:
    goal = SOUND.plan.goals[0].model_copy(update={
        "better": better, "baseline": Baseline(value=baseline),
        "target": (TargetPoint(date=date(2026, 9, 30), value=target),)})
    customer = replace(SOUND, plan=SOUND.plan.model_copy(update={"goals": (goal,)}))

    improved = target - baseline if better == "higher" else baseline - target

    assert bool(found(customer, "target-agrees-with-direction")) == (improved <= 0)
