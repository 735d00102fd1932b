"""What
    In free Japanese text the customer's people are named with 様 (or さん, or their title).
Why
    The tables add it by themselves; in minutes and notes it is forgotten. Among twenty names with an honorific the
    one without looks intended.
Bad
    points: [佐藤が6月目標の変更を承認]
Good
    points: [佐藤様が6月目標の変更を承認]

何を
    自由に書いた文で、顧客の方のお名前に様（さん、役職でも可）が付いていること。
なぜ
    表では自動で付きますが、議事録やメモでは忘れがちです。20人の名前に敬称がある中で1人だけないと、わざとに見えます。
悪い例
    佐藤が6月目標の変更を承認
良い例
    佐藤様が6月目標の変更を承認
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from successplan.check.finding import Finding, Given, Stops
from successplan.check.texts import written
from successplan.diagnostics import Level
from successplan.model import Customer
from successplan.words import Words

NAME = "honorific-missing"
LEVEL = Level.WARNING
STOPS = Stops.NOTHING


def find(given: Given) -> Iterator[Finding]:
    names = set(_names(given.customer))
    if not names:
        return
    known = "|".join(sorted(map(re.escape, names), reverse=True))
    pattern = re.compile(f"(?<![一-龥々ァ-ヶー])(?:{known})(?=[はがをにとのもへや、。]|$)")
    for said in written(given.customer):
        if said.language != "ja" or "name" in said.keys or _QUOTED.intersection(map(str, said.keys)):
            continue
        for found in pattern.finditer(said.text):
            yield Finding(
                Words(ja=f"「{found[0]}」に敬称がありません", en=f"{found[0]} stands without an honorific"),
                Words(ja=f"{found[0]}様 と書いてください", en=f"Write {found[0]}様"),
                said.keys, said.file)


_QUOTED = {"voices", "success", "says"}  # what somebody said stays as they said it


def _names(customer: Customer) -> Iterator[str]:
    """The family names of the customer's people, from two characters on; shorter ones are often other words."""
    for person in customer.people:
        if person.side == "customer" and person.count is None and person.name is not None and person.name.ja:
            family = person.name.ja.split()[0]
            if len(family) > 1 and not family.isascii():
                yield family
