"""What
    Every row of kpi.csv names a goal or KPI of the plan, and every part one of its parts.
Why
    A value that is left out in silence makes a KPI look as if nobody had measured it.
Bad
    reply_days,2026-06-28,3.5          # the plan calls it reply-days
Good
    reply-days,2026-06-28,3.5

何を
    kpi.csv のどの行も、計画書にあるKGI・KPIと内訳（parts）の id を使っていること。
なぜ
    黙って捨てられた実績は、誰も測らなかったように見えます。
悪い例
    計画書では reply-days なのに、kpi.csv に reply_days と書く。
良い例
    kpi.csv にも reply-days と書く。
"""

from __future__ import annotations

from collections.abc import Iterator

from successplan.check.finding import Finding, Given, Stops, listed, nearest
from successplan.diagnostics import Level
from successplan.words import Words

NAME = "kpi-known"
LEVEL = Level.ERROR
STOPS = Stops.EVERYTHING


def find(given: Given) -> Iterator[Finding]:
    customer = given.customer
    indicators = tuple(indicator.id for _, indicator in customer.indicators)
    parts = tuple(part.id for part in customer.plan.parts)
    if any(path[0] in ("goals", "parts") for path in customer.cut.get("plan", ())):
        return  # the one that is meant may be the one that could not be read
    told: set[str] = set()
    for number, row in enumerate(customer.history.observations):
        for id_, known, column in ((row.kpi, indicators, "kpi"), (row.part, parts, "part")):
            if id_ and id_ not in known and id_ not in told:
                told.add(id_)  # once: the rest of the column will be the same mistake
                yield Finding(_unknown(id_, column), _hint(id_, known, column), (number, column), "history")


def _unknown(id_: str, column: str) -> Words:
    if column == "kpi":
        return Words(ja=f"計画書に {id_} というKGI・KPIはありません", en=f"The plan has no goal or KPI {id_}")
    return Words(ja=f"計画書の parts に {id_} はありません", en=f"The plan's parts hold no {id_}")


def _hint(id_: str, known: tuple[str, ...], column: str) -> Words:
    near = nearest(id_, known)
    if near is not None:
        return Words(ja=f"{near} のことですか。この列の {id_} をすべて直してください",
                     en=f"Did you mean {near}? Change every {id_} in this column")
    where = Words(ja="goals", en="goals") if column == "kpi" else Words(ja="parts", en="parts")
    return Words(ja=f"plan.yaml の {where.ja} に {id_} を加えるか、次のどれかにしてください: {listed(known)}",
                 en=f"Add {id_} to {where.en} in plan.yaml, or use one of these: {listed(known)}")
