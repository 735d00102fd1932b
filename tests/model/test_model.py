"""The models: strict values, one error for one mistake, defaults, and people put together."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from successplan.model import (
    Baseline,
    Customer,
    Duration,
    Goal,
    Kpi,
    Person,
    Plan,
    RuleSetting,
    Source,
    TargetPoint,
    Workspace,
    references,
)
from successplan.words import Words

PLAN: dict[str, Any] = {
    "customer": {"id": "hana", "name": "花屋"},
    "period": {"start": "2026-04-01", "end": "2026-09-30"},
}


def plan(**more: Any) -> Plan:
    return Plan.model_validate({**PLAN, **more}, context={"language": "ja"})


def errors(model: Any, data: Any) -> list[tuple[tuple[Any, ...], str]]:
    with pytest.raises(ValidationError) as caught:
        model.model_validate(data)
    return [(each["loc"], each["type"]) for each in caught.value.errors()]


def test_a_plan_needs_a_customer_and_a_period_alone() -> None:
    small = plan()
    assert small.customer.called == Words(ja="花屋")
    assert small.goals == () and small.success is None and small.state == "draft"


def test_a_goal_without_baseline_and_target_is_a_goal() -> None:
    goal = Goal.model_validate({"id": "margin", "name": "粗利益率", "kpis": ({"id": "rate", "name": "値引き率"},)})
    assert goal.baseline is None and goal.target == () and goal.kpis[0].measure.source is None


def test_one_target_and_a_list_of_targets_are_both_a_tuple_of_points() -> None:
    one = Kpi.model_validate({"id": "a", "name": "a", "target": {"date": "2026-09-30", "value": 50}})
    many = Kpi.model_validate({"id": "a", "name": "a", "target": ({"date": "2026-09-30", "low": 30, "high": 45},)})
    assert one.target == (TargetPoint.model_validate({"date": date(2026, 9, 30), "value": 50}),)
    assert (many.target[0].low, many.target[0].high, many.target[0].value) == (Decimal(30), Decimal(45), None)


@pytest.mark.parametrize(
    "point",
    [{}, {"low": 1}, {"high": 1}, {"value": 1, "low": 0, "high": 2}, {"value": 1, "high": 2}],
)
def test_a_target_is_a_value_or_a_range_and_else_one_error(point: dict[str, int]) -> None:
    assert errors(TargetPoint, {"date": "2026-09-30", **point}) == [((), "target_point")]


@pytest.mark.parametrize("bad", ["48.2", True, None, [1], {"value": 1}])
def test_a_number_is_a_number(bad: object) -> None:
    assert errors(Baseline, {"value": bad}) == [(("value",), "number_type")]


def test_numbers_are_exact() -> None:
    assert Baseline.model_validate({"value": Decimal("48.2")}).value == Decimal("48.2")
    assert Baseline.model_validate({"value": 48}).value == Decimal(48)


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("会議", Words(ja="会議")),
        ("会議\n", Words(ja="会議")),  # what a block scalar ends with
        ({"en": "Meeting\n"}, Words(en="Meeting")),
        ({"en": "Meeting"}, Words(en="Meeting")),
        ({"ja": "会議", "en": "M"}, Words("会議", "M")),
    ],
)
def test_a_text_is_in_the_plans_language_or_in_those_it_names(value: object, words: Words) -> None:
    assert plan(premises=(value,)).premises == (words,)


@pytest.mark.parametrize("bad", [12, True, "", "  ", {}, {"fr": "x"}, {"ja": 1}, ("a",)])
def test_what_is_no_text_is_one_error(bad: object) -> None:
    assert [loc for loc, _ in errors(Plan, {**PLAN, "premises": (bad,)})] == [("premises", 0)]


@pytest.mark.parametrize("bad", ["2026-4-1", "2026-02-30", 20260401, "1.4.2026"])
def test_what_is_no_day_is_one_error(bad: object) -> None:
    assert [loc for loc, _ in errors(Plan, {**PLAN, "agreed": bad})] == [("agreed",)]


def test_unknown_keys_are_refused_everywhere() -> None:
    assert errors(Kpi, {"id": "a", "name": "a", "measure": {"sorce": "pos"}}) == [
        (("measure", "sorce"), "extra_forbidden")
    ]


def test_pitfalls_are_named_or_written_out() -> None:
    both = plan(onboarding={"pitfalls": ("known", {"id": "own", "name": "一度に多く変える"})})
    workspace = Workspace.model_validate({"pitfalls": ({"id": "known", "name": "評価者に会わない"},)})
    customer = Customer(Path(), both, workspace=workspace)
    assert [pitfall.name.ja for pitfall in customer.pitfalls] == ["評価者に会わない", "一度に多く変える"]


def test_a_person_of_the_team_is_completed_from_it_and_the_plan_wins() -> None:
    workspace = Workspace.model_validate(
        {
            "team": (
                {"id": "suzuki", "name": "鈴木", "role": "csm", "mail": "s@example.co.jp"},
                {"id": "honda", "name": "本多", "role": "sponsor"},
            )
        }
    )
    customer = Customer(
        Path(), plan(people=({"id": "suzuki", "role": "support"}, {"id": "sato", "role": "user"})), workspace=workspace
    )
    suzuki, sato = customer.people
    assert (suzuki.name, suzuki.role, suzuki.side, suzuki.mail) == (
        Words(ja="鈴木"),
        "support",
        "vendor",
        "s@example.co.jp",
    )
    assert (sato.name, sato.side) == (None, "customer")
    honda = customer.person("honda")
    assert honda is not None and honda.is_vendor and customer.person("nobody") is None
    assert honda not in customer.people


def test_a_source_is_found_by_id_by_name_and_by_its_other_names() -> None:
    workspace = Workspace.model_validate(
        {"sources": ({"id": "pos", "name": "POSデータ", "also": ("POS",), "ready": "8 working days"},)}
    )
    customer = Customer(Path(), plan(), workspace=workspace)
    found = {customer.source(name) for name in ("pos", "POSデータ", "POS")}
    assert len(found) == 1 and isinstance(next(iter(found)), Source)
    assert workspace.sources[0].ready == Duration(8, "working day")
    assert customer.source("else") is None and customer.source(None) is None


def test_indicators_are_each_goal_and_its_kpis() -> None:
    goals = (
        {"id": "g", "name": "g", "kpis": ({"id": "a", "name": "a"}, {"id": "b", "name": "b"})},
        {"id": "h", "name": "h"},
    )
    customer = Customer(Path(), plan(goals=goals))
    assert [(goal.id, each.id) for goal, each in customer.indicators] == [
        ("g", "g"),
        ("g", "a"),
        ("g", "b"),
        ("h", "h"),
    ]


def test_rules_are_a_level_or_a_level_with_numbers() -> None:
    rules = plan(rules={"deputy-named": "off", "few-at-once": {"level": "error", "active": 3}}).rules
    assert rules["deputy-named"].level == "off"
    assert rules["few-at-once"].number("active", 9) == 3 and rules["few-at-once"].number("days", 9) == 9
    assert [loc for loc, _ in errors(RuleSetting, {"level": "loud"})] == [("level",)]


def test_the_judgement_has_the_numbers_of_the_method_by_default() -> None:
    judgement = Workspace().judgement
    assert (judgement.bands.at_risk, judgement.bands.off_track, judgement.stale_after) == (10, 25, Decimal("1.5"))
    assert (judgement.moving_away.periods, judgement.moving_away.mean_of) == (2, 4)
    assert (judgement.outlook.values.week, judgement.outlook.values.month) == (8, 4)


def test_references_are_found_with_the_path_that_the_file_has() -> None:
    value = plan(
        author="suzuki",
        goals=({"id": "g", "name": "g", "measure": {"owner": "tanaka", "parts": ("new", "old")}},),
        meetings=({"id": "w", "name": "w", "every": "week", "attendees": ("sato", "kato")},),
        onboarding={"pitfalls": ("too-many",)},
    )
    assert [(each.path, each.id) for each in references(value, "person")] == [
        (("author",), "suzuki"),
        (("goals", 0, "measure", "owner"), "tanaka"),
        (("meetings", 0, "attendees", 0), "sato"),
        (("meetings", 0, "attendees", 1), "kato"),
    ]
    assert [(each.path, each.id) for each in references(value, "part")] == [
        (("goals", 0, "measure", "parts", 0), "new"),
        (("goals", 0, "measure", "parts", 1), "old"),
    ]
    assert [each.id for each in references(value, "pitfall")] == ["too-many"]


def test_nothing_can_be_changed() -> None:
    with pytest.raises(ValidationError):
        plan().version = "2.0"  # type: ignore[misc]
    with pytest.raises(ValidationError):
        Person(id="a").id = "b"  # type: ignore[misc]
