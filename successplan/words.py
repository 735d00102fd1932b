"""Turn a text for people into the language that is asked for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal, get_args

Language = Literal["ja", "en"]
LANGUAGES: tuple[Language, ...] = get_args(Language)


@dataclass(frozen=True, slots=True)
class Words:
    """A text for people in one language or both.

    A plan gives it as a plain string (then it is in the plan's own language) or as ``{ja: ..., en: ...}``.
    """

    ja: str | None = None
    en: str | None = None

    def say(self, language: Language) -> str:
        """The text in `language`, or in the other one where it is missing, never an empty surprise."""
        first, second = (self.ja, self.en) if language == "ja" else (self.en, self.ja)
        return first if first is not None else (second or "")

    def lacks(self, language: Language) -> bool:
        """True where `language` is missing, so that `say` falls back."""
        return (self.ja if language == "ja" else self.en) is None

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: Any) -> Any:
        from successplan.model.text import words_schema  # pydantic stays out of `--help`

        return words_schema(cls)
