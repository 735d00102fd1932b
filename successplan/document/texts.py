"""Turn a document into the texts that its reader sees, for those who look at words and not at places."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import get_args

from successplan.document.form import Form
from successplan.document.inline import Inline, plain
from successplan.document.report import Deck, Report

_INLINES = get_args(Inline)


def texts(document: Report | Deck | Form) -> Iterator[str]:
    """Every text of the document in its order; inlines that stand together are one text."""
    yield from _texts(document)


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple) and value and all(isinstance(one, _INLINES) for one in value):
        yield plain(value)
    elif isinstance(value, tuple):
        for one in value:
            yield from _texts(one)
    elif isinstance(value, dict):
        yield from _texts(tuple(value.values()))
    elif is_dataclass(value):
        for field in fields(value):
            yield from _texts(getattr(value, field.name))
