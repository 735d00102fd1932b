"""Turn values into elements of a web page: `el` with what HTML wants otherwise than XML.

The page is written so that it is well-formed XML as well: every reader of either kind sees the same tree.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from successplan.document import Tone
from successplan.render.markup import Xml, el

_VOID = frozenset(("br", "col", "hr", "img", "meta"))  # of those that we use
NONE = Xml("")


def tag(name: str, attributes: Mapping[str, object] | None = None, *children: str) -> Xml:
    """The element `name`: one that may not be empty in HTML gets an end tag of its own."""
    return el(name, attributes, *(children or (() if name in _VOID else (NONE,))))


def div(classes: str, *children: str) -> Xml:
    """A division for looks alone."""
    return tag("div", {"class": classes}, *children)


def span(classes: str, *children: str) -> Xml:
    """A piece of a line for looks alone."""
    return tag("span", {"class": classes}, *children)


def p(classes: str | None, *children: str) -> Xml:
    """A paragraph."""
    return tag("p", {"class": classes}, *children)


def listed(name: str, classes: str | None, items: Iterable[str]) -> Xml:
    """The list `ul` or `ol` with an item for each of `items`."""
    return tag(name, {"class": classes}, *(tag("li", None, one) for one in items))


def toned(classes: str, tone: Tone) -> str:
    """The classes with that of the tone, which gives them their colours."""
    return f"{classes} t-{tone}".strip()


def page(attributes: Mapping[str, object], *children: str) -> bytes:
    """A whole page, in UTF-8."""
    return f"<!DOCTYPE html>\n{tag('html', attributes, *children)}\n".encode()
