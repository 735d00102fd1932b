"""Turn a document into lines that a person can read, compare and keep under version control.

A block a line, what it holds indented below it: for those who write templates, and for tests that hold a whole
document still.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from typing import Any, get_args

from successplan.document.block import Item, Row, Table
from successplan.document.form import Form
from successplan.document.inline import Badge, Code, Emphasis, Inline, LineBreak, Link, Strong, Text
from successplan.document.report import Deck, Report, Slide

_INLINES = get_args(Inline)
INDENT = "  "


def dump(document: Report | Deck | Form) -> str:
    """The document as text, a newline at the end of each line."""
    if isinstance(document, Report):
        lines = [*_lines("cover", document.cover), *_named("blocks", document.blocks)]
    elif isinstance(document, Form):
        lines = [*_lines("manifest", document.manifest), *_named("pages", document.pages)]
    else:
        lines = [line for number, slide in enumerate(document.slides, 1) for line in _slide(number, slide)]
    return "\n".join([*_lines("meta", document.meta), *lines]) + "\n"


def marked(inlines: Iterable[Inline]) -> str:
    """Inlines on one line, with marks for what is bold, linked or a judgement."""
    return "".join(_marked(one) for one in inlines)


def _marked(inline: Inline) -> str:
    match inline:
        case Text(text):
            return text.replace("\n", "⏎")
        case Strong(inside):
            return f"**{marked(inside)}**"
        case Emphasis(inside):
            return f"*{marked(inside)}*"
        case Code(text):
            return f"`{text}`"
        case Link(inside, target):
            return f"[{marked(inside)}]({target})"
        case Badge(mark, text, tone):
            return f"[{mark} {text}|{tone}]"
        case LineBreak():
            return "⏎"


def _slide(number: int, slide: Slide) -> Iterator[str]:
    yield f"slide {number} ({slide.layout}): {marked(slide.title)}"
    for name, inlines in (("lead", slide.lead), ("source", slide.source)):
        if inlines:
            yield f"{INDENT}{name}: {marked(inlines)}"
    for name, blocks in slide.regions.items():
        yield from (INDENT + line for line in _named(f"region {name}", blocks))
    for line in slide.notes.splitlines():
        yield f"{INDENT}note: {line}"


def _named(name: str, values: Iterable[Any]) -> Iterator[str]:
    yield f"{name}:"
    for value in values:
        yield from (INDENT + line for line in _lines("", value))


def _lines(name: str, value: Any) -> Iterator[str]:
    """The value under its name; what is empty is left out."""
    head = f"{name}: " if name else ""
    if value is None or value == () or value == "" or value == {}:
        return
    if _is_inlines(value):
        yield head + marked(value)
    elif isinstance(value, Table):
        yield from _table(head, value)
    elif isinstance(value, Item):
        yield f"{head}- {marked(value.inlines)}"
        for item in value.items:
            yield from (INDENT + line for line in _lines("", item))
    elif isinstance(value, bytes):
        yield f"{head}{len(value)} bytes"
    elif isinstance(value, tuple | dict) and not _is_plain(value):
        yield from _named(name, value.items() if isinstance(value, dict) else value)
    elif is_dataclass(value) and not isinstance(value, type):
        yield f"{head}{type(value).__name__}"
        for field in fields(value):
            yield from (INDENT + line for line in _lines(field.name, getattr(value, field.name)))
    else:
        yield head + _plain(value)


def _table(head: str, table: Table) -> Iterator[str]:
    yield f"{head}Table" + (f" {marked(table.caption)}" if table.caption else "")
    yield INDENT + " | ".join(f"{marked(column.head)} ({column.align})" for column in table.columns)
    for row in table.rows:
        yield INDENT + _row(row)


def _row(row: Row) -> str:
    cells = (marked(cell.inlines) + (f" <{cell.tone}>" if cell.tone != "plain" else "") for cell in row.cells)
    return (f"[{row.role}] " if row.role != "body" else "") + " | ".join(cells)


def _is_inlines(value: Any) -> bool:
    return isinstance(value, tuple) and bool(value) and all(isinstance(one, _INLINES) for one in value)


def _is_plain(value: Any) -> bool:
    if isinstance(value, tuple):
        return all(_is_plain(one) for one in value)
    return value is None or isinstance(value, str | int | float | Decimal | date)


def _plain(value: Any) -> str:
    if isinstance(value, tuple):
        return "(" + ", ".join(_plain(one) for one in value) + ")"
    return value.isoformat() if isinstance(value, date) else str(value).replace("\n", "⏎")
