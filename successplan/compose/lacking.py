"""Turn warnings of texts that lack a language into the same warnings with the line on which the text stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from successplan.diagnostics import Diagnostic
from successplan.model import Customer, File, Keys
from successplan.model.base import Model
from successplan.words import Words


def with_places(said: Iterable[Diagnostic], lacking: Mapping[str, Words], customer: Customer) -> Iterator[Diagnostic]:
    """The diagnostics; those in `lacking` (by their English text) with the first place of their words."""
    where = _places(customer) if lacking else {}
    for each in said:
        words = lacking.get(each.text.say("en"))
        found = where.get(words) if words is not None else None
        yield replace(each, place=customer.place(*found)) if found else each


def _places(customer: Customer) -> dict[Words, tuple[File, Keys]]:
    """Where each text of the customer's files stands first."""
    files: tuple[tuple[File, Model], ...] = (
        ("workspace", customer.workspace), ("journal", customer.journal), ("plan", customer.plan))
    return {words: (file, keys) for file, model in files for keys, words in reversed(tuple(_walk(model, ())))}


def _walk(value: object, keys: Keys) -> Iterator[tuple[Keys, Words]]:
    if isinstance(value, Words):
        yield keys, value
    elif isinstance(value, Model):
        for name, field in type(value).model_fields.items():
            yield from _walk(getattr(value, name), (*keys, field.alias or name))
    elif isinstance(value, tuple):
        for index, each in enumerate(value):
            yield from _walk(each, (*keys, index))
    elif isinstance(value, dict):
        for name, each in value.items():
            yield from _walk(each, (*keys, name))
