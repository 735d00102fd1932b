"""What the analysis says: plain values, no words, nothing rounded."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from successplan.model import (
    Action,
    Decision,
    Goal,
    Kpi,
    Meeting,
    Milestone,
    Miss,
    Request,
    Share,
    SupportMonth,
    TargetPoint,
    Voice,
    WorkDone,
    Worth,
)


class Judgement(StrEnum):
    """The words of judgement, best first, `NOT_YET` apart: it is neither good nor bad."""

    REACHED = "reached"
    ON_TRACK = "on_track"
    AT_RISK = "at_risk"
    OFF_TRACK = "off_track"
    NOT_YET = "not_yet"


class Reason(StrEnum):
    """Why a judgement is what it is: what a sentence names."""

    ON_PATH = "on_path"                # at or ahead of the planned path, or behind within the first band
    BEHIND = "behind"                  # behind the path beyond the first band
    BACKWARDS = "backwards"            # on the wrong side of the baseline
    MOVING_AWAY = "moving_away"        # the mean of the last values is worse than that of those before
    TARGET_REACHED = "target_reached"  # in the period that holds a target date
    TARGET_MISSED = "target_missed"
    NOT_DUE = "not_due"                # the first measurement is not due yet
    MISSING = "missing"                # due, but there is no value
    STALE = "stale"                    # the newest value is too old
    TO_CONFIRM = "to_confirm"          # baseline or target is still open


WITHOUT_NUMBER = (Reason.NOT_DUE, Reason.MISSING, Reason.STALE, Reason.TO_CONFIRM)  # nothing can be held against it


@dataclass(frozen=True, slots=True)
class Span:
    """Days from `start` to `end`, both included."""

    start: date
    end: date

    @property
    def days(self) -> int:
        return (self.end - self.start).days + 1

    def __contains__(self, day: date) -> bool:
        return self.start <= day <= self.end


@dataclass(frozen=True, slots=True)
class Value:
    """A measured value. `span` is the measured period, its end the value's own date; None = could not be measured."""

    span: Span
    value: Decimal | None
    source: str = ""
    by: str = ""
    note: str = ""
    corrected: bool = False

    @property
    def date(self) -> date:
        return self.span.end


@dataclass(frozen=True, slots=True)
class Edges:
    """The worst values that are still on track and still at risk on `day`, in the KPI's own unit, unrounded.

    For `within` both are pairs (low, high); for a direction only one side is set and the other is None.
    """

    day: date
    on_track: tuple[Fraction | None, Fraction | None]
    at_risk: tuple[Fraction | None, Fraction | None]


@dataclass(frozen=True, slots=True)
class Outlook:
    """Theil-Sen over the last values: the value expected at `day`, its range, and the day the target is reached."""

    day: date
    value: Fraction
    low: Fraction
    high: Fraction
    reached: date | None
    points: int


@dataclass(frozen=True, slots=True)
class Standing:
    """How one goal or KPI stands at the end of a report's period.

    `value` is the newest one of the period (month_value of the period's values). `target` is the target point that
    is next on the value's date, `final` the last one. `planned` is the planned path on the value's own date, in the
    KPI's unit; `progress` and `planned_progress` are shares of the way (0 baseline, 1 target), `behind` is in points
    of the way. Whatever cannot be said is None.
    """

    indicator: Goal | Kpi
    goal: Goal                          # the goal it belongs to; itself for a goal
    judgement: Judgement
    reasons: tuple[Reason, ...]
    value: Value | None = None
    planned: Fraction | None = None
    progress: Fraction | None = None
    planned_progress: Fraction | None = None
    behind: Fraction | None = None
    gap: Fraction | None = None         # value - planned, signed, in the KPI's unit
    previous: Value | None = None       # last period's value
    change: Decimal | None = None       # value - previous
    last_year: Value | None = None
    change_on_year: Decimal | None = None
    edges: Edges | None = None
    outlook: Outlook | None = None
    series: tuple[Value, ...] = ()      # the whole customer, oldest first, up to the end of the report's period
    parts: tuple[tuple[str, Value], ...] = ()     # part id and its newest value in the report's period
    path: tuple[tuple[date, Fraction], ...] = ()  # the corners of the planned path
    before: Judgement | None = None     # last period's judgement
    target: TargetPoint | None = None   # the target point that is next on the value's date, the last one after it
    final: TargetPoint | None = None    # the last target point
    bands: tuple[Edges, ...] = ()       # the edges at the corners of the path, straight between them: for the chart
    part_series: tuple[tuple[str, tuple[Value, ...]], ...] = ()  # part id and its values, as `series`
    measured: int = 0                   # values since the plan's start: what an outlook would rest on

    @property
    def is_goal(self) -> bool:
        return self.indicator is self.goal


@dataclass(frozen=True, slots=True)
class Overall:
    """The judgement of the whole. `goals` is the worst KGI's judgement before it was made worse by `off_track` KPIs
    or `overdue` decisions or by the CSM's own word (`by_hand`)."""

    judgement: Judgement
    goals: Judgement
    off_track: tuple[str, ...] = ()     # ids of KPIs
    overdue: tuple[str, ...] = ()       # ids of decisions
    by_hand: bool = False


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A meeting on its day (moved off weekends, holidays and closed days).

    `fixed` is False where the plan names no day: then the last working day of its rhythm stands in.
    """

    meeting: Meeting
    day: date
    at: str | None
    fixed: bool = True


@dataclass(frozen=True, slots=True)
class MilestoneStanding:
    milestone: Milestone
    reached: date | None
    late: bool


class NoMoney(StrEnum):
    """Why there is no money figure at all."""

    NO_WORTH = "no_worth"          # nothing in the plan says what it is worth
    ALL_LEFT_OUT = "all_left_out"  # what has a worth cannot be counted: see `left_out`
    CURRENCIES = "currencies"      # the amounts stand in several currencies, and none is ever converted


class NotCounted(StrEnum):
    """Why an indicator that has a worth stands in no money figure, where its own `Reason` does not say so."""

    NO_SHARE = "no_share"          # the share is not agreed, to be confirmed, or not 0 <= low <= middle <= high <= 1
    UNDER_GOAL = "under_goal"      # a KPI whose KGI has a worth: its effect is already in there


class Assumption(StrEnum):
    """What a money figure rests on and could be otherwise."""

    SHARE = "share"                # from the low to the high share that both sides agreed
    PER_UNIT = "per_unit"          # a fifth less and a fifth more
    OWN_HOURS = "own_hours"        # a fifth more and a fifth less


@dataclass(frozen=True, slots=True)
class Range:
    """A figure with the careful, the agreed and the hopeful share; `low` is the smaller one also of a loss."""

    low: Fraction
    middle: Fraction
    high: Fraction


@dataclass(frozen=True, slots=True)
class Effect:
    """What one indicator brought. `change` is its newest change for the better, signed, in its own unit.

    `yearly` is change x worth.per_unit x share; `to_date` the same for each measured period x its days / 365, summed.
    `days` are the measured days of the window: those of a period that was not measured count for nothing.
    """

    indicator: Goal | Kpi
    worth: Worth
    share: Share
    change: Fraction
    days: int
    yearly: Range
    to_date: Range


@dataclass(frozen=True, slots=True)
class LeftOut:
    """An indicator with a worth that is in no money figure, and why."""

    indicator: Goal | Kpi
    why: Reason | NotCounted


@dataclass(frozen=True, slots=True)
class Cost:
    """What the effect is held against, over the same window.

    `fee` is annual fee x days / 365, `own_hours` the customer's reported hours (`hours`) x own_hour, `once` what is
    paid once, in full. `running` is what a year costs at today's rate, without `once`; `yearly` with it: the first
    year bears both. `months_unknown` are months of the window, as 2026-06, whose own hours nobody reported.
    """

    fee: Fraction
    own_hours: Fraction
    once: Fraction
    hours: Fraction
    running: Fraction
    months_unknown: tuple[str, ...] = ()

    @property
    def total(self) -> Fraction:
        return self.fee + self.own_hours + self.once

    @property
    def yearly(self) -> Fraction:
        return self.running + self.once


@dataclass(frozen=True, slots=True)
class Swing:
    """The multiple to date when one assumption is varied and all others stay.

    `indicator` is None for a cost, `share` None for every assumption but the share.
    """

    assumption: Assumption
    low: Fraction
    high: Fraction
    indicator: Goal | Kpi | None = None
    share: Share | None = None


@dataclass(frozen=True, slots=True)
class EffectAndCost:
    """The money figures: what the plan brought and what it cost, both over `window`, in one `currency`, unrounded.

    `window` runs from the plan's first day to the newest measured day. `multiple` is effect / cost to date,
    `yearly_multiple` yearly effect / yearly cost. `passes` is the day on which the sum of effects passes the sum of
    costs when both go on at today's yearly rate: the window's end where it has already, None where it takes more than
    three years or never comes. `swings`
    are the two assumptions that matter most, the larger first. Without a fee there is no cost and nothing beside it.
    """

    currency: str
    window: Span
    effects: tuple[Effect, ...]
    effect: Range
    yearly_effect: Range
    cost: Cost | None = None
    multiple: Range | None = None
    yearly_multiple: Range | None = None
    passes: date | None = None
    swings: tuple[Swing, ...] = ()

    @property
    def passed(self) -> bool:
        """True where the effect is larger than the cost already."""
        return self.cost is not None and self.effect.middle > self.cost.total

    @property
    def at_half_share(self) -> Fraction | None:
        """The middle multiple to date if only half of the agreed share were the product's."""
        return None if self.multiple is None else self.multiple.middle / 2


@dataclass(frozen=True, slots=True)
class Rewritten:
    """A value of the agreed history that kpi.csv no longer has. `before` and `after` are None for "not measured".

    `row` is the index of the observation that counts there now, None where the row is gone. `series` leads to the
    agreed value: the indexes of the agreement and of the series in it.
    """

    kpi: str
    part: str
    day: date
    before: Decimal | None
    after: Decimal | None
    row: int | None
    series: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Analysis:
    """Everything that a document says in numbers. `period` is the reported one, `before` the one before it."""

    as_of: date
    period: Span
    before: Span
    standings: tuple[Standing, ...]     # each goal followed by its KPIs, in the plan's order
    overall: Overall
    overall_before: Overall
    focus: Standing | None              # what matters most: the worst KGI, if all are on track the worst KPI
    decisions_open: tuple[Decision, ...]     # by `until`
    decisions_taken: tuple[Decision, ...]    # in the period or since
    actions_open: tuple[Action, ...]         # late ones first, then by due date
    actions_late: tuple[Action, ...]
    actions_done: tuple[Action, ...]         # done in the period
    misses: tuple[Miss, ...]                 # of the period: ours, working, outside; without closed ones of before
    untold: tuple[Standing | MilestoneStanding, ...]  # what is off its path or late without a miss that says why
    milestones: tuple[MilestoneStanding, ...]
    work_done: tuple[WorkDone, ...]
    voices: tuple[Voice, ...]                # that may be printed, of the period
    requests_open: tuple[Request, ...]
    support: SupportMonth | None
    meetings: tuple[Occurrence, ...]         # from as_of for five weeks, at least to the end of the next period
    milestones_next: tuple[MilestoneStanding, ...]   # not reached, due up to the same day
    money: EffectAndCost | None = None       # None: `no_money` says why
    no_money: NoMoney | None = None
    left_out: tuple[LeftOut, ...] = ()       # what has a worth and is in no money figure
    rewritten: tuple[Rewritten, ...] = ()    # agreed values that kpi.csv no longer has

    def standing(self, id_: str) -> Standing:
        """The standing of the goal or KPI with this id; KeyError where there is none."""
        for standing in self.standings:
            if standing.indicator.id == id_:
                return standing
        raise KeyError(id_)
