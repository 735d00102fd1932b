"""A small customer, and templates written for one test."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from successplan.analyse import analyse
from successplan.compose.build import Build
from successplan.compose.engine import run
from successplan.compose.kinds import Kind, load_kind
from successplan.compose.locale import Locale, load_locale
from successplan.compose.vocabulary import vocabulary
from successplan.model import Customer, History, Internal, Journal, Observation, Plan, Workspace
from successplan.words import Language

Write = Callable[..., Kind]
Say = Callable[..., tuple[object, ...]]
SECRET = "解約の恐れ-7f3a"


def made(model: Any, given: Any) -> Any:
    """The model with these values; lists, easier to write, become the tuples that models hold."""
    def tuples(value: Any) -> Any:
        if isinstance(value, dict):
            return {key: tuples(one) for key, one in value.items()}
        return tuple(map(tuples, value)) if isinstance(value, list) else value
    return model.model_validate(tuples(given))


def plan(**more: Any) -> Plan:
    given: dict[str, Any] = {
        "author": "suzuki",
        "customer": {"id": "aoyama", "name": "株式会社アオヤマアパレル", "short_name": "アオヤマ"},
        "period": {"start": "2026-04-01", "end": "2026-09-30"},
        "people": [
            {"id": "sato", "name": "佐藤 健一", "side": "customer", "role": "evaluator", "department": "経営企画部",
             "title": "部長"},
            {"id": "md", "name": "MD部", "side": "customer", "role": "user", "count": 6},
            {"id": "suzuki", "name": {"ja": "鈴木 大地", "en": "Daichi Suzuki"}, "side": "vendor", "role": "csm"},
        ],
        "goals": [{
            "id": "margin", "name": {"ja": "粗利益率", "en": "Gross margin"}, "unit": {"ja": "%", "en": "%"},
            "decimals": 1, "better": "higher",
            "baseline": {"value": Decimal("48.2"), "from": "2025-04-01", "to": "2025-09-30", "source": "pos"},
            "target": {"date": "2026-09-30", "value": Decimal("50.0")},
            "measure": {"source": "pos", "every": "month", "from": "2026-04-01"},
        }],
    } | more
    return made(Plan, given)  # type: ignore[no-any-return]


@pytest.fixture
def customer() -> Customer:
    internal = made(Internal, {"notes": [{"date": "2026-06-30", "by": "suzuki", "text": SECRET}]})
    journal = made(Journal, {
        "events": [{"date": "2026-04-20", "what": "利用開始", "kind": "ours"}],
        "voices": [{"date": "2026-06-01", "says": SECRET, "quote": "not_printed"},
                   {"date": "2026-06-02", "says": "早くなった", "quote": "department"}],
    })
    workspace = made(Workspace, {
        "vendor": {"name": "株式会社ミナト"},
        "sources": [{"id": "pos", "name": {"ja": "POSデータ", "en": "POS data"}}],
        "internal": {"advice": [{"id": "a", "if": {}, "says": SECRET, "do": SECRET}]},
    })
    history = History(tuple(
        Observation(kpi="margin", date=day, value=Decimal(value), line=line)
        for line, (day, value) in enumerate([(date(2026, 4, 30), "48.6"), (date(2026, 5, 31), "48.9"),
                                             (date(2026, 6, 30), "49.2")], 2)))
    return Customer(Path("/nowhere"), plan(), history, journal, internal, workspace)


@pytest.fixture
def analysis(customer: Customer) -> Any:
    return analyse(customer, date(2026, 7, 15))


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Writes a kind's template into a folder of its own and loads it."""
    def _write(body: str, name: str = "brief", front: str = "title: 概要", **others: str) -> Kind:
        for path, text in {f"kinds/{name}.md.j2": f"---\n{front}\n---\n{body}", **others}.items():
            (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / path).write_text(text, encoding="utf-8")
        return load_kind(name, [tmp_path])
    return _write


@pytest.fixture
def say(write: Write) -> Say:
    """What a template says of the given names, without any customer."""
    def _say(body: str, *, language: Language = "ja", words: dict[str, Any] | None = None, **seen: Any) -> Any:
        kind = replace(write(body), words={language: words or {}})
        build = Build(kind, Locale(language, load_locale(language).words), seen)
        return run(build, vocabulary(build))
    return _say
