"""`check --fix`: what can only mean one thing is put right, byte by byte; everything else stays as it was."""

from __future__ import annotations

import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from successplan.cli import run
from successplan.load import find_customers, mended_forms, mended_ids
from successplan.load.repair import repaired
from successplan.model import Plan

from .folder import JOURNAL, PLAN, write

ROOT = Path(__file__).parents[2]
FILE = Path("plan.yaml")


def fixed(text: str) -> str:
    return repaired(text.encode(), FILE, Plan)[0].decode()


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("better: lower", "beter: lower"),
        ("better: lower", "Better: lower"),
        ("better: lower", "better: Lower"),
        ("better: lower", "better： lower"),
        ("better: lower", "better:lower"),
        ("better: lower", "better:\u3000lower"),
        ("better: lower", "better: \u200blower"),
        ("        better: lower", "\u3000\u3000\u3000\u3000better: lower"),
        ("  - id: margin", "  -id: margin"),
        ("  - id: margin", "  ・id: margin"),
        ("value: 48.2", "value: ４８．２"),
        ("value: 48.2", 'value: "48.2"'),
        ("value: 6}", "value: ６}"),
        ("start: 2026-04-01", "start: 2026/4/1"),
        ("start: 2026-04-01", "start: 令和8年4月1日"),
        ("end: 2026-09-30}\npeople", "end: ２０２６年９月３０日}\npeople"),
        ('version: "1.0"', "version: 1.0"),
        ('version: "1.0"', "version: “1.0”"),
        ('at: "10:00"', "at: １０：００"),
        ('at: "10:00"', "at: 10時"),
    ],
)
def test_the_right_bytes_come_back(right: str, wrong: str) -> None:
    assert PLAN.count(right) == 1
    broken = PLAN.replace(right, wrong)
    assert fixed(broken) == PLAN
    windows = broken.replace("\n", "\r\n")
    assert repaired(("\ufeff" + windows).encode(), FILE, Plan)[0] == ("\ufeff" + PLAN.replace("\n", "\r\n")).encode()


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("title: 店長", "title: 店長, 部長"),
        ("value: 48.2", "value: 1,200"),
        ("better: lower", "better: no"),
    ],
)
def test_a_text_that_a_comma_has_cut_is_put_together_and_what_is_open_stays(old: str, new: str) -> None:
    wanted = {"title: 店長, 部長": 'title: "店長, 部長"', "value: 1,200": "value: 1200", "better: no": "better: no"}
    assert fixed(PLAN.replace(old, new)) == PLAN.replace(old, wanted[new])


@pytest.mark.parametrize("text", [
    PLAN.replace("value: 48.2", "value: 48.2%"),  # of what?
    PLAN.replace("value: 48.2", "value: '1.200'"),
    PLAN.replace("start: 2026-04-01", "start: 04/05/2026"),
    PLAN.replace("start: 2026-04-01", "start: 2026-04"),
    PLAN.replace("better: lower", "colour: lower"),
    PLAN.replace("better: lower", "better: hi"),
    PLAN.replace('at: "10:00"', "at: 600"),
    PLAN.replace("        better: lower", "\tbetter: lower"),
    PLAN.replace("id: waste", "id: Waste"),  # kpi.csv may call it so
    PLAN.replace("unit: \"%\"\n    base", "unit: \"%\"\n    unit: \"%\"\n    base"),
    "", "schema", "[", "\x00",
])  # fmt: skip
def test_what_could_mean_two_things_is_left_to_the_writer(text: str) -> None:
    assert repaired(text.encode(), FILE, Plan) == (text.encode(), ())


def test_another_encoding_is_not_touched() -> None:
    data = PLAN.replace("better", "beter").encode("cp932")
    assert repaired(data, FILE, Plan) == (data, ())


def test_many_at_once_and_twice_is_once_and_remarks_stay() -> None:
    broken = (PLAN.replace("        better: lower", "　　　　beter：Lower   # 低いほど良い")
              .replace("value: 48.2", "value: ４８．２").replace("start: 2026-04-01", "start: 2026/4/1"))
    once = fixed(broken)
    assert once == PLAN.replace("better: lower", "better: lower   # 低いほど良い")
    assert repaired(once.encode(), FILE, Plan)[1] == ()


@pytest.mark.parametrize("customer", find_customers(ROOT / "samples"), ids=lambda path: path.name)
def test_the_samples_are_left_as_they_are(customer: Path) -> None:
    assert mended_forms(customer) == ((), ()) and mended_ids(customer) == ((), ())


_TEXTS = st.text(alphabet="あ店長abc ,:#%-'\"0129/年月日.＃：　", min_size=1, max_size=12).filter(str.strip)


@given(name=_TEXTS, premises=st.lists(_TEXTS, min_size=1, max_size=3), flow=st.booleans(), windows=st.booleans())
def test_any_valid_plan_stays(name: str, premises: list[str], flow: bool, windows: bool) -> None:
    data: dict[str, Any] = {
        "schema": 1, "customer": {"id": "hana", "name": name}, "premises": premises,
        "period": {"start": "2026-04-01", "end": "2026-09-30"}}
    text = yaml.safe_dump(data, allow_unicode=True, default_flow_style=flow, width=1000)
    as_written = text.replace("\n", "\r\n").encode() if windows else text.encode()
    assert repaired(as_written, FILE, Plan) == (as_written, ())


@given(value=st.decimals(-9999, 9999, places=2), day=st.dates())
def test_after_a_repair_the_value_is_the_one_that_was_meant(value: Any, day: Any) -> None:
    day = day.replace(year=1900 + day.year % 300)
    wide = str(value).translate({ord(digit): ord(digit) + 0xFEE0 for digit in "0123456789."})
    written = f"{day.year}年{day.month}月{day.day}日"
    text = PLAN.replace("value: 48.2", f"value: {wide}").replace("from: 2025-04-01", f"from: {written}")
    assert fixed(text) == PLAN.replace("value: 48.2", f"value: {value}").replace("from: 2025-04-01", f"from: {day}")


def test_ids_with_one_candidate_are_put_right_in_every_file_and_others_stay(tmp_path: Path) -> None:
    home = write(tmp_path, plan=PLAN.replace("attendees: [mori, abe]", "attendees: [morii, abe]"),
                 journal=JOURNAL.replace("owner: mori", "owner: morri").replace("present: [mori", "present: [suzuki"))
    (home / "kpi.csv").unlink()
    files, changes = mended_ids(home)
    assert [(each.file.name, each.before, each.after) for each in changes] == [
        ("plan.yaml", "morii", "mori"), ("journal.yaml", "morri", "mori")]
    assert files[0][2].decode() == PLAN
    assert files[1][2].decode() == JOURNAL.replace("present: [mori", "present: [suzuki")


def test_the_command_says_what_it_changed_and_git_sees_nothing_else(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    home = write(tmp_path, plan=PLAN.replace("better: lower", "beter: lower").replace("start: 2026-04-01",
                                                                                      "start: 2026/4/1"))

    def git(*arguments: str) -> str:
        return subprocess.run(["git", "-C", str(tmp_path), *arguments], check=True, capture_output=True,
                              encoding="utf-8").stdout

    git("init", "-q")
    git("add", ".")
    run(["check", str(home), "--fix", "--ui-lang", "en", "--as-of", "2026-04-20"])
    said = capsys.readouterr().out
    assert "plan.yaml:6:17: fixed: 2026/4/1 → 2026-04-01" in said and "fixed: beter → better" in said
    assert "key-known" not in said and "value-fits" not in said
    assert git("diff", "--numstat").split() == ["2", "2", "customers/hana/plan.yaml"]
    assert (home / "plan.yaml").read_text(encoding="utf-8") == PLAN
    run(["check", str(home), "--fix", "--ui-lang", "ja", "--as-of", "2026-04-20"])
    assert "直せるものはありませんでした" in capsys.readouterr().out
