"""Every rule against small plans: what must be found stands behind `# expect:` on its line, and nothing else may be.

`# expect: rule-name` is an error; `(warning)` or `(info)` after the name is another level; commas part several.
A fixture is about the rules that it names and the one whose name its folder has; the sound plan is about all of them.
"""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from check_plans import AS_OF, FIXTURES, found

from successplan.check import all_rules, check
from successplan.diagnostics import Diagnostic
from successplan.load import load_customer

EXPECTED = re.compile(r"([a-z][a-z-]*)(?: \((\w+)\))?")

Found = tuple[str, int, str, str]


def expected(folder: Path) -> set[Found]:
    """File, line, rule and level of everything that the plan says must be found in it."""
    return {
        (file.name, number, rule, level or "error")
        for file in (*folder.glob("*.yaml"), *folder.glob("*.csv"))
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), start=1)
        if "# expect:" in line
        for rule, level in EXPECTED.findall(line.split("# expect:")[1])
    }


def places(diagnostics: list[Diagnostic]) -> list[Found]:
    return [(one.place.file.name, one.place.line or 0, one.rule, one.level.value) for one in diagnostics if one.place]


@pytest.mark.parametrize("folder", sorted(FIXTURES.iterdir()), ids=lambda folder: folder.name)
def test_exactly_what_is_expected_is_found(folder: Path) -> None:
    diagnostics = found(folder)

    assert sorted(places(diagnostics)) == sorted(expected(folder)), [one.text.say("en") for one in diagnostics]
    assert len(places(diagnostics)) == len(diagnostics)  # each has a place


def test_every_rule_has_a_plan_that_it_finds_fault_with_and_one_that_it_passes() -> None:
    faulted = {rule for folder in FIXTURES.iterdir() for _, _, rule, _ in expected(folder)}

    assert {rule.name for rule in all_rules()} <= faulted
    assert expected(FIXTURES / "sound") == set()


@pytest.mark.parametrize("folder", sorted(FIXTURES.iterdir()), ids=lambda folder: folder.name)
def test_what_is_said_is_whole_in_both_languages(folder: Path) -> None:
    for one in found(folder):
        assert one.hint is not None
        for words in (one.text, one.hint):
            assert words.ja and words.en and words.ja != words.en
            assert not re.search(r"\bNone\b|Decimal|datetime", words.ja + words.en)


@pytest.mark.parametrize("sort", ["form", "method", "both-sorts"])
def test_all_mistakes_of_a_plan_are_told_at_once(sort: str) -> None:
    told = places(found(FIXTURES / f"ten-mistakes-of-{sort}"))

    assert len(told) >= 10
    assert len({(line, rule) for _, line, rule, _ in told}) == len(told)  # each once


def said(folder: str, rule: str, number: int = 0) -> tuple[str, str, str, str]:
    """Text and hint, in Japanese and in English, of a finding of `rule`."""
    one = [one for one in found(FIXTURES / folder) if one.rule == rule][number]
    assert one.hint is not None
    return one.text.say("ja"), one.hint.say("ja"), one.text.say("en"), one.hint.say("en")


def test_a_target_on_the_wrong_side_is_told_with_both_values_and_the_two_ways_out() -> None:
    # days of stock: better lower, baseline 87, target 90
    assert said("target-agrees-with-direction", "target-agrees-with-direction", 1) == (
        "目標 90 days は基準値 87 days より高いのに better は lower です",
        "better: higher にするか、目標を 87 days より下げてください",
        "The target 90 days is above the baseline 87 days, but better is lower",
        "Write better: higher, or move the target below 87 days")


def test_a_percentage_is_told_as_the_plan_writes_it() -> None:
    ja, _, en, _ = said("target-agrees-with-direction", "target-agrees-with-direction", 0)

    assert ja == "目標 47.0% は基準値 48.2% より低いのに better は higher です"
    assert en == "The target 47.0% is below the baseline 48.2%, but better is higher"


def test_an_unknown_person_is_told_with_the_nearest_one() -> None:
    # said_by: anne, where people has ann
    journal = sum(place[0] == "journal.yaml" for place in places(found(FIXTURES / "owner-known")))
    _, ja, text, en = said("owner-known", "owner-known", journal + 1)

    assert text == "Nobody has the id anne"
    assert ja == "ann のことですか。違えば people に anne を加えてください"
    assert en == "Did you mean ann? If not, add anne to people"


def test_an_unknown_person_near_nobody_is_told_with_all_that_are_known() -> None:
    # reports_to: zed
    hints = [one.hint.say("en") for one in found(FIXTURES / "owner-known") if one.hint and "zed" in one.text.say("en")]

    assert hints == ["Add zed to people, or write one of these: ann, bob, cy"]


def test_too_much_at_once_is_told_with_the_day_and_the_work() -> None:
    # 2026-06-30 is the last day of Markdowns and Orders and the first of Transfers; Stocktaking has no dates
    ja, _, en, hint = said("few-at-once", "few-at-once")

    assert en == "4 items are active on 2026-06-30, 3 at most: Markdowns, Orders, Transfers, Stocktaking"
    assert ja == "2026-06-30 に進行中の取り組みが 4 つあります（3 つまで）: Markdowns, Orders, Transfers, Stocktaking"
    assert hint.startswith("Let effect and difficulty decide: make 1 of them status: later")


def test_a_final_evaluator_alone_is_named_in_the_hint() -> None:
    _, _, text, hint = said("evaluator-named", "evaluator-named")

    assert text == "There is a final evaluator, but no evaluator (role: evaluator)"
    assert "reports_to: eve" in hint


def test_a_kpi_taken_for_a_goal_is_told_with_the_goal_above_it() -> None:
    texts = [(one.text.say("en"), one.hint.say("en")) for one in found(FIXTURES / "goal-has-kgi") if one.hint]

    assert ("markdown is a KPI, not a goal (KGI)", "Write the goal above it: margin") in texts
    assert ("There is no goal (KGI) called margins", "Did you mean margin?") in texts


def test_what_is_to_be_confirmed_warns_until_its_day_and_is_an_error_after_it() -> None:
    folder = FIXTURES / "kpi-has-target"  # to_confirm: {what: target, who: bob, until: 2026-07-15}
    line = next(line for _, line, _, level in expected(folder) if level == "warning")

    def at(day: date) -> tuple[str, str, str]:
        one = next(one for one in found(folder, day) if one.place and one.place.line == line)
        assert one.hint is not None
        return one.level.value, one.text.say("en"), one.hint.say("en")

    assert at(date(2026, 7, 15)) == (
        "warning", "Days of stock has no target (to confirm: Bob Ray, by 2026-07-15)",
        "Write target by 2026-07-15 and take it out of to_confirm")
    assert at(date(2026, 7, 16)) == (
        "error", "Days of stock has no target (to confirm: Bob Ray, was due by 2026-07-15)",
        "Write target, or agree on a new date with Bob Ray and change until")


def test_findings_come_in_the_order_of_the_files() -> None:
    order = [place[:2] for place in places(list(check(load_customer(FIXTURES / "owner-known")[0], AS_OF)))]

    assert len(order) > 10
    assert order == sorted(order)
