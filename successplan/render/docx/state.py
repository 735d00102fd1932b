"""Turn one report's progress into state: what has been numbered, related and said so far."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from successplan.brand import ToneColours
from successplan.brand.docx import DocxBase
from successplan.charts.parts import CHART_TYPE, WORKBOOK_RELATIONSHIP, WORKBOOK_TYPE, ChartParts
from successplan.diagnostics import Diagnostic
from successplan.document import Meta, Tone
from successplan.render.docx.pages import Pages
from successplan.render.docx.xml import Start
from successplan.render.markup import Xml
from successplan.render.package import OFFICE, Package
from successplan.words import Language

if TYPE_CHECKING:
    from successplan.render.headings import Entry


@dataclass(slots=True)
class Writing:
    """A document as it is written. `start` waits for the next paragraph; `lists` are those that begin again.

    `headings` are those that contents link to, none where there are no contents. `height` is that of the text on the
    page now. `twins` are headers and footers with slots that the brand's package lacks. `pages` are those of bookmarks,
    none where nobody printed the document.
    """

    base: DocxBase
    tones: Mapping[Tone, ToneColours]
    meta: Meta
    package: Package
    lists: list[Xml] = field(default_factory=list)
    said: list[Diagnostic] = field(default_factory=list)
    numbers: dict[str, int] = field(default_factory=dict)
    start: Start = "top"
    headings: tuple[Entry, ...] = ()
    height: int = 0
    twins: dict[str, str] = field(default_factory=dict)
    pages: Pages = field(default_factory=dict)

    @property
    def japanese(self) -> bool:
        """True where the document is in Japanese."""
        return self.meta.language == "ja"

    @property
    def language(self) -> Language:
        """The document's language."""
        return "ja" if self.japanese else "en"

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


def add_chart(w: Writing, parts: ChartParts, number: int) -> str:
    """The id by which the document names the chart, whose part and workbook are put into the package."""
    name = w.package.add(f"/word/charts/chart{number}.xml", parts.chart, CHART_TYPE)
    workbook = w.package.add(f"/word/embeddings/workbook{number}.xlsx", parts.workbook, WORKBOOK_TYPE)
    w.package.relate(name, WORKBOOK_RELATIONSHIP, workbook)
    return w.package.relate(w.base.document, f"{OFFICE}/chart", name)
