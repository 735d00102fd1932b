"""Turn a month's voices, support desk, hours and next dates into the lines and titles of its report."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from decimal import Decimal

from successplan.analyse import Analysis, Span, month_span
from successplan.compose import language
from successplan.compose.build import Build
from successplan.compose.lines import next_dates, speaker
from successplan.compose.marks import bare
from successplan.compose.speech import number, t
from successplan.document import Block, Paragraph, Quote, Text
from successplan.model import OwnHours, Voice
from successplan.words import Words

_DAYS_SHOWN = 3  # days of decisions in a title; of more the first alone


def quotes(build: Build, voices: Iterable[Voice], most: int = 5) -> tuple[Block, ...]:
    """What was said, a quote each, in the words and under the name that the speaker allowed; none is said in words."""
    said = tuple(voices)
    found: list[Block] = [Quote((Text(_quoted(build, one.says)),), speaker(build, one)) for one in said[:most]]
    if len(said) > most:
        found.append(Paragraph((Text(str(t(build, "work.more_voices", count=len(said) - most))),), "note"))
    return tuple(found) or (Paragraph((Text(str(t(build, "work.no_voices"))),)),)


def _quoted(build: Build, says: Words) -> str:
    """The words between the language's quotation marks; those that somebody wrote stay the only ones."""
    text = build.words(says)
    return text if bare(text)[:1] in str(build.locale.get("line.marks")) else str(t(build, "line.quoted", text=text))


def effort_lines(build: Build, analysis: Analysis) -> tuple[str, ...]:
    """The month's support desk and the customer's own hours, a line each, as far as somebody wrote them down."""
    lines = []
    if (desk := analysis.support) is not None:
        carried = desk.open + desk.closed - desk.opened
        said = t(build, "work.support_carried" if carried > 0 else "work.support", carried=carried,
                 opened=desk.opened, closed=desk.closed, open=desk.open)
        note = [t(build, "work.days_to_answer", days=number(build, desk.days_to_answer, 1))] \
            if desk.days_to_answer is not None else []
        themes = language.listed(build.locale, [build.words(one) for one in desk.themes])
        note += [t(build, "work.themes", themes=themes)] if themes else []
        lines.append(_with_note(build, said, note))
    return (*lines, *hours_lines(build, analysis))


def hours_lines(build: Build, analysis: Analysis) -> tuple[str, ...]:
    """The customer's own hours of the period beside those of the period before; nothing where nobody reported them."""
    hours, before = _own_hours(build, analysis.period), _own_hours(build, analysis.before)
    if hours is None:
        return ()
    note = [t(build, "work.hours_before", hours=before)] if before is not None else []
    return (_with_note(build, t(build, "work.hours", hours=hours), note),)


def _with_note(build: Build, said: object, note: Iterable[object]) -> str:
    text = str(build.locale.get("format.list.comma")).join(map(str, note))
    return str(t(build, "with_note", text=said, note=text) if text else said)


def _own_hours(build: Build, span: Span) -> str | None:
    """The sum of the hours of the months in the span as it is printed, None where none of them was reported."""
    given: Iterable[OwnHours] = build.seen["journal"].own_hours
    found = [one.hours for one in given if month_span(one.month).end in span]
    return build.locale.marked(number(build, sum(found, Decimal(0))), "sum", *found) if found else None


def work_title(build: Build, analysis: Analysis) -> str:
    """What the month's work comes to: how much was done, and in how many of the customer's hours, where known."""
    month = language.month(build.locale, analysis.period.end, "name")
    count = len(analysis.work_done) + len(analysis.actions_done)
    if not count and not analysis.voices:
        return str(t(build, "work.title_none", month=month))
    hours, before = _own_hours(build, analysis.period), _own_hours(build, analysis.before)
    if hours is None or before is None:
        return str(t(build, "work.title", month=month, count=count, voices=len(analysis.voices)))
    return str(t(build, "work.title_hours", month=month, count=count, hours=hours,
                 before=before))


def next_title(build: Build, analysis: Analysis) -> str:
    """What comes first in the next month: the most urgent decision and the next milestone, else how many dates."""
    asked = sorted({one.until for one in analysis.decisions_open if one.until is not None})
    ahead = next((one.milestone for one in analysis.milestones_next if one.milestone.date > analysis.as_of), None)
    said: dict[str, object] = {"count": len(next_dates(build, analysis))}
    late = bool(asked) and asked[0] < analysis.as_of
    if asked:
        days = asked[:1] if late or len(asked) > _DAYS_SHOWN else asked
        said["day"] = language.listed(build.locale, [language.day(build.locale, one, "month_day") for one in days])
    if ahead is not None:
        said |= {"milestone": ahead.name, "milestone_day": language.day(build.locale, ahead.date, "month_day")}
    form = "title_both" if asked and ahead else "title_decision" if asked else "title_milestone" if ahead else "title"
    if late:
        form += "_late"
    return str(t(build, f"next.{form}", **said))


FUNCTIONS: tuple[Callable[..., object], ...] = (effort_lines, hours_lines, next_title, quotes, work_title)
