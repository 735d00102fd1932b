"""Turn boxes and lines into one drawing in the line, made of Word's own shapes. Lengths are points."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, TypeAlias

from successplan.brand.colour import Colour
from successplan.charts.xml import colour
from successplan.render.docx import xml
from successplan.render.docx.state import Writing
from successplan.render.markup import Xml, el

Point: TypeAlias = tuple[float, float]
Dash = Literal["solid", "sysDash", "sysDot"]
PADDING = (4.0, 3.5)  # inside a box, at its sides and above and below
_GROUP = "http://schemas.microsoft.com/office/word/2010/wordprocessingGroup"
_SHAPE = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
_POINT = 12700  # English metric units
_FIRST_ID = 100_000  # shapes count apart from the drawings they stand in


def drawing(w: Writing, shapes: Sequence[Xml], name: str, about: str, size: Point) -> Xml:
    """A run with the shapes in one group; `about` is read aloud for all of them."""
    wide, high = (round(length * 20) for length in size)
    whole = {"cx": wide * xml.EMU, "cy": high * xml.EMU}
    frame = el(
        "a:xfrm", None, el("a:off", {"x": 0, "y": 0}), el("a:ext", whole), el("a:chOff", {"x": 0, "y": 0}),
        el("a:chExt", whole),
    )  # fmt: skip
    group = el(
        "wpg:wgp",
        {"xmlns:wpg": _GROUP, "xmlns:wps": _SHAPE},
        el("wpg:cNvGrpSpPr"),
        el("wpg:grpSpPr", None, frame),
        _ground(w, size),
        *shapes,
    )
    return xml.inline(_GROUP, group, w.next("drawing"), name, about, wide, high)


def box(w: Writing, place: tuple[float, float, float, float], fill: Colour, line: Colour, text: Xml) -> Xml:
    """A rectangle at left, top, with a width and a height, and paragraphs in its middle."""
    across, down = (round(length * _POINT) for length in PADDING)
    room = {"lIns": across, "tIns": down, "rIns": across, "bIns": down}
    return _shape(
        w,
        "box",
        el("wps:cNvSpPr"),
        el("wps:spPr", None, _place(*place), _preset("rect"), _filled(fill), stroke(line, 0.75)),
        el("wps:txbx", None, el("w:txbxContent", None, text)),
        el("wps:bodyPr", {"wrap": "square", **room, "anchor": "ctr"}, el("a:noAutofit")),
    )


def dot(w: Writing, middle: Point, across: float, of: Colour) -> Xml:
    """A filled circle."""
    place = _place(middle[0] - across / 2, middle[1] - across / 2, across, across)
    look = el("wps:spPr", None, place, _preset("ellipse"), _filled(of), el("a:ln", None, el("a:noFill")))
    return _shape(w, "dot", el("wps:cNvSpPr"), look, el("wps:bodyPr"))


def lines(w: Writing, ways: Sequence[Sequence[Point]], look: Xml) -> Xml:
    """Lines through points, one shape for all; `look` is a `stroke`."""
    left, top = (min(point[at] for way in ways for point in way) for at in (0, 1))
    right, bottom = (max(point[at] for way in ways for point in way) for at in (0, 1))
    wide, high = max(right - left, 0.1), max(bottom - top, 0.1)
    steps = [
        el("a:lnTo" if at else "a:moveTo", None, el("a:pt", {"x": _emu(x - left), "y": _emu(y - top)}))
        for way in ways for at, (x, y) in enumerate(way)
    ]  # fmt: skip
    path = el("a:path", {"w": _emu(wide), "h": _emu(high), "fill": "none"}, *steps)
    geometry = el(
        "a:custGeom", None, *(el(f"a:{name}") for name in ("avLst", "gdLst", "ahLst", "cxnLst")),
        el("a:rect", {"l": "0", "t": "0", "r": "r", "b": "b"}), el("a:pathLst", None, path),
    )  # fmt: skip
    drawn = el("wps:spPr", None, _place(left, top, wide, high), geometry, el("a:noFill"), look)
    return _shape(w, "line", el("wps:cNvSpPr"), drawn, el("wps:bodyPr"))


def stroke(of: Colour, width: float, dash: Dash = "solid") -> Xml:
    """`a:ln`, `width` points thick."""
    return el("a:ln", {"w": _emu(width)}, _filled(of), el("a:prstDash", {"val": dash}), el("a:round"))


def _ground(w: Writing, size: Point) -> Xml:
    """Nothing that is seen, as large as the group: LibreOffice stretches what is drawn over all of the group's room."""
    look = el("wps:spPr", None, _place(0, 0, *size), _preset("rect"), el("a:noFill"), el("a:ln", None, el("a:noFill")))
    return _shape(w, "ground", el("wps:cNvSpPr"), look, el("wps:bodyPr"))


def _shape(w: Writing, name: str, *parts: Xml) -> Xml:
    number = _FIRST_ID + w.next("shape")
    return el("wps:wsp", None, el("wps:cNvPr", {"id": number, "name": f"{name} {number - _FIRST_ID}"}), *parts)


def _filled(of: Colour) -> Xml:
    return el("a:solidFill", None, colour(of))


def _preset(kind: str) -> Xml:
    return el("a:prstGeom", {"prst": kind}, el("a:avLst"))


def _place(left: float, top: float, wide: float, high: float) -> Xml:
    off = el("a:off", {"x": _emu(left), "y": _emu(top)})
    return el("a:xfrm", None, off, el("a:ext", {"cx": _emu(wide), "cy": _emu(high)}))


def _emu(points: float) -> int:
    return round(points * _POINT)


