"""What
    △ and ▲ mean one thing: where the marks of judgement use one of them, no text writes a negative number with it.
Why
    In Japanese accounts △5 is minus five, in this report ▲ is "at risk". A reader who takes one for the other reads
    the opposite of what is meant.
Bad
    値引き率は▲1.2ポイント
Good
    値引き率は-1.2ポイント

何を
    △と▲の意味が1つであること。判定の記号と同じ三角を、文の中で負の数に使いません。
なぜ
    会計の△5は「マイナス5」、この報告の▲は「注意」です。取り違えると、反対の意味に読まれます。
悪い例
    値引き率は▲1.2ポイント
良い例
    値引き率は-1.2ポイント
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from successplan.check.finding import Finding, Given, Stops
from successplan.check.texts import written
from successplan.diagnostics import Level
from successplan.words import Words

NAME = "delta-mark-unambiguous"
LEVEL = Level.ERROR
STOPS = Stops.EVERYTHING


def find(given: Given) -> Iterator[Finding]:
    style = given.customer.workspace.style
    for said in written(given.customer):
        for found in _NUMBER.finditer(said.text):
            if found[1] == style.minus:
                continue
            yield Finding(
                Words(ja=f"「{found[0]}」は、判定の記号か負の数か分かりません",
                      en=f"“{found[0]}” may be a mark of judgement or a negative number"),
                Words(ja=f"{style.minus}{found[0][1:].strip()} と書いてください",
                      en=f"Write {style.minus}{found[0][1:].strip()}"),
                said.keys, said.file)
    for name in ("reached", "on_track", "off_track", "not_yet"):  # compose swaps the mark of at_risk by itself
        if style.minus == "△" and getattr(style.marks, name) in ("△", "▲"):
            yield Finding(
                Words(ja=f"△は負の数に使われているのに、判定の記号（{name}）にも三角があります",
                      en=f"△ is the minus sign, but the mark of {name} is a triangle too"),
                Words(ja="marks を別の記号にするか、style の minus を \"-\" にしてください",
                      en='Choose another mark, or make minus: "-" in style'),
                ("style", "marks", name), "workspace")


_NUMBER = re.compile("([△▲]) ?[0-9０-９][0-9０-９.,]*")
