"""Turn the charts of an Office file that we wrote into what is wrong with their axes and numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from successplan.render.lint_file import Element, File, short_name, text_of

_C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"


def axis_ids(file: File) -> Iterator[str]:
    """Axes whose ids are not positive, or that nothing answers to: Office leaves such a chart out."""
    for name, tree in _charts(file):
        axes = [axis for axis in tree.iter() if axis.find(f"{_C}crossAx") is not None]
        ids = {_value(axis, "axId") for axis in axes}
        yield from (f"{name}: the axis id {id_} is not positive" for id_ in sorted(ids) if not _is_positive(id_))
        for element in tree.iter(f"{_C}axId", f"{_C}crossAx"):
            if element.get("val") not in ids:
                yield f"{name}: {short_name(element)} names the axis {element.get('val')}, which is not there"


def chart_numbers(file: File) -> Iterator[str]:
    """Numbers that "Edit data" would show otherwise than the chart does."""
    for name, tree in _charts(file):
        books = [link.target for link in file.links.get(name, {}).values() if link.type.endswith("/package")]
        sheet = _cells(file.parts[books[0]]) if books and books[0] in file.parts else None
        for reference in tree.iter(f"{_C}f"):
            if sheet is None:
                yield f"{name}: there is no workbook for {reference.text}"
                break
            yield from (f"{name}: {said}" for said in _disagreements(reference, sheet))


def _disagreements(reference: Element, sheet: dict[str, str]) -> Iterator[str]:
    cache = reference.getnext()
    if cache is None:
        return
    cached = {int(str(point.get("idx"))): point.findtext(f"{_C}v") or "" for point in cache.iterfind(f"{_C}pt")}
    names = list(_names(reference.text or ""))
    if (count := _value(cache, "ptCount")) != str(len(names)):
        yield f"{reference.text} has {len(names)} cells, the chart {count} values"
    for index, cell in enumerate(names):
        if not _same(sheet.get(cell), cached.get(index)):
            yield f"{cell} holds {sheet.get(cell)}, the chart {cached.get(index)}"


def _names(reference: str) -> Iterator[str]:
    """The cells of a reference such as Sheet1!$B$2:$B$9 (a column or one cell), as Sheet1!B2."""
    sheet, _, area = reference.replace("$", "").rpartition("!")
    first, _, last = area.partition(":")
    start, end = (re.fullmatch(r"([A-Z]+)(\d+)", corner) for corner in (first, last or first))
    if start and end and start[1] == end[1]:
        yield from (f"{sheet.strip(chr(39))}!{start[1]}{row}" for row in range(int(start[2]), int(end[2]) + 1))


def _cells(data: bytes) -> dict[str, str]:
    """The values of all cells of a workbook, as they are written, by names such as Sheet1!B2."""
    book = File(data)
    shared = [text_of(one) for _, tree in book.trees_of("xl/sharedStrings.xml") for one in tree.iterfind(f"{_S}si")]
    cells: dict[str, str] = {}
    for sheet in book.trees["xl/workbook.xml"].iter(f"{_S}sheet"):
        link = book.links["xl/workbook.xml"][str(sheet.get(f"{_R}id"))]
        for cell in book.trees[link.target].iter(f"{_S}c"):
            inline, value = cell.find(f"{_S}is"), cell.findtext(f"{_S}v") or ""
            value = text_of(inline) if inline is not None else value
            text = shared[int(value)] if cell.get("t") == "s" else value
            cells[f"{sheet.get('name')}!{cell.get('r')}"] = text
    return cells


def _same(one: str | None, other: str | None) -> bool:
    try:
        return float(one or "x") == float(other or "x")
    except ValueError:
        return (one or None) == (other or None)


def _charts(file: File) -> Iterator[tuple[str, Element]]:
    return file.trees_of(r"(ppt|word)/charts/chart\w*\.xml")


def _value(element: Element, tag: str) -> str:
    found = element.find(f"{_C}{tag}")
    return "" if found is None else str(found.get("val"))


def _is_positive(number: str) -> bool:
    return number.isdecimal() and int(number) > 0
