"""Agreeing, changing and agreeing again, as a CSM does it: what stands in agreed.yaml, and what check says."""

from __future__ import annotations

import base64
import json
import re
import shutil
import subprocess
import sys
import zipfile
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml

from successplan.cli import run
from successplan.diagnostics import Level, Refused
from successplan.document.dump import dump
from successplan.load import load_customer
from successplan.pipeline import Order, agree, compose_all, examine
from successplan.store import PENDING

SOUND = Path(__file__).parent / "check" / "fixtures" / "sound"
SPRING, SUMMER = date(2026, 4, 8), date(2026, 6, 10)
ENTRY = """changes:
  - version: "1.1"
    date: 2026-06-10
    field: goals.margin.kpis.markdown.target
    at: 2026-06-30
    from: 21.0
    to: 20.5
    why: May was better than planned
    agreed_by: ann
"""


@pytest.fixture
def acme(tmp_path: Path) -> Path:
    folder = Path(shutil.copytree(SOUND, tmp_path / "acme"))
    write(folder, "schema: 1", 'schema: 1\nversion: "1.0"')
    (folder / "kpi.csv").write_bytes(
        b"kpi,date,value,part,note\nmarkdown,2026-03-29,23.1,,\nmarkdown,2026-04-05,,,store closed\n"
        b"markdown,2026-03-29,22.9,,counted again\nmarkdown,2026-06-07,21.4,,\n")
    return folder


def write(folder: Path, old: str, new: str) -> None:
    text = (folder / "plan.yaml").read_text(encoding="utf-8")
    assert old in text
    (folder / "plan.yaml").write_text(text.replace(old, new, 1), encoding="utf-8")


def read(folder: Path) -> list[dict[str, object]]:
    found: list[dict[str, object]] = yaml.safe_load((folder / "agreed.yaml").read_bytes())["agreements"]
    return found


def rules(folder: Path, day: date = date(2026, 7, 15)) -> list[str]:
    return [one.rule for one in examine(folder, day).diagnostics]


def test_an_agreement_holds_targets_baselines_formulas_and_bands(acme: Path) -> None:
    agree(acme, SPRING)

    (agreed,) = read(acme)
    assert agreed["version"] == "1.0" and agreed["date"] == SPRING
    assert agreed["bands"] == {"at_risk": 10, "off_track": 25}
    assert agreed["indicators"] == [
        {"id": "margin", "name": "Gross margin", "unit": "%", "better": "higher", "path": "straight",
         "baseline": {"value": 48.2, "from": date(2025, 4, 1), "to": date(2025, 9, 30)},
         "target": [{"date": date(2026, 9, 30), "value": 50.0}], "formula": "Gross profit / sales",
         "source": "accounting"},
        {"id": "markdown", "name": "Markdown rate", "unit": "%", "better": "lower", "path": "straight",
         "baseline": {"value": 23.5, "from": date(2025, 4, 1), "to": date(2025, 9, 30)},
         "target": [{"date": date(2026, 6, 30), "value": 21.0}, {"date": date(2026, 9, 30), "value": 18.0}],
         "formula": "Markdowns / full-price sales", "source": "pos"}]


def test_an_agreement_holds_the_values_that_counted_on_its_day(acme: Path) -> None:
    agree(acme, SPRING)

    (agreed,) = read(acme)
    assert agreed["rows"] == 3  # of four, one is of June
    assert agreed["history"] == [
        {"kpi": "markdown", "values": {date(2026, 3, 29): 22.9, date(2026, 4, 5): "not measured"}}]


def test_what_was_written_is_read_back(acme: Path) -> None:
    agree(acme, SPRING)

    agreed = load_customer(acme)[0].agreed.newest
    assert agreed is not None
    assert agreed.indicators[1].target[0].value == Decimal("21.0")
    assert agreed.history[0].values == {date(2026, 3, 29): Decimal("22.9"), date(2026, 4, 5): "not measured"}


def test_a_text_with_signs_of_yaml_in_it_comes_back_as_it_was(acme: Path) -> None:
    odd = 'a: b # c "d" \\ {e}, [f] - 50% 値引額 ÷ 定価'
    write(acme, "formula: Gross profit / sales", f"formula: {json.dumps(odd, ensure_ascii=False)}")

    agree(acme, SPRING)

    agreed = load_customer(acme)[0].agreed.newest
    assert agreed is not None and agreed.indicators[0].formula == odd


def test_the_same_plan_gives_the_same_bytes_and_nothing_else_is_touched(acme: Path, tmp_path: Path) -> None:
    other = Path(shutil.copytree(acme, tmp_path / "other"))
    before = {path.name: path.read_bytes() for path in acme.iterdir()}

    agree(acme, SPRING)
    agree(other / "plan.yaml", SPRING)

    assert (acme / "agreed.yaml").read_bytes() == (other / "agreed.yaml").read_bytes()
    assert {name: (acme / name).read_bytes() for name in before} == before


def test_agreeing_twice_on_the_same_changes_nothing(acme: Path) -> None:
    assert agree(acme, SPRING)[0] is None
    first = (acme / "agreed.yaml").read_bytes()

    known, _ = agree(acme, SUMMER)

    assert known is not None and known.date == SPRING
    assert (acme / "agreed.yaml").read_bytes() == first


def test_a_version_never_changes_its_meaning(acme: Path) -> None:
    agree(acme, SPRING)
    first = (acme / "agreed.yaml").read_bytes()
    write(acme, "value: 50.0", "value: 49.0")

    with pytest.raises(Refused) as refused:
        agree(acme, SUMMER)

    assert any("Raise version" in one.hint.say("en") for one in refused.value.diagnostics if one.hint)
    assert (acme / "agreed.yaml").read_bytes() == first


def test_a_new_version_stands_below_the_old_one_with_its_new_values_only(acme: Path) -> None:
    agree(acme, SPRING)
    first = (acme / "agreed.yaml").read_bytes()
    write(acme, 'version: "1.0"', 'version: "1.1"')
    write(acme, "{date: 2026-06-30, value: 21.0}", "{date: 2026-06-30, value: 20.5}")
    with pytest.raises(Refused) as refused:
        agree(acme, SUMMER)  # the change is not recorded yet
    errors = [one.rule for one in refused.value.diagnostics if one.level is Level.ERROR]
    assert errors == ["change-after-freeze-recorded"]
    with (acme / "plan.yaml").open("a", encoding="utf-8") as plan:
        plan.write(ENTRY)

    agree(acme, SUMMER)

    assert (acme / "agreed.yaml").read_bytes().startswith(first)
    assert [agreed["version"] for agreed in read(acme)] == ["1.0", "1.1"]
    assert read(acme)[1]["rows"] == 4
    assert read(acme)[1]["history"] == [{"kpi": "markdown", "values": {date(2026, 6, 7): 21.4}}]
    assert "change-after-freeze-recorded" not in rules(acme)


def test_a_second_agreement_keeps_the_line_ends_of_the_first(acme: Path) -> None:
    agree(acme, SPRING)
    windows = (acme / "agreed.yaml").read_bytes().replace(b"\n", b"\r\n")
    (acme / "agreed.yaml").write_bytes(windows)
    write(acme, 'version: "1.0"', 'version: "2.0"')

    agree(acme, SUMMER)

    after = (acme / "agreed.yaml").read_bytes()
    assert after.startswith(windows) and after.count(b"\n") == after.count(b"\r\n")


def test_an_agreement_before_the_last_one_is_refused(acme: Path) -> None:
    agree(acme, SUMMER)
    write(acme, 'version: "1.0"', 'version: "1.1"')

    with pytest.raises(Refused) as refused:
        agree(acme, SPRING)

    assert "agreement-is-newest" in [one.rule for one in refused.value.diagnostics]


def test_a_plan_with_errors_is_not_agreed(acme: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(acme, "value: 50.0", "value: 45.0")  # better: higher, below the baseline

    assert run(["agree", str(acme), "--date", "2026-04-08"]) == 1
    assert "target-agrees-with-direction" in capsys.readouterr().err
    assert not (acme / "agreed.yaml").exists()


def test_a_file_that_was_edited_is_refused_and_stays(acme: Path) -> None:
    agree(acme, SPRING)
    edited = (acme / "agreed.yaml").read_bytes().replace(b"value: 50.0", b"value: fifty")
    (acme / "agreed.yaml").write_bytes(edited)
    write(acme, 'version: "1.0"', 'version: "1.1"')

    with pytest.raises(Refused):
        agree(acme, SUMMER)

    assert (acme / "agreed.yaml").read_bytes() == edited


def test_a_target_that_moves_is_an_error_until_it_is_recorded(acme: Path) -> None:
    agree(acme, SPRING)
    write(acme, "{date: 2026-06-30, value: 21.0}", "{date: 2026-06-30, value: 20.5}")
    (said,) = [one for one in examine(acme, SUMMER).diagnostics if one.rule == "change-after-freeze-recorded"]
    assert "21.0% → 20.5%" in said.text.say("ja") and said.hint is not None
    assert "field: goals.margin.kpis.markdown.target, at: 2026-06-30, from: 21.0, to: 20.5" in said.hint.say("ja")

    with (acme / "plan.yaml").open("a", encoding="utf-8") as plan:
        plan.write(ENTRY)

    assert "change-after-freeze-recorded" not in rules(acme)


def test_an_overwritten_value_is_told_and_a_correction_in_a_new_row_is_not(acme: Path) -> None:
    agree(acme, SPRING)
    with (acme / "kpi.csv").open("a", encoding="utf-8") as file:
        file.write("markdown,2026-03-29,22.8,,counted a third time\n")
    assert "agreed-history-kept" not in rules(acme)

    (acme / "kpi.csv").write_bytes((acme / "kpi.csv").read_bytes().replace(b"22.9", b"22.0"))
    assert rules(acme).count("agreed-history-kept") == 1


def test_the_command_says_what_it_wrote_and_what_comes_next(acme: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["agree", str(acme), "--date", "2026-04-08"]) == 0

    said = capsys.readouterr()
    assert said.out == f"{acme / 'agreed.yaml'}: the agreement of 2026-04-08 was written.\n"
    assert "Write state: agreed and agreed: 2026-04-08 into plan.yaml" in said.err
    assert run(["agree", str(acme / "nobody")]) == 2
    assert run(["agree", str(acme), "--date", "spring"]) == 2


@pytest.mark.skipif(sys.platform == "win32", reason="holds the lock by its POSIX name")
def test_a_folder_that_somebody_else_writes_into_is_the_machines_trouble(
    acme: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("successplan.store._WAIT", 0.05)
    hold = f"import filelock\nwith filelock.FileLock({str(acme / '.successplan.lock')!r}):\n    print('', flush=True)\n"
    with subprocess.Popen([sys.executable, "-c", f"{hold}    input()"], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                          text=True) as other:
        assert other.stdout is not None
        other.stdout.readline()
        assert run(["agree", str(acme), "--date", "2026-04-08"]) == 3
        other.kill()
    assert "another successplan is writing" in capsys.readouterr().err
    assert not (acme / "agreed.yaml").exists()


def test_the_next_command_finishes_a_write_that_was_cut_off(acme: Path) -> None:
    agree(acme, SPRING)
    whole = (acme / "agreed.yaml").read_bytes()
    (acme / "agreed.yaml").unlink()
    # as it stands after a kill between the decision and the first file
    entry = {"name": "agreed.yaml", "before": None, "after": base64.b64encode(whole).decode()}
    (acme / PENDING).write_text(json.dumps({"files": [entry]}), encoding="utf-8")

    assert run(["check", str(acme), "--as-of", "2026-07-15"]) == 0
    assert (acme / "agreed.yaml").read_bytes() == whole and not (acme / PENDING).exists()


def document(folder: Path, kind: str, language: Any = "en") -> Any:
    order = Order(date(2026, 7, 15), kinds=(kind,), languages=(language,))
    ((built, _),) = compose_all(examine(folder, order.as_of), order)
    return built


def mark(folder: Path) -> str:
    found = re.fullmatch(r"1\.0 \(([0-9a-f]{8})\)", document(folder, "success-plan").meta.version)
    assert found
    return found[1]


def test_the_mark_of_a_plan_is_the_same_for_the_same_meaning_alone(acme: Path) -> None:
    first = mark(acme)
    assert first in dump(document(acme, "success-plan")) and document(acme, "monthly").meta.version == f"1.0 ({first})"

    write(acme, "schema: 1", "# a comment\nschema: 1")
    assert mark(acme) == first
    write(acme, "value: 50.0", "value: 49.0")
    assert mark(acme) != first


def test_the_mark_is_the_begin_of_the_hash_that_was_agreed(acme: Path) -> None:
    agree(acme, SPRING)

    assert str(read(acme)[0]["plan"]).startswith(mark(acme))


def test_the_version_and_mark_stand_in_the_properties_of_both_files(acme: Path, tmp_path: Path) -> None:
    assert run(["build", str(acme), "--as-of", "2026-07-15", "-o", str(tmp_path / "out")]) == 0

    files = [file for file in (tmp_path / "out").rglob("*") if file.suffix in (".docx", ".pptx")]
    assert {file.suffix for file in files} == {".docx", ".pptx"}
    for file in files:
        core = zipfile.ZipFile(file).read("docProps/core.xml").decode()
        assert f"<cp:version>1.0 ({mark(acme)})</cp:version>" in core


def test_overwritten_values_stand_in_the_plan_and_in_the_appendix_of_the_report(acme: Path) -> None:
    agree(acme, SPRING)
    for kind in ("success-plan", "monthly"):
        assert "Past values" not in dump(document(acme, kind))

    (acme / "kpi.csv").write_bytes((acme / "kpi.csv").read_bytes().replace(b"22.9", b"22.0"))

    assert "Past values that changed after the agreement" in dump(document(acme, "success-plan"))
    assert "Appendix: 1 past value changed after the agreement" in dump(document(acme, "monthly"))
    for kind in ("success-plan", "monthly"):
        said = dump(document(acme, kind))
        assert "22.9%" in said and "22.0%" in said
