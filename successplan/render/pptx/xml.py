"""Turn texts, boxes and colours into PresentationML: the one place with raw slide XML.

Points in, EMU out. Every run carries its language, so that a Japanese text gets Japanese glyphs and line breaks.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from successplan.brand.colour import Colour
from successplan.brand.pptx import Box, Placeholder
from successplan.render.markup import Xml, el, join

POINT = 12700
NAMESPACES = {
    "xmlns:a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "xmlns:r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "xmlns:p": "http://schemas.openxmlformats.org/presentationml/2006/main",
}
_CHART = "http://schemas.openxmlformats.org/drawingml/2006/chart"
_TABLE = "http://schemas.openxmlformats.org/drawingml/2006/table"
_DECORATIVE = "http://schemas.microsoft.com/office/drawing/2017/decorative"
_KEPT = 1024  # looks and lines that are written again and again: their XML is made once
NO_STYLE = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"  # the table style "No Style, No Grid", built into PowerPoint

_EMPTY_BODY = Xml("<a:bodyPr/><a:lstStyle/>")


@dataclass(frozen=True, slots=True)
class Look:
    """How a run looks; None leaves it to the placeholder. `ground` is a tint behind the letters.

    `mark` says that it begins with a shape such as ●, which Japanese and Latin fonts draw in different sizes.
    """

    size: float | None = None
    bold: bool | None = None
    italic: bool | None = None
    colour: Colour | None = None
    ground: Colour | None = None
    link: str | None = None
    mark: bool = False

    def but(self, **changes: object) -> Look:
        """The look with some of it changed."""
        return replace(self, **changes)  # type: ignore[arg-type]


@dataclass(frozen=True, slots=True)
class Run:
    """A text in one look. "\\n" is a line break."""

    text: str
    look: Look = Look()
    field: str | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph: exact `pitch` in points from line to line, `before` above it, `indent` to its text's left edge.

    `bullet` is a character, or the first number of its list, such as "1."; `hang` is the room for it.
    """

    runs: tuple[Run, ...]
    pitch: float | None = None
    before: float = 0
    align: str | None = None
    indent: float = 0
    bullet: str | None = None
    hang: float = 0
    bullet_colour: Colour | None = None


@dataclass(frozen=True, slots=True)
class Insets:
    """Room inside a box's edges, in points."""

    left: float = 0
    top: float = 0
    right: float = 0
    bottom: float = 0


def emu(points: float) -> int:
    """Points in EMU, whole."""
    return round(points * POINT)


@lru_cache(maxsize=_KEPT)
def scheme(colour: Colour) -> Xml:
    """`a:schemeClr` with its changes."""
    changes = (("satMod", colour.sat_mod), ("lumMod", colour.lum_mod), ("lumOff", colour.lum_off))
    marks = [el(f"a:{name}", {"val": percent * 1000}) for name, percent in changes if percent is not None]
    return el("a:schemeClr", {"val": colour.slot}, *marks)


@lru_cache(maxsize=_KEPT)
def fill(colour: Colour | None) -> Xml:
    """A solid fill, or none."""
    return el("a:solidFill", None, scheme(colour)) if colour else el("a:noFill")


@lru_cache(maxsize=_KEPT)
def stroke(colour: Colour | None, points: float = 0, tag: str = "a:ln") -> Xml:
    """A line of `points`, or none."""
    if colour is None:
        return el(tag, {"w": 0}, el("a:noFill"))
    return el(tag, {"w": emu(points), "cap": "flat", "cmpd": "sng", "algn": "ctr"}, fill(colour))


def place(box: Box, tag: str = "a:xfrm", *, turned: bool = False) -> Xml:
    """The place of an object. `turned` says that it lies on its side: a quarter turn to the left."""
    if turned:
        middle_x, middle_y = box.x + box.width // 2, box.y + box.height // 2
        box = Box(middle_x - box.height // 2, middle_y - box.width // 2, box.height, box.width)
    return el(
        tag,
        {"rot": 16200000 if turned else None},
        el("a:off", {"x": box.x, "y": box.y}),
        el("a:ext", {"cx": box.width, "cy": box.height}),
    )


def runs(texts: Iterable[Run], language: str) -> Xml:
    """The runs of a paragraph, line breaks among them."""
    out: list[Xml] = []
    for run in texts:
        for number, part in enumerate(run.text.split("\n")):
            if number:
                out.append(el("a:br", None, _look("a:rPr", run.look, language)))
            if run.field:
                out.append(_field(run.field, part, run.look, language))
            elif part:
                out.append(el("a:r", None, _look("a:rPr", run.look, language), el("a:t", None, part)))
    return join(out)


def paragraph(line: Line, language: str) -> Xml:
    """`a:p` with its exact line pitch and, where the line has one, its bullet."""
    end = line.runs[-1].look.but(link=None, ground=None, mark=False) if line.runs else Look()
    look = _paragraph_look(line.pitch, line.before, line.align, line.indent, line.hang, line.bullet, line.bullet_colour)
    return el("a:p", None, look, runs(line.runs, language), _look("a:endParaRPr", end, language))


def body(
    lines: Sequence[Line],
    language: str,
    *,
    insets: Insets | None = None,
    anchor: str | None = None,
    turned: bool = False,
) -> Xml:
    """A text body. With `insets` it is its own box, else it keeps the placeholder's. Text never shrinks by itself.

    `turned` text runs upwards.
    """
    attributes: dict[str, object] = {"anchor": anchor}
    if insets:
        edges = {"lIns": insets.left, "tIns": insets.top, "rIns": insets.right, "bIns": insets.bottom}
        attributes = {
            "vert": "vert270" if turned else None,
            "wrap": "square",
            **{name: emu(value) for name, value in edges.items()},
            "rtlCol": 0,
            **attributes,
        }
    texts = [paragraph(line, language) for line in lines] or [el("a:p")]
    return el("p:txBody", None, el("a:bodyPr", attributes, el("a:noAutofit")), el("a:lstStyle"), *texts)


def shape(
    number: int,
    name: str,
    box: Box | None,
    text: Xml | None = None,
    *,
    placeholder: Placeholder | None = None,
    geometry: str = "rect",
    radius: float | None = None,
    ground: Colour | None = None,
    line: Xml | None = None,
    alt: str = "",
    turned: bool = False,
) -> Xml:
    """A shape: a filled placeholder, a text box, or a drawn area (decorative where it has neither text nor `alt`)."""
    is_text_box = placeholder is None and ground is None and line is None and text is not None
    marks = el("p:nvPr", None, *([_placeholder(placeholder)] if placeholder else []))
    drawn: list[Xml] = [place(box, turned=turned)] if box else []
    if placeholder is None:
        drawn += [_geometry(geometry, box, radius), fill(ground), line if line is not None else stroke(None)]
    empty = el("p:txBody", None, el("a:bodyPr"), el("a:lstStyle"), el("a:p"))
    decorative = placeholder is None and text is None and not alt
    return el(
        "p:sp",
        None,
        el(
            "p:nvSpPr",
            None,
            named(number, name, alt, decorative=decorative),
            el("p:cNvSpPr", {"txBox": True if is_text_box else None}, *([_no_grouping()] if placeholder else [])),
            marks,
        ),
        el("p:spPr", None, *drawn),
        text if text is not None else empty,
    )


def group(number: int, name: str, box: Box, alt: str, shapes: Sequence[Xml]) -> Xml:
    """Shapes that belong together, with one alt text for all; their places stay those of the slide."""
    frame = el(
        "a:xfrm",
        None,
        el("a:off", {"x": box.x, "y": box.y}),
        el("a:ext", {"cx": box.width, "cy": box.height}),
        el("a:chOff", {"x": box.x, "y": box.y}),
        el("a:chExt", {"cx": box.width, "cy": box.height}),
    )
    head = el("p:nvGrpSpPr", None, named(number, name, alt), el("p:cNvGrpSpPr"), el("p:nvPr"))
    return el("p:grpSp", None, head, el("p:grpSpPr", None, frame), *shapes)


def chart_frame(number: int, name: str, box: Box, alt: str, relationship: str) -> Xml:
    """The frame of a native chart."""
    chart = el("c:chart", {"xmlns:c": _CHART, "r:id": relationship})
    return _frame(number, name, box, alt, el("a:graphicData", {"uri": _CHART}, chart))


def table_frame(number: int, name: str, box: Box, alt: str, widths: Sequence[int], rows: Sequence[Xml]) -> Xml:
    """The frame of a native table with a marked header row."""
    table = el(
        "a:tbl",
        None,
        el("a:tblPr", {"firstRow": True}, el("a:tableStyleId", None, NO_STYLE)),
        el("a:tblGrid", None, *[el("a:gridCol", {"w": width}) for width in widths]),
        *rows,
    )
    return _frame(number, name, box, alt, el("a:graphicData", {"uri": _TABLE}, table))


def table_row(height: int, cells: Sequence[Xml]) -> Xml:
    """`a:tr` at least `height` EMU high."""
    return el("a:tr", {"h": height}, *cells)


def table_cell(lines: Sequence[Line], language: str, anchor: str, insets: Insets, above: Xml, below: Xml) -> Xml:
    """`a:tc` with its rules; `anchor` says where its text stands, "ctr" or "t"."""
    text = el("a:txBody", None, _EMPTY_BODY, *[paragraph(line, language) for line in lines])
    return el("a:tc", None, text, _cell_look(anchor, insets, above, below))


@lru_cache(maxsize=_KEPT)
def _cell_look(anchor: str, insets: Insets, above: Xml, below: Xml) -> Xml:
    sides = [stroke(None, tag=f"a:{side}") for side in ("lnL", "lnR")]
    edges = {"marL": insets.left, "marR": insets.right, "marT": insets.top, "marB": insets.bottom}
    margins = {name: emu(value) for name, value in edges.items()}
    return el("a:tcPr", {**margins, "anchor": anchor}, *sides, above, below, fill(None))


def tree(shapes: Sequence[Xml]) -> Xml:
    """`p:spTree` of a slide, layout or master."""
    zero = el(
        "a:xfrm",
        None,
        el("a:off", {"x": 0, "y": 0}),
        el("a:ext", {"cx": 0, "cy": 0}),
        el("a:chOff", {"x": 0, "y": 0}),
        el("a:chExt", {"cx": 0, "cy": 0}),
    )
    head = el("p:nvGrpSpPr", None, el("p:cNvPr", {"id": 1, "name": ""}), el("p:cNvGrpSpPr"), el("p:nvPr"))
    return el("p:spTree", None, head, el("p:grpSpPr", None, zero), *shapes)


def slide(shapes: Sequence[Xml]) -> Xml:
    """`p:sld`; colours come from its master."""
    own = el("p:clrMapOvr", None, el("a:masterClrMapping"))
    return el("p:sld", NAMESPACES, el("p:cSld", None, tree(shapes)), own)


def notes(lines: Sequence[Line], language: str) -> Xml:
    """`p:notes`: the slide's picture and what to say."""
    image = el(
        "p:sp",
        None,
        el(
            "p:nvSpPr",
            None,
            el("p:cNvPr", {"id": 2, "name": "Slide Image"}),
            el("p:cNvSpPr", None, el("a:spLocks", {"noGrp": True, "noRot": True, "noChangeAspect": True})),
            el("p:nvPr", None, el("p:ph", {"type": "sldImg"})),
        ),
        el("p:spPr"),
    )
    texts = [paragraph(line, language) for line in lines]
    words = el("p:txBody", None, el("a:bodyPr"), el("a:lstStyle"), *texts)
    said = shape(3, "Notes", None, words, placeholder=Placeholder("Notes", "body", 1, Box(0, 0, 0, 0), 12))
    own = el("p:clrMapOvr", None, el("a:masterClrMapping"))
    return el("p:notes", NAMESPACES, el("p:cSld", None, tree([image, said])), own)


@lru_cache(maxsize=_KEPT)
def _look(tag: str, look: Look, language: str) -> Xml:
    attributes = {
        **_language(language),
        "sz": None if look.size is None else round(look.size * 100),
        "b": look.bold,
        "i": look.italic,
        "dirty": False,
    }
    parts = [fill(look.colour)] if look.colour else []
    if look.ground:
        parts.append(el("a:highlight", None, scheme(look.ground)))
    if look.mark and language == "ja":
        parts.append(el("a:latin", {"typeface": "+mn-ea"}))
    if look.link and tag == "a:rPr":
        parts.append(el("a:hlinkClick", {"r:id": look.link}))
    return el(tag, attributes, *parts)


def _language(language: str) -> dict[str, object]:
    return {"lang": "ja-JP", "altLang": "en-US"} if language == "ja" else {"lang": "en-US", "altLang": "ja-JP"}


def _field(kind: str, text: str, look: Look, language: str) -> Xml:
    identity = "{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}"  # any GUID does; the same one keeps files the same
    return el("a:fld", {"id": identity, "type": kind}, _look("a:rPr", look, language), el("a:t", None, text))


@lru_cache(maxsize=_KEPT)
def _paragraph_look(
    pitch: float | None,
    before: float,
    align: str | None,
    indent: float,
    hang: float,
    bullet: str | None,
    bullet_colour: Colour | None,
) -> Xml:
    """`a:pPr`; without a pitch the placeholder's own spacing and bullet stay."""
    if pitch is None:
        return el("a:pPr", {"algn": align})
    return el(
        "a:pPr",
        {"marL": emu(indent + hang), "indent": emu(-hang), "algn": align},
        el("a:lnSpc", None, el("a:spcPts", {"val": round(pitch * 100)})),
        el("a:spcBef", None, el("a:spcPts", {"val": round(before * 100)})),
        el("a:spcAft", None, el("a:spcPts", {"val": 0})),
        *_bullet(bullet, bullet_colour),
    )


def _bullet(bullet: str | None, bullet_colour: Colour | None) -> list[Xml]:
    if not bullet:
        return [el("a:buNone")]
    colour = [el("a:buClr", None, scheme(bullet_colour))] if bullet_colour else []
    if bullet.endswith("."):
        counted = {"type": "arabicPeriod", "startAt": None if bullet == "1." else bullet[:-1]}
        return [*colour, el("a:buFont", {"typeface": "+mj-lt"}), el("a:buAutoNum", counted)]
    return [*colour, el("a:buFont", {"typeface": "Arial"}), el("a:buChar", {"char": bullet})]


def _geometry(geometry: str, box: Box | None, radius: float | None) -> Xml:
    """`a:prstGeom`; the radius of its corners is a share of the shorter side."""
    guides = []
    if radius and box:
        share = min(50000, round(emu(radius) / max(1, min(box.width, box.height)) * 100000))
        names = ("adj1", "adj2") if geometry == "round2SameRect" else ("adj",)
        guides = [el("a:gd", {"name": name, "fmla": f"val {share if name != 'adj2' else 0}"}) for name in names]
    return el("a:prstGeom", {"prst": geometry}, el("a:avLst", None, *guides))


def named(number: int, name: str, alt: str = "", *, decorative: bool = False) -> Xml:
    """`p:cNvPr`: id, name and alt text of a shape."""
    extra = []
    if decorative:
        mark = el("adec:decorative", {"xmlns:adec": _DECORATIVE, "val": 1})
        extra = [el("a:extLst", None, el("a:ext", {"uri": "{C183D7F6-B498-43B3-948B-1728B52AA6E4}"}, mark))]
    return el("p:cNvPr", {"id": number, "name": name, "descr": alt or None}, *extra)


def _no_grouping() -> Xml:
    return el("a:spLocks", {"noGrp": True})


def _placeholder(placeholder: Placeholder) -> Xml:
    type_ = None if placeholder.type == "obj" else placeholder.type
    return el("p:ph", {"type": type_, "idx": placeholder.index})


def _frame(number: int, name: str, box: Box, alt: str, data: Xml) -> Xml:
    locks = el("p:cNvGraphicFramePr", None, el("a:graphicFrameLocks", {"noGrp": True}))
    head = el("p:nvGraphicFramePr", None, named(number, name, alt), locks, el("p:nvPr"))
    return el("p:graphicFrame", None, head, place(box, "p:xfrm"), el("a:graphic", None, data))
