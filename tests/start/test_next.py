"""`successplan new --next`: the next term begins where this one ends, and this one stays as it is."""

from __future__ import annotations

import csv
import shutil
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from successplan.cli import run
from successplan.load import load_customer

SAMPLES = Path(__file__).parents[2] / "samples"
AS_OF = "2026-09-25"


def follow(tmp_path: Path, sample: str, *more: str) -> Path:
    copied = Path(shutil.copytree(SAMPLES / sample, tmp_path / sample, ignore=shutil.ignore_patterns("output")))
    before = {path: path.read_bytes() for path in copied.rglob("*") if path.is_file()}
    assert run(["new", *more, "--next", str(copied), "--as-of", AS_OF]) == 0
    assert {path: path.read_bytes() for path in copied.rglob("*") if path.is_file()} == before
    (folder,) = (path for path in tmp_path.iterdir() if path.is_dir() and path.name not in (sample, "schema"))
    return folder


@pytest.mark.parametrize(("sample", "name"), [
    ("aoyama-apparel", "aoyama-apparel-2026-10"), ("northwind-logistics", "northwind-logistics-2026-10"),
    ("mini-cafe", "mini-cafe-2027-01"), ("hikari-hospitals", None)])
def test_the_next_term_of_every_sample_has_no_errors_and_builds(
    sample: str, name: str | None, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = follow(tmp_path, sample)
    assert name is None or folder.name == name
    assert run(["check", str(folder), "--as-of", AS_OF, "--ui-lang", "en"]) == 0
    assert "0 errors" in capsys.readouterr().out
    assert run(["build", str(folder), "--as-of", AS_OF, "--kind", "success-plan"]) == 0


def test_baselines_are_the_newest_values_and_targets_are_open(tmp_path: Path) -> None:
    customer, _ = load_customer(follow(tmp_path, "aoyama-apparel"))
    with (SAMPLES / "aoyama-apparel" / "kpi.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["value"] and not row["part"]]
    for _, indicator in customer.indicators:
        newest = max((row["date"] for row in rows if row["kpi"] == indicator.id), default=None)
        values = [row["value"] for row in rows if row["kpi"] == indicator.id and row["date"] == newest]
        assert not indicator.target and "target" in indicator.open_keys
        if newest is None:
            assert indicator.baseline is None and "baseline" in indicator.open_keys
        else:
            assert indicator.baseline is not None and indicator.baseline.value == Decimal(values[-1])
            assert indicator.baseline.to == date.fromisoformat(newest) and indicator.baseline.agreed_by is None
    margin = customer.plan.goals[0].baseline
    assert margin is not None and (margin.from_, margin.to) == (date(2026, 6, 1), date(2026, 6, 30))


def test_the_term_moves_and_the_contract_stays_until_it_is_over(tmp_path: Path) -> None:
    plan = load_customer(follow(tmp_path, "aoyama-apparel"))[0].plan
    assert (plan.period.start, plan.period.end) == (date(2026, 10, 1), date(2027, 3, 31))
    assert (plan.state, plan.version, plan.agreed, plan.changes) == ("draft", "1.0", None, ())
    assert plan.contract is not None and plan.contract.end == date(2027, 3, 31)
    assert plan.success is not None and plan.success.by == date(2027, 3, 31)
    assert [(each.from_, each.to) for each in plan.freezes] == [
        (date(2027, 8, 8), date(2027, 8, 16)), (date(2026, 12, 26), date(2027, 1, 5))]


def test_a_contract_that_is_over_begins_again(tmp_path: Path) -> None:
    first = follow(tmp_path, "aoyama-apparel")
    assert run(["new", "--next", str(first), "--as-of", "2027-03-20"]) == 0
    plan = load_customer(tmp_path / "aoyama-apparel-2027-04")[0].plan
    assert plan.contract is not None
    assert (plan.contract.start, plan.contract.end) == (date(2027, 4, 1), date(2028, 3, 31))
    assert plan.contract.opt_out == date(2027, 12, 31)
    assert [each.id for each in plan.milestones if each.id.startswith("targets-agreed")] == [
        "targets-agreed", "targets-agreed-2027-04"]


def test_what_is_done_goes_and_what_is_open_comes_along(tmp_path: Path) -> None:
    folder = follow(tmp_path, "aoyama-apparel")
    customer, _ = load_customer(folder)
    plan, journal = customer.plan, customer.journal
    kept = {milestone.id for milestone in plan.milestones}
    assert {"go-live", "first-value"}.isdisjoint(kept) and {"trained", "self-run", "half-year"} <= kept
    assert [item.id for item in plan.roadmap if item.status == "later"] == ["allocation"]
    assert [action.id for action in journal.actions] == ["a12", "a14", "a18", "a19", "a20", "a21"]
    assert {decision.id for decision in journal.decisions} == {"d3", "d4"}
    assert not journal.held and not plan.onboarding.expectations and not plan.onboarding.phases
    assert plan.meetings[0].chair == "tanaka" and plan.meetings[0].handover is None  # handed over on 1 September
    assert (folder / "kpi.csv").read_bytes() == (SAMPLES / "aoyama-apparel" / "kpi.csv").read_bytes()
    assert not (folder / "agreed.yaml").exists()


def test_the_comments_of_the_plan_stay(tmp_path: Path) -> None:
    lines = (follow(tmp_path, "northwind-logistics") / "plan.yaml").read_text(encoding="utf-8").splitlines()
    old = (SAMPLES / "northwind-logistics" / "plan.yaml").read_text(encoding="utf-8").splitlines()
    assert lines[0] == "# yaml-language-server: $schema=../schema/plan.schema.json"
    assert (tmp_path / "schema" / "plan.schema.json").is_file()
    assert lines[1].startswith("# A proposal for the next term") and old[1] in lines


def test_it_is_called_as_asked_and_never_written_twice(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = follow(tmp_path, "mini-cafe", "cafe-winter")
    assert folder.name == "cafe-winter"
    again = ["new", "cafe-winter", "--next", str(tmp_path / "mini-cafe"), "--as-of", AS_OF]
    assert run(again) == 1
    assert "is there already" in capsys.readouterr().err
    assert run([*again[:1], "other", *again[2:], "--evaluator", "Ann"]) == 2
    assert "--evaluator" in capsys.readouterr().err and not (tmp_path / "other").exists()
    assert run(["new"]) == 2
    assert "Name the new folder" in capsys.readouterr().err
