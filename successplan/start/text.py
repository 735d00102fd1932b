"""Turn the text of a YAML file into the same text with some values changed: comments and layout stay a person's."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from successplan.gate import parse_yaml, written
from successplan.gate.position import Node, Span
from successplan.model.scalar import is_day

Keys = tuple[str | int, ...]


class Draft:
    """A YAML text and the changes that are to be made in it, all at the places of the text as it was read.

    Raises Refused where the text is no YAML. Changes may not overlap: of two at the same place the outer one counts.
    """

    def __init__(self, text: str, file: Path) -> None:
        text = text if text.endswith("\n") else text + "\n"
        parsed = parse_yaml(text, file)
        self.text, self.data = text, parsed.data
        self._root = parsed.positions.root
        self._starts = [0, *(found.end() for found in re.finditer("\n", text))]
        self._changes: list[tuple[int, int, str]] = []

    def get(self, path: Keys) -> Any:
        """The value at `path`, None where nothing stands there."""
        found = self.data
        for step in path:
            try:
                found = found[step]
            except (KeyError, IndexError, TypeError):
                return None
        return found

    def scalars(self) -> Iterator[tuple[Keys, Any]]:
        """Every single value with the keys and indexes that lead to it, in the order of the file."""
        yield from _scalars(self.data, ())

    def write(self, path: Keys, text: str) -> None:
        """Let `text` stand where the single value (or what is written in brackets) at `path` stands."""
        span = self._node(path).span
        self._changes.append((self._index(span.line, span.column), self._index(span.end_line, span.end_column), text))

    def put(self, path: Keys, key: str, text: str, after: str | None = None) -> None:
        """Let the mapping at `path` say `key: text`: in the key's place, or as a new key behind `after`.

        Where nothing is called `after`, it comes behind the mapping's first key.
        """
        mapping = self._node(path)
        assert isinstance(mapping.children, dict) and mapping.keys
        if key in mapping.children:
            self.write((*path, key), text)
            return
        first = next(iter(mapping.keys))
        before = mapping.children[after if after in mapping.children else first]
        if mapping.flow:
            end, entry = self._index(before.span.end_line, before.span.end_column), f", {key}: {text}"
        else:  # a remark behind the value stays with it
            end, entry = self._index(_last_line(before) + 1, 0), f"{' ' * mapping.keys[first].column}{key}: {text}\n"
        self._changes.append((end, end, entry))

    def swap(self, path: Keys, entry: str, after: str) -> None:
        """Let `entry` (key and value on one line) stand where the key at `path` stands, or else behind `after`."""
        if self.get(path) is None:
            key, _, value = entry.partition(": ")
            self.put(path[:-1], key, value, after)
        else:
            self._cut(path, entry)

    def drop(self, path: Keys) -> None:
        """Take the key or the list's entry at `path` out, with the lines that it stands on."""
        self._cut(path, "")

    def _cut(self, path: Keys, entry: str) -> None:
        parent, step = self._node(path[:-1]), path[-1]
        node = self._node(path)
        key = parent.keys[step] if parent.keys and isinstance(step, str) else node.span
        if parent.flow:
            begin, end = self._index(key.line, key.column), self._index(node.span.end_line, node.span.end_column)
        if parent.flow and not entry:
            rest = re.match(r"\s*,\s*", self.text[end:])
            before = re.search(r",\s*$", self.text[:begin])
            begin, end = (begin, end + rest.end()) if rest else (before.start() if before else begin, end)
        elif not parent.flow:
            begin, end = self._index(key.line, 0), self._index(_last_line(node) + 1, 0)
            entry = f"{' ' * key.column}{entry}\n" if entry else ""
        self._changes.append((begin, end, entry))

    def after(self, path: Keys, lines: str) -> None:
        """Let `lines` stand after the last line of the value at `path`."""
        begin = self._index(_last_line(self._node(path)) + 1, 0)
        self._changes.append((begin, begin, lines))

    def changed(self) -> str:
        """The text with all changes made."""
        found, done = [], 0
        for begin, end, text in sorted(self._changes, key=lambda change: (change[0], -change[1])):
            if begin < done:
                continue  # inside of what goes away
            found += [self.text[done:begin], text]
            done = end
        return "".join([*found, self.text[done:]])

    def _node(self, path: Keys) -> Node:
        node = self._root
        for step in path:
            node = node.child(step) if node else None
        if node is None:
            raise KeyError(path)
        return node

    def _index(self, line: int, column: int) -> int:
        return self._starts[line] + column if line < len(self._starts) else len(self.text)


def flow(value: Any) -> str:
    """Plain data on one line, as a person would write it."""
    if isinstance(value, dict):
        return f"{{{', '.join(f'{key}: {flow(inner)}' for key, inner in value.items())}}}"
    if isinstance(value, tuple | list):
        return f"[{', '.join(flow(inner) for inner in value)}]"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str) and not is_day(value):
        return written(value)
    return "null" if value is None else str(value)


def _last_line(node: Node) -> int:
    """The last line of a value; in block style that of its last part, as only what follows ends a block."""
    inner = list(node.children.values() if isinstance(node.children, dict) else node.children or ())
    if inner and not node.flow:
        return max(_last_line(each) for each in inner)
    span: Span = node.span
    return span.end_line - 1 if span.end_column == 0 and span.end_line > span.line else span.end_line


def _scalars(data: Any, path: Keys) -> Iterator[tuple[Keys, Any]]:
    if isinstance(data, dict):
        for key, value in data.items():
            yield from _scalars(value, (*path, key))
    elif isinstance(data, tuple):
        for index, value in enumerate(data):
            yield from _scalars(value, (*path, index))
    else:
        yield path, data
