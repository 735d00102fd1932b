"""Turn values into XML text: the one place where a text becomes markup, so nothing is escaped twice or never.

Built as text and not as objects: bodies and tables are most of the work of a document, an element of text costs about a
microsecond, and the code reads like the XML it makes.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

# What XML 1.0 cannot hold, not even as a character reference: controls, lone surrogates, the two non-characters.
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
_ATTRIBUTE_ESCAPES = str.maketrans(
    {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\n": "&#10;", "\r": "&#13;", "\t": "&#9;"}
)
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


class Xml(str):
    """Text that is markup already."""

    __slots__ = ()


def el(tag: str, attributes: Mapping[str, object] | None = None, *children: str) -> Xml:
    """The element `tag`: children of type `Xml` stand as they are, any other text is escaped.

    An attribute whose value is None is left out; True and False are written 1 and 0.
    """
    head = tag if not attributes else tag + "".join(_attribute(name, value) for name, value in attributes.items())
    if not children:
        return Xml(f"<{head}/>")
    return Xml(f"<{head}>{''.join([child if isinstance(child, Xml) else escape(child) for child in children])}</{tag}>")


def join(parts: list[Xml] | tuple[Xml, ...]) -> Xml:
    """The parts, one after the other."""
    return Xml("".join(parts))


def escape(text: str) -> Xml:
    """`text` as XML character data, without the characters that XML cannot hold."""
    return Xml(_UNWRITABLE.sub("", text).translate(_ESCAPES))


def document(root: Xml) -> bytes:
    """A whole XML part: declaration and root element, in UTF-8."""
    return (DECLARATION + root).encode("utf-8")


def _attribute(name: str, value: object) -> str:
    if value is None:
        return ""
    text = str(int(value)) if isinstance(value, bool) else str(value)
    return f' {name}="{_UNWRITABLE.sub("", text).translate(_ATTRIBUTE_ESCAPES)}"'
