"""Turn what a file says in one language or two into Words."""

from __future__ import annotations

from typing import Any

from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from successplan.words import LANGUAGES, Words


def words_schema(cls: type[Words]) -> CoreSchema:
    """The schema of a text for people: a string, in the language of the context, or a mapping of languages."""
    text = core_schema.str_schema(pattern=r"\S")
    fields: dict[str, core_schema.TypedDictField] = {
        language: core_schema.typed_dict_field(text, required=False) for language in LANGUAGES
    }
    both = core_schema.typed_dict_schema(
        fields, extra_behavior="forbid", metadata={"pydantic_js_extra": {"minProperties": 1}}
    )
    return core_schema.with_info_plain_validator_function(
        _words,
        ref=f"{cls.__module__}.{cls.__qualname__}",
        json_schema_input_schema=core_schema.union_schema([text, both]),
    )


def _words(value: Any, info: core_schema.ValidationInfo[Any]) -> Words:
    if isinstance(value, Words):
        return value
    if isinstance(value, str):
        if not value.strip():
            raise PydanticCustomError("text_empty", "an empty text")
        return Words(**{(info.context or {}).get("language", "ja"): value.strip()})
    if not isinstance(value, dict):
        raise PydanticCustomError("text_type", "no text")
    if not value or not set(value) <= set(LANGUAGES):
        raise PydanticCustomError("text_languages", "no mapping of languages")
    if not all(isinstance(text, str) and text.strip() for text in value.values()):
        raise PydanticCustomError("text_type", "no text in one of the languages")
    return Words(**{language: text.strip() for language, text in value.items()})  # a block scalar ends a line
