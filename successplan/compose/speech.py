"""Turn words, numbers, days, people and judgements into texts of the document's language: what templates call."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from typing import Any, Literal, cast
from unicodedata import east_asian_width

from successplan.compose import language
from successplan.compose.build import Build
from successplan.compose.emphasis import is_japanese
from successplan.compose.language import DayForm, Exact
from successplan.compose.locale import filled, pieces
from successplan.compose.marks import bare
from successplan.compose.mistakes import TemplateMistake, nearest
from successplan.compose.values import inlines, joined, text
from successplan.document import Badge, Inline, Text, Tone
from successplan.model import Goal, Kpi, Meeting, Money, Person, ToConfirm
from successplan.words import Words

_RANKS = ("final_evaluator", "evaluator", "sponsor", "promoter", "csm", "sales", "support", "user")
PersonForm = Literal["full", "name", "short", "plain"]


# Words


def t(build: Build, key: str, **values: object) -> Any:
    """The text under a key, its placeholders filled; inlines where a value is one.

    Looked up among the texts that a plan or workspace says differently, the kind's own words, its branch of the
    locale, the locale. Forms one/other are chosen by `count`.
    """
    pattern = _pattern(build, key, values)
    found: list[Inline] = []
    for is_name, part in pieces(pattern):
        if is_name and part not in values:
            raise TemplateMistake(
                Words(ja=f"言葉「{key}」には {part} の値が要ります", en=f"The word “{key}” wants a value for {part}"),
                nearest(part, values) or Words(ja=f't("{key}", {part}=…) と書いてください',
                                               en=f'Write t("{key}", {part}=…)'))
        found.extend(_filled_in(build, key, part, values[part]) if is_name else _worded(build, key, part))
    said = joined(found)
    return "".join(one.text for one in said if isinstance(one, Text)) if _is_text(said) else said


def _worded(build: Build, key: str, part: str) -> tuple[Text]:
    """A part of a pattern as it stands in the locale."""
    return (Text(build.locale.marked(part, "wording", key)),)


def _filled_in(build: Build, key: str, name: str, value: object) -> Iterable[Inline]:
    """A value of a pattern; a bare whole number was counted for it."""
    if type(value) is int:
        return (Text(build.locale.marked(str(value), "count", key, name)),)
    return inlines(build, value)


def _is_text(said: Iterable[Inline]) -> bool:
    return all(isinstance(one, Text) for one in said)


def _pattern(build: Build, key: str, values: Mapping[str, object]) -> str:
    found = build.own_word(key)
    if found is None:
        found = build.locale.get(key)
    if isinstance(found, Mapping) and "other" in found:
        found = found["one"] if "one" in found and values.get("count") == 1 else found["other"]
    if isinstance(found, (Mapping, tuple)):
        raise TemplateMistake(Words(ja=f"「{key}」は1つの言葉ではありません", en=f"“{key}” is not one text"),
                              nearest(key, build.locale.keys()))
    return str(found)


def has(build: Build, key: str) -> bool:
    """True where there is a text under the key."""
    return build.own_word(key) is not None or build.locale.find(key) is not None


def short(build: Build, *texts: object, most: int = 56) -> object:
    """The first of the texts that is at most `most` full-width characters long (two lines of a title), else the last.

    So a title names what it is about as long as the name is not too long for it.
    """
    return next((one for one in texts if _width(bare(text(build, one))) <= most), texts[-1])


def _width(said: str) -> float:
    return sum(1 if east_asian_width(character) in "WF" else 0.5 for character in said)


def or_to_confirm(build: Build, value: object, who: object = None, until: date | None = None) -> object:
    """The value, or where there is none: who brings it, and by when."""
    if value is not None:
        return value
    name = person(build, who, "short") if isinstance(who, str | Person) and who else who
    form = ("who_until" if until else "who") if name else "until" if until else "alone"
    return t(build, f"to_confirm.{form}", **({"who": name} if name else {}),
             **({"until": language.day(build.locale, until, "month_day")} if until else {}))


def to_confirm(build: Build, holder: Any, key: str) -> object:
    """Who brings what is still open under `key` of a goal, a KPI or the plan, and by when."""
    entries = cast(Iterable[ToConfirm], holder.to_confirm)
    entry = next((one for one in entries if one.what == key), None)
    return or_to_confirm(build, None, entry.who if entry else None, entry.until if entry else None)


# Numbers


def number(build: Build, value: object, decimals: int = 0, signed: bool = False) -> str:
    """A number with thousands separators, half up."""
    return language.number(build.locale, _exact(value), decimals, signed=signed)


def quantity(build: Build, value: object, unit: object = "", decimals: int = 0) -> str:
    """A number with its unit: 48.2%."""
    return language.quantity(build.locale, _exact(value), text(build, unit), decimals)


def difference(build: Build, value: object, unit: object = "", decimals: int = 0) -> str:
    """A signed difference with its unit; of two percentages in points: +1.4pt."""
    return language.difference(build.locale, _exact(value), text(build, unit), decimals)


def of(build: Build, indicator: Goal | Kpi, value: object) -> str:
    """A value of a goal or KPI, in its unit and with its decimals."""
    said = quantity(build, value, indicator.unit, decimals_of(build, indicator))
    return build.locale.marked(said, "indicator", indicator, value)


def number_of(build: Build, indicator: Goal | Kpi, value: object) -> str:
    """A value of a goal or KPI without its unit, for a table that has the unit in its head."""
    return build.locale.marked(number(build, value, decimals_of(build, indicator)), "indicator", indicator, value)


def difference_of(build: Build, indicator: Goal | Kpi, value: object) -> str:
    """A signed difference of two values of a goal or KPI: +1.4pt."""
    said = difference(build, value, indicator.unit, decimals_of(build, indicator))
    return build.locale.marked(said, "indicator", indicator, value)


def decimals_of(build: Build, indicator: Goal | Kpi) -> int:
    """The decimals of a goal or KPI: as set, else as many as its baseline and targets are written with."""
    if indicator.decimals is not None:
        return indicator.decimals
    values = [indicator.baseline.value if indicator.baseline else None,
              *(value for point in indicator.target for value in (point.value, point.low, point.high))]
    exponents = [int(value.normalize().as_tuple().exponent) for value in values if value is not None]
    return max((-exponent for exponent in exponents if exponent < 0), default=0)


def _exact(value: object) -> Exact:
    if isinstance(value, (int, Decimal, Fraction)) and not isinstance(value, bool):
        return value
    raise TemplateMistake(
        Words(ja=f"数ではありません: {value}", en=f"This is no number: {value}"),
        Words(ja="ないことがある値は or_to_confirm(…) か {% if … is not none %} で分けてください",
              en="Where there may be none, ask {% if … is not none %} or use or_to_confirm(…)"))


def money(build: Build, value: Money, unit: str | None = None, decimals: int = 0, table: bool = False) -> str:
    """An amount in the workspace's unit of money: 2,400万円. In a `table` with its minus sign."""
    minus = str(build.locale.settings.get("minus", "-")) if table else None
    said = language.money(build.locale, _exact(value.amount), value.currency, unit, decimals=decimals, minus=minus)
    return build.locale.marked(said, "value", value)


# Days


def day(build: Build, value: date, form: DayForm | None = None) -> str:
    """A day, in the document's usual form when none is given: 2026年4月1日 on pages, 2026/4/1 on slides."""
    return language.day(build.locale, value, form or ("long" if build.kind.flow == "pages" else "short"))


def month(build: Build, value: date, form: Literal["label", "long", "short", "name"] = "label") -> str:
    """A month: 2026年6月度."""
    return language.month(build.locale, value, form)


def third(build: Build, value: date) -> str:
    """The third of a month: 9月中旬."""
    return language.third(build.locale, value)


def days(build: Build, start: date, end: date) -> str:
    """A span of days: 2026/4/1〜9/30."""
    return language.days(build.locale, start, end)


def fiscal(build: Build, value: date, months: int = 12) -> str:
    """The customer's fiscal year, half (6) or quarter (3); its months stand beside it when it is first mentioned."""
    by_end = build.locale.settings.get("fiscal_label") == "end_year"
    first = int(build.locale.settings.get("fiscal_year_start", 4))
    short = language.fiscal(build.locale, value, first, months, by_end=by_end, explained=False)
    explained = bare(short) not in build.mentioned
    build.mentioned.add(bare(short))
    return language.fiscal(build.locale, value, first, months, by_end=by_end, explained=True) if explained else short


def period(build: Build, span: Any) -> str:
    """A span under its name: a month's label, a fiscal half or quarter, whole months, else its days."""
    start, end = span.start, span.end
    if not language.is_whole_months(start, end):
        return language.days(build.locale, start, end)
    if (start.year, start.month) == (end.year, end.month):
        return language.month(build.locale, start)
    first = int(build.locale.settings.get("fiscal_year_start", 4))
    for months in (12, 6, 3):
        if language.fiscal_part(start, first, months)[:2] == (start, end):
            return fiscal(build, start, months)
    return language.months_of(build.locale, start, end)


def rhythm(build: Build, meeting: Meeting) -> str:
    """When a meeting is held: 毎週火曜 10:00; every Tuesday, 10:00."""
    nth, _, name = (meeting.day or "").rpartition(" ")
    form = meeting.every + ("_nth" if nth else "_day" if name else "")
    said = t(build, f"rhythm.{form}" if has(build, f"rhythm.{form}") else f"rhythm.{meeting.every}",
             weekday=build.locale.get("format.weekdays_long")[_WEEKDAYS.index(name)] if name else "",
             nth=t(build, f"rhythm.order.{nth}") if nth else "")
    return str(t(build, "rhythm.at", rhythm=said, at=meeting.at) if meeting.at else said)


_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


# People


def person(build: Build, who: object, form: PersonForm = "full") -> str:
    """Somebody with honorific: full 経営企画部 部長 佐藤 健一 様, name 佐藤 健一 様, short 佐藤様; our own without 様.

    `plain` is short without any: 佐藤. Groups and desks are called by their names. An id that nobody has is printed
    as 要確認 (a check reports it).
    """
    found = build.seen["customer"].person(who) if isinstance(who, str) else who
    if not isinstance(found, Person) or found.name is None:
        return str(t(build, "to_confirm.alone"))
    name = build.words(found.name)
    if found.desk or found.count is not None:
        return name
    called = _called(build, found, name) if form in ("short", "plain") else name
    place = position(build, found) if form == "full" else ""
    side = "own" if found.is_vendor or build.kind.written_by == "customer" else "customer"
    return filled(build.locale.get(f"person.{side}.{form if place or form != 'full' else 'name'}"),
                  name=called, place=place)


def position(build: Build, who: Person) -> str:
    """Department and title: 経営企画部 部長; of "Operations" and "Operations Director" the title says both."""
    department, title = (build.words(one) if one else "" for one in (who.department, who.title))
    words = {"department": "" if department and department in title else department, "title": title}
    given = [part for part, word in words.items() if word]
    return filled(build.locale.get("person.place." + "_".join(given)), **words) if given else ""


def rank(who: Person) -> int:
    """The place of a person's role in lists and charts of people: evaluators first, users last."""
    return _RANKS.index(who.role or "user")


def _called(build: Build, who: Person, name: str) -> str:
    """The family name where the language calls people so, and nobody else in the plan has it."""
    if not build.locale.get("person.family_name"):
        return name
    family = _family_name(name)
    shared = any(one.id != who.id and one.name is not None and _family_name(build.words(one.name)) == family
                 for one in build.seen["customer"].people if not one.desk and one.count is None)
    return name if shared else family


def _family_name(name: str) -> str:
    parts = name.split()
    return parts[0] if is_japanese(name[:1]) else parts[-1]


def people(build: Build, who: Iterable[object], form: PersonForm = "short") -> str:
    """Several people as a list."""
    return language.listed(build.locale, [person(build, one, form) for one in who])


def organisation(build: Build, name: object) -> str:
    """An organisation that is addressed: 株式会社アオヤマアパレル 御中."""
    return filled(build.locale.get("person.organisation"), name=text(build, name))


def role(build: Build, name: str) -> str:
    """What a role is called, in the workspace's word where it has one."""
    own = build.seen["workspace"].roles
    given = own.get(name) if isinstance(own, Mapping) else getattr(own, name, None)
    return build.words(given.name) if given and given.name else str(t(build, f"role.{name}"))


# Judgements


def badge(build: Build, judgement: object) -> Badge:
    """A judgement as its mark and word."""
    name = _judgement_name(judgement)
    return Badge(str(build.locale.settings.get("marks", {}).get(name) or build.locale.get(f"mark.{name}")),
                 str(t(build, f"judgement.{name}")), cast(Tone, name))


def judgement(build: Build, value: object) -> str:
    """The word of a judgement."""
    return str(t(build, f"judgement.{_judgement_name(value)}"))


def tone(build: Build, value: object) -> str:
    """The tone of a judgement, for a cell or a callout."""
    return _judgement_name(value)


def _judgement_name(value: object) -> str:
    name = str(value.value) if isinstance(value, Enum) else str(value)
    if name not in _JUDGEMENTS:
        raise TemplateMistake(Words(ja=f"判定ではありません: {name}", en=f"This is no judgement: {name}"),
                              Words(ja="standing.judgement のような判定を渡してください",
                                    en="Give it a judgement, such as standing.judgement"))
    return name


_JUDGEMENTS = ("reached", "on_track", "at_risk", "off_track", "not_yet")


def listed(build: Build, values: Iterable[object]) -> object:
    """The values as a list in a sentence: A、B、C; A, B and C."""
    given = [inlines(build, value) for value in values]
    said = joined(one for index, value in enumerate(given)
                  for one in (Text(language.between(build.locale, index, len(given))), *value))
    return "".join(one.text for one in said if isinstance(one, Text)) if _is_text(said) else said


FUNCTIONS: tuple[Callable[..., object], ...] = (
    t, has, short, or_to_confirm, to_confirm, number, quantity, difference, of, number_of, difference_of, decimals_of,
    money, day, month, third, days, fiscal, period, rhythm, person, people, organisation, role, badge, judgement,
    tone, listed)
