"""The weekly form as a spreadsheet, read by openpyxl: every field is found, open, named and of text."""

from __future__ import annotations

import io
import zipfile
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from successplan.analyse import week_of
from successplan.pipeline import Order, examine, make
from successplan.words import LANGUAGES, Language

SAMPLES = Path(__file__).resolve().parents[3] / "samples"
MORNING = date(2026, 7, 8)
TEN_MINUTES = {
    "sp1.by", "sp1.judgement", "sp1.line", "sp1.k1.value", "sp1.k1.why", "sp1.k2p1.value", "sp1.k2p2.value",
    "sp1.a12.result", "sp1.a12.due", "sp1.a12.why", "sp1.good", "sp1.good.by", "sp1.good.quote", "sp1.r1.kind",
    "sp1.r1.what", "sp1.r1.until", "sp1.d1.ask", "sp1.d1.what", "sp1.n1.what", "sp1.n1.owner", "sp1.n1.due",
    "sp1.n3.kpi", "sp1.e1.date", "sp1.e1.what"}


def built(name: str, language: Language, **order: Any) -> bytes:
    examined = examine(SAMPLES / name, MORNING)
    wanted = Order(MORNING, ("weekly",), ("xlsx",), (language,), week=week_of(MORNING), **order)
    (output,), _ = make(examined, wanted)
    return output.data


def opened(data: bytes) -> Any:
    return load_workbook(io.BytesIO(data))


def cells(book: Any) -> dict[str, Any]:
    """Each field's cell by its name."""
    found = {}
    for name, defined in book.defined_names.items():
        ((sheet, place),) = defined.destinations
        found[name] = book[sheet][place.replace("$", "")]
    return found


@pytest.fixture(scope="module", params=LANGUAGES)
def aoyama(request: pytest.FixtureRequest) -> bytes:
    return built("aoyama-apparel", request.param)


def test_every_field_is_a_named_open_cell_of_text(aoyama: bytes) -> None:
    fields = cells(opened(aoyama))
    assert set(fields) >= TEN_MINUTES
    assert not any(cell.protection.locked for cell in fields.values())
    assert {cell.number_format for cell in fields.values()} == {"@"}


def test_whatever_is_no_field_is_locked_without_a_password(aoyama: bytes) -> None:
    book = opened(aoyama)
    fields = {(cell.parent.title, cell.coordinate) for cell in cells(book).values()}
    sheet = book.worksheets[0]
    assert sheet.protection.sheet and not sheet.protection.password
    unlocked = [cell for row in sheet.iter_rows() for cell in row if not cell.protection.locked]
    here = {coordinate for title, coordinate in fields if title == sheet.title}
    assert {cell.coordinate for cell in unlocked} == here


def test_no_merged_cell_holds_a_field(aoyama: bytes) -> None:
    book = opened(aoyama)
    merged = [cell for each in book.worksheets[0].merged_cells.ranges for row in each.rows for cell in row]
    assert merged
    assert not {(cell.row, cell.column) for cell in cells(book).values()} & set(merged)


def test_each_row_is_found_by_what_is_printed_at_its_left(aoyama: bytes) -> None:
    fields = cells(opened(aoyama))
    for shown, name in (("K1", "sp1.k1.value"), ("K2p1", "sp1.k2p1.value"), ("a12", "sp1.a12.result"),
                        ("R1", "sp1.r1.what"), ("D1", "sp1.d1.what"), ("N1", "sp1.n1.owner"), ("E1", "sp1.e1.what")):
        cell = fields[name]
        assert cell.parent.cell(cell.row, 1).value == shown


def test_lists_offer_their_words_and_only_warn() -> None:
    book = opened(built("aoyama-apparel", "ja"))
    sheet, judgement = book.worksheets[0], cells(book)["sp1.judgement"]
    (rule,) = [each for each in sheet.data_validations.dataValidation if judgement.coordinate in each.sqref]
    lists, _, place = rule.formula1.replace("$", "").partition("!")
    assert [cell.value for (cell,) in book[lists.strip("='")][place]] == ["順調", "注意", "要対応"]
    assert rule.type == "list" and rule.errorStyle == "information"


def test_the_manifest_says_what_each_cell_belongs_to() -> None:
    book = opened(built("aoyama-apparel", "ja"))
    sheet = book["_form"]
    assert sheet.sheet_state == "veryHidden"
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    about = {row[0]: row[1] for row in rows[:7]}
    assert about == {"form": "weekly", "form_version": "1", "customer": "aoyama-apparel", "plan_version": "1.1",
                     "language": "ja", "as_of": "2026-07-08", "week": "2026-W28"}
    told = {row[0]: row[4] for row in rows[9:]}
    assert told["sp1.k1.value"] == "kpi=gross-margin\ndate=2026-06-30"
    assert told["sp1.k2p1.value"] == "kpi=markdown-rate\npart=new-12\ndate=2026-07-12"
    assert told["sp1.a12.result"] == "action=a12"


def test_it_prints_what_was_worked_out_by_hand() -> None:
    book = opened(built("aoyama-apparel", "ja"))
    rows = {row[0].value: [cell.value for cell in row if cell.value] for row in book.worksheets[0].iter_rows()}
    assert rows["K1"] == ["K1", "粗利益率 6月分（%）", "50.0", "49.1", "49.0以上", "48.7"]
    assert rows["K2"] == ["K2", "値引き率（%）", "18.0", "20.6", "21.1以下", "22.1"]
    assert rows["K5"] == ["K5", "在庫日数（日）", "未定", "未定", "基準値待ち", "87"]
    assert rows["K6"] == ["K6", "週次利用者率（%）", "90", "73", "64以上", "79", "記入不要"]
    assert rows["a14"][-1] == "ミナトから定例会で報告します"


def test_it_is_one_upright_page_of_a4(aoyama: bytes) -> None:
    book = opened(aoyama)
    sheet = book.worksheets[0]
    assert (sheet.page_setup.paperSize, sheet.page_setup.orientation) == (9, "portrait")
    assert (sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight or 1) == (1, 1)
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert sheet.print_area
    assert [each.title for each in book.worksheets if each.sheet_state == "visible"] == [sheet.title]


def test_more_rows_stand_on_a_second_sheet() -> None:
    book = opened(built("hikari-hospitals", "ja"))
    assert len([each for each in book.worksheets if each.sheet_state == "visible"]) == 2
    first, second = (each for each in book.worksheets if each.sheet_state == "visible")
    numbers = {name: cell for name, cell in cells(book).items() if name.endswith(".value") and "p" not in name[4:]}
    on_first = [name for name, cell in numbers.items() if cell.parent == first]
    on_second = [name for name, cell in numbers.items() if cell.parent == second]
    assert 0 < len(on_first) <= 6 and on_second


def test_the_green_corner_is_off_and_nothing_internal_is_inside(aoyama: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(aoyama)) as archive:
        parts = {name: archive.read(name).decode("utf-8", "replace") for name in archive.namelist()}
    assert "numberStoredAsText" in parts["xl/worksheets/sheet1.xml"]
    secret = (SAMPLES / "aoyama-apparel" / "internal.yaml").read_text(encoding="utf-8")
    lines = [line.split(":", 1)[1].strip() for line in secret.splitlines() if ": " in line and len(line) > 30]
    told = [line for line in lines if len(line) > 12 and any(line in part for part in parts.values())]
    assert told == []


def test_without_protection_every_cell_takes_values() -> None:
    assert not opened(built("aoyama-apparel", "ja", protect=False)).worksheets[0].protection.sheet


def test_the_same_input_gives_the_same_bytes() -> None:
    assert built("northwind-logistics", "en") == built("northwind-logistics", "en")
