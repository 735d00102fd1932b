"""Turn inlines into what stands in a line of a page."""

from __future__ import annotations

from typing import assert_never

from successplan.document import Badge, Code, Emphasis, Inline, Inlines, LineBreak, Link, Strong, Text, plain
from successplan.render.html.state import Writing
from successplan.render.html.tags import span, tag, toned
from successplan.render.links import address, no_such_link, opens
from successplan.render.markup import Xml, escape, join


def inline(w: Writing, inlines: Inlines) -> Xml:
    """The inlines in their order."""
    return join([_one(w, one) for one in inlines])


def badge(block: Badge) -> Xml:
    """A judgement: its mark and its word, on a ground of its tone."""
    return span(toned("badge", block.tone), f"{block.mark} {block.text}")


def _one(w: Writing, one: Inline) -> Xml:
    match one:
        case Text(words):
            return escape(words)
        case Strong(inlines):
            return tag("strong", None, inline(w, inlines))
        case Emphasis(inlines):
            return tag("em", None, inline(w, inlines))
        case Code(words):
            return tag("code", None, words)
        case Link(inlines, target):
            return _link(w, inlines, target)
        case Badge():
            return badge(one)
        case LineBreak():
            return tag("br")
        case _:
            assert_never(one)


def _link(w: Writing, inlines: Inlines, target: str) -> Xml:
    if not opens(target):
        w.said.append(no_such_link(plain(inlines), target))
        return inline(w, inlines)
    return tag("a", {"href": address(target)}, inline(w, inlines))
