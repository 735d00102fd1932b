"""What
    `holidays` (of the customer, or in the calendar of workspace.yaml or plan.yaml) names a country whose public
    holidays are known: JP, GB, or with a region GB-SCT.
Why
    With an unknown code every weekday counts as a working day: meetings fall on public holidays, deadlines a day late.
Bad
    holidays: JA
Good
    holidays: JP

何を
    holidays（顧客、または workspace.yaml・plan.yaml の calendar）が、祝日の分かる国の記号であること（JP、GB、地域つきは
    GB-SCT）。
なぜ
    知らない記号では、平日がすべて営業日になります。会議が祝日に入り、期限が1日ずれます。
悪い例
    holidays: JA
良い例
    holidays: JP
"""

from __future__ import annotations

from collections.abc import Iterator

from successplan.analyse.workdays import countries_with_holidays
from successplan.check.finding import Finding, Given, Stops, listed, nearest
from successplan.diagnostics import Level
from successplan.model import File, Keys
from successplan.words import Words

NAME = "holidays-known"
LEVEL = Level.ERROR
STOPS = Stops.EVERYTHING
_OFTEN = ("JP", "US", "GB", "DE", "SG", "KR")
_MEANT = {"JA": "JP", "JPN": "JP", "EN": "GB", "USA": "US", "KO": "KR", "ZH": "CN"}


def find(given: Given) -> Iterator[Finding]:
    plan = given.customer.plan
    of_plan = plan.calendar.holidays if plan.calendar else None
    said: tuple[tuple[str | None, File, Keys], ...] = (
        (plan.customer.holidays, "plan", ("customer", "holidays")),
        (of_plan, "plan", ("calendar", "holidays")),
        (None if of_plan or plan.customer.holidays else given.customer.workspace.calendar.holidays,
         "workspace", ("calendar", "holidays")),
    )
    for code, file, keys in said:
        if code and code not in countries_with_holidays():
            yield Finding(Words(ja=f"{code} の祝日は分かりません", en=f"Nobody knows public holidays of {code}"),
                          _hint(code), keys, file)


def _hint(code: str) -> Words:
    country = code.partition("-")[0]
    known = countries_with_holidays()
    near = _MEANT.get(country) or (country if country in known else nearest(code, sorted(known)))
    if near is not None:
        return Words(ja=f"{near} のことですか", en=f"Did you mean {near}?")
    return Words(ja=f"国の記号を2文字で書いてください。例: {listed(_OFTEN)}",
                 en=f"Write the two letters of the country, such as {listed(_OFTEN)}")
