"""Turn one YAML file into its model, with every mistake at its line and column."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Generic, TypeVar

from pydantic import ValidationError

from successplan.diagnostics import Diagnostic, Refused
from successplan.gate import Positions, error, read_text, scan_yaml
from successplan.load.explain import explain, left_empty
from successplan.load.field import Keys
from successplan.load.salvage import salvaged
from successplan.model.base import Model
from successplan.words import LANGUAGES, Language

M = TypeVar("M", bound=Model)


@dataclass(frozen=True)
class Source:
    """A file as it was read: `data` is None where it cannot be read as keys and values."""

    data: dict[str, Any] | None
    positions: Positions
    diagnostics: tuple[Diagnostic, ...] = ()

    @property
    def language(self) -> Language | None:
        """The language that the file says it is written in."""
        said = (self.data or {}).get("language")
        return next((language for language in LANGUAGES if language == said), None)


@dataclass(frozen=True)
class Read(Generic[M]):
    """A file's model. Where there are errors it is that of what is left without `cut`, None where nothing is."""

    model: M | None
    diagnostics: tuple[Diagnostic, ...]
    cut: frozenset[Keys] = frozenset()


def read_source(path: Path, *, may_be_empty: bool = True) -> Source:
    """The data of a YAML file and what is wrong with it as a file of keys and values; never refused."""
    nowhere = Positions(path, "")
    try:
        parsed = scan_yaml(read_text(path), path)
    except Refused as refused:
        return Source(None, nowhere, refused.diagnostics)
    if parsed.diagnostics and not isinstance(parsed.data, dict):
        return Source(None, parsed.positions, parsed.diagnostics)
    if parsed.data is None and may_be_empty:
        return Source({}, parsed.positions)
    if not isinstance(parsed.data, dict):
        return Source(None, parsed.positions, (_no_keys(parsed.data, parsed.positions),))
    return Source(parsed.data, parsed.positions, parsed.diagnostics)


def _no_keys(data: object, positions: Positions) -> Diagnostic:
    name = positions.file.name
    text = (
        (f"{name} が空です", f"{name} is empty")
        if data is None
        else (f"{name} が「キー: 値」の形になっていません", f"{name} does not consist of “key: value”")
    )
    hint = ("先頭の行から「キー: 値」の形で書いてください", "Write “key: value” from the first line on")
    return error("file-has-keys", text, hint, positions.value(()))


def read_model(source: Source, model: type[M], language: Language) -> Read[M]:
    """The model of a source and everything that is wrong with it, the source's own diagnostics included."""
    if source.data is None:
        return Read(None, source.diagnostics)
    empty = frozenset(_empty(source.data))
    try:
        value = model.model_validate(source.data, context={"language": language})
    except ValidationError as problem:
        said = (*source.diagnostics, *explain(problem, model, source.positions, empty))
        return Read(*_salvage(source.data, model, language, said))
    return Read(value, (*source.diagnostics, *left_empty(model, source.positions, empty)), empty)


def _salvage(
    data: dict[str, Any], model: type[M], language: Language, said: tuple[Diagnostic, ...]
) -> tuple[M | None, tuple[Diagnostic, ...], frozenset[Keys]]:
    value, cut = salvaged(data, model, language)
    return value, said, cut


def _empty(data: Any, path: Keys = ()) -> Iterator[Keys]:
    """The paths of values that were left empty."""
    if data is None:
        yield path
    elif isinstance(data, dict):
        for key, value in data.items():
            yield from _empty(value, (*path, key))
    elif isinstance(data, tuple):
        for index, value in enumerate(data):
            yield from _empty(value, (*path, index))
