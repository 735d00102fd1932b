"""Turn a path of keys and indexes into the place where it stands in a file."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from successplan.diagnostics import Place
from successplan.gate.limits import LIMITS

# What YAML counts as the end of a line; Python's splitlines counts more.
_LINE_END = re.compile("\r\n|[\n\r\x85\u2028\u2029]")

Keys = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Span:
    """From a character to before another; lines and columns count from 0."""

    line: int
    column: int
    end_line: int
    end_column: int


@dataclass(slots=True)
class Node:
    """Where a value stands, and what is in it: `keys` holds where each key of a mapping stands."""

    span: Span
    keys: dict[str, Span] | None = None
    children: dict[str, Node] | list[Node] | None = None
    flow: bool = False

    def child(self, step: str | int) -> Node | None:
        """The node under a key or index, None where there is none."""
        if isinstance(self.children, dict):
            return self.children.get(step) if isinstance(step, str) else None
        if isinstance(self.children, list) and isinstance(step, int) and 0 <= step < len(self.children):
            return self.children[step]
        return None


@dataclass(frozen=True)
class Positions:
    """Where everything in one file stands."""

    file: Path
    text: str
    root: Node | None = None

    @cached_property
    def lines(self) -> list[str]:
        return _LINE_END.split(self.text)

    def value(self, path: Keys) -> Place:
        """The place of the value at `path`, or of the nearest thing around it."""
        node, _ = self._find(path)
        return self._of_node(node)

    def key(self, path: Keys) -> Place:
        """The place of the key that `path` ends with; of the value, where it ends with an index or nothing."""
        parent, left = self._find(path[:-1])
        if parent is not None and not left and path and parent.keys and isinstance(path[-1], str):
            span = parent.keys.get(path[-1])
            if span is not None:
                return self.place(span)
        return self.value(path)

    def node(self, path: Keys) -> Node | None:
        """The node at `path`, or the nearest one around it."""
        return self._find(path)[0]

    def exactly(self, path: Keys) -> Node | None:
        """The node at `path`, None where there is none."""
        node, left = self._find(path)
        return None if left else node

    def raw(self, span: Span) -> str:
        """The characters of a span on one line, as they are written."""
        return self.lines[span.line][span.column : span.end_column]

    def place(self, span: Span) -> Place:
        """The place of a span, its width that of the part on its first line."""
        if span.line >= len(self.lines):
            span = Span(len(self.lines) - 1, len(self.lines[-1]), len(self.lines) - 1, len(self.lines[-1]))
        line = self.lines[span.line]
        end = span.end_column if span.end_line == span.line else len(line.rstrip())
        excerpt = line if len(line) <= LIMITS.excerpt_characters else None
        return Place(self.file, span.line + 1, span.column + 1, max(1, end - span.column), excerpt)

    def _find(self, path: Keys) -> tuple[Node | None, bool]:
        """The node as deep as `path` leads, and whether a step was left over.

        A step that is not there is passed over: what is written as one value may be counted as the first of a list.
        """
        node, left = self.root, False
        for step in path:
            inner = node.child(step) if node else None
            left = inner is None
            node = inner or node
        return node, left

    def _of_node(self, node: Node | None) -> Place:
        if node is None:
            return Place(self.file, 1, 1, 1, self.lines[0])
        if node.keys and not node.flow:
            return self.place(next(iter(node.keys.values())))
        return self.place(node.span)
