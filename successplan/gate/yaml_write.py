"""Turn a text of any kind into what a YAML file says for it."""

from __future__ import annotations

import json
import re

# What reads the same without quotes, also in brackets: it begins with no digit and no sign that YAML knows.
_SAFE = re.compile(r"""[^\s\d+.,:;?!#&*%@`~=<>|'"\[\]{}\\-][^:,#\[\]{}\\"]*""")
_TAKEN = frozenset(("true", "false", "null", "yes", "no", "on", "off", "y", "n"))  # for readers older than ours


def quoted(text: str) -> str:
    """The text in double quotes, which YAML reads as JSON does; its own kinds of line ends are escaped."""
    found = json.dumps(text, ensure_ascii=False)
    for end in ("\x7f", "\x85", "\u2028", "\u2029"):
        found = found.replace(end, f"\\u{ord(end):04x}")
    return found


def written(text: str) -> str:
    """The text as a person would write it: with quotes only where YAML would take it for something else."""
    plain = _SAFE.fullmatch(text) and text.isprintable() and text.strip() == text and text.lower() not in _TAKEN
    return text if plain else quoted(text)
