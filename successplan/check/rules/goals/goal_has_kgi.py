"""What
    The plan has a goal (KGI) with a name, a unit and a direction; `success.measured_in` names one of the goals, and
    every issue that names a goal names one that is there.
Why
    A success that no number measures can only be felt, and what is only felt is the first thing to be cut. The goal is
    the number in which the evaluator thinks; the chain from issue to goal must hold, or the plan explains an effect
    that it never measures.
Bad
    success: {words: "More gross margin", measured_in: margin}     # no goal is called margin
Good
    success: {words: "More gross margin", measured_in: gross-margin}
    goals:
      - {id: gross-margin, name: Gross margin, unit: "%", better: higher}

何を
    名前、単位、良い方向を持つ目標（KGI）が1つ以上あること。success.measured_in と、各課題の goal が、実在する KGI を
    指すこと。
なぜ
    数字で測れない成功は「何となく良くなった」で終わり、真っ先に予算を削られます。KGI は評価者が物事を考える数字です。
    課題から KGI までがつながっていないと、測らない効果を説明する計画になります。
悪い例
    measured_in: margin と書いたのに、goals に margin がない。
良い例
    measured_in: gross-margin とし、goals に gross-margin（粗利益率、%、higher）を書く。
"""

from __future__ import annotations

from collections.abc import Iterator

from successplan.check.finding import Finding, Given, Stops, listed, missing, nearest
from successplan.diagnostics import Level
from successplan.model import Customer, Goal, Keys
from successplan.words import Words

NAME = "goal-has-kgi"
LEVEL = Level.ERROR
STOPS = Stops.EVERYTHING


def find(given: Given) -> Iterator[Finding]:
    plan, cut = given.customer.plan, given.customer.cut.get("plan", frozenset())
    if not plan.goals:
        text = Words(ja="目標（KGI）が1つもありません", en="There is no goal (KGI) at all")
        yield Finding(text, _WRITE_ONE, ("goals",))
        return
    for number, goal in enumerate(plan.goals):
        unit = given.customer.in_file("plan", ("goals", number, "unit"))
        if not goal.unit.say("ja") and unit not in cut:  # one that could not be read is told where it stands
            yield missing(goal, ("goals", number), "unit", _without_unit(goal), _UNIT)
    yield from _success(given.customer)
    for number, issue in enumerate(plan.purpose.issues):
        if issue.goal is not None:
            yield from _known(issue.goal, ("purpose", "issues", number, "goal"), given.customer)


def _success(customer: Customer) -> Iterator[Finding]:
    success = customer.plan.success
    if success is None:
        return  # success-defined says so
    if success.measured_in is not None:
        yield from _known(success.measured_in, ("success", "measured_in"), customer)
        return
    ids = listed(goal.id for goal in customer.plan.goals)
    yield Finding(
        Words(ja="成功の定義をどの KGI で測るかが、決まっていません", en="No goal (KGI) measures the success"),
        Words(ja=f"success.measured_in に KGI の id を書いてください: {ids}",
              en=f"Write the id of a goal into success.measured_in: {ids}"),
        ("success",))


def _known(id_: str, keys: Keys, customer: Customer) -> Iterator[Finding]:
    """The finding that `id_` is no goal: it may be a KPI, or nothing at all."""
    ids = [goal.id for goal in customer.plan.goals]
    if id_ in ids:
        return
    above = next((goal.id for goal in customer.plan.goals if any(kpi.id == id_ for kpi in goal.kpis)), None)
    if above is not None:
        yield Finding(
            Words(ja=f"{id_} は KPI で、KGI ではありません", en=f"{id_} is a KPI, not a goal (KGI)"),
            Words(ja=f"その上にある KGI の {above} を書いてください", en=f"Write the goal above it: {above}"), keys)
    else:
        text = Words(ja=f"{id_} という KGI はありません", en=f"There is no goal (KGI) called {id_}")
        yield Finding(text, _instead(id_, ids), keys)


_ENTRY = "{id: ..., name: ..., unit: ..., better: higher}"
_WRITE_ONE = Words(ja=f"評価者が成果を見る数字を1つ選び、goals に {_ENTRY} と書いてください",
                   en=f"Choose the number in which the evaluator sees the result and write it into goals: {_ENTRY}")
_UNIT = Words(ja='unit: に単位を引用符つきで書いてください（例: "%"、"日"、"万円"）',
              en='Write its unit in quotes into unit:, such as "%", "days" or "USD"')


def _without_unit(goal: Goal) -> Words:
    return Words(ja=f"KGI「{goal.name.say('ja')}」に単位がありません", en=f"The goal {goal.name.say('en')} has no unit")


def _instead(id_: str, ids: list[str]) -> Words:
    near = nearest(id_, ids)
    if near is not None:
        return Words(ja=f"{near} のことですか", en=f"Did you mean {near}?")
    return Words(ja=f"次のどれかを書いてください: {listed(ids)}", en=f"Write one of these: {listed(ids)}")
