"""What
    At least one of those who will work with the product is named as a person (`role: user`).
Why
    The first users show everybody else whether the new way works. Chosen by name, from people who like to try
    things and are listened to, they carry the others along; left to whoever has time, the start is decided by
    chance.
Bad
    - {id: md, name: Merchandising, side: customer, role: user, count: 8}
Good
    - {id: kato, name: Yu Kato, side: customer, role: user, pilot: true, why: Keen to try a new way}

何を
    実利用者（role: user）のうち少なくとも1人が、個人名で書かれていること。
なぜ
    最初の利用者の結果を見て、他の人は続くかどうかを決めます。新しいことに前向きで、社内で信頼されている人を名前でお
    願いします。手の空いた人に任せると、立ち上がりは運になります。
悪い例
    「MD部 8名」とだけ書く。
良い例
    加藤さんを pilot: true とし、選んだ理由を why に書く。
"""

from __future__ import annotations

from collections.abc import Iterator

from successplan.check.asking import in_role
from successplan.check.finding import Finding, Given, Stops
from successplan.diagnostics import Level
from successplan.words import Words

NAME = "user-named"
LEVEL = Level.WARNING
STOPS = Stops.NOTHING


def find(given: Given) -> Iterator[Finding]:
    users = in_role(given.customer, "user")
    if not any(person.name is not None and person.count is None for _, person in users):
        entry = "{id: ..., name: ..., side: customer, role: user, pilot: true, why: ...}"
        yield Finding(
            Words(ja="名前の書かれた実利用者（role: user）がいません", en="No user is named as a person (role: user)"),
            Words(ja=f"最初に使う方を people に書いてください: {entry}",
                  en=f"Add those who use it first to people: {entry}"),
            ("people", users[0][0], "id") if users else ("people",))
