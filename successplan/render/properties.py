"""Turn what a report says about itself into the file's properties."""

from __future__ import annotations

from successplan.document import Meta
from successplan.render.markup import document, el
from successplan.render.package import OFFICE, Package

_METADATA = "http://schemas.openxmlformats.org/package/2006"
_EXTENDED = "http://schemas.openxmlformats.org/officeDocument/2006"


def add_properties(package: Package, meta: Meta) -> None:
    """Adds core and extended properties. Times are the start of the document's own day: no clock is read."""
    package.relate("", f"{_METADATA}/relationships/metadata/core-properties", "/docProps/core.xml")
    package.add("/docProps/core.xml", _core(meta), "application/vnd.openxmlformats-package.core-properties+xml")
    package.relate("", f"{OFFICE}/extended-properties", "/docProps/app.xml")
    kind = "application/vnd.openxmlformats-officedocument.extended-properties+xml"
    package.add("/docProps/app.xml", _extended(meta), kind)


def _core(meta: Meta) -> bytes:
    namespaces = {
        "xmlns:cp": f"{_METADATA}/metadata/core-properties",
        "xmlns:dc": "http://purl.org/dc/elements/1.1/",
        "xmlns:dcterms": "http://purl.org/dc/terms/",
        "xmlns:xsi": "http://www.w3.org/2001/XMLSchema-instance",
    }
    keywords = ", ".join(word for word in (meta.customer, meta.keywords) if word)
    texts = {
        "dc:title": meta.title,
        "dc:subject": meta.subject,
        "dc:creator": meta.author,
        "cp:keywords": keywords,
        "cp:lastModifiedBy": meta.author,
        "cp:revision": "1",
        "cp:version": meta.version,
        "dc:language": {"ja": "ja-JP", "en": "en-US"}.get(meta.language, meta.language),
    }
    when = f"{meta.day.isoformat()}T00:00:00Z"
    times = [el(f"dcterms:{what}", {"xsi:type": "dcterms:W3CDTF"}, when) for what in ("created", "modified")]
    return document(el("cp:coreProperties", namespaces, *(el(tag, None, text) for tag, text in texts.items()), *times))


def _extended(meta: Meta) -> bytes:
    root = {"xmlns": f"{_EXTENDED}/extended-properties"}
    return document(el("Properties", root, el("Application", None, "successplan"), el("Company", None, meta.customer)))
