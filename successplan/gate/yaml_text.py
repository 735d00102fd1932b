"""Turn the text of a YAML file into plain data, and remember where each key and value stands.

The events of PyYAML's parser (in C where it is there) are put together here, one by one, so that nesting, size, aliases
and doubled keys are known before anything grows.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from successplan.diagnostics import Diagnostic, Place, Refused
from successplan.gate import yaml_words as words
from successplan.gate.limits import LIMITS
from successplan.gate.position import Node, Positions, Span
from successplan.gate.refuse import error
from successplan.gate.scalar import NumberTooLong, plain_value
from successplan.gate.unseen import UNSEEN, unseen_character
from successplan.gate.yaml_causes import Cause, cause_near, slips

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
# What neither YAML nor XML can carry: control characters, halves of surrogate pairs, non-characters.
_FORBIDDEN = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True)
class Parsed:
    """`data` is made of dict, tuple, str, int, Decimal, bool and None; None where nothing could be read."""

    data: Any
    positions: Positions
    diagnostics: tuple[Diagnostic, ...] = ()


def parse_yaml(text: str, file: Path) -> Parsed:
    """The data of a YAML text. Raises Refused with everything that is wrong with it as YAML."""
    parsed = scan_yaml(text, file)
    if parsed.diagnostics:
        raise Refused(parsed.diagnostics)
    return parsed


def scan_yaml(text: str, file: Path) -> Parsed:
    """The same, never refused: what is wrong stands in `diagnostics`, and the data is what could be read."""
    unrooted = Positions(file, text)
    bad = _FORBIDDEN.search(text)
    if bad:
        return Parsed(None, unrooted, (words.forbidden_character(bad[0], _place_of(unrooted, bad.start())),))
    builder = _Builder(unrooted, found=list(_unseen(unrooted)))
    try:
        for event in yaml.parse(text, Loader=_LOADER):
            builder.take(event)
    except _Stop:
        return Parsed(None, unrooted, tuple(builder.found))
    except yaml.MarkedYAMLError as problem:
        return Parsed(None, unrooted, (*builder.found, *_unreadable(problem, unrooted)))
    except (yaml.YAMLError, ValueError, RecursionError) as problem:
        return Parsed(None, unrooted, (*builder.found, words.unreadable(str(problem), Place(file), None)))
    return Parsed(builder.data, Positions(file, text, builder.root), tuple(builder.found))


def _unseen(positions: Positions) -> Iterator[Diagnostic]:
    """The characters that nobody sees: they turn other text round or keep an id from being found."""
    for index, line in enumerate(positions.lines if UNSEEN.search(positions.text) else ()):
        for found in UNSEEN.finditer(line):
            yield unseen_character(found[0], positions.place(Span(index, found.start(), index, found.end())))


def _unreadable(problem: yaml.MarkedYAMLError, positions: Positions) -> Iterator[Diagnostic]:
    """What the lines show; where they show nothing near the parser's place, what the parser said too."""
    said, begun = str(problem.problem), problem.context_mark
    bracket, escape = words.is_open_bracket(said), "escape" in said
    mark = begun if bracket and begun else problem.problem_mark or begun
    found = slips(positions.lines)
    near = {index for each in (mark, begun) if each for index in (each.line - 1, each.line)}
    if mark and not near & {cause.line for cause in found}:
        cause = None if bracket or escape else cause_near(positions.lines, mark.line, begun.line if begun else None)
        found += (cause,) if cause else ()
        if cause is None:
            # the two parsers of PyYAML differ: one stops at the \\, the other behind it
            at = positions.lines[mark.line].rfind("\\", 0, mark.column + 1) if escape else mark.column
            place = positions.place(Span(mark.line, at, mark.line, at + 1))
            yield words.unreadable(said, place, begun.line + 1 if begun else None)
    yield from _told(found, positions)


def _told(causes: Iterable[Cause], positions: Positions) -> Iterator[Diagnostic]:
    for cause in causes:
        place = positions.place(Span(cause.line, cause.start, cause.line, cause.end))
        yield error("yaml-readable", cause.text, cause.hint, place)


def _place_of(positions: Positions, index: int) -> Place:
    before = Positions(positions.file, positions.text[:index]).lines
    return positions.place(Span(len(before) - 1, len(before[-1]), len(before) - 1, len(before[-1]) + 1))


class _Stop(Exception):
    """The text is beyond a limit; the diagnostic is already among the found ones."""


@dataclass(slots=True)
class _Open:
    """A mapping or list that is being read."""

    node: Node
    data: dict[str, Any] | list[Any]
    anchor: str | None
    nodes_before: int
    key: str | None = None  # the key whose value comes next
    skip: bool = False  # its value goes nowhere: the key is doubled or no text


@dataclass(slots=True)
class _Builder:
    positions: Positions
    data: Any = None
    root: Node | None = None
    found: list[Diagnostic] = field(default_factory=list)
    stack: list[_Open] = field(default_factory=list)
    anchors: dict[str, tuple[Any, Node, int]] = field(default_factory=dict)
    nodes: int = 0
    aliases: int = 0
    documents: int = 0

    def take(self, event: yaml.Event) -> None:
        if isinstance(event, yaml.ScalarEvent):
            self._scalar(event)
        elif isinstance(event, yaml.MappingStartEvent | yaml.SequenceStartEvent):
            self._open(event)
        elif isinstance(event, yaml.MappingEndEvent | yaml.SequenceEndEvent):
            self._close(event)
        elif isinstance(event, yaml.AliasEvent):
            self._alias(event)
        elif isinstance(event, yaml.DocumentStartEvent):
            self.documents += 1
            if self.documents > 1:
                self._stop(words.second_document(self._place(event)))

    def _scalar(self, event: yaml.ScalarEvent) -> None:
        self._count(event)
        span = _span(event)
        if event.style == '"':
            bad = _FORBIDDEN.search(event.value)
            if bad:
                self.found.append(words.forbidden_character(bad[0], self.positions.place(span)))
        text = UNSEEN.sub("", event.value)  # told already; what is left is what was meant
        if len(text) > LIMITS.text_characters:
            self.found.append(words.text_too_long(self.positions.place(span)))
        if not event.style and (span.end_line > span.line or not self.stack):
            self._swallowed(span)
        if self._wants_key():
            self._key(text, span)
            return
        value: Any = text
        if event.tag is not None:
            self.found.append(words.tag(event.tag, self.positions.place(span)))
        elif event.implicit[0]:
            value = self._plain(value, span)
        node = Node(span)
        if event.anchor:
            self.anchors[event.anchor] = (value, node, 1)
        self._put(value, node)

    def _swallowed(self, span: Span) -> None:
        """Tell of lines that were meant as keys and became a part of the text above them: side：vendor."""
        first = span.line + 1 if self.stack else span.line
        self.found += _told(slips(self.positions.lines, first, span.end_line + 1), self.positions)

    def _plain(self, text: str, span: Span) -> Any:
        try:
            return plain_value(text)
        except NumberTooLong:
            self.found.append(words.number_too_long(self.positions.place(span)))
            return 0

    def _wants_key(self) -> bool:
        return bool(self.stack) and isinstance(self.stack[-1].data, dict) and self.stack[-1].key is None

    def _key(self, key: str, span: Span) -> None:
        top = self.stack[-1]
        keys = top.node.keys
        assert keys is not None
        top.key, top.skip = key, False
        if key == "<<":
            self.found.append(words.merge_key(self.positions.place(span)))
            top.skip = True
        elif key in keys:
            self.found.append(words.doubled_key(key, keys[key].line + 1, self.positions.place(span)))
            top.skip = True
        else:
            keys[key] = span

    def _open(self, event: yaml.MappingStartEvent | yaml.SequenceStartEvent) -> None:
        self._count(event)
        if len(self.stack) >= LIMITS.yaml_depth:
            self._stop(words.too_deep(self._place(event)))
        if self._wants_key():
            self._stop(words.key_is_no_text(self._place(event)))
        if event.tag is not None:
            self.found.append(words.tag(event.tag, self._place(event)))
        mapping = isinstance(event, yaml.MappingStartEvent)
        node = Node(_span(event), {} if mapping else None, {} if mapping else [], bool(event.flow_style))
        self.stack.append(_Open(node, {} if mapping else [], event.anchor, self.nodes))

    def _close(self, event: yaml.Event) -> None:
        done = self.stack.pop()
        value: Any = done.data if isinstance(done.data, dict) else tuple(done.data)
        if done.node.flow or not done.node.children:
            begin, end = done.node.span, _span(event)
            done.node.span = Span(begin.line, begin.column, end.end_line, end.end_column)
        if done.anchor:
            self.anchors[done.anchor] = (value, done.node, self.nodes - done.nodes_before + 1)
        self._put(value, done.node)

    def _alias(self, event: yaml.AliasEvent) -> None:
        self.aliases += 1
        if self.aliases > LIMITS.yaml_aliases:
            self._stop(words.too_many_aliases(self._place(event)))
        if self._wants_key():
            self._stop(words.key_is_no_text(self._place(event)))
        value, node, size = self.anchors.get(event.anchor or "", (None, Node(_span(event)), 1))
        if event.anchor not in self.anchors:
            self.found.append(words.unknown_alias(event.anchor or "", self._place(event)))
            value = ""
        self.nodes += size - 1
        self._count(event)
        self._put(value, node)

    def _put(self, value: Any, node: Node) -> None:
        if not self.stack:
            self.data, self.root = value, node
            return
        top = self.stack[-1]
        if isinstance(top.data, list):
            top.data.append(value)
            assert isinstance(top.node.children, list)
            top.node.children.append(node)
            return
        if not top.skip and top.key is not None:
            top.data[top.key] = value
            assert isinstance(top.node.children, dict)
            top.node.children[top.key] = node
        top.key = None

    def _count(self, event: yaml.Event) -> None:
        self.nodes += 1
        if self.nodes > LIMITS.yaml_nodes:
            self._stop(words.too_many_nodes(self._place(event)))

    def _stop(self, diagnostic: Diagnostic) -> None:
        self.found.append(diagnostic)
        raise _Stop

    def _place(self, event: yaml.Event) -> Place:
        return self.positions.place(_span(event))


def _span(event: yaml.Event) -> Span:
    start, end = event.start_mark, event.end_mark
    assert start is not None and end is not None
    return Span(start.line, start.column, end.line, end.column)
