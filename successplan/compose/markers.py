"""Turn a printed object into a mark inside a text, and the marks of a text back into the objects."""

from __future__ import annotations

import re
import secrets
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import FrameType
from typing import Any

from successplan.compose.mistakes import line_place
from successplan.diagnostics import Place

_DIGITS = tuple(chr(0xE100 + digit) for digit in range(10))
_KEY = tuple(chr(code) for code in range(0xE200, 0xE300))
_END = chr(0xE110)


@dataclass(frozen=True, slots=True)
class Kept:
    """An object that a template printed, and where: compiled code knows its template, which knows the line."""

    value: object
    template: Any = None
    compiled_line: int = 0

    @property
    def place(self) -> Place | None:
        """The template's line, worked out only when somebody asks."""
        if self.template is None or self.template.filename is None:
            return None
        return line_place(Path(self.template.filename), self.template.get_corresponding_lineno(self.compiled_line))


class Markers:
    """The objects of one build. A mark is made of private-use characters, which Markdown takes for letters.

    Its key is random, so that neither data nor a template can forge one.
    """

    def __init__(self) -> None:
        self._kept: list[Kept] = []
        key = "".join(secrets.choice(_KEY) for _ in range(6))
        self._key = key
        self._pattern = re.compile(f"{key}([{_DIGITS[0]}-{_DIGITS[9]}]+){_END}")
        self._only = re.compile(f"(?:\\s|{self._pattern.pattern})*")

    def keep(self, value: object, printing: FrameType | None = None) -> str:
        """The mark that stands for `value` from now on; `printing` is the frame of the template's compiled code."""
        template = printing.f_globals.get("__jinja_template__") if printing else None
        self._kept.append(Kept(value, template, printing.f_lineno if printing else 0))
        number = "".join(_DIGITS[int(digit)] for digit in str(len(self._kept) - 1))
        return f"{self._key}{number}{_END}"

    def pieces(self, text: str) -> Iterator[str | Kept]:
        """The text as literal pieces and kept objects, in order; empty pieces are left out."""
        end = 0
        for match in self._pattern.finditer(text):
            if match.start() > end:
                yield text[end:match.start()]
            yield self._kept[sum(_DIGITS.index(digit) * 10**place for place, digit in enumerate(match[1][::-1]))]
            end = match.end()
        if end < len(text):
            yield text[end:]

    def only(self, text: str) -> tuple[Kept, ...] | None:
        """The kept objects of a text that holds nothing else but white space; None where there are words too."""
        if not self._only.fullmatch(text):
            return None
        return tuple(piece for piece in self.pieces(text) if isinstance(piece, Kept))


def is_marker_character(character: str) -> bool:
    """True for a character that marks are made of."""
    return "\ue100" <= character <= "\ue2ff"
