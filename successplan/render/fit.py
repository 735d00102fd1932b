"""Turn a text into its width and its lines, without a font file.

Full-width characters are one em in every Japanese font that a theme should name (Yu Gothic, Meiryo, BIZ UDGothic, Noto
Sans JP); Latin letters have the widths of Arial, which Liberation Sans shares. Proportional Japanese fonts are
narrower, so that the estimate errs on the safe side. Lines break by the Japanese rules (kinsoku): no closing mark and
no small kana at a line's start, no opening bracket at its end, and a number stays with its unit.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any
from unicodedata import combining, decomposition, east_asian_width

if TYPE_CHECKING:
    from collections.abc import Callable

RESERVE = 0.05  # of a line's width: what one renderer sets wider than another

# Advance widths of Arial in thousandths of an em (ASCII; the metrics are published with the font).
_REGULAR = {
    191: "'",
    222: "ijl’",
    260: "|",
    278: " !,./:;I[\\]ft",
    333: "()-`r",
    334: "{}",
    355: '"',
    389: "*",
    469: "^",
    500: "Jcksvxyz",
    556: "#$0123456789?L_abdeghnopqu–",
    584: "+<=>~",
    611: "FTZ",
    667: "&ABEKPSVXY",
    722: "CDHNRUw",
    778: "GOQ",
    833: "Mm",
    889: "%",
    944: "W",
    1015: "@",
}
_BOLD = {
    238: "'",
    278: " ,./I\\ijl’",
    280: "|",
    333: "!()-:;[]`ft",
    389: "*r{}",
    474: '"',
    500: "z",
    556: "#$0123456789J_aceksvxy–",
    584: "+<=>^~",
    611: "?FLTZbdghnopqu",
    667: "EPSVXY",
    722: "&ABCDHKNRU",
    778: "GOQw",
    833: "M",
    889: "%m",
    944: "W",
    975: "@",
}
_UNKNOWN = 0.75  # a letter of another alphabet: wide enough for nearly all

_NOT_FIRST = (
    "、。，．・：；？！）］｝〉》」』】〕〙〗’”,.:;?!)]}%％‰℃°…‥ゝゞ々ー゛゜ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ"
)
_NOT_LAST = "（［｛〈《「『【〔〘〖‘“([{￥¥＄$＃#"
_NO_BREAK = "\u00a0\u202f\u2060"  # no-break space, narrow no-break space, word joiner
_UNITS = (
    "か月|ヶ月|カ月|ヵ月|箇所|か所|時間|週間|年間|年度|四半期|ポイント|百万円|億円|万円|千円|円|万|億|年|月|日|週|時|分|秒|期|店舗|店|名|人|社"
    "|件|回|個|点|台|本|枚|倍|割|章|版|位|次|階|%|％|℃|[A-Za-zμ°]+(?:/[A-Za-z]+)*"
)
_LETTER = r"[^\W\d_\u3000-\u9fff\uac00-\ud7a3\uf900-\ufaff\uff00-\uffef]"
_LETTERS = r"[^\W_\u3000-\u9fff\uac00-\ud7a3\uf900-\ufaff\uff00-\uffef]"
_ATOM = re.compile(
    rf"[-+±−△▲¥￥$第約]?[0-9０-９](?:[0-9０-９.,:/~〜-]*[0-9０-９])?(?:\s?(?:{_UNITS}))?"
    rf"|{_LETTER}{_LETTERS}*(?:['’.&+/_]{_LETTERS}+)*-?"
    r"|[^\S\u00a0\u202f\u2060]+|.",
    re.DOTALL,
)


class _Ems(dict[str, float]):
    """Widths in em by character; what the table lacks is worked out once."""

    def __missing__(self, character: str) -> float:
        self[character] = em = self._work_out(character)
        return em

    def _work_out(self, character: str) -> float:
        kind = east_asian_width(character)
        if kind in "WF":
            return 1.0
        if kind == "H":
            return 0.5
        if combining(character) or character in "\u200b\u200d\u2060\ufe0f":
            return 0.0
        base = decomposition(character).split()
        if base and not base[0].startswith("<"):  # an accent makes no letter wider
            return self[chr(int(base[0], 16))]
        return 1.0 if kind == "A" else _UNKNOWN  # ambiguous ones (… ● ×) take the Japanese font


_EMS = {
    bold: _Ems({character: thousandths / 1000 for thousandths, of in table.items() for character in of})
    for bold, table in ((False, _REGULAR), (True, _BOLD))
}


def width(text: str, size: float, *, bold: bool = False) -> float:
    """The width of `text` on one line, in points, at `size` points; without reserve."""
    ems = _EMS[bold]
    return size * sum([ems[character] for character in text])


def lines(text: str, size: float, width: float, *, bold: bool = False) -> list[str]:
    """The lines of `text` in a box of `width` points, greedily filled, with 5 % of the width kept in reserve.

    A newline ends a line. A word longer than the line is cut. Never empty: an empty text is one empty line.
    """
    return [line for part in text.split("\n") for line in _fill(atoms(part), size, width, bold)]


def side_by_side(entries: Iterable[str], size: float, width: float) -> list[str]:
    """Lines with as many entries on each as fit in `width` points, an em between them; none is broken in two."""
    out: list[str] = []
    for entry in entries:
        joined = f"{out[-1]}\u2003{entry}" if out else entry
        if out and len(lines(joined, size, width)) == 1:
            out[-1] = joined
        else:
            out.append(entry)
    return out


def line_count(texts: Iterable[str], size: float, width: float, *, bold: bool = False) -> int:
    """The number of lines of the paragraphs `texts` together."""
    return sum(len(lines(text, size, width, bold=bold)) for text in texts)


def shortened(text: str, size: float, width: float) -> str:
    """The text on one line of `width` points: where it is longer, its middle gives way to …, so that both ends stay."""
    keep = len(text)
    short = text
    while keep > 2 and len(lines(short, size, width)) > 1:
        keep -= 1
        short = f"{text[: (keep + 1) // 2].rstrip()}…{text[len(text) - keep // 2 :].lstrip()}"
    return short


def balanced(text: str, size: float, width: float, *, language: str, bold: bool = False) -> list[str]:
    """The lines of a title: as few as `lines` would give, but ended at the end of a phrase, the two about as long.

    A break after 、 or 。 is preferred to any other. Where phrases are too long to be kept, lines are filled greedily.
    """
    if "\n" in text:
        return [line for part in text.split("\n") for line in balanced(part, size, width, language=language, bold=bold)]
    greedy = lines(text, size, width, bold=bold)
    if len(greedy) == 1:
        return greedy
    units = phrases(text) if language == "ja" else atoms(text)
    filled = _fill(units, size, width, bold)
    if len(filled) > len(greedy):
        return greedy
    return _best_two(units, size, width * (1 - RESERVE), bold) or filled if len(filled) == 2 else filled


@lru_cache(maxsize=4096)
def atoms(text: str) -> tuple[str, ...]:
    """The pieces between which a line may end; joined they are the text."""
    return _glued(_ATOM.findall(text))


@lru_cache(maxsize=512)
def phrases(text: str) -> tuple[str, ...]:
    """The phrases of a Japanese text (文節), as BudouX finds them, with numbers, units and brackets kept whole."""
    ends, at = set(), 0
    for piece in atoms(text):
        at += len(piece)
        ends.add(at)
    found, start, at = [], 0, 0
    for phrase in _phrase_parser()(text):
        at += len(phrase)
        if at in ends:
            found.append(text[start:at])
            start = at
    return (*found, text[start:]) if start < len(text) else tuple(found)


@cache
def _phrase_parser() -> Callable[[str], list[str]]:
    import budoux  # the model is read once, and only where a title takes two lines

    parser: Any = budoux.load_default_japanese_parser()
    return parser.parse  # type: ignore[no-any-return]


def _glued(pieces: Sequence[str]) -> tuple[str, ...]:
    """The pieces, those joined between which kinsoku forbids a break; spaces stay with what is before them."""
    out: list[str] = []
    for piece in pieces:
        if out and (piece[0] in _NOT_FIRST + _NO_BREAK or piece.isspace() or out[-1][-1] in _NOT_LAST + _NO_BREAK):
            out[-1] += piece
        else:
            out.append(piece)
    return tuple(out)


def _fill(pieces: Sequence[str], size: float, width: float, bold: bool) -> list[str]:
    ems, limit = _EMS[bold], width * (1 - RESERVE) / size
    out, line, used = [], "", 0.0
    for piece in pieces:
        em = sum([ems[character] for character in piece])
        visible = em if not piece[-1:].isspace() else sum([ems[character] for character in piece.rstrip()])
        if line and used + visible > limit:
            out.append(line.rstrip())
            line, used = "", 0.0
        if visible > limit:
            *cut, piece = _cut(piece, limit, ems)
            out += cut
            em = sum([ems[character] for character in piece])
        line, used = line + piece, used + em
    return [*out, line.rstrip()]


def _cut(piece: str, limit: float, ems: _Ems) -> list[str]:
    """A piece longer than a line, in parts that fit; at least a character each."""
    parts, part, used = [], "", 0.0
    for character in piece:
        if part and used + ems[character] > limit:
            parts.append(part)
            part, used = "", 0.0
        part, used = part + character, used + ems[character]
    return [*parts, part]


def _best_two(units: Sequence[str], size: float, limit: float, bold: bool) -> list[str] | None:
    """The two lines of which the longer is shortest, a break after a mark counting a fifth of a line less."""
    best, lines_of_best = float("inf"), None
    for at in range(1, len(units)):
        first, second = "".join(units[:at]).rstrip(), "".join(units[at:]).rstrip()
        longer = max(width(first, size, bold=bold), width(second, size, bold=bold))
        cost = longer - (limit / 5 if first[-1] in "、。，．；,;:：─—" else 0)
        if longer <= limit and cost < best:
            best, lines_of_best = cost, [first, second]
    return lines_of_best
