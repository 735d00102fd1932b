"""Turn meetings that took place, and other contacts, into models."""

from __future__ import annotations

from typing import Literal

from successplan.model.base import Model, about
from successplan.model.scalar import Day, FileName, MeetingId, PersonId, Slug, Time
from successplan.words import Words


class Absent(Model):
    """Who was not there."""

    who: PersonId = about("Who.", "kato")
    why: Words | None = about("Why.", "出張", None)


class Pending(Model):
    """What was left open, who decides it, and by when."""

    what: Words = about("What is open.", "研修を店舗で行うか本社で行うか")
    who: PersonId | None = about("Who decides.", "tanaka", None)
    until: Day | None = about("By when.", "2026-07-14", None)


class Held(Model):
    """A meeting that took place: its minutes."""

    id: Slug = about("Short name.", "weekly-0707")
    meeting: MeetingId | None = about("Which of the plan's meetings it was.", "weekly", None)
    name: Words | None = about("Its name, where it was not planned.", "臨時会議", None)
    date: Day = about("The day.", "2026-07-07")
    at: Time | None = about("The time in quotes, where it differs from the plan.", "10:05", None)
    place: Words | None = about("Where.", "オンライン", None)
    run_by: Literal["csm", "both", "promoter"] | None = about("Who ran it.", "csm", None)
    present: tuple[PersonId, ...] = about("Who was there.", ["tanaka", "suzuki"], ())
    attendees: tuple[PersonId, ...] = about("Who was invited, where it was not planned.", ["tanaka"], ())
    absent: tuple[Absent, ...] = about("Who was not there.", [{"who": "kato", "why": "出張"}], ())
    points: tuple[Words, ...] = about("What was discussed.", ["31店は店長により値引き開始日に差がある"], ())
    pending: tuple[Pending, ...] = about("What was left open.", [{"what": "研修の場所", "who": "tanaka"}], ())
    next: Day | None = about("The next one, where it differs from the rhythm.", "2026-07-14", None)
    form: FileName | None = about("The received form it came from.", "minutes-0707.docx", None)


class Contact(Model):
    """A contact outside meetings: only who, when, how, about what."""

    date: Day = about("The day.", "2026-06-10")
    with_: tuple[PersonId, ...] = about("With whom.", ["sato"], alias="with")
    by: PersonId | None = about("Who of ours.", "suzuki", None)
    how: Literal["meeting", "visit", "call", "mail", "chat"] = about("How.", "mail")
    about: Words | None = about("About what.", "6月目標の変更の承認", None)
