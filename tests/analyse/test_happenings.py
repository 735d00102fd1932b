from __future__ import annotations

from datetime import date

from successplan.analyse import happenings as h
from successplan.analyse.periods import month_of
from successplan.model import (
    Action,
    Decided,
    Decision,
    Milestone,
    Miss,
    Reached,
    Request,
    SupportMonth,
    Voice,
    WorkDone,
)
from successplan.words import Words

JUNE, DAY = month_of(date(2026, 6, 1)), date(2026, 7, 15)
WHAT = Words("何か")


def on(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def decision(id_: str, until: str | None = None, decided: str | None = None, asked: str | None = None) -> Decision:
    when = on(decided)
    answer = Decided(date=when, answer="approved") if when else None
    return Decision(id=id_, what=WHAT, until=on(until), decided=answer, asked=on(asked))


def action(id_: str, due: str | None = None, done: str | None = None, stopped: str | None = None) -> Action:
    return Action(id=id_, what=WHAT, due=on(due), done=on(done), stopped=on(stopped))


def miss(id_: str, of: str, period: str, cause: str | None, closed: str | None = None) -> Miss:
    return Miss(id=id_, of=of, period=period, what=WHAT, cause_is=cause, closed=on(closed))  # type: ignore[arg-type]


def ids(found: tuple[Decision, ...] | tuple[Action, ...] | tuple[Miss, ...] | tuple[Request, ...]) -> list[str]:
    return [each.id for each in found]


def test_decisions_open_by_date_and_as_they_stood() -> None:
    known = [
        decision("whenever"),
        decision("late-july", "2026-07-31"),
        decision("today", "2026-07-15"),
        decision("taken", "2026-06-12", "2026-06-10"),
        decision("taken-later", "2026-07-20", "2026-07-16"),
        decision("asked-later", "2026-07-17", asked="2026-07-16"),
    ]
    assert ids(h.decisions_open(known, DAY)) == ["today", "taken-later", "late-july", "whenever"]


def test_decisions_taken_in_the_period_or_since() -> None:
    known = [
        decision("july", decided="2026-07-10"),
        decision("may", decided="2026-05-31"),
        decision("june", decided="2026-06-01"),
        decision("later", decided="2026-07-16"),
    ]
    assert ids(h.decisions_taken(known, JUNE, DAY)) == ["june", "july"]


def test_actions() -> None:
    known = [
        action("next", "2026-07-20"),
        action("late", "2026-07-14"),
        action("today", "2026-07-15"),
        action("done", "2026-06-10", "2026-06-30"),
        action("done-since", "2026-07-06", "2026-07-03"),
        action("done-later", "2026-07-10", "2026-07-16"),
        action("stopped", "2026-06-30", stopped="2026-06-23"),
        action("undated"),
    ]
    still = h.actions_open(known, DAY)
    assert ids(still) == ["done-later", "late", "today", "next", "undated"]
    assert ids(h.actions_late(still, DAY)) == ["done-later", "late"]
    assert ids(h.actions_done(known, JUNE, DAY)) == ["done"]


def test_misses_ours_first_and_nothing_twice() -> None:
    known = [
        miss("outside", "a", "2026-06", "outside"),
        miss("unsaid", "b", "2026-06", None),
        miss("working", "c", "2026-Q2", "working"),
        miss("ours", "d", "2026-W26", "vendor"),
        miss("over", "e", "2026-04", "vendor", "2026-05-31"),
        miss("over-in-june", "f", "2026-04", "vendor", "2026-06-01"),
        miss("still", "g", "2026-05", "vendor"),
        miss("older", "a", "2026-05", "vendor"),
        miss("next", "h", "2026-07", "vendor"),
    ]
    assert ids(h.misses(known, JUNE)) == ["ours", "over-in-june", "still", "working", "outside", "unsaid"]


def test_milestones() -> None:
    known = [
        Milestone(id="rollout", name=WHAT, date=date(2026, 7, 15)),
        Milestone(id="late", name=WHAT, date=date(2026, 7, 14)),
        Milestone(id="done-late", name=WHAT, date=date(2026, 5, 20)),
        Milestone(id="autumn", name=WHAT, date=date(2026, 9, 30)),
        Milestone(id="reached-later", name=WHAT, date=date(2026, 7, 1)),
    ]
    reached = [Reached(of="done-late", date=date(2026, 6, 1)), Reached(of="reached-later", date=date(2026, 7, 16))]
    found = h.milestone_standings(known, reached, DAY)
    assert [(each.milestone.id, each.reached, each.late) for each in found] == [
        ("done-late", date(2026, 6, 1), False),
        ("reached-later", None, True),
        ("late", None, True),
        ("rollout", None, False),
        ("autumn", None, False),
    ]
    ahead = h.ahead(found, date(2026, 7, 31))
    assert [each.milestone.id for each in ahead] == ["reached-later", "late", "rollout"]


def test_work_and_voices_of_the_period() -> None:
    work = [WorkDone(month=month, what=WHAT) for month in ("2026-05", "2026-06", "2026-07")]
    assert [each.month for each in h.work_done(work, JUNE)] == ["2026-06"]
    said = [
        Voice(date=date(2026, 6, 30), says=Words("二"), quote="named"),
        Voice(date=date(2026, 6, 1), says=Words("一"), quote="department"),
        Voice(date=date(2026, 6, 10), says=Words("秘"), quote="not_printed"),
        Voice(date=date(2026, 6, 11), says=Words("黙")),  # nothing allowed means not printed
        Voice(date=date(2026, 7, 1), says=Words("次"), quote="named"),
    ]
    assert [each.says.ja for each in h.voices(said, JUNE)] == ["一", "二"]


def test_requests_and_support() -> None:
    asked = [
        Request(id="answered", date=date(2026, 6, 15), what=WHAT, answered=date(2026, 6, 18)),
        Request(id="open", date=date(2026, 7, 6), what=WHAT),
        Request(id="urgent", date=date(2026, 7, 6), what=WHAT, until=date(2026, 7, 17)),
        Request(id="later", date=date(2026, 7, 16), what=WHAT),
        Request(id="slow", date=date(2026, 6, 1), what=WHAT, until=date(2026, 7, 1), answered=date(2026, 8, 1)),
    ]
    assert ids(h.requests_open(asked, DAY)) == ["slow", "urgent", "open"]
    months = [SupportMonth(month=month, opened=int(month[-2:])) for month in ("2026-05", "2026-06", "2026-07")]
    june = h.support(months, JUNE)
    assert june is not None
    assert june.opened == 6
    assert h.support(months[:1], JUNE) is None
