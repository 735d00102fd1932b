"""Turn risks, quiet times, data access, signatures and changes after the agreement into models."""

from __future__ import annotations

from successplan.model.base import Model, about
from successplan.model.scalar import Changed, Day, Label, PersonId, Rhythm, Slug, Version
from successplan.words import Words


class Risk(Model):
    """What may go wrong."""

    id: Slug = about("Short name.", "data-delay")
    risk: Words = about("What may happen.", "データ連携の遅れ")
    impact: int | None = about("How bad it would be, 1 to 5.", 4, None, ge=1, le=5)
    likelihood: int | None = about("How likely it is, 1 to 5.", 2, None, ge=1, le=5)
    response: Words | None = about("What is done about it.", "週次で確認", None)
    owner: PersonId | None = about("Who watches it.", "support", None)


class Freeze(Model):
    """Days on which nothing is changed."""

    from_: Day = about("The first day.", "2026-12-26", alias="from")
    to: Day = about("The last day.", "2027-01-05")
    why: Words | None = about("Why.", "初売り", None)


class DataAccess(Model):
    """Which data comes how."""

    data: Words = about("Which data.", "POSデータ")
    how: Words | None = about("By which way.", "SFTP", None)
    every: Rhythm | None = about("How often.", "day", None)
    owner: PersonId | None = about("Who sees to it.", "support", None)


class Agreement(Model):
    """Who signs the plan."""

    signers: tuple[PersonId, ...] = about("Who signs.", ["sato", "suzuki"], ())


class Change(Model):
    """A change after the agreement."""

    version: Version = about("The version in which it came, in quotes.", "1.1")
    date: Day = about("When it was agreed.", "2026-06-10")
    field: Label = about(
        "What changed: the keys and ids that lead there.", "goals.gross-margin.kpis.markdown-rate.target"
    )
    at: Day | None = about("The target date that changed, where the field is a path.", "2026-06-30", None)
    from_: Changed | None = about("What it was.", 21.5, None, alias="from")
    to: Changed | None = about("What it is now.", 21.0, None)
    why: Words | None = about("Why.", "5月の実績", None)
    agreed_by: PersonId | None = about("Who agreed on the customer's side.", "sato", None)
