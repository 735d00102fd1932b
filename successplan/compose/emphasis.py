"""Turn `**「粗利率50%」**です` into emphasis: CommonMark's rule, corrected for text without spaces.

CommonMark lets `**` open or close only where punctuation does not stand between it and a letter, which fails beside
Japanese brackets. Here a Japanese neighbour (and a marked object, whose text may be Japanese) never hinders, as the
amendment "CJK-friendly emphasis" to CommonMark has it. `_` keeps the original rule.
"""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.common.utils import isMdAsciiPunct, isPunctChar, isWhiteSpace
from markdown_it.rules_inline import StateInline
from markdown_it.rules_inline.emphasis import tokenize as original
from markdown_it.rules_inline.state_inline import Delimiter

from successplan.compose.markers import is_marker_character

_JAPANESE = re.compile(
    "[\u1100-\u11ff\u2e80-\ua4cf\uac00-\ud7ff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef\U00020000-\U0003ffff]")


def is_japanese(character: str) -> bool:
    """True for kanji, kana, hangul and full-width punctuation: where lines join without a space."""
    return bool(character) and bool(_JAPANESE.match(character))


def japanese_emphasis(parser: MarkdownIt) -> None:
    """Give the parser this rule instead of its own."""
    parser.inline.ruler.at("emphasis", _tokenize)


def _tokenize(state: StateInline, silent: bool) -> bool:
    if silent or state.src[state.pos] != "*":
        return original(state, silent)
    start = end = state.pos
    while end < state.posMax and state.src[end] == "*":
        end += 1
    before = state.src[start - 1] if start else " "
    after = state.src[end] if end < state.posMax else " "
    opens, closes = _may_stand(after, before), _may_stand(before, after)
    for _ in range(end - start):
        token = state.push("text", "", 0)
        token.content = "*"
        state.delimiters.append(Delimiter(
            marker=ord("*"), length=end - start, token=len(state.tokens) - 1, end=-1, open=opens, close=closes))
    state.pos = end
    return True


def _may_stand(inside: str, outside: str) -> bool:
    """True where a run of `*` may open (inside = next character) or close (inside = the one before)."""
    if isWhiteSpace(ord(inside)):
        return False
    hinders = _punctuation(inside) and not is_japanese(inside)
    frees = (isWhiteSpace(ord(outside)) or _punctuation(outside) or is_japanese(outside)
             or is_marker_character(outside))
    return not hinders or frees


def _punctuation(character: str) -> bool:
    return isMdAsciiPunct(ord(character)) or isPunctChar(character)
