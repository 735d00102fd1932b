"""Turn a slide that holds more than fits into slides that follow each other, split where a reader expects it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from math import ceil
from typing import TypeAlias, TypeVar

from successplan.brand import Brand, Layout
from successplan.document import (
    Block,
    Blocks,
    Bullets,
    Callout,
    Cards,
    Chart,
    Columns,
    Gantt,
    GanttRow,
    Heading,
    Inlines,
    Landscape,
    Meta,
    Multiples,
    Node,
    Row,
    Slide,
    Table,
    Text,
    Tree,
    plain,
)
from successplan.render.package import Package, Part
from successplan.render.pptx.blocks import flow
from successplan.render.pptx.canvas import Canvas, Inks, Rect
from successplan.render.pptx.table import rows_that_fit
from successplan.render.pptx.text import CONTINUED, LADDER, SMALLEST, Style, ladder, line, line_count
from successplan.words import Language

_SMALL = LADDER[-2]  # the smallest size with the full distance from line to line
_LEAD_PITCH = 1.3
_SHARES = (0.6, 0.7, 0.8, 0.9)  # of a region's height: how full slides may be, so that the last is not nearly empty
_FEW = 3  # slides over which a part may go on in the roomier size
_One = TypeVar("_One")
_Room: TypeAlias = Callable[[Blocks], float]  # what is left below the blocks; negative where they do not fit
_Rows: TypeAlias = Callable[[Table, Blocks], int]  # how many rows of a table fit below the blocks


@dataclass(frozen=True, slots=True)
class Page:
    """A slide as it is shown, in `style` where it is one of several; `whole` is the table that goes on over them."""

    slide: Slide
    whole: Table | Gantt | None = None
    style: Style | None = None


@dataclass(frozen=True, slots=True)
class _Split:
    """The blocks of each region by slide; `fits` is False where one of them is taller than its region by itself."""

    parts: dict[str, list[Blocks]]
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
    split = _best([_split(filled, places, style, canvas) for style in _styles(layout, filled)])
    if split.count == 1:
        return (Page(one),)
    split = _evened(split, filled, places, canvas)
    return tuple(
        Page(
            replace(one, title=_numbered(one.title, number, split.count, meta), regions=_shown(split, number)),
            split.whole,
            split.style,
        )
        for number in range(1, split.count + 1)
    )


def lead_growth(one: Slide, layout: Layout, canvas: Canvas) -> float:
    """Points by which the lead's box grows where it needs two lines even in its smallest size; else 0."""
    if layout.lead is None:
        return 0
    place = Rect.of(layout.lead.box)
    count = line_count(line(one.lead, SMALLEST, canvas, bold=layout.lead.bold), place.width)
    return max(0.0, 2 * SMALLEST * _LEAD_PITCH - place.height) if count == 2 else 0


def region_places(one: Slide, layout: Layout, canvas: Canvas) -> dict[str, Rect]:
    """The rectangles of the slide's regions, those below the lead a little lower where it has two lines."""
    growth = lead_growth(one, layout, canvas)
    there = [name for name, blocks in one.regions.items() if blocks and name in layout.regions]
    places = {name: Rect.of(layout.regions[name].box) for name in there}
    if not growth or layout.lead is None:
        return places
    end = Rect.of(layout.lead.box).y + Rect.of(layout.lead.box).height
    return {
        name: replace(place, y=place.y + growth, height=place.height - growth) if place.y >= end else place
        for name, place in places.items()
    }


def _fits_as_it_is(filled: dict[str, Blocks], layout: Layout, places: dict[str, Rect], canvas: Canvas) -> bool:
    """True where the smallest designed size lets every region hold its blocks."""
    return all(
        _room(places[name], ladder(layout.regions[name].size)[-1], canvas)(blocks) >= 0
        for name, blocks in filled.items()
    )


def _styles(layout: Layout, filled: dict[str, Blocks]) -> tuple[Style, ...]:
    """The sizes for slides that go on: one that is read easily, then the smallest; none larger than the regions'."""
    own = min(layout.regions[name].size for name in filled)
    return tuple(style for style in (CONTINUED, _SMALL) if style.size <= own) or (_SMALL,)


def _best(splits: Sequence[_Split]) -> _Split:
    """The first where everything fits on few slides, else the one on the fewest; where nothing fits, the last."""
    fitting = [one for one in splits if one.fits]
    few = [one for one in fitting if one.count <= _FEW]
    return few[0] if few else min(fitting or splits[-1:], key=lambda one: one.count)


def _split(filled: dict[str, Blocks], places: dict[str, Rect], style: Style, canvas: Canvas) -> _Split:
    tables = [block for blocks in filled.values() for block in blocks if isinstance(block, Table | Gantt)]
    whole = max(tables, key=lambda one: len(one.rows), default=None)
    canvas = replace(canvas, whole=whole)
    paged = {name: _paged(blocks, places[name], style, canvas) for name, blocks in filled.items()}
    fits = all(fits for _, fits in paged.values())
    return _Split({name: parts for name, (parts, _) in paged.items()}, whole, style, fits)


def _paged(blocks: Blocks, place: Rect, style: Style, canvas: Canvas) -> tuple[list[Blocks], bool]:
    """The blocks of a region by slide, and whether all of them fit."""
    room, rows = _room(place, style, canvas), _rows(place, style, canvas)
    parts: list[Blocks] = []
    fits = True
    while blocks:
        taken, rest = _take(blocks, room, rows)
        if not taken:  # taller than a slide: it is shown alone, and said not to fit
            taken, rest = _least(blocks)
        fits = fits and room(taken) >= 0
        parts.append(taken)
        blocks = rest
    return parts, fits


def _evened(split: _Split, filled: dict[str, Blocks], places: dict[str, Rect], canvas: Canvas) -> _Split:
    """The same slides, none of them nearly empty: each region filled as far as the number of its slides asks."""
    if not split.fits:
        return split
    canvas = replace(canvas, whole=split.whole)
    return replace(
        split,
        parts={
            name: _even(parts, filled[name], places[name], split.style, canvas) for name, parts in split.parts.items()
        },
    )


def _even(parts: list[Blocks], blocks: Blocks, place: Rect, style: Style, canvas: Canvas) -> list[Blocks]:
    for share in _SHARES if len(parts) > 1 else ():
        tried, fits = _paged(blocks, replace(place, height=place.height * share), style, canvas)
        if fits and len(tried) == len(parts):
            return tried
    return parts


def _room(place: Rect, style: Style, canvas: Canvas) -> _Room:
    spaced = replace(canvas, air=style.air, room=place.height)
    return lambda blocks: place.height - flow(blocks, place.width, style, spaced).height


def _rows(place: Rect, style: Style, canvas: Canvas) -> _Rows:
    """The rows of a table that stands in a region itself, found in one measurement."""
    spaced = replace(canvas, air=style.air, room=place.height)

    def count(table: Table, above: Blocks) -> int:
        taken = flow(above, place.width, style, spaced).height + style.gap if above else 0.0
        return rows_that_fit(table, place.width, place.height - taken, style, spaced)

    return count


def _take(blocks: Blocks, room: _Room, rows: _Rows | None = None) -> tuple[Blocks, Blocks]:
    """What fits in the room and what is left: under its heading again where it was cut, none left alone at the end."""
    count = _most(len(blocks), lambda number: room(blocks[:number]) >= 0)
    if count == len(blocks):
        return blocks, ()
    above = blocks[:count]
    block = blocks[count]
    if rows and isinstance(block, Table):
        head, tail = _at(rows(block, above), block.rows, lambda some: replace(block, rows=some), _opens)
    else:
        head, tail = _cut(block, lambda part: room((*above, *part)))
    taken = (*above, *head)
    again = above[-1:] if head and tail and above and isinstance(above[-1], Heading) else ()
    rest = (*again, *tail, *blocks[count + 1 :])
    while taken and isinstance(taken[-1], Heading):
        taken, rest = taken[:-1], (taken[-1], *rest)
    return taken, rest


def _cut(block: Block, room: _Room) -> tuple[Blocks, Blocks]:
    """The part of the block that fits and the part that goes on; nothing and the block where it cannot be split."""
    match block:
        case Bullets(items):
            head, tail = _by(items, lambda some: replace(block, items=some), room)
            start = block.start + len(items) - (len(tail[0].items) if tail and isinstance(tail[0], Bullets) else 0)
            return head, tuple(replace(one, start=start) for one in tail if isinstance(one, Bullets))
        case Tree(nodes):
            some, others = _nodes(nodes, lambda part: room((replace(block, nodes=part),)))
            return (replace(block, nodes=some),) if some else (), (replace(block, nodes=others),) if others else ()
        case Cards(cards):
            return _by(cards, lambda some: Cards(some), room)
        case Table(rows=rows) | Gantt(rows=rows):
            return _by(rows, lambda some: replace(block, rows=some), room, _opens)  # type: ignore[arg-type]
        case Multiples(charts, across):
            lines = tuple(charts[at : at + across] for at in range(0, len(charts), across))
            return _by(lines, lambda some: Multiples(tuple(one for line in some for one in line), across), room)
        case Landscape(blocks):
            return _take(blocks, room)
        case Callout():
            head, tail = _take(block.blocks, lambda some: room((replace(block, blocks=some),)))
            return (replace(block, blocks=head),) if head else (), (replace(block, blocks=tail),) if tail else ()
        case Columns():
            return _columns(block, room)
        case _:
            return (), (block,)


def _by(
    units: Sequence[_One],
    made: Callable[[tuple[_One, ...]], Block],
    room: _Room,
    opens: Callable[[_One], bool] = lambda _: False,
) -> tuple[Blocks, Blocks]:
    """As many units as fit and the others."""
    count = _most(len(units), lambda number: room((made(tuple(units[:number])),)) >= 0)
    return _at(count, units, made, opens)


def _at(
    count: int,
    units: Sequence[_One],
    made: Callable[[tuple[_One, ...]], Block],
    opens: Callable[[_One], bool],
) -> tuple[Blocks, Blocks]:
    """The first units and the others; one that opens a group is not left alone at the end of the first."""
    while 0 < count < len(units) and opens(units[count - 1]):
        count -= 1
    head, tail = tuple(units[:count]), tuple(units[count:])
    return (made(head),) if head else (), (made(tail),) if tail else ()


def _nodes(nodes: tuple[Node, ...], room: Callable[[tuple[Node, ...]], float]) -> tuple[tuple[Node, ...], ...]:
    """As many boxes of a tree as fit, with what hangs on them, and the others; a box that is cut stands in both."""
    count = _most(len(nodes), lambda number: room(nodes[:number]) >= 0)
    above, rest = nodes[:count], nodes[count:]
    if not rest or not rest[0].nodes:
        return above, rest
    some, others = _nodes(rest[0].nodes, lambda part: room((*above, replace(rest[0], nodes=part))))
    if not some:
        return above, rest
    return (*above, replace(rest[0], nodes=some)), (replace(rest[0], nodes=others), *rest[1:])


def _opens(row: Row | GanttRow) -> bool:
    return row.role == "group" if isinstance(row, Row) else not (row.bars or row.diamonds)


def _columns(block: Columns, room: _Room) -> tuple[Blocks, Blocks]:
    """Columns go on side by side, each with its own rest."""
    empty: tuple[Blocks, ...] = tuple(() for _ in block.columns)

    def alone(at: int, blocks: Blocks) -> Columns:
        return replace(block, columns=(*empty[:at], blocks, *empty[at + 1 :]))

    def taken(at: int, blocks: Blocks) -> tuple[Blocks, Blocks]:
        return _take(blocks, lambda some: room((alone(at, some),)))

    halves = [taken(at, blocks) for at, blocks in enumerate(block.columns)]
    if not any(head for head, _ in halves):
        return (), (block,)
    heads, tails = tuple(head for head, _ in halves), tuple(tail for _, tail in halves)
    return (replace(block, columns=heads),), (replace(block, columns=tails),) if any(tails) else ()


def _least(blocks: Blocks) -> tuple[Blocks, Blocks]:
    """The least that can stand on a slide, one unit with the headings above it, and the rest."""
    taken, rest = _take(blocks, lambda some: 1 - sum(map(_units, some)))
    return (taken, rest) if taken else (blocks[:1], blocks[1:])


def _units(block: Block) -> int:
    """Of how many pieces a block is made that stay whole."""
    match block:
        case Heading():
            return 0
        case Bullets(items):
            return len(items)
        case Table(rows=rows) | Gantt(rows=rows):
            return len(rows)
        case Cards(cards):
            return len(cards)
        case Tree(nodes):
            return sum(map(_leaves, nodes))
        case Multiples(charts, across):
            return ceil(len(charts) / across)
        case Callout(blocks=blocks) | Landscape(blocks=blocks):
            return sum(map(_units, blocks))
        case Columns(columns=columns):
            return max((sum(map(_units, blocks)) for blocks in columns), default=0)
        case _:
            return 1


def _leaves(node: Node) -> int:
    return sum(map(_leaves, node.nodes)) or 1


def _most(count: int, fits: Callable[[int], bool]) -> int:
    """The largest number up to `count` that fits, 0 where none does; more never fits where less does not."""
    low, high = 0, count
    while low < high:
        middle = ceil((low + high) / 2)
        low, high = (middle, high) if fits(middle) else (low, middle - 1)
    return low


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
