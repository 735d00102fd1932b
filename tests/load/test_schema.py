"""The JSON Schema, held against an independent validator and against what load takes."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from successplan.diagnostics import Refused
from successplan.gate import parse_yaml
from successplan.load import load_customer
from successplan.schema import Which, json_schema

from .folder import INTERNAL, JOURNAL, PLAN, WORKSPACE, write

FILES: dict[Which, str] = {"plan": PLAN, "journal": JOURNAL, "internal": INTERNAL, "workspace": WORKSPACE}


def as_json(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: as_json(inner) for key, inner in value.items()}
    if isinstance(value, tuple):
        return [as_json(inner) for inner in value]
    return float(value) if isinstance(value, Decimal) else value


def validator(schema: dict[str, Any]) -> jsonschema.Draft202012Validator:
    return jsonschema.Draft202012Validator(schema, format_checker=jsonschema.FormatChecker())


def accepted(which: Which, text: str) -> bool:
    return bool(validator(json_schema(which)).is_valid(as_json(parse_yaml(text, Path("a.yaml")).data)))


def properties(schema: dict[str, Any]) -> list[tuple[str, str, dict[str, Any]]]:
    parts = {"file": schema, **schema["$defs"]}
    return [(name, key, field) for name, part in parts.items() for key, field in part.get("properties", {}).items()]


@pytest.mark.parametrize("which", FILES)
def test_it_is_a_schema_of_the_dialect_it_names(which: Which) -> None:
    schema = json_schema(which)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    jsonschema.Draft202012Validator.check_schema(schema)
    assert schema["additionalProperties"] is False


@pytest.mark.parametrize("which", FILES)
def test_every_key_is_explained_and_its_examples_are_right(which: Which) -> None:
    schema = json_schema(which)
    for name, key, field in properties(schema):
        if name == "Words":
            continue
        assert field.get("title") and field.get("description") and field.get("examples"), (name, key)
        for example in field["examples"]:
            problems = [error.message for error in validator({**field, "$defs": schema["$defs"]}).iter_errors(example)]
            assert problems == [], (name, key)


@pytest.mark.parametrize("which", FILES)
def test_a_right_file_is_accepted(which: Which) -> None:
    assert accepted(which, FILES[which])


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("better: lower", "better: within"),
        ("value: 50.0}", "low: 1, high: 2}"),
        ("name: 廃棄率", "name: {ja: 廃棄率, en: Waste}"),
        ("premises: [", "rules: {a: off, b: {level: error, active: 3}}\npremises: ["),
        ("premises: [", "cases: [known, {id: own, title: 花屋}]\npremises: ["),
        ("premises: [", "roadmap: [{id: r, work: 仕入, effect_months: [6, 7]}]\npremises: ["),
        # wrong ones
        ("better: lower", "better: smaller"),
        ("better: lower", "beter: lower"),
        ("value: 48.2", "value: many"),
        ("value: 48.2", "value: true"),
        ("value: 50.0}", "low: 1}"),
        ("value: 50.0}", "value: 1, low: 1, high: 2}"),
        ("value: 50.0}", "value: }"),
        ("end: 2026-09-30}", "end: 2026-09-31}"),
        ("end: 2026-09-30}", "end: soon}"),
        ("name: 廃棄率", "name: 12"),
        ("name: 廃棄率", "name: {fr: x}"),
        ("name: 廃棄率", "name: {}"),
        ("    name: 粗利益率\n", ""),
        ("id: margin", "id: 粗利"),
        ("start: 10}", "start: 13}"),
        ("pitfalls: [too-many]", "pitfalls: [{id: x}]"),
        ("attendees: [mori, abe]", "attendees: mori"),
        ("premises: [", "rules: {a: loud}\npremises: ["),
    ],
)
def test_it_accepts_what_load_accepts(tmp_path: Path, old: str, new: str) -> None:
    text = PLAN.replace(old, new)
    assert text != PLAN
    try:
        load_customer(write(tmp_path, plan=text))
        loads = True
    except Refused:
        loads = False
    assert accepted("plan", text) == loads
