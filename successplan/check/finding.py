"""Turn what a rule saw into a finding: the words, the next step, and the keys that lead to the place in the file."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from difflib import get_close_matches
from enum import Flag

from successplan.analyse.result import Analysis
from successplan.model import Customer, File, Goal, Keys, Kpi, RoadmapItem, ToConfirm
from successplan.words import Words


class Stops(Flag):
    """The documents that an error of a rule stops. Forms always go out, whatever is wrong."""

    NOTHING = 0
    PLANS = 1
    REPORTS = 2
    EVERYTHING = 3


@dataclass(frozen=True, slots=True)
class Given:
    """What a rule may look at. `numbers` and `words` are the rule's own, after the workspace has had its say.

    `composed` are the texts of a document for the customer, where rules on words are asked of one; else it is empty.
    """

    customer: Customer
    as_of: date
    numbers: Mapping[str, Decimal]
    analysis: Analysis | None = None
    words: tuple[str, ...] = ()
    composed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule saw at `keys` of `file`. `open` is the to_confirm entry that names what is missing there."""

    text: Words
    hint: Words
    keys: Keys = ()
    file: File = "plan"
    open: ToConfirm | None = None


def missing(entry: Goal | Kpi | RoadmapItem, keys: Keys, key: str, text: Words, hint: Words) -> Finding:
    """The finding that the goal, KPI or roadmap item at `keys` lacks `key`, at its to_confirm entry where one names it.

    A key inside another, such as measure.source, may be named whole, or by either of its parts.
    """
    for number, awaited in enumerate(entry.to_confirm):
        if awaited.what in (key, *key.split(".")):
            return Finding(text, hint, (*keys, "to_confirm", number), open=awaited)
    return Finding(text, hint, (*keys, "id"))


def indicators(customer: Customer) -> Iterable[tuple[Keys, Goal | Kpi]]:
    """Every goal followed by its KPIs, in the plan's order, each with the keys that lead to it."""
    for number, goal in enumerate(customer.plan.goals):
        yield ("goals", number), goal
        for place, kpi in enumerate(goal.kpis):
            yield ("goals", number, "kpis", place), kpi


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The one of `known` that `word` was probably meant to be; None where nothing is near."""
    return next(iter(get_close_matches(word, tuple(known), n=1, cutoff=0.6)), None)


def listed(names: Iterable[str], none: str = "-") -> str:
    """The names with commas, or `none`."""
    return ", ".join(names) or none


def amount(value: Decimal, unit: str) -> str:
    """A number as the plan writes it, with its unit: 23.5%, 87日, 12 days."""
    return f"{value:f}{' ' if unit.isascii() and unit.isalpha() else ''}{unit}"
