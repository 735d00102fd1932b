"""What
    The customer success manager and the support are two people.
Why
    Support answers what comes in, success begins what nobody asked for. In one person the questions always win:
    they are there today, and the plan can wait until tomorrow. Even a very small team parts the two by name.
Bad
    escalation: [{when: The list is not updated, first: suzuki}]    # suzuki is the CSM
Good
    escalation: [{when: The list is not updated, first: support, then: suzuki}]

何を
    カスタマーサクセスの担当者とサポートの担当者が、別の人であること。
なぜ
    サポートは来た質問に答え、カスタマーサクセスは頼まれる前に動きます。同じ人が受け持つと、いつも今日の質問が勝ち、
    計画は後回しになります。小さなチームでも、名前を分けておきます。
悪い例
    escalation の first（最初の連絡先）が、カスタマーサクセスの担当者になっている。
良い例
    first をサポート窓口、then をカスタマーサクセスの担当者にする。
"""

from __future__ import annotations

from collections.abc import Iterator

from successplan.check.asking import in_role
from successplan.check.finding import Finding, Given, Stops
from successplan.diagnostics import Level
from successplan.words import Words

NAME = "success-is-not-support"
LEVEL = Level.WARNING
STOPS = Stops.NOTHING


def find(given: Given) -> Iterator[Finding]:
    customer = given.customer
    support = {person.name: person.id for _, person in in_role(customer, "support") if person.name is not None}
    for number, person in in_role(customer, "csm"):
        if person.name in support:
            yield Finding(_text(person.name), _PART, ("people", number, "id"))
    for number, case in enumerate(customer.workspace.vendor.escalation):
        first = customer.person(case.first)
        if first is not None and first.role == "csm":
            yield Finding(_text(first.name), _PART, ("vendor", "escalation", number, "first"), "workspace")


_PART = Words(
    ja="問い合わせを受ける人（role: support）を別に決め、escalation の first をその人か窓口にしてください",
    en="Name somebody else for what comes in (role: support), and make them, or a desk, first in escalation")


def _text(name: Words | None) -> Words:
    known = name or Words(ja="担当者", en="The CSM")
    return Words(ja=f"{known.say('ja')}がカスタマーサクセスとサポートを兼ねています",
                 en=f"{known.say('en')} is both customer success and support")
