"""Turn what a form asks into boxes, fields and the words of their drop-downs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from fractions import Fraction
from typing import Literal, cast

from markupsafe import Markup

from successplan.analyse import AskedValue, WeekAsked, strictly_rounded
from successplan.compose import language, markdown, speech
from successplan.compose.build import Build
from successplan.compose.marks import bare
from successplan.compose.mistakes import TemplateMistake
from successplan.compose.sentences import measured_name, target_text
from successplan.compose.values import inlines, text
from successplan.document import Box, Field, FieldKind, FormPage, FormRow
from successplan.model import Goal, Kpi, Person
from successplan.words import Words

PREFIX = "sp1."  # of every field's id: ours, and the first way of naming them
_OTHER = "other"
_Look = Literal["plain", "head", "title", "note", "id"]
_Side = Literal["left", "right", "center"]


def form_page(build: Build, name: object, widths: Iterable[float], caller: Callable[[], Markup]) -> FormPage:
    """A page of a form with the rows of its call block; the widths of its columns are shares."""
    columns = tuple(map(float, widths))
    rows = markdown.collected(build, str(caller()), FormRow, "form_page")
    for number, one in enumerate(rows, 1):
        if (given := sum(each.span for each in one.boxes)) != len(columns):
            raise TemplateMistake(
                Words(ja=f"{number}行目は{given}列分ですが、様式の列は{len(columns)}つです",
                      en=f"Row {number} spans {given} columns, but the form has {len(columns)}"),
                Words(ja="span の合計を列の数に合わせてください", en="Let the spans of a row add up to the columns"))
    return FormPage(text(build, name), columns, rows)


def form_row(build: Build, *boxes: Box, lines: int = 1, caller: Callable[[], Markup] | None = None) -> FormRow:
    """A row of the boxes, those that are given and those of its call block."""
    inside = markdown.collected(build, str(caller()), Box, "form_row") if caller else ()
    return FormRow((*boxes, *inside), lines)


def box(build: Build, content: object = "", span: int = 1, look: _Look = "plain", align: _Side = "left") -> Box:
    """Words of a form that nobody changes."""
    return Box(inlines(build, content), span, look, align)


def field(build: Build, id_: str, kind: FieldKind, label: object, span: int = 1, prompt: object = "",
          value: object = "", choices: Mapping[str, object] | None = None, align: _Side = "left", shown: str = "",
          **about: object) -> Box:
    """A field of a form. Its id is made of letters, digits and points; `about` says what its value belongs to."""
    given = {key: text(build, one) for key, one in (choices or {}).items()}
    told = {key: bare(str(one)) for key, one in about.items() if one is not None}
    said = text(build, prompt) if prompt else str(speech.t(build, f"form.prompt.{kind}"))
    return Box(Field(PREFIX + bare(id_), kind, text(build, label), said, text(build, value), given, told, bare(shown)),
               span, "plain", align)


def choice_words(build: Build, key: str, names: Iterable[str]) -> dict[str, str]:
    """The words of a drop-down: what stands in the locale under the key, for each name."""
    return {name: str(speech.t(build, f"{key}.{name}")) for name in names}


def person_choices(build: Build, ids: Iterable[str], *, other: bool = True) -> dict[str, str]:
    """People by id, customer's by family name and ours with the house behind it; groups and desks own no promise."""
    found: dict[str, str] = {}
    for id_ in ids:
        who = build.seen["customer"].person(id_)
        if isinstance(who, Person) and who.name is not None and not who.desk and who.count is None:
            found[id_] = short_name(build, who)
    return found | ({_OTHER: str(speech.t(build, "form.other"))} if other else {})


def called(build: Build, who: object) -> str:
    """The shortest name that both sides use: 田中; of a foreign name in Japanese letters, ハート, the last part."""
    name, joint = speech.person(build, who, "plain"), build.locale.find("form.name_joint")
    return name.rpartition(str(joint))[2] if joint else name


def called_all(build: Build, ids: Iterable[str]) -> list[str]:
    """The shortest names of several people."""
    return [called(build, id_) for id_ in ids]


def short_name(build: Build, who: object) -> str:
    """The name as both sides write it, without honorific: 田中, 鈴木（ミナト）."""
    found = build.seen["customer"].person(who) if isinstance(who, str) else who
    name = called(build, found)
    if isinstance(found, Person) and found.is_vendor and not found.desk:
        return str(speech.t(build, "form.ours", name=name, house=house(build)))
    return name


def house(build: Build) -> str:
    """The vendor's short name, as both sides call it."""
    vendor = build.seen["workspace"].vendor
    name = vendor.short_name or vendor.name
    return build.words(name) if name else str(speech.t(build, "to_confirm.alone"))


def full_names(build: Build, people: Iterable[Person]) -> dict[str, str]:
    """People by id with department, title and honorific: the form of address of the one who is asked to fill in."""
    return {who.id: speech.person(build, who, "full") for who in people}


def indicator_choices(build: Build, values: Iterable[AskedValue]) -> dict[str, str]:
    """What an action may be for: the goals and KPIs that stand on the form."""
    named = {value.indicator.id: build.words(value.indicator.name) for value in values}
    return named | {_OTHER: str(speech.t(build, "form.other"))}


def back_line(build: Build, asked: WeekAsked) -> str:
    """By when and where to the form goes back; nothing where neither is known."""
    mail = build.seen["workspace"].vendor.forms_to or ""
    if asked.back is None:
        return str(speech.t(build, "back_to", mail=mail)) if mail else ""
    at = build.seen["workspace"].forms.weekly.back_by.at
    return str(speech.t(build, "back", day=language.day(build.locale, asked.back, "day"), at=at, mail=mail)).rstrip()


def week_of_form(build: Build) -> str:
    """The ISO week that the form asks about: 2026-W28."""
    return build.locale.marked(build.seen["asked"].name, "day", build.seen["asked"].week.start)


def confidential(build: Build) -> str:
    """The mark of confidence that stands on what the customer gets."""
    mark = build.seen["workspace"].style.footer.customer
    return build.words(mark) if mark else str(speech.t(build, "confidentiality.customer"))


def due_name(build: Build, value: AskedValue) -> str:
    """What is asked: 値引き率（%）; of a rarer number also which month: 粗利益率 6月分（%）."""
    if value.indicator.measure.every in ("day", "week", "two_weeks"):
        return measured_name(build, value.indicator)
    month = language.month(build.locale, value.day, "name")
    of_month = speech.t(build, "form.of_month", name=value.indicator.name, month=month)
    return measured_name(build, value.indicator, str(of_month))


def due_target(build: Build, value: AskedValue) -> str:
    """The last target without its unit, or that it is still open."""
    if value.is_open or not value.indicator.target:
        return str(speech.t(build, "form.open"))
    return target_text(build, value.indicator, max(value.indicator.target, key=lambda each: each.date), unit=False)


def due_plan(build: Build, value: AskedValue) -> str:
    """The planned value on the value's own day; of a range that has only to be kept, nothing."""
    if value.is_open:
        return str(speech.t(build, "form.open"))
    return "" if value.planned is None else speech.number_of(build, value.indicator, value.planned)


def due_edge(build: Build, value: AskedValue) -> str:
    """The worst value that is still on track, rounded to the strict side: 21.1以下, 49.0以上."""
    if value.is_open or value.edges is None:
        return str(speech.t(build, "form.no_edge")) if value.is_open else ""
    low, high = value.edges.on_track
    if low is not None and high is not None and low < 0:
        low = None  # a range whose slack goes below nothing is bounded above only
    ends = {name: _bound(build, value.indicator, end, upper=name == "high")
            for name, end in (("low", low), ("high", high)) if end is not None}
    return str(speech.t(build, f"edge.{'_'.join(ends)}", **ends))


def _bound(build: Build, indicator: Goal | Kpi, end: Fraction, *, upper: bool) -> str:
    rounded = strictly_rounded(end, speech.decimals_of(build, indicator), upper=upper)
    return build.locale.marked(speech.number_of(build, indicator, rounded), "indicator", indicator, end)


def due_last(build: Build, indicator: Goal | Kpi, value: object) -> str:
    """The newest value before, without its unit; nothing where there is none."""
    number = getattr(value, "value", None)
    return "" if number is None else speech.number_of(build, indicator, number)


Numbered = tuple[int, AskedValue]


def split_rows(build: Build, values: Iterable[AskedValue], most: int, extra: int) -> tuple[list[Numbered], ...]:
    """The values of the first page and those of the second, numbered: `most`, with at most `extra` rows of parts."""
    first: list[Numbered] = []
    rest: list[Numbered] = []
    for number, value in enumerate(values, 1):
        parts = sum(len(each.parts) for _, each in first) + len(value.parts)
        fits = len(first) < most and parts <= extra
        (first if fits else rest).append((number, value))
    return first, rest


def target_day(build: Build, values: Iterable[AskedValue]) -> date | None:
    """The day of the last target where all have the same, for the head of their column."""
    days = {max(point.date for point in value.indicator.target) for value in values if value.indicator.target}
    return days.pop() if len(days) == 1 else None


FUNCTIONS = cast("tuple[Callable[..., object], ...]", (
    form_page, form_row, box, field, choice_words, person_choices, called, called_all, full_names,
    indicator_choices, short_name, house, back_line, week_of_form, confidential, due_name, due_target, due_plan,
    due_edge, due_last, split_rows, target_day))
