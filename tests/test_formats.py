"""What `check --format` prints for programs: JSON, SARIF 2.1.0 and workflow commands, read as their readers do."""

from __future__ import annotations

import json
from pathlib import Path
from urllib.parse import unquote

import pytest

from successplan.cli import run
from successplan.cli.formats import as_github, as_json, as_sarif
from successplan.diagnostics import Diagnostic, Level, Place
from successplan.words import Words

HARD = Diagnostic(
    Level.ERROR, "few-at-once", Words(ja="100%\r\n続き", en="100% of a,b: c\nnext"),
    Place(Path("客 先/plan,1:2.yaml"), 41, 13, 4, "    x"), Words(ja="直す", en="Mend it"))
NOWHERE = Diagnostic(Level.INFO, "from-elsewhere", Words(ja="あ", en="a"))
WHOLE_FILE = Diagnostic(Level.WARNING, "kpi-known", Words(ja="あ", en="a"), Place(Path("kpi.csv")))
ALL = (HARD, NOWHERE, WHOLE_FILE)


def test_json_has_everything_a_diagnostic_says() -> None:
    first, second, third = json.loads(as_json(ALL, "en"))

    assert first == {
        "level": "error", "rule": "few-at-once", "text": "100% of a,b: c\nnext", "hint": "Mend it",
        "file": "客 先/plan,1:2.yaml", "line": 41, "column": 13, "width": 4}
    assert second["file"] is second["line"] is second["hint"] is None
    assert (third["file"], third["line"]) == ("kpi.csv", None)


def test_sarif_keeps_the_rules_of_its_standard() -> None:
    """SARIF 2.1.0: 3.13 the file, 3.14 a run, 3.27 a result, 3.30 a region, 3.49 a rule."""
    log = json.loads(as_sarif(ALL, "en"))

    assert log["version"] == "2.1.0" and log["$schema"].endswith("sarif-2.1.0.json")
    (one,) = log["runs"]
    driver = one["tool"]["driver"]
    assert driver["name"] == "successplan" and driver["version"]
    assert one["columnKind"] in ("utf16CodeUnits", "unicodeCodePoints")
    assert len({rule["id"] for rule in driver["rules"]}) == len(driver["rules"])
    for result in one["results"]:
        assert driver["rules"][result["ruleIndex"]]["id"] == result["ruleId"]
        assert result["level"] in ("none", "note", "warning", "error")
        assert result["message"]["text"]
    first, second, third = one["results"]
    place = first["locations"][0]["physicalLocation"]
    assert place["region"] == {"startLine": 41, "startColumn": 13, "endColumn": 17}  # the end is one past the last
    assert unquote(place["artifactLocation"]["uri"]) == "客 先/plan,1:2.yaml"
    assert place["artifactLocation"]["uri"].isascii() and " " not in place["artifactLocation"]["uri"]
    assert "locations" not in second
    assert "region" not in third["locations"][0]["physicalLocation"]
    assert [result["level"] for result in one["results"]] == ["error", "note", "warning"]


def test_a_rule_in_sarif_brings_its_manual_in_the_language_asked_for() -> None:
    (rule,) = json.loads(as_sarif([HARD], "ja"))["runs"][0]["tool"]["driver"]["rules"]

    assert rule["help"]["text"].startswith("何を\n")
    assert "進行中" in rule["shortDescription"]["text"] and "\n" not in rule["shortDescription"]["text"]


def test_a_workflow_command_stays_on_one_line_whatever_it_says() -> None:
    lines = as_github(ALL, "en").splitlines()

    assert lines == [
        "::error file=客 先/plan%2C1%3A2.yaml,title=few-at-once,line=41,col=13::"
        "100%25 of a,b: c%0Anext%0AMend it",
        "::notice title=from-elsewhere::a",
        "::warning file=kpi.csv,title=kpi-known::a"]
    assert as_github([HARD], "ja").endswith("::100%25%0D%0A続き%0A直す")


@pytest.mark.parametrize("form", ["json", "sarif", "github"])
def test_a_program_reads_nothing_else_on_standard_output(
    form: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "plan.yaml").write_text("schema: 1\nlanguage: en\ncustomer: {id: a, name: A}\n", encoding="utf-8")

    code = run(["check", str(tmp_path), "--format", form, "--as-of", "2026-07-15"])

    out = capsys.readouterr().out
    assert code == 1
    if form == "github":
        assert all(line.startswith("::") for line in out.splitlines())
    else:
        assert json.loads(out)


def test_several_customers_make_one_report(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "plan.yaml").write_text("schema: 1\nlanguage: en\n", encoding="utf-8")

    run(["check", str(tmp_path), "--format", "json", "--as-of", "2026-07-15"])

    files = {each["file"] for each in json.loads(capsys.readouterr().out)}
    assert {Path(file).parent.name for file in files} == {"a", "b"}
