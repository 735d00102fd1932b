"""Turn data with mistakes into the model of what is left, so that the rules can speak of the rest in the same run.

Somebody who repairs a plan wants all of its problems at once; a misspelt key must not hide that there is no evaluator.
"""

from __future__ import annotations

from typing import Any, TypeVar

from pydantic import ValidationError

from successplan.load.field import Keys, in_data, meant_key
from successplan.model.base import Model
from successplan.model.customer import in_file
from successplan.words import Language

M = TypeVar("M", bound=Model)
_ROUNDS = 5  # a cut may leave its surroundings incomplete, which are then cut in the next round
_CUT = object()


def salvaged(data: dict[str, Any], model: type[M], language: Language) -> tuple[M | None, frozenset[Keys]]:
    """The model of what is right in `data`, and the paths of what was cut out. None where nothing can be kept.

    A misspelt key is taken for the one that was meant, a wrong value is cut with its key, an incomplete entry as a
    whole. Paths are those of the file (model.customer.in_file).
    """
    cut: set[Keys] = set()
    meant: dict[Keys, str] = {}
    for _ in range(_ROUNDS):
        try:
            return model.model_validate(_kept(data, cut, meant), context={"language": language}), frozenset(cut)
        except ValidationError as problem:
            known = len(cut) + len(meant)
            for each in sorted(problem.errors(include_url=False), key=lambda each: each["type"] == "missing"):
                _take(each["type"], in_data(each["loc"]), model, cut, meant)
            if () in cut or len(cut) + len(meant) == known:
                break
    return None, frozenset(cut)


def _take(type_: str, path: Keys, model: type[Model], cut: set[Keys], meant: dict[Keys, str]) -> None:
    """Note what is to be done about the error of this type at `path`."""
    if type_ == "extra_forbidden" and (key := meant_key(model, path)) is not None and in_file(path, cut) not in meant:
        meant[in_file(path, cut)] = key
    elif type_ != "missing":
        cut.add(in_file(path, cut))
    elif path not in {(*at[:-1], key) for at, key in meant.items()}:  # the misspelt key may be the one that is missing
        cut.add(in_file(path[:-1], cut))


def _kept(value: Any, cut: set[Keys], meant: dict[Keys, str], path: Keys = ()) -> Any:
    if path in cut:
        return _CUT
    if isinstance(value, dict):
        pairs = ((key, _kept(inner, cut, meant, (*path, key))) for key, inner in value.items())
        kept = {key: inner for key, inner in pairs if inner is not _CUT and inner is not None}
        wanted = {key: meant.get((*path, key), key) for key in kept}
        return {wanted[key] if wanted[key] not in kept else key: inner for key, inner in kept.items()}
    if isinstance(value, tuple):
        entries = (_kept(inner, cut, meant, (*path, index)) for index, inner in enumerate(value))
        return tuple(inner for inner in entries if inner is not _CUT)
    return value
