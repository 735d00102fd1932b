"""The workbook behind a chart, read by openpyxl."""

from __future__ import annotations

import io
from datetime import date, datetime
from decimal import Decimal

import openpyxl
import pytest

from successplan.charts.workbook import Column, Sheet, letters, workbook

SHEET = Sheet(
    (date(2026, 1, 5), date(2026, 1, 8), date(2026, 1, 12)),
    (
        Column("値 <%>", (Decimal("23.50"), Decimal("22.75"), Decimal("22")), {1: (0, 2)}),
        Column("gap", (None, None, Decimal(-1))),
    ),
    decimals=1,
)


def read(*, data_only: bool = True) -> openpyxl.worksheet.worksheet.Worksheet:
    return openpyxl.load_workbook(io.BytesIO(workbook(SHEET)), data_only=data_only)["Sheet1"]


def test_dates_and_numbers_are_real_ones_and_gaps_are_empty() -> None:
    assert [[cell.value for cell in row] for row in read().iter_rows()] == [
        [None, "値 <%>", "gap"],
        [datetime(2026, 1, 5), 23.5, None],
        [datetime(2026, 1, 8), 22.75, None],
        [datetime(2026, 1, 12), 22, -1],
    ]
    assert read()["B2"].number_format == "#,##0.0"
    assert read()["A2"].is_date


def test_a_value_between_two_others_is_a_formula_in_grey() -> None:
    cell = read(data_only=False)["B3"]
    assert cell.value == "=B2+(B4-B2)*(A3-A2)/(A4-A2)"
    assert cell.font.i
    assert not read()["B2"].font.i


def test_categories_are_texts() -> None:
    sheet = Sheet(("新宿店", "=1+1"), (Column("n", (Decimal(1), Decimal(2))),))
    found = openpyxl.load_workbook(io.BytesIO(workbook(sheet)), data_only=True)["Sheet1"]
    assert [found["A2"].value, found["A3"].value] == ["新宿店", "=1+1"]
    assert found["A3"].data_type == "s"


@pytest.mark.parametrize(("number", "name"), [(0, "A"), (25, "Z"), (26, "AA"), (52, "BA"), (701, "ZZ"), (702, "AAA")])
def test_columns_have_letters(number: int, name: str) -> None:
    assert letters(number) == name


def test_references_name_the_cells() -> None:
    assert SHEET.keys_ref == "Sheet1!$A$2:$A$4"
    assert SHEET.name_ref(1) == "Sheet1!$C$1"
    assert SHEET.values_ref(0) == "Sheet1!$B$2:$B$4"
