"""Turn a path in a file into the field of the model that stands for it."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches
from typing import Any, get_args, get_origin

from pydantic.fields import FieldInfo

from successplan.model.base import Model

Keys = tuple[str | int, ...]


def in_data(location: tuple[int | str, ...]) -> Keys:
    """The path in the data of an error's location, which also names the shape that was tried."""
    return tuple(step for step in location if not str(step).startswith(("(", "[")))


def model_at(root: type[Model], path: Keys) -> type[Model] | None:
    """The model of the mapping at `path`, None where there stands none."""
    kinds: tuple[Any, ...] = (root,)
    for step in path:
        kinds = tuple(_inner(kinds, step))
    return next((kind for kind in kinds if isinstance(kind, type) and issubclass(kind, Model)), None)


def field_at(root: type[Model], path: Keys) -> FieldInfo | None:
    """The field that the last key of `path` names; list indexes and keys of free mappings are passed over."""
    for end in range(len(path), 0, -1):
        model = model_at(root, path[: end - 1])
        key = path[end - 1]
        if model and isinstance(key, str):
            return keys_of(model).get(key)
    return None


def meant_key(root: type[Model], path: Keys) -> str | None:
    """The key that the unknown one at the end of `path` was probably meant to be; None where nothing is near."""
    inside = model_at(root, path[:-1])
    return next(iter(get_close_matches(str(path[-1]), list(keys_of(inside)) if inside else [], 1, 0.7)), None)


def keys_of(model: type[Model]) -> dict[str, FieldInfo]:
    """The fields of a model by the keys that a file writes."""
    return {field.alias or name: field for name, field in model.model_fields.items()}


def _inner(kinds: tuple[Any, ...], step: str | int) -> Iterator[Any]:
    for kind in kinds:
        if isinstance(kind, type) and issubclass(kind, Model):
            field = keys_of(kind).get(step) if isinstance(step, str) else None
            yield from _flat(field.annotation) if field else ()
        elif get_origin(kind) is tuple and isinstance(step, int):
            yield from _flat(get_args(kind)[0])
        elif get_origin(kind) is dict:
            yield from _flat(get_args(kind)[1])


def _flat(annotation: Any) -> Iterator[Any]:
    """The alternatives of an annotation, without what is said about them."""
    if hasattr(annotation, "__metadata__"):
        yield from _flat(annotation.__origin__)
    elif get_origin(annotation) in (None, tuple, dict):
        yield annotation
    else:
        for each in get_args(annotation):
            yield from _flat(each)
