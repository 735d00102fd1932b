"""Turn a customer's folder into plain data: PyYAML and csv only, every number an exact Fraction or int."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any

import yaml

Series = list[tuple[date, Fraction]]


class _Exact(yaml.SafeLoader):
    """Reads 48.2 as 241/5."""


def _fraction(loader: yaml.SafeLoader, node: yaml.Node) -> Fraction:
    return Fraction(str(loader.construct_scalar(node)))  # type: ignore[arg-type]


_Exact.add_constructor("tag:yaml.org,2002:float", _fraction)


@dataclass(frozen=True, eq=False, repr=False)
class Sample:
    """A customer's files as they were written; `texts[language]` are those of the other language, laid beside."""

    folder: Path
    plan: Any
    journal: Any
    workspace: Any
    texts: dict[str, list[Any]]
    rows: list[dict[str, str]]

    def series(self, kpi: str, part: str = "") -> Series:
        """The measured values by day: of several rows for a day the last one counts, and an empty one is no value."""
        last = {row["date"]: row["value"] for row in self.rows if row["kpi"] == kpi and row["part"] == part}
        return [(date.fromisoformat(day), Fraction(value)) for day, value in sorted(last.items()) if value]

    def goals(self) -> list[Any]:
        return list(self.plan["goals"])

    def indicators(self) -> list[Any]:
        """Every goal, each followed by its KPIs: the order of the plan and of every table."""
        return [indicator for goal in self.goals() for indicator in (goal, *goal.get("kpis", ()))]

    def indicator(self, kpi: str) -> Any:
        return next(indicator for indicator in self.indicators() if indicator["id"] == kpi)

    def text(self, ident: str, key: str, language: str) -> str:
        """The text of the entry with this id, in the language where it stands there, else as it was written first."""
        return _text(self, ident, key, language)

    def strings(self, language: str) -> set[str]:
        """Every text a person wrote that a document in this language may print, the vendor's inner half left out."""
        outer = {key: value for key, value in self.workspace.items() if key != "internal"}
        roots = (self.plan, self.journal, outer, *self.texts.get(language, ()))
        return {text for root in roots for text in leaves(root)}


@cache
def _text(sample: Sample, ident: str, key: str, language: str) -> str:
    roots = (*sample.texts.get(language, ()), sample.plan, sample.journal, sample.workspace)
    return next(str(node[key]) for root in roots for node in nodes(root) if node.get("id") == ident and key in node)


def read_sample(folder: Path) -> Sample:
    files = {name: _load(folder / f"{name}.yaml") for name in ("plan", "journal", "workspace")}
    texts = {language: [_load(path) for path in sorted(folder.glob(f"*.{language}.yaml"))] for language in ("ja", "en")}
    with (folder / "kpi.csv").open(encoding="utf-8", newline="") as file:
        rows = [{key: value or "" for key, value in row.items()} for row in csv.DictReader(file)]
    return Sample(folder, files["plan"], files["journal"], files["workspace"], texts, rows)


def nodes(root: Any) -> Iterator[dict[str, Any]]:
    """Every mapping in a YAML tree."""
    if isinstance(root, dict):
        yield root
    for child in root.values() if isinstance(root, dict) else root if isinstance(root, list) else ():
        yield from nodes(child)


def leaves(root: Any) -> Iterator[str]:
    """Every text in a YAML tree, the keys left out."""
    if isinstance(root, str):
        yield root
    for child in root.values() if isinstance(root, dict) else root if isinstance(root, list) else ():
        yield from leaves(child)


def days_in(root: Any) -> Iterator[date]:
    """Every date in a YAML tree."""
    if isinstance(root, date):
        yield root
    for child in root.values() if isinstance(root, dict) else root if isinstance(root, list) else ():
        yield from days_in(child)


def _load(path: Path) -> Any:
    return yaml.load(path.read_text(encoding="utf-8"), _Exact)
