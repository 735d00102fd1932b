"""What
    The newest weekly report has a number (a row of kpi.csv for that week, where a KPI is weekly) and a word
    (`says`).
Why
    A number alone does not say why; a word alone can't be compared. Together they let the users show their superior
    what they did, in their own words, and be believed.
Bad
    - {week: 2026-W27, by: tanaka, came: 2026-07-06}
Good
    - {week: 2026-W27, by: tanaka, came: 2026-07-06, says: The 12 stores are on plan}    # and a row in kpi.csv

何を
    最新の週次報告に、数値（毎週の KPI がある場合、その週の kpi.csv の行）と言葉（says）の両方があること。
なぜ
    数値だけでは理由が分からず、言葉だけでは比べられません。両方があれば、現場は自分の言葉で上司に説明でき、信じても
    らえます。
悪い例
    届いた日だけが記録され、says がない。
良い例
    says: 12店は計画どおり と書き、その週の値を kpi.csv に加える。
"""

from __future__ import annotations

from collections.abc import Iterator

from successplan.analyse.periods import parse_period
from successplan.check.finding import Finding, Given, Stops
from successplan.diagnostics import Level
from successplan.words import Words

NAME = "report-has-number-and-word"
LEVEL = Level.WARNING
STOPS = Stops.NOTHING


def find(given: Given) -> Iterator[Finding]:
    customer = given.customer
    reports = [(report.week, number) for number, report in enumerate(customer.journal.weeks)]
    if not reports:
        return
    _, number = max(reports)
    report = customer.journal.weeks[number]
    week = parse_period(report.week)
    if report.says is None:
        yield Finding(
            Words(ja=f"{report.week} の週次報告に言葉がありません",
                  en=f"The weekly report of {report.week} has no word"),
            Words(ja="says: に、推進者の1行を書いてください", en="Write the promoter's one line into says:"),
            ("weeks", number, "week"), "journal")
    weekly = [indicator for _, indicator in customer.indicators if indicator.measure.every in ("day", "week")]
    if weekly and not any(row.date in week for row in customer.history.observations):
        yield Finding(
            Words(ja=f"{report.week} の週次報告に数値がありません",
                  en=f"The weekly report of {report.week} has no number"),
            Words(ja=f"kpi.csv に、日付が {week.start}〜{week.end} の行を加えてください",
                  en=f"Add a row to kpi.csv with a date from {week.start} to {week.end}"),
            ("weeks", number, "week"), "journal")
