"""Turn the texts of a table into the widths of its columns.

Lengths are points until the last step. A column is never narrower than its longest word or number; what room there is
beyond that is shared so that the table is as low as can be.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from heapq import nlargest
from itertools import accumulate, pairwise

from successplan.document import Badge, Column, Inlines, Row, Table, plain
from successplan.render.docx.measure import pieces, width
from successplan.render.docx.sharing import Measured, lowest, measured
from successplan.render.fit import RESERVE, atoms

AFTER_NUMBERS = 280  # twentieths of a point before a text that follows a right-aligned column
PADDING = 9.0  # points at both sides of a cell together, and a little for what one renderer sets wider
_FLOOR = 5.0  # em: Japanese could break after every letter, but should not
_TIGHT = 3.0  # em: the same where room is scarce
_HEAD = 8.0  # em: heads up to this length stay on one line
_NUMBER = 14.0  # em: right-aligned cells up to this length stay on one line
_MEASURED = 14  # so many rows speak for all of a table
_BADGE = 0.9  # em: the spaces inside a badge


@dataclass(frozen=True, slots=True)
class _Need:
    """What a column needs, in points: `tight` breaks no word, `least` no short phrase, at `most` nothing wraps.

    `texts` are its head and those of its rows that are measured, without what stands `around` them.
    """

    tight: float
    least: float
    most: float
    texts: tuple[Measured, ...]
    around: float
    grows: bool


def column_widths(table: Table, room: float, size: float) -> tuple[tuple[int, ...], bool]:
    """The widths in twentieths of a point, in all exactly `room` points, and whether every word fits at `size`."""
    rows = _measured_rows(table)
    needs = [_need(table, at, size, rows) for at in range(len(table.columns))]
    fixed = [column.width * room for column in table.columns]
    if sum(fixed) >= room and not all(fixed):
        fixed = [0.0] * len(fixed)  # columns that leave the others no room can't all have what they ask for
    found = _shared(needs, fixed, room)
    fits = all(has >= need.tight - 0.5 for has, need in zip(found, needs, strict=True))
    return whole(found, room), fits


def stands_apart(columns: Sequence[Column], at: int) -> bool:
    """True for a column of texts right after one of numbers, which would touch it."""
    return at > 0 and columns[at].align == "left" and columns[at - 1].align == "right"


def whole(points: Sequence[float], room: float) -> tuple[int, ...]:
    """The lengths in twentieths of a point, rounded so that they add up to `room` exactly."""
    scale = round(room * 20) / (sum(points) or 1)
    ends = [round(end * scale) for end in accumulate(points, initial=0.0)]
    return tuple(end - start for start, end in pairwise(ends))


def _measured_rows(table: Table) -> list[Row]:
    """The rows that speak for all: those with the longest texts."""
    rows = [row for row in table.rows if row.role == "body"]
    return nlargest(_MEASURED, rows, key=lambda row: sum(len(plain(cell.inlines)) for cell in row.cells))


def _need(table: Table, at: int, size: float, rows: Sequence[Row]) -> _Need:
    column = table.columns[at]
    cells = [row.cells[at].inlines for row in table.rows if row.role == "body"]
    floor = (_NUMBER if column.align == "right" else _FLOOR) * size
    head = _widest(column.head, size, bold=True)
    wide = [_widest(inlines, size) for inlines in cells]
    words = [_longest_word(inlines, size) for inlines in cells]
    tight = max(_longest_word(column.head, size, bold=True), min(max([head, *wide]), _TIGHT * size), *words)
    least = max(tight, min(head, _HEAD * size), min(max(wide, default=0.0), floor))
    tight = least if column.align == "right" else tight
    around = PADDING + (AFTER_NUMBERS / 20 - PADDING / 2 if stands_apart(table.columns, at) else 0)
    most = max(head, *wide, least)
    low, middle, high = (points * (1 + RESERVE) + around for points in (tight, least, most))
    texts = [_measured(column.head, size, bold=True), *(_measured(row.cells[at].inlines, size) for row in rows)]
    return _Need(low, middle, high, tuple(texts), around, column.align == "left")


def _measured(inlines: Inlines, size: float, *, bold: bool = False) -> Measured:
    scale = size * (1 + RESERVE)
    return measured([[em * scale for em in pieces(line, bold=bold)] for line in plain(inlines).split("\n")])


def _widest(inlines: Inlines, size: float, *, bold: bool = False) -> float:
    badges = sum(isinstance(inline, Badge) for inline in inlines) * _BADGE
    return (_line_ems(plain(inlines), bold) + badges) * size


def _longest_word(inlines: Inlines, size: float, *, bold: bool = False) -> float:
    badges = [_line_ems(plain((inline,)), True) + _BADGE for inline in inlines if isinstance(inline, Badge)]
    longest = max(_word_ems(plain(inlines), bold), *badges, 0.0)
    return min(longest, 20) * size  # a longer word is cut, as an address has to be


@lru_cache(maxsize=4096)
def _line_ems(text: str, bold: bool) -> float:
    return max(width(line, 1, bold=bold) for line in text.split("\n"))


@lru_cache(maxsize=4096)
def _word_ems(text: str, bold: bool) -> float:
    return max((width(word.rstrip(), 1, bold=bold) for word in atoms(text) if len(word) > 1), default=0.0)


def _shared(needs: Sequence[_Need], fixed: Sequence[float], room: float) -> list[float]:
    """The widths in points; those in `fixed` that aren't 0 stand."""
    found = list(fixed)
    free = room - sum(fixed)
    open_ = [at for at, width in enumerate(fixed) if not width]
    if not open_:
        return found
    for at, points in zip(open_, _wanted([needs[at] for at in open_], free), strict=True):
        found[at] = points
    texts = [at for at in open_ if needs[at].grows] or open_
    growing = [at for at in texts if found[at] < needs[at].most - 1] or texts
    base, rest = sum(found[at] for at in growing), max(0.0, free - sum(found[at] for at in open_))
    for at in growing:
        found[at] += rest * found[at] / base
    return found


def _wanted(needs: Sequence[_Need], room: float) -> list[float]:
    """The widths with which the table is lowest, in all at most `room`."""
    tight, least = sum(need.tight for need in needs), sum(need.least for need in needs)
    if tight > room:
        return [need.tight * room / tight for need in needs]
    start = [need.least for need in needs]
    if least > room:
        share = (room - tight) / (least - tight)
        start = [need.tight + (need.least - need.tight) * share for need in needs]
    bare = [wide - need.around for wide, need in zip(start, needs, strict=True)]
    found = lowest(bare, [need.texts for need in needs], room - sum(need.around for need in needs))
    return [wide + need.around for wide, need in zip(found, needs, strict=True)]
