"""Turn what is asked for a new customer into one value, and a name that no folder can have into words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from successplan.model.scalar import SLUG
from successplan.words import Language, Words

# What Windows takes for a device, whatever follows the name.
_DEVICES = re.compile(r"(con|prn|aux|nul|com[0-9]|lpt[0-9])$")
_LEGAL_FORM = re.compile(
    r"株式会社|有限会社|合同会社|一般社団法人|一般財団法人|医療法人|学校法人|（株）|\(株\)|"
    r"[, ]+(Inc|Ltd|LLC|PLC|Corp|GmbH|AG|SA)\.?$",
    re.IGNORECASE)
_NOT_CUSTOMERS = frozenset(("output", "received", "templates", "brands", "blueprints", "schema", "earlier"))


@dataclass(frozen=True, slots=True)
class Answers:
    """What is known on the first day. What is None stands in the plan as still to be confirmed.

    `id` names the folder; `csm` is an id or a name of the workspace's team, or a new name; `fee` is for a year, in
    whole units of `currency`; `vendor` is our own name, wanted where there is no workspace yet.
    """

    id: str
    name: str
    start: date
    csm: str
    evaluator: str
    promoter: str
    language: Language
    blueprint: str
    short_name: str | None = None
    success: str | None = None
    fee: Decimal | None = None
    currency: str = "JPY"
    vendor: str | None = None


def called(name: str) -> str:
    """What both sides call a company of this legal name: the name without the form of the company."""
    return _LEGAL_FORM.sub("", name).strip() or name


def name_problem(name: str) -> Words | None:
    """Why no customer's folder can be called `name`, and what to write instead; None where it can.

    The folder's name is the customer's id, too: small letters, digits and hyphens, so that it is the same file on every
    machine and survives mails, archives and web addresses.
    """
    if _DEVICES.match(name.lower()) or name in _NOT_CUSTOMERS:
        return Words(f"{name} は、Windows か successplan が別の意味で使う名前です。ほかの名前にしてください。",
                     f"{name} means something else to Windows or to successplan. Choose another name.")
    if re.match(SLUG, name):
        return None
    instead = re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")[:64]
    example = instead if re.match(SLUG, instead) else "aoba-drug"
    return Words(f"{name} はフォルダーと id の名前にできません。{example} のように英小文字・数字・ハイフンで"
                 "書いてください（正式名称は --name に書きます）。",
                 f"{name} cannot name the folder and the id. Write small letters, digits and hyphens, like {example} "
                 "(the full name goes into --name).")
