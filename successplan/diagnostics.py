"""Turn what is wrong into one shape: what is, what was expected, the next step, and where."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from successplan.words import Language, Words


class Level(StrEnum):
    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, slots=True)
class Place:
    """A span in a file. Lines and columns count from 1, in characters; `excerpt` is the whole line."""

    file: Path
    line: int | None = None
    column: int | None = None
    width: int = 1
    excerpt: str | None = None


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One problem: `rule` names the property it guards, `text` says what is, `hint` the next step."""

    level: Level
    rule: str
    text: Words
    place: Place | None = None
    hint: Words | None = None


class Refused(Exception):
    """The one exception of the package: it carries the diagnostics that say why nothing was made."""

    def __init__(self, diagnostics: Iterable[Diagnostic]) -> None:
        self.diagnostics = in_order(diagnostics)
        super().__init__("; ".join(f"{d.rule}: {d.text.say('en')}" for d in self.diagnostics))


class Lacking(Refused):
    """This machine lacks a program or a package that was asked for: no fault of the customer's files."""


def in_order(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """The diagnostics sorted by file, line and column, each once: the same input prints the same list."""

    def key(diagnostic: Diagnostic) -> tuple[str, int, int, str, str]:
        place = diagnostic.place or Place(Path())
        return (str(place.file), place.line or 0, place.column or 0, diagnostic.rule, diagnostic.text.say("en"))

    return tuple(sorted(dict.fromkeys(diagnostics), key=key))


def has_errors(diagnostics: Iterable[Diagnostic]) -> bool:
    """True where at least one of the diagnostics is an error."""
    return any(diagnostic.level is Level.ERROR for diagnostic in diagnostics)


def as_text(diagnostics: Iterable[Diagnostic], language: Language) -> str:
    """The diagnostics as lines for a terminal: place, level, rule, text, the line with carets, hint."""
    return "\n".join(_one_as_text(diagnostic, language) for diagnostic in diagnostics)


def _one_as_text(diagnostic: Diagnostic, language: Language) -> str:
    place = diagnostic.place
    where = ":".join(str(part) for part in (place.file, place.line, place.column) if part is not None) if place else ""
    lines = [f"{where + ': ' if where else ''}{diagnostic.level}[{diagnostic.rule}] {diagnostic.text.say(language)}"]
    if place and place.excerpt is not None and place.line is not None:
        head = f"{place.line:>5} | "
        lines.append(head + place.excerpt)
        if place.column is not None:
            before = place.excerpt[: place.column - 1]
            under = place.excerpt[place.column - 1 : place.column - 1 + place.width]
            lines.append(" " * (len(head) - 2) + "| " + _blank(before) + "^" * max(1, _columns(under)))
    if diagnostic.hint:
        lines.append(f"  {'hint' if language == 'en' else 'ヒント'}: {diagnostic.hint.say(language)}")
    return "\n".join(lines)


def _columns(text: str) -> int:
    """Terminal columns of `text`: full-width characters take two."""
    from unicodedata import east_asian_width

    return sum(2 if east_asian_width(character) in "WF" else 1 for character in text)


def _blank(text: str) -> str:
    return "".join("\t" if character == "\t" else " " * _columns(character) for character in text)
