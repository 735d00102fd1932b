"""Turn what was read of a file and what was recorded when it was built into numbers with their origins.

A text is found by what it says; a cell by its row and column besides, and a text that is hardly more than a number
only on its own slide, so that a number typed over another one is never given that one's origin. Where the words are
the same and a number is not, that number was typed.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from successplan.document import Drawn, Origin, Origins, Said
from successplan.document.origin import HEADER, numbers
from successplan.trace.reading import File, Line, Spot, Text

_SPACE = re.compile(r"[\s\u00ad\u200b\u2060\ufeff・•]+")  # a mark of a list may have become a bullet
_DIGITS = re.compile(r"\d[\d,.]*")
_PART = re.compile(r"[（(][^（()）]{0,12}?\d+(?:/| of )\d+[)）]$")  # the slide's number among those of one table
_WORDS = 4  # letters from which a text is more than a number with its unit


@dataclass(frozen=True, slots=True)
class Number:
    """A number as it is printed, where, and where it comes from: None for one that was typed into the file.

    `was` is what stood there when the file was built, where that is known.
    """

    text: str
    spot: Spot
    around: str
    origin: Origin | None
    was: str = ""
    series: str = ""
    at: str = ""  # the day or category in a chart


def pair(found: File, origins: Origins) -> tuple[Number, ...]:
    """Every number of the file in its order, those of charts last."""
    book = _Book(origins.said)
    said = [number for text in found.texts for number in book.numbers(text)]
    drawn: dict[tuple[str, str], Drawn] = {(_key(one.chart), _key(one.series)): one for one in origins.drawn}
    return (*said, *(number for line in found.lines for number in _points(line, drawn)))


class _Book:
    """The recorded texts, each to be taken once where it is hardly more than a number."""

    def __init__(self, said: Iterable[Said]) -> None:
        self._left: dict[str, list[Said]] = defaultdict(list)
        self._cells: dict[tuple[str, int], list[Said]] = defaultdict(list)
        self._masked: dict[str, list[Said]] = defaultdict(list)
        self._all: list[tuple[str, Said]] = []
        for one in said:
            key = _key(one.text)
            self._left[key].append(one)
            self._masked[_mask(key)].append(one)
            self._all.append((key, one))
            if one.column >= 0:
                self._cells[_key(one.row), one.column].append(one)

    def numbers(self, text: Text) -> Iterator[Number]:
        """The numbers of one text of the file."""
        spans = self._spans(text)
        for match in numbers(text.text):
            hit = next((one for one in spans if one[0] <= match.start() and match.end() <= one[1]), None)
            if hit is not None and hit[3]:
                yield Number(match[0], text.spot, text.text, None, was=hit[3])
            elif hit is None or match.start() == _first(text.text, hit):
                yield Number(match[0] if hit is None else text.text[hit[0]:hit[1]], text.spot, text.text,
                             hit[2] if hit else None)

    def _spans(self, text: Text) -> list[tuple[int, int, Origin | None, str]]:
        """(start, end, origin, what it was) of what is known of the text."""
        key, at = _keyed(text.text)
        whole = self._whole(text, key)
        if whole is not None:
            return _laid(whole, key, 0, at)
        found = [span for one, start in self._inside(text, key) for span in _laid(one, key, start, at)]
        part = _PART.search(text.text) if text.spot.part in ("title", "alt") else None
        if part:
            found.append((part.start(), part.end(), Origin("part"), ""))
        if text.spot.part == HEADER:
            found += self._shortened(text)
        return found or self._edited(text, key, at)

    def _shortened(self, text: Text) -> Iterator[tuple[int, int, Origin | None, str]]:
        """Of a header that was too long, and lost its middle, each number that a header has."""
        for match in numbers(text.text):
            known = (of for _, one in self._all if one.where == HEADER
                     for start, end, of in one.spans if match[0] in one.text[start:end])
            if (origin := next(known, None)) is not None:
                yield match.start(), match.end(), origin, ""

    def _whole(self, text: Text, key: str) -> Said | None:
        known = self._left.get(key, [])
        here = [one for one in known if _same_head(one, text.spot)]
        if text.spot.column >= 0:
            here = [one for one in known if one.column == text.spot.column and _key(one.row) == _key(text.spot.row)]
        choice = here or (known if _is_words(key) else [])
        if not choice:
            return None
        one = choice[0]
        if len(known) > 1:
            known.remove(one)  # the next text that says the same is the next one in the record
            known.append(one)
        return one

    def _inside(self, text: Text, key: str) -> Iterator[tuple[Said, int]]:
        """Recorded texts that the text is made of, or is a part of, and where they begin in it."""
        lines = set(map(_key, text.text.splitlines()))
        for other, one in self._all:
            if not (_is_words(other) or other in lines or (one.where and _same_head(one, text.spot))):
                continue  # a number alone may be any number
            if one.column >= 0 and (one.column != text.spot.column or _key(one.row) != _key(text.spot.row)):
                continue
            if other in key:
                yield one, key.index(other)
            elif _is_words(key) and key in other:
                yield one, -other.index(key)

    def _edited(self, text: Text, key: str, at: list[int]) -> list[tuple[int, int, Origin | None, str]]:
        """Where a number was typed over another one: those that stayed keep their origin."""
        known = self._cells.get((_key(text.spot.row), text.spot.column), []) if text.spot.column >= 0 else []
        known = [one for one in known if _same_head(one, text.spot)] or self._masked.get(_mask(key), [])
        if not known or not (_is_words(key) or text.spot.column >= 0):
            return []
        now, before = list(numbers(text.text)), list(numbers(known[0].text))
        found: list[tuple[int, int, Origin | None, str]] = []
        for one, old in zip(now, before, strict=False):
            origin = next((of for start, end, of in known[0].spans if start <= old.start() and old.end() <= end), None)
            found.append((one.start(), one.end(), origin, "" if one[0] == old[0] else old[0]))
        return found


def _laid(said: Said, key: str, start: int, at: list[int]) -> list[tuple[int, int, Origin | None, str]]:
    """The spans of a recorded text where they stand in the text of the file."""
    _, places = _keyed(said.text)
    back = {place: index for index, place in enumerate(places)}
    found: list[tuple[int, int, Origin | None, str]] = []
    for first, last, origin in said.spans:
        inside = [start + back[place] for place in range(first, last) if place in back]
        if inside and inside[0] >= 0 and inside[-1] < len(key):
            found.append((at[inside[0]], at[inside[-1]] + 1, origin, ""))
    return found


def _first(text: str, span: tuple[int, int, Origin | None, str]) -> int:
    """Where the first number of a span begins: a day of three numbers is told once."""
    return next((match.start() for match in numbers(text) if match.start() >= span[0]), span[0])


def _keyed(text: str) -> tuple[str, list[int]]:
    """The text without white space, and where each of its characters stood."""
    places = [index for index, character in enumerate(text) if not _SPACE.match(character)]
    return "".join(text[index] for index in places), places


def _key(text: str) -> str:
    return _SPACE.sub("", text)


def _mask(key: str) -> str:
    return _DIGITS.sub("#", key)


def _is_words(key: str) -> bool:
    return sum(map(str.isalpha, key)) >= _WORDS


def _same_head(one: Said, spot: Spot) -> bool:
    """True where the text was recorded for this slide; of a document that flows every text may be meant."""
    if HEADER in (one.where, spot.part):
        return one.where == spot.part
    return not one.where or not spot.slide or _key(spot.head).startswith(_key(one.where))


def _points(line: Line, drawn: dict[tuple[str, str], Drawn]) -> Iterator[Number]:
    known = drawn.get((_key(line.chart), _key(line.name)))
    if known is None:  # the foot of a band has the band's name and a word behind it
        known = next((one for (chart, name), one in drawn.items()
                      if chart == _key(line.chart) and _key(line.name).startswith(name)), None)
    points = {at: (value, of) for at, value, of in known.points} if known else {}
    for at, value in line.points:
        before, origin = points.get(at, ("", known.origin if known else None))
        same = not before or _value(before) == _value(value)
        yield Number(value, line.spot, line.name, origin if same else None, "" if same else before, line.name, at)


def _value(text: str) -> float:
    return float(text)
