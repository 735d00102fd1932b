"""Turn a slide that holds more than fits into slides that follow each other, split where a reader expects it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import accumulate

from successplan.brand import Brand, Layout
from successplan.document import (
    Blocks,
    Chart,
    Gantt,
    Inlines,
    Meta,
    Slide,
    Table,
    Text,
    plain,
)
from successplan.render.package import Package, Part
from successplan.render.pptx.blocks import flow
from successplan.render.pptx.canvas import Canvas, Inks, Rect
from successplan.render.pptx.cutting import least, take
from successplan.render.pptx.head import region_places
from successplan.render.pptx.table import row_heights
from successplan.render.pptx.text import CONTINUED, LADDER, Style, ladder
from successplan.words import Language

_SMALL = LADDER[-2]  # the smallest size with the full distance from line to line
_MANY = 88
_SHARES = (0.6, 0.7, 0.8, 0.9)  # of a region's height: how full slides may be, so that the last is not nearly empty


@dataclass(frozen=True, slots=True)
class Page:
    """A slide as it is shown, in `style` where it is one of several; `whole` is the table that goes on over them."""

    slide: Slide
    whole: Table | Gantt | None = None
    style: Style | None = None


@dataclass(frozen=True, slots=True)
class _Measure:
    """How tall blocks are at a width in a style; the rows of `whole` are measured once for all its parts.

    `head` are the points of its head and caption, `ends` those from there to the end of each row, `at` the number of a
    row by its identity.
    """

    width: float
    style: Style
    canvas: Canvas
    whole: Table | None = None
    head: float = 0
    ends: tuple[float, ...] = ()
    at: dict[int, int] = field(default_factory=dict)

    def height(self, blocks: Blocks) -> float:
        """Points that the blocks take, one below the other."""
        for number, block in enumerate(blocks):
            if self.whole is not None and isinstance(block, Table) and self.is_part(block):
                start = self.at[id(block.rows[0])]
                own = self.head + self.ends[start + len(block.rows)] - self.ends[start]
                others = [some for some in (blocks[:number], blocks[number + 1 :]) if some]
                return own + sum(self.height(some) + self.style.gap for some in others)
        return flow(blocks, self.width, self.style, self.canvas).height

    def is_part(self, table: Table) -> bool:
        """True for the whole table and for every part of it."""
        return self.whole is not None and table.columns == self.whole.columns and bool(
            table.rows and id(table.rows[0]) in self.at
        )

    def rows(self, table: Table, room: float) -> int | None:
        """How many of the table's rows fit in `room` points; None where it is no part of the whole one."""
        if not self.is_part(table):
            return None
        start = self.at[id(table.rows[0])]
        most = bisect_right(self.ends, self.ends[start] + room - self.head) - 1 - start
        return max(0, min(most, len(table.rows)))


@dataclass(frozen=True, slots=True)
class _Split:
    """The blocks of each region by slide; `fits` is False where one of them is taller than its region by itself."""

    parts: dict[str, list[Blocks]]
    measures: dict[str, _Measure]
    whole: Table | Gantt | None
    style: Style
    fits: bool

    @property
    def count(self) -> int:
        return max(map(len, self.parts.values()))


def pages(one: Slide, brand: Brand, colours: Inks, meta: Meta, language: Language) -> tuple[Page, ...]:
    """The slide itself, or the slides over which it goes on, with unique titles and the same lead, source and notes.

    What does not fit even at the smallest designed size is split between the rows of tables, cards and Gantts, the
    items of lists, and blocks. Only what cannot be split stays too tall.
    """
    layout = brand.pptx.layouts.get(one.layout)
    filled = {name: blocks for name, blocks in one.regions.items() if blocks}
    if layout is None or not filled or not set(filled) <= set(layout.regions):
        return (Page(one),)
    canvas = Canvas(Package({"": Part(b"", "")}), "", brand, colours, language, 1, plain(one.title), plain(one.source))
    places = region_places(one, layout, canvas)
    if _fits_as_it_is(filled, layout, places, canvas):
        return (Page(one),)
    longest = replace(one, title=_numbered(one.title, _MANY, _MANY, meta))  # titles that are counted are longer
    places = region_places(longest, layout, canvas)
    split = _best([_split(filled, places, style, canvas) for style in _styles(layout, filled)])
    if split.count == 1:
        return (Page(one),)
    split = _evened(split, filled, places)
    return tuple(
        Page(
            replace(one, title=_numbered(one.title, number, split.count, meta), regions=_shown(split, number)),
            split.whole,
            split.style,
        )
        for number in range(1, split.count + 1)
    )


def _fits_as_it_is(filled: dict[str, Blocks], layout: Layout, places: dict[str, Rect], canvas: Canvas) -> bool:
    """True where the smallest designed size lets every region hold its blocks."""
    for name, blocks in filled.items():
        style = ladder(layout.regions[name].size)[-1]
        spaced = replace(canvas, air=style.air, room=places[name].height)
        if flow(blocks, places[name].width, style, spaced).height > places[name].height:
            return False
    return True


def _styles(layout: Layout, filled: dict[str, Blocks]) -> tuple[Style, ...]:
    """The sizes for slides that go on: one that is read easily, then the smallest; none larger than the regions'."""
    own = min(layout.regions[name].size for name in filled)
    return tuple(style for style in (CONTINUED, _SMALL) if style.size <= own) or (_SMALL,)


def _best(splits: Sequence[_Split]) -> _Split:
    """The one on the fewest slides, of two alike the larger size; where nothing fits, the last."""
    return min([one for one in splits if one.fits] or splits[-1:], key=lambda one: one.count)


def _split(filled: dict[str, Blocks], places: dict[str, Rect], style: Style, canvas: Canvas) -> _Split:
    tables = [block for blocks in filled.values() for block in blocks if isinstance(block, Table | Gantt)]
    whole = max(tables, key=lambda one: len(one.rows), default=None)
    canvas = replace(canvas, whole=whole)
    measures = {name: _measured(places[name], style, canvas) for name in filled}
    paged = {name: _paged(blocks, places[name].height, measures[name]) for name, blocks in filled.items()}
    fits = all(fits for _, fits in paged.values())
    return _Split({name: parts for name, (parts, _) in paged.items()}, measures, whole, style, fits)


def _paged(blocks: Blocks, height: float, measure: _Measure) -> tuple[list[Blocks], bool]:
    """The blocks of a region by slide, and whether all of them fit."""

    def room(some: Blocks) -> float:
        return height - measure.height(some)

    def rows(table: Table, above: Blocks) -> int | None:
        return measure.rows(table, height - (measure.height(above) + measure.style.gap if above else 0))

    parts: list[Blocks] = []
    fits = True
    while blocks:
        taken, rest = take(blocks, room, rows)
        if not taken:  # taller than a slide: it is shown alone, and said not to fit
            taken, rest = least(blocks)
            fits = fits and room(taken) >= 0
        parts.append(taken)
        blocks = rest
    return parts, fits


def _evened(split: _Split, filled: dict[str, Blocks], places: dict[str, Rect]) -> _Split:
    """The same slides, none of them nearly empty: each region filled as far as the number of its slides asks."""
    if not split.fits:
        return split
    parts = {
        name: _even(parts, filled[name], places[name].height, split.measures[name])
        for name, parts in split.parts.items()
    }
    return replace(split, parts=parts)


def _even(parts: list[Blocks], blocks: Blocks, height: float, measure: _Measure) -> list[Blocks]:
    for share in _SHARES if len(parts) > 1 else ():
        tried, fits = _paged(blocks, height * share, measure)
        if fits and len(tried) == len(parts):
            return tried
    return parts


def _measured(place: Rect, style: Style, canvas: Canvas) -> _Measure:
    width = place.width
    spaced, whole = replace(canvas, air=style.air, room=place.height), canvas.whole
    if not isinstance(whole, Table):
        return _Measure(width, style, spaced)
    head, rows = row_heights(whole, width, style, spaced)
    ends = tuple(accumulate(rows, initial=0.0))
    return _Measure(width, style, spaced, whole, head, ends, {id(row): at for at, row in enumerate(whole.rows)})


def _shown(split: _Split, number: int) -> dict[str, Blocks]:
    """The regions of a slide; a chart that stands alone in its region is shown beside all that is said about it."""
    out = {}
    for name, parts in split.parts.items():
        stays = len(parts) == 1 and len(parts[0]) == 1 and isinstance(parts[0][0], Chart)
        if number <= len(parts) or stays:
            out[name] = parts[0] if stays else parts[number - 1]
    return out


def _numbered(title: Inlines, number: int, total: int, meta: Meta) -> Inlines:
    word = meta.labels.get("continued", "") if number > 1 else ""
    said = f"{word} {number}/{total}".lstrip()
    return (*title, Text(f"（{said}）" if meta.language == "ja" else f" ({said})"))
