"""Turn XML from outside into elements: no entities, no network, no document types."""

from __future__ import annotations

from pathlib import Path

from lxml import etree

from successplan.diagnostics import Place
from successplan.gate.refuse import refused

_NOTHING_TO_DO = (
    "Word、Excel、PowerPoint で開いて保存し直してください",
    "Open it in Word, Excel or PowerPoint and save it again",
)


def xml_parser() -> etree.XMLParser:
    """A parser for one document from outside. The only place in the package that makes one."""
    return etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, dtd_validation=False, huge_tree=False, recover=False
    )


def parse_xml(data: bytes, file: Path, part: str = "") -> etree._Element:
    """The root element of `data`. Raises Refused for XML that is broken or holds a document type."""
    name = part or file.name
    try:
        root = etree.fromstring(data, xml_parser())
    except (etree.XMLSyntaxError, ValueError, LookupError) as problem:
        raise refused(
            "xml-readable",
            (f"{name} の中身が壊れています（{problem}）", f"{name} is broken inside ({problem})"),
            _NOTHING_TO_DO,
            Place(file),
        ) from None
    if root.getroottree().docinfo.doctype:  # type: ignore[union-attr]  # the stubs lack it
        raise refused(
            "xml-without-doctype",
            (f"{name} に文書型の宣言（DOCTYPE）があります", f"{name} holds a document type (DOCTYPE)"),
            ("このファイルは安全に読めません。" + _NOTHING_TO_DO[0], "It cannot be read safely. " + _NOTHING_TO_DO[1]),
            Place(file),
        )
    return root
