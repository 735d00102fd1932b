"""What
    Japanese honorifics are right: 御中 (for an organisation) does not stand with 様 (for a person), and 様 follows no
    title such as 部長 and no other honorific.
Why
    One wrong honorific on the first page, and the reader looks for the next mistake instead of the result.
Bad
    株式会社アオヤマアパレル御中 佐藤様 / 佐藤部長様
Good
    株式会社アオヤマアパレル 佐藤様 / 佐藤部長

何を
    敬称が正しいこと。御中（組織）と様（個人）を重ねず、部長などの役職や他の敬称に様を付けません。
なぜ
    最初のページに敬称の誤りが1つあると、読み手は成果ではなく、次の誤りを探します。
悪い例
    株式会社アオヤマアパレル御中 佐藤様／佐藤部長様
良い例
    株式会社アオヤマアパレル 佐藤様／佐藤部長
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from successplan.check.finding import Finding, Given, Stops
from successplan.check.texts import hits
from successplan.diagnostics import Level
from successplan.words import Words

NAME = "honorific-correct"
LEVEL = Level.ERROR
STOPS = Stops.EVERYTHING


def find(given: Given) -> Iterator[Finding]:
    for said, hit in hits(given, _WRONG):
        yield Finding(
            Words(ja=f"敬称が正しくありません: {hit}", en=f"This Japanese honorific is wrong: {hit}"),
            Words(ja="個人には様、組織には御中のどちらか一方を付け、役職には様を付けません",
                  en="Use 様 for a person or 御中 for an organisation, never both, and no 様 after a title"),
            said.keys, said.file)


_WRONG = re.compile(
    "御中[^。、\n]{0,20}様|(?:社長|会長|専務|常務|取締役|部長|課長|係長|室長|主任|理事長|院長|先生|各位|殿|さん|様)様")
