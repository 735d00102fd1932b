"""Turn what happened (weeks, misses, results, events, voices) into models."""

from __future__ import annotations

from typing import Literal

from successplan.model.base import Model, about
from successplan.model.roadmap import Status
from successplan.model.scalar import (
    AnswerId,
    Day,
    FileName,
    IndicatorId,
    Month,
    Number,
    PersonId,
    Reported,
    RiskId,
    Slug,
    SubjectId,
    Week,
    WorkId,
)
from successplan.words import Words

Said = Literal["on_track", "at_risk", "off_track"]


class WeekReport(Model):
    """A weekly report that came."""

    week: Week = about("The week.", "2026-W27")
    by: PersonId | None = about("From whom.", "tanaka", None)
    came: Day | None = about("When it came.", "2026-07-06", None)
    judgement: Said | None = about("The promoter's own word.", "at_risk", None)
    says: Words | None = about("Their one line.", "12店は計画どおり", None)
    form: FileName | None = about("The received form.", "2026-W27-weekly.xlsx", None)


class Miss(Model):
    """Something that was not reached or is late, with its cause and the answer to it."""

    id: Slug = about("Short name.", "x2")
    of: SubjectId = about("The goal, KPI, milestone, step or roadmap item.", "markdown-rate")
    period: Reported = about("The month, quarter or week.", "2026-06")
    what: Words = about("What was missed; the numbers come from kpi.csv.", "31店で夏物の値引きが計画より早い")
    cause: Words | None = about("Why.", "開始日が店長の判断のまま", None)
    cause_is: Literal["vendor", "working", "outside"] | None = about(
        "Where the cause lies: with us, in how both work, or outside.", "working", None
    )
    answer: tuple[AnswerId, ...] = about("The actions and decisions against it.", ["a14", "d3"], ())
    back_by: Day | None = about("When it is expected to be back on the path.", "2026-08-31", None)
    closed: Day | None = about("When it was over.", "2026-04-17", None)


class Reached(Model):
    """A step, milestone or roadmap item that is done."""

    of: SubjectId = about("Which one.", "first-value")
    date: Day = about("When.", "2026-05-19")
    evidence: Words | None = about("What shows it.", "5/19 定例会の議事録", None)
    seen_by: PersonId | None = about("Who saw the evidence.", "sato", None)


class WorkDone(Model):
    """What was done in a month, with an amount."""

    month: Month = about("The month.", "2026-06")
    what: Words = about("What was done.", "新基準による値引き会議")
    amount: Words | None = about("How much.", "4回・12店", None)
    work: WorkId | None = about("The roadmap item that it belongs to.", "markdown", None)


class Event(Model):
    """A mark on the charts."""

    date: Day = about("The day.", "2026-04-20")
    what: Words = about("What happened.", "利用開始（12店）")
    kind: Literal["ours", "theirs", "outside"] = about("Whose doing it was.", "ours", "outside")
    kpis: tuple[IndicatorId, ...] = about("The numbers that it touches; all by default.", ["markdown-rate"], ())
    form: FileName | None = about("The received form it came from.", "2026-W27-weekly.xlsx", None)


class Voice(Model):
    """What somebody said."""

    date: Day = about("When.", "2026-05-19")
    who: PersonId | None = about("Who.", "kato", None)
    says: Words = about("The words as they were said.", "値引きする商品を迷う時間が半分になった")
    quote: Literal["named", "department", "not_printed"] = about(
        "What the speaker allowed.", "department", "not_printed"
    )
    work: WorkId | None = about("The roadmap item that it belongs to.", "markdown", None)
    form: FileName | None = about("The received form it came from.", "2026-W27-weekly.xlsx", None)


class SupportMonth(Model):
    """A month of the support desk."""

    month: Month = about("The month.", "2026-06")
    opened: int = about("Cases that came.", 9, 0, ge=0)
    closed: int = about("Cases that were closed.", 8, 0, ge=0)
    open: int = about("Cases open at the end.", 2, 0, ge=0)
    days_to_answer: Number | None = about("Days to the answer, on average.", 0.6, None)
    themes: tuple[Words, ...] = about("What they were about.", ["権限の追加"], ())


class OwnHours(Model):
    """The customer's own hours in a month."""

    month: Month = about("The month.", "2026-06")
    hours: Number = about("How many.", 34)
    by: PersonId | None = about("Who said so.", "tanaka", None)


class PersonChange(Model):
    """Somebody joined, left, was replaced or has another role."""

    date: Day = about("When.", "2026-07-01")
    who: PersonId = about("Who.", "md")
    what: Literal["joined", "left", "replaced", "role"] = about("What changed.", "joined")
    by: PersonId | None = about("Who replaced them.", "inoue", None)
    count: int | None = about("How many they are now.", 8, None, ge=0)
    why: Words | None = about("Why.", "値引き担当2名が加わる", None)
    agreed_again: Day | None = about("When the plan was agreed with the new person.", "2026-10-14", None)


class RiskChange(Model):
    """A risk that changed."""

    date: Day = about("When.", "2026-05-19")
    risk: RiskId = about("Which risk of the plan.", "data-delay")
    likelihood: int | None = about("How likely it is now, 1 to 5.", 1, None, ge=1, le=5)
    impact: int | None = about("How bad it would be now, 1 to 5.", 3, None, ge=1, le=5)
    closed: bool = about("Whether it is over.", True, False)
    why: Words | None = about("Why.", "連携の遅れが4週続けてゼロ", None)


class RoadmapChange(Model):
    """A roadmap item that changed."""

    date: Day = about("When.", "2026-06-30")
    item: WorkId = about("Which item of the plan.", "allocation")
    impact: int | None = about("Effect, 1 to 5.", 4, None, ge=1, le=5)
    difficulty: int | None = about("Difficulty, 1 to 5.", 3, None, ge=1, le=5)
    status: Status | None = about("Where it stands.", "active", None)
    start: Day | None = about("The first day.", "2026-08-01", None)
    end: Day | None = about("The last day.", "2026-09-30", None)
    why: Words | None = about("Why.", "物流部門が試行に前向き", None)


class Summary(Model):
    """The CSM's own words for a report."""

    report: Slug = about("The kind of document.", "monthly")
    period: Reported = about("The month, quarter or week.", "2026-06")
    says: Words | None = about("The sentence; printed as it is.", "値引き率は31店への展開の可否が鍵", None)
    judgement: Said | None = about("Can only make the computed one worse.", "at_risk", None)
    why: Words | None = about("Why; printed as it is.", "7月の夏物が山場", None)
