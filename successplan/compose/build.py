"""Turn the settings of one run into what every function of the vocabulary shares."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, cast

from successplan.compose.kinds import Kind
from successplan.compose.locale import Locale
from successplan.compose.markers import Markers
from successplan.diagnostics import Diagnostic, Level
from successplan.document import Blocks
from successplan.words import Language, Words


@dataclass(slots=True)
class Build:
    """One run of one template: what it may see, the language it speaks, what it printed and what was missing."""

    kind: Kind
    locale: Locale
    seen: dict[str, Any]
    texts: Mapping[str, Words] = field(default_factory=dict)
    markers: Markers = field(default_factory=Markers)
    said: dict[str, Diagnostic] = field(default_factory=dict)
    lacking: dict[str, Words] = field(default_factory=dict)  # what a warning of a missing translation is about
    mentioned: set[str] = field(default_factory=set)  # fiscal labels that were already explained by their months

    def words(self, words: Words) -> str:
        """The text in the document's language; one that is missing there is reported once."""
        text = words.say(self.locale.language)
        if words.lacks(self.locale.language) and not _reads_as(text, self.locale.language):
            told = Words(
                ja=f"「{text}」の{_TONGUE[self.locale.language].ja}がなく、もう一方の言語のまま印字しました",
                en=f"“{text}” has no {_TONGUE[self.locale.language].en} version and is printed as it is")
            self.lacking[told.say("en")] = words
            self.warn("translation-missing", told, Words(
                ja="値を {ja: …, en: …} の形にするか、plan.en.yaml のような訳のファイルに書いてください",
                en="Write it as {ja: …, en: …}, or add it to a translation file such as plan.en.yaml"))
        return self.locale.marked(text, "words", words)

    def own_word(self, key: str) -> str | Mapping[str, Any] | None:
        """What the plan, the workspace or the kind itself says for `key`; None leaves it to the locale."""
        if key in self.texts:
            return self.words(self.texts[key])
        found: Any = self.kind.words.get(self.locale.language)
        for step in key.split("."):
            found = found.get(step) if isinstance(found, Mapping) else None
        return cast("str | Mapping[str, Any] | None", found)

    def warn(self, rule: str, text: Words, hint: Words | None = None) -> None:
        """Record a warning, each text once."""
        self.said.setdefault(text.say("en"), Diagnostic(Level.WARNING, rule, text, hint=hint))


def _reads_as(text: str, language: Language) -> bool:
    """True for what needs no translation: %, 24/7, and in English whatever is written in ASCII."""
    return not any(map(str.isalpha, text)) or (language == "en" and text.isascii())


_TONGUE = {"ja": Words(ja="日本語", en="Japanese"), "en": Words(ja="英語", en="English")}


@dataclass(frozen=True, slots=True)
class Prose:
    """Data that was read as Markdown on purpose (`| md`): alone it is its blocks, in a line its one paragraph."""

    blocks: Blocks


@dataclass(frozen=True, slots=True)
class Region:
    """A named part of a slide, on its way into one."""

    name: str
    blocks: Blocks


@dataclass(frozen=True, slots=True)
class Part:
    """One side of blocks that stand side by side, on its way there."""

    blocks: Blocks


@dataclass(frozen=True, slots=True)
class Notes:
    """What to say on a slide, on its way there."""

    text: str
