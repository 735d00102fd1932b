"""What
    Every value of kpi.csv that stood there on the day of an agreement (agreed.yaml) still stands there. A correction is
    a new row with the same KPI and date: the last row counts, and the first ones stay.
Why
    What was agreed was agreed on these numbers. A value that is overwritten in silence moves the baseline, the season
    of last year and every judgement of the past, and nobody can say when.
Bad
    The row markdown,2026-03-29,23.1 becomes markdown,2026-03-29,22.4.
Good
    markdown,2026-03-29,23.1
    markdown,2026-03-29,22.4          # the corrected value, with the reason in the column note

何を
    合意の日に kpi.csv にあった値（agreed.yaml）が、いまも kpi.csv にあること。訂正は、同じ KPI と日付の新しい行として
    加えます。最後の行が使われ、前の行は残ります。
なぜ
    合意は、その時の数値に基づいています。黙って書き換えると、基準値も前年の季節も過去の判定も、いつの間にか動きます。
悪い例
    markdown,2026-03-29,23.1 の行を markdown,2026-03-29,22.4 に書き換える。
良い例
    23.1 の行を残し、その下に 22.4 の行を加えて、note に訂正の理由を書く。
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import groupby

from successplan.analyse import Rewritten, rewritten
from successplan.check.finding import Finding, Given, Stops, amount
from successplan.diagnostics import Level
from successplan.model import Customer
from successplan.words import Words

NAME = "agreed-history-kept"
LEVEL = Level.WARNING
STOPS = Stops.NOTHING
_SHOWN = 3
_HINT = Words(ja="元の値の行に戻し、訂正は同じ日付の新しい行として加えてください（理由は note に）",
              en="Put the agreed value back, and add the correction as a new row of the same date (say why in note)")


def find(given: Given) -> Iterator[Finding]:
    customer = given.customer
    if "agreed" in customer.cut:
        return
    for _, group in groupby(rewritten(customer), key=lambda one: (one.series, one.row is None)):
        yield _finding(customer, tuple(group))


def _finding(customer: Customer, changed: tuple[Rewritten, ...]) -> Finding:
    """One finding a series: whoever sorts or cleans a file changes many rows at once."""
    first, days = changed[0], [_day(customer, one) for one in changed[:_SHOWN]]
    more = len(changed) - len(days)
    ja = "、".join(each.say("ja") for each in days) + (f"、ほか{more}行" if more else "")
    en = ", ".join(each.say("en") for each in days) + (f" and {more} more" if more else "")
    agreement, series = first.series
    name, date = _name(customer, first), customer.agreed.agreements[agreement].date
    text = Words(ja=f"{name.say('ja')}: {date} の合意時にあった値が変わっています: {ja}",
                 en=f"{name.say('en')}: values that stood there at the agreement of {date} are changed: {en}")
    if first.row is not None:
        return Finding(text, _HINT, (first.row, "value"), "history")
    keys = ("agreements", agreement, "history", series, "values", first.day.isoformat())
    return Finding(text, _HINT, keys, "agreed")


def _name(customer: Customer, one: Rewritten) -> Words:
    indicator, part = customer.indicator(one.kpi), customer.part(one.part)
    name = indicator.name if indicator else Words(ja=one.kpi, en=one.kpi)
    if not one.part:
        return name
    of = part.name if part else Words(ja=one.part, en=one.part)
    return Words(ja=f"{name.say('ja')}（{of.say('ja')}）", en=f"{name.say('en')} ({of.say('en')})")


def _day(customer: Customer, one: Rewritten) -> Words:
    indicator = customer.indicator(one.kpi)
    unit = indicator.unit if indicator else Words(ja="", en="")
    before, after = _value(one.before, unit), _value(one.after, unit)
    if one.row is None:
        after = Words(ja="行がない", en="no row")
    return Words(ja=f"{one.day} {before.say('ja')} → {after.say('ja')}",
                 en=f"{one.day} {before.say('en')} → {after.say('en')}")


def _value(value: Decimal | None, unit: Words) -> Words:
    if value is None:
        return Words(ja="測定なし", en="not measured")
    return Words(ja=amount(value, unit.say("ja")), en=amount(value, unit.say("en")))
