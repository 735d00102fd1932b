"""Turn an error of the model into our sentence, our hint, and the place in the file."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from typing import Any

from pydantic_core import ErrorDetails, ValidationError

from successplan.diagnostics import Diagnostic
from successplan.gate import Positions, error
from successplan.load.field import Keys, field_at, in_data, keys_of, meant_key, model_at
from successplan.load.meant import choices, meant
from successplan.model.base import Model
from successplan.model.scalar import SLUG

Pair = tuple[str, str]

_KINDS: dict[str, Pair] = {
    "text_type": ("文", "a text"),
    "text_languages": ("文、または {ja: ..., en: ...}", "a text, or {ja: ..., en: ...}"),
    "text_empty": ("空でない文", "a text that is not empty"),
    "string_type": ("語", "a word"),
    "number_type": ("数", "a number"),
    "int_type": ("整数", "a whole number"),
    "int_from_float": ("整数", "a whole number"),
    "bool_type": ("true か false", "true or false"),
    "day_type": ("日付（2026-04-01 の形）", "a date such as 2026-04-01"),
    "day_unknown": ("暦にある日付", "a day of the calendar"),
    "day_far": ("1900年から2199年までの日付", "a date from 1900 to 2199"),
    "week_unknown": ("その年にある週", "a week that this year has"),
    "zone_unknown": ("時間帯の名前（Asia/Tokyo の形）", "the name of a time zone, such as Asia/Tokyo"),
    "duration_type": ("期間（8 working days、6 weeks の形）", "a time such as 8 working days or 6 weeks"),
    "tuple_type": ("リスト（- で始まる行、または [ ]）", "a list (lines that begin with -, or [ ])"),
    "model_type": ("「キー: 値」のまとまり", "a group of “key: value”"),
    "model_attributes_type": ("「キー: 値」のまとまり", "a group of “key: value”"),
    "dict_type": ("「キー: 値」のまとまり", "a group of “key: value”"),
    "string_too_long": ("もっと短い語", "a shorter word"),
    "target_point": ("value だけ、または low と high の両方", "value alone, or both low and high"),
}
_SLUG: Pair = ("英小文字・数字・ハイフンの短い名前", "a short name of small letters, digits and hyphens")
# One number with a little around it; △5 is read as a negative one before this is asked.
_ONE_NUMBER = re.compile(r"[^0-9\-△▲(]{0,3}(-?[0-9][0-9,]*(?:\.[0-9]+)?)[^0-9.,)]{0,4}")
_WIDE_LIST = re.compile(r"[、，［］\s]+")
_LIKE_EXAMPLE: Pair = ("例のような形", "something like the example")


def explain(
    problem: ValidationError, model: type[Model], positions: Positions, empty: frozenset[Keys]
) -> Iterator[Diagnostic]:
    """One diagnostic for each mistake. What was left empty (`empty`) is told once, as that and as nothing else."""
    told: set[Keys] = set()
    found = [(in_data(each["loc"]), each) for each in problem.errors(include_url=False)]
    misspelt = {(*path[:-1], meant_key(model, path)) for path, each in found if each["type"] == "extra_forbidden"}
    for path, each in found:
        if each["type"] == "missing" and (path in misspelt or _behind_a_wide_colon(path, found)):
            continue
        if each["type"] == "extra_forbidden":
            told.add(path)
            yield _unknown_key(path, each["input"], model, positions)
        elif path in empty or (each["type"] == "target_point" and any(at[: len(path)] == path for at in empty)):
            continue
        elif each["type"] == "missing":
            yield _missing(path, model, positions)
        else:
            yield _wrong_value(path, each, model, positions)
    yield from (_left_empty(path, model, positions) for path in sorted(empty - told, key=str))


def left_empty(model: type[Model], positions: Positions, empty: frozenset[Keys]) -> Iterator[Diagnostic]:
    """The diagnostics for keys without a value in a file that is right otherwise."""
    return (_left_empty(path, model, positions) for path in sorted(empty, key=str))


def _behind_a_wide_colon(path: Keys, found: list[tuple[Keys, ErrorDetails]]) -> bool:
    """True where the missing key is there, but its colon is full-width: one mistake, told once."""
    return any(at[:-1] == path[:-1] and str(at[-1]).startswith(f"{path[-1]}：")
               for at, each in found if each["type"] == "extra_forbidden")


def _unknown_key(path: Keys, value: Any, model: type[Model], positions: Positions) -> Diagnostic:
    key = str(path[-1])
    place = positions.key(path)
    parent = positions.node(path[:-1])
    if "：" in key:
        return error(
            "key-known",
            (f"「{key}」のコロンが全角（：）です", f"The colon in “{key}” is full-width (：)"),
            ("半角のコロンと空白で「キー: 値」と書いてください", "Write a plain colon and a space: “key: value”"),
            place,
        )
    if value is None and parent is not None and parent.flow and re.fullmatch("[0-9]{3}", key):
        return error(
            "key-known",
            (f"数の中のコンマで「{key}」が切れています", f"A comma within a number has cut off “{key}”"),
            ("桁区切りのコンマなしで書いてください", "Write the number without commas between its digits"),
            place,
        )
    if value is None and parent is not None and parent.flow:
        return error(
            "key-known",
            (
                f"「{key}」というキーはありません。文の中のコンマで切れています",
                f"There is no key “{key}”: a comma has cut a text",
            ),
            ('コンマのある文は "..." で囲んでください', 'Put a text with a comma in quotes: "..."'),
            place,
        )
    inside = model_at(model, path[:-1])
    known = list(keys_of(inside)) if inside else []
    near = meant_key(model, path)
    listed = ", ".join(known)
    hint = (
        (f"{near} のことですか", f"Is it {near}?")
        if near
        else (f"ここで使えるキー: {listed}", f"The keys that can stand here: {listed}")
    )
    return error("key-known", (f"「{key}」というキーはありません", f"There is no key “{key}”"), hint, place)


def _missing(path: Keys, model: type[Model], positions: Positions) -> Diagnostic:
    key = str(path[-1])
    return error(
        "key-present", (f"{key} がありません", f"{key} is missing"), _example(path, model), positions.value(path[:-1])
    )


def _left_empty(path: Keys, model: type[Model], positions: Positions) -> Diagnostic:
    key = next((str(step) for step in reversed(path) if isinstance(step, str)), "")
    ja, en = _example(path, model)
    return error(
        "value-present",
        (f"{key} に値がありません", f"{key} has no value"),
        (f"値を書くか、この行を消してください。{ja}", f"Write a value or delete the line. {en}"),
        positions.key(path),
    )


def _wrong_value(path: Keys, each: ErrorDetails, model: type[Model], positions: Positions) -> Diagnostic:
    key = next((str(step) for step in reversed(path) if isinstance(step, str)), "")
    ja, en = _expected(each)
    got_ja, got_en = _shown(each["input"])
    text = (
        f"{key} には{ja}を書きます（今は {got_ja}）" if key else f"ここには{ja}を書きます（今は {got_ja}）",
        f"{key or 'This'} takes {en}, not {got_en}",
    )
    return error("value-fits", text, _hint(path, each, model), positions.value(path))


def _expected(each: ErrorDetails) -> Pair:
    context = each.get("ctx", {})
    if each["type"] == "literal_error":
        words = ", ".join(choices(each))
        return f" {words} のどれか", f"one of {words}"
    if each["type"] == "string_pattern_mismatch":
        return _SLUG if context.get("pattern") == SLUG else _LIKE_EXAMPLE
    for limit, ja, en in (("ge", "以上の数", "or more"), ("le", "以下の数", "or less")):
        if limit in context:
            return f" {context[limit]} {ja}", f"{context[limit]} {en}"
    return _KINDS.get(each["type"], (f"別の値（{each['msg']}）", f"another value ({each['msg']})"))


def _hint(path: Keys, each: ErrorDetails, model: type[Model]) -> Pair:
    value, kind = each["input"], each["type"]
    right = meant(each)
    if right is not None:
        return _written_right(right, kind)
    if kind in ("number_type", "int_type") and isinstance(value, str):
        found = _ONE_NUMBER.fullmatch(unicodedata.normalize("NFKC", value))
        if found:
            number = found[1].replace(",", "")
            return f"数字だけを書いてください: {number}", f"Write the digits alone: {number}"
    if kind in ("string_pattern_mismatch", "tuple_type") and isinstance(value, str) and _WIDE_LIST.search(value):
        words = ", ".join(word for word in _WIDE_LIST.split(value) if word)
        return f"半角の括弧とコンマで並べてください: [{words}]", f"Use plain brackets and commas: [{words}]"
    return _example(path, model)


def _written_right(right: str, kind: str) -> Pair:
    if kind == "literal_error":
        return f"{right} のことですか", f"Is it {right}?"
    if kind in ("text_type", "string_type"):
        return f"引用符で囲んでください: {right}", f"Put it in quotes: {right}"
    if kind in ("number_type", "int_type"):
        return f"数字だけを書いてください: {right}", f"Write the digits alone: {right}"
    return f"{right} と書いてください", f"Write {right}"


def _example(path: Keys, model: type[Model]) -> Pair:
    field = field_at(model, path)
    key = next((str(step) for step in reversed(path) if isinstance(step, str)), "")
    if field is None or not field.examples:
        return "この欄の書き方は successplan schema で見られます", "See successplan schema for how it is written"
    example = _written(field.examples[0])
    return f"例: {key}: {example}", f"For example {key}: {example}. {field.description or ''}".rstrip()


def _written(value: Any) -> str:
    """An example as a YAML file writes it, on one line."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {_written(inner)}" for key, inner in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(_written(inner) for inner in value) + "]"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str) and (re.fullmatch(r"[0-9.]+|[0-9]{2}:[0-9]{2}|[%●○▲■△-]", value) or ": " in value):
        return f'"{value}"'
    return str(value)


_SHOWN: tuple[tuple[Callable[[Any], bool], Pair], ...] = (
    (lambda value: value is None, ("空", "nothing")),
    (lambda value: isinstance(value, dict), ("「キー: 値」のまとまり", "a group of “key: value”")),
    (lambda value: isinstance(value, tuple), ("リスト", "a list")),
    (lambda value: isinstance(value, Model), ("これ", "this")),
)


def _shown(value: Any) -> Pair:
    for fits, shown in _SHOWN:
        if fits(value):
            return shown
    text = str(value).lower() if isinstance(value, bool) else str(value)
    text = text if len(text) <= 40 else text[:39] + "…"
    return f"「{text}」", f"“{text}”"
