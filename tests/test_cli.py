"""The command line: what it prints, where, and the exit codes that README promises."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path
from unicodedata import east_asian_width

import pytest

from successplan.cli import run

SAMPLES = Path(__file__).parents[1] / "samples"
AS_OF = ["--as-of", "2026-07-15"]
COMMANDS = (
    "new", "import", "build", "check", "status", "explain", "agree", "diff", "trace", "compose", "schema", "completion")


@pytest.fixture
def aoyama(tmp_path: Path) -> Path:
    sample, leave = SAMPLES / "aoyama-apparel", shutil.ignore_patterns("output")
    return Path(shutil.copytree(sample, tmp_path / "aoyama", ignore=leave))


def test_without_arguments_it_shows_what_it_can_do(capsys: pytest.CaptureFixture[str]) -> None:
    assert run([]) == 0
    said = capsys.readouterr().out
    assert all(command in said for command in COMMANDS)


@pytest.mark.parametrize("command", COMMANDS)
def test_help_of_every_command_has_examples(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run([command, "--help"]) == 0
    said = capsys.readouterr().out
    assert "Examples:" in said and f"successplan {command}" in said


def test_help_is_in_japanese_where_the_system_is() -> None:
    environment = {**os.environ, "SUCCESSPLAN_LANG": "ja", "PYTHONIOENCODING": "utf-8"}
    done = subprocess.run([sys.executable, "-m", "successplan", "check", "--help"], env=environment, check=True,
                          capture_output=True, encoding="utf-8")
    assert "計画を検査し" in done.stdout and "例:" in done.stdout


def test_build_writes_and_names_the_files(aoyama: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["build", str(aoyama), *AS_OF, "-o", str(tmp_path / "out")]) == 0
    said = capsys.readouterr().out.splitlines()
    assert sorted(said) == sorted([
        str(tmp_path / "out" / "aoyama" / "20260715_アオヤマ_成果支援計画書_第1.1版.docx"),
        str(tmp_path / "out" / "aoyama" / "20260715_アオヤマ_キックオフ_第1.1版.pptx"),
        str(tmp_path / "out" / "aoyama" / "20260715_アオヤマ_月次報告_2026年6月度.pptx")])
    assert all(Path(line).stat().st_size > 10_000 for line in said)


def test_build_goes_to_output_in_the_customers_folder(aoyama: Path) -> None:
    assert run(["build", str(aoyama / "plan.yaml"), *AS_OF, "--kind", "monthly", "--lang", "en"]) == 0
    assert [path.suffix for path in (aoyama / "output").iterdir() if not path.name.startswith(".")] == [".pptx"]


def test_build_of_a_folder_of_customers_makes_a_folder_each(aoyama: Path, tmp_path: Path) -> None:
    shutil.copytree(aoyama, tmp_path / "customers" / "one")
    shutil.copytree(SAMPLES / "northwind-logistics", tmp_path / "customers" / "two")
    out = tmp_path / "out"
    assert run(["build", str(tmp_path / "customers"), *AS_OF, "--kind", "monthly", "-o", str(out)]) == 0
    assert sorted(path.name for path in out.iterdir()) == ["one", "two"]


def test_customers_of_one_name_in_two_folders_do_not_share_an_output(aoyama: Path, tmp_path: Path) -> None:
    for year in ("2025", "2026"):
        shutil.copytree(aoyama, tmp_path / "customers" / year / "acme")
    out = tmp_path / "out"
    wanted = ["--kind", "monthly", "--kind", "monthly"]  # said twice, made once
    assert run(["build", str(tmp_path / "customers"), *AS_OF, *wanted, "-o", str(out)]) == 0
    decks = [file.relative_to(out).parts[:2] for file in out.rglob("*.pptx")]
    assert sorted(decks) == [("2025", "acme"), ("2026", "acme")]


def test_two_documents_of_one_file_name_are_refused(
    aoyama: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    workspace = aoyama / "workspace.yaml"
    text = workspace.read_text(encoding="utf-8")
    assert text.count("  file_name: ") == 1
    lines = ['  file_name: "same"' if line.startswith("  file_name: ") else line for line in text.splitlines()]
    workspace.write_text("\n".join(lines), encoding="utf-8")
    assert run(["build", str(aoyama), *AS_OF, "--kind", "monthly", "--kind", "monthly-one-page"]) == 1
    assert "file-names-differ" in capsys.readouterr().err
    assert not (aoyama / "output").exists()


def test_a_kind_that_does_not_exist_is_told_with_those_that_do(
    aoyama: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["build", str(aoyama), *AS_OF, "--kind", "montly"]) == 1
    assert "monthly" in capsys.readouterr().err
    assert not (aoyama / "output").exists()


def test_a_format_that_does_not_exist_is_told(aoyama: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["build", str(aoyama), *AS_OF, "--format", "odt"]) == 2
    assert "odt" in capsys.readouterr().err
    assert not (aoyama / "output").exists()


def test_check_of_a_sound_plan_warns_of_what_is_open_and_ends_with_0(
    aoyama: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["check", str(aoyama), *AS_OF]) == 0
    said = capsys.readouterr().out
    assert "warning[kpi-has-baseline]" in said and "エラー 0件" in said  # the plan is in Japanese
    assert run(["check", str(aoyama), *AS_OF, "--ui-lang", "en"]) == 0
    assert "0 errors" in capsys.readouterr().out


def test_strict_counts_warnings(aoyama: Path) -> None:
    assert run(["check", str(aoyama), *AS_OF, "--strict"]) == 1
    assert run(["build", str(aoyama), *AS_OF, "--strict"]) == 1
    assert not (aoyama / "output").exists()


def test_a_broken_plan_is_told_and_nothing_is_written(aoyama: Path, capsys: pytest.CaptureFixture[str]) -> None:
    plan = aoyama / "plan.yaml"
    plan.write_text(plan.read_text(encoding="utf-8").replace("better: higher", "better: hihger", 1), encoding="utf-8")
    before = sorted(path.relative_to(aoyama) for path in aoyama.rglob("*"))

    assert run(["build", str(aoyama), *AS_OF]) == 1

    assert f"{plan}:" in capsys.readouterr().err
    assert sorted(path.relative_to(aoyama) for path in aoyama.rglob("*")) == before


@pytest.mark.parametrize("arguments", [["build", "no-such-folder"], ["build", "--as-of", "yesterday"], ["nonsense"],
                                       ["build", str(SAMPLES), "--period", "June"],
                                       ["build", str(SAMPLES), "--as-of", "0001-01-01"],
                                       ["build", str(SAMPLES), "--as-of", "9999-12-31"],
                                       ["build", str(SAMPLES), "--period", "0001-01"],
                                       ["build", str(SAMPLES), "--as-of", "2026-07-15", "--period", "2027-01"]])
def test_usage_ends_with_2(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run(arguments) == 2
    assert "Error" in capsys.readouterr().err


def test_a_file_that_cannot_be_written_ends_with_3(aoyama: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (aoyama / "output").write_text("a file where the folder should be", encoding="utf-8")
    assert run(["build", str(aoyama), *AS_OF]) == 3
    assert str(aoyama / "output") in capsys.readouterr().err


def test_our_own_fault_ends_with_70_and_a_report_instead_of_a_traceback(
    aoyama: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    import successplan.pipeline

    monkeypatch.setattr(successplan.pipeline, "analyse", lambda *_: 1 / 0)
    assert run(["check", str(aoyama), *AS_OF]) == 70
    said = capsys.readouterr().err
    assert "Traceback" not in said
    report = Path(said.split()[-1])
    assert "ZeroDivisionError" in report.read_text(encoding="utf-8")
    report.unlink()


def test_trace_names_what_was_built_from_what(
    aoyama: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SUCCESSPLAN_LANG", "ja")
    assert run(["build", str(aoyama), *AS_OF, "--one-page"]) == 0
    file = capsys.readouterr().out.splitlines()[0]
    assert run(["trace", file, "--ui-lang", "ja"]) == 0
    said = capsys.readouterr().out
    assert "値引き率 [markdown-rate] 実績値" in said and "kpi.csv:324" in said and "出所なし 0" in said
    widths = [sum(2 if east_asian_width(one) in "WF" else 1 for one in line) for line in said.splitlines()[:-1]]
    assert max(widths) <= 80
    assert run(["trace", file, "--find", "markdown-rate", "--format", "json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert {one["id"] for one in found} == {"markdown-rate"}
    assert any(one["number"] == "22.4" and one["at"] == "kpi.csv:324" and one["date"] == "2026-06-28" for one in found)


def test_trace_of_a_file_without_its_record_says_so(
    aoyama: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["build", str(aoyama), *AS_OF, "--one-page"]) == 0
    built = Path(capsys.readouterr().out.splitlines()[0])
    moved = built.rename(tmp_path / "elsewhere.pptx")
    assert run(["trace", str(moved), "--ui-lang", "en"]) == 1
    assert "elsewhere.pptx.json" in capsys.readouterr().err


def test_compose_prints_the_blocks_of_a_document(aoyama: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["compose", str(aoyama), *AS_OF, "--kind", "monthly", "--lang", "en"]) == 0
    said = capsys.readouterr().out.splitlines()
    assert said[0] == "meta: Meta"
    assert "slide 1 (cover): Monthly report, June 2026" in said


def test_one_page_puts_the_month_on_one_slide(aoyama: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["build", str(aoyama), *AS_OF, "--one-page"]) == 0
    (file,) = capsys.readouterr().out.splitlines()
    with zipfile.ZipFile(file) as archive:
        assert sum(name.startswith("ppt/slides/slide") for name in archive.namelist()) == 1


def test_watching_builds_again_at_each_change(
    aoyama: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    import watchfiles

    monkeypatch.setattr(watchfiles, "watch", lambda *_, **__: iter([{"a change"}, {"another"}]))
    assert run(["build", str(aoyama), *AS_OF, "--kind", "monthly", "--watch"]) == 0
    assert sum(line.endswith(".pptx") for line in capsys.readouterr().out.splitlines()) == 3


def test_schema_prints_one_and_writes_all(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["schema", "journal"]) == 0
    assert json.loads(capsys.readouterr().out)["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert run(["schema", "-o", str(tmp_path)]) == 0
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        f"{name}.schema.json" for name in ("agreed", "internal", "journal", "plan", "workspace")]


def test_build_all_makes_everything_that_a_customer_gets(aoyama: Path, tmp_path: Path) -> None:
    assert run(["build", str(aoyama), *AS_OF, "--all", "-o", str(tmp_path / "out")]) == 0
    made = [file.suffix for file in (tmp_path / "out" / "aoyama").iterdir() if file.is_file()]
    # plan, renewal paper, weekly form, minutes; kickoff, month, quarter, executive review, the paper's appendix; form
    assert [made.count(suffix) for suffix in (".docx", ".pptx", ".xlsx")] == [4, 5, 1]
