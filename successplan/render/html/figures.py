"""Turn a drawing into a figure with its caption, and a picture into one that the page carries in itself."""

from __future__ import annotations

from base64 import b64encode

from successplan.document import Picture
from successplan.render.html.state import Writing
from successplan.render.html.tags import NONE, span, tag
from successplan.render.markup import Xml, escape, join


def figure(w: Writing, kind: str, title: str, *parts: Xml) -> Xml:
    """The parts as one figure, its title above them."""
    head = tag("figcaption", None, caption(w, "figure", escape(title))) if title else NONE
    return tag("figure", {"class": kind}, head, *parts)


def caption(w: Writing, label: str, words: Xml) -> Xml:
    """The words of a caption, with its running number in documents whose captions are counted."""
    word = w.label(label)
    if not (w.numbered and word):
        return words
    return join([span("number", f"{word} {w.next(label)}"), escape("\u2003"), words])


def picture(w: Writing, block: Picture) -> Xml:
    """The picture as wide as its share of the room."""
    source = f"data:{block.media_type};base64,{b64encode(block.data).decode()}"
    shown = tag("img", {"src": source, "alt": block.alt, "style": f"width: {block.share:.0%}"})
    return figure(w, "picture", block.title, shown)

