"""A customer made of a few plain words, for tests that need a whole one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from successplan.model import Customer, History, Journal, Observation, Plan, Workspace

Rows = Iterable[tuple[str, str, str | None]]
SOURCES = (
    {"id": "books", "name": "管理会計", "ready": "8 working days"},
    {"id": "till", "name": "POS", "ready": "1 day"},
)


def _exact(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {key: _exact(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return tuple(_exact(each) for each in value)
    return Decimal(str(value)) if isinstance(value, float) else value


def _row(kpi: str, day: str, value: str | None, part: str = "") -> Observation:
    number = None if value is None else Decimal(value)
    return Observation(kpi, date.fromisoformat(day), number, part, note="" if value else "停止")


@pytest.fixture
def customer() -> Callable[..., Customer]:
    """A builder: goals as the plan writes them, rows of (kpi, date, value), parts of journal and workspace."""

    def build(goals: list[dict[str, Any]], rows: Rows = (), **given: Any) -> Customer:
        plan = {
            "customer": {"id": "c", "name": "顧客", "holidays": "JP", "fiscal_year_start": 4},
            "period": {"start": "2026-04-01", "end": "2026-09-30"},
            "goals": goals,
            **given.pop("plan", {}),
        }
        workspace = {"sources": SOURCES, **given.pop("workspace", {})}
        found = [_row(kpi, day, value) for kpi, day, value in rows]
        parts = [_row(kpi, day, value, part) for kpi, day, value, part in given.pop("parts", ())]
        return Customer(
            Path(),
            Plan.model_validate(_exact(plan)),
            History([*found, *parts]),
            Journal.model_validate(_exact(given.pop("journal", {}))),
            None,
            Workspace.model_validate(_exact(workspace)),
        )

    return build


@pytest.fixture
def goal() -> Callable[..., dict[str, Any]]:
    """A builder of a monthly goal from 0 on 1 April to 182 on 30 September 2026: one a day, so the path is easy."""

    def build(**changed: Any) -> dict[str, Any]:
        return {
            "id": "g",
            "name": "目標",
            "better": "higher",
            "baseline": {"value": 0},
            "target": {"date": "2026-09-30", "value": 182},
            "measure": {"every": "month", "source": "books"},
            **changed,
        }

    return build
