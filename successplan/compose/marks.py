"""Turn what is printed into text that remembers what it was printed from, as long as a document is composed.

A mark is a character before and one after a text: it passes through everything that joins texts, so no function in
between has to know of it. The characters are of the last private plane of Unicode, which no font of Office has; they
are taken out again before a renderer sees the document (origins.py), and a test holds that the document is the same as
without them. Only texts with a digit are marked: these are what people ask about.
"""

from __future__ import annotations

import re

_FIRST, _CLOSE = 0x100000, "\U0010fffd"
_MARK = re.compile("[\U00100000-\U0010fffd]")
_DIGIT = re.compile(r"\d")
MOST = ord(_CLOSE) - _FIRST  # marks in one document; numbers beyond them stay without


class Marks:
    """The objects behind the texts of one document; a text may be marked again around a mark inside it."""

    __slots__ = ("of",)

    def __init__(self) -> None:
        self.of: list[tuple[object, ...]] = []

    def around(self, text: str, *of: object) -> str:
        """The text, marked as printed from `of`; one without a digit as it is."""
        if len(self.of) >= MOST or not _DIGIT.search(text):
            return text
        self.of.append(of)
        return f"{chr(_FIRST + len(self.of) - 1)}{text}{_CLOSE}"

    def spans(self, text: str) -> tuple[tuple[int, int, tuple[object, ...]], ...]:
        """Where marked texts stand in the bare text, with what they were printed from; the shortest first."""
        opened: list[tuple[int, int]] = []
        found = []
        for taken, match in enumerate(_MARK.finditer(text)):
            at = match.start() - taken
            if match[0] != _CLOSE:
                opened.append((at, ord(match[0]) - _FIRST))
            elif opened:
                start, index = opened.pop()
                found.append((start, at, self.of[index]))
        return tuple(sorted(found, key=lambda span: span[1] - span[0]))


class Field(int):
    """A whole number taken from a field: small ones are one object for all of Python, so it has to
    remember itself where it comes from."""

    holder: object
    name: str

    def __new__(cls, value: int, holder: object, name: str) -> Field:
        self = super().__new__(cls, value)
        self.holder, self.name = holder, name
        return self


def is_marked(text: str) -> bool:
    """True where there is a mark in the text."""
    return _MARK.search(text) is not None


def bare(text: str) -> str:
    """The text without marks: for whoever measures it or asks how it begins and ends."""
    return _MARK.sub("", text)


def has_digit(text: str) -> bool:
    """True for a text with a digit in it."""
    return _DIGIT.search(text) is not None
