"""Turn the lines around a place where YAML could not be read into what the writer most probably did there.

The parser names the place where it gave up; the slip (a full-width space, a quote that was never closed) stands there
or before. What a line shows for certain is told for every line of the file, so that ten tabs are not ten runs.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

Pair = tuple[str, str]
Remedy = Callable[[str], str] | None
_MOST = 20  # slips of one kind come in dozens; the first ones show what to do
_ITEM = r"^[ ]*(?:- +)*"


@dataclass(frozen=True, slots=True)
class Cause:
    """What is wrong from a character to before another of a line; all count from 0.

    `remedy` is what to write there instead, None where that is not certain.
    """

    line: int
    start: int
    end: int
    text: Pair
    hint: Pair
    remedy: str | None = None


# What a line can be seen to have wrong by itself: group 1 is the slip.
_SLIPS: tuple[tuple[re.Pattern[str], Pair, Pair, Remedy], ...] = (
    (
        re.compile("^[ \t]*([\u3000\u00a0][ \t\u3000\u00a0]*)"),
        ("行頭に全角の空白があります", "The line begins with a full-width space (or another that is no plain space)"),
        ("半角の空白に置き換えてください", "Use plain (half-width) spaces in its place"),
        lambda slip: slip.replace("\u3000", "  ").replace("\u00a0", " "),  # as wide as it looks
    ),
    (
        re.compile("^ *(\t[ \t]*)\\S"),
        ("行頭にタブがあります", "The line begins with a tab"),
        ("タブを半角の空白に置き換えてください", "Use spaces in its place"),
        None,  # how many is the writer's to say
    ),
    (
        re.compile(r"^\s*(＃)"),
        ("注記の「＃」が全角です", "The “＃” of a remark is full-width"),
        ("半角の # にしてください", "Write a plain #"),
        lambda slip: "#",
    ),
    (
        re.compile(r"^\s*([・－―−–—•]\s*)\S"),
        ("箇条書きの記号が YAML のものではありません", "A list entry begins with a sign that YAML does not know"),
        ("半角のハイフンと空白で「- 」と書いてください", "Begin it with a plain hyphen and a space: “- ”"),
        lambda slip: "- ",
    ),
    (
        re.compile(_ITEM + r"[A-Za-z_]+( *：\s*)"),
        ("コロンが全角（：）です", "The colon is full-width (：)"),
        ("半角のコロンと空白で「キー: 値」と書いてください", "Write a plain colon and a space: “key: value”"),
        lambda slip: ": ",
    ),
    (
        re.compile(_ITEM + "[A-Za-z_]+:([\u3000\u00a0]+)"),
        ("コロンの後が全角の空白です", "The space after the colon is full-width"),
        ("半角の空白に置き換えてください", "Use a plain (half-width) space in its place"),
        lambda slip: " ",
    ),
    (
        re.compile(r"^ *(-)[A-Za-z_]+:"),
        ("「-」の後に空白がありません", "There is no space after the “-”"),
        ("「- 」のように、半角の空白を1つ入れてください", "Write a space after it: “- ”"),
        lambda slip: "- ",
    ),
    (
        re.compile(_ITEM + r"[A-Za-z_]+(:)[^\s:/\\]"),
        ("コロンの後に空白がありません", "There is no space after the colon"),
        ("「キー: 値」のように、半角の空白を1つ入れてください", "Write a space after it: “key: value”"),
        lambda slip: ": ",
    ),
    (
        re.compile(_ITEM + r"[A-Za-z_]+: +([｛［])"),
        ("括弧が全角です", "The bracket is full-width"),
        ("半角の { } か [ ] を使ってください", "Use plain brackets: { } or [ ]"),
        None,  # the other half of the pair stands elsewhere
    ),
)
_BLOCK_TEXT = re.compile(r"(?::|-|^) *[|>][-+0-9]*\s*(?:#.*)?$")
_OPEN_QUOTE = re.compile(_ITEM + r"(?:[A-Za-z_]+: +)((?P<quote>[\"'])(?:(?!(?P=quote)).)*)$")
_AFTER_QUOTE = re.compile(_ITEM + r"(?:[A-Za-z_]+: +)?(?:\"[^\"]*\"|'[^']*') *([^\s#,\]}:].*)$")
_STARTS_WITH_SIGN = re.compile(_ITEM + r"(?:[A-Za-z_]+: +)?([@`%*&!|>][^\s]*)")
_COLON_IN_TEXT = re.compile(_ITEM + r"[A-Za-z_]+: +(?![\"'{\[])(.*?: .*)$")
_KEY_WITH_VALUE = re.compile(_ITEM + r"[A-Za-z_]+: +[^\s#|>].*$")


def slips(lines: Sequence[str], first: int = 0, end: int | None = None) -> tuple[Cause, ...]:
    """What lines of a file show to be wrong by themselves; texts that go over several lines are left out."""
    found = (cause for index, line in _outside_block_texts(lines[first:end]) for cause in _slip(first + index, line))
    return tuple(islice(found, _MOST))


def cause_near(lines: Sequence[str], at: int, begun: int | None) -> Cause | None:
    """The probable cause where the parser gave up in line `at` of something begun in line `begun` (from 0)."""
    near = dict.fromkeys(index for index in (at, at - 1, begun) if index is not None and 0 <= index < len(lines))
    return _open_quote(lines, at) or next(
        (cause for index in near for cause in _of_line(index, lines[index])), None) or _indented(lines, at)


def _slip(index: int, line: str) -> Iterator[Cause]:
    for pattern, text, hint, remedy in _SLIPS:
        if found := pattern.search(line):
            yield Cause(index, found.start(1), found.end(1), text, hint, remedy(found[1]) if remedy else None)
            return


def _outside_block_texts(lines: Sequence[str]) -> Iterator[tuple[int, str]]:
    deeper_than: int | None = None
    for index, line in enumerate(lines):
        indent = len(line) - len(line.lstrip(" "))
        if deeper_than is not None and (not line.strip() or indent > deeper_than):
            continue
        deeper_than = indent if _BLOCK_TEXT.search(line) else None
        if not line.lstrip().startswith("#"):
            yield index, line


def _open_quote(lines: Sequence[str], at: int) -> Cause | None:
    """The first quote before `at` that its own line does not close, though the next line begins a new key."""
    for index in range(min(at + 1, len(lines))):
        found = _OPEN_QUOTE.search(lines[index])
        following = lines[index + 1] if index + 1 < len(lines) else ""
        if found and (re.match(_ITEM + r"[A-Za-z_]+:( |$)", following) or not following.strip()):
            quote = found["quote"]
            return Cause(index, found.start(1), found.end(1), (f"引用符 {quote} が閉じていません",
                                                               f"A quote {quote} is not closed"),
                         (f"文の終わりに同じ {quote} を書いてください",
                          f"Write the same {quote} at the end of the text"))
    return None


def _of_line(index: int, line: str) -> Iterator[Cause]:
    if found := _AFTER_QUOTE.search(line):
        yield Cause(index, found.start(1), found.end(1), ("引用符の後に文が続いています",
                                                          "There is text after a closed quote"),
                    ('文の全体を1組の "..." で囲んでください', 'Put the whole text in one pair of quotes: "..."'))
    if found := _STARTS_WITH_SIGN.search(line):
        sign = found[1][0]
        yield Cause(index, found.start(1), found.end(1),
                    (f"文が「{sign}」で始まっています", f"A text begins with “{sign}”, which means something to YAML"),
                    ('文を "..." で囲んでください', 'Put the text in quotes: "..."'))
    if found := _COLON_IN_TEXT.search(line):
        yield Cause(index, found.start(1), found.end(1), ("文の中に「: 」があります", "There is a “: ” within a text"),
                    ('文を "..." で囲んでください', 'Put the text in quotes: "..."'))


def _indented(lines: Sequence[str], at: int) -> Cause | None:
    """A line with a number of spaces at its start that no line above has, or deeper under a key that has a value."""
    if not 0 <= at < len(lines) or not lines[at].strip():
        return None
    indent = _indent(lines[at])
    above = [index for index in range(at) if lines[index].strip() and not lines[index].lstrip().startswith("#")]
    if above and indent > _indent(lines[above[-1]]) and _KEY_WITH_VALUE.match(lines[above[-1]]):
        number = above[-1] + 1
        return Cause(at, 0, max(indent, 1),
                     (f"{number}行目のキーにはもう値があるので、その下に字下げした行は置けません",
                      f"The key in line {number} has a value already, so no deeper line can stand below it"),
                     (f"行頭の空白を{number}行目とそろえるか、{number}行目の値を消してください",
                      f"Begin this line like line {number}, or delete the value there"))
    levels = {level: index + 1 for index in above for level in _levels(lines[index])}
    if levels and indent not in levels:
        nearest = min(levels, key=lambda level: (abs(level - indent), -level))
        return Cause(at, 0, max(indent, 1),
                     (f"行頭の空白が{indent}個です。上の行とそろっていません",
                      f"The line begins with {indent} space{'s' * (indent != 1)}, like no line above"),
                     (f"{levels[nearest]}行目と同じ{nearest}個にそろえてください",
                      f"Use {nearest}, as line {levels[nearest]} does"))
    return None


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _levels(line: str) -> Iterator[int]:
    """Where a line's entry begins, and where its first key begins behind the “- ”."""
    yield _indent(line)
    if found := re.match(r" *- +", line):
        yield found.end()
