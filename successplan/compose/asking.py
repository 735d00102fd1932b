"""Turn a decision into the question that is asked, by the endings that the language file lists."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from successplan.compose.build import Build
from successplan.compose.marks import bare
from successplan.compose.speech import t
from successplan.model import Decision


def question(build: Build, decision: Decision) -> str:
    """A decision as it is asked: 全43店に広げてよいか; Rent the two spare docks: yes or no?

    What ends as a question is asked as it stands. Japanese joins a verb by its te-form (`format.asked.te`: the longest
    ending that fits) and an acting noun behind its object (全43店に展開) by して; every other text is a thing to go by.
    """
    what = bare(build.words(decision.what)).rstrip("。. ")
    if what.endswith(tuple(build.locale.find("format.asked.ends") or ())):
        return build.locale.marked(what, "words", decision.what)
    joined = _joined(build, what)
    asked = what if decision.kind == "choose" else joined or what  # of a choice not whether is asked, but which
    said = build.locale.marked(asked, "words", decision.what)
    return str(t(build, f"line.decide.{decision.kind}{'_to' if joined else ''}", what=said))


def _joined(build: Build, what: str) -> str:
    """The text with its last word in the form that a question follows; "" where it does not end in a verb."""
    forms: Mapping[str, str] = build.locale.find("format.asked.te") or {}
    if not forms:
        return ""
    said = what.removesuffix(str(build.locale.get("format.asked.to")))
    fits = [ending for ending in forms if said.endswith(ending)]
    if fits:
        ending = max(fits, key=len)
        return said.removesuffix(ending) + forms[ending]
    acting = re.search(str(build.locale.get("format.asked.acting")), what)
    return what + str(build.locale.get("format.asked.do")) if acting else ""


FUNCTIONS: tuple[Callable[..., object], ...] = (question,)
