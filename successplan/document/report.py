"""What a whole document is: a report that flows over pages, or a deck of slides."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from successplan.document.block import Blocks
from successplan.document.inline import Inlines


@dataclass(frozen=True, slots=True)
class Meta:
    """What a file says about itself, and what stands in its header and footer.

    `language` is "ja" or "en". `day` is the day for which it was made; no clock is read, so it also dates the file.
    `labels` are the words a renderer has to write by itself, by key: "table" and "figure" before a caption's number,
    "continued" on a slide that goes on, "day" for `day` as it is printed. `version` says of which plan it was made,
    `watermark` stands across each page.
    """

    kind: str
    language: str
    title: str
    subject: str
    customer: str
    author: str
    day: date
    header: str = ""
    footer: str = ""
    confidentiality: str = ""
    keywords: str = ""
    version: str = ""
    labels: dict[str, str] = field(default_factory=dict)
    watermark: str = ""


@dataclass(frozen=True, slots=True)
class Cover:
    """The first page: `addressee` above, then title and subtitle, then `lines` such as version, date, author."""

    title: Inlines
    subtitle: Inlines = ()
    addressee: Inlines = ()
    lines: tuple[Inlines, ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """A document that flows over pages."""

    meta: Meta
    cover: Cover | None
    blocks: Blocks


@dataclass(frozen=True, slots=True)
class Slide:
    """One slide. `layout` and the names in `regions` are those of the brand (brand.yml).

    `lead` is the line of takeaway under the title, `source` the line above the footer, `notes` what to say, one
    paragraph a line.
    """

    layout: str
    title: Inlines
    lead: Inlines = ()
    regions: dict[str, Blocks] = field(default_factory=dict)
    source: Inlines = ()
    notes: str = ""


@dataclass(frozen=True, slots=True)
class Deck:
    """A document of slides. Titles are unique."""

    meta: Meta
    slides: tuple[Slide, ...]
