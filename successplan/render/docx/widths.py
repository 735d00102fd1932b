"""Turn the texts of a table into the widths of its columns.

Lengths are points until the last step. A column is never narrower than its longest word or number; what room there is
beyond that is shared so that the tallest cells of all columns come out with about the same number of lines.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import accumulate, pairwise

from successplan.document import Badge, Column, Inlines, Table, plain
from successplan.render.fit import RESERVE, atoms, width

AFTER_NUMBERS = 280  # twentieths of a point before a text that follows a right-aligned column
PADDING = 9.0  # points at both sides of a cell together, and a little for what one renderer sets wider
_FLOOR = 5.0  # em: Japanese could break after every letter, but should not
_HEAD = 7.0  # em: heads up to this length stay on one line
_NUMBER = 14.0  # em: right-aligned cells up to this length stay on one line
_BADGE = 0.9  # em: the spaces inside a badge


def column_widths(table: Table, room: float, size: float) -> tuple[tuple[int, ...], bool]:
    """The widths in twentieths of a point, in all exactly `room` points, and whether every word fits at `size`."""
    least, most = _needs(table, size)
    shares = [column.width for column in table.columns]
    fixed = [share * room if share else None for share in shares]
    found = _shared(least, most, fixed, room, [column.align == "left" for column in table.columns])
    fits = all(has >= need - 0.5 for has, need in zip(found, least, strict=True))
    return whole(found, room), fits


def stands_apart(columns: Sequence[Column], at: int) -> bool:
    """True for a column of texts right after one of numbers, which would touch it."""
    return at > 0 and columns[at].align == "left" and columns[at - 1].align == "right"


def whole(points: Sequence[float], room: float) -> tuple[int, ...]:
    """The lengths in twentieths of a point, rounded so that they add up to `room` exactly."""
    scale = round(room * 20) / (sum(points) or 1)
    ends = [round(end * scale) for end in accumulate(points, initial=0.0)]
    return tuple(end - start for start, end in pairwise(ends))


def _needs(table: Table, size: float) -> tuple[list[float], list[float]]:
    """For each column the least width that breaks no word, and the width at which nothing wraps."""
    least: list[float] = []
    most: list[float] = []
    for at, column in enumerate(table.columns):
        cells = [row.cells[at].inlines for row in table.rows if row.role == "body" and at < len(row.cells)]
        low, high = _column_needs(column, cells, size)
        around = PADDING + (AFTER_NUMBERS / 20 - PADDING / 2 if stands_apart(table.columns, at) else 0)
        least.append(low + around)
        most.append(high + around)
    return least, most


def _column_needs(column: Column, cells: Iterable[Inlines], size: float) -> tuple[float, float]:
    head = _widest(column.head, size, bold=True)
    low, high = max(_longest_word(column.head, size, bold=True), min(head, _HEAD * size)), head
    for inlines in cells:
        wide = _widest(inlines, size)
        floor = _NUMBER if column.align == "right" else _FLOOR
        low = max(low, min(wide, floor * size), _longest_word(inlines, size))
        high = max(high, wide)
    return low * (1 + RESERVE), high * (1 + RESERVE)


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


def _shared(
    least: list[float], most: list[float], fixed: list[float | None], room: float, takes_more: list[bool]
) -> list[float]:
    free = room - sum(share for share in fixed if share)
    open_ = [at for at, share in enumerate(fixed) if share is None]
    found = [share or 0.0 for share in fixed]
    if not open_:
        return found
    low, high = sum(least[at] for at in open_), sum(most[at] for at in open_)
    lines = 1.0 if high <= free else _line_goal([(least[at], most[at]) for at in open_], free)
    for at in open_:
        found[at] = max(least[at], most[at] / lines) if low <= free else least[at] * free / low
    rest = free - sum(found[at] for at in open_)
    growing = [at for at in open_ if takes_more[at]] or open_
    base = sum(found[at] for at in growing)
    for at in growing:
        found[at] += max(rest, 0) * found[at] / base
    return found


def _line_goal(needs: Sequence[tuple[float, float]], room: float) -> float:
    """The smallest number of lines (a fraction) with which columns of these needs stand in `room`, by halving."""
    low, high = 1.0, 1000.0
    for _ in range(30):
        middle = (low + high) / 2
        if sum(max(least, most / middle) for least, most in needs) <= room:
            high = middle
        else:
            low = middle
    return high
