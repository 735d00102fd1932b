"""Turn one report's progress into state: what has been numbered, related and said so far."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from successplan.brand import ToneColours
from successplan.brand.docx import DocxBase
from successplan.diagnostics import Diagnostic
from successplan.document import Meta, Tone
from successplan.render.docx.xml import Start
from successplan.render.markup import Xml
from successplan.render.package import Package


@dataclass(slots=True)
class Writing:
    """A document as it is written. `start` waits for the next paragraph; `lists` are those that begin again."""

    base: DocxBase
    tones: Mapping[Tone, ToneColours]
    meta: Meta
    package: Package
    lists: list[Xml] = field(default_factory=list)
    said: list[Diagnostic] = field(default_factory=list)
    numbers: dict[str, int] = field(default_factory=dict)
    start: Start = "top"

    @property
    def japanese(self) -> bool:
        """True where the document is in Japanese."""
        return self.meta.language == "ja"

    def style(self, role: str) -> str:
        """The style id of a role."""
        return self.base.styles[role]

    def next(self, what: str) -> int:
        """The running number of the next table, figure, drawing or the like, from 1."""
        self.numbers[what] = number = self.numbers.get(what, 0) + 1
        return number

    def takes_start(self) -> Start:
        """What the paragraph that asks begins: once "page" after a page break, once "top" in a cell or at the start."""
        waits, self.start = self.start, ""
        return waits
