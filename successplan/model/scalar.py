"""Turn single values of a file into numbers, days, ids and codes; each wrong value is one error."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Annotated, Any, Literal, NamedTuple
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import AfterValidator, PlainValidator, StringConstraints, WithJsonSchema
from pydantic_core import PydanticCustomError

SLUG = r"^[a-z0-9][a-z0-9_-]{0,63}$"
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
FIRST_DAY, LAST_DAY = date(1900, 1, 1), date(2199, 12, 31)
_YEAR = "(19|20|21)[0-9]{2}"  # dates are reckoned with for years around: none may leave the calendar
_MONTH = rf"^{_YEAR}-(0[1-9]|1[0-2])$"
_WEEKDAY = "(mon|tue|wed|thu|fri|sat|sun)"


class Ref(NamedTuple):
    """Says that a field names something by id: a person, a source, a goal or KPI, and so on."""

    kind: str


def is_day(text: str) -> bool:
    """True where the text is a day of the calendar, like 2026-04-01."""
    try:
        return bool(_DAY.fullmatch(text)) and bool(date.fromisoformat(text))
    except ValueError:
        return False


def is_month(text: str) -> bool:
    """True where the text is a month, like 2026-04."""
    return re.fullmatch(_MONTH, text) is not None


def _number(value: Any) -> Decimal:
    if isinstance(value, bool) or not isinstance(value, int | Decimal):
        raise PydanticCustomError("number_type", "no number")
    return Decimal(value)


def _day(value: Any) -> Any:
    if type(value) is date:
        return value
    if isinstance(value, str) and _DAY.fullmatch(value):
        try:
            found = date.fromisoformat(value)
        except ValueError:
            raise PydanticCustomError("day_unknown", "no day of the calendar") from None
        if not FIRST_DAY <= found <= LAST_DAY:
            raise PydanticCustomError("day_far", "a day too far away")
        return found
    raise PydanticCustomError("day_type", "no day")


def _known_week(value: str) -> str:
    if value.endswith("-W53") and date(int(value[:4]), 12, 28).isocalendar().week != 53:
        raise PydanticCustomError("week_unknown", "no week of this year")
    return value


def _known_zone(value: str) -> str:
    try:
        ZoneInfo(value)
    except (ZoneInfoNotFoundError, ValueError, OSError):  # OSError: Asia, which is a folder of them
        raise PydanticCustomError("zone_unknown", "no time zone") from None
    return value


@dataclass(frozen=True, slots=True)
class Duration:
    """A length of time as people say it: 8 working days, 6 weeks."""

    count: int
    unit: Literal["day", "working day", "week", "month"]


_DURATION = r"^[0-9]{1,4} (working day|day|week|month)s?$"


def _duration(value: Any) -> Duration:
    if isinstance(value, Duration):
        return value
    found = re.fullmatch(_DURATION, value) if isinstance(value, str) else None
    if not found:
        raise PydanticCustomError("duration_type", "no duration")
    return Duration(int(value.split(" ", 1)[0]), found[1])  # type: ignore[arg-type]  # the pattern lists the units


def _changed(value: Any) -> Decimal | str:
    if isinstance(value, str) and value.strip():
        return value
    return _number(value)


Number = Annotated[Decimal, PlainValidator(_number, json_schema_input_type=float)]
Day = Annotated[date, PlainValidator(_day), WithJsonSchema({"type": "string", "format": "date"})]
Lapse = Annotated[Duration, PlainValidator(_duration), WithJsonSchema({"type": "string", "pattern": _DURATION})]
Changed = Annotated[Decimal | str, PlainValidator(_changed), WithJsonSchema({"type": ["number", "string"]})]

Slug = Annotated[str, StringConstraints(pattern=SLUG)]
KeyName = Annotated[str, StringConstraints(pattern=r"^[a-z_]+(\.[a-z_]+)*$", max_length=80)]
Label = Annotated[str, StringConstraints(pattern=r"\S", max_length=400)]
FileName = Annotated[str, StringConstraints(pattern=r"^[^/\\:*?\"<>|]{1,200}$")]
RelativePath = Annotated[str, StringConstraints(pattern=r"^[^/\\:][^\\:]{0,300}$")]
Mail = Annotated[str, StringConstraints(pattern=r"^[^@\s]+@[^@\s]+$", max_length=200)]
Time = Annotated[str, StringConstraints(pattern=r"^([01][0-9]|2[0-3]):[0-5][0-9]$")]
Month = Annotated[str, StringConstraints(pattern=_MONTH)]
_WEEK = "W(0[1-9]|[1-4][0-9]|5[0-3])"
Week = Annotated[str, StringConstraints(pattern=rf"^{_YEAR}-{_WEEK}$"), AfterValidator(_known_week)]
Reported = Annotated[
    str, StringConstraints(pattern=rf"^{_YEAR}-(0[1-9]|1[0-2]|Q[1-4]|{_WEEK})$"), AfterValidator(_known_week)
]
YearDay = Annotated[str, StringConstraints(pattern=r"^(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$")]
Weekday = Annotated[str, StringConstraints(pattern=rf"^((1st|2nd|3rd|4th|last) )?{_WEEKDAY}$")]
Currency = Annotated[str, StringConstraints(pattern=r"^[A-Z]{3}$")]
Holidays = Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}(-[A-Z0-9]{1,3})?$")]
TimeZone = Annotated[
    str, StringConstraints(pattern=r"^[A-Za-z_]+(/[A-Za-z0-9_+-]+){0,2}$"), AfterValidator(_known_zone)]
Version = Annotated[str, StringConstraints(pattern=r"^[0-9A-Za-z][0-9A-Za-z._-]{0,20}$")]
Rhythm = Literal["day", "week", "two_weeks", "month", "quarter", "half_year", "year"]
Band = Literal["GOOD", "NORMAL", "BAD"]

PersonId = Annotated[Slug, Ref("person")]
SourceName = Annotated[Label, Ref("source")]
IndicatorId = Annotated[Slug, Ref("indicator")]
PartId = Annotated[Slug, Ref("part")]
IssueId = Annotated[Slug, Ref("issue")]
WorkId = Annotated[Slug, Ref("work")]
RiskId = Annotated[Slug, Ref("risk")]
MeetingId = Annotated[Slug, Ref("meeting")]
HeldId = Annotated[Slug, Ref("held")]
AnswerId = Annotated[Slug, Ref("answer")]  # an action or a decision
SubjectId = Annotated[Slug, Ref("subject")]  # a goal, KPI, milestone, step or roadmap item
PitfallId = Annotated[Slug, Ref("pitfall")]
CaseId = Annotated[Slug, Ref("case")]
SceneId = Annotated[Slug, Ref("scene")]
