"""Turn the people of both sides, and the parts that a number can be split by, into models."""

from __future__ import annotations

from typing import Literal

from successplan.model.base import Model, about
from successplan.model.scalar import Mail, PersonId, Slug
from successplan.words import Words

Side = Literal["customer", "vendor"]
CustomerRole = Literal["final_evaluator", "evaluator", "promoter", "user"]
VendorRole = Literal["csm", "support", "sales", "sponsor"]
Role = Literal["final_evaluator", "evaluator", "promoter", "user", "csm", "support", "sales", "sponsor"]


class Person(Model):
    """Somebody of either side. The vendor's people may give only the id; the rest comes from the workspace's team."""

    id: Slug = about("Short name by which the rest of the files calls this person.", "sato")
    name: Words | None = about("The name, family name first, without a title.", "佐藤 健一", None)
    side: Side | None = about("Whose person it is.", "customer", None)
    role: Role | None = about("The role in this plan.", "evaluator", None)
    department: Words | None = about("The department.", "経営企画部", None)
    title: Words | None = about("The title, outside the name.", "部長", None)
    reports_to: PersonId | None = about("The id of the superior.", "yamada", None)
    mail: Mail | None = about("Mail address.", "sato@example.co.jp", None)
    phone: str | None = about("Telephone number, in quotes.", "03-0000-0000", None)
    duties: tuple[Words, ...] = about(
        "What this person does; the workspace's roles by default.", ["導入結果の評価"], ()
    )
    asks: tuple[Words, ...] = about(
        "What we ask of this person; the workspace's roles by default.", ["月1回の報告会へのご出席"], ()
    )
    deputy: PersonId | None = about("Who stands in.", "kato", None)
    count: int | None = about("How many people, where the entry is a group.", 6, None, ge=1)
    pilot: bool = about("Whether this user is one of the first.", True, False)
    why: Words | None = about("Why this person was chosen.", "新しいやり方を試す意欲が高い", None)
    desk: bool = about("A desk and not a person.", True, False)

    @property
    def is_vendor(self) -> bool:
        """True for the vendor's own people, by side or, where it is left out, by role."""
        return self.side == "vendor" or (self.side is None and self.role in ("csm", "support", "sales", "sponsor"))


class Part(Model):
    """What a number can be split by: the column `part` of kpi.csv."""

    id: Slug = about("Short name, as kpi.csv writes it.", "new-12")
    name: Words = about("The name that is printed.", "新基準の12店")
    kind: Slug | None = about("What sort of part it is.", "stores", None)
    count: int | None = about("How many units it holds.", 12, None, ge=1)
