"""Turn a customer's files, read and put together, into one value with what is asked of it most."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Set
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Literal

from successplan.diagnostics import Place
from successplan.model.agreed import Agreements
from successplan.model.goal import Goal, Kpi
from successplan.model.history import History
from successplan.model.internal import Internal
from successplan.model.journal import Journal
from successplan.model.library import Case, Pitfall, Scene
from successplan.model.people import Part, Person
from successplan.model.plan import Plan
from successplan.model.workspace import Source, TeamMember, Workspace

File = Literal["plan", "journal", "internal", "workspace", "history", "agreed"]
Keys = tuple[str | int, ...]


def _nowhere(file: File, path: Keys) -> Place | None:
    return None


def in_file(path: Keys, cut: Set[Keys]) -> Keys:
    """Where a path of the salvaged model stands in the file: the entries that were cut before it count there."""
    found: Keys = ()
    for step in path:
        if isinstance(step, int):
            index = -1
            for _ in range(step + 1):
                index += 1
                while (*found, index) in cut:
                    index += 1
            step = index
        found = (*found, step)
    return found


@dataclass(frozen=True)
class Customer:
    """One customer. `workspace` already holds what the plan sets again; without a file it holds the defaults.

    `cut` says what was left out because it could not be read: then this is the rest, and good for checking alone.
    """

    folder: Path
    plan: Plan
    history: History = field(default_factory=History)
    journal: Journal = field(default_factory=Journal)
    internal: Internal | None = None
    workspace: Workspace = field(default_factory=Workspace)
    agreed: Agreements = field(default_factory=Agreements)
    find: Callable[[File, Keys], Place | None] = _nowhere
    cut: Mapping[File, frozenset[Keys]] = field(default_factory=dict)

    def place(self, file: File, path: Keys = ()) -> Place | None:
        """Where a value stands, or the nearest thing around it; None where it stands in no file.

        `path` is made of keys as the file writes them and of indexes: ("goals", 0, "kpis", 1, "target"). In the
        history it is the index of an observation and, if wanted, the column: (12, "value").
        """
        return self.find(file, self.in_file(file, path))

    def in_file(self, file: File, path: Keys) -> Keys:
        """The path as the file has it, which differs where entries before it could not be read."""
        cut = self.cut.get(file)
        return in_file(path, cut) if cut else path

    @cached_property
    def people(self) -> tuple[Person, ...]:
        """The people of the plan in its order; what the plan leaves out comes from the workspace's team."""
        return tuple(_merged(person, self._team.get(person.id)) for person in self.plan.people)

    def person(self, id_: str | None) -> Person | None:
        """Somebody of the plan or of the workspace's team, None where nobody has this id."""
        return self._people.get(id_) if id_ is not None else None

    def part(self, id_: str) -> Part | None:
        """A part of the plan, None where there is none."""
        return next((part for part in self.plan.parts if part.id == id_), None)

    def source(self, name: str | None) -> Source | None:
        """The workspace's source of this id, name or other name; None where it has none."""
        return self._sources.get(name) if name is not None else None

    @cached_property
    def indicators(self) -> tuple[tuple[Goal, Goal | Kpi], ...]:
        """Each goal, followed by its KPIs, with the goal that it belongs to."""
        found: list[tuple[Goal, Goal | Kpi]] = []
        for goal in self.plan.goals:
            found += [(goal, goal), *((goal, kpi) for kpi in goal.kpis)]
        return tuple(found)

    def indicator(self, id_: str) -> Goal | Kpi | None:
        """The goal or KPI of this id, None where there is none."""
        return next((each for _, each in self.indicators if each.id == id_), None)

    @cached_property
    def pitfalls(self) -> tuple[Pitfall, ...]:
        """The pitfalls of the plan, those named by id out of the workspace; unknown ids are left out."""
        known = {pitfall.id: pitfall for pitfall in self.workspace.pitfalls}
        chosen = (known.get(each) if isinstance(each, str) else each for each in self.plan.onboarding.pitfalls)
        return tuple(each for each in chosen if each)

    @cached_property
    def cases(self) -> tuple[Case, ...]:
        """The cases of the plan, those named by id out of the workspace; unknown ids are left out."""
        known = {case.id: case for case in self.workspace.cases}
        chosen = (known.get(each) if isinstance(each, str) else each for each in self.plan.cases)
        return tuple(each for each in chosen if each)

    @cached_property
    def scenes(self) -> tuple[Scene, ...]:
        """The scenes of the plan, those named by id out of the workspace; unknown ids are left out."""
        known = {scene.id: scene for scene in self.workspace.scenes}
        chosen = (known.get(each) if isinstance(each, str) else each for each in self.plan.scenes)
        return tuple(each for each in chosen if each)

    @cached_property
    def _team(self) -> dict[str, Person]:
        return {member.id: _as_person(member) for member in self.workspace.team}

    @cached_property
    def _people(self) -> dict[str, Person]:
        return self._team | {person.id: person for person in self.people}

    @cached_property
    def _sources(self) -> dict[str, Source]:
        found: dict[str, Source] = {}
        for source in self.workspace.sources:
            for name in (source.id, source.name.ja, source.name.en, *source.also):
                if name is not None:
                    found.setdefault(name, source)
        return found


def _as_person(member: TeamMember) -> Person:
    given = {name: getattr(member, name) for name in member.model_fields_set}
    return Person.model_construct(set(given) | {"side"}, **given, side="vendor")


def _merged(person: Person, member: Person | None) -> Person:
    if member is None:
        side = person.side or (("vendor" if person.is_vendor else "customer") if person.role else None)
        return person.model_copy(update={"side": side})
    return member.model_copy(update={name: getattr(person, name) for name in person.model_fields_set})


def ids_by_kind(customer: Customer) -> Mapping[str, frozenset[str]]:
    """The ids that a reference of each kind may name."""
    plan, journal = customer.plan, customer.journal
    indicators = {indicator.id for _, indicator in customer.indicators}
    works = {item.id for item in plan.roadmap}
    steps = {step.id for phase in plan.onboarding.phases for step in phase.steps}
    phases, milestones = {phase.id for phase in plan.onboarding.phases}, {one.id for one in plan.milestones}
    return {name: frozenset(ids) for name, ids in {
        "indicator": indicators,
        "part": {part.id for part in plan.parts},
        "issue": {issue.id for issue in plan.purpose.issues},
        "work": works,
        "risk": {risk.id for risk in plan.risks},
        "meeting": {meeting.id for meeting in plan.meetings},
        "held": {held.id for held in journal.held},
        "answer": {action.id for action in journal.actions} | {decision.id for decision in journal.decisions},
        "subject": indicators | works | steps | phases | milestones,
    }.items()}
