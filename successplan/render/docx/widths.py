"""Turn the texts of a table into the widths of its columns.

Lengths are points until the last step. A column is never narrower than its longest word or number; what room there is
beyond that is shared so that the tallest cells of all columns come out with about the same number of lines.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
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


@dataclass(frozen=True, slots=True)
class _Need:
    """What a column needs, in points: `least` breaks no word, at `most` nothing wraps; `word` is its longest word."""

    least: float
    most: float
    word: float
    grows: bool

    def at(self, lines: float) -> float:
        """The width at which no cell takes more than `lines` lines: each but the last may lose nearly a word."""
        return max(self.least, self.most / lines + self.word * (1 - 1 / lines))


def column_widths(table: Table, room: float, size: float) -> tuple[tuple[int, ...], bool]:
    """The widths in twentieths of a point, in all exactly `room` points, and whether every word fits at `size`."""
    needs = [_need(table, at, size) for at in range(len(table.columns))]
    found = _shared(needs, [column.width * room for column in table.columns], room)
    fits = all(has >= need.least - 0.5 for has, need in zip(found, needs, strict=True))
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
    floor = (_NUMBER if column.align == "right" else _FLOOR) * size
    most = _widest(column.head, size, bold=True)
    word = _longest_word(column.head, size, bold=True)
    least = max(word, min(most, _HEAD * size))
    for row in table.rows:
        if row.role == "body":
            inlines = row.cells[at].inlines
            wide = _widest(inlines, size)
            word = max(word, _longest_word(inlines, size))
            least = max(least, min(wide, floor))
            most = max(most, wide)
    around = PADDING + (AFTER_NUMBERS / 20 - PADDING / 2 if stands_apart(table.columns, at) else 0)
    scale = 1 + RESERVE
    return _Need(max(least, word) * scale + around, most * scale + around, word * scale, column.align == "left")


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
    least = sum(needs[at].least for at in open_)
    lines = _line_goal([needs[at] for at in open_], free)
    for at in open_:
        found[at] = needs[at].at(lines) if least <= free else needs[at].least * free / least
    growing = [at for at in open_ if needs[at].grows] or open_
    base, rest = sum(found[at] for at in growing), max(0.0, free - sum(found[at] for at in open_))
    for at in growing:
        found[at] += rest * found[at] / base
    return found


def _line_goal(needs: Sequence[_Need], room: float) -> float:
    """The smallest number of lines (a fraction) with which the columns stand in `room`, by halving."""
    if sum(need.most for need in needs) <= room:
        return 1.0
    low, high = 1.0, 500.0
    for _ in range(24):
        middle = (low + high) / 2
        low, high = (low, middle) if sum(need.at(middle) for need in needs) <= room else (middle, high)
    return high
