"""`successplan explain` and docs/rules.md say what the rules' docstrings say."""

from __future__ import annotations

from pathlib import Path

import pytest

from successplan.check import GROUPS, all_rules
from successplan.cli import run

DOCS = Path(__file__).parents[1] / "docs"


def out(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert run(["explain", *arguments]) == 0
    return capsys.readouterr().out


@pytest.mark.parametrize(("language", "file"), [("en", "rules.md"), ("ja", "rules.ja.md")])
def test_the_page_in_docs_is_the_one_that_the_program_prints(
    language: str, file: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert (DOCS / file).read_text(encoding="utf-8") == out(capsys, "--markdown", "--ui-lang", language)


def test_the_list_has_every_rule_once_with_its_level_under_its_group(capsys: pytest.CaptureFixture[str]) -> None:
    text = out(capsys, "--ui-lang", "en")

    lines = [line.split() for line in text.splitlines() if line.startswith("  ")]
    assert sorted(line[1] for line in lines) == [rule.name for rule in all_rules()]
    assert {line[1]: line[0] for line in lines} == {rule.name: rule.level.value for rule in all_rules()}
    assert [line for line in text.splitlines()[:-1] if line and not line.startswith(" ")] == [
        title.say("en") for title in GROUPS.values()]


def test_a_rule_is_explained_in_one_language(capsys: pytest.CaptureFixture[str]) -> None:
    english, japanese = (out(capsys, "few-at-once", "--ui-lang", language) for language in ("en", "ja"))

    assert english.startswith("few-at-once (error; stops success-plan and kickoff; settings active: 3)")
    assert "Begun together, everything stays half" in english and "何を" not in english
    assert "# successplan: ignore few-at-once because ..." in english
    assert japanese.startswith("few-at-once (エラー、計画書とキックオフを止める、設定 active: 3)")
    assert "同じ日に進行中" in japanese and "Why" not in japanese


def test_a_rule_that_is_not_there_is_told_with_the_nearest(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["explain", "few-at-onc"]) == 2
    assert "few-at-once" in capsys.readouterr().err
