"""`successplan status`: the screen of the sample customers, read beside their files."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any
from unicodedata import east_asian_width

import pytest

from successplan.cli import run

SAMPLES = Path(__file__).parents[1] / "samples"
NAMES = sorted(path.name for path in SAMPLES.iterdir() if path.is_dir())
AS_OF = ["--as-of", "2026-07-15"]


@pytest.fixture
def two(tmp_path: Path) -> Path:
    for name in ("aoyama-apparel", "northwind-logistics"):
        shutil.copytree(SAMPLES / name, tmp_path / name, ignore=shutil.ignore_patterns("output"))
    return tmp_path


def told(path: Path, capsys: pytest.CaptureFixture[str], *more: str) -> Any:
    assert run(["status", str(path), *AS_OF, "--format", "json", *more]) == 0
    return json.loads(capsys.readouterr().out)


def shown(path: Path, capsys: pytest.CaptureFixture[str], *more: str) -> str:
    assert run(["status", str(path), *AS_OF, *more]) == 0
    return capsys.readouterr().out


def width(line: str) -> int:
    return sum(2 if east_asian_width(character) in "WF" else 1 for character in line)


def test_it_says_what_plan_journal_and_history_say(capsys: pytest.CaptureFixture[str]) -> None:
    (found,) = told(SAMPLES / "aoyama-apparel", capsys)
    assert (found["customer"], found["version"], found["judgement"]) == ("株式会社アオヤマアパレル", "1.1", "at_risk")
    rate = next(one for one in found["standings"] if one["id"] == "markdown-rate")
    assert {key: rate[key] for key in ("kind", "judgement", "mark", "word", "value", "value_day", "target",
                                       "target_day", "way")} == {
        "kind": "kpi", "judgement": "at_risk", "mark": "▲", "word": "注意", "value": "22.4%",
        "value_day": "2026-06-28", "target": "18.0%", "target_day": "2026-09-30", "way": "22.4 → 18.0%"}
    assert found["overdue"] == [{"sort": "action", "what": "残り31店への展開研修の日程を決める", "day": "2026-07-10",
                                 "who": "鈴木", "side": "vendor", "days_late": 5}]
    missing = [(one["sort"], one["what"], one["who"], one["day"]) for one in found["missing"]]
    assert ("to_confirm", "在庫日数：基準値", "加藤様", "2026-07-31") in missing
    assert [one[:3] for one in missing if one[0] == "value"] == [("value", "店長の新基準理解度 6/30までの値", "西様")]
    assert all(one["day"] >= "2026-07-15" for one in found["next"])
    assert [one["day"] for one in found["next"]] == sorted(one["day"] for one in found["next"])


def test_the_language_is_the_plans_own_or_the_one_that_is_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    assert "Overall ▲ At risk" in shown(SAMPLES / "aoyama-apparel", capsys, "--ui-lang", "en")
    assert "Overall ● On track" in shown(SAMPLES / "northwind-logistics", capsys)
    assert "総合判定 ● 順調" in shown(SAMPLES / "northwind-logistics", capsys, "--ui-lang", "ja")


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("language", ["ja", "en"])
def test_in_a_pipe_it_has_80_columns_and_no_colours(
    name: str, language: str, capsys: pytest.CaptureFixture[str]
) -> None:
    said = shown(SAMPLES / name, capsys, "--ui-lang", language)
    assert max(map(width, said.splitlines())) <= 80
    assert "\x1b" not in said
    assert len(said.splitlines()) <= (100 if name == "hikari-hospitals" else 60)  # of 44 indicators 34 are left out


def test_no_colour_is_respected_where_a_terminal_would_be_forced() -> None:
    def colours(**more: str) -> int:
        environment = {**os.environ, "FORCE_COLOR": "1", "TERM": "xterm-256color", **more}
        command = [sys.executable, "-m", "successplan", "status", str(SAMPLES / "northwind-logistics"), *AS_OF]
        done = subprocess.run(command, env=environment, capture_output=True, encoding="utf-8", check=True)
        return len(re.findall(r"\x1b\[[\d;]*3\dm", done.stdout))

    assert colours(NO_COLOR="1") == 0 < colours()


@pytest.mark.parametrize("name", ["aoyama-apparel", "northwind-logistics"])
def test_nothing_internal_and_no_fee_is_in_it(name: str, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """The sample shows its fee to evaluators alone; a plan that shows it to everyone has the multiple."""
    sample = Path(shutil.copytree(SAMPLES / name, tmp_path / name))
    before = told(sample, capsys)
    assert "費用" not in before[0]["money"] and "cost" not in before[0]["money"]
    plan = sample / "plan.yaml"
    plan.write_text(plan.read_text(encoding="utf-8").replace("shown_to: evaluators", "shown_to: everyone"),
                    encoding="utf-8")
    after = told(sample, capsys)
    assert after[0]["money"] != before[0]["money"] and ("費用" in after[0]["money"] or "cost" in after[0]["money"])
    (sample / "internal.yaml").unlink()
    assert told(sample, capsys) == after


def test_a_folder_of_customers_is_a_screen_each(two: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert [one["path"] for one in told(two, capsys)] == [str(two / "aoyama-apparel"), str(two / "northwind-logistics")]
    said = shown(two, capsys)
    assert said.index("株式会社アオヤマアパレル") < said.index("Northwind Logistics")


def test_a_customer_that_cannot_be_read_is_told_and_the_others_are_shown(
    two: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (two / "aoyama-apparel" / "plan.yaml").write_text("goals: [", encoding="utf-8")
    assert run(["status", str(two), *AS_OF]) == 1
    said = capsys.readouterr()
    assert "Northwind Logistics" in said.out and "plan.yaml" in said.err


def test_what_is_late_is_counted_in_days_on_both_sides(two: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Two weeks later the decision that was asked for by 15 July is late, and its asker's side is the customer's."""
    assert run(["status", str(two / "aoyama-apparel"), "--as-of", "2026-07-29", "--format", "json"]) == 0
    (found,) = json.loads(capsys.readouterr().out)
    late = {(one["sort"], one["side"]): one for one in found["overdue"]}
    assert late["decision", "customer"]["days_late"] == 14
    assert {"customer", "vendor"} == {one["side"] for one in found["overdue"]}
