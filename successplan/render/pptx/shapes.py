"""Turn points into lines, connectors between boxes, free lines and pictures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

from successplan.brand import Colour
from successplan.brand.pptx import Box
from successplan.render.markup import Xml, el
from successplan.render.pptx.xml import emu, fill, named

At: TypeAlias = tuple[float, float]  # points
Way: TypeAlias = Literal["down", "right", "hanging", "wrapped"]
# Where a line is glued to two boxes: 0 top, 1 left, 2 bottom, 3 right.
_SITES = {"down": (2, 0), "right": (3, 1), "hanging": (None, 1), "wrapped": (None, None)}
_QUARTER = 5400000  # a quarter turn, in 60,000ths of a degree


@dataclass(frozen=True, slots=True)
class Pen:
    """A line's colour, its points, whether it is dashed, and whether it ends in an arrow."""

    colour: Colour
    points: float = 1
    dashed: bool = False
    arrow: bool = False


def pen_line(pen: Pen) -> Xml:
    """`a:ln` of the pen."""
    dash = [el("a:prstDash", {"val": "sysDash"})] if pen.dashed else []
    head = [el("a:tailEnd", {"type": "triangle", "w": "med", "len": "med"})] if pen.arrow else []
    look = {"w": emu(pen.points), "cap": "flat", "cmpd": "sng", "algn": "ctr"}
    return el("a:ln", look, fill(pen.colour), *dash, el("a:round"), *head)


def straight(number: int, name: str, start: At, end: At, pen: Pen) -> Xml:
    """A straight line from `start` to `end`."""
    return _connector(number, name, "line", _frame(start, end, *_flips(start, end)), pen, {})


def elbow(number: int, name: str, start: At, end: At, way: Way, ids: tuple[int, int], pen: Pen) -> Xml:
    """A line with right angles from one box to another, glued to both, so that it follows when they are moved.

    "down" runs from the first box's lower edge to the second's upper, "right" from its right edge to the other's left;
    "hanging" goes down from a point of the first's lower edge and then right, to the left edge of the other.
    """
    sites = _SITES[way]
    glue = {tag: (box, site) for tag, box, site in zip(("a:stCxn", "a:endCxn"), ids, sites, strict=True)
            if site is not None}
    flat = abs(start[1] - end[1]) < 0.05 if way == "right" else abs(start[0] - end[0]) < 0.05
    if flat:
        return _connector(number, name, "straightConnector1", _frame(start, end), pen, glue)
    if way == "right":
        return _connector(number, name, "bentConnector3", _frame(start, end, False, end[1] < start[1]), pen, glue)
    kind = "bentConnector2" if way == "hanging" else "bentConnector3"
    return _connector(number, name, kind, _turned(start, end), pen, glue)


def free_line(number: int, name: str, runs: Sequence[Sequence[At]], box: Box, pen: Pen) -> Xml:
    """A line through the points of each run, all in one shape; `box` frames them."""
    steps = []
    for run in runs:
        for index, (x, y) in enumerate(run):
            point = el("a:pt", {"x": emu(x) - box.x, "y": emu(y) - box.y})
            steps.append(el("a:lnTo" if index else "a:moveTo", None, point))
    path = el("a:path", {"w": box.width, "h": box.height, "fill": "none"}, *steps)
    lists = [el(f"a:{name}") for name in ("avLst", "gdLst", "ahLst", "cxnLst")]
    zero = el("a:rect", {"l": "0", "t": "0", "r": "r", "b": "b"})
    geometry = el("a:custGeom", None, *lists, zero, el("a:pathLst", None, path))
    head = el("p:nvSpPr", None, named(number, name, decorative=True), el("p:cNvSpPr"), el("p:nvPr"))
    place = el("a:xfrm", None, el("a:off", {"x": box.x, "y": box.y}), el("a:ext", {"cx": box.width, "cy": box.height}))
    words = el("p:txBody", None, el("a:bodyPr"), el("a:lstStyle"), el("a:p"))
    return el("p:sp", None, head, el("p:spPr", None, place, geometry, el("a:noFill"), pen_line(pen)), words)


def picture_frame(number: int, name: str, box: Box, alt: str, relationship: str) -> Xml:
    """`p:pic`: a picture with its alt text; it keeps its proportions when it is pulled."""
    locks = el("p:cNvPicPr", None, el("a:picLocks", {"noChangeAspect": True}))
    head = el("p:nvPicPr", None, named(number, name, alt), locks, el("p:nvPr"))
    image = el("p:blipFill", None, el("a:blip", {"r:embed": relationship}), el("a:stretch", None, el("a:fillRect")))
    place = el("a:xfrm", None, el("a:off", {"x": box.x, "y": box.y}), el("a:ext", {"cx": box.width, "cy": box.height}))
    look = el("p:spPr", None, place, el("a:prstGeom", {"prst": "rect"}, el("a:avLst")))
    return el("p:pic", None, head, image, look)


def _connector(number: int, name: str, kind: str, frame: Xml, pen: Pen, glue: dict[str, tuple[int, int]]) -> Xml:
    ends = [el(tag, {"id": box, "idx": site}) for tag, (box, site) in glue.items()]
    head = el(
        "p:nvCxnSpPr", None, named(number, name, decorative=True), el("p:cNvCxnSpPr", None, *ends), el("p:nvPr")
    )
    return el(
        "p:cxnSp", None, head, el("p:spPr", None, frame, el("a:prstGeom", {"prst": kind}, el("a:avLst")), pen_line(pen))
    )


def _flips(start: At, end: At) -> tuple[bool, bool]:
    return end[0] < start[0], end[1] < start[1]


def _frame(start: At, end: At, across: bool = False, up: bool = False) -> Xml:
    left, top = emu(min(start[0], end[0])), emu(min(start[1], end[1]))
    right, bottom = emu(max(start[0], end[0])), emu(max(start[1], end[1]))
    return el(
        "a:xfrm",
        {"flipH": across or None, "flipV": up or None},
        el("a:off", {"x": left, "y": top}),
        el("a:ext", {"cx": right - left, "cy": bottom - top}),
    )


def _turned(start: At, end: At) -> Xml:
    """The frame of an elbow that begins downwards: drawn lying, turned about its middle.

    Unturned it runs from the upper left to the lower right. A quarter turn clockwise makes that upper right to lower
    left; mirrored and turned the other way, it runs from upper left to lower right.
    """
    wide, tall = emu(abs(end[0] - start[0])), emu(end[1] - start[1])
    middle_x, middle_y = emu((start[0] + end[0]) / 2), emu((start[1] + end[1]) / 2)
    to_right = end[0] > start[0]
    return el(
        "a:xfrm",
        {"rot": 3 * _QUARTER if to_right else _QUARTER, "flipH": True if to_right else None},
        el("a:off", {"x": middle_x - tall // 2, "y": middle_y - wide // 2}),
        el("a:ext", {"cx": tall, "cy": wide}),
    )
