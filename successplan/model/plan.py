"""Turn plan.yaml into a model: what both sides agreed."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Discriminator, Tag

from successplan.model.base import Model, about
from successplan.model.contract import Contract, CustomerInfo, Period, Success, ToConfirm
from successplan.model.goal import Goal
from successplan.model.library import Case, Scene
from successplan.model.meeting import Meeting
from successplan.model.money import Costs
from successplan.model.onboarding import Kickoff, Onboarding, Purpose, by_shape
from successplan.model.people import Part, Person
from successplan.model.risk import Agreement, Change, DataAccess, Freeze, Risk
from successplan.model.roadmap import Milestone, OutOfScope, RoadmapItem
from successplan.model.scalar import CaseId, Day, PersonId, SceneId, Slug, Version
from successplan.model.settings import Calendar, Judging, Rules, Style, Texts
from successplan.words import Language, Words

CaseOrId = Annotated[Annotated[CaseId, Tag("(id)")] | Annotated[Case, Tag("(full)")], Discriminator(by_shape)]
SceneOrId = Annotated[Annotated[SceneId, Tag("(id)")] | Annotated[Scene, Tag("(full)")], Discriminator(by_shape)]


class Plan(Model):
    """What both sides agreed: it changes rarely and can be given to the customer as it is."""

    schema_: Literal[1] = about("The version of this format.", 1, 1, alias="schema")
    language: Language = about("The language in which plain texts are written.", "ja", "ja")
    version: Version = about("The version of the plan, in quotes.", "1.1", "1.0")
    author: PersonId | None = about("Who wrote it.", "suzuki", None)
    state: Literal["draft", "proposed", "agreed"] = about("How far it is.", "agreed", "draft")
    agreed: Day | None = about("When it was agreed; from here on a changed target shows.", "2026-04-08", None)
    blueprint: Slug | None = about("The blueprint that it was begun from.", "retail-high", None)

    customer: CustomerInfo = about("Who the customer is.", {"id": "aoyama-apparel", "name": "株式会社アオヤマアパレル"})
    period: Period = about("The days that the plan covers.", {"start": "2026-04-01", "end": "2026-09-30"})
    contract: Contract | None = about("The contract.", {"start": "2026-04-01", "end": "2027-03-31"}, None)
    success: Success | None = about(
        "What success is, in their words.", {"words": "「在庫を増やさずに粗利を伸ばしたい」"}, None
    )
    people: tuple[Person, ...] = about(
        "The people of both sides.", [{"id": "sato", "name": "佐藤 健一", "role": "evaluator"}], ()
    )
    parts: tuple[Part, ...] = about("What numbers can be split by.", [{"id": "new-12", "name": "新基準の12店"}], ())
    kickoff: Kickoff | None = about("The first meeting.", {"date": "2026-04-08", "at": "14:00"}, None)
    onboarding: Onboarding = about("The flow after the start.", {"pitfalls": ["too-many-themes"]}, factory=Onboarding)
    purpose: Purpose = about("Why all this is done.", {"presented_by": "tanaka"}, factory=Purpose)
    goals: tuple[Goal, ...] = about(
        "The goals (KGI), and under each the KPIs.", [{"id": "gross-margin", "name": "粗利益率"}], ()
    )
    costs: Costs | None = about("What the effect is held against.", {"own_hour": {"amount": 4500}}, None)
    roadmap: tuple[RoadmapItem, ...] = about("Which work changes.", [{"id": "markdown", "work": "値引き判断"}], ())
    out_of_scope: tuple[OutOfScope, ...] = about("What is left alone.", [{"what": "仕入計画", "why": "翌期に検討"}], ())
    milestones: tuple[Milestone, ...] = about(
        "Dates with their evidence.", [{"id": "go-live", "name": "利用開始", "date": "2026-04-20"}], ()
    )
    meetings: tuple[Meeting, ...] = about(
        "The agreed meetings.", [{"id": "weekly", "name": "定例会", "every": "week"}], ()
    )
    cases: tuple[CaseOrId, ...] = about("Cases of others: ids from the workspace, or in full.", ["retail-markdown"], ())
    scenes: tuple[SceneOrId, ...] = about("Scenes of use: ids from the workspace, or in full.", ["monday-list"], ())
    risks: tuple[Risk, ...] = about("What may go wrong.", [{"id": "data-delay", "risk": "データ連携の遅れ"}], ())
    premises: tuple[Words, ...] = about("What must hold.", ["週次の売上データが月曜に出る"], ())
    freezes: tuple[Freeze, ...] = about("Quiet times.", [{"from": "2026-12-26", "to": "2027-01-05"}], ())
    data_access: tuple[DataAccess, ...] = about("Which data comes how.", [{"data": "POSデータ", "how": "SFTP"}], ())
    agreement: Agreement = about("Who signs.", {"signers": ["sato", "suzuki"]}, factory=Agreement)
    changes: tuple[Change, ...] = about(
        "What changed after the agreement.",
        [{"version": "1.1", "date": "2026-06-10", "field": "goals.gross-margin.target"}],
        (),
    )
    to_confirm: tuple[ToConfirm, ...] = about("What can't be said yet.", [{"what": "contract", "who": "sato"}], ())

    brand: Slug | None = about("A brand of its own; the workspace's by default.", "aoyama", None)
    style: Style | None = about("What differs from the workspace's style.", {"dates": "era"}, None)
    calendar: Calendar | None = about("What differs from the workspace's calendar.", {"move": "previous"}, None)
    judgement: Judging | None = about("What differs from the workspace's judgement.", {"bands": {"at_risk": 5}}, None)
    rules: Rules = about("What differs from the workspace's rules.", {"deputy-named": "off"}, factory=dict)
    texts: Texts = about(
        "Words of documents that are said differently here.", {"first_value": "初回の成果"}, factory=dict
    )
