"""What a kickoff is made of: the course of the hour, the first weeks, and titles that name what they are about."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from compose.test_drawings import PEOPLE, drawn, titles

from successplan.document import Bullets, Gantt, Paragraph, Table, Tree, plain
from successplan.model import Customer

COURSE = ("{% for one in kickoff_course() %}{{ one.name }}/{{ one.who }}/{{ one.minutes }}/{{ one.talk }} "
          "{% endfor %}")


def course(write: Any, customer: Customer, **kickoff: Any) -> list[list[str]]:
    (said,) = drawn(write, customer, COURSE, people=PEOPLE, kickoff={"date": "2026-04-08", **kickoff},
                    purpose={"presented_by": "tanaka"})
    assert isinstance(said, Paragraph)
    return [step.split("/") for step in plain(said.inlines).split()]


def test_half_of_the_hour_is_for_talk_and_each_speaks_to_their_own_part(write: Any, customer: Customer) -> None:
    steps = course(write, customer, opening="sato")
    assert [(who, int(minutes)) for _, who, minutes, _ in steps] == [
        ("sato", 5), ("tanaka", 15), ("suzuki", 10), ("suzuki", 5), ("suzuki", 15), ("suzuki", 5), ("suzuki", 5)]
    assert sum(int(talk) for *_, talk in steps) == 30


@pytest.mark.parametrize("length", [30, 45, 90, 61])
def test_the_steps_fill_any_length_to_the_minute(write: Any, customer: Customer, length: int) -> None:
    steps = course(write, customer, opening="sato", length=length)
    assert sum(int(minutes) for _, _, minutes, _ in steps) == length
    assert sum(int(talk) for *_, talk in steps) == length // 2
    assert all(int(talk) <= int(minutes) for _, _, minutes, talk in steps)


def test_the_first_weeks_show_nothing_that_comes_later(write: Any, customer: Customer) -> None:
    milestones = [{"id": "go", "name": "利用開始", "date": "2026-04-20"},
                  {"id": "end", "name": "成果の確認", "date": "2026-09-30"}]
    work = {"id": "a", "work": "値引き判断", "status": "active", "start": "2026-04-20", "end": "2026-08-31"}
    late = {"id": "b", "work": "店間移動", "status": "planned", "start": "2026-08-01", "end": "2026-09-30"}
    (gantt,) = drawn(write, customer, "{{ first_days_gantt() }}", milestones=milestones, roadmap=[work, late])
    assert isinstance(gantt, Gantt)
    assert (gantt.start, gantt.end) == (date(2026, 4, 1), date(2026, 6, 30))  # 90 days, to the end of the month
    said = [(row.label, [(one.start, one.end) for one in row.bars], [one.day for one in row.diamonds])
            for row in gantt.rows if row.bars or row.diamonds]
    assert said == [("1 値引き判断", [(date(2026, 4, 20), date(2026, 6, 29))], []),
                    ("利用開始", [], [date(2026, 4, 20)])]


def test_the_first_dates_follow_the_kickoff_each_meeting_once(write: Any, customer: Customer) -> None:
    meetings = [{"id": "weekly", "name": "定例会", "every": "week", "day": "tue", "at": "10:00"},
                {"id": "monthly", "name": "月次報告会", "every": "month", "day": "3rd wed"}]
    milestones = [{"id": "go", "name": "利用開始", "date": "2026-04-20"},
                  {"id": "end", "name": "成果の確認", "date": "2026-09-30"}]
    (table,) = drawn(
        write, customer, "{% call table('a', 'b') %}{% for one in first_dates() %}"
        "{{ row(one.day.isoformat(), one.what) }}\n{% endfor %}{% endcall %}",
        kickoff={"date": "2026-04-08"}, meetings=meetings, milestones=milestones)
    assert isinstance(table, Table)
    # 8 April 2026 is a Wednesday: the next Tuesday is the 14th, the third Wednesday the 15th
    assert [[plain(cell.inlines) for cell in row.cells] for row in table.rows] == [
        ["2026-04-14", "定例会（10:00）"], ["2026-04-15", "月次報告会"], ["2026-04-20", "利用開始"]]


def test_work_that_changes_says_how_and_what_is_too_much_for_a_slide_is_counted(write: Any, customer: Customer) -> None:
    items = [{"id": f"w{number}", "work": f"業務{number}", "status": "active"} for number in (2, 3, 4)]
    first = {"id": "w1", "work": "値引き判断", "status": "active", "change": {"from": "一律", "to": "上位20%"}}
    (said,) = drawn(write, customer, "{{ bullets(work_changes(roadmap_items(), 3)) }}", roadmap=[first, *items])
    assert isinstance(said, Bullets)
    assert [plain(one.inlines) for one in said.items] == [
        "1 値引き判断: 一律 → 上位20%", "2 業務2", "ほか2件は計画書に記載"]


def test_of_a_large_organisation_the_upper_tiers_have_names_and_the_rest_is_counted(
    write: Any, customer: Customer
) -> None:
    (tree,) = drawn(write, customer, '{{ organisation_tree("customer", most=3) }}', people=PEOPLE)
    assert isinstance(tree, Tree)
    # Yamada, Sato and Tanaka are the three on top; Kato is one below Sato, the group below Tanaka counts 8 people
    assert titles(tree.nodes) == {"山田 和子 様": {"佐藤 健一 様": {"田中 美咲 様": {"ほか8名": {}}, "ほか1名": {}}}}


@pytest.mark.parametrize(("name", "expected"), [("短い名前", "要点は短い名前"), ("長" * 60, "要点は1つ")])
def test_a_title_names_what_is_not_too_long_for_it(
    write: Any, customer: Customer, name: str, expected: str
) -> None:
    (said,) = drawn(write, customer, f'{{{{ short("要点は" ~ "{name}", "要点は1つ") }}}}')
    assert isinstance(said, Paragraph) and plain(said.inlines) == expected
