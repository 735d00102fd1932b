"""Turn what is wrong with a file as YAML into sentences for people who do not know YAML's terms."""

from __future__ import annotations

from successplan.diagnostics import Diagnostic, Place
from successplan.gate.limits import LIMITS
from successplan.gate.refuse import error

_QUOTE = ('文を "..." で囲んでください', 'Put the text in quotes: "..."')
_INDENT = (
    "行頭の空白の数を、前後の同じ段の行とそろえてください",
    "Give the line as many spaces at its start as the lines of the same level",
)

_BRACKET = ("or ']'", "or '}'", "expected node content")

# Parts of the parser's own sentences (in C and in Python), and what they mean for whoever wrote the file.
_MEANINGS: tuple[tuple[tuple[str, ...], tuple[str, str], tuple[str, str]], ...] = (
    (
        ("mapping values are not allowed",),
        (
            "「: 」が1行に2つあるか、行頭の空白がそろっていません",
            "There are two “: ” in a line, or the line is indented wrongly",
        ),
        (
            '文の中の「: 」は文ごと "..." で囲み、行頭の空白をそろえてください',
            "Put a text that holds “: ” in quotes, and see to the indentation",
        ),
    ),
    (
        ("tab character", "'\\t'"),
        ("行頭にタブがあります", "The line begins with a tab"),
        ("タブを半角の空白に置き換えてください", "Use spaces in its place"),
    ),
    (
        ("cannot start any token",),
        ("文がこの記号で始まっています", "A text begins with this character"),
        _QUOTE,
    ),
    (
        _BRACKET,
        ("括弧が閉じていません", "A bracket is not closed"),
        ("[ ] または { } の組を確かめてください", "See whether each [ has its ] and each { its }"),
    ),
    (
        ("unexpected end of stream",),
        ("引用符が閉じていません", "A quote is not closed"),
        ("文の終わりに同じ引用符を書いてください", "Write the same quote at the end of the text"),
    ),
    (
        ("unknown escape",),
        ('"..." の中の \\ の使い方が正しくありません', 'A \\ within "..." is not followed by what it needs'),
        ("\\ を \\\\ と書くか、'...' で囲んでください", "Write \\\\ for \\, or use '...'"),
    ),
    (
        ("expected key", "'-' indicator", "expected <block end>", "could not find expected ':'"),
        (
            "行頭の空白がそろっていないか、「キー: 値」の形になっていません",
            "The line is indented wrongly, or is not of the form “key: value”",
        ),
        _INDENT,
    ),
)


def is_open_bracket(problem: str) -> bool:
    """True where the parser means that a bracket is not closed."""
    return any(sign in problem for sign in _BRACKET)


def unreadable(problem: str, place: Place, started: int | None) -> Diagnostic:
    """The error for what the parser could not read."""
    if place.excerpt and place.column and place.excerpt[place.column - 1 : place.column] == "\t":
        problem = "tab character"
    text, hint = next(
        ((text, hint) for signs, text, hint in _MEANINGS if any(sign in problem for sign in signs)),
        (("YAML として読めません", "This cannot be read as YAML"), _INDENT),
    )
    if started is not None and place.line is not None and started < place.line:
        text = (f"{text[0]}（{started}行目から）", f"{text[1]} (begun in line {started})")
    return error("yaml-readable", text, hint, place)


def doubled_key(key: str, first_line: int, place: Place) -> Diagnostic:
    return error(
        "key-once",
        (
            f"{key} が2回あります（{first_line}行目と{place.line}行目）",
            f"{key} stands twice (lines {first_line} and {place.line})",
        ),
        ("1つにまとめるか、片方を消してください", "Make one of them, or delete one"),
        place,
    )


def forbidden_character(character: str, place: Place) -> Diagnostic:
    code = f"U+{ord(character):04X}"
    return error(
        "characters-printable",
        (f"目に見えない制御文字（{code}）があります", f"There is a control character ({code})"),
        ("その文字を消してください", "Delete the character"),
        place,
    )


def tag(name: str, place: Place) -> Diagnostic:
    return error(
        "yaml-plain",
        (f"型の指定（{name}）は使えません", f"Tags ({name}) cannot be used"),
        (
            '「!」で始まる語を消すか、文を "..." で囲んでください',
            "Delete the word that begins with “!”, or put the text in quotes",
        ),
        place,
    )


def merge_key(place: Place) -> Diagnostic:
    return error(
        "yaml-plain",
        ("「<<」による取り込みは使えません", "Merging with “<<” cannot be used"),
        ("取り込む内容をそのまま書いてください", "Write out what is to be merged"),
        place,
    )


def key_is_no_text(place: Place) -> Diagnostic:
    return error(
        "yaml-plain",
        ("キーが語ではありません", "A key is not a word"),
        ("「キー: 値」の形で書いてください", "Write it in the form “key: value”"),
        place,
    )


def second_document(place: Place) -> Diagnostic:
    return error(
        "yaml-plain",
        ("「---」でファイルが2つに分かれています", "“---” splits the file in two"),
        ("「---」の行を消してください", "Delete the line “---”"),
        place,
    )


def unknown_alias(name: str, place: Place) -> Diagnostic:
    return error(
        "yaml-plain",
        (f"「*{name}」が指すものがありません", f"“*{name}” points to nothing"),
        ('「*」で始まる文は "..." で囲んでください', "Put a text that begins with “*” in quotes"),
        place,
    )


def number_too_long(place: Place) -> Diagnostic:
    return error(
        "number-plain",
        ("数の桁が多すぎます", "The number has too many digits"),
        (
            f'{LIMITS.number_digits}桁までで書いてください。番号は "..." で囲みます',
            f"Use at most {LIMITS.number_digits} digits; put a code in quotes",
        ),
        place,
    )


def text_too_long(place: Place) -> Diagnostic:
    return error(
        "text-size",
        (f"文が長すぎます（上限 {LIMITS.text_characters:,}字）",
         f"The text is too long (at most {LIMITS.text_characters:,} characters)"),
        ("要点だけにするか、項目を分けてください", "Keep the main points, or make several entries of it"),
        place,
    )


def too_deep(place: Place) -> Diagnostic:
    return _beyond(place, "入れ子が深すぎます", "This is nested too deep", LIMITS.yaml_depth)


def too_many_nodes(place: Place) -> Diagnostic:
    return _beyond(place, "項目が多すぎます", "There are too many entries", LIMITS.yaml_nodes)


def too_many_aliases(place: Place) -> Diagnostic:
    return _beyond(place, "「*」による参照が多すぎます", "There are too many aliases (*)", LIMITS.yaml_aliases)


def _beyond(place: Place, ja: str, en: str, limit: int) -> Diagnostic:
    return error(
        "yaml-size",
        (f"{ja}（上限 {limit:,}）", f"{en} (at most {limit:,})"),
        ("正しいファイルかを確かめてください", "See whether it is the right file"),
        place,
    )
