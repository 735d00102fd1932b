"""Turn the bytes of an Office file into its parts, the way back of render/package.py.

For the reference files of a brand; they come from outside too, so the gate opens them.
"""

from __future__ import annotations

import posixpath
from pathlib import Path

from lxml import etree

from successplan.gate import open_package
from successplan.gate.xml import parse_xml
from successplan.render.package import Package, Part, Relationship


def read_package(data: bytes, file: Path = Path("file")) -> Package:
    """The package in `data`. Raises Refused, naming `file`, where it is no Office file; KeyError for a bare zip."""
    entries = {f"/{name}": content for name, content in open_package(data, file).items()}
    types = parse(entries["/[Content_Types].xml"])
    defaults = {node.get("Extension", "").lower(): node.get("ContentType", "") for node in types.iterfind("{*}Default")}
    overrides = {node.get("PartName", ""): node.get("ContentType", "") for node in types.iterfind("{*}Override")}
    package = Package(root=_relationships(entries, ""))
    for name, content in entries.items():
        if name == "/[Content_Types].xml" or name.endswith(".rels"):
            continue
        content_type = overrides.get(name) or defaults.get(name.rpartition(".")[2].lower(), "application/octet-stream")
        package.parts[name] = Part(content, content_type, _relationships(entries, name))
    return package


def parse(content: bytes) -> etree._Element:
    """The root element of an XML part. Raises Refused where it is broken."""
    return parse_xml(content, Path("file"))


def _relationships(entries: dict[str, bytes], source: str) -> list[Relationship]:
    folder, base = posixpath.split(source or "/")
    content = entries.get(posixpath.join(folder, "_rels", f"{base}.rels"))
    if content is None:
        return []
    return [_relationship(node, folder) for node in parse(content).iterfind("{*}Relationship")]


def _relationship(node: etree._Element, folder: str) -> Relationship:
    external = node.get("TargetMode") == "External"
    target = node.get("Target", "")
    whole = target if external else posixpath.normpath(posixpath.join(folder, target))
    return Relationship(node.get("Id", ""), node.get("Type", ""), whole, external)
