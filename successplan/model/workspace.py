"""Turn workspace.yaml into a model: what holds for all customers."""

from __future__ import annotations

from typing import Literal

from successplan.model.base import Model, about
from successplan.model.house import House
from successplan.model.library import Blueprint, Case, Pitfall, Scene, Term
from successplan.model.people import VendorRole
from successplan.model.scalar import Label, Lapse, Mail, PersonId, RelativePath, Slug, Time, TimeZone
from successplan.model.settings import Calendar, Judging, Rules, Style, Texts
from successplan.words import Language, Words


class SupportDesk(Model):
    """Where questions go."""

    name: Words | None = about("Its name.", "サポート窓口", None)
    hours: Words | None = about("When it is open.", "平日 9:00〜18:00", None)
    mail: Mail | None = about("Mail address.", "support@example.co.jp", None)
    phone: Label | None = about("Telephone number, in quotes.", "03-0000-0000", None)
    answers_within: Words | None = about("How fast it answers.", "1営業日", None)


class Escalation(Model):
    """Whom to call when."""

    when: Words = about("In which case.", "在庫データが更新されない")
    first: PersonId | None = about("Whom first.", "support", None)
    then: PersonId | None = about("Whom then.", "suzuki", None)
    within: Words | None = about("How fast there is an answer.", "2時間", None)


class Vendor(Model):
    """Who we are."""

    name: Words | None = about("The full legal name.", "株式会社ミナト在庫クラウド", None)
    short_name: Words | None = about("What both sides call us.", "ミナト", None)
    product: Words | None = about("The product.", "ミナト在庫", None)
    department: Words | None = about("The department.", "カスタマーサクセス部", None)
    forms_to: Mail | None = about("Where a filled form goes.", "cs-form@example.co.jp", None)
    support: SupportDesk | None = about("Where questions go.", {"name": "サポート窓口"}, None)
    escalation: tuple[Escalation, ...] = about(
        "Whom to call when.", [{"when": "データが更新されない", "first": "support"}], ()
    )


class TeamMember(Model):
    """One of our people; plans name them by id."""

    id: Slug = about("Short name.", "suzuki")
    name: Words = about("The name.", "鈴木 大地")
    role: VendorRole = about("The role.", "csm")
    title: Words | None = about("The title.", "シニアマネージャー", None)
    department: Words | None = about("The department.", "カスタマーサクセス部", None)
    mail: Mail | None = about("Mail address.", "suzuki@example.co.jp", None)
    phone: Label | None = about("Telephone number, in quotes.", "03-0000-0000", None)
    deputy: PersonId | None = about("Who stands in.", "ito", None)
    desk: bool = about("A desk and not a person: may answer, may not own a promise.", True, False)


class SourceColumns(Model):
    """Which column of an imported file is which."""

    customer: Label = about("The customer.", "tenant")
    date: Label = about("The date.", "week_end")
    value: Label = about("The value.", "active_rate")
    part: Label | None = about("The part.", "dept", None)


class Source(Model):
    """Where numbers come from. A plan names it by id, by name, or by one of `also`."""

    id: Slug = about("Short name.", "pos")
    name: Words = about("The name that is printed.", "POSデータ")
    also: tuple[Label, ...] = about("Other names for it.", ["POS"], ())
    comes_by: Literal["form", "import", "hand"] = about("How the numbers come.", "form", "form")
    ready: Lapse | None = about("How long after the period they are there.", "8 working days", None)
    kept_by: Words | None = about("Who keeps it.", "経理部", None)
    file: RelativePath | None = about("The file that is imported.", "imports/usage.csv", None)
    columns: SourceColumns | None = about(
        "Its columns.", {"customer": "tenant", "date": "week_end", "value": "rate"}, None
    )


class RoleText(Model):
    """What a role does and what we ask of it."""

    name: Words | None = about("What the role is called.", "評価者", None)
    duties: tuple[Words, ...] = about("What it does.", ["契約更新のご判断"], ())
    asks: tuple[Words, ...] = about("What we ask of it.", ["月1回30分の報告会へのご出席"], ())


class Roles(Model):
    """The roles of both sides."""

    final_evaluator: RoleText = about("Who judges in the end.", {"name": "最終評価者"}, factory=RoleText)
    evaluator: RoleText = about("Who judges.", {"name": "評価者"}, factory=RoleText)
    promoter: RoleText = about("Who carries it.", {"name": "推進者"}, factory=RoleText)
    user: RoleText = about("Who uses it.", {"name": "実利用者"}, factory=RoleText)
    csm: RoleText = about("Our customer success manager.", {"name": "カスタマーサクセス"}, factory=RoleText)
    support: RoleText = about("Our support.", {"name": "サポート"}, factory=RoleText)
    sales: RoleText = about("Our sales.", {"name": "営業"}, factory=RoleText)
    sponsor: RoleText = about("Our sponsor.", {"name": "責任者"}, factory=RoleText)


class BackBy(Model):
    """When a form is to be back."""

    days_before: int = about("Working days before the meeting.", 1, 1, ge=0, le=10)
    at: Time = about("The time, in quotes.", "17:00", "17:00")


class FormRows(Model):
    """How many rows a form has."""

    kpis: int = about("For KPIs.", 6, 6, ge=1, le=20)
    last_actions: int = about("For last actions.", 6, 6, ge=1, le=20)
    next_actions: int = about("For next actions.", 3, 3, ge=1, le=10)


class WeeklyForm(Model):
    """The weekly form."""

    back_by: BackBy = about("When it is to be back.", {"days_before": 1, "at": "17:00"}, factory=BackBy)
    rows: FormRows = about("How many rows it has.", {"kpis": 6}, factory=FormRows)


class Forms(Model):
    """The forms."""

    weekly: WeeklyForm = about("The weekly form.", {"rows": {"kpis": 6}}, factory=WeeklyForm)


class Workspace(Model):
    """What holds for all customers, written once by the CS leader."""

    schema_: Literal[1] = about("The version of this format.", 1, 1, alias="schema")
    language: Language = about("The language in which plain texts are written.", "ja", "ja")
    time_zone: TimeZone = about("The time zone.", "Asia/Tokyo", "Asia/Tokyo")
    vendor: Vendor = about("Who we are.", {"name": "株式会社ミナト在庫クラウド"}, factory=Vendor)
    team: tuple[TeamMember, ...] = about("Our people.", [{"id": "suzuki", "name": "鈴木 大地", "role": "csm"}], ())
    brand: Slug = about("The folder in brands/.", "default", "default")
    style: Style = about("How documents are written.", {"dates": "western"}, factory=Style)
    calendar: Calendar = about("Which days are worked on.", {"holidays": "JP"}, factory=Calendar)
    judgement: Judging = about("The numbers of the judgement.", {"bands": {"at_risk": 10}}, factory=Judging)
    rules: Rules = about("Levels and numbers of the checks.", {"deputy-named": "info"}, factory=dict)
    texts: Texts = about(
        "Words of documents that are said differently here.", {"first_value": "初回の成果"}, factory=dict
    )
    sources: tuple[Source, ...] = about("Where numbers come from.", [{"id": "pos", "name": "POSデータ"}], ())
    roles: Roles = about("What each role does.", {"promoter": {"name": "推進者"}}, factory=Roles)
    pitfalls: tuple[Pitfall, ...] = about(
        "Frequent failures.", [{"id": "results-too-soon", "name": "すぐに結果が出ると期待する"}], ()
    )
    cases: tuple[Case, ...] = about(
        "Cases of others.", [{"id": "retail-markdown", "title": "婦人服専門店の値引き判断"}], ()
    )
    scenes: tuple[Scene, ...] = about("Scenes of use.", [{"id": "monday-list", "does": "候補を20点に絞る"}], ())
    glossary: tuple[Term, ...] = about("Words explained.", [{"term": "在庫日数", "means": "何日分の販売か"}], ())
    disclaimer: Words | None = about("What the plan does not promise.", "成果を保証するものではありません。", None)
    blueprints: tuple[Blueprint, ...] = about(
        "What a new customer starts from.",
        [{"id": "retail-high", "name": "小売", "path": "blueprints/retail-high"}],
        (),
    )
    forms: Forms = about("The forms.", {"weekly": {"rows": {"kpis": 6}}}, factory=Forms)
    internal: House | None = about(
        "What never stands in a file that a customer opens.", {"touch_start": {"team_up_to": 3}}, None
    )
