"""Turn what goes wrong in a template into a diagnostic at the template's line, with the next step."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches
from pathlib import Path
from types import TracebackType

from jinja2 import TemplateNotFound, TemplateSyntaxError
from jinja2.exceptions import SecurityError

from successplan.diagnostics import Diagnostic, Level, Place, Refused
from successplan.gate import read_text
from successplan.words import Words


class TemplateMistake(Exception):
    """A mistake of a template's author, said in their terms. Without a place it happened where the template calls."""

    def __init__(self, text: Words, hint: Words | None = None, place: Place | None = None,
                 rule: str = "template-works") -> None:
        super().__init__(text.say("en"))
        self.text, self.hint, self.place, self.rule = text, hint, place, rule


def nearest(name: str, known: Iterable[str]) -> Words | None:
    """A hint that names what is spelt most like `name`; None where nothing is."""
    names = sorted(set(known))
    close = get_close_matches(name, names, 3, 0.6) or [one for one in names if one.split(".")[-1] == name][:3]
    if not close:
        return None
    listed = ", ".join(close)
    return Words(ja=f"次のどれかではありませんか: {listed}", en=f"Did you mean {listed}?")


def line_place(file: Path, line: int | None) -> Place:
    """The place of a template's line, with the line itself where the file can be read."""
    if not line:
        return Place(file)
    try:
        lines = read_text(file).splitlines()
    except Refused:
        return Place(file, line)
    excerpt = lines[line - 1] if line <= len(lines) else ""
    start = len(excerpt) - len(excerpt.lstrip())
    return Place(file, line, start + 1, max(1, len(excerpt.strip())), excerpt)


def refused(error: Exception, template: Path) -> Refused:
    """The refusal that tells `error`, raised while `template` was compiled or ran."""
    place = _innermost(error.__traceback__) or Place(template)
    match error:
        case Refused():
            return error
        case TemplateMistake():
            found = Diagnostic(Level.ERROR, error.rule, error.text, error.place or place, error.hint)
        case TemplateSyntaxError():
            where = line_place(Path(error.filename) if error.filename else template, error.lineno)
            found = Diagnostic(Level.ERROR, "template-works", Words(
                ja=f"テンプレートの書き方が正しくありません: {error.message}",
                en=f"The template is not well written: {error.message}"), where)
        case TemplateNotFound():
            found = Diagnostic(Level.ERROR, "template-works", Words(
                ja=f"部品のテンプレート {error.name} がありません", en=f"There is no template {error.name}"), place,
                Words(ja="templates/ からの相対パスで書いてください（例: partials/note.md.j2）",
                      en="Write its path inside templates/, such as partials/note.md.j2"))
        case SecurityError():
            found = Diagnostic(Level.ERROR, "template-stays-inside", Words(
                ja=f"テンプレートから使えないものです: {error}", en=f"A template may not use this: {error}"), place,
                Words(ja="語彙は successplan/compose/vocabulary.py の説明にあります",
                      en="What templates may use is listed in successplan/compose/vocabulary.py"))
        case _:
            said = f"{type(error).__name__}: {error}"
            found = Diagnostic(Level.ERROR, "template-works", Words(
                ja=f"テンプレートのこの行で止まりました: {said}",
                en=f"The template stopped at this line: {said}"), place)
    return Refused([found])


def _innermost(trace: TracebackType | None) -> Place | None:
    """The place of the last template line on the way to the error (Jinja maps its frames to template lines)."""
    found: tuple[str, int] | None = None
    while trace is not None:
        name = trace.tb_frame.f_code.co_filename
        if name.endswith(".j2"):
            found = (name, trace.tb_lineno)
        trace = trace.tb_next
    return line_place(Path(found[0]), found[1]) if found else None
