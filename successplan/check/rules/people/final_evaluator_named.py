"""What
    For a large customer (`size: enterprise`) the plan names a final evaluator above the evaluator.
Why
    In a large company the evaluator recommends and somebody else decides. If that person meets the project for the
    first time when the renewal is on the table, only the price is left to talk about.
Bad
    customer: {size: enterprise}, and the highest person in the plan is a head of department
Good
    - {id: yamada, name: Kazuko Yamada, side: customer, role: final_evaluator, title: President}

何を
    大きな企業（size: enterprise）の計画書に、評価者の上の最終評価者が書かれていること。
なぜ
    大きな企業では、評価者が推薦し、別の人が決めます。その人が更新の場で初めてこの取り組みを知るのでは、価格の話しか
    残りません。
悪い例
    size: enterprise なのに、部長までしか書かれていない。
良い例
    役員を role: final_evaluator とし、評価者の reports_to でつなぐ。
"""

from __future__ import annotations

from collections.abc import Iterator

from successplan.check.asking import in_role
from successplan.check.finding import Finding, Given, Stops
from successplan.diagnostics import Level
from successplan.words import Words

NAME = "final-evaluator-named"
LEVEL = Level.WARNING
STOPS = Stops.NOTHING


def find(given: Given) -> Iterator[Finding]:
    customer = given.customer
    if customer.plan.customer.size == "enterprise" and not in_role(customer, "final_evaluator"):
        yield Finding(
            Words(ja="大きな企業（size: enterprise）ですが、最終評価者（role: final_evaluator）がいません",
                  en="This is a large customer (size: enterprise), but there is no final evaluator"),
            Words(ja="更新を最後に決める方を people に role: final_evaluator として書いてください",
                  en="Add the person who decides in the end to people, with role: final_evaluator"),
            ("people",))
