"""What
    The promoter and the CSM in charge each have a deputy (`deputy: id`).
Why
    People fall ill, move and go on leave. What only one of them knows stops with them, and a new person begins
    again at the first page. A deputy who was in the meetings takes over within a week.
Bad
    - {id: tanaka, name: Misaki Tanaka, side: customer, role: promoter}
Good
    - {id: tanaka, name: Misaki Tanaka, side: customer, role: promoter, deputy: kato}

何を
    推進者と、当社の担当のカスタマーサクセスに、代理（deputy）が決まっていること。
なぜ
    休みも異動も必ずあります。一人しか知らないことは、その人とともに止まります。会議に出ていた代理がいれば、1週間で
    引き継げます。
悪い例
    推進者に deputy がない。
良い例
    deputy: kato を書き、代理の方にも定例会に出てもらう。
"""

from __future__ import annotations

from collections.abc import Iterator

from successplan.check.asking import in_role
from successplan.check.finding import Finding, Given, Stops
from successplan.diagnostics import Level
from successplan.words import Words

NAME = "deputy-named"
LEVEL = Level.WARNING
STOPS = Stops.NOTHING


def find(given: Given) -> Iterator[Finding]:
    for number, person in (*in_role(given.customer, "promoter"), *in_role(given.customer, "csm")[:1]):
        if person.deputy is None:
            name = person.name or Words(ja=person.id, en=person.id)
            yield Finding(
                Words(ja=f"{name.say('ja')}の代理が決まっていません", en=f"{name.say('en')} has no deputy"),
                Words(ja="deputy: に、代わりを務める人の id を書いてください",
                      en="Write the id of the person who stands in into deputy:"),
                ("people", number, "id"))
