"""Turn parts into an Office file: relationships, content types and a zip whose bytes depend on the parts alone."""

from __future__ import annotations

import io
import posixpath
import zipfile
from dataclasses import dataclass, field

from successplan.render.markup import document, el

_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
_RELATIONSHIPS_TYPE = "application/vnd.openxmlformats-package.relationships+xml"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_EPOCH = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class Relationship:
    """`target` is the full name of a part, such as /word/styles.xml, or an address where `external`."""

    id: str
    type: str
    target: str
    external: bool = False


@dataclass(slots=True)
class Part:
    content: bytes
    content_type: str
    relationships: list[Relationship] = field(default_factory=list)


@dataclass(slots=True)
class Package:
    """The parts of an Office file by full name (/word/document.xml); `root` holds the package's own relationships."""

    parts: dict[str, Part] = field(default_factory=dict)
    root: list[Relationship] = field(default_factory=list)

    def copy(self) -> Package:
        """A package to add to: the parts' bytes are shared, the lists are its own."""
        return Package(
            {name: Part(part.content, part.content_type, [*part.relationships]) for name, part in self.parts.items()},
            [*self.root])

    def add(self, name: str, content: bytes, content_type: str) -> str:
        """The name of the part that was added or replaced (its relationships stay)."""
        known = self.parts.get(name)
        self.parts[name] = Part(content, content_type, known.relationships if known else [])
        return name

    def relate(self, source: str, type_: str, target: str, *, external: bool = False) -> str:
        """The id of the relationship from the part `source` ("" for the package) to `target`; made once."""
        relationships = self.parts[source].relationships if source else self.root
        for known in relationships:
            if (known.type, known.target, known.external) == (type_, target, external):
                return known.id
        taken = {known.id for known in relationships}
        number = len(relationships) + 1
        while f"rId{number}" in taken:
            number += 1
        relationships.append(Relationship(f"rId{number}", type_, target, external))
        return f"rId{number}"

    def find(self, source: str, type_: str) -> str | None:
        """The first part that `source` names by a relationship of this type, None where there is none."""
        relationships = self.parts[source].relationships if source else self.root
        return next((known.target for known in relationships if known.type == type_), None)

    def to_bytes(self) -> bytes:
        """The file: content types and root relationships first, the parts sorted, no date of today in it."""
        entries = {"[Content_Types].xml": self._content_types(), "_rels/.rels": _relationships("", self.root)}
        for name in sorted(self.parts):
            part = self.parts[name]
            entries[name.lstrip("/")] = part.content
            if part.relationships:
                entries[_relationships_name(name)] = _relationships(name, part.relationships)
        return zipped(entries)

    def _content_types(self) -> bytes:
        defaults = [el("Default", {"Extension": "rels", "ContentType": _RELATIONSHIPS_TYPE})]
        overrides = [
            el("Override", {"PartName": name, "ContentType": part.content_type})
            for name, part in sorted(self.parts.items())
        ]
        return document(el("Types", {"xmlns": _TYPES}, *defaults, *overrides))


def zipped(entries: dict[str, bytes]) -> bytes:
    """A zip of the entries in their order, the same bytes for the same entries whatever the clock or system."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        for name, content in entries.items():
            info = zipfile.ZipInfo(name, _EPOCH)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.create_system = 0
            info.external_attr = 0
            archive.writestr(info, content)
    return buffer.getvalue()


@dataclass(frozen=True, slots=True)
class Entry:
    """What a zip holds under a name, and the date it bears."""

    name: str
    date: tuple[int, int, int, int, int, int]
    content: bytes


def unzipped(data: bytes) -> tuple[Entry, ...]:
    """The entries of a zip that we wrote, in their order, also those of one name. Raises ValueError for no zip.

    What comes from outside goes through the gate instead, which looks at sizes first.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return tuple(Entry(info.filename, info.date_time, archive.read(info)) for info in archive.infolist())
    except zipfile.BadZipFile as problem:
        raise ValueError(str(problem)) from None


def _relationships(source: str, relationships: list[Relationship]) -> bytes:
    folder = posixpath.dirname(source) or "/"
    rows = [
        el(
            "Relationship",
            {
                "Id": known.id,
                "Type": known.type,
                "Target": known.target if known.external else posixpath.relpath(known.target, folder),
                "TargetMode": "External" if known.external else None,
            },
        )
        for known in relationships
    ]
    return document(el("Relationships", {"xmlns": _RELATIONSHIPS}, *rows))


def _relationships_name(name: str) -> str:
    folder, base = posixpath.split(name.lstrip("/"))
    return f"{folder}/_rels/{base}.rels"
