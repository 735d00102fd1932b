"""What
    Every id of a person in plan.yaml and journal.yaml (owner, attendees, chair, deputy, said_by, agreed_by, signers,
    ask, present, by and so on) is one of `people`, or of the workspace's `team`.
Why
    A promise without a person is nobody's. A typing mistake in an id quietly takes a name off the list of actions,
    and an action that nobody sees is not done.
Bad
    milestones:
      - {id: rollout, name: Decide on the roll-out, date: 2026-07-15, owner: satoh}     # people has sato
Good
    milestones:
      - {id: rollout, name: Decide on the roll-out, date: 2026-07-15, owner: sato}

何を
    plan.yaml と journal.yaml で人を指す id（owner、attendees、chair、deputy、said_by、agreed_by、signers、ask、
    present、by など）が、people かワークスペースの team にいること。
なぜ
    担当者のいない約束は、誰の約束でもありません。id の書き間違いがあると、その人の行動一覧から静かに消え、
    見えない行動は実行されません。
悪い例
    people には sato がいるのに、owner: satoh と書く。
良い例
    owner: sato と書く。部署しか決まっていなければ、その部署を people に加えてから指す。
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from successplan.check.finding import Finding, Given, Stops, listed, nearest
from successplan.diagnostics import Level
from successplan.model import Customer, File, references
from successplan.model.base import Model
from successplan.words import LANGUAGES, Words

NAME = "owner-known"
LEVEL = Level.ERROR
STOPS = Stops.EVERYTHING


def find(given: Given) -> Iterator[Finding]:
    customer = given.customer
    if any(path[:1] == ("people",) and len(path) <= 2 for path in customer.cut.get("plan", ())):
        return  # the one who is meant may be the one whose entry could not be read
    called = _called(customer)
    files: tuple[tuple[File, Model], ...] = (("plan", customer.plan), ("journal", customer.journal))
    for file, model in files:
        for named in references(model, "person"):
            if customer.person(named.id) is None:
                text = Words(ja=f"{named.id} という人はいません", en=f"Nobody has the id {named.id}")
                yield Finding(text, _hint(named.id, called, customer), named.path, file)


def _called(customer: Customer) -> Mapping[str, str]:
    """The id of each person by every name that it may have been meant to be written with."""
    names = {name.say(language): person.id
             for person in customer.people if (name := person.name) is not None for language in LANGUAGES}
    return {**names, **{person.id: person.id for person in customer.people}}


def _hint(id_: str, called: Mapping[str, str], customer: Customer) -> Words:
    near = called.get(id_) or nearest(id_, called)
    if near is not None:
        return Words(ja=f"{called.get(near, near)} のことですか。違えば people に {id_} を加えてください",
                     en=f"Did you mean {called.get(near, near)}? If not, add {id_} to people")
    known = listed(person.id for person in customer.people)
    return Words(ja=f"people に {id_} を加えるか、次のどれかを書いてください: {known}",
                 en=f"Add {id_} to people, or write one of these: {known}")
