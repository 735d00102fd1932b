"""A kind, a customer and an analysis become a document; what is internal has no way into it."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from pathlib import Path
from typing import Any

import pytest

from successplan.compose import compose, file_name, kinds, load_kind
from successplan.diagnostics import Level, Place, Refused
from successplan.document import Badge, Chart, Cover, Deck, Heading, Paragraph, Report, Table, Text, Trend
from successplan.model import Customer
from successplan.words import Words

SECRET = "解約の恐れ-7f3a"  # what conftest.py puts into everything internal
ONE_FILE = """---
title: 引き継ぎメモ
---
{{ cover(addressee=organisation(plan.customer.name), lines=[day(analysis.as_of)]) }}

# 目標

{% for goal in plan.goals %}
**{{ goal.name }}**は{{ of(goal, goal.baseline.value) }}から{{ of(goal, goal.target[0].value) }}へ。
{% endfor %}

{% call table("担当", column("役割")) %}
{% for one in customer.people %}
{{ row(person(one), role(one.role)) }}
{% endfor %}
{% endcall %}
"""


def test_adding_a_document_kind_is_one_template_file(tmp_path: Path, customer: Customer, analysis: Any) -> None:
    (tmp_path / "kinds").mkdir()
    (tmp_path / "kinds" / "handover.md.j2").write_text(ONE_FILE, encoding="utf-8")

    report, said = compose(load_kind("handover", [tmp_path]), customer, analysis, "ja")

    assert said == () and isinstance(report, Report)
    assert report.meta.title == "引き継ぎメモ" and report.meta.customer == "株式会社アオヤマアパレル"
    assert report.cover == Cover((Text("引き継ぎメモ"),), (), (Text("株式会社アオヤマアパレル 御中"),),
                                 ((Text("2026年7月15日"),),))
    heading, paragraph, table = report.blocks
    assert heading == Heading(1, (Text("目標"),))
    assert isinstance(paragraph, Paragraph) and paragraph.inlines[-1] == Text("は48.2%から50.0%へ。")
    assert isinstance(table, Table)
    assert [[cell.inlines for cell in row.cells] for row in table.rows] == [
        [(Text("経営企画部 部長 佐藤 健一 様"),), (Text("評価者"),)],
        [(Text("MD部"),), (Text("実利用者"),)],
        [(Text("鈴木 大地"),), (Text("カスタマーサクセス"),)],
    ]


def test_a_users_kind_hides_the_one_that_ships(tmp_path: Path) -> None:
    shipped = kinds()[0].name
    (tmp_path / "kinds").mkdir()
    (tmp_path / "kinds" / f"{shipped}.md.j2").write_text("---\ntitle: mine\n---\n", encoding="utf-8")
    assert load_kind(shipped, [tmp_path]).title == Words("mine", "mine")
    assert [kind.title for kind in kinds([tmp_path]) if kind.name == shipped] == [Words("mine", "mine")]


@pytest.mark.parametrize("front, text, line", [
    ("", "no title", 1), ("flow: pages", "no title", 1), ("title: a\nflow: page", "flow cannot be page", 3),
    ("title: a\nformats: [exe]", "formats cannot be exe", 3),
    ("title: a\nflow: slides\nformats: docx", "formats cannot be docx", 4),
    ("title: a\nwords: 5", "words does not hold", 3), ("title: a\nwords: {en: x}", "words does not hold", 3),
    ("title: a\naudiance: internal", "no key audiance", 3), ("title: [a", "bracket is not closed", 2),
])
def test_front_matter_is_checked(write: Any, front: str, text: str, line: int) -> None:
    with pytest.raises(Refused) as refused:
        write("", front=front)
    (found,) = refused.value.diagnostics
    assert text in found.text.say("en") and found.place is not None and found.place.line == line


def test_a_template_saved_on_windows_reads_the_same(tmp_path: Path, customer: Customer, analysis: Any) -> None:
    (tmp_path / "kinds").mkdir()
    path = tmp_path / "kinds" / "handover.md.j2"
    path.write_text(ONE_FILE, encoding="utf-8", newline="\n")
    expected = compose(load_kind("handover", [tmp_path]), customer, analysis, "ja")
    path.write_text(ONE_FILE, encoding="utf-8-sig", newline="\r\n")
    assert compose(load_kind("handover", [tmp_path]), customer, analysis, "ja") == expected


def test_an_unknown_kind_names_the_nearest() -> None:
    with pytest.raises(Refused) as refused:
        load_kind("montly")
    assert "monthly" in (refused.value.diagnostics[0].hint or Words()).say("en")
    with pytest.raises(Refused):
        load_kind("../kinds/monthly")


def test_slides_take_regions_and_notes(write: Any, customer: Customer, analysis: Any) -> None:
    kind = write("""
{% call slide("two-content", title="題 " ~ plan.customer.name.ja, lead=badge("at_risk"), source="出典") %}
本文
{% call region("right") %}
右
{% endcall %}
{% call notes() %}
一つ目
二行

- 二つ目
{% endcall %}
{% endcall %}
""".replace("plan.customer.name.ja", "plan.customer.name"), front="title: 会議\nflow: slides")
    deck, said = compose(kind, customer, analysis, "ja")
    assert said == () and isinstance(deck, Deck)
    (slide,) = deck.slides
    assert (slide.layout, slide.title, slide.notes) == (
        "two-content", (Text("題 株式会社アオヤマアパレル"),), "一つ目二行\n二つ目")
    assert slide.lead == (Badge("▲", "注意", "at_risk"),)
    assert slide.regions == {"body": (Paragraph((Text("本文"),)),), "right": (Paragraph((Text("右"),)),)}
    assert deck.meta.header == "株式会社アオヤマアパレル 御中　会議　2026年6月度"


@pytest.mark.parametrize("flow, body, text", [
    ("slides", "文", "outside the slides"), ("pages", "{{ row('a') }}", "wrong place"),
    ("pages", "# a\n\n### b", "jumps from level 1 to 3"),
    ("pages", "{% call region('x') %}a{% endcall %}", "wrong place"),
])
def test_what_stands_in_the_wrong_place_is_refused(
    write: Any, customer: Customer, analysis: Any, flow: str, body: str, text: str
) -> None:
    with pytest.raises(Refused) as refused:
        compose(write(body, front=f"title: a\nflow: {flow}"), customer, analysis, "ja")
    assert text in refused.value.diagnostics[0].text.say("en")


def test_a_missing_translation_is_told_once(write: Any, customer: Customer, analysis: Any) -> None:
    customer = replace(customer, find=lambda file, keys: Place(Path(".".join(map(str, (file, *keys))))))
    kind = write("{{ plan.customer.short_name }} {{ plan.customer.short_name }}", front="title: {ja: 概要, en: Brief}")
    report, said = compose(kind, customer, analysis, "en")
    told = [one for one in said if "アオヤマ”" in one.text.say("en")]
    assert [(one.rule, one.level) for one in told] == [("translation-missing", Level.WARNING)]
    assert told[0].place == Place(Path("plan.customer.short_name"))  # where the translation is to be written
    assert isinstance(report, Report) and report.blocks == (Paragraph((Text("アオヤマ アオヤマ"),)),)


@pytest.mark.parametrize(("data", "language"), [("%", "en"), ("24/7", "en"), ("POS", "en"), ("%", "ja")])
def test_what_reads_the_same_in_both_languages_needs_no_translation(
    write: Any, customer: Customer, analysis: Any, data: str, language: Any
) -> None:
    called = customer.plan.customer.model_copy(update={
        "short_name": Words(ja=data) if language == "en" else Words(en=data)})
    with_it = replace(customer, plan=customer.plan.model_copy(update={"customer": called}))
    _, said = compose(write("{{ plan.customer.short_name }}", front="title: {ja: 概要, en: Brief}"),
                      with_it, analysis, language)
    assert not [one for one in said if f"“{data}”" in one.text.say("en")]


def test_slides_of_one_title_are_told(write: Any, customer: Customer, analysis: Any) -> None:
    kind = write('{{ slide("content", "題") }}\n\n{{ slide("content", "題") }}', front="title: a\nflow: slides")
    _, said = compose(kind, customer, analysis, "ja")
    assert [one.rule for one in said] == ["slide-titles-unique"]


def test_the_chart_of_a_goal_tells_the_whole_story(write: Any, customer: Customer, analysis: Any) -> None:
    report, _ = compose(write("{{ kpi_chart(analysis.standing('margin')) }}"), customer, analysis, "ja")
    assert isinstance(report, Report)
    (chart,) = report.blocks
    assert isinstance(chart, Chart) and isinstance(chart.plot, Trend)
    labels = {line.role: line.label for line in chart.plot.lines}
    assert (labels["actual"], labels["baseline"], labels["target"]) == ("49.2%", "基準値 48.2", "目標 9/30 50.0")
    (band,) = chart.plot.bands
    # the way is 50.0 - 48.2 = 1.8; on the last day the path is at 50.0: at risk from 50 - 0.45 to 50 - 0.18
    assert tuple(map(str, band.points[-1][1:])) == ("49.550", "49.820")
    assert [mark.text for mark in chart.plot.marks] == ["利用開始"]
    assert "49.2%" in chart.alt and "出典: POSデータ" in chart.source


# The wall


def everything(value: object, seen: set[int] | None = None) -> str:
    """All texts within a value: its repr, and the fields of everything it holds."""
    seen = set() if seen is None else seen
    if id(value) in seen:
        return ""
    seen.add(id(value))
    if is_dataclass(value) and not isinstance(value, type):
        return repr(value) + "".join(everything(getattr(value, one.name), seen) for one in fields(value))
    if isinstance(value, (tuple, list)):
        return "".join(everything(one, seen) for one in value)
    return repr(value)


ATTEMPTS = [
    "internal", "customer.internal", "customer['internal']", "customer._customer.internal", "workspace.internal.advice",
    "workspace['internal']['advice']", "customer.__class__", "customer.person.__globals__", "customer.person.__self__",
    "customer.history", "customer.folder", "customer.find", "plan.model_dump()", "workspace.model_dump()",
    "workspace.model_dump_json()", "workspace.model_fields", "workspace.__pydantic_fields_set__",
    "workspace.model_copy().internal.advice", "workspace.internal.model_dump()", "self.__init__.__globals__",
    "table.args[0].seen", "table.func.__globals__", "t.keywords", "number.__self__", "range.__class__.__base__",
    "customer|attr('internal')", "[customer]|map(attribute='internal')|list", "[customer]|map('attr','_customer')|list",
    "customer|pprint", "workspace|tojson", "workspace|string", "workspace ~ ''", "'{0.internal}'.format(customer)",
    "'%s'|format(workspace)", "'%s' % workspace", "customer|items", "workspace|list", "workspace|dictsort",
    "journal.voices", "namespace.__init__", "cycler", "lipsum.__globals__", "joiner", "loop", "dict(customer)",
    "analysis.customer", "analysis.__dict__", "analysis.__reduce__()", "kind.path", "load_kind('x')",
]


@pytest.mark.parametrize("attempt", ATTEMPTS)
def test_internal_data_cannot_be_printed_by_a_customers_kind(
    write: Any, customer: Customer, analysis: Any, attempt: str
) -> None:
    assert SECRET in everything(customer.internal) and SECRET in repr(customer.workspace)
    for body in (f"{{{{ {attempt} }}}}", f"{{% for x in {attempt} %}}{{{{ x }}}} {{{{ x[1] }}}}{{% endfor %}}",
                 f"{{{{ ({attempt}) | list | listed }}}}", f"{{{{ join({attempt}) }}}}", f"{{{{ md({attempt}) }}}}"):
        try:
            document, said = compose(write(body), customer, analysis, "ja")
        except Refused as refused:
            document, said = refused.diagnostics, ()  # type: ignore[assignment]
        assert SECRET not in everything(document) + everything(said)


def test_what_a_customers_template_sees_holds_nothing_internal(write: Any, customer: Customer, analysis: Any) -> None:
    from successplan.compose.context import context

    seen = context(write(""), customer, analysis, "ja")
    assert "internal" not in seen
    assert SECRET not in everything(tuple(seen.values()))
    assert seen["customer"]._customer.internal is None and seen["workspace"].internal is None


def test_an_internal_kind_sees_it(write: Any, customer: Customer, analysis: Any) -> None:
    kind = write("{{ internal.notes[0].text }}", front="title: a\naudience: internal")
    report, _ = compose(kind, customer, analysis, "ja")
    assert isinstance(report, Report) and report.blocks == (Paragraph((Text(SECRET),)),)
    assert report.meta.confidentiality == "社外秘"


def test_a_hint_says_why_internal_is_out_of_reach(write: Any, customer: Customer, analysis: Any) -> None:
    with pytest.raises(Refused) as refused:
        compose(write("{{ internal.notes }}"), customer, analysis, "ja")
    (found,) = refused.value.diagnostics
    assert found.rule == "internal-stays-inside" and found.hint and "audience: internal" in found.hint.say("en")


def test_files_are_named_after_the_workspaces_pattern(write: Any, customer: Customer, analysis: Any) -> None:
    slides = write("", front="title: {ja: 月次報告書, en: Monthly report}\n"
                             "name: {ja: 月次報告, en: Monthly}\nflow: slides")
    pages = write("", front="title: {ja: 計画書, en: Plan}", name="plan")
    assert file_name(slides, customer, analysis, "ja") == "20260715_アオヤマ_月次報告_2026年6月度"
    assert file_name(pages, customer, analysis, "ja") == "20260715_アオヤマ_計画書_第1.0版"
    assert file_name(slides, customer, analysis, "en") == "20260715_アオヤマ_Monthly_June 2026_en"


@pytest.mark.parametrize("pattern, expected", [
    ("{date}_{customer_id}_{kind}_{month}", "20260715_aoyama_brief_1.0"), ("{document}: {kind}?", "概要- brief-"),
    ("CON", "_CON"), ("..", "_"),
])
def test_names_are_safe_on_every_system(
    write: Any, customer: Customer, analysis: Any, pattern: str, expected: str
) -> None:
    style = customer.workspace.style.model_copy(update={"file_name": pattern})
    workspace = customer.workspace.model_copy(update={"style": style})
    named = Customer(customer.folder, customer.plan, customer.history, customer.journal, None, workspace)
    assert file_name(write(""), named, analysis, "ja") == expected


def test_an_unknown_field_of_the_pattern_is_refused(write: Any, customer: Customer, analysis: Any) -> None:
    style = customer.workspace.style.model_copy(update={"file_name": "{dat}"})
    workspace = customer.workspace.model_copy(update={"style": style})
    with pytest.raises(Refused) as refused:
        file_name(write(""), Customer(customer.folder, customer.plan, workspace=workspace), analysis, "ja")
    assert "date" in (refused.value.diagnostics[0].hint or Words()).say("en")
