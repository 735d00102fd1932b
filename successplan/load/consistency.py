"""Turn what no single entry can show (an id used twice, days in the wrong order) into diagnostics."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import Any

from successplan.diagnostics import Diagnostic, Place
from successplan.gate import Positions, error
from successplan.load.field import Keys
from successplan.model import Bands, Baseline, Contract, Freeze, Period, RoadmapChange, RoadmapItem
from successplan.model.base import Model

_WITH_ORDER = (Period, Contract, Baseline, Freeze, RoadmapItem, RoadmapChange)


def doubled_ids(files: Iterable[tuple[Any, Positions]]) -> Iterator[Diagnostic]:
    """The ids that occur twice in the files of a customer's folder. A goal of the next term may keep its id."""
    seen: dict[str, Place] = {}
    for data, positions in files:
        for path, id_ in _ids(data):
            if path[0] == "next":
                continue
            yield from _told(id_, path, positions, seen)


def doubled_in_lists(data: Any, positions: Positions) -> Iterator[Diagnostic]:
    """The ids that occur twice in the same list, for a file whose lists are apart from each other."""
    lists: dict[Keys, dict[str, Place]] = {}
    for path, id_ in _ids(data):
        yield from _told(id_, path, positions, lists.setdefault(path[:-2], {}))


def _told(id_: str, path: Keys, positions: Positions, seen: dict[str, Place]) -> Iterator[Diagnostic]:
    place = positions.value(path)
    first = seen.setdefault(id_, place)
    if first is not place:
        yield error(
            "id-unique",
            (
                f"id「{id_}」が2回使われています（{first.file.name} {first.line}行目）",
                f"The id {id_} is used twice (first in {first.file.name}, line {first.line})",
            ),
            ("片方に別の id を付けてください", "Give one of them another id"),
            place,
        )


def _ids(data: Any, path: Keys = ()) -> Iterator[tuple[Keys, str]]:
    if isinstance(data, dict):
        for key, value in data.items():
            if key == "id" and isinstance(value, str):
                yield (*path, key), value
            else:
                yield from _ids(value, (*path, key))
    elif isinstance(data, tuple):
        for index, value in enumerate(data):
            yield from _ids(value, (*path, index))


def wrong_order(value: Any, place: Callable[[Keys], Place], path: Keys = ()) -> Iterator[Diagnostic]:
    """The spans of days that end before they begin."""
    if isinstance(value, _WITH_ORDER):
        yield from _order(value, place, path)
    if isinstance(value, Model):
        for name, field in type(value).model_fields.items():
            yield from wrong_order(getattr(value, name), place, (*path, field.alias or name))
    elif isinstance(value, tuple):
        for index, each in enumerate(value):
            yield from wrong_order(each, place, (*path, index))


def _order(value: Model, place: Callable[[Keys], Place], path: Keys) -> Iterator[Diagnostic]:
    for first, last in (("start", "end"), ("from_", "to")):
        begin, end = getattr(value, first, None), getattr(value, last, None)
        if isinstance(begin, date) and isinstance(end, date) and end < begin:
            key = first.rstrip("_")
            yield error(
                "days-in-order",
                (f"{last} の {end} は {key} の {begin} より前です", f"{last} ({end}) is before {key} ({begin})"),
                (f"{last} を {key} 以後の日にしてください", f"Set {last} to a day on or after {key}"),
                place((*path, last)),
            )


def bands_out_of_order(bands: Bands, place: Place | None) -> Iterator[Diagnostic]:
    """The error that a value would be off track before it is at risk, or at risk ahead of its path."""
    if not 0 <= bands.at_risk <= bands.off_track:
        yield error(
            "bands-in-order",
            (f"判定の幅が、注意 {bands.at_risk:f}、要対応 {bands.off_track:f} の順になっていません",
             f"The bands are not in order: at_risk {bands.at_risk:f}, off_track {bands.off_track:f}"),
            ("at_risk を0以上、off_track を at_risk 以上にしてください",
             "Write 0 or more into at_risk, and no less than that into off_track"),
            place,
        )
