"""Turn a file with the same ids in the other language (plan.en.yaml) into texts in both languages."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, TypeVar

from successplan.diagnostics import Diagnostic
from successplan.gate import Positions, error
from successplan.load.field import Keys
from successplan.load.read import read_source
from successplan.model.base import Model
from successplan.words import LANGUAGES, Language, Words

M = TypeVar("M", bound=Model)


def overlays(path: Path) -> Iterator[tuple[Language, Path]]:
    """The files beside `path` that say its texts in a language."""
    for language in LANGUAGES:
        beside = path.with_name(f"{path.stem}.{language}{path.suffix}")
        if beside.exists():
            yield language, beside


def overlaid(model: M, path: Path) -> tuple[M, tuple[Diagnostic, ...]]:
    """The model with the texts of all overlays of the file at `path`, and what in them has no counterpart."""
    said: list[Diagnostic] = []
    for language, beside in overlays(path):
        source = read_source(beside)
        said += source.diagnostics
        merging = _Merging(language, source.positions, said)
        model = merging.model(model, source.data or {}, ())
    return model, tuple(said)


@dataclass
class _Merging:
    language: Language
    positions: Positions
    said: list[Diagnostic] = field(default_factory=list)

    def model(self, model: M, data: dict[str, Any], path: Keys) -> M:
        names = {known.alias or name: name for name, known in type(model).model_fields.items()}
        changed: dict[str, Any] = {}
        for key, value in data.items():
            if key in ("id", "schema", "language"):
                continue
            if key not in names:
                self._say(
                    (*path, key),
                    f"「{key}」に当たるものが元のファイルにありません",
                    f"“{key}” has no counterpart in the file itself",
                )
                continue
            changed[names[key]] = self._any(getattr(model, names[key]), value, (*path, key))
        return model.model_copy(update=changed)

    def _any(self, current: Any, value: Any, path: Keys) -> Any:
        if isinstance(current, Words) and isinstance(value, str) and value.strip():
            return replace(current, **{self.language: value.strip()})
        if isinstance(current, Model) and isinstance(value, dict):
            return self.model(current, value, path)
        if isinstance(current, dict) and isinstance(value, dict):
            return current | {key: self._any(current.get(key), text, (*path, key)) for key, text in value.items()}
        if isinstance(current, tuple) and isinstance(value, tuple):
            return self._list(current, value, path)
        self._say(path, "元のファイルのこの場所に文がありません", "There is no text at this place in the file itself")
        return current

    def _list(self, current: tuple[Any, ...], values: tuple[Any, ...], path: Keys) -> tuple[Any, ...]:
        """Entries with an id belong to that id, others to the one at the same place."""
        ids = {getattr(each, "id", None): index for index, each in enumerate(current)}
        result = list(current)
        for index, value in enumerate(values):
            named = isinstance(value, dict) and "id" in value
            at = _index(ids, value["id"]) if named else index
            if at is None or at >= len(result):
                self._say(
                    (*path, index), "元のファイルに同じ項目がありません", "There is no such entry in the file itself"
                )
            else:
                result[at] = self._any(result[at], value, (*path, index))
        return tuple(result)

    def _say(self, path: Keys, ja: str, en: str) -> None:
        self.said.append(
            error(
                "overlay-matches",
                (ja, en),
                (
                    "元のファイルと同じ id と、文だけを書いてください",
                    "Write the same ids as in the file itself, and texts alone",
                ),
                self.positions.key(path),
            )
        )


def _index(ids: dict[str | None, int], id_: Any) -> int | None:
    return ids.get(id_) if isinstance(id_, str) else None
