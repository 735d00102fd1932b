"""The JSON Schemas teach: every key says what it is, with an example, and the plan's in Japanese too."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import jsonschema
import pytest
import yaml

from successplan.assets import template_folder
from successplan.schema import SCHEMAS, Which, json_schema

JAPANESE = re.compile("[ぁ-んァ-ヶ一-龠]")


def nodes(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        yield value
        for inner in value.values():
            yield from nodes(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from nodes(inner)


def keys(schema: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    for part in (schema, *schema["$defs"].values()):
        for key, field in part.get("properties", {}).items():
            yield f"{part.get('title')}.{key}", field


@pytest.mark.parametrize("which", SCHEMAS)
def test_every_key_has_a_title_a_description_and_an_example(which: Which) -> None:
    lacking = [f"{name}: {word}" for name, field in keys(json_schema(which))
               for word in ("title", "description", "examples") if not field.get(word)]
    assert not lacking


def test_every_key_of_a_plan_is_explained_in_both_languages() -> None:
    silent = [name for name, field in keys(json_schema("plan"))
              if field.get("description") and not JAPANESE.search(field.get("markdownDescription", ""))]
    assert not silent
    (said,) = {field["markdownDescription"] for name, field in keys(json_schema("plan")) if name == "Contract.opt_out"}
    assert said.endswith("\n\nLast day on which the renewal can be refused: the date that counts.")


@pytest.mark.parametrize("which", SCHEMAS)
def test_each_value_of_a_few_has_its_own_line(which: Which) -> None:
    for node in nodes(json_schema(which)):
        if "markdownEnumDescriptions" in node:
            assert len(node["markdownEnumDescriptions"]) == len(node["enum"])


def test_the_values_that_are_explained_are_there() -> None:
    there = {" ".join(map(str, node["enum"])) for which in SCHEMAS for node in nodes(json_schema(which))
             if isinstance(node.get("enum"), list)}
    path = template_folder() / "schema" / "values.yml"
    assert set(yaml.safe_load(path.read_text(encoding="utf-8"))) <= there


def test_what_is_translated_is_there() -> None:
    there = {node["description"] for which in SCHEMAS for node in nodes(json_schema(which))
             if isinstance(node.get("description"), str)}
    path = template_folder() / "schema" / "ja.yml"
    assert set(yaml.safe_load(path.read_text(encoding="utf-8"))) <= there


@pytest.mark.parametrize("which", SCHEMAS)
def test_a_snippet_is_an_entry_that_the_schema_takes(which: Which) -> None:
    schema = json_schema(which)
    found = 0
    for part in schema["$defs"].values():
        for snippet in part.get("defaultSnippets", ()):
            here = {**part, "required": [], "$defs": schema["$defs"]}  # a beginning: the rest is completed key by key
            jsonschema.Draft202012Validator(here).validate(snippet["body"])
            found += 1
    assert found >= (5 if which != "agreed" else 0)
