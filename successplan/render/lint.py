"""Turn an Office file that we wrote into the list of what is wrong with it.

Office repairs or refuses files for reasons that no schema names, and says none of them. Each check below is one such
reason. It reads the file anew and shares nothing with what wrote it; files from outside are the gate's business.
"""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from lxml import etree

from successplan.gate.xml import xml_parser

Element = etree._Element
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_TYPES = "[Content_Types].xml"
_DATE = (1980, 1, 1, 0, 0, 0)
_JAPANESE = re.compile("[\u3040-\u30ff\u3400-\u9fff\uff01-\uff9f]")
_CONTROLS = re.compile("[\x7f-\x84\x86-\x9f\ufdd0-\ufdef]")
_FILLED_BY_OFFICE = ("dt", "ftr", "sldNum", "hdr")  # placeholders that may stand empty


@dataclass(frozen=True, slots=True)
class _Link:
    """A relationship: what it names, as a part's name without the first slash, or an address."""

    target: str
    type: str
    external: bool


class _File:
    """The file taken apart once for all checks."""

    def __init__(self, data: bytes) -> None:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            self.entries = archive.infolist()
            self.parts = {entry.filename: archive.read(entry) for entry in self.entries}
        self.broken: dict[str, str] = {}
        self.trees: dict[str, Element] = {}
        for name, content in self.parts.items():
            if name.endswith((".xml", ".rels")):
                self._parse(name, content)

    def _parse(self, name: str, content: bytes) -> None:
        try:
            self.trees[name] = etree.fromstring(content, xml_parser())
        except etree.XMLSyntaxError as problem:
            self.broken[name] = str(problem)

    @cached_property
    def links(self) -> dict[str, dict[str, _Link]]:
        """The relationships by id, by the part that has them ("" is the package)."""
        return {_source(name): _links(name, tree) for name, tree in self.trees.items() if name.endswith(".rels")}

    def trees_of(self, pattern: str) -> Iterator[tuple[str, Element]]:
        """The parts whose whole name matches, with their root elements, in order."""
        return ((name, tree) for name, tree in sorted(self.trees.items()) if re.fullmatch(pattern, name))


def lint(data: bytes) -> tuple[str, ...]:
    """What is wrong, one sentence each: the check's name, the part, what was found. Empty for a clean file."""
    try:
        file = _File(data)
    except zipfile.BadZipFile as problem:
        return (f"zip: {problem}",)
    return tuple(f"{name}: {said}" for name, check in CHECKS.items() for said in check(file))


# --- The package ------------------------------------------------------------------------------------------------------


def _entries_once(file: _File) -> Iterator[str]:
    return _twice((entry.filename for entry in file.entries), "the zip holds {} times {}")


def _dates_fixed(file: _File) -> Iterator[str]:
    return (f"{entry.filename} is dated {entry.date_time}" for entry in file.entries if entry.date_time != _DATE)


def _xml_parses(file: _File) -> Iterator[str]:
    return (f"{name}: {problem}" for name, problem in file.broken.items())


def _no_controls(file: _File) -> Iterator[str]:
    for name, tree in file.trees.items():
        for text in map(str, tree.itertext()):
            if found := _CONTROLS.search(text):
                yield f"{name} holds {found.group()!a} in {text[:40]!r}"


def _content_types(file: _File) -> Iterator[str]:
    types = file.trees.get(_TYPES)
    if types is None:
        yield f"there is no {_TYPES}"
        return
    defaults = {str(one.get("Extension")).lower() for one in types.iterfind("{*}Default")}
    overrides = {str(one.get("PartName")).lstrip("/") for one in types.iterfind("{*}Override")}
    for name in file.parts:
        if name != _TYPES and name not in overrides and name.rpartition(".")[2].lower() not in defaults:
            yield f"{name} has none"
    yield from (f"{name} has one but is not there" for name in sorted(overrides - set(file.parts)))


def _targets_exist(file: _File) -> Iterator[str]:
    for source, links in file.links.items():
        if source and source not in file.parts:
            yield f"{source} has relationships but is not there"
        for id_, link in links.items():
            if not link.external and link.target not in file.parts:
                yield f"{source or 'the package'} names {link.target} by {id_}, which is not there"


def _ids_resolve(file: _File) -> Iterator[str]:
    for name, tree in file.trees.items():
        known = file.links.get(name, {})
        for element in tree.iter():
            for attribute, value in element.attrib.items():
                if str(attribute).startswith(_R) and value and value not in known:
                    yield f"{name}: {_short(element)} names {value!s}, which is no relationship"


def _no_orphans(file: _File) -> Iterator[str]:
    reached, waiting = {""}, [""]
    while waiting:
        for link in file.links.get(waiting.pop(), {}).values():
            if not link.external and link.target not in reached:
                reached.add(link.target)
                waiting.append(link.target)
    parts = (name for name in file.parts if name != _TYPES and not name.endswith(".rels"))
    return (f"no relationship leads to {name}" for name in parts if name not in reached)


def _charts_shown_once(file: _File) -> Iterator[str]:
    named = (link.target for links in file.links.values() for link in links.values() if link.type.endswith("/chart"))
    return _twice(named, "{} places show {}")


# --- Ids --------------------------------------------------------------------------------------------------------------


def _control_ids(file: _File) -> Iterator[str]:
    ids = (one.get(f"{_W}val") for _, tree in file.trees_of(r"word/\w+\.xml") for one in tree.iter(f"{_W}id"))
    return _twice((id_ for id_ in ids if id_), "{} content controls have the id {}")


def _drawing_ids(file: _File) -> Iterator[str]:
    ids = (one.get("id") for _, tree in file.trees_of(r"word/\w+\.xml") for one in tree.iter(f"{_WP}docPr"))
    return _twice((id_ for id_ in ids if id_), "{} drawings have the id {}")


def _shape_ids(file: _File) -> Iterator[str]:
    for name, tree in file.trees_of(r"ppt/(slides|notesSlides|slideLayouts|slideMasters)/\w+\.xml"):
        ids = (str(one.get("id")) for one in tree.iter(f"{_P}cNvPr"))
        yield from _twice(ids, name + ": {} shapes have the id {}")


def _axis_ids(file: _File) -> Iterator[str]:
    for name, tree in _charts(file):
        axes = [axis for axis in tree.iter() if axis.find(f"{_C}crossAx") is not None]
        ids = {_value(axis, "axId") for axis in axes}
        yield from (f"{name}: the axis id {id_} is not positive" for id_ in sorted(ids) if not _is_positive(id_))
        for element in tree.iter(f"{_C}axId", f"{_C}crossAx"):
            if element.get("val") not in ids:
                yield f"{name}: {_short(element)} names the axis {element.get('val')}, which is not there"


# --- Charts and their workbooks ---------------------------------------------------------------------------------------


def _chart_numbers(file: _File) -> Iterator[str]:
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
    book = _File(data)
    shared = [_text(one) for _, tree in book.trees_of("xl/sharedStrings.xml") for one in tree.iterfind(f"{_S}si")]
    cells: dict[str, str] = {}
    for sheet in book.trees["xl/workbook.xml"].iter(f"{_S}sheet"):
        link = book.links["xl/workbook.xml"][str(sheet.get(f"{_R}id"))]
        for cell in book.trees[link.target].iter(f"{_S}c"):
            inline, value = cell.find(f"{_S}is"), cell.findtext(f"{_S}v") or ""
            value = _text(inline) if inline is not None else value
            text = shared[int(value)] if cell.get("t") == "s" else value
            cells[f"{sheet.get('name')}!{cell.get('r')}"] = text
    return cells


def _same(one: str | None, other: str | None) -> bool:
    try:
        return float(one or "x") == float(other or "x")
    except ValueError:
        return (one or None) == (other or None)


# --- Words ------------------------------------------------------------------------------------------------------------


def _cells_end_in_paragraphs(file: _File) -> Iterator[str]:
    for name, tree in file.trees_of(r"word/\w+\.xml"):
        for cell in tree.iter(f"{_W}tc"):
            if len(cell) == 0 or cell[-1].tag != f"{_W}p":
                yield f"{name}: the table cell {_text(cell)[:30]!r} does not end in a paragraph"


def _tables_have_heads(file: _File) -> Iterator[str]:
    """Data tables: those that say so by a caption, a description, or a look for their first row."""
    for name, tree in file.trees_of(r"word/document\.xml"):
        for table in tree.iter(f"{_W}tbl"):
            look = table.find(f"{_W}tblPr/{_W}tblLook")
            said = [table.find(f"{_W}tblPr/{_W}{tag}") is not None for tag in ("tblCaption", "tblDescription")]
            is_data = any(said) or (look is not None and look.get(f"{_W}firstRow") == "1")
            if is_data and table.find(f"{_W}tr/{_W}trPr/{_W}tblHeader") is None:
                yield f"{name}: the table {_text(table)[:30]!r} has no head"


def _fonts_for_japanese(file: _File) -> Iterator[str]:
    if not any(_JAPANESE.search(_text(tree)) for _, tree in file.trees_of(r"(word|ppt)/.*\.xml")):
        return
    for name, tree in file.trees_of(r"(word|ppt)/theme/\w+\.xml"):
        for kind in ("majorFont", "minorFont"):
            if not any(font.get("typeface") for font in tree.iterfind(f".//{_A}{kind}/{_A}ea")):
                yield f"{name}: {kind} names no East Asian font"
    yield from _word_runs_without_font(file)
    yield from _drawn_runs_without_font(file)


def _word_runs_without_font(file: _File) -> Iterator[str]:
    styles = file.trees.get("word/styles.xml")
    known = set() if styles is None else {_style_id(one) for one in styles.iter(f"{_W}style") if _names_font(one)}
    default = styles is not None and any(_names_font(one) for one in styles.iterfind(f"{_W}docDefaults"))
    for name, tree in file.trees_of(r"word/\w+\.xml"):
        for run in tree.iter(f"{_W}r"):
            styled = {one.get(f"{_W}val") for one in run.iterfind(f"{_W}rPr/{_W}rStyle")} & known
            if not (default or styled or _names_font(run)) and _JAPANESE.search(_text(run)):
                yield f"{name}: {_text(run)[:30]!r} has no East Asian font"


def _names_font(element: Element) -> bool:
    fonts = element.iter(f"{_W}rFonts")
    return any(font.get(f"{_W}eastAsia") or font.get(f"{_W}eastAsiaTheme") for font in fonts)


def _style_id(style: Element) -> str | None:
    return style.get(f"{_W}styleId")


def _drawn_runs_without_font(file: _File) -> Iterator[str]:
    """Where an empty name hides the theme's font."""
    for name, tree in file.trees_of(r"(ppt|word)/(?!theme/).*\.xml"):
        if any(font.get("typeface") == "" for font in tree.iter(f"{_A}ea")):
            yield f"{name}: an East Asian font has an empty name"


# --- What is read aloud -----------------------------------------------------------------------------------------------


def _slide_titles(file: _File) -> Iterator[str]:
    titles = []
    for name, tree in file.trees_of(r"ppt/slides/\w+\.xml"):
        found = [_text(shape) for shape in tree.iter(f"{_P}sp") if _placeholder(shape) in ("title", "ctrTitle")]
        if not any(title.strip() for title in found):
            yield f"{name} has no title"
        titles += found
    yield from _twice((title for title in titles if title.strip()), "{} slides have the title {}")


def _alt_texts(file: _File) -> Iterator[str]:
    slides = (
        (name, one.find(f"*/{_P}cNvPr"))
        for name, tree in file.trees_of(r"ppt/slides/\w+\.xml")
        for one in tree.iter(f"{_P}pic", f"{_P}graphicFrame")
    )
    drawings = ((name, one) for name, tree in file.trees_of(r"word/\w+\.xml") for one in tree.iter(f"{_WP}docPr"))
    for name, said in (*slides, *drawings):
        if said is not None and not (said.get("descr") or "").strip() and not _is_decorative(said):
            yield f"{name}: {said.get('name')!r} has none"


def _is_decorative(said: Element) -> bool:
    return any(etree.QName(one).localname == "decorative" and one.get("val") == "1" for one in said.iter(etree.Element))


def _empty_placeholders(file: _File) -> Iterator[str]:
    for name, tree in file.trees_of(r"ppt/slides/\w+\.xml"):
        for shape in tree.iter(f"{_P}sp"):
            kind = _placeholder(shape)
            if kind is not None and kind not in _FILLED_BY_OFFICE and not _text(shape).strip():
                yield f"{name}: {kind} is empty"


def _placeholder(shape: Element) -> str | None:
    """The type of the placeholder ("obj" where none is said), None for any other shape."""
    found = shape.find(f"{_P}nvSpPr/{_P}nvPr/{_P}ph")
    return None if found is None else found.get("type", "obj")


# --- What the checks share --------------------------------------------------------------------------------------------


def _charts(file: _File) -> Iterator[tuple[str, Element]]:
    return file.trees_of(r"(ppt|word)/charts/chart\w*\.xml")


def _source(name: str) -> str:
    """The part whose relationships stand in `name`."""
    folder, base = posixpath.split(name)
    return posixpath.join(posixpath.dirname(folder), base.removesuffix(".rels"))


def _links(name: str, tree: Element) -> dict[str, _Link]:
    folder = posixpath.dirname(_source(name))
    found = {}
    for one in tree.iterfind("{*}Relationship"):
        target, external = str(one.get("Target")), one.get("TargetMode") == "External"
        path = target if external else posixpath.normpath(posixpath.join("/" + folder, target)).lstrip("/")
        found[str(one.get("Id"))] = _Link(path, str(one.get("Type")), external)
    return found


def _twice(values: Iterable[str], sentence: str) -> Iterator[str]:
    return (sentence.format(count, value) for value, count in Counter(values).items() if count > 1)


def _text(element: Element) -> str:
    return "".join(str(text) for text in element.itertext())


def _value(element: Element, tag: str) -> str:
    found = element.find(f"{_C}{tag}")
    return "" if found is None else str(found.get("val"))


def _is_positive(number: str) -> bool:
    return number.isdecimal() and int(number) > 0


def _short(element: Element) -> str:
    return etree.QName(element).localname


CHECKS: dict[str, Callable[[_File], Iterator[str]]] = {
    "entries-once": _entries_once,
    "dates-fixed": _dates_fixed,
    "xml-parses": _xml_parses,
    "no-control-characters": _no_controls,
    "content-types": _content_types,
    "targets-exist": _targets_exist,
    "ids-resolve": _ids_resolve,
    "no-orphans": _no_orphans,
    "charts-shown-once": _charts_shown_once,
    "control-ids": _control_ids,
    "drawing-ids": _drawing_ids,
    "shape-ids": _shape_ids,
    "axis-ids": _axis_ids,
    "chart-numbers": _chart_numbers,
    "cells-end-in-paragraphs": _cells_end_in_paragraphs,
    "tables-have-heads": _tables_have_heads,
    "japanese-font": _fonts_for_japanese,
    "slide-titles": _slide_titles,
    "alt-texts": _alt_texts,
    "empty-placeholders": _empty_placeholders,
}
