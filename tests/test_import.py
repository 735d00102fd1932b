"""`successplan import`: real, messy tables come in, each cell right, repaired and told, or refused by name."""

from __future__ import annotations

import io
import zipfile
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from successplan.bring import with_rows
from successplan.cli import run
from successplan.diagnostics import Level, Refused
from successplan.intake import Imported, bring_in
from successplan.load import load_customer
from successplan.model import Observation

PLAN = """\
schema: 1
language: en
customer: {id: hana, name: {ja: 株式会社はな, en: Hana}, short_name: はな}
period: {start: 2026-04-01, end: 2026-09-30}
parts: [{id: north, name: {ja: 北店, en: North}}]
goals:
  - id: margin
    name: {ja: 粗利益率, en: Gross margin}
    unit: "%"
    measure: {source: books}
    kpis:
      - {id: waste, name: {ja: 廃棄率, en: Waste}, unit: "%", measure: {source: till}}
      - {id: stock, name: {ja: 在庫金額, en: Stock}, unit: 万円}
      - {id: users, name: 利用者率, unit: "%", measure: {source: usage-log}}
"""
WORKSPACE = """\
schema: 1
language: en
sources:
  - {id: books, name: Books}
  - {id: usage-log, name: 利用ログ, file: imports/usage.csv, columns: {customer: tenant, date: week_end, value: rate, part: dept}}
"""  # noqa: E501
HISTORY = "kpi,date,value,part,by,source,note\nwaste,2026-04-05,8.1,,mori,till,\n"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    home = tmp_path / "hana"
    home.mkdir()
    (home / "plan.yaml").write_text(PLAN, encoding="utf-8")
    (home / "workspace.yaml").write_text(WORKSPACE, encoding="utf-8")
    (home / "kpi.csv").write_text(HISTORY, encoding="utf-8", newline="")
    return home


def table(home: Path, text: str, encoding: str = "utf-8", name: str = "values.csv") -> Path:
    file = home.parent / name
    file.write_bytes(text.encode(encoding))
    return file


def added(home: Path) -> list[str]:
    """The rows below those that were there."""
    return (home / "kpi.csv").read_bytes().decode("utf-8-sig").removeprefix(HISTORY).splitlines()


def refusals(done: Imported) -> list[tuple[int | None, int | None, str]]:
    return [(each.place.line, each.place.column, each.text.say("en"))
            for each in done.diagnostics if each.level is Level.ERROR and each.place]


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("kpi,date,value\nwaste,2026-04-12,7.9\n", "utf-8"),
        ("kpi,date,value\r\nwaste,2026/4/12,7.9\r\n", "utf-8-sig"),
        ("指標,日付,実績\r\n廃棄率,2026年4月12日,７．９％\r\n", "cp932"),
        ("指標\t日付\t実績\r\n廃棄率\t令和8年4月12日\t7.9\r\n", "utf-16"),
        ("KPI;Date;Value\nWaste;12 Apr 2026;7.9 %\n", "utf-8"),
        ("日付,廃棄率（%）,備考\n46124,7.9,\n", "utf-8"),
        ("4月の実績,,\n\n,,\n指標,2026-W15,店長\n廃棄率,7.9,森\n", "utf-8"),
        ("date,gross margin,WASTE\n2026-04-12,,7.9\n", "utf-8"),
        ("kpi,date,value,unit\nwaste,26/04/2026,7.9,%\nwaste,12/04/2026,7.9,%\n", "utf-8"),
    ],
)
def test_a_value_is_read_however_people_keep_it(home: Path, text: str, encoding: str) -> None:
    done = bring_in(home, table(home, text, encoding))
    assert refusals(done) == []
    assert [row for row in added(home) if "2026-04-12" in row] == ["waste,2026-04-12,7.9,,import,till,"]


@pytest.mark.parametrize(
    ("row", "says"),
    [
        ("waste,04/05/2026,7", "may be 2026-05-04 / 2026-04-05"),
        ("waste,4/12,7", "has no year"),
        ("waste,26/4/12,7", "which part of “26/4/12” is the year"),
        ("waste,2026-04-31,7", "No calendar has"),
        ("waste,soon,7", "cannot be read as a date"),
        ("waste,2026-04-12,1.200", "may be 1.2 or 1200"),
        ("waste,2026-04-12,\"1,2\"", "the comma and the point"),
        ("waste,2026-04-12,12千円", "is in 千円, the plan says %"),
        ("waste,2026-04-12,many", "cannot be read as a number"),
        ("waste,2026-04-12,#DIV/0!", "an error of Excel"),
        ("wast,2026-04-12,7", "no goal or KPI “wast”"),
        ("waste,2026-04-12,7,nroth", "hold no “nroth”"),
        ("waste,2026-04-12,7,,=1+1", "for a formula"),
    ],
)
def test_what_is_not_certain_is_refused_at_its_cell_and_nothing_is_written(home: Path, row: str, says: str) -> None:
    file = table(home, f"kpi,date,value,part,note\nwaste,2026-04-19,7,,\n{row}\n")
    done = bring_in(home, file)
    ((line, column, text),) = refusals(done)
    assert says in text and line == 3 and column is not None
    assert (done.refused, done.written) == (1, None) and added(home) == []
    rest = bring_in(home, file, skip_refused=True)
    assert rest.written is not None and added(home) == ["waste,2026-04-19,7,,import,till,"]


def test_money_is_brought_into_the_plans_unit(home: Path) -> None:
    bring_in(home, table(home, "指標,日付,値\n在庫金額,2026-04-30,\"1,200千円\"\n"))
    assert added(home) == ["stock,2026-04-30,120,,import,,"]  # 1,200,000 yen


def test_the_unit_of_a_head_counts_too(home: Path) -> None:
    bring_in(home, table(home, "日付,在庫金額（千円）\n2026-04-30,1200\n"))
    assert added(home) == ["stock,2026-04-30,120,,import,,"]
    done = bring_in(home, table(home, "日付,廃棄率（円）\n2026-04-30,12\n"))
    assert "is in 円, the plan says %" in refusals(done)[0][2]


def test_negative_numbers_and_points_of_the_same_column(home: Path) -> None:
    text = "kpi,date,value\nwaste,2026-04-12,△5\nwaste,2026-04-19,(3.2)\nwaste,2026-04-26,1.200\n"
    bring_in(home, table(home, text))  # 3.2 shows that a point begins the decimals
    assert [row.split(",")[2] for row in added(home)] == ["-5", "-3.2", "1.200"]


def test_what_is_there_stays_and_another_value_is_a_new_row(home: Path) -> None:
    text = "kpi,date,value,part\nwaste,2026-04-05,8.10,\nwaste,2026-04-05,8.3,North\nwaste,2026-04-12,7.9,\n"
    done = bring_in(home, table(home, text))
    assert (done.added, done.corrections, done.known) == (2, 0, 1)
    done = bring_in(home, table(home, text.replace("8.10", "8.4")))
    assert (done.added, done.corrections, done.known) == (1, 1, 2)
    assert "waste 2026-04-05 was 8.1; 8.4 is a new row (line 2 stays)" in done.diagnostics[-1].text.say("en") + \
        done.diagnostics[0].text.say("en")
    assert added(home) == ["waste,2026-04-05,8.3,north,import,till,", "waste,2026-04-12,7.9,,import,till,",
                           "waste,2026-04-05,8.4,,import,till,"]
    done = bring_in(home, table(home, text.replace("8.10", "8.4")))
    assert (done.added, done.known, done.written) == (0, 3, None)


def test_a_blank_takes_no_value_away_and_a_gap_with_a_reason_comes_in(home: Path) -> None:
    done = bring_in(home, table(home, "kpi,date,value,note\n"
                                "waste,2026-04-05,,x\nwaste,2026-04-12,-,棚卸\nwaste,2026-04-19,,\n"))
    assert (done.added, done.known, done.blank) == (1, 1, 1)
    assert added(home) == ["waste,2026-04-12,,,import,till,棚卸"]


def test_two_values_of_one_day_are_refused(home: Path) -> None:
    done = bring_in(home, table(home, "kpi,date,value\nwaste,2026-04-12,7\nwaste,2026-04-12,8\n"))
    assert "has two values" in refusals(done)[0][2] and done.written is None


def test_merged_names_hold_for_the_rows_below(home: Path) -> None:
    bring_in(home, table(home, "指標,日付,値\n廃棄率,2026-04-12,7\n,2026-04-19,6\n"))
    assert [row.split(",")[:3] for row in added(home)] == [["waste", "2026-04-12", "7"], ["waste", "2026-04-19", "6"]]


def test_a_sources_own_columns_are_known_and_other_customers_are_left_out(home: Path) -> None:
    text = "tenant,week_end,rate,dept\nはな,2026-04-12,81,North\nother,2026-04-12,20,\nhana,2026-04-12,80,\n"
    done = bring_in(home, table(home, text, name="usage.csv"))
    assert (done.added, done.others) == (2, 1)
    assert added(home) == ["users,2026-04-12,81,north,import,usage-log,", "users,2026-04-12,80,,import,usage-log,"]


def test_a_file_that_names_no_kpi_wants_one(home: Path) -> None:
    file = table(home, "date,value\n2026-04-12,7.9\n")
    assert "which goal or KPI" in refusals(bring_in(home, file))[0][2]
    bring_in(home, file, "waste")
    assert added(home) == ["waste,2026-04-12,7.9,,import,till,"]
    with pytest.raises(Refused):
        bring_in(home, file, "wast")


def workbook(home: Path, *rows: list[object], formats: dict[str, str] | None = None) -> Path:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "実績"
    for row in rows:
        sheet.append(row)
    for cell, number_format in (formats or {}).items():
        sheet[cell].number_format = number_format
    book.create_sheet("hidden").sheet_state = "hidden"
    file = home.parent / "values.xlsx"
    book.save(file)
    return file


def test_a_workbook_is_read_as_it_is_seen(home: Path) -> None:
    file = workbook(
        home, ["2026年度の実績"], [], ["日付", "廃棄率", "在庫金額"],
        [date(2026, 4, 12), 0.079, 1_234_000], [datetime(2026, 4, 19), 7.125, None], [46138, "６．９％", "△5"],
        formats={"B4": "0.0%", "C4": '#,##0,"千円"'})
    done = bring_in(home, file)
    assert added(home) == [
        "waste,2026-04-12,7.9,,import,till,", "stock,2026-04-12,123.4,,import,,",
        "waste,2026-04-19,7.125,,import,till,",  # a real number: its point needs no guess
        "waste,2026-04-26,6.9,,import,till,", "stock,2026-04-26,-5,,import,,"]
    assert done.blank == 1
    assert any(each.text.say("en").startswith("実績!C6: ") for each in done.diagnostics)


def test_a_formula_that_was_never_computed_is_no_blank(home: Path) -> None:
    file = workbook(home, ["kpi", "date", "value"], ["waste", date(2026, 4, 12), "=A1"])
    assert bring_in(home, file).refused == 1


@pytest.mark.parametrize("data", [
    b"PK\x03\x04" + bytes(50), b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), b"\x00\x01\x02", b"", b"\n\n",
    b"a,b\n1,2\n", b'kpi,date,value\nwaste,2026-04-12,"7\n'])  # fmt: skip
@pytest.mark.parametrize("suffix", ["csv", "xlsx", "xls"])
def test_what_is_no_table_is_refused_in_words(home: Path, data: bytes, suffix: str) -> None:
    file = home.parent / f"values.{suffix}"
    file.write_bytes(data)
    with pytest.raises(Refused) as caught:
        bring_in(home, file)
    assert all(each.place and each.hint for each in caught.value.diagnostics)


def test_a_bomb_is_not_unpacked(home: Path) -> None:
    bomb = io.BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", bytes(50_000_000))
    file = home.parent / "values.xlsx"
    file.write_bytes(bomb.getvalue())
    with pytest.raises(Refused) as caught:
        bring_in(home, file)
    assert caught.value.diagnostics[0].rule == "package-safe"


def test_a_new_history_opens_right_in_japanese_excel(home: Path) -> None:
    (home / "kpi.csv").unlink()
    bring_in(home, table(home, "kpi,date,value,note\nwaste,2026-04-12,7.9,棚卸の週\n"))
    data = (home / "kpi.csv").read_bytes()
    assert data == ("\ufeffkpi,date,value,part,by,source,note\r\n"
                    "waste,2026-04-12,7.9,,import,till,棚卸の週\r\n").encode()


@pytest.mark.parametrize("before", ["kpi,date,value,part,note\r\nwaste,2026-04-05,8.1,,",
                                    "\ufeffvalue,kpi,date\n8.1,waste,2026-04-05\n"])
def test_the_bytes_above_stay_and_columns_line_ends_and_mark_are_kept(home: Path, before: str) -> None:
    (home / "kpi.csv").write_bytes(before.encode())
    bring_in(home, table(home, "kpi,date,value\nwaste,2026-04-12,7.9\n"))
    after = (home / "kpi.csv").read_bytes()
    assert after.startswith(before.encode())
    assert after.count(b"\r\n") in (0, after.count(b"\n"))
    rows = load_customer(home)[0].history.series("waste")
    assert [(str(row.date), str(row.value)) for row in rows] == [("2026-04-05", "8.1"), ("2026-04-12", "7.9")]


def test_a_history_in_another_encoding_is_not_touched(home: Path) -> None:
    data = (HISTORY + "waste,2026-04-12,7.9,,mori,till,訂正\n").encode("cp932")
    (home / "kpi.csv").write_bytes(data)
    with pytest.raises(Refused) as caught:
        bring_in(home, table(home, "kpi,date,value\nwaste,2026-04-19,7\n"))
    assert caught.value.diagnostics[0].rule == "file-is-utf8"
    assert (home / "kpi.csv").read_bytes() == data


def test_a_part_without_a_column_for_it_is_told(home: Path) -> None:
    (home / "kpi.csv").write_text("kpi,date,value\nwaste,2026-04-05,8.1\n", encoding="utf-8")
    done = bring_in(home, table(home, "kpi,date,value,part\nwaste,2026-04-12,7,North\n"))
    assert "no column part" in refusals(done)[0][2] and done.written is None


def test_a_dry_run_writes_nothing_and_says_the_same(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = table(home, "kpi,date,value\nwaste,2026-04-12,7.9 %\nwaste,2026-04-05,8.1\n")
    arguments = ["import", str(file), "--into", str(home)]
    assert run([*arguments, "--dry-run"]) == 0
    text = capsys.readouterr().out
    assert "1 new, 0 corrected, 1 unchanged, 1 repaired, 0 refused, 0 blank; a dry run" in text and added(home) == []
    assert run([*arguments, "--ui-lang", "ja"]) == 0
    assert "追加 1件" in capsys.readouterr().out and len(added(home)) == 1
    assert run(["import", str(table(home, "kpi,date,value\nwaste,4/5,1\n")), "--into", str(home)]) == 1
    assert run(["import", str(home / "none.csv"), "--into", str(home)]) == 2


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60)
@given(st.lists(st.lists(st.text(alphabet="kpidatevlu,廃棄率%△1.2/-年月 ", max_size=10), max_size=4), max_size=5))
def test_any_table_is_read_or_refused(home: Path, rows: list[list[str]]) -> None:
    file = table(home, "kpi,date,value\n" + "\n".join(",".join(row) for row in rows))
    bring_in(home, file, dry_run=True)


def test_what_is_written_is_read_as_it_was() -> None:
    row = Observation("waste", date(2026, 4, 12), None, "north", "import", "till", 'a, "b"')
    text = with_rows(None, [row]).decode("utf-8-sig")
    assert text.splitlines()[1] == 'waste,2026-04-12,,north,import,till,"a, ""b"""'
