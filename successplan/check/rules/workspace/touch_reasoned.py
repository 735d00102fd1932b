"""What
    A level of touch chosen by hand (`touch: {level: high}` in internal.yaml) says why.
Why
    By its fee a customer may be small and still be the one whose story wins the next ten. Written down, the reason
    can be looked at again in a year; not written down, it is a habit.
Bad
    touch: {level: high}
Good
    touch: {level: high, why: A roll-out to all stores is possible}

何を
    人が選んだ対応の濃さ（internal.yaml の touch の level）に、理由（why）があること。
なぜ
    費用が小さくても、次の10社につながる顧客はあります。理由があれば、1年後に見直せます。なければ、ただの習慣になり
    ます。
悪い例
    touch: {level: high}
良い例
    touch: {level: high, why: 全店展開の余地がある}
"""

from __future__ import annotations

from collections.abc import Iterator

from successplan.check.finding import Finding, Given, Stops
from successplan.diagnostics import Level
from successplan.words import Words

NAME = "touch-reasoned"
LEVEL = Level.INFO
STOPS = Stops.NOTHING


def find(given: Given) -> Iterator[Finding]:
    internal = given.customer.internal
    if internal is not None and internal.touch.level != "auto" and internal.touch.why is None:
        yield Finding(
            Words(ja=f"対応の濃さ {internal.touch.level} を選んだ理由がありません",
                  en=f"Nothing says why the level of touch is {internal.touch.level}"),
            Words(ja="touch: に why: を1行書くか、level: auto にしてください",
                  en="Write why: into touch, in one line, or make it level: auto"),
            ("touch", "level"), "internal")
