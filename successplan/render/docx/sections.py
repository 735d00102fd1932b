"""Turn a report's blocks into sections: upright pages, pages on their side, upright ones again."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from successplan.brand.docx_landscape import turned
from successplan.document import Blocks, Landscape, PageBreak
from successplan.render.docx import xml
from successplan.render.docx.blocks import body
from successplan.render.docx.state import Writing
from successplan.render.markup import Xml, join


@dataclass(frozen=True, slots=True)
class Section:
    """Blocks on pages that lie or stand."""

    blocks: Blocks
    lies: bool = False


def sections(blocks: Blocks) -> tuple[Section, ...]:
    """The blocks cut where pages turn. A page break beside the cut says nothing more: a section begins a page."""
    out: list[Section] = []
    waiting: Blocks = ()
    for block in blocks:
        if isinstance(block, Landscape):
            out += [*_standing(waiting), Section(block.blocks, True)]
            waiting = ()
        else:
            waiting += (block,)
    out += _standing(waiting)
    return tuple(_trimmed(out))


def _standing(blocks: Blocks) -> list[Section]:
    said = any(not isinstance(block, PageBreak) for block in blocks)
    return [Section(blocks)] if said else []


def _trimmed(found: list[Section]) -> Iterator[Section]:
    last = len(found) - 1
    for at, section in enumerate(found):
        blocks = section.blocks
        while at and blocks and isinstance(blocks[0], PageBreak):
            blocks = blocks[1:]
        while at < last and blocks and isinstance(blocks[-1], PageBreak):
            blocks = blocks[:-1]
        yield Section(blocks, section.lies)


def written(w: Writing, front: Xml, blocks: Blocks, *, cover: bool) -> tuple[Xml, Xml]:
    """The body after `front`, and the `w:sectPr` of its last section, which stands at the end of the body.

    Only the first section has a first page of its own, and only with a `cover`, which stands on an upright page.
    """
    found = sections(blocks) or (Section(()),)
    if cover and found[0].lies:
        found = (Section(()), *found)
    lying = _landscape(w) if any(section.lies for section in found) else xml.NONE
    parts, last = [front], len(found) - 1
    end = xml.NONE
    for at, section in enumerate(found):
        upright = w.base.cover_section if cover and not at else w.base.section
        end = lying if section.lies else upright
        if at:
            w.start = "top"
        width, height = (w.base.wide, w.base.low) if section.lies else (w.base.width, w.base.height)
        w.height = height
        parts.append(body(w, section.blocks, width))
        if at < last:
            parts.append(xml.section_end(w.style("end"), end))
    return join(parts), end


def _landscape(w: Writing) -> Xml:
    base = w.base
    made = turned(base.section, w.package, base.document, base.slotted, base.width, base.wide)
    w.twins.update({name: content.decode() for name, (old, content) in made.parts.items() if old in base.slotted})
    return made.section
