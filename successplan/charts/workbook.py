"""Turn columns of numbers into the small spreadsheet behind a chart, which "Edit data" opens."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cache

from successplan.charts.scale import number_format, serial
from successplan.render.markup import Xml, document, el, escape
from successplan.render.package import OFFICE, Package

SHEET = "Sheet1"
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_DATE, _NUMBER, _DERIVED = 1, 2, 3  # places in cellXfs of the style sheet
FIRST_ROW = 2  # below the names


@dataclass(frozen=True, slots=True)
class Column:
    """The values of one series, a row each. `between` names for a row the two between which its value was drawn.

    `formulas` are those of rows that follow from other cells.
    """

    name: str
    values: tuple[Decimal | None, ...]
    between: Mapping[int, tuple[int, int]] = field(default_factory=dict)
    formulas: Mapping[int, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Sheet:
    """Dates or categories in column A, a series in each column after it, the names in the first row."""

    keys: Sequence[date | str]
    columns: tuple[Column, ...]
    decimals: int = 0

    @property
    def keys_ref(self) -> str:
        """The cells of the dates or categories."""
        return _range("A", len(self.keys))

    def name_ref(self, number: int) -> str:
        """The cell with the name of series `number`, counted from 0."""
        return f"{SHEET}!${letters(number + 1)}$1"

    def values_ref(self, number: int) -> str:
        """The cells with the values of series `number`, counted from 0."""
        return _range(letters(number + 1), len(self.keys))


def workbook(sheet: Sheet) -> bytes:
    """The spreadsheet as a file: real numbers, real dates, and formulas where a value lies between two others."""
    package = Package()
    package.add("/xl/workbook.xml", _workbook(), f"{_TYPE}.sheet.main+xml")
    package.add("/xl/worksheets/sheet1.xml", _sheet(sheet), f"{_TYPE}.worksheet+xml")
    package.add("/xl/styles.xml", _styles(sheet.decimals), f"{_TYPE}.styles+xml")
    package.relate("", f"{OFFICE}/officeDocument", "/xl/workbook.xml")
    package.relate("/xl/workbook.xml", f"{OFFICE}/worksheet", "/xl/worksheets/sheet1.xml")
    package.relate("/xl/workbook.xml", f"{OFFICE}/styles", "/xl/styles.xml")
    return package.to_bytes()


def letters(number: int) -> str:
    """The letters of column `number`, counted from 0: A, B ... Z, AA."""
    name, rest = "", number + 1
    while rest:
        rest, index = divmod(rest - 1, 26)
        name = chr(ord("A") + index) + name
    return name


def plain(value: Decimal) -> str:
    """The number without exponent, as a cell and a chart's cache hold it."""
    return format(value, "f")


def _range(column: str, count: int) -> str:
    last = max(1, count) + FIRST_ROW - 1
    return f"{SHEET}!${column}${FIRST_ROW}:${column}${last}"


def _sheet(sheet: Sheet) -> bytes:
    names = [letters(number + 1) for number in range(len(sheet.columns))]
    head = _row(1, [_text(f"{name}1", column.name) for name, column in zip(names, sheet.columns, strict=True)])
    rows = [
        _row(index + FIRST_ROW, [_key(index, key), *_cells(names, sheet.columns, index)])
        for index, key in enumerate(sheet.keys)
    ]
    widths = el("cols", None, el("col", {"min": 1, "max": len(names) + 1, "width": 14, "customWidth": True}))
    return document(el("worksheet", {"xmlns": _MAIN}, widths, el("sheetData", None, head, *rows)))


def _cells(names: Sequence[str], columns: Sequence[Column], index: int) -> list[Xml]:
    return [
        _value(name, index, column.values[index], _formula(name, index, column))
        for name, column in zip(names, columns, strict=True)
        if column.values[index] is not None
    ]


def _row(number: int, cells: Sequence[str]) -> Xml:
    return Xml(f'<row r="{number}">{"".join(cells)}</row>')


def _text(ref: str, text: str) -> Xml:
    return Xml(f'<c r="{ref}" t="inlineStr"><is><t xml:space="preserve">{escape(text)}</t></is></c>')


def _key(index: int, key: date | str) -> Xml:
    ref = f"A{index + FIRST_ROW}"
    return _text(ref, key) if isinstance(key, str) else Xml(f'<c r="{ref}" s="{_DATE}"><v>{serial(key)}</v></c>')


def _value(name: str, index: int, value: Decimal | None, formula: str) -> Xml:
    row = index + FIRST_ROW
    text = plain(value or Decimal(0))
    if not formula:
        return Xml(f'<c r="{name}{row}" s="{_NUMBER}"><v>{text}</v></c>')
    return Xml(f'<c r="{name}{row}" s="{_DERIVED}"><f>{formula}</f><v>{text}</v></c>')


def _formula(name: str, index: int, column: Column) -> str:
    if (between := column.between.get(index)) is None:
        return column.formulas.get(index, "")
    row, (one, other) = index + FIRST_ROW, (at + FIRST_ROW for at in between)
    return f"{name}{one}+({name}{other}-{name}{one})*(A{row}-A{one})/(A{other}-A{one})"


@cache
def _workbook() -> bytes:
    sheets = el("sheets", None, el("sheet", {"name": SHEET, "sheetId": 1, "r:id": "rId1"}))
    return document(el("workbook", {"xmlns": _MAIN, "xmlns:r": OFFICE}, sheets))


@cache
def _styles(decimals: int) -> bytes:
    numbers = el("numFmt", {"numFmtId": 164, "formatCode": "yyyy-mm-dd"})
    decimal = el("numFmt", {"numFmtId": 165, "formatCode": number_format(decimals)})
    font = (el("sz", {"val": 11}), el("name", {"val": "Calibri"}), el("family", {"val": 2}))
    grey = el("font", None, el("i"), font[0], el("color", {"rgb": "FF808080"}), *font[1:])
    fills = [el("fill", None, el("patternFill", {"patternType": kind})) for kind in ("none", "gray125")]
    border = el("border", None, *(el(side) for side in ("left", "right", "top", "bottom", "diagonal")))
    formats = [(0, 0), (164, 0), (165, 0), (165, 1)]
    return document(
        el(
            "styleSheet",
            {"xmlns": _MAIN},
            el("numFmts", {"count": 2}, numbers, decimal),
            el("fonts", {"count": 2}, el("font", None, *font), grey),
            el("fills", {"count": 2}, *fills),
            el("borders", {"count": 1}, border),
            el("cellStyleXfs", {"count": 1}, el("xf", _format(0, 0))),
            el("cellXfs", {"count": len(formats)}, *(el("xf", _format(*one) | {"xfId": 0}) for one in formats)),
            el("cellStyles", {"count": 1}, el("cellStyle", {"name": "Normal", "xfId": 0, "builtinId": 0})),
        )
    )


def _format(number: int, font: int) -> dict[str, object]:
    return {"numFmtId": number, "fontId": font, "fillId": 0, "borderId": 0,
            "applyNumberFormat": True if number else None, "applyFont": True if font else None}  # fmt: skip
