"""What
    A fiscal year that could be one of two (FY2026, or 2026年度 where the year does not begin in April) is written
    with its months.
Why
    FY2026 ends in 2026 for some and begins in 2026 for others. A target for the wrong year is noticed when it is
    missed.
Bad
    Decide by the end of FY2026
Good
    Decide by the end of FY2026 (October 2025 to September 2026)

何を
    2通りに読める年度（FY2026、4月始まりでない会社の2026年度）に、期間の月が添えられていること。
なぜ
    FY2026 は、2026年に終わる会社も、始まる会社もあります。取り違えた目標は、未達になってから気づきます。
悪い例
    FY2026 末までに判断
良い例
    FY2026（2025年10月〜2026年9月）末までに判断
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from successplan.check.finding import Finding, Given, Stops
from successplan.check.texts import written
from successplan.diagnostics import Level
from successplan.words import Words

NAME = "fiscal-label-unambiguous"
LEVEL = Level.WARNING
STOPS = Stops.NOTHING


def find(given: Given) -> Iterator[Finding]:
    start = given.customer.plan.customer.fiscal_year_start
    if start == 1:
        return  # the fiscal year is the calendar's
    for said in written(given.customer):
        for found in _LABEL.finditer(said.text):
            if start == 4 and not found[0].startswith("FY"):
                continue
            yield Finding(
                Words(ja=f"「{found[0]}」がどの12か月か分かりません", en=f"“{found[0]}” may mean one of two years"),
                Words(ja=f"{found[0]}（2026年4月〜2027年3月）のように、月を添えてください",
                      en=f"Add its months, such as {found[0]} (October 2025 to September 2026)"),
                said.keys, said.file)


_LABEL = re.compile(r"(?<![A-Za-z0-9])(?:FY ?[0-9]{2,4}|[0-9]{4}年度)(?! ?[（(\[]|[0-9])")
