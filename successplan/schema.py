"""Turn the models of the input files into JSON Schema, by which an editor completes and explains them."""

from __future__ import annotations

import json
from functools import cache
from typing import Any, Literal, get_args

from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from successplan.assets import template_folder
from successplan.gate import parse_yaml, read_text
from successplan.model import Agreements, Internal, Journal, Plan, Workspace
from successplan.model.base import Model

Which = Literal["plan", "journal", "internal", "workspace", "agreed"]
SCHEMAS: tuple[Which, ...] = get_args(Which)

_MODELS: dict[Which, type[Model]] = {
    "plan": Plan, "journal": Journal, "internal": Internal, "workspace": Workspace, "agreed": Agreements}
_DIALECT = "https://json-schema.org/draft/2020-12/schema"


def json_schema(which: Which) -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of plan.yaml, journal.yaml, internal.yaml, workspace.yaml or agreed.yaml.

    It accepts the shapes that `load` accepts; what only several entries together can show (an id used twice) it leaves
    to `load`.
    """
    schema = _MODELS[which].model_json_schema(schema_generator=_Generate)
    parts = schema["$defs"]
    for part in (schema, *parts.values()):
        for field in part.get("properties", {}).values():
            _with_its_own_words(field, parts)
            _with_a_snippet(field, parts)
    _for_editors(schema)
    return {"$schema": _DIALECT, **schema}


def schema_text(which: Which) -> str:
    """The same as the text of a file."""
    return json.dumps(json_schema(which), ensure_ascii=False, indent=2) + "\n"


def _with_its_own_words(field: dict[str, Any], parts: dict[str, Any]) -> None:
    """Title and description again where pydantic left them to the part that the field refers to."""
    part = parts.get(field.get("$ref", "").removeprefix("#/$defs/"), {})
    for key in ("title", "description"):
        if key in part:
            field.setdefault(key, part[key])


def _with_a_snippet(field: dict[str, Any], parts: dict[str, Any]) -> None:
    """Let an editor offer the example of a list's entry as a whole, wherever such an entry may begin."""
    part = parts.get(field.get("items", {}).get("$ref", "").removeprefix("#/$defs/"))
    example = next((each[0] for each in field.get("examples", ()) if isinstance(each, list) and each), None)
    if part is not None and isinstance(example, dict) and "defaultSnippets" not in part:
        part["defaultSnippets"] = [{
            "label": part["title"], "description": part.get("description", ""), "body": example}]


def _for_editors(node: Any) -> None:
    """Add what editors show beside the standard's own words: both languages, and what each value of a few means."""
    if isinstance(node, list):
        for inner in node:
            _for_editors(inner)
    if not isinstance(node, dict):
        return
    for inner in list(node.values()):
        _for_editors(inner)
    description = node.get("description")
    if isinstance(description, str) and description in _japanese():
        node["markdownDescription"] = f"{_japanese()[description]}\n\n{description}"
    if isinstance(node.get("enum"), list):
        meanings = _meanings().get(" ".join(map(str, node["enum"])))
        if meanings is not None:
            node["markdownEnumDescriptions"] = list(meanings)


def _japanese() -> dict[str, str]:
    """The Japanese of the descriptions."""
    return _read("ja.yml")


def _meanings() -> dict[str, tuple[str, ...]]:
    """A line for each value, by the values that stand together."""
    return _read("values.yml")


@cache
def _read(name: str) -> dict[str, Any]:
    path = template_folder() / "schema" / name
    found: dict[str, Any] = parse_yaml(read_text(path), path).data
    return found


class _Generate(GenerateJsonSchema):
    """A key is left out, never null; a default stands in the text alone where it is no JSON value."""

    def nullable_schema(self, schema: core_schema.NullableSchema) -> JsonSchemaValue:
        return self.generate_inner(schema["schema"])

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> JsonSchemaValue:
        default = schema.get("default")
        if default is None or "default_factory" in schema or not isinstance(default, str | bool | int):
            return self.generate_inner(schema["schema"])
        return super().default_schema(schema)


__all__ = ["SCHEMAS", "Which", "json_schema", "schema_text"]
