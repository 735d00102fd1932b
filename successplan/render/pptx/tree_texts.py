"""Turn a tree's node into its texts, and into what they ask of its box."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from successplan.document import Node, Text
from successplan.render import fit
from successplan.render.pptx.canvas import Canvas
from successplan.render.pptx.text import SMALLEST, Style, line, longest_atom, natural_width, pitch
from successplan.render.pptx.xml import Line, Look, Run

PAD_X = 9.0
_JOINT = " / "
_KEPT = 8192  # texts are measured again and again until a tree fits


@dataclass(frozen=True, slots=True)
class Air:
    """Texts' size, the room above and below them in their box, the distance from level to level.

    Where it is tight the lines of a box are `joined` into one.
    """

    size: float
    pad: float
    level: float
    joined: bool


def air_of(size: float, style: Style) -> Air:
    """The measures of a designed size, its title at `size` points."""
    return Air(max(SMALLEST, size), min(style.pad + 1, 7.0), min(26.0, style.gap * 1.6), style.size <= SMALLEST)


def texts_of(node: Node, air: Air, canvas: Canvas) -> tuple[Line, ...]:
    """The title and the lines below it."""
    size = air.size
    colour = canvas.tone(node.tone) if node.tone != "plain" else canvas.inks.title
    title = line((Text(node.title),), size, canvas, bold=True, colour=colour)
    rest = [line((Text(one),), max(SMALLEST, size - 1), canvas) for one in _said(node, air)]
    return (title, *rest)


def _said(node: Node, air: Air) -> tuple[str, ...]:
    return (_JOINT.join(node.lines),) if air.joined and node.lines else node.lines


def box_height(node: Node, width: float, air: Air, canvas: Canvas) -> float:
    """The height in points of a box of `width` points."""
    first, other = pitch(air.size, canvas), pitch(max(SMALLEST, air.size - 1), canvas)
    return _text_height(node.title, _said(node, air), width - 2 * PAD_X, air.size, first, other) + 2 * air.pad


@lru_cache(maxsize=_KEPT)
def _text_height(title: str, lines: tuple[str, ...], width: float, size: float, first: float, other: float) -> float:
    below = sum(len(fit.lines(one, max(SMALLEST, size - 1), width)) for one in lines)
    return len(fit.lines(title, size, width, bold=True)) * first + below * other


@lru_cache(maxsize=_KEPT)
def _text_widths(title: str, lines: tuple[str, ...], size: float) -> tuple[float, float]:
    """The width of the longest text on one line, and that of the longest word."""
    below = [Line((Run(one, Look(size=max(SMALLEST, size - 1))),)) for one in lines]
    texts = [Line((Run(title, Look(size=size, bold=True)),)), *below]
    return max(map(natural_width, texts)), max(map(longest_atom, texts))


def asked(node: Node, air: Air) -> float:
    """The width at which no text of the box takes a second line."""
    return _text_widths(node.title, _said(node, air), air.size)[0] + 2 * PAD_X


def longest_word(node: Node, air: Air) -> float:
    """The width at which no word of the box is broken."""
    return _text_widths(node.title, _said(node, air), air.size)[1] + 2 * PAD_X


def least_width(node: Node, air: Air) -> float:
    """The width at which no word of the box is broken and its texts take two lines at most, within reason."""
    half = (asked(node, air) - 2 * PAD_X) * 0.56
    return max(longest_word(node, air), min(half, 90.0 if air.joined else 120.0) + 2 * PAD_X)
