"""Turn journal.yaml into a model: what happened, in words that both sides would sign."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BeforeValidator

from successplan.model.base import Model, about
from successplan.model.contract import Period, ToConfirm
from successplan.model.goal import Baseline, TargetPoint, one_or_more, points
from successplan.model.minutes import Contact, Held
from successplan.model.promise import Action, Decision, Request
from successplan.model.record import (
    Event,
    Miss,
    OwnHours,
    PersonChange,
    Reached,
    RiskChange,
    RoadmapChange,
    Summary,
    SupportMonth,
    Voice,
    WeekReport,
    WorkDone,
)
from successplan.model.scalar import Day, Month, PersonId, Slug
from successplan.words import Words


class Owners(Model):
    """An owner on each side."""

    customer: PersonId | None = about("Of the customer.", "tanaka", None)
    vendor: PersonId | None = about("Of ours.", "suzuki", None)


class NextGoal(Model):
    """A goal proposed for the next term."""

    id: Slug = about("Short name.", "markdown-all")
    name: Words = about("The name that is printed.", "値引き率（全43店）")
    unit: Words = about("The unit.", "%", Words(ja="", en=""))
    decimals: int | None = about("Digits after the point.", 1, None, ge=0, le=6)
    better: Literal["higher", "lower", "within"] = about("Which direction is good.", "lower", "higher")
    baseline: Baseline | None = about("Where it stands.", {"value": 22.4}, None)
    target: Annotated[tuple[TargetPoint, ...], BeforeValidator(points)] = about(
        "Where it is to go.", {"date": "2027-03-31", "value": 17.0}, (), json_schema_extra=one_or_more
    )
    owners: Owners = about("An owner on each side.", {"customer": "tanaka", "vendor": "suzuki"}, factory=Owners)
    to_confirm: tuple[ToConfirm, ...] = about("What can't be said yet.", [{"what": "baseline", "who": "kato"}], ())
    state: Literal["proposed", "agreed", "dropped"] = about("How far it is.", "proposed", "proposed")


class Direction(Model):
    """A line of the way from here."""

    from_: Month = about("From which month.", "2026-10", alias="from")
    what: Words = about("What.", "値引き新基準を全店で定着")


class NextTerm(Model):
    """The next term, proposed here; once agreed it moves into the plan."""

    period: Period | None = about("Its days.", {"start": "2026-10-01", "end": "2027-03-31"}, None)
    goals: tuple[NextGoal, ...] = about("Three at most.", [{"id": "markdown-all", "name": "値引き率（全43店）"}], ())
    direction: tuple[Direction, ...] = about("Four lines at most.", [{"from": "2026-10", "what": "全店で定着"}], ())


class ProposalOption(Model):
    """One way to go on, also that of not renewing."""

    name: Words = about("What would be done.", "現行条件で更新")
    for_: Words | None = about("What speaks for it.", "全店展開を計画どおり進められる", None, alias="for")
    against: Words | None = about("What speaks against it.", "費用が継続する", None)
    chosen: bool = about("Whether it is the one proposed.", True, False)


class ProposalRisk(Model):
    """A risk of the proposal and the answer to it."""

    what: Words = about("What may happen.", "物流部門の参加が遅れる")
    answer: Words | None = about("What is done then.", "店間移動を翌期に回す", None)


class Proposal(Model):
    """The promoter's own paper for the renewal. No numbers here: they come from the plan and kpi.csv."""

    date: Day | None = about("The day of the paper.", "2026-10-05", None)
    drafter: PersonId | None = about("Who writes it.", "tanaka", None)
    through: tuple[PersonId, ...] = about("Whom it passes.", ["sato"], ())
    approver: PersonId | None = about("Who decides.", "yamada", None)
    number: Words | None = about("The number of their form.", "要採番", None)
    subject: Words | None = about("The subject.", "在庫分析サービス契約更新の件", None)
    asks: Words | None = about("What is asked.", "現行の条件で更新する", None)
    we_did: tuple[Words, ...] = about("What their team did.", ["値引き会議を毎週開いた"], ())
    options: tuple[ProposalOption, ...] = about("The ways to go on.", [{"name": "現行条件で更新"}], ())
    risks: tuple[ProposalRisk, ...] = about("What may go wrong.", [{"what": "物流部門の参加が遅れる"}], ())
    attachments: tuple[Words, ...] = about("What is attached.", ["数値の推移"], ())


class Journal(Model):
    """What happened. New entries stand last in each list; a closed entry stays."""

    schema_: Literal[1] = about("The version of this format.", 1, 1, alias="schema")
    held: tuple[Held, ...] = about("Meetings that took place.", [{"id": "weekly-0421", "date": "2026-04-21"}], ())
    contacts: tuple[Contact, ...] = about(
        "Contacts outside meetings.", [{"date": "2026-06-10", "with": ["sato"], "how": "mail"}], ()
    )
    decisions: tuple[Decision, ...] = about("Decisions asked and taken.", [{"id": "d2", "what": "目標を変更する"}], ())
    actions: tuple[Action, ...] = about("To-dos of both sides.", [{"id": "a14", "what": "日程を決める"}], ())
    weeks: tuple[WeekReport, ...] = about("Weekly reports that came.", [{"week": "2026-W27", "by": "tanaka"}], ())
    misses: tuple[Miss, ...] = about(
        "What was missed.", [{"id": "x1", "of": "data", "period": "2026-04", "what": "データ連携の遅れ"}], ()
    )
    reached: tuple[Reached, ...] = about("What was reached.", [{"of": "data", "date": "2026-04-17"}], ())
    work_done: tuple[WorkDone, ...] = about("What was done.", [{"month": "2026-06", "what": "値引き会議"}], ())
    events: tuple[Event, ...] = about("Marks on the charts.", [{"date": "2026-04-20", "what": "利用開始"}], ())
    voices: tuple[Voice, ...] = about(
        "What people said.", [{"date": "2026-05-19", "says": "迷う時間が半分になった"}], ()
    )
    requests: tuple[Request, ...] = about(
        "What they asked for.", [{"id": "r3", "date": "2026-07-06", "what": "並べ替えたい"}], ()
    )
    support: tuple[SupportMonth, ...] = about("The support desk by month.", [{"month": "2026-06", "opened": 9}], ())
    own_hours: tuple[OwnHours, ...] = about("The customer's own hours.", [{"month": "2026-06", "hours": 34}], ())
    people_changes: tuple[PersonChange, ...] = about(
        "Who came and went.", [{"date": "2026-07-01", "who": "md", "what": "joined"}], ()
    )
    risk_changes: tuple[RiskChange, ...] = about(
        "Risks that changed.", [{"date": "2026-05-19", "risk": "data-delay"}], ()
    )
    roadmap_changes: tuple[RoadmapChange, ...] = about(
        "Roadmap items that changed.", [{"date": "2026-06-30", "item": "allocation"}], ()
    )
    summaries: tuple[Summary, ...] = about("The CSM's own words.", [{"report": "monthly", "period": "2026-06"}], ())
    next: NextTerm | None = about("The next term.", {"goals": [{"id": "markdown-all", "name": "値引き率"}]}, None)
    proposal: Proposal | None = about("The promoter's paper for the renewal.", {"drafter": "tanaka"}, None)
