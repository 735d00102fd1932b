"""What
    Every milestone says what will show that it was reached (`evidence`).
Why
    "Started using it" is reached or not according to whom one asks. Minutes, a list or a test result settle it, and
    the evaluator can look at them.
Bad
    - {id: trained, name: Stores trained, date: 2026-08-07}
Good
    - {id: trained, name: Stores trained, date: 2026-08-07, evidence: Attendance and test results}

何を
    すべてのマイルストーンに、達成を示す証拠（evidence）が決まっていること。
なぜ
    「使い始めた」は、聞く人によって達成にも未達にもなります。議事録、名簿、テストの結果があれば、評価者も自分の目で
    確かめられます。
悪い例
    「研修の完了」に evidence がない。
良い例
    evidence: 出席記録と確認テストの結果
"""

from __future__ import annotations

from collections.abc import Iterator

from successplan.check.finding import Finding, Given, Stops
from successplan.diagnostics import Level
from successplan.words import Words

NAME = "milestone-has-evidence"
LEVEL = Level.WARNING
STOPS = Stops.NOTHING


def find(given: Given) -> Iterator[Finding]:
    for number, milestone in enumerate(given.customer.plan.milestones):
        if milestone.evidence is None:
            yield Finding(
                Words(ja=f"マイルストーン「{milestone.name.say('ja')}」に、達成を示す証拠がありません",
                      en=f"Nothing will show that {milestone.name.say('en')} was reached"),
                Words(ja="evidence: に、何を見れば達成と分かるかを書いてください（例: 会議の議事録）",
                      en="Write into evidence: what will show it, such as the minutes of a meeting"),
                ("milestones", number, "id"))
