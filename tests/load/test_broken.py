"""Files as people break them: beside each stands what is said of it, `line:column rule: text | hint`, and nothing more.

Place 0:0 is the file as a whole. A new kind of mistake is a file here and its `.expect`.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from successplan.diagnostics import Diagnostic, Level, Refused, as_text
from successplan.load import salvage_customer

BROKEN = Path(__file__).parent / "broken"
FILES = sorted(file for file in BROKEN.iterdir() if file.suffix in (".yaml", ".csv"))
PLAN = "schema: 1\nlanguage: en\ncustomer: {id: hana, name: Hana}\nperiod: {start: 2026-04-01, end: 2026-09-30}\n"


def said(home: Path, file: Path) -> list[Diagnostic]:
    """The errors of a customer whose plan, or whose history, is the broken file."""
    (home / "plan.yaml").write_text(PLAN, encoding="utf-8")
    (home / ("plan.yaml" if file.suffix == ".yaml" else "kpi.csv")).write_bytes(file.read_bytes())
    try:
        found = salvage_customer(home)[1]
    except Refused as refused:
        found = refused.diagnostics
    return [each for each in found if each.level is Level.ERROR]


def expected(file: Path) -> list[str]:
    beside = file.with_name(file.name + ".expect") if file.suffix == ".csv" else file.with_suffix(".expect")
    return beside.read_text(encoding="utf-8").splitlines()


def line(each: Diagnostic) -> str:
    assert each.place is not None and each.hint is not None
    return (f"{each.place.line or 0}:{each.place.column or 0} {each.rule}: "
            f"{each.text.say('en')} | {each.hint.say('en')}")


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_it_says_what_stands_beside_it(tmp_path: Path, file: Path) -> None:
    assert [line(each) for each in said(tmp_path, file)] == expected(file)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_it_says_it_in_japanese_too(tmp_path: Path, file: Path) -> None:
    for each in said(tmp_path, file):
        assert each.hint is not None
        assert all(words.ja and words.en and words.ja != words.en for words in (each.text, each.hint))


def test_there_are_many_kinds() -> None:
    assert len(FILES) > 80 and all(expected(file) for file in FILES)


def test_all_files_of_a_folder_are_told_in_one_run_and_in_the_same_order(tmp_path: Path) -> None:
    for name, broken in (("plan.yaml", "three-tabs.yaml"), ("kpi.csv", "number-percent.csv"),
                         ("journal.yaml", "quote-open.yaml"), ("workspace.yaml", "list-at-top.yaml")):
        (tmp_path / name).write_bytes((BROKEN / broken).read_bytes())
    runs = []
    for _ in range(2):
        with pytest.raises(Refused) as caught:
            salvage_customer(tmp_path)
        runs.append(as_text(caught.value.diagnostics, "en"))
    assert runs[0] == runs[1]
    order = [(each.place.file.name, each.place.line) for each in caught.value.diagnostics if each.place]
    assert order == [("journal.yaml", 3), ("kpi.csv", 2),
                     ("plan.yaml", 9), ("plan.yaml", 15), ("plan.yaml", 16), ("workspace.yaml", 1)]


def test_a_pipe_in_the_place_of_a_file_is_told_and_not_waited_for(tmp_path: Path) -> None:
    import os

    if not hasattr(os, "mkfifo"):
        pytest.skip("this system has no named pipes")
    (tmp_path / "plan.yaml").write_text(PLAN, encoding="utf-8")
    os.mkfifo(tmp_path / "kpi.csv")
    found = salvage_customer(tmp_path)[1]
    assert [each.rule for each in found if each.level is Level.ERROR] == ["file-readable"]


def test_one_mistake_of_form_brings_no_rule_with_it(tmp_path: Path) -> None:
    """A unit that cannot be read is not missing as well."""
    from datetime import date

    from successplan.pipeline import examine

    goal = 'goals: [{id: margin, name: Margin, unit: "%", target: {date: 2026-09-30, value: 2}}]\n'
    told = []
    for text in (PLAN + goal, PLAN + goal.replace('"%"', '""')):
        (tmp_path / "plan.yaml").write_text(text, encoding="utf-8")
        told.append({each.rule for each in examine(tmp_path, date(2026, 4, 1)).diagnostics})
    assert told[1] - told[0] == {"value-fits"}
