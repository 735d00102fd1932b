"""What is known of the numbers of a document beside the document itself: where each was before it was printed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TypeAlias

HEADER = "header"
SIGNS = "-+±△▲"
_NUMBER = re.compile(rf"[{SIGNS}]?(?:\d{{1,3}}(?:,\d{{3}})+|\d+)(?:\.\d+)?")


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a printed number comes from. `what` is the sort of number, `of` and `name` what it belongs to.

    `at` are places as `file:line`; `day` is the day or span that the number is of, `source` who measured it. What is
    not known is "".
    """

    what: str
    of: str = ""
    name: str = ""
    source: str = ""
    day: str = ""
    at: tuple[str, ...] = ()


Span: TypeAlias = tuple[int, int, Origin]


@dataclass(frozen=True, slots=True)
class Said:
    """A text with a number in it. `where` is its slide's title, or HEADER for what stands on every page; in a table it
    has its row's label and its column.

    `spans` are (start, end, origin) of what is known, in order; they never overlap.
    """

    text: str
    spans: tuple[Span, ...] = ()
    where: str = ""
    row: str = ""
    column: int = -1


@dataclass(frozen=True, slots=True)
class Drawn:
    """A line of a chart: `chart` is its alt text, `points` are (day or category, value as written, origin)."""

    chart: str
    series: str
    origin: Origin
    points: tuple[tuple[str, str, Origin], ...] = ()


@dataclass(frozen=True, slots=True)
class Origins:
    """All that is known of a document's numbers, in its order."""

    said: tuple[Said, ...] = ()
    drawn: tuple[Drawn, ...] = ()


def numbers(text: str) -> Iterator[re.Match[str]]:
    """The numbers of a text, in order, each with its sign."""
    return _NUMBER.finditer(text)


def row_label(cells: Iterable[str]) -> str:
    """What a row is called: its cells up to the first one with a letter in it."""
    said: list[str] = []
    for text in cells:
        said.append(text)
        if any(map(str.isalpha, text)):
            break
    return " ".join(said)
