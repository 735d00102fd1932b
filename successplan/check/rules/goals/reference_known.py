"""What
    Every id in plan.yaml and journal.yaml that names a goal, KPI, part, issue, roadmap item, risk, meeting, action or
    decision is one that is there. (People: owner-known. Rows of kpi.csv: kpi-known.)
Why
    What points nowhere is left out: a miss loses its countermeasure, a roadmap item its number, and nobody notices.
Bad
    misses:
      - {id: x2, of: markdown_rate, period: 2026-06, what: Late, answer: [a41]}     # there is an action a14
Good
    misses:
      - {id: x2, of: markdown-rate, period: 2026-06, what: Late, answer: [a14]}

何を
    plan.yaml と journal.yaml で、KGI・KPI、内訳、課題、取り組み、リスク、会議、行動、判断事項を指す id が、
    実在すること。（人は owner-known、kpi.csv は kpi-known が見ます）
なぜ
    どこも指さない id は印字されません。未達から対策が、取り組みから数字が静かに消えます。
悪い例
    行動は a14 なのに、answer: [a41] と書く。
良い例
    answer: [a14] と書く。
"""

from __future__ import annotations

from collections.abc import Iterator

from successplan.check.finding import Finding, Given, Stops, listed, nearest
from successplan.diagnostics import Level
from successplan.model import File, ids_by_kind, references
from successplan.model.base import Model
from successplan.words import Words

NAME = "reference-known"
LEVEL = Level.WARNING
STOPS = Stops.NOTHING
_GOALS_RULE = ("success", "purpose")  # goal-has-kgi speaks of what these name


def find(given: Given) -> Iterator[Finding]:
    customer = given.customer
    if customer.cut:
        return  # what is meant may be what could not be read
    known = ids_by_kind(customer)
    files: tuple[tuple[File, Model], ...] = (("plan", customer.plan), ("journal", customer.journal))
    for file, model in files:
        for named in references(model):
            ids = known.get(named.kind)
            if ids is not None and named.id not in ids and named.path[0] not in _GOALS_RULE:
                text = Words(ja=f"{named.id} という id はありません", en=f"Nothing has the id {named.id}")
                yield Finding(text, _hint(named.id, ids), named.path, file)


def _hint(id_: str, known: frozenset[str]) -> Words:
    near = nearest(id_, sorted(known))
    if near is not None:
        return Words(ja=f"{near} のことですか", en=f"Did you mean {near}?")
    return Words(ja=f"次のどれかにするか、この欄を消してください: {listed(sorted(known))}",
                 en=f"Use one of these, or delete the key: {listed(sorted(known))}")
