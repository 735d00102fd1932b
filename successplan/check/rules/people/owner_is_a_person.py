"""What
    What is promised (work, milestones, numbers, actions) is owned by a person, not by a department or a desk.
Why
    What everybody owns, nobody does. A department does not answer "I will have it on Friday"; a person does, and
    can ask for help in time.
Bad
    actions:
      - {id: a14, what: Train the other stores, owner: stores, due: 2026-07-10}    # 14 people
Good
    actions:
      - {id: a14, what: Train the other stores, owner: nishi, due: 2026-07-10}

何を
    約束ごと（取り組み、マイルストーン、数値、行動）の担当が、部署や窓口ではなく個人であること。
なぜ
    全員の担当は、誰の担当でもありません。「金曜までにやります」と言えるのも、早めに助けを求められるのも、個人だけで
    す。
悪い例
    行動の owner が「店舗運営部 14名」。
良い例
    owner: nishi と、1人の名前にする。
"""

from __future__ import annotations

from collections.abc import Iterator

from successplan.check.finding import Finding, Given, Stops
from successplan.diagnostics import Level
from successplan.model import File, Journal, Plan, references
from successplan.words import Words

NAME = "owner-is-a-person"
LEVEL = Level.WARNING
STOPS = Stops.NOTHING


def find(given: Given) -> Iterator[Finding]:
    customer = given.customer
    files: tuple[tuple[File, Plan | Journal], ...] = (("plan", customer.plan), ("journal", customer.journal))
    for file, model in files:
        for named in references(model, "person"):
            person = customer.person(named.id)
            if person is None or named.path[-1] != "owner":
                continue
            if person.count is not None or (person.desk and not _ANSWERED.intersection(named.path)):
                name = person.name or Words(ja=person.id, en=person.id)
                yield Finding(
                    Words(ja=f"担当が個人ではありません: {name.say('ja')}",
                          en=f"The owner is not a person: {name.say('en')}"),
                    Words(ja="owner: を1人の id にしてください", en="Make one person the owner"),
                    named.path, file)


_ANSWERED = {"steps", "risks", "data_access", "requests"}  # what a desk may take
