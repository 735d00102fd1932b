"""Turn a YAML text with mistakes into the same text without those whose remedy is certain; every other byte stays.

Edits are put in at the places where the parser found the mistake, so comments, layout, line ends and a byte order mark
stay, and a file without mistakes is never touched. An edit after which the file reads no better is not made. What could
mean two things (two near names, 1.200, a line between two depths) is left to the writer, and so is kpi.csv, which only
grows.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from successplan.gate import UNSEEN, Positions, Span, scan_yaml, slips
from successplan.load.field import Keys, in_data, keys_of, model_at
from successplan.load.meant import meant, quoted
from successplan.model import Reference
from successplan.model.base import Model
from successplan.model.scalar import SLUG
from successplan.words import LANGUAGES, Language

_ROUNDS = 6  # a file that could be read at last shows what is wrong with its values, then with its ids
_LINE_END = re.compile("\r\n|[\n\r\x85\u2028\u2029]")
_LINE_END_OF_FILES = re.compile("\r\n|\r")  # as gate.decode reads them
_BOM = "\ufeff"
_UNCERTAIN = ("zone_unknown",)
_SURE = 0.8  # beter, Better, markdown_rate; what is less like the one candidate is left to the writer


@dataclass(frozen=True, slots=True)
class Change:
    """What was put in for what; line and column count from 1."""

    file: Path
    line: int
    column: int
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class _Edit:
    span: Span
    after: str
    path: Keys | None = None  # of the value that it puts right


def repaired(data: bytes, file: Path, model: type[Model]) -> tuple[bytes, tuple[Change, ...]]:
    """The bytes of a YAML file after all certain repairs of its form, and what was changed; the same where none is."""
    return _in_rounds(data, file, lambda text: _edits(text, file, model))


def with_known_ids(
    data: bytes, file: Path, unknown: Iterable[tuple[Keys, Reference]], known: Mapping[str, frozenset[str]]
) -> tuple[bytes, tuple[Change, ...]]:
    """The bytes after each id that names nothing is put right, where just one known id of its kind is like it."""
    wanted = [(keys, each.id, near) for keys, each in unknown
              if (near := one_like(each.id, known.get(each.kind, frozenset()))) is not None]

    def edits(text: str) -> Iterator[_Edit]:
        positions = scan_yaml(text, file).positions
        for keys, id_, near in wanted:
            node = positions.exactly(keys)
            if node is not None and positions.raw(node.span) == id_:
                yield _Edit(node.span, near)

    return _in_rounds(data, file, edits)


def one_like(written: str, known: Iterable[str]) -> str | None:
    """The only one of `known` that is like `written`; None where there is none, or a second one."""
    names = {each.replace("_", "-"): each for each in known}
    plain = written.casefold().replace("_", "-")
    near = get_close_matches(plain, list(names), 2, 0.6)
    return names[near[0]] if len(near) == 1 and get_close_matches(plain, near, 1, _SURE) else None


def _in_rounds(data: bytes, file: Path, edits: Callable[[str], Iterable[_Edit]]) -> tuple[bytes, tuple[Change, ...]]:
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return data, ()
    mark, text = (_BOM, text[1:]) if text.startswith(_BOM) else ("", text)
    changes: list[Change] = []
    for _ in range(_ROUNDS):
        wanted = _apart(edits(_LINE_END_OF_FILES.sub("\n", text)))
        if not wanted:
            break
        starts = [0, *(found.end() for found in _LINE_END.finditer(text))]
        for edit in reversed(wanted):  # from the end, so that the places before it stay
            begin, end = starts[edit.span.line] + edit.span.column, starts[edit.span.end_line] + edit.span.end_column
            changes.append(Change(file, edit.span.line + 1, edit.span.column + 1, text[begin:end], edit.after))
            text = text[:begin] + edit.after + text[end:]
    return (mark + text).encode("utf-8"), tuple(sorted(changes, key=lambda each: (each.line, each.column)))


def _apart(edits: Iterable[_Edit]) -> list[_Edit]:
    """The edits in their order, without one that lies within another."""
    found: list[_Edit] = []
    for edit in sorted(edits, key=lambda each: (each.span.line, each.span.column)):
        last = found[-1].span if found else None
        if last is None or (last.end_line, last.end_column) <= (edit.span.line, edit.span.column):
            found.append(edit)
    return found


def _edits(text: str, file: Path, model: type[Model]) -> list[_Edit]:
    """What can be put right for certain in this text: what nobody sees, then what YAML cannot read, then values."""
    parsed = scan_yaml(text, file)
    lines = parsed.positions.lines
    unseen = [_Edit(Span(index, found.start(), index, found.end()), "")
              for index, line in enumerate(lines) if UNSEEN.search(line) for found in UNSEEN.finditer(line)]
    if unseen:
        return unseen
    rules = {each.rule for each in parsed.diagnostics}
    if "yaml-readable" in rules:
        return _edits_of_slips(text, file)
    if parsed.diagnostics or not isinstance(parsed.data, dict):
        return []
    said = parsed.data.get("language")
    language: Language = next((each for each in LANGUAGES if each == said), "ja")
    try:
        model.model_validate(parsed.data, context={"language": language})
    except ValidationError as problem:
        edits = _apart(_edits_of_values(problem, model, parsed.positions))
        still = _wrong_paths(_applied(lines, edits), file, model, language)
        return [edit for edit in edits if edit.path is None or edit.path not in still]
    return []


def _wrong_paths(text: str, file: Path, model: type[Model], language: Language) -> set[Keys]:
    """The paths of what is wrong with a text."""
    try:
        model.model_validate(scan_yaml(text, file).data, context={"language": language})
    except ValidationError as problem:
        return {in_data(each["loc"]) for each in problem.errors(include_url=False)}
    return set()


def _applied(lines: list[str], edits: list[_Edit]) -> str:
    """The text with the edits, each within its line."""
    after = list(lines)
    for edit in reversed(edits):
        line = after[edit.span.line]
        after[edit.span.line] = line[: edit.span.column] + edit.after + line[edit.span.end_column :]
    return "\n".join(after)


def _edits_of_slips(text: str, file: Path) -> list[_Edit]:
    """What puts the lines right that show their own mistake, where they can be read when all of it is done."""
    lines = scan_yaml(text, file).positions.lines
    edits = _slips_of(lines)
    mended = list(lines)
    for _ in range(_ROUNDS):  # a line may have a full-width space and a full-width colon
        mended = _applied(mended, _slips_of(mended)).split("\n")
    left = {each.place.line for each in scan_yaml("\n".join(mended), file).diagnostics
            if each.rule == "yaml-readable" and each.place}
    return [] if left & {edit.span.line + 1 for edit in edits} else edits


def _slips_of(lines: list[str]) -> list[_Edit]:
    return [_Edit(Span(slip.line, slip.start, slip.line, slip.end), slip.remedy)
            for slip in slips(lines) if slip.remedy is not None]


def _edits_of_values(problem: ValidationError, model: type[Model], positions: Positions) -> Iterator[_Edit]:
    for each in problem.errors(include_url=False):
        path = in_data(each["loc"])
        if each["type"] == "extra_forbidden":
            yield from _edit_of_key(path, each, model, positions)
        elif each["type"] not in _UNCERTAIN:
            yield from _edit_of_value(path, each, positions)


def _edit_of_value(path: Keys, each: ErrorDetails, positions: Positions) -> Iterator[_Edit]:
    node = positions.exactly(path)
    right = meant(each)
    if node is None or node.children is not None or right is None or node.span.line != node.span.end_line:
        return
    if each.get("ctx", {}).get("pattern") == SLUG:
        return  # kpi.csv, the other files and the next term may call it as it is written
    if each["type"] in ("text_type", "string_type"):
        right = quoted(positions.raw(node.span))  # as it was written: 1.10 is no 1.1
    yield _Edit(node.span, right, path)


def _edit_of_key(path: Keys, each: ErrorDetails, model: type[Model], positions: Positions) -> Iterator[_Edit]:
    parent = positions.exactly(path[:-1])
    inside = model_at(model, path[:-1])
    if parent is None or parent.keys is None or inside is None:
        return
    key = str(path[-1])
    span = parent.keys.get(key)
    if span is None:
        return
    if each["input"] is None and parent.flow:
        yield from _edit_of_cut_text(key, parent.keys, positions, path)
        return
    near = one_like(key, keys_of(inside))
    if near is not None and near not in parent.keys and positions.raw(span) == key:
        yield _Edit(span, near)


def _edit_of_cut_text(key: str, keys: Mapping[str, Span], positions: Positions, path: Keys) -> Iterator[_Edit]:
    """Quotes around a text that a comma has cut: title: 店長, 部長 means one text."""
    names = list(keys)
    before = names[names.index(key) - 1] if names.index(key) else None
    node = positions.exactly((*path[:-1], before)) if before is not None else None
    span = keys[key]
    if node is None or node.children is not None or node.span.line != span.end_line or before == key:
        return
    whole = Span(node.span.line, node.span.column, span.end_line, span.end_column)
    raw = positions.raw(whole)
    if re.fullmatch(r"[0-9]{1,3},[0-9]{3}", raw):
        yield _Edit(whole, raw.replace(",", ""))
    elif not re.search(r"[\"'\\{}\[\]:#]", raw) and not re.match(r"[0-9.,\s]+$", raw):
        yield _Edit(whole, f'"{raw}"')
