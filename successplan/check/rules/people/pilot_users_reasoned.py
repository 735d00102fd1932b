"""What
    For each of the first users (`pilot: true`) the plan says why they were chosen (`why`).
Why
    Who begins decides how it looks to the others. A reason written down shows that the first users were chosen for
    their curiosity and standing, and gives them the backing of whoever chose them.
Bad
    - {id: kato, name: Yu Kato, side: customer, role: user, pilot: true}
Good
    - {id: kato, name: Yu Kato, side: customer, role: user, pilot: true, why: Keen to try a new way}

何を
    最初の利用者（pilot: true）に、選んだ理由（why）が書かれていること。
なぜ
    誰が始めるかで、周りの見方が決まります。理由があれば、意欲と信頼で選ばれたことが本人にも周りにも伝わります。
悪い例
    pilot: true だけで、why がない。
良い例
    why: 新しいやり方を試す意欲が高い
"""

from __future__ import annotations

from collections.abc import Iterator

from successplan.check.finding import Finding, Given, Stops
from successplan.diagnostics import Level
from successplan.words import Words

NAME = "pilot-users-reasoned"
LEVEL = Level.INFO
STOPS = Stops.NOTHING


def find(given: Given) -> Iterator[Finding]:
    for number, person in enumerate(given.customer.people):
        if person.pilot and person.why is None:
            name = person.name or Words(ja=person.id, en=person.id)
            yield Finding(
                Words(ja=f"最初の利用者の{name.say('ja')}様を選んだ理由がありません",
                      en=f"Nothing says why {name.say('en')} is one of the first users"),
                Words(ja="why: に、選んだ理由を1行で書いてください", en="Write the reason into why:, in one line"),
                ("people", number, "id"))
