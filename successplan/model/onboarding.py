"""Turn the start (kickoff, phases, steps, expectations) and the reasons for it into models."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import Discriminator, Tag

from successplan.model.base import Model, about
from successplan.model.library import Pitfall
from successplan.model.scalar import Day, IndicatorId, IssueId, Month, PersonId, PitfallId, Slug, Time
from successplan.words import Words


def by_shape(value: Any) -> str:
    """The tag of a list entry that is written in full (a mapping) or named by id."""
    return "(full)" if isinstance(value, dict | Model) else "(id)"


PitfallOrId = Annotated[Annotated[PitfallId, Tag("(id)")] | Annotated[Pitfall, Tag("(full)")], Discriminator(by_shape)]


class Homework(Model):
    """Something to bring after the kickoff."""

    what: Words = about("What is to be done.", "POSの抽出")
    owner: PersonId | None = about("Who does it.", "kato", None)
    due: Day | None = about("By when.", "2026-04-14", None)


class Kickoff(Model):
    """The first meeting of both sides."""

    date: Day = about("The day of the kickoff.", "2026-04-08")
    at: Time | None = about("The time, in quotes.", "14:00", None)
    length: int = about("Length in minutes.", 60, 60, ge=1, le=1440)
    place: Words | None = about("Where it is held.", "オンライン", None)
    attendees: tuple[PersonId, ...] = about("Who attends.", ["sato", "tanaka"], ())
    opening: PersonId | None = about("Who opens it; best an evaluator.", "sato", None)
    decisions: tuple[Words, ...] = about("What is to be decided there.", ["定例会の曜日"], ())
    homework: tuple[Homework, ...] = about(
        "What is to be brought afterwards.", [{"what": "POSの抽出", "owner": "kato"}], ()
    )


class Step(Model):
    """A step of a phase."""

    id: Slug = about("Short name.", "data")
    name: Words = about("What happens.", "データ連携")
    due: Day | None = about("By when.", "2026-04-15", None)
    owner: PersonId | None = about("Who sees to it.", "support", None)


class Phase(Model):
    """A phase after the start."""

    id: Slug = about("Short name.", "setup")
    name: Words = about("The name that is printed.", "導入")
    until: Day | None = about("The last day of the phase.", "2026-04-20", None)
    steps: tuple[Step, ...] = about("The steps in it.", [{"id": "data", "name": "データ連携"}], ())


class Expectation(Model):
    """What will and what won't be visible in a month."""

    month: Month = about("The month.", "2026-05")
    visible: Words | None = about("What can be seen by then.", "値引き判断の時間短縮", None)
    not_yet: Words | None = about("What can't be seen yet.", "粗利益率の改善", None)


class Onboarding(Model):
    """The flow after the start."""

    phases: tuple[Phase, ...] = about(
        "The phases in order.", [{"id": "setup", "name": "導入", "until": "2026-04-20"}], ()
    )
    pitfalls: tuple[PitfallOrId, ...] = about(
        "Frequent failures: ids from the workspace, or written here in full.", ["too-many-themes"], ()
    )
    expectations: tuple[Expectation, ...] = about(
        "What becomes visible when.", [{"month": "2026-05", "visible": "値引き判断の時間短縮"}], ()
    )


class ManagementIssue(Model):
    """An issue of the management, and the issues of this plan that serve it."""

    id: Slug = about("Short name.", "midterm")
    issue: Words = about("The management's issue.", "粗利益率の回復")
    source: Words | None = about("Where they said so.", "中期経営計画2026-2028", None)
    issues: tuple[IssueId, ...] = about("The issues below that serve it.", ["margin"], ())


class Issue(Model):
    """One line of the purpose: business issue, problem, solution; the benefit is printed from the goal."""

    id: Slug = about("Short name.", "margin")
    business_issue: Words | None = about("What troubles the business.", "値引きで粗利益率が下がり続けている", None)
    problem: Words | None = about("Why it is so.", "値引きの判断基準がない", None)
    solution: Words | None = about("What is done about it.", "在庫リスクに応じて値引きを決める", None)
    goal: IndicatorId | None = about("The goal that shows the benefit.", "gross-margin", None)
    benefit: Words | None = about("A benefit that no goal measures.", "店長の判断が速くなる", None)


class Purpose(Model):
    """Why all this is done, on one page."""

    presented_by: PersonId | None = about("Who presents it in the kickoff.", "tanaka", None)
    management: tuple[ManagementIssue, ...] = about(
        "The management's issues.", [{"id": "midterm", "issue": "粗利益率の回復"}], ()
    )
    issues: tuple[Issue, ...] = about(
        "The issues of this plan.", [{"id": "margin", "problem": "値引きの判断基準がない"}], ()
    )
