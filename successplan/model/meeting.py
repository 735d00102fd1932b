"""Turn the agreed meetings into models."""

from __future__ import annotations

from successplan.model.base import Model, about
from successplan.model.scalar import Day, PersonId, Rhythm, Slug, Time, Weekday
from successplan.words import Words


class Handover(Model):
    """When the meeting passes from the CSM to both, and to the promoter."""

    joint: Day | None = about("From this day both run it.", "2026-07-01", None)
    promoter: Day | None = about("From this day the promoter runs it.", "2026-09-01", None)


class Meeting(Model):
    """A meeting with its rhythm."""

    id: Slug = about("Short name.", "weekly")
    name: Words = about("The name that is printed.", "定例会")
    every: Rhythm = about("How often.", "week")
    day: Weekday | None = about("The weekday, with 1st to 4th or last where it is monthly.", "3rd wed", None)
    at: Time | None = about("The time, in quotes.", "10:00", None)
    length: int | None = about("Length in minutes.", 60, None, ge=1, le=1440)
    place: Words | None = about("Where it is held.", "オンライン", None)
    chair: PersonId | None = about("Who runs it.", "suzuki", None)
    handover: Handover | None = about("Who runs it later.", {"joint": "2026-07-01", "promoter": "2026-09-01"}, None)
    attendees: tuple[PersonId, ...] = about("Who attends.", ["tanaka", "kato", "suzuki"], ())
    purpose: Words | None = about("What it is for.", "進捗確認と次の行動", None)
    agenda: tuple[Words, ...] = about("What is talked about, in order.", ["前回の行動", "KPI"], ())
    outputs: tuple[Words, ...] = about("What comes out of it.", ["議事録", "次の行動"], ())
    document: Slug | None = about("The kind of document that it uses.", "weekly", None)
