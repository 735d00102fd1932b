"""Turn a tree into a drawing of boxes and lines, or into a list where no page could hold it."""

from __future__ import annotations

from successplan.brand.colour import tinted
from successplan.document import Bullets, Inlines, Item, LineBreak, Node, Strong, Text, Tree
from successplan.render.docx import shapes, xml
from successplan.render.docx.branches import Placed, Plan, plans
from successplan.render.docx.inlines import text
from successplan.render.docx.state import Writing
from successplan.render.docx.xml import Look
from successplan.render.markup import Xml, join

_AROUND = 70.0  # points of the page's height for what stands with the drawing: a heading and the caption


def tree(w: Writing, block: Tree, width: int) -> Xml | None:
    """A paragraph for each drawing, None where not even a part of the tree fits on a page."""
    found = plans(block, width / 20 - 1, w.height / 20 - _AROUND)
    if found is None:
        return None
    return join([_drawing(w, block, plan, (at, len(found))) for at, plan in enumerate(found, 1)])


def as_list(block: Tree) -> Bullets:
    """The tree as a list with its levels."""
    return Bullets(tuple(map(_item, block.nodes)))


def _drawing(w: Writing, block: Tree, plan: Plan, part: tuple[int, int]) -> Xml:
    grey = w.tones["muted"].solid
    drawn = [shapes.lines(w, plan.ways, shapes.stroke(grey, 1))] if plan.ways else []
    drawn += [_box(w, placed) for placed in plan.boxes]
    named = f" ({part[0]}/{part[1]})" if part[1] > 1 else ""
    size = (plan.wide + 1, plan.high + 1)
    run = shapes.drawing(w, drawn, (block.title or block.alt) + named, block.alt + named, size)
    return xml.paragraph(w.style("figure"), run, keep=bool(block.title) and part[0] == part[1], start=w.takes_start())


def _box(w: Writing, placed: Placed) -> Xml:
    node, tone = placed.node, w.tones[placed.node.tone]
    plain = node.tone == "plain"
    fill = tinted(w.base.palette.colours, "bg1") if plain else tone.fill
    line = w.tones["muted"].solid if plain else tone.solid
    title = text(w, node.title, Look(w.style(f"tone_{node.tone}")))
    words = [xml.paragraph(w.style("box_title"), title)] if node.title else []
    words += [xml.paragraph(w.style("box_line"), text(w, said)) for said in node.lines]
    inside = join(words) if words else xml.paragraph(w.style("box_line"))
    return shapes.box(w, (placed.left + 0.5, placed.top + 0.5, placed.wide, placed.high), fill, line, inside)


def _item(node: Node) -> Item:
    said: Inlines = (Strong((Text(node.title),)),)
    for line in node.lines:
        said = (*said, LineBreak(), Text(line))
    return Item(said, tuple(map(_item, node.nodes)))
