"""Turn texts and parts into WordprocessingML: the one place of the Word renderer where elements are named.

No look stands here: paragraphs, runs and tables name a style, and the brand's reference.docx says what that looks like.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from successplan.render.markup import Xml, el, escape

NONE = Xml("")
Start = Literal["", "page", "top"]
Merge = Literal["", "restart", "continue"]
EMU = 635  # English metric units in a twentieth of a point
_PIECE = re.compile(r"[^\t\n]+|[\t\n]")
_CHART = "http://schemas.openxmlformats.org/drawingml/2006/chart"


@dataclass(frozen=True, slots=True)
class Look:
    """The character style of a run, and what comes on top of it where the style is taken already."""

    style: str | None = None
    bold: bool = False
    slanted: bool = False
    dotted: bool = False


def run(text: str, look: Look, *, east: bool = False) -> Xml:
    """`w:r`; newlines and tabs become Word's own. `east` gives ambiguous punctuation the East Asian font."""
    if "\n" not in text and "\t" not in text and "\r" not in text:
        return Xml(f"<w:r>{_run_properties(look, east)}{_words(text)}</w:r>")
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return el("w:r", None, _run_properties(look, east), *(_piece(piece) for piece in _PIECE.findall(text)))


def line_break() -> Xml:
    """A new line in the same paragraph."""
    return el("w:r", None, el("w:br"))


def link(relationship: str, *runs: Xml) -> Xml:
    """`w:hyperlink` around runs."""
    return el("w:hyperlink", {"r:id": relationship, "w:history": 1}, *runs)


def sequence(name: str, number: int, look: Look) -> Xml:
    """A running number that Word counts itself, with its value now."""
    return el("w:fldSimple", {"w:instr": f" SEQ {name} \\* ARABIC "}, run(str(number), look))


def paragraph(
    style: str,
    *content: Xml,
    keep: bool = False,
    start: Start = "",
    last: bool = False,
    numbers: tuple[int, int] | None = None,
    align: str | None = None,
    leader: int = 0,
) -> Xml:
    """`w:p`. `keep`: on one page with the next paragraph. `numbers`: level (from 0) and id of its list.

    At the top of a page or cell the style's distance to what is above is dropped; after the `last` item of a list it
    is that of body text. `leader`: dots up to a last tab so many twentieths of a point from the left.
    """
    properties = _paragraph_properties(style, keep, start, last, numbers, align, leader)
    return Xml(f"<w:p>{properties}{''.join(content)}</w:p>")


def table(
    style: str, widths: Sequence[int], rows: Iterable[Xml], *, head: bool = False, caption: str = "", about: str = ""
) -> Xml:
    """`w:tbl` with fixed column widths. `head`: its first row is one; `caption` and `about` are read aloud."""
    look = {"w:val": "0620" if head else "0600", "w:firstRow": head, "w:lastRow": 0, "w:firstColumn": 0}
    properties = [
        _value("w:tblStyle", style),
        _width("w:tblW", sum(widths)),
        el("w:tblLayout", {"w:type": "fixed"}),
        el("w:tblLook", {**look, "w:lastColumn": 0, "w:noHBand": 1, "w:noVBand": 1}),
        *([_value("w:tblCaption", caption)] if caption else []),
        *([_value("w:tblDescription", about)] if about else []),
    ]
    grid = el("w:tblGrid", None, *(el("w:gridCol", {"w:w": width}) for width in widths))
    return el("w:tbl", None, el("w:tblPr", None, *properties), grid, *rows)


def row(cells: Iterable[Xml], *, head: bool = False, height: int = 0) -> Xml:
    """`w:tr`, never split over pages; a head is repeated on each page. `height` is the least it has."""
    properties = [el("w:cantSplit")]
    if height:
        properties.append(el("w:trHeight", {"w:val": height, "w:hRule": "atLeast"}))
    if head:
        properties.append(el("w:tblHeader"))
    return el("w:tr", None, el("w:trPr", None, *properties), *cells)


def cell(
    width: int,
    *content: Xml,
    fill: Xml = NONE,
    align: str = "",
    padding: tuple[int | None, int | None] = (None, None),
    span: int = 1,
    borders: Xml = NONE,
    merge: Merge = "",
) -> Xml:
    """`w:tc`. `padding` at its left and right, where not the style's; its content ends in a paragraph.

    A cell with `merge` "restart" takes the room of those below it that "continue".
    """
    properties = _cell_properties(width, fill, align, padding, span, borders, merge)
    return Xml(f"<w:tc>{properties}{''.join(content)}</w:tc>")


def chart(relationship: str, number: int, name: str, about: str, width: int, height: int) -> Xml:
    """A run with a chart in the line; lengths are twentieths of a point, `number` is unique in the document."""
    return inline(_CHART, el("c:chart", {"r:id": relationship}), number, name, about, width, height)


def inline(uri: str, graphic: Xml, number: int, name: str, about: str, width: int, height: int) -> Xml:
    """A run with a drawing in the line, as `chart`; `uri` says what kind of `graphic` it is."""
    framed = el(
        "wp:inline",
        {"distT": 0, "distB": 0, "distL": 0, "distR": 0},
        el("wp:extent", {"cx": width * EMU, "cy": height * EMU}),
        el("wp:docPr", {"id": number, "name": name, "descr": about}),
        el("wp:cNvGraphicFramePr"),
        el("a:graphic", None, el("a:graphicData", {"uri": uri}, graphic)),
    )
    return el("w:r", None, el("w:drawing", None, framed))


def bookmark(number: int, name: str, *content: Xml) -> Xml:
    """The content between the two ends of a bookmark; `number` is unique in the document."""
    start = el("w:bookmarkStart", {"w:id": number, "w:name": name})
    return Xml("".join((start, *content, el("w:bookmarkEnd", {"w:id": number}))))


def anchor(name: str, *runs: Xml) -> Xml:
    """`w:hyperlink` to a bookmark of this document."""
    return el("w:hyperlink", {"w:anchor": name, "w:history": 1}, *runs)


def field_begin(code: str) -> Xml:
    """The runs that open a field with the instruction `code`; what follows is its result, until `field_end`."""
    said = el("w:instrText", {"xml:space": "preserve"}, f" {code} ")
    opened, parted = (el("w:r", None, el("w:fldChar", {"w:fldCharType": kind})) for kind in ("begin", "separate"))
    return Xml("".join((opened, el("w:r", None, said), parted)))


def field_end() -> Xml:
    """The run that closes a field."""
    return el("w:r", None, el("w:fldChar", {"w:fldCharType": "end"}))


def building_block(number: int, gallery: str, *content: Xml) -> Xml:
    """`w:sdt` that Word offers to update as what `gallery` names, such as a table of contents."""
    part = el("w:docPartObj", None, _value("w:docPartGallery", gallery), el("w:docPartUnique"))
    return el("w:sdt", None, el("w:sdtPr", None, _value("w:id", number), part), el("w:sdtContent", None, *content))


def at_the_end_of_its_text(part: str, run: Xml) -> str:
    """The header with one more run in its last paragraph: a paragraph more would push the text down."""
    before, end, after = part.rpartition("</w:p>")
    return f"{before}{run}{end}{after}"


def section_end(style: str, section: Xml) -> Xml:
    """The paragraph, hardly seen, with which a section ends."""
    return el("w:p", None, el("w:pPr", None, _value("w:pStyle", style), section))


# A document asks for the same few properties thousands of times.
@lru_cache(maxsize=4096)
def _paragraph_properties(
    style: str, keep: bool, start: Start, last: bool, numbers: tuple[int, int] | None, align: str | None, leader: int
) -> Xml:
    properties = [el("w:pStyle", {"w:val": style})]
    if keep:
        properties.append(el("w:keepNext"))
    if start == "page":
        properties.append(el("w:pageBreakBefore"))
    if numbers:
        properties.append(el("w:numPr", None, _value("w:ilvl", numbers[0]), _value("w:numId", numbers[1])))
    if leader:
        stop = el("w:tab", {"w:val": "right", "w:leader": "dot", "w:pos": leader})
        properties.append(el("w:tabs", None, stop))
    if start or last:
        properties.append(el("w:spacing", {"w:before": 0 if start else None, "w:after": 120 if last else None}))
    if align and align != "left":
        properties.append(_value("w:jc", align))
    return el("w:pPr", None, *properties)


@lru_cache(maxsize=4096)
def _cell_properties(
    width: int, fill: Xml, align: str, padding: tuple[int | None, int | None], span: int, borders: Xml, merge: Merge
) -> Xml:
    sides = [_width(tag, room) for tag, room in zip(("w:left", "w:right"), padding, strict=True) if room is not None]
    margins = el("w:tcMar", None, *sides) if sides else NONE
    spanning = _value("w:gridSpan", span) if span > 1 else NONE
    vertical = _value("w:vAlign", align) if align else NONE
    lines = el("w:tcBorders", None, borders) if borders else NONE
    merged = _value("w:vMerge", merge) if merge else NONE
    return el("w:tcPr", None, _width("w:tcW", width), spanning, merged, lines, fill, margins, vertical)


@lru_cache(maxsize=4096)
def _run_properties(look: Look, east: bool) -> Xml:
    parts: list[Xml] = []
    if look.style:
        parts.append(_value("w:rStyle", look.style))
    if east:
        parts.append(el("w:rFonts", {"w:hint": "eastAsia"}))
    if look.bold:
        parts += [el("w:b"), el("w:bCs")]
    if look.slanted:
        parts += [el("w:i"), el("w:iCs")]
    if look.dotted:
        parts.append(_value("w:em", "dot"))
    return el("w:rPr", None, *parts) if parts else NONE


def _piece(piece: str) -> Xml:
    if piece == "\n":
        return el("w:br")
    if piece == "\t":
        return el("w:tab")
    return _words(piece)


def _words(text: str) -> Xml:
    keeps = text != text.strip() or "  " in text
    return Xml(f'<w:t xml:space="preserve">{escape(text)}</w:t>' if keeps else f"<w:t>{escape(text)}</w:t>")


def _value(tag: str, value: object) -> Xml:
    return el(tag, {"w:val": value})


def _width(tag: str, twentieths: int) -> Xml:
    return el(tag, {"w:w": twentieths, "w:type": "dxa"})
