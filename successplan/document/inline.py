"""What stands inside a line: texts with meaning, never with a look."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

Tone = Literal["reached", "on_track", "at_risk", "off_track", "not_yet", "accent", "muted", "plain"]


@dataclass(frozen=True, slots=True)
class Text:
    text: str


@dataclass(frozen=True, slots=True)
class Strong:
    inlines: Inlines


@dataclass(frozen=True, slots=True)
class Emphasis:
    inlines: Inlines


@dataclass(frozen=True, slots=True)
class Code:
    text: str


@dataclass(frozen=True, slots=True)
class Link:
    inlines: Inlines
    target: str


@dataclass(frozen=True, slots=True)
class Badge:
    """A judgement: `mark` is its shape, `text` its word, so that it is never told by colour alone."""

    mark: str
    text: str
    tone: Tone


@dataclass(frozen=True, slots=True)
class LineBreak:
    pass


Inline: TypeAlias = Text | Strong | Emphasis | Code | Link | Badge | LineBreak
Inlines: TypeAlias = tuple[Inline, ...]


def plain(inlines: Inlines) -> str:
    """The inlines as plain text: for widths, alt texts, notes and properties."""
    return "".join(_plain(inline) for inline in inlines)


def _plain(inline: Inline) -> str:
    match inline:
        case Text(text) | Code(text):
            return text
        case Strong(inlines) | Emphasis(inlines) | Link(inlines):
            return plain(inlines)
        case Badge(mark, text):
            return f"{mark} {text}"
        case LineBreak():
            return "\n"
