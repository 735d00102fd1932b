"""Turn a customer, or a composed document, into the texts that rules on words read, each with its place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from successplan.check.finding import Given
from successplan.model import Customer, File, Keys
from successplan.model.base import Model
from successplan.words import LANGUAGES, Language, Words

_LONG = 12  # characters from which a text of internal.yaml is no phrase that anybody would write
_NOT_SECRET = ("from_sales", "surveys", "findings", "patterns", "checklist", "revenue")  # what the customer told us


@dataclass(frozen=True, slots=True)
class Said:
    """A text that the customer may read. Where a template says it, `keys` are empty and the language is open."""

    text: str
    language: Language | None = None
    file: File = "plan"
    keys: Keys = ()


def hits(given: Given, pattern: re.Pattern[str]) -> Iterator[tuple[Said, str]]:
    """What matches in the texts, with the match: in those of the files, or, after compose, in those of the blocks.

    What a composed text has from the files was told there already, and is left out.
    """
    own = written(given.customer)
    for said in map(Said, given.composed) if given.composed else own:
        for found in pattern.finditer(said.text):
            if said.keys or not any(found[0] in each.text for each in own):
                yield said, found[0]


def written(customer: Customer) -> tuple[Said, ...]:
    """Every text of the files that the customer may read."""
    files: tuple[tuple[File, Model], ...] = (
        ("plan", customer.plan), ("journal", customer.journal), ("workspace", customer.workspace))
    return tuple(
        Said(text, language, file, keys)
        for file, model in files
        for keys, words in _words(model) if keys[0] != "internal"
        for language in LANGUAGES if (text := words.ja if language == "ja" else words.en))


def secrets(customer: Customer) -> Iterator[tuple[Keys, str]]:
    """The longer texts of internal.yaml that are ours alone, with their keys."""
    if customer.internal is not None:
        for keys, text in texts(customer.internal):
            if keys[0] not in _NOT_SECRET and len(text) >= _LONG:
                yield keys, text


def texts(model: Model) -> Iterator[tuple[Keys, str]]:
    """Every text of a model with its keys, in both languages."""
    for keys, words in _words(model):
        yield from ((keys, text) for text in dict.fromkeys((words.ja, words.en)) if text)


def _words(value: object, keys: Keys = ()) -> Iterator[tuple[Keys, Words]]:
    if isinstance(value, Words):
        yield keys, value
    elif isinstance(value, Model):
        for name, field in type(value).model_fields.items():
            yield from _words(getattr(value, name), (*keys, field.alias or name))
    elif isinstance(value, tuple):
        for number, one in enumerate(value):
            yield from _words(one, (*keys, number))
    elif isinstance(value, dict):
        for name, one in value.items():
            yield from _words(one, (*keys, name))
