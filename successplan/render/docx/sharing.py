"""Turn the texts of a table's columns into the widths with which the table is lowest.

Lengths are points. How many lines a text takes is estimated from its length and the words in it, not by setting it: a
table is tried in hundreds of ways.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import ceil

_MOST_LINES = 6  # widths for more lines than this are not tried
_EACH = 0.15  # of a line: what a line saved counts in a cell that is not the highest of its row


@dataclass(frozen=True, slots=True)
class Measured:
    """A text in a cell: how long its lines would be if none were wrapped, and what a wrapped one leaves free."""

    lines: tuple[float, ...]
    loss: float

    def count(self, room: float) -> int:
        """About how many lines it takes in `room` points."""
        return sum(1 if line <= room else max(2, ceil(line / max(room - self.loss, 1.0))) for line in self.lines)

    def widths(self) -> Iterator[float]:
        """The widths from which on it takes a line fewer."""
        for line in self.lines:
            yield line
            yield from (line / count + self.loss for count in range(2, _MOST_LINES))


def measured(lines: Sequence[Sequence[float]]) -> Measured:
    """The text whose lines have pieces of these lengths; a wrapped line leaves half a piece free on average."""
    pieces = [piece for line in lines for piece in line]
    loss = sum(piece * piece for piece in pieces) / (2 * sum(pieces)) if any(pieces) else 0.0
    return Measured(tuple(map(sum, lines)), loss)


def lowest(least: Sequence[float], columns: Sequence[Sequence[Measured]], room: float) -> list[float]:
    """The widths, from `least` up and in all at most `room`, with which the rows are lowest.

    `columns` have a text for each row. Step by step the column is widened that saves the most lines for its points.
    """
    widths = list(least)
    counts = [[text.count(wide) for text in column] for column, wide in zip(columns, widths, strict=True)]
    steps = [sorted({width for text in column for width in text.widths()}) for column in columns]
    while True:
        free, best = room - sum(widths), (0.0, -1, 0.0)
        for at, column in enumerate(columns):
            others = [max(row) for row in zip(*counts[:at], *counts[at + 1 :], strict=True)] or [0] * len(column)
            now = _cost(counts[at], others)
            for width in steps[at]:
                more = width - widths[at]
                if 0 < more <= free:
                    saved = now - _cost([text.count(width) for text in column], others)
                    best = max(best, (saved / more, -at, width))
        saved, at, width = best[0], -best[1], best[2]
        if saved <= 0:
            return widths
        widths[at], counts[at] = width, [text.count(width) for text in columns[at]]


def _cost(counts: Sequence[int], others: Sequence[int]) -> float:
    """How high the rows are, in lines, where one column's cells have `counts` lines and the highest other `others`."""
    return sum(max(count, other) + _EACH * count for count, other in zip(counts, others, strict=True))
