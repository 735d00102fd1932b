"""What
    The plan names an evaluator on the customer's side: a person with `role: evaluator` and a name.
Why
    An expensive product is judged by those who pay for it. Users may be content while the board sees only the fee;
    then the notice comes out of the blue. Somebody with the power to renew must follow the numbers from the first
    day. A final evaluator alone is not enough: they come once a quarter, too late to correct anything.
Bad
    people:
      - {id: yamada, name: Kazuko Yamada, side: customer, role: final_evaluator}
Good
    people:
      - {id: yamada, name: Kazuko Yamada, side: customer, role: final_evaluator}
      - {id: sato, name: Kenichi Sato, side: customer, role: evaluator, reports_to: yamada}

何を
    顧客側の評価者（role: evaluator）が、名前とともに計画書に書かれていること。
なぜ
    高額な製品の継続を決めるのは、費用を払う側の人です。現場が満足していても、評価者に効果が伝わっていなければ、
    ある日突然「費用に見合わない」と言われます。更新を判断できる人に、初日から数字を見てもらいます。最終評価者だけでは、
    会うのが四半期に一度になり、軌道を直すには遅すぎます。
悪い例
    最終評価者（社長）だけを書き、毎月の結果を見る人がいない。
良い例
    部長を評価者とし、reports_to で最終評価者につなぐ。
"""

from __future__ import annotations

from collections.abc import Iterator

from successplan.check.finding import Finding, Given, Stops
from successplan.diagnostics import Level
from successplan.words import Words

NAME = "evaluator-named"
LEVEL = Level.ERROR
STOPS = Stops.PLANS


def find(given: Given) -> Iterator[Finding]:
    people = [(number, person) for number, person in enumerate(given.customer.people)]
    evaluators = [(number, person) for number, person in people if person.role == "evaluator"]
    for number, person in evaluators:
        if person.name is None:
            yield Finding(
                Words(ja=f"評価者 {person.id} に名前がありません", en=f"The evaluator {person.id} has no name"),
                Words(ja="name: に氏名を書いてください", en="Write the person's name into name:"),
                ("people", number, "id"))
    if not evaluators:
        final = next((person for _, person in people if person.role == "final_evaluator"), None)
        yield Finding(_nobody(final is not None), _hint(final.id if final else None), ("people",))


def _nobody(final: bool) -> Words:
    if final:
        return Words(ja="最終評価者はいますが、評価者（role: evaluator）がいません",
                     en="There is a final evaluator, but no evaluator (role: evaluator)")
    return Words(ja="評価者（role: evaluator）がいません", en="There is no evaluator (role: evaluator)")


def _hint(final: str | None) -> Words:
    up = f", reports_to: {final}" if final else ""
    entry = "{id: ..., name: ..., side: customer, role: evaluator" + up + "}"
    return Words(ja=f"毎月の結果を見て更新を判断する方を、people に {entry} と書いてください",
                 en=f"Add the person who sees the results each month and decides on renewal to people: {entry}")
