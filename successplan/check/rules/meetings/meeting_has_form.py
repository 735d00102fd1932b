"""What
    Every meeting uses a document of its own kind (`document: weekly`, monthly, qbr, ebr ...).
Why
    Left to each person, one report tells of feelings and the next of numbers, and those above can't say whether it
    goes well. The same form each time costs the users less, and lets them show what they did.
Bad
    - {id: monthly, name: Monthly report, every: month, attendees: [...]}
Good
    - {id: monthly, name: Monthly report, every: month, attendees: [...], document: monthly}

何を
    すべての会議に、使う資料の種類（document: weekly、monthly、qbr、ebr など）が決まっていること。
なぜ
    様式が人に任されると、報告は感想になったり数値になったりし、上司には良いのか悪いのか分かりません。毎回同じ様式な
    ら現場の手間も減り、やってきたことが数字と言葉で伝わります。
悪い例
    月次報告会に document がない。
良い例
    document: monthly
"""

from __future__ import annotations

from collections.abc import Iterator

from successplan.check.finding import Finding, Given, Stops
from successplan.diagnostics import Level
from successplan.words import Words

NAME = "meeting-has-form"
LEVEL = Level.WARNING
STOPS = Stops.NOTHING


def find(given: Given) -> Iterator[Finding]:
    for number, meeting in enumerate(given.customer.plan.meetings):
        if meeting.document is None:
            yield Finding(
                Words(ja=f"「{meeting.name.say('ja')}」で使う資料が決まっていません",
                      en=f"{meeting.name.say('en')} has no document that it uses"),
                Words(ja="document: に資料の種類（weekly、monthly、qbr、ebr など）を書いてください",
                      en="Write the kind of document into document:, such as weekly, monthly, qbr or ebr"),
                ("meetings", number, "id"))
