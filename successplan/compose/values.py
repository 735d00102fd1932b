"""Turn any value that a template prints into inlines, as plain text: nothing in it is ever read as markup."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from typing import TYPE_CHECKING, get_args

from jinja2 import Undefined
from markupsafe import Markup

from successplan.compose.build import Notes, Part, Prose, Region
from successplan.compose.marks import is_marked
from successplan.compose.mistakes import TemplateMistake
from successplan.document import (
    Block,
    Box,
    Card,
    Cell,
    Column,
    Cover,
    FormPage,
    FormRow,
    GanttRow,
    Inline,
    Inlines,
    Node,
    Paragraph,
    Point,
    Row,
    Slide,
    Text,
    plain,
)
from successplan.words import Words

if TYPE_CHECKING:
    from successplan.compose.build import Build

INLINES: tuple[type, ...] = get_args(Inline)
BLOCKS: tuple[type, ...] = get_args(Block)
# what a call block around it takes
COLLECTED = (
    Row, Column, Cell, Card, GanttRow, Point, Node, Region, Part, Notes, Slide, Cover, Box, FormRow, FormPage)


def inlines(build: Build, value: object) -> Inlines:
    """The value as inlines: texts, numbers, days, inlines, or a sequence of these.

    Raises TemplateMistake for what has no one right printed form, and for blocks, which cannot stand in a line.
    """
    return joined(_inlines(build, value))


def _inlines(build: Build, value: object) -> Iterable[Inline]:
    match value:
        case Undefined():
            str(value)  # raises, naming what is missing; but not for an `if` without its `else`
            raise TemplateMistake(
                Words(ja="{{ … if … }} に、条件が成り立たないときの値がありません",
                      en="This {{ … if … }} has no value for when the condition fails"),
                Words(ja="else を付けてください", en="Add an else"))
        case Markup():
            from successplan.compose.markdown import inline_text  # it needs this module for what it swaps back

            return inline_text(build, str(value))
        case Enum() | bool() | None | float():
            raise _unprintable(value)
        case str():
            return (Text(value if is_marked(value) else build.locale.marked(value, "value", value)),)
        case Words():
            return (Text(build.words(value)),)
        case int() | Decimal():
            said = format(value, "f") if isinstance(value, Decimal) else str(value)
            return (Text(build.locale.marked(said, "value", value)),)
        case date():
            from successplan.compose.language import day

            return (Text(day(build.locale, value, "long" if build.kind.flow == "pages" else "short")),)
        case Prose(blocks=(Paragraph(inlines=inside),)):
            return inside
        case tuple() | list():
            return [inline for one in value for inline in _inlines(build, one)]
    if isinstance(value, INLINES):
        return (value,)  # type: ignore[return-value]
    if stands_alone(value):
        name = type(value).__name__
        raise TemplateMistake(
            Words(ja=f"{name} は文の中に置けません", en=f"{name} cannot stand in a line"),
            Words(ja="前後に空行を置いて、ほかの文字のない行に書いてください",
                  en="Put it on lines of its own, with an empty line before and after"))
    raise _unprintable(value)


def stands_alone(value: object) -> bool:
    """True for a block, or for several: what cannot stand in a line."""
    if isinstance(value, (tuple, list)):
        return bool(value) and all(stands_alone(one) for one in value)
    return isinstance(value, (*BLOCKS, *COLLECTED, Prose))


def joined(parts: Iterable[Inline]) -> Inlines:
    """The inlines with neighbouring texts made one and empty ones left out."""
    found: list[Inline] = []
    for part in parts:
        if isinstance(part, Text):
            if not part.text:
                continue
            if found and isinstance(found[-1], Text):
                found[-1] = Text(found[-1].text + part.text)
                continue
        found.append(part)
    return tuple(found)


def text(build: Build, value: object) -> str:
    """The value as plain text."""
    return plain(inlines(build, value))


def _unprintable(value: object) -> TemplateMistake:
    if value is None:
        return TemplateMistake(
            Words(ja="ここに印字する値がありません", en="There is no value to print here"),
            Words(ja="or_to_confirm(値, 誰が, いつまで) を使うか、{% if … is not none %} で分けてください",
                  en="Use or_to_confirm(value, who, until), or ask {% if … is not none %} before"))
    name = type(value).__name__
    if isinstance(value, Enum):
        return TemplateMistake(
            Words(ja=f"{name} の「{value.value}」は、そのままでは印字できません",
                  en=f"“{value.value}” of {name} cannot be printed as it is"),
            Words(ja="判定なら badge(…)、ほかは t(…) で言葉にしてください",
                  en="Use badge(…) for a judgement, t(…) for any other word"))
    return TemplateMistake(
        Words(ja=f"{name} はそのままでは印字できません", en=f"A {name} cannot be printed as it is"),
        Words(ja="数は number(…)、金額は money(…)、人は person(…) のように、何をどう印字するかを書いてください",
              en="Say what to print of it, and how: number(…), money(…), person(…), or one of its fields"))


def number_or_day(value: object) -> Decimal | date | None:
    """What a spreadsheet gets for a value: its number or day, None for anything else."""
    match value:
        case bool():
            return None
        case Decimal() | date():
            return value
        case int():
            return Decimal(value)
        case Fraction():
            return Decimal(value.numerator) / Decimal(value.denominator)
    return None
