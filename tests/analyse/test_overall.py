from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction as F

import pytest

from successplan.analyse.overall import focus, is_overdue, overall
from successplan.analyse.periods import month_of
from successplan.analyse.result import Judgement, Reason, Span, Standing, Value
from successplan.model import Decided, Decision, Goal, Kpi, Summary
from successplan.words import Words

JUNE, AS_OF = month_of(date(2026, 6, 1)), date(2026, 7, 15)
REACHED, ON_TRACK, AT_RISK, OFF_TRACK, NOT_YET = (
    Judgement.REACHED,
    Judgement.ON_TRACK,
    Judgement.AT_RISK,
    Judgement.OFF_TRACK,
    Judgement.NOT_YET,
)
GOAL = Goal(id="g", name=Words("目標"))
VALUE = Value(Span(date(2026, 6, 1), date(2026, 6, 30)), None)


def goal(judgement: Judgement, id_: str = "g", behind: int | None = None) -> Standing:
    own = GOAL.model_copy(update={"id": id_})
    number = None if behind is None else F(behind)
    return Standing(own, own, judgement, (Reason.ON_PATH,), behind=number, series=(VALUE,))


def kpi(judgement: Judgement, id_: str = "k", behind: int | None = None) -> Standing:
    number = None if behind is None else F(behind)
    return Standing(
        Kpi(id=id_, name=Words("指標")), GOAL, judgement, (Reason.ON_PATH,), behind=number, series=(VALUE,)
    )


def decision(until: str | None, decided: str | None = None) -> Decision:
    answer = Decided(date=date.fromisoformat(decided), answer="approved") if decided else None
    due = date.fromisoformat(until) if until else None
    return Decision(id="d", what=Words("展開する"), until=due, decided=answer)


def summary(judgement: str | None, period: str = "2026-06") -> Summary:
    return Summary(report="monthly", period=period, judgement=judgement)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("goals", "kpis", "expected"),
    [
        ((ON_TRACK,), (ON_TRACK,), ON_TRACK),
        ((ON_TRACK, AT_RISK), (ON_TRACK,), AT_RISK),  # the worst of several goals
        ((ON_TRACK,), (AT_RISK,), ON_TRACK),  # a KPI at risk changes nothing
        ((ON_TRACK,), (OFF_TRACK,), AT_RISK),  # one off track: one step
        ((ON_TRACK,), (OFF_TRACK, OFF_TRACK), AT_RISK),  # however many, one step
        ((REACHED,), (OFF_TRACK,), ON_TRACK),
        ((AT_RISK,), (OFF_TRACK,), OFF_TRACK),
        ((OFF_TRACK,), (OFF_TRACK,), OFF_TRACK),
        ((NOT_YET,), (ON_TRACK,), NOT_YET),
        ((NOT_YET, ON_TRACK), (), ON_TRACK),  # not yet only when all goals are
        ((NOT_YET,), (OFF_TRACK,), AT_RISK),
        ((), (), NOT_YET),
    ],
)
def test_goal_then_worst(goals: tuple[Judgement, ...], kpis: tuple[Judgement, ...], expected: Judgement) -> None:
    standings = [*map(goal, goals), *map(kpi, kpis)]
    assert overall(standings, (), (), JUNE, AS_OF).judgement is expected


def test_names_what_made_it_worse() -> None:
    found = overall([goal(ON_TRACK), kpi(OFF_TRACK, "k9")], [decision("2026-07-14")], (), JUNE, AS_OF)
    assert (found.judgement, found.goals, found.off_track, found.overdue) == (AT_RISK, ON_TRACK, ("k9",), ("d",))


@pytest.mark.parametrize(
    ("until", "decided", "overdue"),
    [
        ("2026-07-14", None, True),
        ("2026-07-15", None, False),  # on the day itself there is still time
        (None, None, False),
        ("2026-07-01", "2026-07-10", False),
        ("2026-07-01", "2026-07-15", False),
        ("2026-07-01", "2026-07-16", True),  # decided only after the report
    ],
)
def test_overdue(until: str | None, decided: str | None, overdue: bool) -> None:
    assert is_overdue(decision(until, decided), AS_OF) is overdue


@pytest.mark.parametrize(
    ("computed", "said", "expected", "by_hand"),
    [
        (ON_TRACK, "at_risk", AT_RISK, True),
        (AT_RISK, "on_track", AT_RISK, False),  # never better
        (AT_RISK, "at_risk", AT_RISK, False),
        (REACHED, "off_track", OFF_TRACK, True),
        (NOT_YET, "at_risk", AT_RISK, True),
        (ON_TRACK, None, ON_TRACK, False),
    ],
)
def test_the_own_word_only_makes_it_worse(
    computed: Judgement, said: str | None, expected: Judgement, by_hand: bool
) -> None:
    found = overall([goal(computed)], (), [summary(said)], JUNE, AS_OF)
    assert (found.judgement, found.by_hand) == (expected, by_hand)


def test_the_own_word_counts_for_its_period_alone() -> None:
    others = [summary("off_track", "2026-05"), summary("off_track", "2026-Q2")]
    found = overall([goal(ON_TRACK)], (), others, JUNE, AS_OF)
    assert found.judgement is ON_TRACK


def focused(*standings: Standing) -> str | None:
    found = focus(standings)
    return found.indicator.id if found else None


def test_focus_is_the_worst_goal() -> None:
    assert focused(goal(AT_RISK, "g1"), goal(OFF_TRACK, "g2"), kpi(OFF_TRACK, "k1", 90)) == "g2"
    assert focused(goal(AT_RISK, "g1", 12), goal(AT_RISK, "g2", 20)) == "g2"


def test_focus_is_the_worst_kpi_while_goals_are_on_track() -> None:
    assert focused(goal(ON_TRACK, "g1"), kpi(AT_RISK, "k1", 12), kpi(AT_RISK, "k2", 20), kpi(ON_TRACK, "k3")) == "k2"
    assert focused(goal(REACHED, "g1"), kpi(AT_RISK, "k1"), kpi(AT_RISK, "k2", 11)) == "k2"


def test_focus_falls_back_on_the_goal() -> None:
    assert focused(goal(ON_TRACK, "g1", -5), goal(ON_TRACK, "g2", 5), kpi(ON_TRACK, "k1", 9)) == "g2"


def test_focus_has_something_to_draw() -> None:
    empty = replace(kpi(AT_RISK, "k1"), series=())
    assert focused(goal(ON_TRACK), empty, kpi(AT_RISK, "k2", 11)) == "k2"


def test_no_goal_no_focus() -> None:
    assert focus(()) is None
