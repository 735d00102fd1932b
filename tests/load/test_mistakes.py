"""Every mistake is told once, at its line and column, in both languages, and all of them at once."""

from __future__ import annotations

from pathlib import Path

import pytest

from successplan.diagnostics import Diagnostic, Level, Refused
from successplan.load import load_customer

from .folder import HISTORY, INTERNAL, JOURNAL, PLAN, WORKSPACE, write


def errors(folder: Path, **files: str) -> list[Diagnostic]:
    with pytest.raises(Refused) as caught:
        load_customer(write(folder, **files))
    assert all(
        each.text.ja and each.text.en and each.hint and each.hint.ja and each.hint.en
        for each in caught.value.diagnostics
    )
    return [each for each in caught.value.diagnostics if each.level is Level.ERROR]


def places(found: list[Diagnostic]) -> list[tuple[str, str]]:
    """Each rule with the text that its place marks."""
    marked = []
    for each in found:
        place = each.place
        assert place is not None and place.excerpt is not None and place.column is not None
        marked.append((each.rule, place.excerpt[place.column - 1 : place.column - 1 + place.width]))
    return marked


@pytest.mark.parametrize(
    ("old", "new", "rule", "marked", "says"),
    [
        ("period: {start", "periode: {}\nperiod: {start", "key-known", "periode", "Is it period?"),
        ("better: lower", "better: smaller", "value-fits", "smaller", "one of higher, lower, within"),
        ("better: lower", "better: loewr", "value-fits", "loewr", "Is it lower?"),
        ("value: 48.2", 'value: "48.2"', "value-fits", '"48.2"', "Write the digits alone: 48.2"),
        ("value: 48.2", "value: ４８．２％", "value-fits", "４８．２％", "Write the digits alone: 48.2"),
        ("value: 48.2", "value: true", "value-fits", "true", "takes a number"),
        ("end: 2026-09-30}", "end: 2026-9-30}", "value-fits", "2026-9-30", "a date such as 2026-04-01"),
        ("end: 2026-09-30}", "end: 2026-09-31}", "value-fits", "2026-09-31", "a day of the calendar"),
        ("end: 2026-09-30}", "end: 9999-12-31}", "value-fits", "9999-12-31", "a date from 1900 to 2199"),
        ("end: 2026-09-30}", "end: 0001-01-01}", "value-fits", "0001-01-01", "a date from 1900 to 2199"),
        ('version: "1.0"', "version: 1.0", "value-fits", "1.0", 'Put it in quotes: "1.0"'),
        ("name: 粗利益率", "name: 12", "value-fits", "12", 'Put it in quotes: "12"'),
        ("name: 粗利益率", "name: [粗利, 益率]", "value-fits", "[粗利, 益率]", "a text, not a list"),
        ("id: margin", "id: 粗利", "value-fits", "粗利", "small letters, digits and hyphens"),
        ('at: "10:00"', 'at: "25:00"', "value-fits", '"25:00"', '"10:00"'),
        ("start: 10}", "start: 13}", "value-fits", "13", "12 or less"),
        ("attendees: [mori, abe]", "attendees: mori", "value-fits", "mori", "takes a list"),
        ("[売上が月曜に出る]", "", "value-present", "premises", "has no value"),
        ("value: 6}", "value: }", "value-present", "value", "has no value"),
        ("{id: north, name: 北店}", "{id: north}", "key-present", "{id: north}", "name is missing"),
        ("    name: 粗利益率\n", "", "key-present", "id", "name is missing"),
        ("value: 6}", "low: 3}", "value-fits", "{date: 2026-06-30, low: 3}", "value alone, or both low and high"),
        ("value: 50.0}", "high: 3}", "value-fits", "{date: 2026-09-30, high: 3}", "value alone, or both low and high"),
        ("pitfalls: [too-many]", "pitfalls: [12]", "value-fits", "12", "Put it in quotes"),
        ("pitfalls: [too-many]", "pitfalls: [{id: x}]", "key-present", "{id: x}", "name is missing"),
        ("title: 店長", "title: 店長, 部長", "key-known", "部長", "a comma has cut a text"),
        ("id: waste", "id: margin", "id-unique", "margin", "line 14"),
        ("end: 2026-09-30}", "end: 2026-03-30}", "days-in-order", "2026-03-30", "before start (2026-04-01)"),
        ("unit: \"%\"\n    base", "unit: \"%\"\n    unit: \"%\"\n    base", "key-once", "unit", "lines 16 and 17"),
        ("name: 廃棄率", "name: {ja: 廃棄率, fr: x}", "value-fits", "{ja: 廃棄率, fr: x}", "{ja: ..., en: ...}"),
    ],
)  # fmt: skip
def test_one_mistake_is_one_diagnostic(tmp_path: Path, old: str, new: str, rule: str, marked: str, says: str) -> None:
    assert PLAN.count(old) == 1
    found = errors(tmp_path, plan=PLAN.replace(old, new))
    assert places(found) == [(rule, marked)]
    assert says in found[0].text.say("en") + " " + (found[0].hint.say("en") if found[0].hint else "")


def test_all_mistakes_of_all_files_are_told_at_once(tmp_path: Path) -> None:
    found = errors(
        tmp_path,
        plan=PLAN.replace("value: 48.2", "value: many").replace("better: lower", "beter: lower"),
        journal=JOURNAL.replace("due: 2026-04-14", "due: soon"),
        internal=INTERNAL.replace("level: low", "level: middle"),
        workspace=WORKSPACE.replace("role: csm", "role: csn"),
        history=HISTORY.replace("8.1", "8,1"),
    )
    assert [(each.place.file.name, each.place.line) for each in found if each.place] == [
        ("internal.yaml", 2),
        ("journal.yaml", 5),
        ("kpi.csv", 2),
        ("plan.yaml", 17),
        ("plan.yaml", 23),
        ("workspace.yaml", 5),
    ]


@pytest.mark.parametrize("bands", ["{at_risk: 25, off_track: 10}", "{at_risk: -1}", "{at_risk: 30}"])  # off track: 25
def test_bands_that_turn_the_judgement_round_are_told(tmp_path: Path, bands: str) -> None:
    found = errors(tmp_path / "a", workspace=WORKSPACE.replace("{at_risk: 8}", bands))
    assert [(each.rule, each.place.file.name) for each in found if each.place] == [("bands-in-order", "workspace.yaml")]
    found = errors(tmp_path / "b", plan=PLAN + f"judgement: {{bands: {bands}}}\n")
    assert [(each.rule, each.place.file.name) for each in found if each.place] == [("bands-in-order", "plan.yaml")]


def test_bands_may_meet_and_a_plan_may_set_one_of_them(tmp_path: Path) -> None:
    load_customer(write(tmp_path / "a", workspace=WORKSPACE.replace("{at_risk: 8}", "{at_risk: 10, off_track: 10}")))
    plan = PLAN + "judgement: {bands: {at_risk: 30}}\n"
    load_customer(write(tmp_path / "b", plan=plan, workspace=WORKSPACE.replace("{at_risk: 8}", "{off_track: 40}")))


@pytest.mark.parametrize("period", ["2027-W53", "9999-W52", "0000-01"])  # 2027 begins on a Friday: 52 weeks
def test_a_period_that_no_calendar_has_is_told(tmp_path: Path, period: str) -> None:
    found = errors(tmp_path, journal=JOURNAL + f"misses: [{{id: m1, of: waste, period: {period}, what: 棚卸}}]\n")
    assert places(found) == [("value-fits", period)]


def test_the_years_with_53_weeks_have_them(tmp_path: Path) -> None:
    load_customer(write(tmp_path, journal=JOURNAL + "misses: [{id: m1, of: waste, period: 2026-W53, what: 棚卸}]\n"))


def test_ids_are_unique_in_the_folder_and_a_goal_of_the_next_term_keeps_its_own(tmp_path: Path) -> None:
    again = JOURNAL + "next: {goals: [{id: waste, name: 廃棄率}]}\n"
    load_customer(write(tmp_path / "a", journal=again))
    found = errors(tmp_path / "b", journal=JOURNAL.replace("id: a1", "id: waste"))
    assert [(each.rule, each.place.file.name) for each in found if each.place] == [("id-unique", "journal.yaml")]
    assert "plan.yaml" in found[0].text.say("en")


def test_ids_of_the_workspace_are_unique_in_their_list(tmp_path: Path) -> None:
    # a pitfall may be called as a source is; two sources may not
    load_customer(write(tmp_path / "a", workspace=WORKSPACE.replace("id: too-many", "id: books")))
    found = errors(tmp_path / "b", workspace=WORKSPACE.replace("id: till", "id: books"))
    assert places(found) == [("id-unique", "books")]


@pytest.mark.parametrize(
    ("old", "new", "rule", "marked"),
    [
        ("2026-04-05,8.1", "2026-04-05,8.1%", "cell-fits", "8.1%"),
        ("2026-04-05,8.1", "2026-04-05,NaN", "cell-fits", "NaN"),
        ("2026-04-05,8.1", "2026-04-05,８", "cell-fits", "８"),
        ("2026-04-05,8.1", "2026-04-31,8.1", "cell-fits", "2026-04-31"),
        ("2026-04-05,8.1", "5.4.,8.1", "cell-fits", "5.4."),
        ("2026-04-05,8.1", "0001-01-01,8.1", "cell-fits", "0001-01-01"),
        ("kpi,date,value", "kpi,date,valu", "column-known", "valu"),
        ("kpi,date,value", "KPI,date,value", "column-known", "KPI"),
        ("source,note", "source,source", "column-once", "source"),
        ("棚卸", "棚卸,店", "cells-match-columns", "店"),
    ],
)
def test_a_bad_cell_is_one_diagnostic(tmp_path: Path, old: str, new: str, rule: str, marked: str) -> None:
    found = errors(tmp_path, history=HISTORY.replace(old, new))
    assert places(found) == [(rule, marked)]


@pytest.mark.parametrize(("old", "new", "says"), [
    (",", ";", "separated by commas"),
    (",", "\t", "separated by commas"),
    ("kpi,date,value,part,by,source,note\n", "", "does not name the columns"),
    ("kpi,date,value,part,by,source,note", "指標,日付,値", "does not name the columns"),
])  # fmt: skip
def test_a_file_that_names_no_columns_is_one_diagnostic(tmp_path: Path, old: str, new: str, says: str) -> None:
    (found,) = errors(tmp_path, history=HISTORY.replace(old, new))
    assert found.rule == "column-present" and says in found.text.say("en")
    assert found.place is not None and found.place.line == 1


def test_of_very_many_bad_cells_the_first_are_told(tmp_path: Path) -> None:
    found = errors(tmp_path, history=HISTORY + "waste,soon,8.1,,,,\n" * 5000)
    assert len(found) == 201  # LIMITS.bad_cells, and that nothing was read from there on
    # the head and 5 good rows are lines 1 to 6, the 200 bad ones 7 to 206
    assert found[-1].place is not None and found[-1].place.line == 207


def test_history_takes_columns_in_any_order_quotes_and_the_days_of_a_spreadsheet(tmp_path: Path) -> None:
    text = '\ufeffnote,value,date,kpi\r\n"a, ""b""\nc",8.10,2026/4/5,waste\r\n\r\n,7,2026-04-12,waste\r\n'
    customer, said = load_customer(write(tmp_path, history=text))
    assert said == ()
    rows = customer.history.observations
    assert [(str(row.date), str(row.value), row.note, row.line) for row in rows] == [
        ("2026-04-05", "8.10", 'a, "b"\nc', 2),
        ("2026-04-12", "7", "", 5),
    ]


def test_a_gap_without_a_reason_is_a_warning(tmp_path: Path) -> None:
    _, said = load_customer(write(tmp_path, history=HISTORY.replace("棚卸", "")))
    assert [(each.level, each.rule, each.place.line if each.place else 0) for each in said] == [
        (Level.WARNING, "gap-has-reason", 5)
    ]


def test_an_open_quote_is_told(tmp_path: Path) -> None:
    found = errors(tmp_path, history=HISTORY.replace("棚卸", '"棚卸'))
    assert [each.rule for each in found] == ["csv-readable"]
