"""Turn fields with an explanation into models: frozen, strict, and closed to keys that nobody knows."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from pydantic import BaseModel, ConfigDict, Field


def _title(name: str, _: Any) -> str:
    return name.rstrip("_").replace("_", " ").capitalize()


class Model(BaseModel):
    """What every part of a customer's files is. Keys that Python forbids as names carry a trailing underscore."""

    model_config = ConfigDict(
        frozen=True,
        strict=True,
        extra="forbid",
        defer_build=True,  # only the four files' models are ever built, each once
        field_title_generator=_title,
        protected_namespaces=(),
    )


def about(
    description: str,
    example: object,
    default: Any = ...,
    *,
    alias: str | None = None,
    factory: Callable[[], Any] | None = None,
    **limits: Any,
) -> Any:
    """A field with what the JSON Schema says of it. Without `default` or `factory` the key is required."""
    if factory is not None:
        return Field(default_factory=factory, alias=alias, description=description, examples=[example], **limits)
    return Field(default, alias=alias, description=description, examples=[example], **limits)
