"""What the engine makes of rules: it finds them, asks them, and says what their errors stop."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from successplan.check import all_rules, check, rules, stops
from successplan.check.finding import Stops
from successplan.check.rules import people
from successplan.diagnostics import Diagnostic, Level
from successplan.load import load_customer
from successplan.words import Words

SOUND = Path(__file__).parent / "fixtures" / "sound"
AS_OF = date(2026, 7, 15)
NEW_RULE = '''
"""What
    The author of the plan is named.
何を
    計画書の作成者が書かれていること。
"""
from successplan.check.finding import Finding, Stops
from successplan.diagnostics import Level
from successplan.words import Words

NAME = "author-named"
LEVEL = Level.WARNING
STOPS = Stops.NOTHING


def find(given):
    if given.customer.plan.author is None:
        yield Finding(Words(ja="作成者がありません", en="No author"), Words(ja="author を書く", en="Write author"))
'''


@pytest.fixture
def own_rules(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder whose modules are rules too while the test runs."""
    monkeypatch.setattr(people, "__path__", [*people.__path__, str(tmp_path)])
    all_rules.cache_clear()
    yield tmp_path
    all_rules.cache_clear()


def test_a_new_rule_is_one_file(own_rules: Path) -> None:
    (own_rules / "author_named.py").write_text(NEW_RULE, encoding="utf-8")

    assert [(one.rule, one.level, one.text.en) for one in check(load_customer(SOUND)[0], AS_OF)] == [
        ("author-named", Level.WARNING, "No author")]


def test_every_module_is_a_rule_of_its_name() -> None:
    names = [file.stem for file in Path(rules.__file__ or "").parent.rglob("*.py") if file.stem != "__init__"]

    assert sorted(rule.name for rule in all_rules()) == sorted(name.replace("_", "-") for name in names)


@pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.name)
def test_every_rule_has_a_manual_in_both_languages(rule: object) -> None:
    manual = rule.manual  # type: ignore[attr-defined]
    heads = [line for line in manual.splitlines() if line and not line.startswith(" ")]

    assert heads == ["What", "Why", "Bad", "Good", "何を", "なぜ", "悪い例", "良い例"]
    assert all(re.match(r" {4}\S", manual.splitlines()[manual.splitlines().index(head) + 1]) for head in heads)


def error(rule: str, level: Level = Level.ERROR) -> tuple[Diagnostic, ...]:
    return (Diagnostic(level, rule, Words(en="x")),)


def test_an_error_of_the_plan_stops_the_plan_and_no_report() -> None:
    assert stops(error("few-at-once"), "success-plan")
    assert stops(error("few-at-once"), "kickoff")
    for report in ("monthly", "qbr", "ebr", "renewal-paper"):
        assert not stops(error("few-at-once"), report)


def test_an_error_on_which_every_number_rests_stops_reports_too() -> None:
    assert stops(error("target-agrees-with-direction"), "success-plan")
    assert stops(error("target-agrees-with-direction"), "monthly")


def test_a_document_kind_of_ones_own_is_stopped_by_either() -> None:
    assert stops(error("few-at-once"), "board-letter")
    assert stops(error("owner-known"), "board-letter")


def test_forms_always_go_out() -> None:
    assert not stops(error("owner-known"), "weekly")
    assert not stops(error("few-at-once"), "minutes")


def test_only_errors_stop() -> None:
    assert not stops(error("owner-known", Level.WARNING), "success-plan")
    assert not stops((), "success-plan")


def test_an_error_from_elsewhere_stops_everything() -> None:
    assert stops(error("key-known"), "weekly")
    assert stops(error("key-known"), "monthly")


def test_reference_rules_stop_everything() -> None:
    assert {rule.name for rule in all_rules() if rule.stops is Stops.EVERYTHING} >= {"owner-known"}
