"""What the functions that write one page share."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import cast

from successplan.brand import Brand
from successplan.diagnostics import Diagnostic
from successplan.document import Meta
from successplan.render.headings import Entry
from successplan.words import Language


@dataclass(slots=True)
class Writing:
    """One page on its way: `top` is the level of the title under which blocks stand now.

    `open` are the levels of the block model's headings from there down to the last one. `entries` are the headings to
    come with their numbers, in order; `numbered` says whether captions count.
    """

    brand: Brand
    meta: Meta
    entries: tuple[Entry, ...] = ()
    numbered: bool = False
    top: int = 1
    open: list[int] = field(default_factory=list)
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

    def begin(self, top: int) -> None:
        """What is written now stands under a title of this level."""
        self.top, self.open = top, []

    def level(self, wanted: int) -> int:
        """The level in the page of a heading that has the level `wanted` in its document: one that leaves none out.

        Slides begin with the level whose size they want.
        """
        while self.open and self.open[-1] >= wanted:
            self.open.pop()
        self.open.append(wanted)
        return self.top + len(self.open)
