"""Turn inlines into runs: one function for what stands inside a line."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import assert_never

from successplan.document import Badge, Code, Emphasis, Inline, Inlines, LineBreak, Link, Strong, Text, plain
from successplan.render.docx import xml
from successplan.render.docx.state import Writing
from successplan.render.docx.xml import Look
from successplan.render.links import address, no_such_link, opens
from successplan.render.markup import Xml, join
from successplan.render.package import OFFICE

# Marks that Latin and Japanese fonts both have, such as “ ” … — × ● →: without a hint Word takes the Latin one.
_AMBIGUOUS = re.compile("[\u00a7\u00a8\u00b0-\u00b4\u00b6\u00b7\u00d7\u00f7\u2010-\u2027\u2030-\u203b\u2100-\u2bff]")
_JAPANESE = re.compile("[\u3000-\u30ff\u3400-\u9fff\uf900-\ufaff\uff01-\uff9f]")
_NO_BREAK = "\u00a0"


def runs(w: Writing, inlines: Inlines, look: Look | None = None) -> Xml:
    """The inlines as runs, in the character style of `look` where one is given."""
    start = look or Look()
    return join([_inline(w, inline, start) for inline in inlines])


def text(w: Writing, words: str, look: Look | None = None) -> Xml:
    """Plain words as one run."""
    return xml.run(words, look or Look(), east=_wants_hint(w, words)) if words else Xml("")


def _inline(w: Writing, inline: Inline, look: Look) -> Xml:
    match inline:
        case Text(words):
            return text(w, words, look)
        case Strong(inlines):
            return runs(w, inlines, _also(w, look, "strong", replace(look, bold=True)))
        case Emphasis(inlines):
            if w.japanese:
                return runs(w, inlines, _also(w, look, "emphasis_dots", replace(look, dotted=True)))
            return runs(w, inlines, _also(w, look, "emphasis", replace(look, slanted=True)))
        case Code(words):
            return text(w, words, replace(look, style=w.style("code")))
        case Link(inlines, target):
            return _link(w, inlines, target, look)
        case Badge(mark, word, tone):
            padded = f"{_NO_BREAK}{mark}{_NO_BREAK}{word}{_NO_BREAK}"
            return text(w, padded, Look(w.style(f"badge_{tone}")))
        case LineBreak():
            return xml.line_break()
        case _:
            assert_never(inline)


def _also(w: Writing, look: Look, role: str, otherwise: Look) -> Look:
    """A run has one character style: what comes second is set on the run itself."""
    return replace(look, style=w.style(role)) if look.style is None else otherwise


def _link(w: Writing, inlines: Inlines, target: str, look: Look) -> Xml:
    if not opens(target):
        w.said.append(no_such_link(plain(inlines), target))
        return runs(w, inlines, look)
    relationship = w.package.relate(w.base.document, f"{OFFICE}/hyperlink", address(target), external=True)
    return xml.link(relationship, runs(w, inlines, replace(look, style=w.style("link"))))


def _wants_hint(w: Writing, words: str) -> bool:
    return bool(_AMBIGUOUS.search(words)) and (w.japanese or bool(_JAPANESE.search(words)))
