"""Turn a Status into the words of its screen, and lists that are too long for it into short ones."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from typing import TypeVar

from successplan.status.result import Line, Standing
from successplan.words import Language, Words

MOST_INDICATORS = 14
MOST_LINES = 8
_One = TypeVar("_One")

OVERALL = Words("総合判定", "Overall")
STANDINGS = Words("判定（実績 → 目標、このまま続けた場合）", "Judgements (actual → target, outlook)")
STANDINGS_BY = Words("判定（実績 → {day}の目標、このまま続けた場合）", "Judgements (actual → target of {day}, outlook)")
MONEY = Words("効果と費用", "Effect and cost")
OVERDUE = Words("期限切れ", "Overdue")
MISSING = Words("足りないもの", "Missing")
NEXT = Words("今後の予定", "Next dates")
NONE = Words("なし", "None")
AS_OF = Words("{day}朝の時点、{period}", "morning of {day}, {period}")
_SORTS = {
    "meeting": Words("会議", "Meeting"),
    "milestone": Words("マイルストーン", "Milestone"),
    "decision": Words("判断", "Decision"),
    "action": Words("行動", "Action"),
    "request": Words("要望への回答", "Our answer"),
    "value": Words("実績値", "Value"),
    "weekly_report": Words("週次報告", "Weekly report"),
    "miss": Words("未達の説明", "Miss untold"),
    "to_confirm": Words("要確認", "To confirm"),
}
_SIDES = {"customer": Words("顧客", "theirs"), "vendor": Words("自社", "ours")}
_LATE = Words("{count}日遅れ", "{count} days late")
_REST = Words("ほか{count}件（--format json で全部）", "and {count} more (all with --format json)")
_LEFT_OUT = Words("ほかのKPI {count}件（うち注意{at_risk}件）は省略（--format json で全部）",
                  "{count} other KPIs, {at_risk} of them at risk, left out (all with --format json)")


def sort(line: Line, language: Language) -> str:
    """What kind of thing the line is: 判断, Decision."""
    return _SORTS[line.sort].say(language)


def who(line: Line, language: Language) -> str:
    """Who owes it; where nobody is named, whose it is."""
    return line.who or (_SIDES[line.side].say(language) if line.side else "")


def day(value: date | None, language: Language) -> str:
    """A day without its year: 7/15, 15 Jul; "" for none."""
    if value is None:
        return ""
    return f"{value.month}/{value.day}" if language == "ja" else f"{value.day} {_MONTHS[value.month - 1]}"


_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def late(line: Line, language: Language) -> str:
    """By how much it is late: 5日遅れ; "" where it is not."""
    return _LATE.say(language).format(count=line.days_late) if line.days_late else ""


def target_day(standings: Sequence[Standing]) -> date | None:
    """The day of most targets, which the head says once."""
    days = Counter(one.target_day for one in standings if one.target_day is not None)
    return max(days, key=lambda day: (days[day], day), default=None)


def standings_head(common: date | None, language: Language) -> str:
    """The head over the judgements."""
    return STANDINGS_BY.say(language).format(day=day(common, language)) if common else STANDINGS.say(language)


def way(one: Standing, common: date | None, language: Language) -> str:
    """Value and target, with the target's day where it is not the common one: 22.4 → 18.0% 8/31."""
    return one.way if one.target_day in (None, common) else f"{one.way} {day(one.target_day, language)}"


def to_say(standings: Iterable[Standing]) -> tuple[Standing, ...]:
    """The standings about which there is something to say: all but those on track or not yet judged."""
    return tuple(one for one in standings if one.judgement not in ("on_track", "not_yet"))


def shown(standings: Sequence[Standing], language: Language) -> tuple[tuple[Standing, ...], str]:
    """The standings that a screen has room for, in the plan's order, and what is said of those left out.

    Of a long plan these are its goals and the KPIs that are off track.
    """
    if len(standings) <= MOST_INDICATORS:
        return tuple(standings), ""
    kept = tuple(one for one in standings if one.kind == "kgi" or one.judgement == "off_track")
    rest = [one.judgement for one in standings if one not in kept]
    return kept, _LEFT_OUT.say(language).format(count=len(rest), at_risk=rest.count("at_risk"))


def first(lines: Sequence[_One], language: Language) -> tuple[tuple[_One, ...], str]:
    """The first lines of a list, and how many more there are."""
    rest = len(lines) - MOST_LINES
    return tuple(lines[:MOST_LINES]), _REST.say(language).format(count=rest) if rest > 0 else ""
