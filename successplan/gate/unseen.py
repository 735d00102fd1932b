"""Turn characters that nobody sees, and that change what is read, into an error each.

Marks of direction can show a text or a file's name in another order than it is written in; spaces of no width make
another word of an id. The joiner U+200D stays: emoji need it.
"""

from __future__ import annotations

import re

from successplan.diagnostics import Diagnostic, Place
from successplan.gate.refuse import error

UNSEEN = re.compile("[\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff]")


def unseen_character(character: str, place: Place) -> Diagnostic:
    """The error for one of them."""
    return error(
        "characters-printable",
        (f"目に見えない文字（U+{ord(character):04X}）があります。文の向きを変えるか、id を別の語にします",
         f"An invisible character (U+{ord(character):04X}) turns the text round, or makes another word of an id"),
        ("その文字を消してください（前後を打ち直すのが確実です）",
         "Delete it (the surest way is to type the word again)"),
        place,
    )
