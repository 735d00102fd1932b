"""Turn blocks that are too tall for a slide into what fits there and what goes on, cut where a reader expects it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from math import ceil
from typing import TypeAlias, TypeVar

from successplan.document import (
    Block,
    Blocks,
    Bullets,
    Callout,
    Cards,
    Columns,
    Gantt,
    GanttRow,
    Heading,
    Landscape,
    Multiples,
    Node,
    Row,
    Table,
    Tree,
)

Room: TypeAlias = Callable[[Blocks], float]  # what is left below the blocks; negative where they do not fit
Rows: TypeAlias = Callable[[Table, Blocks], int | None]  # how many rows of a table fit below the blocks, if known
_One = TypeVar("_One")


def take(blocks: Blocks, room: Room, rows: Rows | None = None) -> tuple[Blocks, Blocks]:
    """What fits in the room and what is left: under its heading again where it was cut, none left alone at the end."""
    count = _most(len(blocks), lambda number: room(blocks[:number]) >= 0)
    if count == len(blocks):
        return blocks, ()
    above = blocks[:count]
    block = blocks[count]
    number = rows(block, above) if rows and isinstance(block, Table) else None
    if number is not None and isinstance(block, Table):
        head, tail = _at(number, block.rows, lambda some: replace(block, rows=some), _opens)
    else:
        head, tail = _cut(block, lambda part: room((*above, *part)))
    taken = (*above, *head)
    again = above[-1:] if head and tail and above and isinstance(above[-1], Heading) else ()
    rest = (*again, *tail, *blocks[count + 1 :])
    while taken and isinstance(taken[-1], Heading):
        taken, rest = taken[:-1], (taken[-1], *rest)
    return taken, rest


def _cut(block: Block, room: Room) -> tuple[Blocks, Blocks]:
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
            return take(blocks, room)
        case Callout():
            head, tail = take(block.blocks, lambda some: room((replace(block, blocks=some),)))
            return (replace(block, blocks=head),) if head else (), (replace(block, blocks=tail),) if tail else ()
        case Columns():
            return _columns(block, room)
        case _:
            return (), (block,)


def _by(
    units: Sequence[_One],
    made: Callable[[tuple[_One, ...]], Block],
    room: Room,
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


def _columns(block: Columns, room: Room) -> tuple[Blocks, Blocks]:
    """Columns go on side by side, each with its own rest."""
    empty: tuple[Blocks, ...] = tuple(() for _ in block.columns)

    def alone(at: int, blocks: Blocks) -> Columns:
        return replace(block, columns=(*empty[:at], blocks, *empty[at + 1 :]))

    def taken(at: int, blocks: Blocks) -> tuple[Blocks, Blocks]:
        return take(blocks, lambda some: room((alone(at, some),)))

    halves = [taken(at, blocks) for at, blocks in enumerate(block.columns)]
    if not any(head for head, _ in halves):
        return (), (block,)
    heads, tails = tuple(head for head, _ in halves), tuple(tail for _, tail in halves)
    return (replace(block, columns=heads),), (replace(block, columns=tails),) if any(tails) else ()


def least(blocks: Blocks) -> tuple[Blocks, Blocks]:
    """The least that can stand on a slide, one unit with the headings above it, and the rest."""
    taken, rest = take(blocks, lambda some: 1 - sum(map(_units, some)))
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
