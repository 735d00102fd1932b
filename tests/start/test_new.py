"""`successplan new`: from an empty folder to a plan without errors, whoever asks, whenever it begins."""

from __future__ import annotations

import csv
import re
from datetime import date, timedelta
from pathlib import Path

import holidays
import pytest
from click.testing import CliRunner, Result
from docx import Document
from pptx import Presentation

from successplan.cli import cli, run
from successplan.load import load_customer

FLAGS = {"--name": "Acme Ltd", "--start": "2027-04-01", "--csm": "Sam Reed", "--evaluator": "Ann Lee",
         "--promoter": "Bob Ray", "--vendor": "Harbour Ltd", "--blueprint": "minimal", "--lang": "en"}
BLUEPRINTS = ("retail-high", "low-90days", "minimal")
PATTERNS = re.compile(r"our-csm|our-support|new-customer|新しい顧客|New customer")


def begin(into: Path, name: str = "acme", **said: str) -> int:
    flags = {**FLAGS, **{f"--{key.replace('_', '-')}": value for key, value in said.items()}}
    return run(["new", name, "--into", str(into), *(part for flag in flags.items() for part in flag)])


def checked(folder: Path, day: str, capsys: pytest.CaptureFixture[str]) -> str:
    capsys.readouterr()
    run(["check", str(folder), "--as-of", day, "--ui-lang", "en"])
    return capsys.readouterr().out


# 1 April 2028 is a Saturday; the others are year ends, a leap day and the last day of a month.
@pytest.mark.parametrize("start", ["2027-04-01", "2028-04-01", "2026-12-28", "2027-01-01", "2028-02-29", "2027-08-31"])
@pytest.mark.parametrize("language", ["ja", "en"])
@pytest.mark.parametrize("blueprint", BLUEPRINTS)
def test_a_new_plan_has_no_errors(
    blueprint: str, language: str, start: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert begin(tmp_path, start=start, lang=language, blueprint=blueprint) == 0
    said = checked(tmp_path / "acme", start, capsys)
    assert "acme: 0 errors" in said and "success-is-not-support" not in said, said
    customer, _ = load_customer(tmp_path / "acme")
    plan = customer.plan
    assert plan.period.start == date.fromisoformat(start) and plan.language == language
    assert plan.blueprint == blueprint and plan.customer.name.say(plan.language) == "Acme Ltd"
    closed = holidays.country_holidays("JP" if language == "ja" else "GB")
    acted_on = [milestone.date for milestone in plan.milestones] + ([plan.kickoff.date] if plan.kickoff else [])
    assert all(plan.period.start <= day <= plan.period.end for day in acted_on)
    assert not [day for day in acted_on if day.weekday() > 4 or day in closed]
    first = min(milestone.date for milestone in plan.milestones if milestone.first_value)
    assert first <= plan.period.start + timedelta(days=(plan.period.end - plan.period.start).days * 0.4)


@pytest.mark.parametrize("language", ["ja", "en"])
@pytest.mark.parametrize("blueprint", BLUEPRINTS)
def test_every_document_can_be_made_at_once(blueprint: str, language: str, tmp_path: Path) -> None:
    assert begin(tmp_path, lang=language, blueprint=blueprint) == 0
    assert run(["build", str(tmp_path / "acme"), "--as-of", "2027-04-01"]) == 0
    files = sorted(path for path in (tmp_path / "acme" / "output").iterdir() if path.suffix in (".docx", ".pptx"))
    assert [path.suffix for path in files].count(".docx") == 1 and len(files) == 3
    text = "\n".join(text_of(path) for path in files)
    assert "Acme" in text and "Ann Lee" in text and not PATTERNS.search(text)


def text_of(path: Path) -> str:
    if path.suffix == ".docx":
        return "\n".join(node.text or "" for node in Document(str(path)).element.iter() if node.tag.endswith("}t"))
    slides = Presentation(str(path)).slides
    return "\n".join(node.text or "" for slide in slides for node in slide.element.iter() if node.tag.endswith("}t"))


def test_the_days_of_a_plan_keep_their_distance_from_its_start(tmp_path: Path) -> None:
    assert begin(tmp_path, start="2027-07-01", lang="ja", blueprint="retail-high") == 0
    plan = load_customer(tmp_path / "acme")[0].plan
    assert plan.period.end == date(2027, 12, 31)
    assert plan.contract is not None and (plan.contract.end, plan.contract.opt_out) == (
        date(2028, 6, 30), date(2028, 3, 31))
    days = {milestone.id: milestone.date for milestone in plan.milestones}
    assert days["go-live"] == date(2027, 7, 20)  # a Tuesday; the 19th is Marine Day
    assert days["first-value"] == date(2027, 8, 20)
    assert days["half-year"] == date(2027, 12, 27)  # the 25th is a Saturday
    usage = plan.goals[0].kpis[2]
    assert [point.date for point in usage.target] == [date(2027, 9, 30), date(2027, 12, 31)]
    assert usage.baseline is not None and usage.baseline.to == date(2027, 6, 30)
    assert [each.month for each in plan.onboarding.expectations] == ["2027-07", "2027-08", "2027-10", "2027-12"]


def test_answers_stand_in_the_plan_and_are_no_longer_to_be_confirmed(tmp_path: Path) -> None:
    assert begin(tmp_path, blueprint="retail-high", success='"More: margin"', fee="24,000,000", currency="EUR",
                 evaluator="O'Neil: Ann #1", short_name="yes") == 0
    plan = load_customer(tmp_path / "acme")[0].plan
    assert plan.success is not None and plan.success.words.say("en") == '"More: margin"'
    assert plan.contract is not None and plan.contract.annual_fee is not None
    assert (plan.contract.annual_fee.amount, plan.contract.annual_fee.currency) == (24_000_000, "EUR")
    assert plan.people[1].name is not None and plan.people[1].name.say("en") == "O'Neil: Ann #1"
    assert plan.customer.called.say("en") == "yes"
    assert [entry.what for entry in plan.to_confirm] == ["contract.opt_out", "people"]


def test_the_files_open_in_excel_and_teach_in_an_editor(tmp_path: Path) -> None:
    assert begin(tmp_path) == 0
    folder = tmp_path / "acme"
    assert sorted(path.name for path in folder.iterdir()) == ["internal.yaml", "journal.yaml", "kpi.csv", "plan.yaml"]
    data = (folder / "kpi.csv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    assert next(csv.reader([data.decode("utf-8-sig")])) == ["kpi", "date", "value", "part", "by", "source", "note"]
    for file in (*folder.glob("*.yaml"), tmp_path / "workspace.yaml"):
        first = file.read_text(encoding="utf-8").splitlines()[0]
        schema = re.fullmatch(r"# yaml-language-server: \$schema=(\S+)", first)
        assert schema and (file.parent / schema[1]).resolve().is_file(), first
        assert (file.parent / schema[1]).name == f"{file.stem}.schema.json"


@pytest.mark.parametrize("language", ["ja", "en"])
def test_the_examples_in_remarks_are_read_once_the_marks_are_taken_away(
    language: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert begin(tmp_path, lang=language, blueprint="retail-high") == 0
    for name in ("acme/journal.yaml", "acme/internal.yaml"):
        file = tmp_path / name
        text = re.sub(r"(?m)^# (?=\w+:|  )", "", file.read_text(encoding="utf-8"))
        assert text != file.read_text(encoding="utf-8")
        file.write_text(text, encoding="utf-8")
    said = checked(tmp_path / "acme", "2027-04-01", capsys)
    assert set(re.findall(r"error\[([a-z-]+)\]", said)) <= {"owner-known"}, said  # the seller's name is not known yet
    customer, _ = load_customer(tmp_path / "acme")
    assert customer.journal.held and customer.journal.voices and customer.internal is not None
    assert customer.internal.from_sales is not None and customer.internal.from_sales.accepted_by == "csm"


def test_nothing_that_is_there_is_changed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert begin(tmp_path) == 0
    (tmp_path / "schema" / "plan.schema.json").write_text("mine", encoding="utf-8")
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    assert begin(tmp_path, start="2028-01-01") == 1
    assert "is there already; nothing was changed" in capsys.readouterr().err
    assert {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} == before
    assert begin(tmp_path, "second", csm="Sam Reed") == 0
    assert {path: path.read_bytes() for path in before} == before


@pytest.mark.parametrize("language", ["ja", "en"])
@pytest.mark.parametrize("blueprint", BLUEPRINTS)
def test_no_words_are_put_into_the_evaluators_mouth(blueprint: str, language: str, tmp_path: Path) -> None:
    assert begin(tmp_path, lang=language, blueprint=blueprint) == 0
    plan = load_customer(tmp_path / "acme")[0].plan
    assert plan.success is not None and plan.success.said_by is None and plan.success.said is None
    assert ("確認中" if language == "ja" else "To be said") in plan.success.words.say(plan.language)
    assert "success" in {entry.what for entry in plan.to_confirm}


def test_people_of_the_workspace_are_known_by_name(tmp_path: Path) -> None:
    (tmp_path / "workspace.yaml").write_text(
        "language: en\nteam:\n  - {id: reed, name: Sam Reed, role: csm}\n  - {id: desk, name: Desk, role: support}\n",
        encoding="utf-8")
    assert begin(tmp_path / "customers", blueprint="retail-high") == 0
    plan = load_customer(tmp_path / "customers" / "acme")[0].plan
    assert plan.author == "reed" and plan.meetings[0].chair == "reed"
    assert plan.onboarding.phases[0].steps[0].owner == "desk"
    assert not (tmp_path / "customers" / "workspace.yaml").exists()
    assert begin(tmp_path / "customers", "other", csm="Nobody Known") == 0
    csm = load_customer(tmp_path / "customers" / "other")[0].person("csm")
    assert csm is not None and csm.name is not None and csm.name.say("en") == "Nobody Known"


def test_a_companys_own_blueprint_wins(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert begin(tmp_path, "model") == 0
    (tmp_path / "blueprints").mkdir()
    (tmp_path / "model").rename(tmp_path / "blueprints" / "ours")
    plan = tmp_path / "blueprints" / "ours" / "plan.yaml"
    text = plan.read_text(encoding="utf-8").replace("name: Go live", "name: Our own beginning")
    plan.write_text(text, encoding="utf-8")
    with (tmp_path / "workspace.yaml").open("a", encoding="utf-8") as file:
        file.write("blueprints:\n  - {id: minimal, name: Ours, path: blueprints/ours, for: {}}\n")
    assert begin(tmp_path, start="2027-10-01") == 0
    first = load_customer(tmp_path / "acme")[0].plan.milestones[0]
    assert first.name.say("en") == "Our own beginning" and first.date == date(2027, 10, 20)
    assert begin(tmp_path, "third", blueprint="unknown") == 2
    assert "minimal, retail-high, low-90days" in capsys.readouterr().err


@pytest.mark.parametrize(
    "name", ["con", "NUL", "com1", "a/b", "..", "青葉", "Acme Stores", "-x", "output", "a" * 65, ""])
def test_a_name_that_is_no_folder_is_refused(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert begin(tmp_path, name or "--") == 2
    assert not list(tmp_path.iterdir())
    assert "Usage" in capsys.readouterr().err


def test_a_better_name_is_proposed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert begin(tmp_path, "Acme Stores") == 2
    assert "acme-stores" in capsys.readouterr().err


@pytest.mark.parametrize("flag", ["--name", "--csm", "--success"])
@pytest.mark.parametrize("text", ["two\nlines", "\ufeffhidden", "x" * 401])
def test_a_text_that_no_plan_can_hold_is_refused(flag: str, text: str, tmp_path: Path) -> None:
    assert begin(tmp_path, **{flag.removeprefix("--"): text}) == 2
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("text", ["yes", "-x", "a: b", "a #b", "2026-01-01", "1.5", "O'Neil", "~", "a, b", "x]", "50%",
                                  "「欠品を減らす」", "株式会社 A・B（株）", 'say "yes"', "C:\\new", "@home", "{x}"])
def test_every_other_text_stands_in_the_plan_as_it_was_said(text: str, tmp_path: Path) -> None:
    assert begin(tmp_path, evaluator=text, success=text, vendor=text) == 0
    customer = load_customer(tmp_path / "acme")[0]
    assert customer.plan.people[0].name is not None and customer.plan.people[0].name.say("en") == text
    assert customer.plan.success is not None and customer.plan.success.words.say("en") == text
    assert customer.workspace.vendor.name is not None and customer.workspace.vendor.name.say("en") == text


@pytest.mark.parametrize("flag", ["--name", "--start", "--csm", "--evaluator", "--promoter", "--vendor", "--blueprint"])
def test_without_a_terminal_the_missing_flag_is_named(
    flag: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    flags = [part for pair in FLAGS.items() if pair[0] != flag for part in pair]
    assert run(["new", "acme", "--into", str(tmp_path), *flags]) == 2
    assert f"{flag} is missing" in capsys.readouterr().err
    assert not list(tmp_path.iterdir())


def asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, lines: list[str], *flags: str) -> Result:
    monkeypatch.setattr("successplan.cli.new.asks", lambda: True)
    said = "\n".join([*lines, ""])
    return CliRunner().invoke(cli, ["new", "acme", "--into", str(tmp_path), *flags], input=said)


def test_on_a_terminal_ten_questions_are_enough(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    answers = ["ja", "retail-high", "株式会社ミナト", "鈴木 大地", "株式会社青葉ドラッグ", "2027-04-01", "佐藤 健一",
               "田中 美咲", "", ""]
    done = asked(tmp_path, monkeypatch, answers)
    assert done.exit_code == 0, done.output
    plan = load_customer(tmp_path / "acme")[0].plan
    assert plan.customer.called.say("ja") == "青葉ドラッグ" and plan.language == "ja"


def test_what_cannot_be_understood_is_asked_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lines = ["1 April", "2027-04-01", "many", "-5", "１２０万円"]
    flags = [part for pair in FLAGS.items() if pair[0] != "--start" for part in pair]
    done = asked(tmp_path, monkeypatch, lines, *flags, "--success", "More margin", "--blueprint", "retail-high")
    assert done.exit_code == 0, done.output
    assert "is no date" in done.output and done.output.count("write the fee of a year in digits") == 2
    plan = load_customer(tmp_path / "acme")[0].plan
    assert plan.contract is not None and plan.contract.annual_fee is not None
    assert plan.contract.annual_fee.amount == 1_200_000
