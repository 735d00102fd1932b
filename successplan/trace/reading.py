"""Turn a built .docx or .pptx into the texts and chart values that stand in it, each with its place.

Read for people who ask about a number: what a field of Word or PowerPoint counts by itself (page numbers, numbers of
captions) is no text of ours and is left out.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from successplan.diagnostics import Place, Refused
from successplan.document.origin import row_label
from successplan.gate import error, open_package, read_bytes
from successplan.gate.xml import parse_xml

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
FORMATS = (".docx", ".pptx")
_DAY_0 = date(1899, 12, 30)  # of which spreadsheets count the days
_STEERING = re.compile("[\u00ad\u200b\u2060\ufeff]")  # steers line breaks and is no text


@dataclass(frozen=True, slots=True)
class Spot:
    """Where something stands: `slide` counts from 1 (0 in Word), `head` is its title or the heading above it."""

    head: str = ""
    slide: int = 0
    part: str = ""  # "title", "table", "text", "notes", "alt", "chart", "header"
    row: str = ""
    column: int = -1


@dataclass(frozen=True, slots=True)
class Text:
    text: str
    spot: Spot


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a chart as it is drawn: (day or category, value as written)."""

    spot: Spot
    chart: str
    name: str
    points: tuple[tuple[str, str], ...]


@dataclass(slots=True)
class File:
    """What was read of a file, in its order."""

    texts: list[Text] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)


def read(path: Path) -> File:
    """The texts and chart lines of a built file. Raises Refused for what is no .docx or .pptx, OSError as it comes."""
    if path.suffix.lower() not in FORMATS:
        raise Refused([error(
            "file-traceable", (f"{path.name} は Word でも PowerPoint でもありません",
                               f"{path.name} is neither a Word nor a PowerPoint file"),
            ("build でつくった .docx か .pptx を指定してください", "Name a .docx or .pptx that build has made"),
            Place(path))])
    package = _Package(path, open_package(read_bytes(path), path))
    found = File()
    if path.suffix.lower() == ".docx":
        _read_document(package, found)
    else:
        _read_deck(package, found)
    return found


@dataclass(frozen=True, slots=True)
class _Package:
    path: Path
    parts: dict[str, bytes]

    def xml(self, name: str) -> Element:
        return parse_xml(self.parts[name], self.path, name)

    def related(self, name: str) -> dict[str, str]:
        """The parts that a part points to, by the id of the relationship."""
        folder, file = posixpath.split(name)
        rels = f"{folder}/_rels/{file}.rels"
        if rels not in self.parts:
            return {}
        return {node.get("Id", ""): posixpath.normpath(posixpath.join(folder, node.get("Target", ""))).lstrip("/")
                for node in self.xml(rels) if node.get("TargetMode") != "External"}


# Word


def _read_document(package: _Package, found: File) -> None:
    name = "word/document.xml"
    body, headings, contents = package.xml(name), _styles(package, "heading"), _styles(package, "toc ")
    head = ""
    for node in body.iter(f"{W}p", f"{W}tbl", f"{WP}docPr", f"{C}chart"):
        if _is_fallback(node):
            continue
        spot = Spot(head)
        if node.tag == f"{W}p":
            if _style(node) in contents:
                continue  # the headings again, with the numbers that Word gave them
            if _style(node) in headings:
                head = _word_text(node)
                _note(found, head, Spot(head, part="title"))
            elif not any(True for _ in node.iterancestors(f"{W}tbl")):
                _note(found, _word_text(node), replace(spot, part="text"))
        elif node.tag == f"{W}tbl":
            rows = ([_cell(cell, W, _word_text) for cell in row.iterchildren(f"{W}tc")]
                    for row in node.iterchildren(f"{W}tr"))
            _table(found, rows, spot)
        elif node.tag == f"{WP}docPr":
            _note(found, node.get("descr", ""), replace(spot, part="alt"))
        else:
            described = next((d.get("descr", "") for d in _above(node, f"{WP}inline").iter(f"{WP}docPr")), "")
            _chart(package, package.related(name)[node.get(f"{R}id", "")], described, spot, found)
    for part in sorted(package.parts):
        if re.fullmatch(r"word/(header|footer)\d*\.xml", part):
            for paragraph in package.xml(part).iter(f"{W}p"):
                _note(found, _word_text(paragraph), Spot(part="header"))


def _styles(package: _Package, begins: str) -> frozenset[str]:
    """The ids of the styles of which the name begins so."""
    styles = package.xml("word/styles.xml").iter(f"{W}style")
    return frozenset(
        style.get(f"{W}styleId", "") for style in styles
        if (name := style.find(f"{W}name")) is not None and name.get(f"{W}val", "").lower().startswith(begins))


def _style(paragraph: Element) -> str:
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    return style.get(f"{W}val", "") if style is not None else ""


def _word_text(paragraph: Element) -> str:
    """The paragraph's own text, without what a field of Word made and without boxes that are anchored in it."""
    said, inside = [], False
    for node in paragraph.iter(f"{W}t", f"{W}br", f"{W}tab", f"{W}fldChar"):
        if next(node.iterancestors(f"{W}p"), None) is not paragraph:
            continue
        if node.tag == f"{W}fldChar":
            kind = node.get(f"{W}fldCharType")
            inside = kind == "separate" or (inside and kind != "end")
        elif not inside and next(node.iterancestors(f"{W}fldSimple"), None) is None:
            said.append({f"{W}br": "\n", f"{W}tab": " "}.get(str(node.tag), node.text or ""))
    return "".join(said)


# PowerPoint


def _read_deck(package: _Package, found: File) -> None:
    name = "ppt/presentation.xml"
    targets = package.related(name)
    for number, entry in enumerate(package.xml(name).iterfind(f"{P}sldIdLst/{P}sldId"), 1):
        _read_slide(package, targets[entry.get(f"{R}id", "")], number, found)


def _read_slide(package: _Package, name: str, number: int, found: File) -> None:
    tree = package.xml(name)
    title = next((_shape_text(shape) for shape in tree.iter(f"{P}sp") if _role(shape) in ("title", "ctrTitle")), "")
    spot = Spot(title, number)
    for node in tree.iter(f"{P}sp", f"{A}tbl", f"{C}chart", f"{P}cNvPr"):
        if _is_fallback(node):
            continue
        if node.tag == f"{P}cNvPr":
            _note(found, node.get("descr", ""), replace(spot, part="alt"))
        elif node.tag == f"{A}tbl":
            rows = ([_cell(cell, A, _drawn_text) for cell in row.iterchildren(f"{A}tc")]
                    for row in node.iterchildren(f"{A}tr"))
            _table(found, rows, spot)
        elif node.tag == f"{C}chart":
            described = next((d.get("descr", "") for d in _above(node, f"{P}graphicFrame").iter(f"{P}cNvPr")), "")
            _chart(package, package.related(name)[node.get(f"{R}id", "")], described, spot, found)
        elif _role(node) in ("title", "ctrTitle"):
            _note(found, title, replace(spot, part="title"))
        elif _role(node) != "sldNum":
            part = "header" if _role(node) in ("ftr", "dt", "hdr") else "text"
            for paragraph in node.iter(f"{A}p"):
                _note(found, _drawn_text(paragraph), replace(spot, part=part))
    for target in package.related(name).values():
        if "/notesSlides/" in target:
            bodies = (shape for shape in package.xml(target).iter(f"{P}sp") if _role(shape) == "body")
            for paragraph in (each for shape in bodies for each in shape.iter(f"{A}p")):
                _note(found, _drawn_text(paragraph), replace(spot, part="notes"))


def _role(shape: Element) -> str:
    place = shape.find(f".//{P}ph")
    return place.get("type", "") if place is not None else ""


def _shape_text(shape: Element) -> str:
    return "\n".join(_drawn_text(paragraph) for paragraph in shape.iter(f"{A}p"))


def _drawn_text(paragraph: Element) -> str:
    nodes = paragraph.iter(f"{A}t", f"{A}br")
    return "".join("\n" if node.tag == f"{A}br" else node.text or "" for node in nodes
                   if next(node.iterancestors(f"{A}fld"), None) is None)


# Both


def _note(found: File, text: str, spot: Spot) -> None:
    if any(map(str.isdigit, text)):
        found.texts.append(Text(_STEERING.sub("", text), replace(spot, head=_STEERING.sub("", spot.head))))


def _cell(cell: Element, space: str, said: Callable[[Element], str]) -> str:
    return "\n".join(said(paragraph) for paragraph in cell.iter(f"{space}p"))


def _table(found: File, rows: Iterable[list[str]], spot: Spot) -> None:
    for cells in rows:
        name = row_label([_STEERING.sub("", text) for text in cells])
        for column, text in enumerate(cells):
            _note(found, text, replace(spot, part="table", row=name, column=column))


def _is_fallback(node: Element) -> bool:
    return next(node.iterancestors(f"{MC}Fallback"), None) is not None


def _above(node: Element, tag: str) -> Element:
    return next(node.iterancestors(tag), node)


def _chart(package: _Package, name: str, described: str, spot: Spot, found: File) -> None:
    tree, spot = package.xml(name), replace(spot, part="chart")
    for paragraph in tree.iter(f"{A}p"):
        _note(found, _drawn_text(paragraph), spot)
    for series in tree.iter(f"{C}ser"):
        if series.find(f"{C}xVal") is not None:
            continue  # the dots of a map: their places are drawn from the table beside it
        head = _STEERING.sub("", series.findtext(f"{C}tx//{C}v") or "")
        _note(found, head, spot)
        places = {point.get("idx"): _category(series, point) for point in series.iterfind(f"{C}cat//{C}pt")}
        points = tuple((places.get(point.get("idx"), ""), point.findtext(f"{C}v") or "")
                       for point in series.iterfind(f"{C}val//{C}pt"))
        found.lines.append(Line(replace(spot, head=_STEERING.sub("", spot.head)), described, head, points))


def _category(series: Element, point: Element) -> str:
    """The point's day, or its category as it is written."""
    text = point.findtext(f"{C}v") or ""
    if series.find(f"{C}cat//{C}numCache") is None:
        return text
    return (_DAY_0 + timedelta(days=int(float(text)))).isoformat()


