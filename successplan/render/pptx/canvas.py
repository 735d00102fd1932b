"""Turn one slide's needs into ids, relationships and colours while it is drawn."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import count
from math import ceil, inf
from typing import cast

from successplan.brand import Brand, Colour, Slot
from successplan.brand.colour import is_dark, tinted
from successplan.brand.pptx import Box, Placeholder
from successplan.charts import CHART_TYPE, WORKBOOK_RELATIONSHIP, WORKBOOK_TYPE, ChartParts
from successplan.diagnostics import Diagnostic, Level
from successplan.document import Gantt, Table, Tone
from successplan.render.package import OFFICE, Package
from successplan.render.pptx.xml import POINT, emu
from successplan.words import Language, Words

HINT = Words(
    ja="文を短くするか、行を減らすか、スライドを分けてください",
    en="shorten the text, drop lines, or split the slide in two",
)

NAME_IT = Words(
    ja="brand.yml に名前を足すか、別のレイアウトを使ってください", en="name one in brand.yml, or use another layout"
)


@dataclass(frozen=True, slots=True)
class Rect:
    """A rectangle in points."""

    x: float
    y: float
    width: float
    height: float

    @property
    def box(self) -> Box:
        """The rectangle in EMU, edges rounded so that neighbours stay flush."""
        left, top = emu(self.x), emu(self.y)
        return Box(left, top, emu(self.x + self.width) - left, emu(self.y + self.height) - top)

    @classmethod
    def of(cls, box: Box) -> Rect:
        """The rectangle of a placeholder."""
        return cls(box.x / POINT, box.y / POINT, box.width / POINT, box.height / POINT)


@dataclass(frozen=True, slots=True)
class Inks:
    """The brand's colours by use."""

    text: Colour
    title: Colour
    muted: Colour
    accent: Colour
    panel: Colour
    page: Colour
    rule: Colour


def inks(brand: Brand) -> Inks:
    """The colours of text, title, quiet text, accent, quiet areas, the page, and thin rules."""
    mod, off = (50, None) if is_dark(brand.theme) else (25, 75)
    return Inks(
        tinted(brand.theme, "tx1"),
        tinted(brand.theme, "tx2"),
        brand.tones["muted"].text,
        brand.tones["accent"].text,
        tinted(brand.theme, "bg2"),
        tinted(brand.theme, "bg1"),
        tinted(brand.theme, "accent5", mod=mod, off=off),
    )


@dataclass(slots=True)
class Canvas:
    """A slide in the making. `number` counts from 1, `source` is its source line; `said` collects what does not fit.

    `whole` is the table or Gantt of which this slide shows a part: all parts keep its columns.
    `room` is how many points high the region is that is being filled.
    `charts` numbers the charts of the whole deck, `ids` the shapes of the slide.
    """

    package: Package
    part: str
    brand: Brand
    inks: Inks
    language: Language
    number: int
    title: str
    source: str = ""
    air: float = 1
    room: float = inf
    whole: Table | Gantt | None = None
    said: list[Diagnostic] = field(default_factory=list)
    placeholder: Placeholder | None = None
    charts: Iterator[int] = field(default_factory=lambda: count(1))
    ids: Iterator[int] = field(default_factory=lambda: count(2))

    def id(self) -> int:
        """The next shape id of the slide; 1 is the slide itself."""
        return next(self.ids)

    def take_placeholder(self) -> Placeholder | None:
        """The placeholder of the region that is being filled, for the first text in it; then it is taken."""
        taken, self.placeholder = self.placeholder, None
        return taken

    def inside(self, holder: Placeholder, air: float) -> Canvas:
        """This slide while the region of `holder` is filled: in its own text colour, such as on a dark cover.

        `air` is the factor on the distance from line to line.
        """
        slot, own = holder.colour, self.inks
        if slot != "tx1" and slot in self.brand.theme:
            colour = tinted(self.brand.theme, cast(Slot, slot))
            own = replace(own, text=colour, muted=colour, accent=colour)
        return replace(self, inks=own, placeholder=holder, air=air, room=holder.text_box.height / POINT)

    def tone(self, tone: Tone) -> Colour:
        """The text colour of a tone."""
        return self.brand.tones[tone].text

    def link(self, target: str) -> str | None:
        """The relationship to a web or mail address, None for anything else: it stays text."""
        if not target.lower().startswith(("https://", "http://", "mailto:")):
            return None
        return self.package.relate(self.part, f"{OFFICE}/hyperlink", target, external=True)

    def chart(self, parts: ChartParts) -> str:
        """The relationship to a chart that was added with its workbook."""
        number = next(self.charts)
        chart = self.package.add(f"/ppt/charts/chart{number}.xml", parts.chart, CHART_TYPE)
        book = self.package.add(f"/ppt/embeddings/workbook{number}.xlsx", parts.workbook, WORKBOOK_TYPE)
        self.package.relate(chart, WORKBOOK_RELATIONSHIP, book)
        return self.package.relate(self.part, f"{OFFICE}/chart", chart)

    def does_not_fit(self, field_ja: str, field_en: str, over: float = 0) -> None:
        """Note that a field has no room even at its smallest designed size, by `over` lines."""
        at_ja, at_en = f"スライド {self.number}「{self.title}」", f"slide {self.number} {self.title!r}"
        by_ja, by_en = (f"（約 {ceil(over)} 行分）", f" (by about {ceil(over)} lines)") if over else ("", "")
        said = Words(
            ja=f"{at_ja}の{field_ja}が、最も小さい文字でも枠に収まりません{by_ja}",
            en=f"{at_en}: {field_en} does not fit its place even at the smallest size{by_en}",
        )
        self.said.append(Diagnostic(Level.ERROR, "text-fits", said, hint=HINT))

    def no_place(self, field_ja: str, field_en: str) -> None:
        """Note that the layout has no place for a field."""
        said = Words(
            ja=f"スライド {self.number}「{self.title}」のレイアウトには{field_ja}の場所がありません",
            en=f"slide {self.number} {self.title!r}: its layout has no place for {field_en}",
        )
        self.said.append(Diagnostic(Level.ERROR, "region-there", said, hint=NAME_IT))
