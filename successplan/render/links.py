"""Turn a link's target into an address that a document may open, or into the word that it may not."""

from __future__ import annotations

from urllib.parse import quote, urlsplit

from successplan.diagnostics import Diagnostic, Level
from successplan.words import Words

_SCHEMES = ("http", "https", "mailto")


def opens(target: str) -> bool:
    """True for an address on the web or of a mailbox: what else a file may be told to open is no business of ours."""
    try:
        return urlsplit(target).scheme.lower() in _SCHEMES
    except ValueError:
        return False


def address(target: str) -> str:
    """The target with everything escaped that an address cannot hold."""
    return quote(target, safe="%/:=&?~#+!$,;'@()*[]")


def no_such_link(words: str, target: str) -> Diagnostic:
    """That a link was left out, and what to write instead."""
    said = Words(
        ja=f"リンク「{words}」の宛先 {target} は文書に書けないため、文字だけを残しました",
        en=f"the link “{words}” points to {target}, which a document must not open; only its words were kept",
    )
    hint = Words(
        ja="https:// か mailto: で始まる宛先にしてください", en="use an address that begins with https:// or mailto:"
    )
    return Diagnostic(Level.WARNING, "link-opens", said, None, hint)
