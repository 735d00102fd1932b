"""Turn a model into the ids by which it names something: who owns what, which KPI a piece of work moves."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, get_args

from successplan.model.base import Model
from successplan.model.scalar import Ref


@dataclass(frozen=True, slots=True)
class Reference:
    """An id that names something. `path` is what Customer.place takes; `kind` is that of a Ref, such as person."""

    path: tuple[str | int, ...]
    kind: str
    id: str


def references(model: Model, kind: str | None = None) -> Iterator[Reference]:
    """Every reference in `model`, in the order of the file; only those of one kind where it is given."""
    return (each for each in _walk(model, ()) if kind is None or each.kind == kind)


def _walk(value: Any, path: tuple[str | int, ...]) -> Iterator[Reference]:
    if isinstance(value, Model):
        for name, key, kind in fields_of(type(value)):
            yield from _of_field(getattr(value, name), (*path, key), kind)
    elif isinstance(value, tuple):
        for index, each in enumerate(value):
            yield from _walk(each, (*path, index))


def _of_field(value: Any, path: tuple[str | int, ...], kind: str | None) -> Iterator[Reference]:
    if kind is None:
        yield from _walk(value, path)
    elif isinstance(value, str):
        yield Reference(path, kind, value)
    elif isinstance(value, tuple):
        for index, each in enumerate(value):
            yield from _of_field(each, (*path, index), kind)
    else:
        yield from _walk(value, path)


@cache
def fields_of(model: type[Model]) -> tuple[tuple[str, str, str | None], ...]:
    """Each field of a model: its attribute, the key that a file writes, and the kind of what it refers to, or None."""
    return tuple(
        (name, field.alias or name, next(_kinds((field.annotation, *field.metadata)), None))
        for name, field in model.model_fields.items()
    )


def _kinds(parts: tuple[Any, ...]) -> Iterator[str]:
    for part in parts:
        if isinstance(part, Ref):
            yield part.kind
        elif not isinstance(part, type) or get_args(part):
            yield from _kinds((*get_args(part), *getattr(part, "__metadata__", ())))
