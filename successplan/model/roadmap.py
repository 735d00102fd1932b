"""Turn the work that changes, and the dates that prove it, into models."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from successplan.model.base import Model, about
from successplan.model.contract import ToConfirm
from successplan.model.scalar import Day, IndicatorId, PartId, PersonId, Slug
from successplan.words import Words

CalendarMonth = Annotated[int, Field(ge=1, le=12)]
Status = Literal["planned", "active", "later", "done", "dropped"]


class WorkChange(Model):
    """How the work is done before and after."""

    from_: Words = about("How it is done today.", "全品一律", alias="from")
    to: Words = about("How it will be done.", "リスク上位20%のみ")


class RoadmapItem(Model):
    """One piece of work that changes. Impact and difficulty decide the order."""

    id: Slug = about("Short name.", "markdown")
    work: Words = about("Which work changes.", "値引き判断")
    purpose: Words | None = about("What for.", "値引きすべき商品だけを値引く", None)
    how: Words | None = about("How.", "週次の在庫リスク一覧で対象を決める", None)
    change: WorkChange | None = about(
        "The work before and after.", {"from": "全品一律", "to": "リスク上位20%のみ"}, None
    )
    how_much: Words | None = about("How much, where no KPI says it.", "12店・週20点", None)
    impact: int | None = about("Effect, from 1 (small) to 5 (large).", 5, None, ge=1, le=5)
    difficulty: int | None = about("Difficulty, from 1 (easy) to 5 (hard).", 2, None, ge=1, le=5)
    status: Status = about("Where it stands.", "active", "planned")
    start: Day | None = about("The first day.", "2026-04-20", None)
    end: Day | None = about("The last day.", "2026-06-30", None)
    effect_months: tuple[CalendarMonth, ...] = about("The months of the year in which it pays.", [6, 7, 8], ())
    scope: tuple[PartId, ...] = about("The parts where it is done.", ["new-12"], ())
    owner: PersonId | None = about("Who sees to it.", "tanaka", None)
    kpis: tuple[IndicatorId, ...] = about("The KPIs (or goals) that it moves.", ["markdown-rate"], ())
    why_later: Words | None = about("Why it waits.", "物流部門の体制が整ってから", None)
    to_confirm: tuple[ToConfirm, ...] = about("What can't be said yet.", [{"what": "start", "who": "tanaka"}], ())


class OutOfScope(Model):
    """What is left alone, and why."""

    what: Words = about("What is left alone.", "仕入計画")
    why: Words | None = about("Why.", "翌期に検討", None)


class Milestone(Model):
    """A date, and the evidence that closes it."""

    id: Slug = about("Short name.", "first-value")
    name: Words = about("What has happened by then.", "新基準で初回の値引き会議を実施")
    date: Day = about("The day.", "2026-05-20")
    owner: PersonId | None = about("Who sees to it.", "tanaka", None)
    first_value: bool = about("Whether this is the first value for the customer.", True, False)
    evidence: Words | None = about("What shows that it was reached.", "会議の議事録", None)
    reviewed_by: PersonId | None = about("Who looks at the evidence.", "sato", None)
