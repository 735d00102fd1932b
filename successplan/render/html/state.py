"""What the functions that write one page share."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import cast

from successplan.brand import Brand
from successplan.diagnostics import Diagnostic
from successplan.document import Meta
from successplan.render.headings import Entry
from successplan.words import Language


@dataclass(slots=True)
class Writing:
    """One page on its way: `top` is the level of the heading under which blocks stand now.

    `entries` are the headings to come with their numbers, in order; `numbered` says whether captions count.
    """

    brand: Brand
    meta: Meta
    entries: tuple[Entry, ...] = ()
    numbered: bool = False
    top: int = 1
    counts: Counter[str] = field(default_factory=Counter)
    said: list[Diagnostic] = field(default_factory=list)

    @property
    def language(self) -> Language:
        return cast(Language, self.meta.language)

    def next(self, what: str) -> int:
        """The running number of the next one of these, from 1."""
        self.counts[what] += 1
        return self.counts[what]

    def label(self, key: str) -> str:
        """The word that the document's language has for `key`."""
        return self.meta.labels.get(key, "")

    @contextmanager
    def under(self, level: int) -> Iterator[None]:
        """Blocks written meanwhile stand under a heading of this level."""
        before, self.top = self.top, level
        yield
        self.top = before
