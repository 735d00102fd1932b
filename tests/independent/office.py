"""Turn a built .pptx or .docx into the texts, table rows and chart values that stand in it: zipfile and lxml only."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal

from lxml import etree

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
DAY_0 = date(1899, 12, 30)

Rows = list[list[str]]
Points = dict[date, Decimal]


@dataclass
class Chart:
    """A chart's series: what is drawn (the cached values), and what the workbook behind it says, by day.

    In the workbook a cell with a formula, a point between two measured ones, stands in `between` and not in `cells`.
    """

    description: str = ""
    cached: dict[str, list[Points]] = field(default_factory=dict)
    cells: dict[str, list[Points]] = field(default_factory=dict)
    between: dict[str, list[set[date]]] = field(default_factory=dict)
    texts: list[str] = field(default_factory=list)


@dataclass
class Part:
    """A slide, or a whole Word document: its texts outside tables in order (a line break is \\n), tables, charts."""

    title: str = ""
    texts: list[str] = field(default_factory=list)
    tables: list[Rows] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    pictures: list[str] = field(default_factory=list)
    charts: list[Chart] = field(default_factory=list)
    page: str = ""


def read_pptx(data: bytes) -> list[Part]:
    """The slides in their order."""
    package = zipfile.ZipFile(io.BytesIO(data))
    targets = _relations(package, "ppt/presentation.xml")
    order = _xml(package, "ppt/presentation.xml").iterfind(f"{P}sldIdLst/{P}sldId")
    return [_slide(package, targets[entry.get(f"{R}id", "")]) for entry in order]


def read_docx(data: bytes) -> Part:
    """The document: paragraphs outside tables, tables, headers and footers as notes."""
    package = zipfile.ZipFile(io.BytesIO(data))
    body = _xml(package, "word/document.xml")
    part = Part(pictures=[_plain(text) for node in body.iter(f"{WP}docPr") if (text := node.get("descr"))])
    for paragraph in body.iter(f"{W}p"):
        if not any(True for _ in paragraph.iterancestors(f"{W}tbl", f"{W}txbxContent")):
            part.texts.append(_word_text(paragraph))
    for box in body.iter(f"{W}txbxContent"):  # a box of a diagram is one text
        part.texts.append("\n".join(_word_text(paragraph) for paragraph in box.iter(f"{W}p")))
    for table in body.iter(f"{W}tbl"):
        part.tables.append([["\n".join(_word_text(p) for p in cell.iter(f"{W}p")) for cell in row.iter(f"{W}tc")]
                            for row in table.iter(f"{W}tr")])
    for name in package.namelist():
        if re.search(r"word/(header|footer)\d*\.xml", name):
            part.notes.extend(_word_text(paragraph) for paragraph in _xml(package, name).iter(f"{W}p"))
    part.charts = _charts(package, "word/document.xml", body, f"{WP}inline", f"{WP}docPr")
    return part


def properties(data: bytes) -> list[str]:
    """The texts of the file's own properties, the time stamps left out."""
    core = _xml(zipfile.ZipFile(io.BytesIO(data)), "docProps/core.xml")
    return [node.text for node in core.iter() if node.text and "W3CDTF" not in "".join(str(v) for v in node.values())]


def _slide(package: zipfile.ZipFile, name: str) -> Part:
    tree, part = _xml(package, name), Part()
    for shape in tree.iter(f"{P}sp"):
        place = shape.find(f".//{P}ph")
        kind = "" if place is None else place.get("type", "")
        text = "\n".join(_drawn_text(paragraph) for paragraph in shape.iter(f"{A}p"))
        if kind in ("title", "ctrTitle"):
            part.title = text
        elif kind == "sldNum":
            part.page = text
        else:
            part.texts.append(text)
    for table in tree.iter(f"{A}tbl"):
        part.tables.append([["\n".join(_drawn_text(p) for p in cell.iter(f"{A}p")) for cell in row.iter(f"{A}tc")]
                            for row in table.iter(f"{A}tr")])
    part.pictures = [_plain(said) for node in tree.iter(f"{P}cNvPr") if (said := node.get("descr"))]
    part.charts = _charts(package, name, tree, f"{P}graphicFrame", f"{P}cNvPr")
    for target in _relations(package, name).values():
        if "/notesSlides/" in target:
            body = [s for s in _xml(package, target).iter(f"{P}sp") if s.find(f".//{P}ph[@type='body']") is not None]
            part.notes.extend(_drawn_text(paragraph) for shape in body for paragraph in shape.iter(f"{A}p"))
    return part


def _charts(package: zipfile.ZipFile, name: str, tree: etree._Element, frame: str, described: str) -> list[Chart]:
    """The charts in the order in which they stand, each with the description of its frame."""
    targets, charts = _relations(package, name), []
    for holder in tree.iter(frame):
        for node in holder.iter(f"{C}chart"):
            chart = _chart(package, targets[node.get(f"{R}id", "")])
            chart.description = next((_plain(d) for n in holder.iter(described) if (d := n.get("descr"))), "")
            charts.append(chart)
    return charts


def _chart(package: zipfile.ZipFile, name: str) -> Chart:
    tree, chart = _xml(package, name), Chart()
    book = zipfile.ZipFile(io.BytesIO(package.read(next(iter(_relations(package, name).values())))))
    cells, formulas = _cells(book)
    for series in tree.iter(f"{C}ser"):
        if series.find(f"{C}xVal") is not None or series.find(f"{C}cat/{C}strRef") is not None:
            continue  # a map and a bridge have no days
        head = _plain(series.findtext(f"{C}tx//{C}v") or "")
        days = {point.get("idx"): _day(point.findtext(f"{C}v") or "") for point in series.iterfind(f"{C}cat//{C}pt")}
        values = series.iterfind(f"{C}val//{C}pt")
        drawn = {days[point.get("idx")]: Decimal(point.findtext(f"{C}v") or "") for point in values}
        column, first, last = _reference(series.findtext(f"{C}val//{C}f") or "")
        dates, _, _ = _reference(series.findtext(f"{C}cat//{C}f") or "")
        rows = [row for row in range(first, last + 1) if f"{column}{row}" in cells]
        by_day = {_day(cells[f"{dates}{row}"]): row for row in rows}
        formula_days = {day for day, row in by_day.items() if f"{column}{row}" in formulas}
        assert _plain(cells[f"{column}1"]) == head, "a column's head is its series' name"
        chart.cached.setdefault(head, []).append(drawn)
        chart.cells.setdefault(head, []).append(
            {day: Decimal(cells[f"{column}{row}"]) for day, row in by_day.items() if day not in formula_days})
        chart.between.setdefault(head, []).append(formula_days)
    chart.texts = [_plain(node.text or "") for node in tree.iter(f"{A}t") if node.text]
    return chart


def _cells(book: zipfile.ZipFile) -> tuple[dict[str, str], set[str]]:
    """Every filled cell of the first sheet as it stands there, and which of them are formulas."""
    tree = etree.fromstring(book.read("xl/worksheets/sheet1.xml"))
    cells = {cell.get("r", ""): cell for cell in tree.iter(f"{S}c")}
    texts = {place: "".join(node.text or "" for node in cell.iter(f"{S}v", f"{S}t")) for place, cell in cells.items()}
    return texts, {place for place, cell in cells.items() if cell.find(f"{S}f") is not None}


def _reference(formula: str) -> tuple[str, int, int]:
    found = re.fullmatch(r".*!\$([A-Z]+)\$(\d+):\$[A-Z]+\$(\d+)", formula)
    assert found, formula
    return found[1], int(found[2]), int(found[3])


def _day(serial: str) -> date:
    return DAY_0 + timedelta(days=int(Decimal(serial)))


def _drawn_text(paragraph: etree._Element) -> str:
    nodes = paragraph.iter(f"{A}t", f"{A}br")
    return _plain("".join("\n" if node.tag == f"{A}br" else node.text or "" for node in nodes))


def _word_text(paragraph: etree._Element) -> str:
    """The paragraph's own text; a field's stored result (a page number) is not ours to read."""
    out, inside = [], False
    for node in paragraph.iter(f"{W}t", f"{W}br", f"{W}tab", f"{W}fldChar"):
        if next(node.iterancestors(f"{W}p"), None) is not paragraph:
            continue  # in a box that is anchored here
        if node.tag == f"{W}fldChar":
            inside = node.get(f"{W}fldCharType") == "separate" or (inside and node.get(f"{W}fldCharType") != "end")
        elif not inside and not any(True for _ in node.iterancestors(f"{W}fldSimple")):
            out.append({f"{W}br": "\n", f"{W}tab": " "}.get(str(node.tag), node.text or ""))
    return _plain("".join(out))


def _plain(text: str) -> str:
    """One kind of space, and none of the marks that only steer line breaks."""
    text = re.sub("[\u00ad\u200b\u2060\ufeff]", "", text)
    return re.sub("[^\\S\n]+", " ", text).strip()


def _relations(package: zipfile.ZipFile, name: str) -> dict[str, str]:
    folder, file = posixpath.split(name)
    tree = _xml(package, f"{folder}/_rels/{file}.rels")
    return {node.get("Id", ""): posixpath.normpath(posixpath.join(folder, node.get("Target", ""))).lstrip("/")
            for node in tree if node.get("TargetMode") != "External"}


def _xml(package: zipfile.ZipFile, name: str) -> etree._Element:
    return etree.fromstring(package.read(name))


def all_texts(part: Part) -> Iterator[str]:
    """Every text of a part but its table cells: title, shapes or paragraphs, notes, descriptions, chart labels."""
    yield from (part.title, *part.texts, *part.notes, *part.pictures)
    for chart in part.charts:
        yield from (*chart.texts, *chart.cached)
