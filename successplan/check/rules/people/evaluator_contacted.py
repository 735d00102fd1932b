"""What
    An evaluator was met, called or written to in the last six weeks (`rules: {evaluator-contacted: {weeks: 6}}`
    sets another number). The journal tells: `held` and `contacts`.
Why
    Silence upwards is how content users and a cancelled contract come together. Whoever has heard nothing for weeks
    judges by what others say, and expects what nobody promised.
Bad
    the last meeting with an evaluator was ten weeks ago
Good
    contacts:
      - {date: 2026-07-10, with: [sato], by: suzuki, how: call, about: Results of June}

何を
    この6週間に、評価者と会うか、話すか、書面で連絡していること（週数は rules: {evaluator-contacted: {weeks: 6}} で
    変えられます）。journal.yaml の held と contacts で分かります。
なぜ
    現場は満足しているのに解約になるのは、上への報告が途切れたときです。何週間も聞いていない人は、伝え聞きで判断し、
    約束していない成果を期待します。
悪い例
    評価者に最後に会ったのが10週間前。
良い例
    報告会が流れた月は、電話で結果を伝え、contacts に書く。
"""

from __future__ import annotations

from collections.abc import Iterator

from successplan.check.asking import DAYS, EVALUATORS, in_role, last_contact
from successplan.check.finding import Finding, Given, Stops
from successplan.diagnostics import Level
from successplan.words import Words

NAME = "evaluator-contacted"
LEVEL = Level.WARNING
STOPS = Stops.NOTHING
NUMBERS = {"weeks": 6}


def find(given: Given) -> Iterator[Finding]:
    customer, period = given.customer, given.customer.plan.period
    evaluators = in_role(customer, *EVALUATORS)
    if not evaluators or not period.start <= given.as_of <= period.end:
        return
    weeks = int(given.numbers["weeks"])
    met = last_contact(customer, given.as_of, *EVALUATORS)
    silent = (given.as_of - max(met or period.start, period.start)).days
    if silent > weeks * DAYS["week"]:
        since = Words(ja=f"最後は {met}", en=f"the last was on {met}") if met else Words(
            ja="開始から記録なし", en="none is recorded")
        yield Finding(
            Words(ja=f"評価者との接点が {weeks} 週間ありません（{since.say('ja')}）",
                  en=f"No contact with an evaluator for {weeks} weeks ({since.say('en')})"),
            Words(ja="今週中に面会を申し込んでください。会っていれば journal.yaml の held か contacts に書きます",
                  en="Ask for a meeting this week; if there was one, write it into held or contacts in journal.yaml"),
            ("people", evaluators[0][0], "id"))
