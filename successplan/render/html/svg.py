"""Turn places, in points from a drawing's upper left corner, into the shapes of an SVG that stands in a page.

Colours are classes, so that a drawing follows the page from light to dark, and its texts stay texts.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal, TypeAlias

from successplan.document import Tone
from successplan.render.html.tags import NONE, tag, toned
from successplan.render.markup import Xml

Spot: TypeAlias = tuple[float, float]
Anchor = Literal["start", "middle", "end"]
DOWN = 0.36  # of the text size: from the middle of a line of text to the line on which it stands


def picture(size: Spot, alt: str, shapes: Iterable[Xml], classes: str = "") -> Xml:
    """The drawing with its description: who cannot see it hears that instead of its parts."""
    wide, high = size
    return tag("svg", {
        "class": f"drawing {classes}".strip(), "viewBox": f"0 0 {_n(wide)} {_n(high)}", "width": _n(wide),
        "height": _n(high), "role": "img", "aria-label": alt}, *shapes)


def line(start: Spot, end: Spot, classes: str, tone: Tone = "muted") -> Xml:
    return tag("line", {"class": toned(classes, tone), "x1": _n(start[0]), "y1": _n(start[1]), "x2": _n(end[0]),
                        "y2": _n(end[1])})


def path(spots: Sequence[Spot], classes: str, tone: Tone, *, closed: bool = False) -> Xml:
    """A line through the spots, or the area that they enclose; nothing where there are fewer than two."""
    if len(spots) < 2:
        return NONE
    ways = " ".join(f"{_n(x)} {_n(y)}" for x, y in spots)
    return tag("path", {"class": toned(classes, tone), "d": f"M{ways}" + ("Z" if closed else "")})


def rect(corner: Spot, size: Spot, classes: str, tone: Tone) -> Xml:
    return tag("rect", {"class": toned(classes, tone), "x": _n(corner[0]), "y": _n(corner[1]),
                        "width": _n(max(0.0, size[0])), "height": _n(max(0.0, size[1]))})


def dot(middle: Spot, radius: float, classes: str, tone: Tone) -> Xml:
    return tag("circle", {"class": toned(classes, tone), "cx": _n(middle[0]), "cy": _n(middle[1]), "r": _n(radius)})


def diamond(middle: Spot, radius: float, classes: str, tone: Tone) -> Xml:
    x, y = middle
    return path([(x, y - radius), (x + radius, y), (x, y + radius), (x - radius, y)], classes, tone, closed=True)


def text(words: str, at: Spot, size: float, anchor: Anchor = "start", tone: Tone = "muted", classes: str = "") -> Xml:
    """One line of text whose middle is as high as `at`."""
    return tag("text", {"class": toned(classes, tone), "x": _n(at[0]), "y": _n(at[1] + size * DOWN),
                        "text-anchor": None if anchor == "start" else anchor, "font-size": _n(size)}, words)


def texts(lines: Sequence[str], at: Spot, size: float, anchor: Anchor, tone: Tone = "muted", classes: str = "") -> Xml:
    """Lines of text below each other, the first as high as `at`."""
    return Xml("".join([text(one, (at[0], at[1] + number * size * 1.3), size, anchor, tone, classes)
                        for number, one in enumerate(lines)]))


def _n(value: float) -> str:
    """A measure without what no eye sees."""
    return f"{round(value, 1):g}"
