"""What
    The plan names the failures that are frequent at the start (`onboarding: {pitfalls: [...]}`).
Why
    Onboarding fails in a few known ways. Said openly in the first meeting, with what each side does about it, they
    are avoided together; told afterwards, they sound like an excuse.
Bad
    onboarding without pitfalls
Good
    onboarding: {pitfalls: [too-many-themes, users-only-contact]}

何を
    立ち上げで起きやすい失敗（onboarding の pitfalls）が、計画書に書かれていること。
なぜ
    立ち上げの失敗には型があります。最初の会議で、双方がどう防ぐかとともに伝えておけば、一緒に避けられます。後から言
    えば、言い訳に聞こえます。
悪い例
    pitfalls がない。
良い例
    pitfalls: [too-many-themes, users-only-contact]
"""

from __future__ import annotations

from collections.abc import Iterator

from successplan.check.finding import Finding, Given, Stops, listed
from successplan.diagnostics import Level
from successplan.words import Words

NAME = "pitfalls-chosen"
LEVEL = Level.WARNING
STOPS = Stops.NOTHING


def find(given: Given) -> Iterator[Finding]:
    if not given.customer.plan.onboarding.pitfalls:
        known = listed(pitfall.id for pitfall in given.customer.workspace.pitfalls)
        yield Finding(
            Words(ja="起きやすい失敗が選ばれていません", en="No frequent failure is named"),
            Words(ja=f"onboarding の pitfalls に2〜3個選んでください（workspace にあるもの: {known}）",
                  en=f"Choose two or three for pitfalls of onboarding (in the workspace: {known})"),
            ("onboarding",))
