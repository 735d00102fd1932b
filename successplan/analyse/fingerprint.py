"""Turn a plan, or rows of the history, into a hash that tells whether two of them say the same."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from successplan.model import Observation, Plan
from successplan.model.base import Model
from successplan.model.scalar import Duration
from successplan.words import LANGUAGES, Words

SHORT = 8  # digits that people compare by eye: two of a thousand plans share them once in some 10,000 times


def fingerprint(plan: Plan) -> str:
    """The SHA-256 of what the plan says, 64 hexadecimal digits; the first SHORT of them stand in documents.

    Hashed is the content of plan.yaml with its translations: comments, the order of keys and what is written out
    although it is the default make no difference, every value and the order of lists do.
    """
    return _hash(json.dumps(_content(plan), ensure_ascii=False, sort_keys=True, separators=(",", ":")))


def history_hash(rows: Iterable[Observation]) -> str:
    """The SHA-256 of rows of kpi.csv in their order: KPI, date, part and value, which is all that is reckoned with."""
    return _hash("".join(f"{row.kpi},{row.date},{row.part},{_number(row.value)}\n" for row in rows))


def _number(value: Decimal | None) -> str:
    """22.9 for 22.90, too: the same number is the same row. Empty for what could not be measured."""
    return "" if value is None else f"{value.normalize():f}"


def _content(value: object) -> object:
    """The value in the words of JSON. A number keeps its digits: 50.0 is printed otherwise than 50."""
    if isinstance(value, Model):
        fields = type(value).model_fields
        said = ((field.alias or name, getattr(value, name), field) for name, field in fields.items())
        return {key: _content(inner) for key, inner, field in said
                if inner != field.get_default(call_default_factory=True)}
    if isinstance(value, Words):
        return {language: text for language in LANGUAGES if (text := getattr(value, language)) is not None}
    if isinstance(value, dict):
        return {str(key): _content(inner) for key, inner in value.items()}
    if isinstance(value, tuple):
        return [_content(inner) for inner in value]
    if isinstance(value, date | Decimal):
        return str(value)
    if isinstance(value, Duration):
        return f"{value.count} {value.unit}"
    return value


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8")).hexdigest()
