"""Drawings of a plan: who stands above whom, which work is where on the map, what begins when."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from compose.conftest import made, plan
from hypothesis import given
from hypothesis import strategies as st

from successplan.analyse import analyse
from successplan.compose import compose
from successplan.compose.small_charts import planned_at
from successplan.document import (
    Bar,
    Cell,
    Chart,
    Diamond,
    Gantt,
    Matrix,
    Multiples,
    Node,
    Paragraph,
    Quote,
    Report,
    Table,
    Text,
    Tree,
    plain,
)
from successplan.model import Customer, History, Journal, Workspace

AS_OF = date(2026, 7, 15)
PEOPLE = [
    {"id": "yamada", "name": "山田 和子", "side": "customer", "role": "final_evaluator"},
    {"id": "sato", "name": "佐藤 健一", "side": "customer", "role": "evaluator", "reports_to": "yamada"},
    {"id": "tanaka", "name": "田中 美咲", "side": "customer", "role": "promoter"},
    {"id": "kato", "name": "加藤 優", "side": "customer", "role": "user", "reports_to": "sato"},
    {"id": "md", "name": "MD部", "side": "customer", "role": "user", "count": 8},
    {"id": "suzuki", "name": "鈴木 大地", "side": "vendor", "role": "csm"},
]


def drawn(write: Any, customer: Customer, body: str, *, language: Any = "ja", **more: Any) -> Any:
    """The blocks of a template about the customer whose plan has these parts too."""
    changed = replace(customer, plan=plan(**more)) if more else customer
    report, said = compose(write(body), changed, analyse(changed, AS_OF), language)
    assert isinstance(report, Report)
    assert [one for one in said if one.rule != "translation-missing"] == []
    return report.blocks


def titles(nodes: tuple[Node, ...]) -> Any:
    return {node.title: titles(node.nodes) for node in nodes}


def test_the_organisation_follows_reporting_lines_and_else_the_tiers(write: Any, customer: Customer) -> None:
    (tree,) = drawn(write, customer, '{{ organisation_tree("customer") }}', people=PEOPLE)
    assert isinstance(tree, Tree) and tree.direction == "down"
    # Kato reports to Sato by name; Tanaka names nobody and stands below the evaluator, the group below the promoter
    assert titles(tree.nodes) == {"山田 和子 様": {"佐藤 健一 様": {"田中 美咲 様": {"MD部": {}}, "加藤 優 様": {}}}}
    assert tree.nodes[0].tone == "accent"
    group = tree.nodes[0].nodes[0].nodes[0].nodes[0]
    assert (group.lines, group.tone) == (("実利用者", "8名"), "muted")
    assert "加藤 優 様（実利用者）" in tree.alt and "鈴木" not in tree.alt


def test_people_who_report_to_each_other_do_not_hang_the_tree(write: Any, customer: Customer) -> None:
    people = [{**PEOPLE[1], "reports_to": "tanaka"}, {**PEOPLE[2], "reports_to": "sato"}, PEOPLE[5]]
    (tree,) = drawn(write, customer, '{{ organisation_tree("customer") }}', people=people)
    assert titles(tree.nodes) == {"田中 美咲 様": {"佐藤 健一 様": {}}}


def test_more_users_than_stand_side_by_side_are_counted(write: Any, customer: Customer) -> None:
    users = [{"id": f"u{number}", "name": f"利用者{number}", "side": "customer", "role": "user"} for number in range(8)]
    (tree,) = drawn(write, customer, '{{ organisation_tree("customer") }}', people=[PEOPLE[2], *users, PEOPLE[5]])
    # six boxes: five users, and one for the other three
    assert [node.title for node in tree.nodes[0].nodes] == [*(f"利用者{number} 様" for number in range(5)), "ほか3名"]


def test_a_side_without_people_is_said(write: Any, customer: Customer) -> None:
    assert drawn(write, customer, '{{ organisation_tree("vendor") }}', people=PEOPLE[:3], author="sato") == (
        Paragraph((Text("なし"),)),)


ROADMAP = [
    {"id": "a", "work": "値引き判断", "impact": 5, "difficulty": 2, "status": "active", "start": "2026-04-20",
     "end": "2026-07-31", "owner": "sato", "kpis": ["margin"], "effect_months": [11, 12, 1, 3]},
    {"id": "b", "work": "やめた案", "impact": 1, "difficulty": 1, "status": "dropped"},
    {"id": "c", "work": "店間移動", "impact": 4, "difficulty": 4, "status": "later"},
    {"id": "d", "work": "未評価"},
]


def test_the_map_numbers_what_is_weighed_as_the_lists_do(write: Any, customer: Customer) -> None:
    matrix, said = drawn(
        write, customer,
        "{{ roadmap_matrix() }}\n\n{% for n in roadmap_items() %}{{ n.number }}{{ n.item.work }} {% endfor %}",
        roadmap=ROADMAP)
    assert isinstance(matrix, Matrix)
    assert [(one.number, one.text, one.x, one.y, one.tone) for one in matrix.points] == [
        (1, "値引き判断", Decimal(2), Decimal(5), "accent"), (2, "店間移動", Decimal(4), Decimal(4), "muted")]
    assert matrix.quarters == ("最優先", "計画的に", "余力で", "見送り")
    assert plain(said.inlines).split() == ["1値引き判断", "2店間移動", "3未評価"]


def test_a_roadmap_that_nobody_weighed_is_to_be_confirmed(write: Any, customer: Customer) -> None:
    assert drawn(write, customer, "{{ roadmap_matrix() }}", roadmap=ROADMAP[3:]) == (Paragraph((Text("要確認"),)),)


@pytest.mark.parametrize("language, expected", [("ja", "11月〜1月、3月"), ("en", "Nov–Jan and Mar")])
def test_months_that_follow_each_other_are_one_span(
        write: Any, customer: Customer, language: Any, expected: str) -> None:
    (said,) = drawn(write, customer, "{{ effect_months(plan.roadmap[0]) }}", language=language, roadmap=ROADMAP)
    assert said == Paragraph((Text(expected),))


SCHEDULE: dict[str, Any] = {
    "roadmap": ROADMAP,
    "milestones": [{"id": "m2", "name": "確認", "date": "2026-09-29", "owner": "suzuki"},
                   {"id": "m1", "name": "開始", "date": "2026-04-20", "owner": "sato"}],
    "onboarding": {"phases": [{"id": "setup", "name": "導入", "until": "2026-04-20"},
                              {"id": "adoption", "name": "定着", "until": "2026-07-31"},
                              {"id": "open", "name": "未定"}]},
    "freezes": [{"from": "2026-09-26", "to": "2026-10-03", "why": "棚卸"}, {"from": "2027-01-01", "to": "2027-01-03"}],
}


def test_the_schedule_has_phases_work_milestones_and_quiet_times(write: Any, customer: Customer) -> None:
    (gantt,) = drawn(write, customer, "{{ milestone_gantt() }}", **SCHEDULE)
    assert isinstance(gantt, Gantt)
    rows = {row.label: row for row in gantt.rows}
    assert list(rows) == ["導入後の段階", "導入", "定着", "改善ロードマップ", "1 値引き判断",
                          "マイルストーン", "開始", "確認", "変更を控える期間"]
    # a phase begins on the day after the one before it ends
    assert rows["定着"].bars == (Bar(date(2026, 4, 21), date(2026, 7, 31), "7/31まで", "accent"),)
    assert rows["1 値引き判断"].note == "佐藤様"
    assert rows["開始"].diamonds == (Diamond(date(2026, 4, 20), "4/20", "accent"),)
    assert rows["確認"].diamonds == (Diamond(date(2026, 9, 29), "9/29", "plain"),), "the vendor's own"
    cut = Bar(date(2026, 9, 26), date(2026, 9, 30), "棚卸", "muted")  # where the plan ends
    assert rows["変更を控える期間"].bars == (cut,)
    assert (gantt.start, gantt.end, gantt.today) == (date(2026, 4, 1), date(2026, 9, 30), None)
    assert [label for _, label in gantt.months] == ["4月", "5月", "6月", "7月", "8月", "9月"]


def test_today_stands_on_the_schedule_of_a_report_alone(write: Any, customer: Customer) -> None:
    inside, outside = drawn(write, customer, "{{ milestone_gantt(today=analysis.as_of) }}\n\n"
                            "{{ milestone_gantt(today=plan.goals[0].baseline.to) }}", **SCHEDULE)
    assert (inside.today, inside.today_label) == (AS_OF, "7/15時点")
    assert (outside.today, outside.today_label) == (None, "")


def test_five_years_are_told_by_quarters(write: Any, customer: Customer) -> None:
    (gantt,) = drawn(write, customer, '{{ gantt(plan.period.start, plan.period.end, "x") }}',
                     period={"start": "2026-04-01", "end": "2031-03-31"})
    assert len(gantt.months) == 20  # 60 months, every third
    assert [label for _, label in gantt.months[:3]] == ["2026/4", "2026/7", "2026/10"]


MEETINGS = [
    {"id": "weekly", "name": "定例会", "every": "week", "handover": {"joint": "2026-07-01", "promoter": "2026-09-01"}},
    {"id": "late", "name": "後の会議", "every": "month", "handover": {"joint": "2026-12-01"}},
    {"id": "quarter", "name": "四半期", "every": "quarter", "day": "last thu", "attendees": ["sato", "suzuki"]},
]


def test_a_meeting_passes_from_the_csm_to_both_and_to_the_promoter(write: Any, customer: Customer) -> None:
    (gantt,) = drawn(write, customer, "{{ handover_gantt() }}", meetings=MEETINGS)
    assert [(row.label, [(one.text, one.start, one.end) for one in row.bars]) for row in gantt.rows] == [
        ("定例会", [("カスタマーサクセス", date(2026, 4, 1), date(2026, 6, 30)),
                    ("双方", date(2026, 7, 1), date(2026, 8, 31)), ("推進者", date(2026, 9, 1), date(2026, 9, 30))]),
        ("後の会議", [("カスタマーサクセス", date(2026, 4, 1), date(2026, 9, 30))])]


def test_review_dates_are_those_of_the_long_rhythms(write: Any, customer: Customer) -> None:
    (said,) = drawn(write, customer, '{{ join(review_dates() | map(attribute="day") | list, " ") }}',
                    meetings=MEETINGS)
    # the fiscal year begins in April: the last Thursdays of June and September 2026 are the 25th and the 24th
    assert plain(said.inlines) == "2026年6月25日 2026年9月24日"


CASES = [
    {"id": "open", "title": "許可のない事例"},
    {"id": "old", "title": "期限切れ", "permission": {"until": "2026-07-14"}},
    {"id": "last", "title": "最終日", "permission": {"until": "2026-07-15"},
     "result": {"what": "値引き率", "from": Decimal("24.1"), "to": Decimal(21), "unit": "%", "months": 6}},
    {"id": "free", "title": "期限なし", "permission": {"shown_as": "anonymous"}},
]


def test_only_cases_that_may_be_shown_that_day_are(write: Any, customer: Customer) -> None:
    cases, result = drawn(write, customer, '{{ join(allowed_cases() | map(attribute="title") | list, "・") }}\n\n'
                          "{{ result_line(allowed_cases()[0]) }}", cases=CASES)
    assert plain(cases.inlines) == "最終日・期限なし"
    assert plain(result.inlines) == "値引き率 24.1% → 21.0%（6か月）"


def test_the_tree_of_a_plan_is_neutral_and_that_of_a_report_is_judged(write: Any, customer: Customer) -> None:
    journal = made(Journal, {"actions": [{"id": "a1", "what": "調べる", "owner": "sato", "due": "2026-07-20",
                                          "kpi": "margin"}]})
    agreed, judged = drawn(write, replace(customer, journal=journal, plan=plan(roadmap=ROADMAP)),
                           "{{ kpi_trees() }}\n\n{{ kpi_trees(judged=true) }}")
    (goal,) = agreed.nodes
    assert (goal.title, goal.lines, goal.tone) == ("粗利益率（KGI）", ("48.2% → 50.0%",), "accent")
    assert titles(goal.nodes) == {"値引き判断": {}}
    (goal,) = judged.nodes
    # from 48.2 on 1 April to 50.0 on 30 September are 182 days, 90 of them over on 30 June: 48.2 + 1.8 x 90/182 = 49.1
    assert goal.lines == ("49.2%（計画 49.1） ● 順調",) and goal.tone == "on_track"
    assert [(node.title, node.lines) for node in goal.nodes] == [("調べる", ("佐藤様、7/20まで",))]


def test_a_goal_with_many_kpis_has_several_trees_and_loses_none(write: Any, customer: Customer) -> None:
    goal = {"id": "margin", "name": "粗利益率", "better": "higher", "kpis": [
        {"id": f"k{number}", "name": f"指標{number}", "better": "higher"} for number in range(12)]}
    trees = drawn(write, customer, "{{ kpi_trees() }}", goals=[goal])
    assert len(trees) > 1 and all(tree.nodes[0].title == "粗利益率（KGI）" for tree in trees)
    assert [node.title for tree in trees for node in tree.nodes[0].nodes] == [f"指標{number}" for number in range(12)]


def test_a_small_line_needs_three_values(write: Any, customer: Customer) -> None:
    body = '{% call table("推移") %}{% for s in analysis.standings %}{{ row(spark_cell(s)) }}{% endfor %}{% endcall %}'
    (table,) = drawn(write, customer, body)
    assert isinstance(table, Table)
    spark = table.rows[0].cells[0].spark
    assert spark is not None and plain(table.rows[0].cells[0].inlines) == "48.6 → 49.2"
    assert spark.values == (Decimal("48.6"), Decimal("48.9"), Decimal("49.2"))
    # the path on the days of the values: 29, 60 and 90 of 182 days over: 48.2 + 1.8 x 29/182 = 48.4868...
    assert spark.path == (Decimal("48.487"), Decimal("48.793"), Decimal("49.090"))
    few = replace(customer, history=History(customer.history.observations[:2]))
    (table,) = drawn(write, few, body)
    assert table.rows[0].cells[0] == Cell((Text("─"),))


@given(st.dates(date(2026, 3, 1), date(2026, 11, 1)))
def test_the_path_lies_between_its_corners_and_nowhere_else(day: date) -> None:
    corners = ((date(2026, 4, 1), Fraction(10)), (date(2026, 6, 30), Fraction(4)), (date(2026, 9, 30), Fraction(1)))
    found = planned_at(corners, day)
    if not corners[0][0] <= day <= corners[-1][0]:
        assert found is None
    else:
        assert found is not None and 1 <= found <= 10
        assert found == dict(corners).get(day, found)


def test_small_charts_say_name_judgement_and_target(write: Any, customer: Customer) -> None:
    (multiples,) = drawn(write, customer, "{{ small_multiples(analysis.standings) }}")
    assert isinstance(multiples, Multiples)
    (chart,) = multiples.charts
    assert isinstance(chart, Chart) and chart.title == "粗利益率（%） ● 順調"
    assert {line.role: line.label for line in chart.plot.lines} == {  # type: ignore[union-attr]
        "actual": "49.2", "path": "", "target": "9/30 50.0"}


def test_voices_are_quotes_and_effort_has_a_line_each(write: Any, customer: Customer) -> None:
    journal = made(Journal, {
        "voices": [{"date": "2026-06-02", "who": "sato", "says": "早くなった", "quote": "department"},
                   {"date": "2026-06-03", "who": "sato", "says": "出さない"}],
        "support": [{"month": "2026-06", "opened": 9, "closed": 8, "open": 2, "days_to_answer": Decimal("0.6")}],
        "own_hours": [{"month": "2026-05", "hours": 41}, {"month": "2026-06", "hours": 34}],
    })
    kind = write("{{ quotes(analysis.voices) }}\n\n{{ bullets(effort_lines(analysis)) }}", name="monthly")
    seen = replace(customer, journal=journal)
    report, _ = compose(kind, seen, analyse(seen, AS_OF), "ja")
    assert isinstance(report, Report)
    quote, lines = report.blocks
    assert quote == Quote((Text("「早くなった」"),), "経営企画部")
    assert [plain(item.inlines) for item in lines.items] == [  # type: ignore[union-attr]
        "サポートへの問い合わせ 前月残1件＋新規9件−完了8件＝月末残2件（回答まで平均0.6日）",
        "お客様の工数 34時間（前月41時間）"]


@pytest.mark.parametrize("shown_to, contract, fee", [("nobody", False, False), ("evaluators", True, False),
                                                     ("everyone", True, True)])
def test_the_contract_is_shown_as_far_as_was_agreed(
        customer: Customer, shown_to: str, contract: bool, fee: bool) -> None:
    from successplan.compose import load_kind

    given = {"start": "2026-04-01", "end": "2027-03-31", "opt_out": "2026-12-31", "shown_to": shown_to,
             "annual_fee": {"amount": 24000000, "currency": "JPY"}}
    seen = replace(customer, plan=plan(contract=given), workspace=made(Workspace, {}))
    report, _ = compose(load_kind("success-plan"), seen, analyse(seen, AS_OF), "ja")
    assert isinstance(report, Report)
    said = [plain(cell.inlines) for block in report.blocks if isinstance(block, Table)
            for row in block.rows for cell in row.cells]
    assert ("更新拒絶期限" in said) is contract and ("2026年12月31日" in said) is contract
    assert any("24,000,000円" in one or "2,400万円" in one for one in said) is fee
