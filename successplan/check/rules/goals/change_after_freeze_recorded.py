"""What
    What the newest agreement (agreed.yaml) says of targets, baselines, formulas, directions, units, sources and bands
    is what the plan says, or an entry in changes of plan.yaml tells the difference: its field ends with the key that
    changed and names the goal or KPI on the way, its version is not the agreed one, and where it gives `to`, that is
    the value of the plan.
Why
    A target that moves in silence makes every judgement worthless. With an entry it stands in the revision history,
    with day, reason and who agreed.
Bad
    target: {date: 2026-09-30, value: 49.0}      # agreed was 50.0, and changes is empty
Good
    changes:
      - {version: "1.1", date: 2026-06-10, field: goals.margin.target, at: 2026-09-30, from: 50.0, to: 49.0,
         why: Two stores closed, agreed_by: ann}

何を
    最新の合意（agreed.yaml）の目標・基準値・計算式・向き・単位・出所・判定の幅が計画書と同じか、違いが plan.yaml の
    changes に書かれていること。field はその goal や KPI の id を含み、変わったキーで終わります。version は合意した版と
    別で、to があれば計画書の値と同じです。
なぜ
    黙って動いた目標では、どの判定も意味を失います。changes に書けば、日付・理由・承認者とともに改訂履歴に載ります。
悪い例
    50.0% で合意した目標を 49.0% に書き換え、changes には何も書かない。
良い例
    changes に field、at、from、to、why、agreed_by を書いて、何がなぜ変わったかを残す。
"""

from __future__ import annotations

from collections.abc import Iterator

from successplan.analyse import Deviation, Said, deviations
from successplan.check.finding import Finding, Given, Stops, amount, indicators
from successplan.diagnostics import Level
from successplan.model import Agreed, Bands, Baseline, Customer, File, Goal, Keys, Kpi, TargetPoint
from successplan.words import Language, Words

NAME = "change-after-freeze-recorded"
LEVEL = Level.ERROR
STOPS = Stops.EVERYTHING
_KEYS = {
    "target": Words(ja="目標", en="target"), "baseline": Words(ja="基準値", en="baseline"),
    "formula": Words(ja="計算式", en="formula"), "source": Words(ja="出所", en="source"),
    "unit": Words(ja="単位", en="unit"), "better": Words(ja="良い向き（better）", en="direction (better)"),
    "path": Words(ja="計画線の引き方（path）", en="shape of the path (path)"),
    "bands": Words(ja="判定の幅", en="bands of the judgement"),
}


def find(given: Given) -> Iterator[Finding]:
    customer = given.customer
    if "agreed" in customer.cut or any(path[0] in ("goals", "changes") for path in customer.cut.get("plan", ())):
        return  # what seems to differ may be what could not be read
    known = {indicator.id: (keys, indicator) for keys, indicator in indicators(customer)}
    for one in deviations(customer):
        if not one.recorded:
            keys, indicator = known.get(one.indicator, ((), None))
            file, place = _place(customer, one, keys, indicator)
            yield Finding(_text(customer, one, indicator), _hint(customer, one), place, file)


def _text(customer: Customer, one: Deviation, indicator: Goal | Kpi | None) -> Words:
    day = _agreed(customer).date
    name = indicator.name if indicator else Words(ja=str(one.before), en=str(one.before))
    ja, en = name.say("ja"), name.say("en")
    if not one.key and one.after is None:
        return Words(ja=f"{day} に合意した「{ja}」が計画書になく、changes にも書かれていません",
                     en=f"{en}, agreed on {day}, is not in the plan any more, and changes does not say so")
    if not one.key:
        return Words(ja=f"「{ja}」は {day} の合意になく、changes にも書かれていません",
                     en=f"{en} was not part of the agreement of {day}, and changes does not say so")
    key = _KEYS[one.key]
    at = (f"（{one.at}）", f" of {one.at}") if one.at else ("", "")
    of = (f"「{ja}」の", f"{en}: ") if indicator else ("", "")
    return Words(
        ja=f"{of[0]}{key.say('ja')}{at[0]}が {day} の合意と違い、changes に書かれていません: "
           f"{_said(one.before, indicator, 'ja')} → {_said(one.after, indicator, 'ja')}",
        en=f"{of[1]}the {key.say('en')}{at[1]} is not as agreed on {day}, and changes does not say so: "
           f"{_said(one.before, indicator, 'en')} → {_said(one.after, indicator, 'en')}")


def _said(value: Said, indicator: Goal | Kpi | None, language: Language) -> str:
    unit = indicator.unit.say(language) if indicator else ""
    if isinstance(value, TargetPoint | Baseline) and value.value is not None:
        return amount(value.value, unit)
    if isinstance(value, TargetPoint) and value.low is not None and value.high is not None:
        return f"{value.low:f}–{amount(value.high, unit)}"
    if isinstance(value, Bands):
        return f"{value.at_risk:f} / {value.off_track:f}"
    return value if isinstance(value, str) else Words(ja="なし", en="none").say(language)


def _hint(customer: Customer, one: Deviation) -> Words:
    goal = next((goal.id for goal, each in customer.indicators if each.id == one.indicator), None)
    above = "judgement" if not one.indicator else f"goals.{goal}.kpis" if goal not in (None, one.indicator) else "goals"
    field = ".".join(filter(None, (above, one.indicator, one.key)))
    at = f", at: {one.at}" if one.at else ""
    moved = f"from: {_number(one.before)}, to: {_number(one.after)}"
    entry = f"{{version: ..., date: ..., field: {field}{at}, {moved}, why: ..., agreed_by: ...}}"
    return Words(ja=f"合意したとおりに戻すか、version を上げて changes に {entry} を加えてください",
                 en=f"Put back what was agreed, or raise version and add {entry} to changes")


def _number(value: Said) -> str:
    """What the entry in changes is to say, as far as it is known already."""
    number = value.value if isinstance(value, TargetPoint | Baseline) else None
    return "..." if number is None else f"{number:f}"


def _place(customer: Customer, one: Deviation, keys: Keys, indicator: Goal | Kpi | None) -> tuple[File, Keys]:
    if not one.indicator:
        return "plan" if customer.plan.judgement else "workspace", ("judgement", "bands")
    if indicator is None:
        number = next(number for number, was in enumerate(_agreed(customer).indicators) if was.id == one.indicator)
        return "agreed", ("agreements", len(customer.agreed.agreements) - 1, "indicators", number, "id")
    if one.key in ("formula", "source"):
        return "plan", (*keys, "measure", one.key)
    point = next((index for index, point in enumerate(indicator.target) if point.date == one.at), None)
    return "plan", (*keys, one.key or "id", *(() if point is None or one.at is None else (point,)))


def _agreed(customer: Customer) -> Agreed:
    newest = customer.agreed.newest
    assert newest is not None  # else nothing deviates
    return newest
