"""Turn the bars, diamonds and texts of one Gantt row into lanes: what stands in which unit of time, nothing twice."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise
from math import ceil

from successplan.document import Bar, Diamond, GanttRow
from successplan.render.docx.measure import width as text_width
from successplan.render.fit import RESERVE

_AROUND = 6.0  # points left and right of a text together


@dataclass(frozen=True, slots=True)
class Units:
    """The units of time, by their first days; each is `wide` points wide, and texts are `size` points high."""

    days: tuple[date, ...]
    wide: float
    size: float

    def at(self, day: date) -> int:
        """The unit in which `day` lies, the first or last where it lies outside."""
        return min(max(bisect_right(self.days, day) - 1, 0), len(self.days) - 1)

    def count(self, words: str, *, bold: bool = False) -> int:
        """How many units a text takes."""
        return min(ceil(self.points(words, bold=bold) / self.wide), len(self.days))

    def points(self, words: str, *, bold: bool = False) -> float:
        """How wide a text is with what stands around it."""
        return text_width(words, self.size, bold=bold) * (1 + RESERVE) + _AROUND


@dataclass(frozen=True, slots=True)
class Span:
    """From unit `start` to before unit `end`."""

    start: int
    end: int

    def meets(self, other: Span) -> bool:
        """True where both share a unit."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Word:
    """A text beside a bar or diamond: at its right, or `before` it."""

    span: Span
    text: str
    before: bool


@dataclass(slots=True)
class Lane:
    """One line of a row. A diamond may stand on a bar, a text on nothing; `inside` are the bars with text in them."""

    bars: list[tuple[Span, Bar]] = field(default_factory=list)
    marks: dict[int, Diamond] = field(default_factory=dict)
    words: list[Word] = field(default_factory=list)
    inside: set[Bar] = field(default_factory=set)

    def free(self, span: Span) -> bool:
        """True where nothing stands in the span yet."""
        taken = [span_ for span_, _ in self.bars] + [word.span for word in self.words]
        return not any(span.meets(other) for other in taken) and not any(
            span.start <= mark < span.end for mark in self.marks
        )

    def takes_mark(self, unit: int) -> bool:
        """True where a diamond may stand: on a bar or on the ground."""
        return unit not in self.marks and not any(word.span.meets(Span(unit, unit + 1)) for word in self.words)


def lanes(row: GanttRow, units: Units) -> tuple[Lane, ...]:
    """The lanes of a row: bars first, then diamonds with their texts, then the texts of bars too short for them."""
    out = [Lane()]
    for bar in sorted(row.bars, key=lambda one: (one.start, one.end)):
        _put_bar(out, bar, units)
    for diamond in sorted(row.diamonds, key=lambda one: one.day):
        _put_diamond(out, diamond, units)
    for lane in tuple(out):
        for span, bar in lane.bars:
            if bar.text:
                _put_text(out, lane, span, bar, units)
    return tuple(out)


def longest(span: Span, cuts: set[int]) -> Span:
    """The longest piece of the span between the cuts that fall into it."""
    ends = [span.start, *sorted(cut for cut in cuts if span.start < cut < span.end), span.end]
    pieces = [Span(start, end) for start, end in pairwise(ends)]
    return max(pieces, key=lambda piece: piece.end - piece.start)


def mark_cuts(lane: Lane) -> set[int]:
    """The units at which diamonds cut a bar."""
    return {cut for mark in lane.marks for cut in (mark, mark + 1)}


def _put_bar(out: list[Lane], bar: Bar, units: Units) -> None:
    start, end = units.at(bar.start), units.at(bar.end) + 1
    for lane in out:
        begins = start
        before = [(span, other) for span, other in lane.bars if span.end == start + 1 and other.end < bar.start]
        if before and end - start > 1:  # two bars that meet within a unit do not overlap
            begins = start + 1
        if lane.free(Span(begins, end)):
            lane.bars.append((Span(begins, end), bar))
            return
    out.append(Lane([(Span(start, end), bar)]))


def _put_diamond(out: list[Lane], diamond: Diamond, units: Units) -> None:
    unit = units.at(diamond.day)
    for lane in out:
        word = _beside(lane, Span(unit, unit + 1), diamond.text, units)
        if lane.takes_mark(unit) and (word or not diamond.text):
            _add_mark(lane, unit, diamond, word)
            return
    lane = Lane()
    out.append(lane)
    _add_mark(lane, unit, diamond, _beside(lane, Span(unit, unit + 1), diamond.text, units, wraps=True))


def _add_mark(lane: Lane, unit: int, diamond: Diamond, word: Word | None) -> None:
    lane.marks[unit] = diamond
    if word and diamond.text:
        lane.words.append(word)


def _put_text(out: list[Lane], lane: Lane, span: Span, bar: Bar, units: Units) -> None:
    room = longest(span, mark_cuts(lane))
    if units.points(bar.text, bold=True) <= (room.end - room.start) * units.wide:
        lane.inside.add(bar)
        return
    for other in (lane, *(one for one in out if one is not lane)):
        word = _beside(other, span, bar.text, units) if other is lane else None
        if word:
            other.words.append(word)
            return
    below = Lane()
    out.append(below)
    word = _beside(below, Span(span.start, span.start), bar.text, units, wraps=True)
    if word:
        below.words.append(word)


def _beside(lane: Lane, span: Span, text: str, units: Units, *, wraps: bool = False) -> Word | None:
    """A place for the text right of the span, else left of it; with `wraps` the wider of both, if it takes lines."""
    count, last = units.count(text), len(units.days)
    right, left = Span(span.end, span.end + count), Span(span.start - count, span.start)
    if right.end <= last and lane.free(right):
        return Word(right, text, False)
    if left.start >= 0 and lane.free(left):
        return Word(left, text, True)
    if not wraps:
        return None
    on_right = last - span.end >= span.start
    return Word(Span(span.end, last) if on_right else Span(0, span.start), text, not on_right)
