"""Turn the files of words (templates/locale) into one table of words per language."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from successplan.assets import template_folder
from successplan.compose.marks import Marks
from successplan.compose.mistakes import TemplateMistake, nearest
from successplan.gate import parse_yaml, read_text
from successplan.words import Language, Words

_FIELD = re.compile(r"\{\{|\}\}|\{([a-z_]+)\}")


@dataclass(frozen=True, slots=True)
class Locale:
    """The words of one language. `first` names the branches in which a key is looked up before the top.

    `settings` are the workspace's choices of style that formats need. With `marks` whatever is printed is marked as
    printed from what it was.
    """

    language: Language
    words: Mapping[str, Any]
    first: tuple[str, ...] = ()
    settings: Mapping[str, Any] = field(default_factory=dict)
    marks: Marks | None = None
    _found: dict[str, Any] = field(default_factory=dict, init=False, repr=False, compare=False)  # a build asks often

    def find(self, key: str) -> Any:
        """The text, list or branch under a dotted key; None where there is none."""
        if key not in self._found:
            self._found[key] = self._look_up(key)
        return self._found[key]

    def _look_up(self, key: str) -> Any:
        for start in (*self.first, ""):
            found: Any = self.words
            for step in (*filter(None, start.split(".")), *key.split(".")):
                found = found.get(step) if isinstance(found, Mapping) else None
            if found is not None:
                return found
        return None

    def get(self, key: str) -> Any:
        """What stands under a dotted key. Raises TemplateMistake, naming the nearest key, where there is nothing."""
        found = self.find(key)
        if found is None:
            raise TemplateMistake(
                Words(ja=f"言葉「{key}」が locale/{self.language}.yml にありません",
                      en=f"There is no word “{key}” in locale/{self.language}.yml"),
                nearest(key, self.keys()) or Words(
                    ja=f"templates/locale/{self.language}.yml に {key} を加えてください",
                    en=f"Add {key} to templates/locale/{self.language}.yml"), rule="word-known")
        return found

    def marked(self, text: str, *of: object) -> str:
        """The text as printed from `of`, for whoever asks later where a number comes from."""
        return self.marks.around(text, *of) if self.marks is not None else text

    def keys(self) -> Iterator[str]:
        """Every dotted key that names a text, as a template may write it."""
        for key in _keys(self.words):
            yield key
            for start in self.first:
                if key.startswith(start + "."):
                    yield key[len(start) + 1:]


def load_locale(language: Language, folders: tuple[Path, ...] = ()) -> Locale:
    """The words of a language: those that ship, under those of the template folders, the first folder on top."""
    merged: Mapping[str, Any] = {}
    for folder in (template_folder(), *(one for one in reversed(folders) if one != template_folder())):
        path = folder / "locale" / f"{language}.yml"
        if path.is_file():
            merged = overlaid(merged, _read(path, path.stat().st_mtime_ns))
    return Locale(language, merged)


@cache
def _read(path: Path, changed: int) -> Mapping[str, Any]:
    found = parse_yaml(read_text(path), path).data
    return found if isinstance(found, Mapping) else {}


def overlaid(below: Mapping[str, Any], above: Mapping[str, Any]) -> Mapping[str, Any]:
    """Both tables as one: `above` wins key by key."""
    found = dict(below)
    for key, value in above.items():
        under = found.get(key)
        found[key] = overlaid(under, value) if isinstance(under, Mapping) and isinstance(value, Mapping) else value
    return found


@cache
def pieces(pattern: str) -> tuple[tuple[bool, str], ...]:
    """The pattern's parts in order: (True, name) for a placeholder `{name}`, (False, text) for the rest."""
    return tuple(_pieces(pattern))


def _pieces(pattern: str) -> Iterator[tuple[bool, str]]:
    end = 0
    for match in _FIELD.finditer(pattern):
        if match.start() > end:
            yield False, pattern[end:match.start()]
        yield (True, match[1]) if match[1] else (False, match[0][0])
        end = match.end()
    if end < len(pattern):
        yield False, pattern[end:]


def filled(pattern: str, **values: object) -> str:
    """The pattern with its placeholders filled by plain texts and numbers. For a missing one: KeyError."""
    return "".join(str(values[part]) if is_name else part for is_name, part in pieces(pattern))


def _keys(table: Mapping[str, Any], start: str = "") -> Iterator[str]:
    for key, value in table.items():
        if isinstance(value, Mapping) and not {"one", "other"} & set(value):
            yield from _keys(value, f"{start}{key}.")
        else:
            yield f"{start}{key}"
