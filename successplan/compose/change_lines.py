"""Turn changes of a plan into words: those between two plans, and those that a plan records itself."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from successplan.analyse import SHORT, Analysis, PlanChange, Rewritten, fingerprint, is_target
from successplan.compose import language
from successplan.compose.build import Build
from successplan.compose.lines import source_name
from successplan.compose.missed import subject
from successplan.compose.money_lines import share_text, shows_fee
from successplan.compose.plan_lines import month_of
from successplan.compose.sentences import target_text
from successplan.compose.speech import has, money, of, person, role, t
from successplan.model import Bands, Change, Expectation, Freeze, Goal, Kpi, Money, Person, Share, TargetPoint
from successplan.model.base import Model
from successplan.words import Words

_NAMED_BY = ("name", "work", "risk", "issue", "business_issue", "what", "data")
_WORDS_OF = {"every": "every", "status": "status", "better": "better", "side": "side", "kind": "kpi",
             "billing": "billing", "tax": "tax", "renews": "contract"}  # keys whose values have words of their own


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """One change as a table says it. `target` is True for what numbers are judged by."""

    what: str
    before: str
    after: str
    why: str
    agreed_by: str | None
    target: bool


def change_sentences(build: Build, changes: Iterable[PlanChange]) -> tuple[str, ...]:
    """The changes, a sentence each: 値引き率の目標（2026/6/30）を 21.5% から 21.0% に変更（5月の実績）."""
    return tuple(str(t(build, "because", line=line, why=one.record.why)) if one.record and one.record.why else line
                 for one in changes for line in (_sentence(build, one),))


def _sentence(build: Build, one: PlanChange) -> str:
    if not one.field:
        form = "removed" if one.after is None else "added"
        return str(t(build, form, area=t(build, f"area.{one.area}"), name=_name(build, one)))
    form = "set" if _is_nothing(one.before) else "cleared" if _is_nothing(one.after) else "changed"
    return str(t(build, form, what=_what(build, one), before=_said(build, one, one.before),
                 after=_said(build, one, one.after)))


def change_line(build: Build, change: Change) -> str:
    """What the plan records as changed: 値引き率の目標（2026/6/30）: 21.5% → 21.0%（理由: 5月の実績）."""
    why = t(build, "change.why", why=change.why) if change.why else ""
    before, after = (_recorded(build, change, value) for value in (change.from_, change.to))
    return str(t(build, "change.line", what=_recorded_what(build, change), before=before, after=after, why=why))


def _recorded_what(build: Build, change: Change) -> str:
    *_, of_, field = ("", *change.field.split("."))
    name = t(build, f"head.{field}") if field in ("target", "baseline", "formula") else field
    what = t(build, "change.of", subject=subject(build, of_), field=name) if of_ else name
    day = t(build, "change.at", day=language.day(build.locale, change.at, "short")) if change.at else ""
    return f"{what}{day}"


def _recorded(build: Build, change: Change, value: object) -> str:
    """A recorded value, a number in the unit of the goal or KPI whose target or baseline it is."""
    if value is None:
        return str(t(build, "none_short"))
    *steps, field = change.field.split(".")
    indicator = build.seen["customer"].indicator(steps[-1]) if steps else None
    if isinstance(value, Decimal) and indicator is not None and field in ("target", "baseline"):
        return of(build, indicator, value)
    return f"{value:f}" if isinstance(value, Decimal) else str(value)


def change_rows(build: Build) -> tuple[ChangeRow, ...]:
    """The changes since the earlier plan, or where none was given those that the plan itself records.

    A contract that not every reader may see stays out.
    """
    found: tuple[PlanChange, ...] | None = build.seen["changes"]
    if found is None:
        return tuple(_recorded_row(build, change) for change in build.seen["plan"].changes)
    hidden = () if shows_fee(build) else ("contract", "costs")
    return tuple(_row(build, one) for one in found if one.field.split(".")[0] not in hidden)


def change_lead(build: Build) -> str:
    """From which version to which."""
    new, earlier = build.seen["plan"].version, build.seen["earlier"]
    return str(t(build, "lead", old=earlier.plan.version, new=new) if earlier else t(build, "recorded", new=new))


def _row(build: Build, one: PlanChange) -> ChangeRow:
    record = one.record
    if one.field:
        what, before, after = _what(build, one), _said(build, one, one.before), _said(build, one, one.after)
    else:
        what = str(t(build, "entry", area=t(build, f"area.{one.area}"), name=_name(build, one)))
        nothing = str(t(build, "none_short"))
        before, after = (nothing, str(t(build, "new"))) if one.before is None else (nothing, str(t(build, "gone")))
    return ChangeRow(what, before, after, build.words(record.why) if record and record.why else "",
                     record.agreed_by if record else None, is_target(one))


def _recorded_row(build: Build, change: Change) -> ChangeRow:
    before, after = (_recorded(build, change, value) for value in (change.from_, change.to))
    return ChangeRow(_recorded_what(build, change), before, after, build.words(change.why) if change.why else "",
                     change.agreed_by, change.field.split(".")[-1] in ("target", "baseline"))


def _what(build: Build, one: PlanChange) -> str:
    field = one.field.replace(".", "_")
    said = t(build, f"field.{field if has(build, f'field.{field}') else field.rsplit('_', 1)[-1]}")
    if one.entry is None:
        return str(said)
    name = _name(build, one)
    if one.at is None:
        plain = one.area in ("goals", "kpis", "people")  # names that cannot be taken for a sentence
        return str(t(build, "of" if plain else "of_entry", name=name, field=said))
    return str(t(build, "of_day", name=name, field=said, day=language.day(build.locale, one.at, "short")))


def _name(build: Build, one: PlanChange) -> str:
    """What the entry is called, in whatever field it says so."""
    entry = one.entry
    if isinstance(entry, Person):
        return _person(build, entry.id)
    if isinstance(entry, Freeze):
        return language.days(build.locale, entry.from_, entry.to)
    if isinstance(entry, Expectation):
        return month_of(build, entry.month)
    if isinstance(entry, Words):
        return build.words(entry)
    if isinstance(entry, str):
        return _referred(build, one.refers or one.area.removesuffix("s"), entry)
    words = next((found for key in _NAMED_BY if isinstance(found := getattr(entry, key, None), Words)), None)
    return build.words(words) if words is not None else one.id


def _is_nothing(value: object) -> bool:
    return value is None or value == ()


def _said(build: Build, one: PlanChange, value: object) -> str:
    """A value as documents print it, in the unit of its indicator and under the name of whom or what it refers to."""
    key = one.field.rsplit(".", 1)[-1]
    if _is_nothing(value):
        return str(t(build, "nothing"))
    if isinstance(value, tuple):
        return language.listed(build.locale, [_said(build, one, each) for each in value])
    if isinstance(value, Words):
        return build.words(value)
    if isinstance(value, Model):
        return _said_model(build, one, value)
    if isinstance(value, date):
        return language.day(build.locale, value, "short")
    if isinstance(value, Decimal) and one.field == "baseline.value" and isinstance(one.entry, Goal | Kpi):
        return of(build, one.entry, value)
    if isinstance(value, str) and one.refers:
        return _referred(build, one.refers, value)
    if isinstance(value, str | bool):
        return _word(build, key, str(value).lower() if isinstance(value, bool) else value)
    return f"{value:f}" if isinstance(value, Decimal) else str(value)


def _said_model(build: Build, one: PlanChange, value: Model) -> str:
    match value:
        case TargetPoint() if isinstance(one.entry, Goal | Kpi):
            return target_text(build, one.entry, value)
        case Money():
            return money(build, value, "plain")
        case Share():
            return share_text(build, value)
        case Bands():
            return f"{value.at_risk:f} / {value.off_track:f}"
    return str(t(build, "nothing"))


def _word(build: Build, key: str, value: str) -> str:
    """The word for a value that is one of several, else the text as it is."""
    if key == "role":
        return role(build, value)
    for known in (f"{_WORDS_OF.get(key, key)}.{value}", f"word.{value}"):
        if has(build, known):
            return str(t(build, known))
    return value


def _referred(build: Build, kind: str, id_: str) -> str:
    """The name of what an id stands for; an id that nothing has any more as the earlier plan called it."""
    if kind == "person":
        return _person(build, id_)
    if kind == "source":
        return source_name(build, id_)
    for customer in filter(None, (build.seen["customer"], build.seen["earlier"])):
        known = (customer.indicator(id_), customer.part(id_),
                 *(each for each in (*customer.cases, *customer.scenes, *customer.pitfalls) if each.id == id_))
        words = next((text for each in known for key in ("title", *_NAMED_BY)
                      if isinstance(text := getattr(each, key, None), Words)), None)
        if words is not None:
            return build.words(words)
    return id_


def _person(build: Build, id_: str) -> str:
    found = (customer.person(id_) for customer in (build.seen["customer"], build.seen["earlier"]) if customer)
    known = next((one for one in found if one is not None and one.name is not None), None)
    return person(build, known, "name") if known else id_


def plan_mark(build: Build) -> str:
    """The mark by which two people see whether they hold the same plan: the first digits of its fingerprint."""
    return build.locale.marked(fingerprint(build.seen["plan"])[:SHORT], "fingerprint")


@dataclass(frozen=True, slots=True)
class RewrittenRow:
    """A past value that is not the agreed one any more, as a table says it."""

    name: str
    day: str
    before: str
    after: str


def rewritten_rows(build: Build, analysis: Analysis) -> tuple[RewrittenRow, ...]:
    """The agreed values of the past that the history no longer has."""
    return tuple(_rewritten_row(build, one) for one in analysis.rewritten)


def _rewritten_row(build: Build, one: Rewritten) -> RewrittenRow:
    customer = build.seen["customer"]
    indicator, part = customer.indicator(one.kpi), customer.part(one.part)
    name = build.words(indicator.name) if indicator else one.kpi
    if one.part:
        name = str(t(build, "with_note", text=name, note=build.words(part.name) if part else one.part))

    def value(found: Decimal | None) -> str:
        if found is None:
            return str(t(build, "no_value"))
        return of(build, indicator, found) if indicator else f"{found:f}"

    return RewrittenRow(name, language.day(build.locale, one.day, "short"), value(one.before), value(one.after))


FUNCTIONS: tuple[Callable[..., object], ...] = (
    change_lead, change_line, change_rows, plan_mark, rewritten_rows)
