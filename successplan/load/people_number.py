"""Turn a number as people write it (１２．５％, 1,200千円, △5) into an exact one, or say why it is not certain."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from successplan.words import Words

_BLANKS = frozenset(("", "-", "ー", "―", "n/a", "na", "未計測", "未測定", "計測不可", "なし", "無し"))
_EXCEL_ERROR = re.compile(r"#[A-Z/0]+[!?]?", re.IGNORECASE)
_NEGATIVE = "△▲"
_SHAPE = re.compile(
    r"(?P<open>\()?\s*(?P<before>[¥$€£]|US\$)?\s*(?P<sign>[-+△▲])?\s*(?P<after>[¥$€£])?\s*"
    r"(?P<number>[0-9][0-9.,' ]*|\.[0-9]+)\s*(?P<unit>[^0-9().,]*(?:\([^0-9]*\))?)(?P<close>\))?"
)
_PLAIN = re.compile(r"[0-9]{1,20}(\.[0-9]{1,10})?|\.[0-9]{1,10}")
_GROUPED = re.compile(r"[0-9]{1,3}(,[0-9]{3})+(\.[0-9]{1,10})?")
_THREE_AFTER_A_POINT = re.compile(r"[1-9][0-9]{0,2}\.[0-9]{3}")
_POINT_IS_DECIMAL = re.compile(
    r"(?<![0-9.,])([0-9]+\.([0-9]{1,2}|[0-9]{4,})|0\.[0-9]+|[0-9,]+,[0-9]{3}\.[0-9]+)(?![0-9.,])")
_SCALES = {"": 1, "千": 1_000, "万": 10_000, "十万": 100_000, "百万": 1_000_000, "千万": 10_000_000, "億": 100_000_000}
_MONEY = {f"{name}円": Decimal(scale) for name, scale in _SCALES.items()} | {"¥": Decimal(1), "jpy": Decimal(1)}


@dataclass(frozen=True, slots=True)
class Number:
    """A number that was read, None for a blank; `repair` says what was done to it."""

    value: Decimal | None
    repair: Words | None = None


@dataclass(frozen=True, slots=True)
class NoNumber:
    """Why a text is no certain number, and what to write."""

    why: Words
    hint: Words


def read_number(text: str, units: Iterable[str] = (), *, point_is_decimal: bool = False) -> Number | NoNumber:
    """The number that `text` means in one of `units` (the plan's unit in its languages).

    A unit that is written behind it must be the plan's own; money is brought from 千円 to 万円 and so on. 1.200 is read
    only where `point_is_decimal`.
    """
    plain = unicodedata.normalize("NFKC", text).translate(_DASHES).strip()
    if plain.lower() in _BLANKS:
        return Number(None, Words("「-」などを空欄として", "a dash read as blank") if plain else None)
    if _EXCEL_ERROR.fullmatch(plain):
        return NoNumber(Words(f"Excel のエラー値（{text}）です", f"This is an error of Excel ({text})"),
                        Words("元の表の式を直すか、空にしてください",
                              "Repair the formula in the sheet, or leave it empty"))
    found = _SHAPE.fullmatch(plain)
    if not found or bool(found["open"]) != bool(found["close"]):
        return _no_number(text)
    digits = found["number"].strip()
    size = _size(digits, point_is_decimal)
    if isinstance(size, NoNumber):
        return size
    if found["sign"] in ("-", *_NEGATIVE) or found["open"]:
        size = -size
    unit = (found["unit"].strip() or found["before"] or found["after"] or "").strip()
    own = tuple(units)
    value = _in_unit(size, unit, own)
    if value is None:
        return _other_unit(text, unit, own)
    if _PLAIN.fullmatch(text.strip().lstrip("-")):
        return Number(value)
    shown = f"{value:f}"
    return Number(value, Words(f"数字だけに（{text.strip()} → {shown}）", f"digits alone ({text.strip()} → {shown})"))


def points_are_decimal(texts: Iterable[str]) -> bool:
    """True where other numbers of the same file, such as 48.2, show that a point begins the decimals."""
    return any(_POINT_IS_DECIMAL.search(unicodedata.normalize("NFKC", text)) for text in texts)


_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—−", "-"))


def _size(digits: str, point_is_decimal: bool) -> Decimal | NoNumber:
    if _THREE_AFTER_A_POINT.fullmatch(digits) and not point_is_decimal:
        small, large = f"{Decimal(digits).normalize():f}", digits.replace(".", "")
        return NoNumber(Words(f"「{digits}」は {small} とも {large} とも読めます",
                              f"“{digits}” may be {small} or {large}"),
                        Words(f"どちらかを {small} か {large} のように書いてください", f"Write {small} or {large}"))
    if _PLAIN.fullmatch(digits):
        return Decimal(digits)
    if _GROUPED.fullmatch(digits):
        return Decimal(digits.replace(",", ""))
    return NoNumber(Words(f"「{digits}」のコンマと点の意味がはっきりしません",
                          f"It is not certain what the comma and the point in “{digits}” mean"),
                    Words("小数点だけを使い、桁区切りなしで 1200.5 のように書いてください",
                          "Use a point for decimals alone, and no separators: 1200.5"))


def _in_unit(size: Decimal, unit: str, units: tuple[str, ...]) -> Decimal | None:
    """`size` in the plan's unit; None where `unit` cannot be brought into it."""
    known = [unicodedata.normalize("NFKC", each).strip().lower() for each in units]
    if not unit or unit.lower() in known:
        return size
    written = _MONEY.get(unit.lower())
    own = next((_MONEY[each] for each in known if each in _MONEY), None)
    return size * written / own if written and own else None


def _other_unit(text: str, unit: str, units: tuple[str, ...]) -> NoNumber:
    ja, en = (" / ".join(dict.fromkeys(units)) or name for name in ("単位なし", "no unit"))
    return NoNumber(Words(f"「{text.strip()}」の単位は {unit} ですが、計画書では {ja} です",
                          f"“{text.strip()}” is in {unit}, the plan says {en}"),
                    Words("計画書の単位で書くか、plan.yaml の unit を直してください",
                          "Write it in the plan's unit, or change unit in plan.yaml"))


def _no_number(text: str) -> NoNumber:
    return NoNumber(Words(f"「{text.strip()[:40]}」は数として読めません",
                          f"“{text.strip()[:40]}” cannot be read as a number"),
                    Words("数字だけを書いてください。測れなかったときは空にし、備考に理由を書きます",
                          "Write digits alone; if it could not be measured leave it empty, and say why in a note"))
