"""Turn a template file into a document kind: what it is called, for whom it is, how it flows."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal, cast, get_args

from successplan.assets import template_folder
from successplan.compose.mistakes import line_place, nearest
from successplan.diagnostics import Diagnostic, Level, Refused
from successplan.gate import parse_yaml, read_text
from successplan.words import LANGUAGES, Words

Flow = Literal["pages", "slides", "form"]
Audience = Literal["customer", "internal"]
Readers = Literal["everyone", "evaluators"]
Dated = Literal["period", "quarter", "version", "week"]
SUFFIX = ".md.j2"
_FORMATS: dict[Flow, tuple[str, ...]] = {
    "pages": ("docx", "html", "pdf"), "slides": ("pptx", "html", "pdf"), "form": ("xlsx", "docx")}
_KEYS = ("title", "name", "flow", "audience", "readers", "formats", "dated", "minutes", "written_by", "appendix",
         "words")
_FRONT = re.compile(r"\A---[ \t]*\n(.*?)^---[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Kind:
    """A document kind. `folders` are the template folders in which it finds partials, its own first.

    `readers` says who of the customer gets it: what `contract.shown_to` keeps from users stands in none that they read.
    `title` stands on the document, `label` in its header and file name. `formats` are made when nobody says which.
    `dated` says what tells one issue from the next: the reported month, the reported quarter of the customer's fiscal
    year, the plan's version, or the week. `minutes` is the length of the meeting it is for, where it can do
    with fewer (build --minutes). What is `written_by` the customer is their own paper: their people without honorifics,
    no name or logo of ours. `appendix` is a kind that is made with it. `words` are texts of its own, by language and
    key.
    """

    name: str
    path: Path
    title: Words
    label: Words
    flow: Flow = "pages"
    audience: Audience = "customer"
    readers: Readers = "everyone"
    formats: tuple[str, ...] = ("docx",)
    dated: Dated = "version"
    minutes: int | None = None
    written_by: Literal["vendor", "customer"] = "vendor"
    appendix: str = ""
    words: Mapping[str, Any] = field(default_factory=dict)
    folders: tuple[Path, ...] = ()

    @property
    def can_be(self) -> tuple[str, ...]:
        """The formats in which it can be made when somebody asks for them."""
        return _FORMATS[self.flow]


def load_kind(name: str, folders: Iterable[Path] = ()) -> Kind:
    """The kind `name` from the first template folder that has it; those that ship come last.

    Raises Refused where no folder has it, or where its front matter is wrong.
    A user's template runs in this process, in the same sandbox as those that ship; a process of its own is to come.
    """
    places = (*folders, template_folder())
    for folder in places:
        path = folder / "kinds" / f"{name}{SUFFIX}"
        if Path(name).name == name != ".." and path.is_file():
            return _read_kind(name, path, places)
    known = sorted(kind_names(places))
    raise Refused([Diagnostic(
        Level.ERROR, "kind-known",
        Words(ja=f"文書の種類 {name} はありません", en=f"There is no document kind {name}"),
        hint=nearest(name, known) or Words(ja=f"あるもの: {', '.join(known)}", en=f"There are: {', '.join(known)}"))])


def kinds(folders: Iterable[Path] = ()) -> tuple[Kind, ...]:
    """All kinds, by name; a user's one hides one of the same name that ships."""
    places = (*folders, template_folder())
    return tuple(load_kind(name, places[:-1]) for name in sorted(kind_names(places)))


def kind_names(folders: Iterable[Path]) -> Iterator[str]:
    """The names of the kinds in these template folders, each once."""
    found = (path.name.removesuffix(SUFFIX) for folder in folders for path in sorted(folder.glob(f"kinds/*{SUFFIX}")))
    yield from dict.fromkeys(found)


def template_text(path: Path) -> str:
    """A template without its front matter, whose lines stay as empty ones, so that line numbers hold."""
    text = read_text(path)
    match = _FRONT.match(text)
    return "\n" * match[0].count("\n") + text[match.end():] if match else text


def _read_kind(name: str, path: Path, folders: tuple[Path, ...]) -> Kind:
    match = _FRONT.match(read_text(path))
    front = parse_yaml("\n" + match[1], path).data if match else {}  # the empty line stands for the first ---
    if not isinstance(front, dict) or "title" not in front:
        raise _refused(path, Words(ja="文書の種類に題がありません", en="The document kind has no title"),
                       Words(ja="ファイルの冒頭に --- で囲んで title: 題 と書いてください",
                             en="Begin the file with a part between --- lines that says title: …"))
    for key in front:
        if key not in _KEYS:
            raise _refused(path, Words(ja=f"{key} という項目はありません", en=f"There is no key {key}"),
                           nearest(str(key), _KEYS), _line_of(path, str(key)))
    flow = cast(Flow, _one_of(path, front, "flow", get_args(Flow), "pages"))
    title = words(front["title"])
    own_words = front.get("words") or {}
    if not isinstance(own_words, Mapping) or not all(isinstance(each, Mapping) for each in own_words.values()):
        raise _refused(path, Words(ja="words は言語ごとの語ではありません", en="words does not hold words by language"),
                       Words(ja="words: {ja: {語: 文}} の形にしてください", en="Write words: {en: {key: text}}"),
                       _line_of(path, "words"))
    return Kind(
        name, path, title, words(front["name"]) if "name" in front else title, flow,
        cast(Audience, _one_of(path, front, "audience", get_args(Audience), "customer")),
        cast(Readers, _one_of(path, front, "readers", get_args(Readers), "everyone")),
        _formats(path, front, flow),
        cast(Dated, _one_of(path, front, "dated", get_args(Dated), "period" if flow == "slides" else "version")),
        _minutes(path, front),
        cast(Any, _one_of(path, front, "written_by", ("vendor", "customer"), "vendor")),
        str(front.get("appendix", "")), own_words, folders)


def _minutes(path: Path, front: Mapping[str, Any]) -> int | None:
    value = front.get("minutes")
    if value is None or (isinstance(value, int) and not isinstance(value, bool) and value > 0):
        return value
    raise _refused(path, Words(ja=f"minutes の {value} は使えません", en=f"minutes cannot be {value}"),
                   Words(ja="会議の長さを分で書いてください（例: 45）", en="Write how long the meeting is, such as 45"),
                   _line_of(path, "minutes"))


def _formats(path: Path, front: Mapping[str, Any], flow: Flow) -> tuple[str, ...]:
    """The formats that are made when nobody says which: by default that which people edit."""
    given = front.get("formats", _FORMATS[flow][0])
    wanted = given if isinstance(given, tuple) else (given,)
    for each in wanted:
        _one_of(path, {"formats": each}, "formats", _FORMATS[flow], "")
    return wanted


def _one_of(path: Path, front: Mapping[str, Any], key: str, allowed: tuple[str, ...], default: str) -> str:
    value = front.get(key, default)
    if value in allowed:
        return str(value)
    raise _refused(path, Words(ja=f"{key} の {value} は使えません", en=f"{key} cannot be {value}"),
                   Words(ja=f"{'、'.join(allowed)} のどれかにしてください", en=f"Use one of {', '.join(allowed)}"),
                   _line_of(path, key))


def words(value: object) -> Words:
    """A text of the front matter: per language, or one that holds in every language."""
    if isinstance(value, Mapping):
        return Words(**{language: str(value[language]) for language in LANGUAGES if language in value})
    return Words(*(str(value) for _ in LANGUAGES))


def _line_of(path: Path, key: str) -> int:
    lines = read_text(path).splitlines()
    return next((number for number, line in enumerate(lines, 1) if line.startswith(f"{key}:")), 1)


def _refused(path: Path, text: Words, hint: Words | None = None, line: int = 1) -> Refused:
    return Refused([Diagnostic(Level.ERROR, "kind-well-formed", text, line_place(path, line), hint)])
