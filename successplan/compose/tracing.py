"""Turn what a number was printed from into where it comes from: the row of kpi.csv, the line of a file, the formula.

A value that was read from a file, or worked out by the analysis, is one object all the way to the page: its identity
is its origin. Where a number is worked out on the way to the page (how far from the baseline), it is known by its
indicator and its value.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import cache, cached_property, partial
from os.path import relpath
from pathlib import Path
from typing import Any, Literal, NamedTuple

from pydantic import BaseModel

from successplan.analyse import Analysis, Span, Standing, Value
from successplan.compose.marks import Field, has_digit
from successplan.document import Origin
from successplan.model import Customer, File, Goal, Keys, Kpi, Money
from successplan.words import Language, Words

_FILES: tuple[Literal["plan", "journal", "workspace"], ...] = ("plan", "journal", "workspace")
_HISTORY = "kpi.csv"
_NAMES = ("name", "what", "work", "risk", "title", "term", "measure")
_AGREED = ("baseline", "target")
_INSIDE = "internal"  # the workspace's inner half: nothing of it is ever printed for a customer


class Leaf(NamedTuple):
    """Where a value of a file stands: its path (None: nobody wrote it), and the nearest thing around that has an id."""

    file: File
    path: Keys | None
    holder: Any


class Known:
    """What a customer's files and analysis hold, by identity: made once for all documents of a build."""

    def __init__(self, customer: Customer, analysis: Analysis, earlier: Customer | None = None) -> None:
        self.customer, self.analysis, self.earlier = customer, analysis, earlier
        self._places: dict[tuple[File, Keys], str] = {}

    @cached_property
    def leaves(self) -> dict[int, Leaf]:
        """Everything in the files that may be printed or looked up."""
        found: dict[int, Leaf] = {}
        for file in _FILES:
            _collect(found, file, getattr(self.customer, file), (), None)
        return found

    @cached_property
    def texts(self) -> tuple[tuple[str, object], ...]:
        """Every text with a digit that somebody wrote, longest first, with its object."""
        found = [(text, value) for value in self._words for text in (
            (value,) if isinstance(value, str) else (value.ja, value.en)) if text and has_digit(text)]
        return tuple(sorted(found, key=lambda one: -len(one[0])))

    @property
    def _words(self) -> Iterator[str | Words]:
        for file in _FILES:
            yield from _words_in(getattr(self.customer, file))

    def at(self, file: File, path: Keys) -> str:
        """The place as file:line, seen from the customer's folder; "" for what stands in no file, such as a default."""
        key = (file, path)
        if key not in self._places:
            place = self.customer.place(file, path)
            name = Path(relpath(place.file, self.customer.folder)).as_posix() if place else ""
            self._places[key] = f"{name}:{place.line}" if place and place.line else name
        return self._places[key]


class Resolver:
    """Asked with a mark (marks.py), it says the origin of its number, or None where the mark knows of none."""

    def __init__(self, known: Known, language: Language) -> None:
        self._customer, self._analysis, self._language = known.customer, known.analysis, language
        self._leaves, self._files, self._at = known.leaves, known, known.at
        self._found: dict[int, Origin] = {}
        self._days: dict[tuple[int, ...], Origin] = {}

    def __call__(self, of: tuple[Any, ...]) -> Origin | None:
        match of:
            case ("day", *days):
                return self._day(days)
            case ("value", Field() as field):
                return self._field(field)
            case ("value", int()):
                return Origin("count")
            case ("value", value):
                return self._known(value)
            case ("indicator", indicator, value):
                return self._known(value) or self._worked_out(indicator, value)
            case ("effect", value):
                return self._known(value) or Origin("effect")
            case ("words", words):
                return self._known(words) or Origin("wording")
            case ("sum", *values):
                return self._sum(values)
            case ("fingerprint",):
                return Origin("fingerprint")
            case ("wording", key):
                return Origin("wording", of=key)
            case ("count", key, name):
                return Origin("count", of=f"{key}.{name}")
            case ("text", text, number):
                return self._typed(text, number)
        return None

    # By identity

    def _known(self, value: object) -> Origin | None:
        """The origin of this very object."""
        key = id(value)
        if key not in self._found:
            if (standing := self._standings.get(key)) is not None:
                self._found[key] = standing()
            elif (leaf := self._leaves.get(key)) is not None:
                self._found[key] = self._of_leaf(leaf, value)
            else:
                return None
        return self._found[key]

    @cached_property
    def _standings(self) -> dict[int, Callable[[], Origin]]:
        found: dict[int, Callable[[], Origin]] = {}
        for standing in self._analysis.standings:
            for value, origin in self._values_of(standing):
                found.setdefault(id(value), origin)
        for value in _exact_in(self._analysis.money):
            found.setdefault(id(value), partial(Origin, "effect"))
        return found

    def _values_of(self, one: Standing) -> Iterator[tuple[object, Callable[[], Origin]]]:
        """The numbers of a standing, each with how its origin is made when it is asked for."""
        for part, series in (("", one.series), *one.part_series):
            for each in series:
                yield each.value, partial(self._measured, one, each, part)
        for part, value in one.parts:
            yield value.value, partial(self._measured, one, value, part)
        for what, found in (("actual", one.value), ("previous", one.previous), ("last_year", one.last_year)):
            if found is not None:
                yield found.value, partial(self._measured, one, found, what=what)
        for what, number in _worked_out_of(one):
            yield number, partial(self._computed, one, what)

    def _of_leaf(self, leaf: Leaf, value: object) -> Origin:
        what = next((step for step in leaf.path or () if step in _AGREED), "") if _is_exact(value) else "typed"
        what = "money" if isinstance(value, Money) else "day" if isinstance(value, date) else what or "given"
        source, day = "", ""
        if isinstance(leaf.holder, Goal | Kpi) and what in _AGREED:
            source, day = self._agreed(leaf.holder, what, value)
        return self._set(what, leaf, leaf.path, source, day)

    def _set(self, what: str, leaf: Leaf, path: Keys | None, source: str = "", day: str = "") -> Origin:
        """The origin of what somebody wrote; a setting that nobody wrote has the default of this program."""
        at = self._at(leaf.file, path) if path is not None else ""
        return Origin(what if at else "default", *self._named(leaf.holder), source, day, (at,) if at else ())

    def _agreed(self, holder: Goal | Kpi, what: str, value: object) -> tuple[str, str]:
        """Source and day of a baseline or a target."""
        if what == "baseline" and holder.baseline is not None:
            start, end = holder.baseline.from_, holder.baseline.to
            return self._source(holder.baseline.source), _iso(*(day for day in (start, end) if day))
        ends = (point for point in holder.target if value in (point.value, point.low, point.high))
        return "", next((point.date.isoformat() for point in ends), "")

    # What the analysis worked out

    def _measured(self, one: Standing, value: Value, part: str = "", what: str = "actual") -> Origin:
        rows = self._rows(one.indicator.id, part, value.span)
        id_, name = self._named(one.indicator)
        found = self._customer.part(part) if part else None
        name = f"{name} / {found.name.say(self._language)}" if found is not None else name
        return Origin(what, id_, name, self._source(value.source), value.date.isoformat(), rows)

    def _rows(self, kpi: str, part: str, span: Span) -> tuple[str, ...]:
        return tuple(f"{_HISTORY}:{row.line}" for row in self._customer.history.series(kpi, part)
                     if span.start <= row.date <= span.end)

    def _computed(self, one: Standing, what: str) -> Origin:
        now = self._measured(one, one.value) if one.value is not None else None
        other = {"change": one.previous, "change_on_year": one.last_year}.get(what)
        rows = now.at if now and what in ("gap", "change", "change_on_year", "from_baseline", "outlook") else ()
        at = (*rows, *(self._measured(one, other).at if other is not None else ()))
        agreed = self._agreed_at(one.indicator) if what not in ("change", "change_on_year") else ()
        day = one.outlook.day if what == "outlook" and one.outlook else one.value.date if one.value else None
        return Origin(what, *self._named(one.indicator), now.source if now else "", day.isoformat() if day else "",
                      (*at, *agreed))

    def _agreed_at(self, indicator: Goal | Kpi) -> tuple[str, ...]:
        leaf = self._leaves.get(id(indicator))
        return tuple(self._at(leaf.file, (*leaf.path, key)) for key in _AGREED if getattr(indicator, key)) \
            if leaf is not None and leaf.path is not None else ()

    def _worked_out(self, indicator: Goal | Kpi, value: Any) -> Origin | None:
        """The origin of a number that is known by its indicator and its value alone, whatever its sign."""
        one = next((each for each in self._analysis.standings if each.indicator is indicator), None)
        if one is None:
            return None
        for what, number in (*_worked_out_of(one), *_differences_of(one)):
            if abs(Fraction(number)) == abs(Fraction(value)):
                return self._computed(one, what)
        return None

    # Words, days, counts

    def _day(self, days: Iterable[date]) -> Origin:
        said = tuple(days)
        key = tuple(map(id, said))
        if key not in self._days:
            self._days[key] = self._made_of_days(said)
        return self._days[key]

    def _made_of_days(self, said: tuple[date, ...]) -> Origin:
        known = [self._leaves.get(id(day)) for day in said]
        at = dict.fromkeys(self._at(leaf.file, leaf.path) for leaf in known if leaf is not None and leaf.path)
        holder = next((leaf.holder for leaf in known if leaf is not None), None)
        return Origin("day", *self._named(holder), "", _iso(*said), tuple(at))

    def _sum(self, values: Iterable[object]) -> Origin | None:
        """The origin of numbers that were added up; of a single one its own."""
        found = [origin for value in values if (origin := self._known(value)) is not None]
        if len(found) < 2:
            return found[0] if found else None
        return Origin("sum", at=tuple(place for origin in found for place in origin.at))

    def _field(self, field: Field) -> Origin:
        leaf = self._leaves.get(id(field.holder))
        if leaf is None:  # of an entry as the journal has changed it since
            id_, name = self._named(field.holder)
            return Origin("given", id_, name) if id_ else Origin("count", of=field.name)
        written = field.name in getattr(field.holder, "model_fields_set", ())
        path = (*leaf.path, field.name.rstrip("_")) if leaf.path is not None and written else None
        return self._set("given", leaf, path)

    def _typed(self, text: str, number: str) -> Origin | None:
        """Of a number in words that were put together outside the vocabulary: the text of a file that holds it."""
        return next((self._known(value) for typed, value in self._files.texts if number in typed and typed in text),
                    None)

    def _named(self, holder: Any) -> tuple[str, str]:
        name = next((found for key in _NAMES if isinstance(found := getattr(holder, key, None), Words)), None)
        return str(getattr(holder, "id", "") or ""), name.say(self._language) if name is not None else ""

    def _source(self, name: str | None) -> str:
        found = self._customer.source(name)
        return found.name.say(self._language) if found is not None else name or ""


def _collect(found: dict[int, Leaf], file: File, value: Any, path: Keys | None, holder: Any) -> None:
    known: Any = type(value)  # mypy holds that a class of anything has no hash
    kind = _kind(known)
    if kind == "model":
        holder = value if holder is None or hasattr(value, "id") else holder
        found.setdefault(id(value), Leaf(file, path, holder))
        for name, inner in value.__dict__.items():
            if inner is not None and name != _INSIDE:
                inside = (*path, name.rstrip("_")) if path is not None and name in value.model_fields_set else None
                _collect(found, file, inner, inside, holder)
    elif kind == "leaf":
        found.setdefault(id(value), Leaf(file, path, holder))
    elif kind == "tuple" and value:
        found.setdefault(id(value), Leaf(file, path, holder))
        for index, inner in enumerate(value):
            _collect(found, file, inner, (*path, index) if path is not None else None, holder)
    elif kind == "dict":
        for name, inner in value.items():
            _collect(found, file, inner, (*path, name) if path is not None else None, holder)


def _words_in(value: Any) -> Iterator[str | Words]:
    if isinstance(value, str | Words):
        yield value
        return
    inside = value.__dict__.items() if isinstance(value, BaseModel) else enumerate(value) \
        if isinstance(value, tuple) else value.items() if isinstance(value, dict) else ()
    for name, inner in inside:
        if name != _INSIDE:
            yield from _words_in(inner)


@cache  # asked of every value, and a model's own isinstance is slow
def _kind(kind: type[Any]) -> str:
    if issubclass(kind, BaseModel):
        return "model"
    if issubclass(kind, Decimal | date | Words | str):
        return "leaf"
    return "tuple" if issubclass(kind, tuple) else "dict" if issubclass(kind, Mapping) else ""


def _worked_out_of(one: Standing) -> Iterator[tuple[str, Any]]:
    """The numbers of a standing that no file holds."""
    outlook, edges = one.outlook, one.edges
    said = [("planned", one.planned), ("gap", one.gap), ("change", one.change), ("change_on_year", one.change_on_year)]
    said += [("outlook", end) for end in ((outlook.value, outlook.low, outlook.high) if outlook else ())]
    said += [("edge", end) for end in ((*edges.on_track, *edges.at_risk) if edges else ())]
    yield from ((what, number) for what, number in said if number is not None)


def _differences_of(one: Standing) -> Iterator[tuple[str, Fraction]]:
    """What documents say of a standing by taking one number from another."""
    indicator, value = one.indicator, one.value
    baseline = indicator.baseline.value if indicator.baseline else None
    if baseline is not None and value is not None and value.value is not None:
        yield "from_baseline", Fraction(value.value) - Fraction(baseline)
    final = indicator.target[-1].value if indicator.target else None
    if baseline is not None and final is not None:
        yield "way", Fraction(final) - Fraction(baseline)


def _exact_in(value: object) -> Iterator[object]:
    """Every exact number inside the figures in money; what they are made of has origins of its own."""
    if isinstance(value, Fraction | Decimal):
        yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from _exact_in(one)
    elif is_dataclass(value):
        for field in fields(value):
            yield from _exact_in(getattr(value, field.name))


def _is_exact(value: object) -> bool:
    return isinstance(value, Decimal | Fraction | int)


def _iso(*days: date) -> str:
    return "/".join(dict.fromkeys(day.isoformat() for day in days))
