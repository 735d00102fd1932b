"""What
    The plan says what success is, in the customer's own words: `success.words`.
Why
    Before any number stands the sentence that the customer would say to their own board. Where it is missing, each
    side pictures another success, and both are disappointed at the end, with good numbers in hand.
Bad
    a plan without `success:`
Good
    success:
      words: "More gross margin without more stock"
      said_by: yamada

何を
    何をもって成功とするかが、顧客自身の言葉で書かれていること（success.words）。
なぜ
    どの指標よりも先に、顧客が自社の経営会議で口にする一文があります。それがないと双方が違う成功を思い描き、
    数字は良いのに両方が落胆する、という結果になります。
悪い例
    success: がない計画書。
良い例
    「在庫を増やさずに粗利を伸ばしたい」と、誰がいつ言ったかを書く。
"""

from __future__ import annotations

from collections.abc import Iterator

from successplan.check.finding import Finding, Given, Stops
from successplan.diagnostics import Level
from successplan.words import Words

NAME = "success-defined"
LEVEL = Level.ERROR
STOPS = Stops.PLANS


def find(given: Given) -> Iterator[Finding]:
    if given.customer.plan.success is None:
        yield Finding(
            Words(ja="成功の定義（success）がありません", en="The plan does not say what success is (success)"),
            Words(ja="評価者に「終わりにどうなっていれば成功ですか」と尋ね、その言葉を "
                     "success: {words: ..., said_by: ...} に書いてください",
                  en="Ask the evaluator what would have to be true at the end, and write their words into "
                     "success: {words: ..., said_by: ...}"),
            ("success",))
