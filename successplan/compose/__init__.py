"""Turn a document kind, a customer and an analysis into blocks: templates for words and logic."""

from __future__ import annotations

from successplan.analyse import Analysis
from successplan.compose import names
from successplan.compose.build import Build
from successplan.compose.composing import changes_in_words, compose, compose_traced, words_alone
from successplan.compose.kinds import Kind, kinds, load_kind
from successplan.compose.tracing import Known
from successplan.model import Customer
from successplan.words import Language


def file_name(kind: Kind, customer: Customer, analysis: Analysis, language: Language) -> str:
    """The name of the kind's file, without suffix."""
    return names.file_name(kind, customer, analysis.as_of, analysis.period, language)


__all__ = [
    "Build", "Kind", "Known", "changes_in_words", "compose", "compose_traced", "file_name", "kinds", "load_kind",
    "words_alone"]
