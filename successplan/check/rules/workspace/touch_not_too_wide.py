"""What
    A team of one to three does not run every level of touch at once: the customer's level is one of those it starts
    with (`internal: {touch_start: {team_up_to: 3, levels: [high]}}` in the workspace).
Why
    Each level is work of its own: visits here, campaigns there. A small team that begins all of them does none
    well. Begun with the customers whose loss would hurt most, it learns what the other levels need.
Bad
    a team of two, and this customer in tech touch
Good
    touch_start: {team_up_to: 3, levels: [high]}, and the others wait

何を
    1〜3人のチームが、すべての対応の濃さを同時に始めていないこと。この顧客の濃さが、始めに受け持つもの（workspace の
    touch_start の levels）に入っていること。
なぜ
    訪問と一斉配信では、必要な仕事が違います。小さなチームが全部を始めると、どれも中途半端になります。失うと最も痛い
    顧客から始めれば、次の濃さに何が要るかも分かります。
悪い例
    2人のチームで、テックタッチも始めている。
良い例
    touch_start: {team_up_to: 3, levels: [high]} とし、他は待つ。
"""

from __future__ import annotations

from collections.abc import Iterator

from successplan.check.asking import touch_level
from successplan.check.finding import Finding, Given, Stops, listed
from successplan.diagnostics import Level
from successplan.words import Words

NAME = "touch-not-too-wide"
LEVEL = Level.WARNING
STOPS = Stops.NOTHING


def find(given: Given) -> Iterator[Finding]:
    customer, level = given.customer, touch_level(given.customer)
    house = customer.workspace.internal
    team = [member for member in customer.workspace.team if member.role == "csm"]
    if house is None or level is None or not team or len(team) > house.touch_start.team_up_to:
        return
    if level not in house.touch_start.levels:
        starts = listed(house.touch_start.levels)
        yield Finding(
            Words(ja=f"{len(team)} 人のチームは {starts} から始める決まりですが、この顧客は {level} です",
                  en=f"A team of {len(team)} starts with {starts}, but this customer is {level}"),
            Words(ja="この顧客を見合わせるか、チームの準備ができていれば touch_start の levels に加えてください",
                  en="Wait with this customer, or, if the team is ready, add the level to levels of touch_start"),
            ("touch",), "internal")
