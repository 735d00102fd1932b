"""Turn the texts of a table into the widths of its columns.

Lengths are points until the last step. A column is never narrower than its longest word or number; what room there is
beyond that is shared so that the tallest cells of all columns come out with about the same number of lines.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from heapq import nlargest
from itertools import accumulate, pairwise

from successplan.document import Badge, Column, Inlines, Table, plain
from successplan.render.fit import RESERVE, atoms, width

AFTER_NUMBERS = 280  # twentieths of a point before a text that follows a right-aligned column
PADDING = 9.0  # points at both sides of a cell together, and a little for what one renderer sets wider
_FLOOR = 5.0  # em: Japanese could break after every letter, but should not
_TIGHT = 3.0  # em: the same where room is scarce
_HEAD = 7.0  # em: heads up to this length stay on one line
_NUMBER = 14.0  # em: right-aligned cells up to this length stay on one line
_LONGEST = 2  # so many texts of a column speak for all of it
_MOST_LINES = 200
_BADGE = 0.9  # em: the spaces inside a badge


@dataclass(frozen=True, slots=True)
class _Need:
    """What a column needs, in points: `tight` breaks no word, `least` no short phrase, at `most` nothing wraps.

    `longest` has its longest texts as the widths of the pieces between which a line may end.
    """

    tight: float
    least: float
    most: float
    longest: tuple[tuple[float, ...], ...]
    around: float
    grows: bool

    def at(self, lines: int) -> float:
        """The least width at which no text takes more than `lines` lines, found by halving to about a point."""
        low, high = self.least, self.most
        if lines == 1 or high - low < 1:
            return high
        while high - low > 1:
            middle = (low + high) / 2
            if all(_line_count(pieces, middle - self.around) <= lines for pieces in self.longest):
                high = middle
            else:
                low = middle
        return high


def column_widths(table: Table, room: float, size: float) -> tuple[tuple[int, ...], bool]:
    """The widths in twentieths of a point, in all exactly `room` points, and whether every word fits at `size`."""
    needs = [_need(table, at, size) for at in range(len(table.columns))]
    found = _shared(needs, [column.width * room for column in table.columns], room)
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


def _need(table: Table, at: int, size: float) -> _Need:
    column = table.columns[at]
    cells = [row.cells[at].inlines for row in table.rows if row.role == "body"]
    floor = (_NUMBER if column.align == "right" else _FLOOR) * size
    head = _widest(column.head, size, bold=True)
    wide = [_widest(inlines, size) for inlines in cells]
    words = [_longest_word(inlines, size) for inlines in cells]
    tight = max(_longest_word(column.head, size, bold=True), min(max([head, *wide]), _TIGHT * size), *words)
    least = max(tight, min(head, _HEAD * size), min(max(wide, default=0.0), floor))
    tight = least if column.align == "right" else tight
    scale = size * (1 + RESERVE)
    longest = {plain(cells[cell]): None for cell in nlargest(_LONGEST, range(len(cells)), key=wide.__getitem__)}
    pieces = tuple(tuple(em * scale for em in _pieces(text)) for text in longest)
    around = PADDING + (AFTER_NUMBERS / 20 - PADDING / 2 if stands_apart(table.columns, at) else 0)
    most = max(head, *wide, least)
    low, middle, high = (points * (1 + RESERVE) + around for points in (tight, least, most))
    return _Need(low, middle, high, pieces, around, column.align == "left")


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
def _pieces(text: str) -> tuple[float, ...]:
    return tuple(width(piece, 1) for piece in atoms(text))


@lru_cache(maxsize=4096)
def _word_ems(text: str, bold: bool) -> float:
    return max((width(word.rstrip(), 1, bold=bold) for word in atoms(text) if len(word) > 1), default=0.0)


def _line_count(pieces: Sequence[float], room: float) -> int:
    lines, used = 1, 0.0
    for piece in pieces:
        if used and used + piece > room:
            lines, used = lines + 1, 0.0
        used += piece
    return lines


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
    """The widths with which the tallest cell has as few lines as can be, in all at most `room`."""
    tight, least = sum(need.tight for need in needs), sum(need.least for need in needs)
    if tight > room:
        return [need.tight * room / tight for need in needs]
    if least > room:
        share = (room - tight) / (least - tight)
        return [need.tight + (need.least - need.tight) * share for need in needs]
    lines = max(1, int(sum(need.most for need in needs) / room))
    while lines < _MOST_LINES:
        widths = [need.at(lines) for need in needs]
        if sum(widths) <= room:
            return widths
        lines += 1 + lines // 8
    return [need.least for need in needs]
