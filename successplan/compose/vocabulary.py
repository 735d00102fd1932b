"""Turn calls in a template into blocks and inlines: everything that a template may write.

A template is Markdown with Jinja in it (`# head`, `- item`, `**bold**`, pipe tables; text for words, calls for data).
Whatever `{{ }}` prints is data: `A|B`, `**x**` or a newline in it stay as they are. What stands alone between empty
lines may be a block; in a line there are only texts. All functions also work as filters: `{{ value | number(1) }}`.

What a template sees
    customer   plan, journal, workspace, people, indicators; person(id), source(name), part(id)
    plan, journal, workspace, analysis   the same, for short; internal in kinds with `audience: internal` alone
    language   "ja" or "en"; kind; minutes: how long the meeting is, for kinds whose front matter says so
    Texts given in two languages come out in the document's own by themselves.

Blocks (each on lines of its own; call blocks see to that by themselves)
    {% call table("Name", column("Value", align="right"), caption="…", alt="…", empty="…") %}
    {% for x in xs %}{{ row(x.name, cell(number(x.value, 1), value=x.value), tone="at_risk") }}
    {% endfor %}{% endcall %}              also: table(…, rows=[row(…), …]); row(…, group=true) for a line between
    {% call cards() %}{{ card("KPI", "22.4", unit="%", badge=badge(j), lines=["…", …]) }}{% endcall %}
    {% call callout("Title", tone="accent") %} Markdown and blocks {% endcall %}
    {% call beside(1, 2) %}{% call part() %} … {% endcall %}{% call part() %} … {% endcall %}{% endcall %}
    {{ bullets(values, ordered=true) }}   entries: texts, inlines, or item(text, entries)
    {{ heading("…", 1, numbered=false) }} {{ paragraph("…", role="note") }}   role: body, lead, note, source
    {{ chart(trend(lines, bands=, marks=), title=, alt=, unit=, decimals=, low=, high=, source=) }}
    {{ chart(bars(categories, [series("2026", values)], stacked=, horizontal=), …) }}
        line(name, points, role="actual", label=, tone=), band(name, points), mark(day, text)
        bridge([step(label, change, tone=), step(label, level, total=true)]): how changes add up to a level;
        tornado(middle, [swing(label, low, high, low_text=, high_text=)], middle_text=): what each assumption moves
    {{ season_chart(standing) }} this year beside the last, none without one
    {{ kpi_chart(standing, title=, since=, low=, high=) }}   the whole story of one goal or KPI
    {{ quote("…", who) }} · {{ contents(title, levels=2) }} · {{ page_break() }}
    {% call landscape() %} … {% endcall %} on pages broader than high
    {{ gantt(start, end, alt, rows=[gantt_row(label, bars=[bar(start, end, text, tone)], diamonds=[diamond(day)],
        note=)], today=) }}; {{ matrix(x, y, quarters, alt, points=[point(number, text, x, y)]) }};
        {{ tree(alt, [node(title, lines, tone, nodes)], direction="right") }}; or their rows, points, nodes in a call
    {{ multiples(charts, across=3) }} · cell("words", spark=spark(values, path, tone))
    Of the plan: organisation_tree("customer") · kpi_trees(goals, judged=) · roadmap_matrix() · milestone_gantt(today=)
        · handover_gantt() · small_multiples(standings) · spark_cell(standing); their lists roadmap_items(),
        handover_meetings(), review_dates(), allowed_cases()

Pages (flow: pages)    {{ cover(title=, subtitle=, addressee=, lines=[…]) }} once
Slides (flow: slides)  {% call slide("content", title=, lead=, source=, notes=) %} … {% endcall %}
    Inside: {% call region("side") %} … {% endcall %} for the layout's named regions; the rest goes to "body".
    {% call notes() %} … {% endcall %}: what to say, one paragraph a line.

Forms (flow: form)     {% call form_page("Name", [6, 11, 8]) %}{% call form_row() %}{{ box("…", span=2, look="head") }}
    {{ field("k1.value", "number", "…", kpi="id") }}{% endcall %}{% endcall %}: one grid; the id becomes sp1.k1.value
    kind: text, long, choice (choices=), date, number; whatever else is named says what it belongs to.
    choice_words("outcome", keys) · person_choices(ids) · asked: what the form of the week asks (dated: week)

Inlines   strong(x) · emphasis(x) · link(x, target) · br() · badge(judgement) · join(values, between) · listed(values)
    a ~ b joins texts and inlines · data | md reads data as Markdown, the only way to do so · short(a, b): the first of
    them that is short enough for a title
Words     t("key", name=value, …): the text from templates/locale (the kind's own branch first), or from `words:` in the
    front matter; {name} in it takes the value, also an inline; one/other forms by `count`
    has(key): true where there is such a text · or_to_confirm(value, who, until): the value, or 要確認: 誰が・いつまで
Formats   (language.py) number(x, decimals, signed=) · quantity(x, unit, decimals) · difference(x, unit, decimals)
    · of(indicator, x) · difference_of(indicator, x): with the indicator's own unit and decimals · money(m) · day(d,
    form) · month(d, form) · third(d) · days(a, b) · period(span) · fiscal(d, months) · person(id, form) · people(ids,
    form) · organisation(name) · rhythm(meeting) · judgement(j)
Changes (change_lines.py) change_rows(): what, before, after, why, agreed_by and target of each change since the earlier
    plan, or of those that the plan records · change_lead(): from which version to which · change_line(change)
    · plan_mark(): the short hash of the plan · rewritten_rows(analysis): agreed values of the past that have changed
Money   (money_lines.py) money_line(analysis): effect and cost to date and the multiple of a year in a sentence, or why
    there is none · money_card(analysis), where analysis.money · passing_line(analysis): the month in which effects pass
    costs, "" where it may not be said · downside_lines, money_premises, left_out_lines(analysis): lists of lines
    · amount(x, table=): a figure of analysis.money · shows_fee(): may the readers see fee, costs and multiples
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import Literal, cast

from markupsafe import Markup

from successplan.compose import (
    asking,
    change_lines,
    executive_lines,
    figures,
    form_lines,
    kickoff_lines,
    kpi_chart,
    lines,
    markdown,
    missed,
    money_charts,
    money_lines,
    month_lines,
    plan_lines,
    plots,
    renewal_lines,
    review_lines,
    revisited,
    schedules,
    sentences,
    small_charts,
    speech,
    trees,
)
from successplan.compose.build import Build, Notes, Part, Prose, Region
from successplan.compose.mistakes import TemplateMistake
from successplan.compose.values import inlines, joined, number_or_day, text
from successplan.document import (
    Align,
    Badge,
    Block,
    Bullets,
    Callout,
    Card,
    Cards,
    Cell,
    Column,
    Columns,
    Cover,
    Emphasis,
    Heading,
    Inline,
    Inlines,
    Item,
    LineBreak,
    PageBreak,
    Paragraph,
    Row,
    Slide,
    Spark,
    Strong,
    Table,
    Tone,
    plain,
)
from successplan.words import Words

Caller = Callable[[], Markup]


def vocabulary(build: Build) -> dict[str, Callable[..., object]]:
    """What the templates of this build may call, by name."""
    functions = (*_BLOCKS, *_INLINES, *(function for module in _MODULES for function in module.FUNCTIONS))
    return {function.__name__.rstrip("_"): partial(function, build) for function in functions}


# Blocks


def table(build: Build, *columns: object, caption: object = "", alt: object = "", empty: object = None,
          rows: Iterable[object] | None = None, caller: Caller | None = None) -> Block:
    """A table of the rows in its call block. Without a row: a paragraph that says so (`empty`)."""
    heads = tuple(one if isinstance(one, Column) else column(build, one) for one in columns)
    found = [_as_row(build, one) for one in rows or ()]
    if caller:
        found.extend(markdown.collected(build, str(caller()), Row, "table"))
    if not found:
        return Paragraph(inlines(build, speech.t(build, "empty") if empty is None else empty))
    for one in found:
        if one.role == "body" and len(one.cells) != len(heads):
            first = plain(one.cells[0].inlines) if one.cells else ""
            raise TemplateMistake(
                Words(ja=f"列は{len(heads)}つですが、この行のセルは{len(one.cells)}つです: {first}",
                      en=f"The table has {len(heads)} columns, but a row has {len(one.cells)} cells: {first}"),
                Words(ja="row(…) のセルの数を列の数に合わせてください", en="Give row(…) a cell for each column"))
    return Table(heads, tuple(found), inlines(build, caption), text(build, alt) or text(build, caption))


def column(build: Build, head: object = "", align: Align = "left", width: float = 0) -> Column:
    """A column. `width` is its share of the table; 0 lets the texts decide."""
    return Column(inlines(build, head), align, float(width))


def row(build: Build, *cells: object, group: bool = False, tone: Tone = "plain") -> Row:
    """A row of the table around it; a cell is a value, inlines or cell(…). `group` makes it a line between rows."""
    return Row(tuple(_as_cell(build, one, tone) for one in cells), "group" if group else "body")


def cell(build: Build, content: object = "", tone: Tone = "plain", value: object = None,
         spark: Spark | None = None) -> Cell:
    """A cell that means more than its text: a tone, the number or day that a spreadsheet gets, or a small line."""
    return Cell(inlines(build, content), number_or_day(content if value is None else value), tone, spark)


def _as_cell(build: Build, value: object, tone: Tone) -> Cell:
    if isinstance(value, Cell):
        return value
    return Cell(inlines(build, value), number_or_day(value), tone)


def _as_row(build: Build, value: object) -> Row:
    return value if isinstance(value, Row) else row(build, *cast(Sequence[object], value))


def cards(build: Build, given: Iterable[Card] = (), caller: Caller | None = None) -> Cards:
    """Cards beside each other: those of its call block."""
    return Cards((*given, *(markdown.collected(build, str(caller()), Card, "cards") if caller else ())))


def card(build: Build, title: object, value: object, unit: object = "", badge: Badge | None = None,
         lines: Iterable[object] = ()) -> Card:
    """One number with its judgement, on its way into cards."""
    return Card(inlines(build, title), text(build, value), text(build, unit), badge,
                tuple(inlines(build, line) for line in lines))


def callout(build: Build, title: object, tone: Tone = "accent", caller: Caller | None = None) -> Callout:
    """A framed part that must not be overlooked, with the blocks of its call block."""
    return Callout(inlines(build, title), markdown.blocks(build, str(caller())) if caller else (), tone)


def beside(build: Build, *widths: float, caller: Caller) -> Columns:
    """The parts of its call block side by side; the widths are shares, equal ones when left out."""
    parts = markdown.collected(build, str(caller()), Part, "beside")
    if widths and len(widths) != len(parts):
        raise TemplateMistake(Words(ja=f"幅は{len(widths)}つ、part は{len(parts)}つあります",
                                    en=f"There are {len(widths)} widths and {len(parts)} parts"))
    return Columns(tuple(part.blocks for part in parts), tuple(map(float, widths)) or (1.0,) * len(parts))


def part(build: Build, caller: Caller) -> Part:
    """One side of beside."""
    return Part(markdown.blocks(build, str(caller())))


def bullets(build: Build, values: Iterable[object], ordered: bool = False, empty: object = None) -> Block:
    """A list of the values. Without a value: a paragraph that says so (`empty`)."""
    items = tuple(one if isinstance(one, Item) else Item(inlines(build, one)) for one in values)
    if not items:
        return Paragraph(inlines(build, speech.t(build, "empty") if empty is None else empty))
    return Bullets(items, ordered)


def item(build: Build, content: object, entries: Iterable[object] = ()) -> Item:
    """An entry of bullets with entries of its own."""
    return Item(inlines(build, content),
                tuple(one if isinstance(one, Item) else Item(inlines(build, one)) for one in entries))


def heading(build: Build, content: object, level: int = 1, numbered: bool = True) -> Heading:
    """A heading, for when `#` will not do: without a number."""
    return Heading(level, inlines(build, content), numbered)


def paragraph(build: Build, content: object, role: Literal["body", "lead", "note", "source"] = "body") -> Paragraph:
    """A paragraph with a role."""
    return Paragraph(inlines(build, content), role)


def page_break(build: Build) -> PageBreak:
    """From here on a new page."""
    return PageBreak()


def cover(build: Build, title: object = None, subtitle: object = "", addressee: object = "",
          lines: Iterable[object] = ()) -> Cover:
    """The first page; the title is the kind's own when none is given."""
    return Cover(inlines(build, build.kind.title if title is None else title), inlines(build, subtitle),
                 inlines(build, addressee), tuple(inlines(build, one) for one in lines))


def slide(build: Build, layout: str, title: object, lead: object = "", source: object = "", notes: object = "",
          caller: Caller | None = None) -> Slide:
    """A slide: what its call block holds outside regions goes to the region "body"."""
    regions: dict[str, tuple[Block, ...]] = {}
    said = [text(build, one) for one in (notes if isinstance(notes, list) else [notes])]
    for one in markdown.stories(build, str(caller())) if caller else ():
        match one:
            case Region(name, blocks):
                regions[name] = (*regions.get(name, ()), *blocks)
            case Notes(found):
                said.append(found)
            case Slide() | Row() | Card() | Part() | Cover():
                raise markdown.out_of_place(one)
            case _:
                regions["body"] = (*regions.get("body", ()), cast(Block, one))
    return Slide(layout, inlines(build, title), inlines(build, lead), regions, inlines(build, source),
                 "\n".join(filter(None, said)))


def region(build: Build, name: str, caller: Caller) -> Region:
    """The blocks of a layout's named region."""
    return Region(name, markdown.blocks(build, str(caller())))


def notes(build: Build, caller: Caller) -> Notes:
    """What to say on the slide around it."""
    lines = []
    for block in markdown.blocks(build, str(caller())):
        match block:
            case Paragraph(found) | Heading(_, found):
                lines.append(plain(found))
            case Bullets(items):
                lines.extend(plain(one.inlines) for one in items)
            case _:
                raise markdown.out_of_place(block)
    return Notes("\n".join(lines))


# Inlines


def strong(build: Build, *content: object) -> Strong:
    """Bold."""
    return Strong(inlines(build, content))


def emphasis(build: Build, *content: object) -> Emphasis:
    """Emphasised."""
    return Emphasis(inlines(build, content))


def link(build: Build, content: object, target: object) -> Inlines:
    """A link; only its text where the target is no web or mail address."""
    return markdown.linked(inlines(build, content), text(build, target))


def br(build: Build) -> LineBreak:
    """A new line in the same paragraph."""
    return LineBreak()


def md(build: Build, value: object) -> Prose:
    """Data read as Markdown: alone its blocks, in a line its text."""
    return markdown.data_prose(build, text(build, value))


def join(build: Build, values: Iterable[object], between: object = "") -> Inlines:
    """The values one after the other, with `between` between them."""
    parts: list[Inline] = []
    for index, value in enumerate(values):
        parts.extend((*(inlines(build, between) if index else ()), *inlines(build, value)))
    return joined(parts)


def plain_(build: Build, value: object) -> str:
    """The value as plain text, without bold and links."""
    return text(build, value)


_MODULES = (
    speech, sentences, lines, asking, missed, plan_lines, change_lines, money_lines, kpi_chart, plots, figures, trees,
    schedules, small_charts, month_lines, kickoff_lines, review_lines, revisited, executive_lines, money_charts,
    form_lines, renewal_lines)
_BLOCKS: tuple[Callable[..., object], ...] = (
    table, column, row, cell, cards, card, callout, beside, part, bullets, item, heading, paragraph, page_break,
    cover, slide, region, notes)
_INLINES: tuple[Callable[..., object], ...] = (strong, emphasis, link, br, md, join, plain_)

