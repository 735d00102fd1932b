"""Turn a customer and an analysis into what a template may see: the wall between both sides.

A customer's document gets values from which everything internal was taken out before the template starts, so there
is nothing to reach: no health, no notes, no internal half of the workspace, no files. The sandbox (engine.py) only
makes attempts fail early and say why.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from successplan.analyse import Analysis, plan_changes, week_asked, with_targets_first
from successplan.compose.kinds import Kind
from successplan.model import (
    Case,
    Customer,
    Goal,
    History,
    Journal,
    Kpi,
    Part,
    Person,
    Pitfall,
    Plan,
    Scene,
    Source,
    Workspace,
)
from successplan.words import Language


@dataclass(frozen=True, slots=True)
class Seen:
    """A customer as templates see one."""

    _customer: Customer

    @property
    def plan(self) -> Plan:
        return self._customer.plan

    @property
    def journal(self) -> Journal:
        return self._customer.journal

    @property
    def workspace(self) -> Workspace:
        return self._customer.workspace

    @property
    def people(self) -> tuple[Person, ...]:
        """The people of the plan, in its order."""
        return self._customer.people

    @property
    def indicators(self) -> tuple[tuple[Goal, Goal | Kpi], ...]:
        """Each goal followed by its KPIs, as (goal, goal or KPI)."""
        return self._customer.indicators

    @property
    def pitfalls(self) -> tuple[Pitfall, ...]:
        return self._customer.pitfalls

    @property
    def cases(self) -> tuple[Case, ...]:
        return self._customer.cases

    @property
    def scenes(self) -> tuple[Scene, ...]:
        return self._customer.scenes

    def person(self, id_: str | None) -> Person | None:
        return self._customer.person(id_)

    def source(self, name: str | None) -> Source | None:
        return self._customer.source(name)

    def part(self, id_: str) -> Part | None:
        return self._customer.part(id_)

    def indicator(self, id_: str) -> Goal | Kpi | None:
        return self._customer.indicator(id_)


def context(
    kind: Kind, customer: Customer, analysis: Analysis, language: Language, earlier: Customer | None = None
) -> dict[str, Any]:
    """The names that a template of this kind starts with. `changes` is None where there is no `earlier` customer."""
    public = outside(customer)
    seen = Seen(public if kind.audience == "customer" else replace(public, workspace=customer.workspace))
    found: dict[str, Any] = {
        "customer": seen, "plan": seen.plan, "journal": seen.journal, "workspace": seen.workspace,
        "analysis": analysis, "language": language, "kind": kind.name, "minutes": kind.minutes,
        "earlier": Seen(outside(earlier)) if earlier else None,
        "changes": with_targets_first(plan_changes(earlier.plan, customer.plan)) if earlier else None,
    }
    if kind.dated == "week":
        found["asked"] = week_asked(customer, analysis.period, analysis.as_of)
    return found | ({"internal": customer.internal} if kind.audience == "internal" else {})


def outside(customer: Customer) -> Customer:
    """The customer without anything internal, without files and places, without words that nobody may print."""
    voices = tuple(voice for voice in customer.journal.voices if voice.quote != "not_printed")
    return Customer(
        folder=type(customer.folder)(), plan=customer.plan, history=History(),
        journal=customer.journal.model_copy(update={"voices": voices}),
        workspace=customer.workspace.model_copy(update={"internal": None}))
