"""Turn an Office file that we wrote into its parts, trees and relationships, for the checks of lint."""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from lxml import etree

from successplan.diagnostics import Refused
from successplan.gate.xml import parse_xml
from successplan.render.package import unzipped

Element = etree._Element


@dataclass(frozen=True, slots=True)
class Link:
    """A relationship: what it names, as a part's name without the first slash, or an address."""

    target: str
    type: str
    external: bool


class File:
    """The file taken apart once for all checks. Raises ValueError for what is no zip."""

    def __init__(self, data: bytes) -> None:
        self.entries = unzipped(data)
        self.parts = {entry.name: entry.content for entry in self.entries}
        self.broken: dict[str, str] = {}
        self.trees: dict[str, Element] = {}
        for name, content in self.parts.items():
            if name.endswith((".xml", ".rels")):
                self._parse(name, content)

    def _parse(self, name: str, content: bytes) -> None:
        try:
            self.trees[name] = parse_xml(content, Path(name))
        except Refused as problem:
            self.broken[name] = str(problem)

    @cached_property
    def links(self) -> dict[str, dict[str, Link]]:
        """The relationships by id, by the part that has them ("" is the package)."""
        return {_source(name): _links(name, tree) for name, tree in self.trees.items() if name.endswith(".rels")}

    def trees_of(self, pattern: str) -> Iterator[tuple[str, Element]]:
        """The parts whose whole name matches, with their root elements, in order."""
        return ((name, tree) for name, tree in sorted(self.trees.items()) if re.fullmatch(pattern, name))


def twice(values: Iterable[str], sentence: str) -> Iterator[str]:
    """The sentence for each value that comes more than once: how often, then which."""
    return (sentence.format(count, value) for value, count in Counter(values).items() if count > 1)


def text_of(element: Element) -> str:
    """All text in the element."""
    return "".join(str(text) for text in element.itertext())


def short_name(element: Element) -> str:
    """The element's name without its namespace."""
    return etree.QName(element).localname


def _source(name: str) -> str:
    """The part whose relationships stand in `name`."""
    folder, base = posixpath.split(name)
    return posixpath.join(posixpath.dirname(folder), base.removesuffix(".rels"))


def _links(name: str, tree: Element) -> dict[str, Link]:
    folder = posixpath.dirname(_source(name))
    found = {}
    for one in tree.iterfind("{*}Relationship"):
        target, external = str(one.get("Target")), one.get("TargetMode") == "External"
        path = target if external else posixpath.normpath(posixpath.join("/" + folder, target)).lstrip("/")
        found[str(one.get("Id"))] = Link(path, str(one.get("Type")), external)
    return found
