"""Values of a YAML text are changed at their places: remarks and layout stay a person's."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from successplan.analyse import Workdays
from successplan.diagnostics import Refused
from successplan.start.dates import Shift, shifted
from successplan.start.text import Draft, flow

TEXT = """\
# head
a: 1                               # one
b: {x: 1, y: [2, 3], z: 4}         # flow
c:                                 # block
  - id: first                      # of the list
    day: 2026-04-01
  # between
  - {id: second}
d: |
  two
  lines
"""


@pytest.mark.parametrize(("change", "old", "new"), [
    (lambda draft: draft.write(("a",), "2"), "a: 1 ", "a: 2 "),
    (lambda draft: draft.write(("b", "y"), "[]"), "y: [2, 3]", "y: []"),
    (lambda draft: draft.put(("b",), "w", "0"), "{x: 1,", "{x: 1, w: 0,"),
    (lambda draft: draft.put(("b",), "w", "0", after="z"), "z: 4}", "z: 4, w: 0}"),
    (lambda draft: draft.put(("c", 1), "n", "0"), "{id: second}", "{id: second, n: 0}"),
    (lambda draft: draft.put(("c", 0), "n", "0"), "# of the list\n", "# of the list\n    n: 0\n"),
    (lambda draft: draft.put((), "n", "0", after="c"), "  - {id: second}\n", "  - {id: second}\nn: 0\n"),
    (lambda draft: draft.put((), "a", "9", after="c"), "a: 1 ", "a: 9 "),
    (lambda draft: draft.drop(("b", "x")), "{x: 1, y", "{y"),
    (lambda draft: draft.drop(("b", "z")), ", z: 4}", "}"),
    (lambda draft: draft.drop(("c", 0)), "  - id: first                      # of the list\n    day: 2026-04-01\n", ""),
    (lambda draft: draft.drop(("c", 0, "day")), "    day: 2026-04-01\n", ""),
    (lambda draft: draft.drop(("d",)), "d: |\n  two\n  lines\n", ""),
    (lambda draft: draft.swap(("c", 0, "day"), "due: 2026-05-01", "id"), "day: 2026-04-01", "due: 2026-05-01"),
    (lambda draft: draft.swap(("b", "q"), "q: 5", "x"), "{x: 1,", "{x: 1, q: 5,"),
    (lambda draft: draft.after(("c",), "  - more\n"), "  - {id: second}\n", "  - {id: second}\n  - more\n"),
])
def test_one_change_is_one_difference(change: Callable[[Draft], None], old: str, new: str) -> None:
    assert TEXT.count(old) == 1
    draft = Draft(TEXT, Path("plan.yaml"))
    change(draft)
    assert draft.changed() == TEXT.replace(old, new)


def test_what_goes_away_takes_its_own_changes_with_it() -> None:
    draft = Draft(TEXT, Path("plan.yaml"))
    draft.write(("c", 0, "day"), "2027-01-01")
    draft.drop(("c", 0))
    draft.write(("c", 1, "id"), "last")
    assert draft.data == Draft(TEXT, Path("plan.yaml")).data
    assert Draft(draft.changed(), Path("plan.yaml")).get(("c",)) == ({"id": "last"},)


def test_a_text_that_is_no_yaml_is_refused() -> None:
    with pytest.raises(Refused):
        Draft("a: [1", Path("plan.yaml"))


def test_data_on_one_line_is_read_as_it_was() -> None:
    data = {"id": "a1", "what": "7/21(火): 全店", "due": "2026-07-21", "done": True, "n": 3, "who": ("x", "yes")}
    assert Draft(f"k: {flow(data)}", Path("plan.yaml")).get(("k",)) == data


@pytest.mark.parametrize(("day", "new", "wanted"), [
    ("2026-04-01", "2027-01-15", "2027-01-15"),
    ("2026-09-30", "2026-07-01", "2026-12-31"),   # six full months less a day
    ("2026-05-20", "2027-02-01", "2027-03-20"),   # a month and 19 days
    ("2027-03-31", "2028-02-29", "2029-02-27"),   # a year less a day; the 28th is a last day of February, too
    ("2026-03-31", "2026-12-01", "2026-11-30"),   # the day before
    ("2026-03-01", "2026-12-01", "2026-11-01"),
])
def test_days_keep_their_months_and_days_from_the_start(day: str, new: str, wanted: str) -> None:
    assert shifted(date.fromisoformat(day), date(2026, 4, 1), date.fromisoformat(new)) == date.fromisoformat(wanted)


@pytest.mark.parametrize(("day", "path", "wanted"), [
    ("2026-04-04", ("milestones", 0, "date"), "2027-04-05"),       # the 4th is a Sunday
    ("2026-04-04", ("actions", 0, "due"), "2027-04-02"),           # a promise is never kept later
    ("2026-04-04", ("goals", 0, "target", "date"), "2027-04-04"),  # the calendar's own day
    ("2026-05-03", ("milestones", 0, "date"), "2027-05-06"),       # 3, 4 and 5 May are holidays in Japan
    ("2026-06-30", ("phases", 0, "until"), "2027-06-30"),
])
def test_days_that_people_act_on_are_working_days(day: str, path: tuple[str | int, ...], wanted: str) -> None:
    shift = Shift(date(2026, 4, 1), date(2027, 4, 1), date(2027, 9, 30), Workdays("JP"))
    assert shift.day(date.fromisoformat(day), path) == date.fromisoformat(wanted)
    assert shift.month("2026-06") == "2027-06"


def test_nothing_is_to_be_done_after_the_end() -> None:
    shift = Shift(date(2026, 4, 1), date(2027, 8, 1), date(2028, 1, 30), Workdays("JP"))  # the end is a Sunday
    assert shift.day(date(2026, 9, 30), ("milestones", 0, "date")) == date(2028, 1, 28)
