"""What
    The plan names a promoter on the customer's side: a person with `role: promoter` and a name.
Why
    The vendor's support ends; the work must go on. The promoter gathers the users' views, runs the meetings more and
    more, and explains the effect to the evaluators. Without one, the CSM does all of that, and it stops with the CSM.
Bad
    people:
      - {id: md, name: Merchandising, side: customer, role: user, count: 6}
Good
    people:
      - {id: tanaka, name: Misaki Tanaka, side: customer, role: promoter, deputy: kato}

何を
    顧客側の推進者（role: promoter）が、名前とともに計画書に書かれていること。
なぜ
    当社の支援には終わりがあります。利用部門の声をまとめ、会議を進め、効果を評価者に説明する人が顧客側にいなければ、
    支援が終わった日に活動も止まります。
悪い例
    「MD部」という部署だけを実利用者に書き、先頭に立つ人がいない。
良い例
    MD企画課長を推進者とし、不在のときの代理（deputy）も決める。
"""

from __future__ import annotations

from collections.abc import Iterator

from successplan.check.finding import Finding, Given, Stops
from successplan.diagnostics import Level
from successplan.words import Words

NAME = "promoter-named"
LEVEL = Level.ERROR
STOPS = Stops.PLANS


def find(given: Given) -> Iterator[Finding]:
    people = enumerate(given.customer.people)
    promoters = [(number, person) for number, person in people if person.role == "promoter"]
    for number, person in promoters:
        if person.name is None:
            yield Finding(
                Words(ja=f"推進者 {person.id} に名前がありません", en=f"The promoter {person.id} has no name"),
                Words(ja="name: に氏名を書いてください", en="Write the person's name into name:"),
                ("people", number, "id"))
    if not promoters:
        entry = "{id: ..., name: ..., side: customer, role: promoter}"
        yield Finding(
            Words(ja="推進者（role: promoter）がいません", en="There is no promoter (role: promoter)"),
            Words(ja=f"社内の利用を進め、やがて会議を進行する方を、people に {entry} と書いてください",
                  en=f"Add the person who drives the use and will run the meetings to people: {entry}"),
            ("people",))
