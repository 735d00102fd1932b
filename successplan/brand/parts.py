"""Turn the bytes of an Office file into its parts, the way back of render/package.py.

For the reference files of a brand only. What a customer sends comes in through `gate`.
"""

from __future__ import annotations

import io
import posixpath
import zipfile

from lxml import etree

from successplan.render.package import Package, Part, Relationship

_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)


def read_package(data: bytes) -> Package:
    """The package in `data`. Raises BadZipFile, KeyError or XMLSyntaxError where it is not an Office file."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        entries = {f"/{info.filename}": archive.read(info) for info in archive.infolist() if not info.is_dir()}
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
    """The root element of an XML part, read without entities, network or document type."""
    return etree.fromstring(content, _PARSER)


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
