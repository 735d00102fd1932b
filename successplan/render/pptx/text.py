"""Turn inlines into runs and lines, and lines into the height they take."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import assert_never

from successplan.brand import Colour
from successplan.document import Badge, Code, Emphasis, Inline, Inlines, LineBreak, Link, Strong, Text
from successplan.render import fit
from successplan.render.pptx.canvas import Canvas
from successplan.render.pptx.xml import Line, Look, Run

PITCH = {"ja": 1.45, "en": 1.3}  # line to line, in ems; Japanese needs more air
_NO_BREAK_SPACE = "\u00a0"
# LibreOffice sets a gap where Japanese and Latin letters meet; what must not wrap keeps room for it.
_SCRIPTS_MEET = re.compile("(?<=[!-~])(?=[\u3000-\u9fff\uff00-\uffef])|(?<=[\u3000-\u9fff\uff00-\uffef])(?=[!-~])")
_SCRIPT_GAP = 0.25
_TYPED = ("・", "•")  # what a line begins with that was typed as an entry of a list
_HANG = 0.9  # of the size: from such a bullet to its text


@dataclass(frozen=True, slots=True)
class Style:
    """A designed size: `size` of text, `gap` between blocks, `big` numbers.

    `pad` is the room above and below a table's text, `side` that to its left and right. `air` is a factor on the
    distance from line to line.
    """

    size: float
    gap: float
    pad: float
    big: float
    side: float = 6
    air: float = 1

    @property
    def frame(self) -> float:
        """The room between a frame and its text."""
        return min(self.size, self.gap + 2)


# From roomy to tight; content is never smaller than 12 pt.
LADDER = (
    Style(14, 18, 12, 34),
    Style(14, 16, 8, 34),
    Style(14, 14, 6, 30),
    Style(13, 12, 5, 28, 5),
    Style(12, 10, 3.5, 26, 4),
    Style(12, 8, 3, 24, 4, 0.93),
)
CONTINUED = LADDER[2]  # of a table that goes on over slides: easily read
SMALLEST = 12.0
_LARGEST = 18.0  # what a template has beyond this is meant for a few words, not for content


def ladder(own: float) -> tuple[Style, ...]:
    """The designed sizes for a region whose own text has `own` points: never larger, and at least the smallest."""
    smaller = tuple(style for style in LADDER if style.size <= own)
    larger = (replace(LADDER[0], size=own),) if LADDER[0].size < own <= _LARGEST else ()
    return (*larger, *(smaller or LADDER[-1:]))


def pitch(size: float, canvas: Canvas) -> float:
    """Points from line to line for text of `size`, whole halves."""
    return round(size * PITCH[canvas.language] * canvas.air * 2) / 2


def to_runs(inlines: Inlines, look: Look, canvas: Canvas) -> tuple[Run, ...]:
    """The runs of the inlines in the look of their paragraph."""
    return tuple(run for inline in inlines for run in _runs(inline, look, canvas))


def _runs(inline: Inline, look: Look, canvas: Canvas) -> Iterator[Run]:
    match inline:
        case Text(text):
            yield Run(text.replace("\r\n", "\n"), look)
        case Strong(inlines):
            yield from to_runs(inlines, look.but(bold=True), canvas)
        case Emphasis(inlines):  # slanted Japanese is hard to read: colour instead
            changed = look.but(colour=canvas.inks.accent) if canvas.language == "ja" else look.but(italic=True)
            yield from to_runs(inlines, changed, canvas)
        case Code(text):
            yield Run(text, look.but(ground=canvas.inks.panel))
        case Link(inlines, target):
            yield from to_runs(inlines, look.but(link=canvas.link(target)), canvas)
        case Badge():
            yield badge(inline, look, canvas)
        case LineBreak():
            yield Run("\n", look)
        case _:
            assert_never(inline)


def badge(inline: Badge, look: Look, canvas: Canvas) -> Run:
    """A judgement inside a line: mark and word in their tone on its tint."""
    tones = canvas.brand.tones[inline.tone]
    text = f"{_NO_BREAK_SPACE}{inline.mark} {inline.text}{_NO_BREAK_SPACE}"
    return Run(text, look.but(bold=True, colour=tones.text, ground=tones.fill, mark=True))


def line(
    inlines: Inlines,
    size: float,
    canvas: Canvas,
    *,
    bold: bool | None = None,
    colour: Colour | None = None,
    **more: object,
) -> Line:
    """A paragraph of `size` points; `more` are attributes of Line.

    An empty one has its size too: its end mark would be 18 pt, and make the row of an empty cell higher than measured.
    """
    look = Look(size=size, bold=bold, colour=colour or canvas.inks.text)
    runs = to_runs(inlines, look, canvas) or (Run("", look),)
    return Line(runs, pitch(size, canvas), **more)  # type: ignore[arg-type]


def paragraphs(one: Line) -> tuple[Line, ...]:
    """The line parted where its breaks begin typed bullets, each hung from its bullet; any other line as it is."""
    parts = _at_breaks(one.runs)
    if not any(text_of(part).startswith(_TYPED) for part in parts):
        return (one,)
    hang = round(size_of(one) * _HANG, 1)
    return tuple(
        replace(one, runs=_unmarked(part), bullet="•", hang=hang)
        if text_of(part).startswith(_TYPED)
        else replace(one, runs=part)
        for part in parts
    )


def _at_breaks(runs: Iterable[Run]) -> list[tuple[Run, ...]]:
    parts: list[tuple[Run, ...]] = [()]
    for run in runs:
        first, *others = run.text.split("\n")
        parts[-1] += (replace(run, text=first),)
        parts += [(replace(run, text=other),) for other in others]
    return [tuple(run for run in part if run.text) for part in parts]


def _unmarked(runs: Sequence[Run]) -> tuple[Run, ...]:
    """The runs without the bullet that was typed before them."""
    first, *others = runs
    rest = first.text[1:].lstrip()
    if rest:
        return (replace(first, text=rest), *others)
    return (replace(others[0], text=others[0].text.lstrip()), *others[1:]) if others else ()


def snug(one: Line) -> Line:
    """The line as high as its letters, for a single one that stands in the middle of a small shape."""
    return replace(one, pitch=round(size_of(one) * 1.2 * 2) / 2)


def height(lines: Sequence[Line], width: float) -> float:
    """Points that the lines take in a box of `width` points; room above the first is not counted."""
    total = sum(one.before + (one.pitch or 0) * line_count(one, width) for one in lines)
    return total - (lines[0].before if lines else 0)


def line_count(one: Line, width: float) -> int:
    """How many lines a paragraph takes."""
    room = max(1.0, width - one.indent - one.hang)
    return len(fit.lines(text_of(one.runs), size_of(one), room, bold=is_bold(one)))


def natural_width(one: Line) -> float:
    """Points that a paragraph takes without wrapping, with the measurer's reserve."""
    size, bold = size_of(one), is_bold(one)
    parts = text_of(one.runs).split("\n")
    widest = max(
        fit.width(part, size, bold=bold) + _SCRIPT_GAP * size * len(_SCRIPTS_MEET.findall(part)) for part in parts
    )
    return widest / (1 - fit.RESERVE) + one.indent + one.hang + 0.5


def longest_atom(one: Line) -> float:
    """Points that the longest piece of a paragraph takes which may not be broken."""
    size, bold = size_of(one), is_bold(one)
    grounded = [run.text for run in one.runs if run.look.ground]  # a judgement stays in one piece
    pieces = [*grounded, *(piece for part in text_of(one.runs).split("\n") for piece in fit.atoms(part))]
    widest = max((fit.width(piece.rstrip(), size, bold=bold) for piece in pieces), default=0)
    return widest / (1 - fit.RESERVE) + one.indent + one.hang + 0.5


def size_of(one: Line) -> float:
    """The largest size in the line, in points."""
    return max((run.look.size or SMALLEST for run in one.runs), default=SMALLEST)


def is_bold(one: Line) -> bool:
    """True where any of the line is bold: the wider letters rule."""
    return any(run.look.bold for run in one.runs)


def text_of(runs: Iterable[Run]) -> str:
    """The runs as plain text."""
    return "".join(run.text for run in runs)
