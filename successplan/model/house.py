"""Turn the workspace's internal half into models: touch, health, signals, advice and capacity of our own house."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal

from successplan.model.base import Model, about
from successplan.model.money import Money
from successplan.model.scalar import Band, Currency, Day, Label, Lapse, Number, PersonId, Slug
from successplan.words import Words

TouchLevel = Literal["high", "low", "tech"]
Stage = Literal["setup", "adoption", "expansion", "renewal"]


class TouchIf(Model):
    """When a level of touch holds."""

    annual_fee_from: Money | None = about("From this fee on.", {"amount": 12000000, "currency": "JPY"}, None)


class TouchItem(Model):
    """A dated thing to do of a level."""

    item: Slug = about("Short name.", "business-review")
    name: Words = about("The name.", "経営レビュー")
    every: Lapse | None = about("How often.", "90 days", None)
    before_renewal: Lapse | None = about("So long before the renewal.", "90 days", None)
    before_opt_out: Lapse | None = about("So long before the opt-out deadline.", "90 days", None)


class TouchHours(Model):
    """How many hours a level takes."""

    meeting_preparation: Number = about("Hours of preparation for an hour of meeting.", 1.2, Decimal(0))
    other_per_month: Number = about("Other hours in a month.", 6, Decimal(0))


class TouchRule(Model):
    """A level of touch. The first one whose condition holds counts."""

    level: TouchLevel = about("The level.", "high")
    if_: TouchIf | None = about(
        "When it holds; always where it is left out.", {"annual_fee_from": {"amount": 12000000}}, None, alias="if"
    )
    list: tuple[TouchItem, ...] = about("The dated things to do.", [{"item": "nps", "name": "NPS調査"}], ())
    hours: TouchHours = about("How many hours it takes.", {"meeting_preparation": 1.2}, factory=TouchHours)


class TouchStart(Model):
    """With how many levels a small team starts."""

    team_up_to: int = about("A team of up to so many people.", 3, 3, ge=1)
    levels: tuple[TouchLevel, ...] = about("Starts with these.", ["high"], ("high",))


class HealthIndicator(Model):
    """An indicator of health."""

    id: Slug = about("Short name.", "evaluator")
    name: Words = about("The name.", "評価者との接点")
    from_: Label = about("What it is made from; hand = a person says it.", "weeks since contact", alias="from")
    good: Number | None = about("Good up to or from this number.", 4, None)
    bad: Number | None = about("Bad from or up to this number.", 6, None)
    weight: Number = about("How much it counts, in points.", 20)


class HealthBands(Model):
    """From how many points on a band holds."""

    GOOD: Number = about("Good from these points on.", 75, Decimal(75))
    NORMAL: Number = about("Normal from these points on; below it is bad.", 50, Decimal(50))


class HealthActions(Model):
    """What is done in each band."""

    GOOD: Words | None = about("What is done when it is good.", "事例化と拡大を相談", None)
    NORMAL: Words | None = about("What is done when it is normal.", "今月の行動を決める", None)
    BAD: Words | None = about("What is done when it is bad.", "立て直し案を決める", None)


class Health(Model):
    """How health is scored: three bands, each with an action."""

    indicators: tuple[HealthIndicator, ...] = about(
        "The indicators.", [{"id": "outcome", "name": "成果", "from": "judgement of goals", "weight": 30}], ()
    )
    bands: HealthBands = about("From how many points on.", {"GOOD": 75, "NORMAL": 50}, factory=HealthBands)
    at_most_normal: tuple[Slug, ...] = about("A bad one of these can't be outweighed.", ["evaluator"], ())
    actions: HealthActions = about("What is done in each band.", {"BAD": "立て直し案を決める"}, factory=HealthActions)
    reviewed: Day | None = about("When it was last looked over.", "2026-04-01", None)


class UsageFalls(Model):
    """When falling usage is a sign."""

    percent: Number = about("A fall of so many percent.", 20, Decimal(20))
    months: int = about("In so many months.", 6, 6, ge=1)


class Weeks(Model):
    weeks: int = about("So many weeks.", 6, 6, ge=1)


class NoReply(Model):
    weeks: int = about("So many weeks.", 2, 2, ge=1)


class SetupStalled(Model):
    days: int = about("So many days.", 14, 14, ge=1)


class EvidenceLate(Model):
    days_before_opt_out: int = about("So many days before the opt-out deadline.", 60, 60, ge=0)


class SignalNumbers(Model):
    """When something is a sign of danger."""

    usage_falls: UsageFalls = about("Usage falls.", {"percent": 20, "months": 6}, factory=UsageFalls)
    evaluator_not_met: Weeks = about("An evaluator was not met.", {"weeks": 6}, factory=Weeks)
    no_reply: NoReply = about("There is no reply.", {"weeks": 2}, factory=NoReply)
    setup_stalled: SetupStalled = about("The setup does not go on.", {"days": 14}, factory=SetupStalled)
    evidence_late: EvidenceLate = about("The evidence comes late.", {"days_before_opt_out": 60}, factory=EvidenceLate)
    answer_within: Lapse = about(
        "How fast each is answered.", "5 working days", "5 working days", validate_default=True
    )


class AdviceIf(Model):
    """When an advice holds: all of these at once."""

    opt_out_within: Lapse | None = about("The opt-out deadline is so near.", "180 days", None)
    evaluator_not_met: Lapse | None = about("An evaluator was not met for so long.", "6 weeks", None)
    health: Band | None = about("The band of health.", "GOOD", None)
    months_used: int | None = about("Used for so many months.", 6, None, ge=0)
    case: Literal["none", "any"] | None = about("Whether there is a case of them.", "none", None)


class Advice(Model):
    """A sentence of the portfolio."""

    id: Slug = about("Short name.", "renew-unseen")
    if_: AdviceIf = about("When it holds.", {"opt_out_within": "180 days"}, alias="if")
    says: Words = about("What is.", "評価者に6週間会えていない")
    do: Words = about("What to do.", "今週中に面会を申し込む")
    first_by: Literal["opt_out", "annual_fee", "health"] = about("Whom first.", "opt_out", "opt_out")


class Hours(Model):
    """Hours in a month."""

    available: Number = about("Hours available.", 140, Decimal(140))
    inside: Number = about("Of these for own meetings, training, leave.", 35, Decimal(35))


class MemberHours(Model):
    """Hours of one person."""

    who: PersonId = about("Who.", "ito")
    available: Number | None = about("Hours available.", 105, None)
    inside: Number | None = about("Of these for own meetings, training, leave.", 35, None)


class Capacity(Model):
    """How much the team can carry."""

    default: Hours = about("Hours of a full post.", {"available": 140, "inside": 35}, factory=Hours)
    team: tuple[MemberHours, ...] = about("Who has other hours.", [{"who": "ito", "available": 105}], ())
    warn_at: Number = about("Warn from this percentage on.", 90, Decimal(90))


class Retention(Model):
    """How net retention is counted."""

    year_starts: int = about("Month in which the year begins.", 4, 4, ge=1, le=12)
    currency: Currency = about("The currency.", "JPY", "JPY")


class Portfolio(Model):
    """How the portfolio is shown."""

    order: Literal["worst_first", "renewal_first"] = about("Which customer comes first.", "worst_first", "worst_first")
    stages: tuple[Stage, ...] = about(
        "The stages that are counted.", ["setup", "adoption"], ("setup", "adoption", "expansion", "renewal")
    )
    retention: Retention = about("How net retention is counted.", {"year_starts": 4}, factory=Retention)


class House(Model):
    """What never stands in a file that a customer opens."""

    touch: tuple[TouchRule, ...] = about("Levels of touch.", [{"level": "high"}], ())
    touch_start: TouchStart = about("With how many levels a small team starts.", {"team_up_to": 3}, factory=TouchStart)
    health: Health = about("How health is scored.", {"bands": {"GOOD": 75}}, factory=Health)
    signals: SignalNumbers = about(
        "When something is a sign of danger.", {"no_reply": {"weeks": 2}}, factory=SignalNumbers
    )
    advice: tuple[Advice, ...] = about(
        "Sentences of the portfolio.",
        [{"id": "unseen", "if": {"evaluator_not_met": "6 weeks"}, "says": "会えていない", "do": "面会を申し込む"}],
        (),
    )
    capacity: Capacity = about("How much the team can carry.", {"warn_at": 90}, factory=Capacity)
    portfolio: Portfolio = about("How the portfolio is shown.", {"order": "worst_first"}, factory=Portfolio)
