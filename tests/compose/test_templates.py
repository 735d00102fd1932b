"""Templates become blocks; data stay text; mistakes are told at their line."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from successplan.diagnostics import Refused
from successplan.document import (
    Bullets,
    Code,
    Heading,
    Item,
    LineBreak,
    Link,
    PageBreak,
    Paragraph,
    Row,
    Strong,
    Table,
    Text,
)
from successplan.words import Words

quick = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
markup = "*_#|`{}[]()<>!-\n &;\\%\ue100\ue110\ue200aあ「」"
any_text = st.text(min_size=1, max_size=60) | st.text(alphabet=markup, min_size=1)


def mistake(refused: pytest.ExceptionInfo[Refused]) -> tuple[int | None, str, str]:
    (found,) = refused.value.diagnostics
    return (found.place.line if found.place else None, found.text.say("en"), found.hint.say("en") if found.hint else "")


@quick
@given(data=any_text)
@example(data="A|B").via("table cell")
@example(data="{{ 7*7 }} {% raw %} {# x #}").via("Jinja")
@example(data="# head\n\n- item\n\n---\n**x** <b>&amp;</b> ![a](b) [c](d)").via("Markdown")
def test_data_is_one_text_whatever_it_contains(say: Any, data: str) -> None:
    assert say("{{ x }}", x=data) == (Paragraph((Text(data),)),)


@quick
@given(data=any_text)
def test_data_stays_itself_in_every_place(say: Any, data: str) -> None:
    heading, bullets, table, bold, called = say(
        "# {{ x }}\n\n- {{ x }}\n\n{% call table(x) %}{{ row(x) }}{% endcall %}\n\n**{{ x }}**\n\n"
        "{% macro m(y) %}`{{ y }}`{% endmacro %}{{ m(x) }}\n", x=data)
    said = (Text(data),)
    assert heading == Heading(1, said)
    assert bullets == Bullets((Item(said),))
    assert isinstance(table, Table) and table.columns[0].head == said and table.rows[0].cells[0].inlines == said
    assert bold == Paragraph((Strong(said),))
    assert called == Paragraph((Code(data),))


@pytest.mark.parametrize("line, bold", [
    ("**「粗利率50%」**です", "「粗利率50%」"),
    ("粗利率は**50%（計画比）**です", "50%（計画比）"),
    ("結果は**達成。**次へ", "達成。"),
    ("**{{ x }}、**と", "値、"),
    ("a**b**c", "b"),
    ("**(A)**{{ x }}", "(A)"),
])
def test_bold_works_beside_japanese_punctuation(say: Any, line: str, bold: str) -> None:
    ((paragraph),) = say(line, x="値")
    assert [one.inlines for one in paragraph.inlines if isinstance(one, Strong)] == [(Text(bold),)]


def test_english_keeps_the_rule_of_commonmark(say: Any) -> None:
    assert say('2 * 3 * 4 and a**"b"**c') == (Paragraph((Text('2 * 3 * 4 and a**"b"**c'),)),)


def test_a_line_end_joins_japanese_and_parts_english(say: Any) -> None:
    assert say("一行目\n二行目\n\none\ntwo\n\n{{ x }}\n{{ x }}", x="和") == (
        Paragraph((Text("一行目二行目"),)), Paragraph((Text("one two"),)), Paragraph((Text("和和"),)))


def test_indentation_is_free(say: Any) -> None:
    body = "{% if true %}\n     # 章\n\n     {% for x in [1] %}\n         - {{ x }}\n     {% endfor %}\n{% endif %}"
    assert say(body) == (Heading(1, (Text("章"),)), Bullets((Item((Text("1"),)),)))


def test_markdown_of_data_needs_the_filter(say: Any) -> None:
    assert say("前 {{ x | md }} 後", x="**太**") == (Paragraph((Text("前 "), Strong((Text("太"),)), Text(" 後"))),)
    assert say("{{ x | md }}", x="# 章\n\n- a") == (
        Paragraph((Strong((Text("章"),)),)), Bullets((Item((Text("a"),)),)))


def test_links_lead_only_where_it_is_safe(say: Any) -> None:
    linked = "[案内]({{ x }}) {{ link('窓口', y) }}"
    assert say(linked, x="https://example.com/?a=1&b=2", y="mailto:a@example.com") == (Paragraph((
        Link((Text("案内"),), "https://example.com/?a=1&b=2"), Text(" "),
        Link((Text("窓口"),), "mailto:a@example.com"))),)
    assert say(linked, x="javascript:alert(1)", y="file:///etc/passwd") == (Paragraph((Text("案内 窓口"),)),)


def test_inlines_are_joined_by_tilde(say: Any) -> None:
    assert say('{{ "計 " ~ strong(x) ~ br() ~ 3 }}', x="値") == (
        Paragraph((Text("計 "), Strong((Text("値"),)), LineBreak(), Text("3"))),)


def test_rows_come_from_loops(say: Any) -> None:
    (table,) = say(
        '{% call table("名", column("値", align="right", width=2), caption="表") %}\n{% for x in xs %}\n'
        '  {{ row("A|" ~ x, cell(number(x, 1), value=x, tone="at_risk")) }}\n{% endfor %}\n{% endcall %}',
        xs=[Decimal("1234.55"), 2])
    assert [[cell.inlines for cell in row.cells] for row in table.rows] == [
        [(Text("A|1234.55"),), (Text("1,234.6"),)], [(Text("A|2"),), (Text("2.0"),)]]
    assert [row.cells[1].value for row in table.rows] == [Decimal("1234.55"), Decimal(2)]
    assert table.rows[0].cells[1].tone == "at_risk" and table.columns[1].align == "right"
    assert table.alt == "表"


def test_pipe_tables_may_be_written_by_hand(say: Any) -> None:
    (table,) = say("| 名 | 値 |\n|---|--:|\n| {{ x }} | 2 |", x="A|B")
    assert isinstance(table, Table)
    assert [column.align for column in table.columns] == ["left", "right"]
    assert table.rows == (Row(table.rows[0].cells),) and table.rows[0].cells[0].inlines == (Text("A|B"),)


def test_nothing_is_never_blank(say: Any) -> None:
    assert say('{% call table("名") %}{% endcall %}\n\n{{ bullets([]) }}') == (
        Paragraph((Text("なし"),)), Paragraph((Text("なし"),)))
    assert say('{% call table("名", empty="まだありません") %}{% endcall %}') == (Paragraph((Text("まだありません"),)),)


def test_words_come_in_the_documents_language(say: Any) -> None:
    given = {"x": {"name": Words("粗利", "margin"), "duties": (Words("評価", "judge"),)}}
    assert say("{{ x.name }}{% for d in x.duties %} {{ d }}{% endfor %}", language="en", **given) == (
        Paragraph((Text("margin judge"),)),)


def test_blocks_of_several_calls_may_stand_together(say: Any) -> None:
    assert say("{{ page_break() }}\n{{ page_break() }}") == (PageBreak(), PageBreak())


@pytest.mark.parametrize("body, line, text, hint", [
    ("一\n\n{{ custmer }}", 6, "custmer is not defined", "customer"),
    ("{{ x.nmae }}", 4, "dict has no nmae", "name"),
    ("一\n{% for %}", 5, "not well written", ""),
    ("一\n\n\n{{ none }}", 7, "no value to print", "or_to_confirm"),
    ("{{ true }}", 4, "bool cannot be printed", ""),
    ("{{ 0.5 }}", 4, "float cannot be printed", "number"),
    ("\n{{ 'a' if false }}", 5, "no value for when", "else"),
    ("文 {{ page_break() }}", 4, "inside a line", "lines of its own"),
    ("- {{ page_break() }}", 4, "inside a line", "lines of its own"),
    ('\n{% call table("a", "b") %}{{ row("c") }}{% endcall %}', 5, "2 columns, but a row has 1", "cell for each"),
    ('{% call table("a") %}文{% endcall %}', 4, "text inside table", ""),
    ('{% call table("a") %}\n{{ page_break() }}\n{% endcall %}', 5, "PageBreak inside table", ""),
    ("\n\n{{ t('judgement.at_rsk') }}", 6, "no word", "judgement.at_risk"),
    ("{{ t('until') }}", 4, "wants a value for day", "day="),
    ("{{ t('judgement') }}", 4, "not one text", ""),
    ("{{ number('x') }}", 4, "no number", ""),
    ("{{ badge('fine') }}", 4, "no judgement", ""),
    ("\n{% include 'partials/none.md.j2' %}", 5, "no template partials/none.md.j2", ""),
    ("{{ ''.__class__ }}", 4, "may not use", ""),
    ("{{ table.args }}", 4, "may not use", ""),
    ("{{ 1 | nosuch }}", 4, "No filter named", ""),
    ("{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}", None, "without end", ""),
    ("---", None, "cannot be used here", "page_break"),
    ("#### 深い", None, "three levels", ""),
    ("![a](b)", None, "cannot be used", ""),
])
def test_a_mistake_is_told_at_its_line(say: Any, body: str, line: int | None, text: str, hint: str) -> None:
    with pytest.raises(Refused) as refused:
        say(body, customer=1, x={"name": 1})
    found = mistake(refused)
    assert found[0] == line
    assert text in found[1]
    assert hint in found[2]


def test_a_mistake_in_a_partial_is_told_there(write: Any, say: Any) -> None:
    write("", **{"partials/part.md.j2": "一\n{{ nothing_here }}\n"})
    with pytest.raises(Refused) as refused:
        say("{% include 'partials/part.md.j2' %}")
    (found,) = refused.value.diagnostics
    assert found.place is not None and (found.place.file.name, found.place.line) == ("part.md.j2", 2)
    assert found.place.excerpt == "{{ nothing_here }}"
