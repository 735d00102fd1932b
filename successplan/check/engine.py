"""Turn a customer into diagnostics: every rule is asked, and the workspace has the last word on its level and numbers.

A rule is one module in a folder of `rules/`; being there is all that it takes to be asked.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from functools import cache
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from types import ModuleType

from successplan.analyse.result import Analysis
from successplan.check import rules
from successplan.check.finding import Finding, Given, Stops
from successplan.diagnostics import Diagnostic, Level, Place, in_order
from successplan.model import Customer, ToConfirm
from successplan.words import Words

KINDS: Mapping[str, Stops] = {
    "success-plan": Stops.PLANS,
    "kickoff": Stops.PLANS,
    "monthly": Stops.REPORTS,
    "qbr": Stops.REPORTS,
    "ebr": Stops.REPORTS,
    "renewal-paper": Stops.REPORTS,
    "renewal-appendix": Stops.REPORTS,
    "weekly": Stops.NOTHING,
    "minutes": Stops.NOTHING,
}
_READ_BY_RULES = frozenset((
    "id", "role", "side", "status", "better", "start", "end", "date", "value", "low", "high", "target", "baseline",
    "to_confirm", "kpis", "measured_in"))
_IGNORED = re.compile(r"#\s*successplan:\s*ignore\s+([a-z][a-z-]*)\s+because\s+\S")


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule as its module says it: `manual` is the docstring, `numbers` are the defaults of what can be set.

    `group` is the folder it stands in: a key of `rules.GROUPS`.
    """

    name: str
    group: str
    level: Level
    stops: Stops
    numbers: Mapping[str, int]
    manual: str
    find: Callable[[Given], Iterable[Finding]]


def check(customer: Customer, as_of: date, analysis: Analysis | None = None) -> tuple[Diagnostic, ...]:
    """Everything that the rules have to say about the customer on the morning of `as_of`, in the files' order."""
    given = Given(customer, as_of, {}, analysis)
    return in_order(diagnostic for rule in all_rules() for diagnostic in _ask(rule, given))


def check_words(customer: Customer, as_of: date, texts: Iterable[str], template: Path) -> tuple[Diagnostic, ...]:
    """What the rules on words have to say about the texts of a document for the customer, made from `template`.

    What comes out of the customer's files was told by `check` on its line; here it is what a template says, and what
    got past the wall.
    """
    given = Given(customer, as_of, {}, composed=tuple(dict.fromkeys(texts)))
    found = (each for rule in all_rules() if rule.group == "wording" for each in _ask(rule, given))
    return in_order(replace(each, place=each.place or Place(template)) for each in found)


def stops(diagnostics: Iterable[Diagnostic], kind: str) -> bool:
    """True where one of the diagnostics is an error that keeps documents of this kind from being made.

    An error that comes from no rule (loading, composing, rendering) stops every kind.
    """
    known = {rule.name: rule.stops for rule in all_rules()}
    return any(
        diagnostic.rule not in known or bool(known[diagnostic.rule] & KINDS.get(kind, Stops.EVERYTHING))
        for diagnostic in diagnostics
        if diagnostic.level is Level.ERROR
    )


@cache
def all_rules() -> tuple[Rule, ...]:
    """Every rule there is, by name."""
    return tuple(sorted((rule for group in rules.GROUPS for rule in _rules_of(group)), key=lambda rule: rule.name))


def _rules_of(group: str) -> Iterator[Rule]:
    """The rules in a folder of `rules/`, one a module."""
    package = import_module(f"{rules.__name__}.{group}")
    for found in iter_modules(package.__path__):
        yield _rule(group, import_module(f"{package.__name__}.{found.name}"))


def _rule(group: str, module: ModuleType) -> Rule:
    numbers = getattr(module, "NUMBERS", {})
    return Rule(module.NAME, group, module.LEVEL, module.STOPS, numbers, (module.__doc__ or "").strip(), module.find)


def _ask(rule: Rule, given: Given) -> Iterator[Diagnostic]:
    customer = given.customer
    setting = customer.workspace.rules.get(rule.name)  # the plan's own setting is in there already
    level = (setting and setting.level) or rule.level.value
    if level == "off":
        return
    numbers = {
        name: setting.number(name, default) if setting else Decimal(default) for name, default in rule.numbers.items()
    }
    for finding in rule.find(replace(given, numbers=numbers, words=setting.words if setting else ())):
        if not _follows_from_a_cut(finding, customer):
            diagnostic = _diagnostic(rule, Level(level), finding, customer, given.as_of)
            if given.composed and not finding.keys:
                diagnostic = replace(diagnostic, place=None)  # it stands in no file of the customer
            if not _silenced(diagnostic):
                yield diagnostic


def _follows_from_a_cut(finding: Finding, customer: Customer) -> bool:
    """True where the finding may only be there because something that it rests on could not be read."""
    keys = customer.in_file(finding.file, finding.keys)
    for cut in customer.cut.get(finding.file, ()):
        inside = keys[: len(cut)] == cut
        beside = len(cut) > 1 and keys[: len(cut) - 1] == cut[:-1] and cut[-1] in _READ_BY_RULES
        around = cut[: len(keys)] == keys and (len(cut) == len(keys) + 1 or cut[-1] in _READ_BY_RULES)
        if inside or beside or around:
            return True
    return False


def _diagnostic(rule: Rule, level: Level, finding: Finding, customer: Customer, as_of: date) -> Diagnostic:
    place = customer.place(finding.file, finding.keys)
    if finding.open is None:
        return Diagnostic(level, rule.name, finding.text, place, finding.hint)
    text, hint = _awaited(finding.text, finding.open, customer, as_of)
    if level is Level.ERROR and _in_time(finding.open, as_of):
        level = Level.WARNING
    return Diagnostic(level, rule.name, text, place, hint)


def _in_time(entry: ToConfirm, as_of: date) -> bool:
    return entry.until is not None and as_of <= entry.until


def _awaited(text: Words, entry: ToConfirm, customer: Customer, as_of: date) -> tuple[Words, Words]:
    """What is missing with who brings it by when, and what to do about it."""
    who = _who(entry, customer)
    ja, en = who.say("ja"), who.say("en")
    if entry.until is None:
        return _added(text, f"（要確認: {ja}、期限なし）", f" (to confirm: {en}, no date)"), Words(
            ja="to_confirm のこの項目に until: 日付 を書いてください。期限のない確認は終わりません",
            en="Give this entry of to_confirm an until: date. What has no date is never confirmed")
    if _in_time(entry, as_of):
        return _added(text, f"（要確認: {ja}、{entry.until} まで）", f" (to confirm: {en}, by {entry.until})"), Words(
            ja=f"{entry.until} までに {entry.what} を書き、to_confirm から消してください",
            en=f"Write {entry.what} by {entry.until} and take it out of to_confirm")
    return _added(text, f"（{ja}の確認期限 {entry.until} を過ぎています）",
                  f" (to confirm: {en}, was due by {entry.until})"), Words(
        ja=f"{entry.what} を書くか、{ja}と新しい期限を決めて until を直してください",
        en=f"Write {entry.what}, or agree on a new date with {en} and change until")


def _who(entry: ToConfirm, customer: Customer) -> Words:
    person = customer.person(entry.who) if entry.who else None
    if person is not None and person.name is not None:
        return person.name
    return Words(ja=entry.who or "担当未定", en=entry.who or "nobody named")


def _added(text: Words, ja: str, en: str) -> Words:
    return Words(ja=text.say("ja") + ja, en=text.say("en") + en)


def _silenced(diagnostic: Diagnostic) -> bool:
    """True where the line says `# successplan: ignore rule-name because ...`; without a reason it does not count."""
    line = diagnostic.place.excerpt if diagnostic.place else None
    return any(said[1] == diagnostic.rule for said in _IGNORED.finditer(line or ""))
