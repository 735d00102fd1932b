"""Turn a template and what it may see into blocks.

Jinja runs the template in a sandbox; whatever `{{ }}` prints is kept aside and a mark printed in its place, so that
Markdown reads only what the template's author wrote (markers.py, markdown.py). Jinja's autoescape is on for one
reason: it tells the text of macros and call blocks (Markup) from data (str). Nothing is ever escaped to HTML: every
value is a mark by then.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from types import CodeType
from typing import Any

from jinja2 import BaseLoader, BytecodeCache, Environment, StrictUndefined, TemplateNotFound, UndefinedError, nodes
from jinja2 import pass_context as _pass_context
from jinja2.bccache import Bucket
from jinja2.compiler import CodeGenerator, Frame
from jinja2.exceptions import SecurityError, TemplateRuntimeError
from jinja2.loaders import split_template_path
from jinja2.runtime import Context, LoopContext, Undefined
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.utils import missing
from markupsafe import Markup
from pydantic import BaseModel

from successplan.compose.build import Build
from successplan.compose.kinds import SUFFIX, template_text
from successplan.compose.markdown import stories
from successplan.compose.marks import Field
from successplan.compose.mistakes import TemplateMistake, nearest, refused
from successplan.compose.values import INLINES
from successplan.words import Words

FILTERS = ("abs", "batch", "capitalize", "count", "default", "d", "dictsort", "first", "groupby", "int", "items",
           "last", "length", "list", "lower", "map", "max", "min", "reject", "rejectattr", "reverse", "select",
           "selectattr", "slice", "sort", "sum", "trim", "unique", "upper")
_INTERNAL = Words(ja="顧客に渡す文書から社内のデータには届きません（audience: internal の文書だけが使えます）",
                  en="This document is for the customer: internal data are out of its reach (only kinds with "
                     "audience: internal see them)")


def run(build: Build, vocabulary: Mapping[str, Callable[..., object]]) -> tuple[object, ...]:
    """What the kind's template says: its blocks and, in a deck, its slides, in order.

    Raises Refused with the template's file and line for every mistake of its author.
    """
    environment = _Sandbox(build, vocabulary)
    try:
        template = environment.get_template(f"kinds/{build.kind.name}{SUFFIX}")
        return stories(build, template.render(build.seen))
    except UnknownName as error:
        error.hint = nearest(error.name, (*vocabulary, *build.seen))
        raise refused(error, build.kind.path) from error
    except RecursionError as error:
        raise refused(TemplateMistake(Words(ja="テンプレートが自分自身を呼び続けています",
                                            en="The template calls itself without end")), build.kind.path) from error
    except Exception as error:
        raise refused(error, build.kind.path) from error


class _Marks(CodeGenerator):
    """Prints marks for what call blocks return, as for `{{ }}`; lets `~` join inlines as well as texts."""

    def visit_CallBlock(self, node: nodes.CallBlock, frame: Frame) -> None:
        inside, macro = self.macro_body(node, frame)
        self.writeline("caller = ")
        self.macro_def(macro, inside)
        self.start_write(frame, node)
        self.write("environment.apart(environment.finalize(context, ")
        self.visit_Call(node.call, frame, forward_caller=True)
        self.write("))")
        self.end_write(frame)

    def visit_Concat(self, node: nodes.Concat, frame: Frame) -> None:
        self.write("environment.glued((")
        for child in node.nodes:
            self.visit(child, frame)
            self.write(", ")
        self.write("))")


class _Missing(StrictUndefined):
    """Says what is missing in the author's terms, and names what is spelt like it."""

    def __init__(self, hint: str | None = None, obj: Any = missing, name: str | None = None,
                 exc: type[TemplateRuntimeError] = UndefinedError) -> None:
        said: Any = exc if issubclass(exc, SecurityError) else lambda message: _missing(hint, obj, str(name))
        super().__init__(hint, obj, name, said)


class _Sandbox(ImmutableSandboxedEnvironment):
    code_generator_class = _Marks
    intercepted_binops = frozenset(["+", "%", "*"])

    def __init__(self, build: Build, vocabulary: Mapping[str, Callable[..., object]]) -> None:
        super().__init__(
            undefined=_Missing, autoescape=True, trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=True,
            optimized=False, loader=_Folders(build.kind.folders), bytecode_cache=_COMPILED, auto_reload=False,
            finalize=_printed)
        self.build = build
        self.filters = {name: self.filters[name] for name in FILTERS if name in self.filters}
        self.filters.update({name: vocabulary[name] for name in vocabulary})
        known = {name: self.globals[name] for name in ("range", "namespace")}
        self.globals.clear()
        self.globals.update({**known, **vocabulary})

    def apart(self, mark: Markup) -> Markup:
        """The mark as a paragraph of its own: what a call block makes is never meant to stand in a line."""
        return Markup("\n\n") + mark + Markup("\n\n")

    def glued(self, parts: tuple[Any, ...]) -> Any:
        """`a ~ b`: a text where all parts are texts, else inlines."""
        if all(isinstance(part, (str, int)) and not isinstance(part, (Markup, bool)) for part in parts):
            return "".join(map(str, parts))
        return parts

    def getattr(self, obj: Any, attribute: str) -> Any:
        value = self._in_language(super().getattr(obj, attribute))
        return Field(value, obj, attribute) if type(value) is int and self.build.locale.marks is not None else value

    def getitem(self, obj: Any, argument: Any) -> Any:
        if not isinstance(argument, str) and not isinstance(obj, (str, tuple, list, Mapping)):
            return self.undefined(obj=obj, name=argument)
        return self._in_language(super().getitem(obj, argument))

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        if isinstance(left, (Markup, *INLINES)) or isinstance(right, (Markup, *INLINES)):
            raise TemplateMistake(Words(ja=f"文の部品を {operator} で組み合わせられません",
                                        en=f"Parts of a text cannot be combined by {operator}"),
                                  Words(ja="~ でつないでください", en="Join them with ~"))
        if operator == "%" and isinstance(left, str):
            raise SecurityError("“%” on a text would print values as Python sees them")
        return super().call_binop(context, operator, left, right)

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """Fields and our own methods of data; nothing of functions, of pydantic's machinery or of template text."""
        if isinstance(obj, (type, Markup, Path)) or (callable(obj) and not isinstance(obj, LoopContext)):
            return False
        if isinstance(obj, BaseModel):
            found = getattr(type(obj), attr, None)
            ours = (getattr(found, "__module__", "") or "").startswith("successplan.")
            return attr in type(obj).model_fields or (
                not attr.startswith("_") and (ours or isinstance(found, property)))
        return super().is_safe_attribute(obj, attr, value)

    def _in_language(self, value: Any) -> Any:
        """Texts for people become texts of the document's language the moment a template touches them."""
        if isinstance(value, Words):
            return self.build.words(value)
        if type(value) is tuple and any(isinstance(one, Words) for one in value):
            return tuple(self.build.words(one) if isinstance(one, Words) else one for one in value)
        return value


@_pass_context  # with the context Jinja cannot print at compile time, when there is no build yet
def _printed(context: Context, value: Any) -> Markup:
    """The mark that stands for what `{{ }}` printed; text of the template's own macros and call blocks as it is."""
    if isinstance(value, Markup):
        return value
    if isinstance(value, Undefined):
        str(value)
    environment = context.environment
    assert isinstance(environment, _Sandbox)
    return Markup(environment.build.markers.keep(value, sys._getframe(1)))


def _missing(hint: str | None, holder: Any, name: str) -> TemplateMistake:
    if hint:
        return TemplateMistake(Words(ja=f"値がありません: {hint}", en=hint))
    if name == "internal":
        return TemplateMistake(Words(ja="internal は使えません", en="internal cannot be used"), _INTERNAL,
                               rule="internal-stays-inside")
    if holder is missing:
        return UnknownName(name)
    return TemplateMistake(
        Words(ja=f"{type(holder).__name__} に {name} はありません", en=f"{type(holder).__name__} has no {name}"),
        nearest(name, _fields(holder)))


def _fields(holder: Any) -> list[str]:
    if isinstance(holder, Mapping):
        return [str(key) for key in holder]
    return [name for name in dir(holder) if not name.startswith(("_", "model_"))]


class UnknownName(TemplateMistake):
    """A name that nothing defines."""

    def __init__(self, name: str) -> None:
        super().__init__(Words(ja=f"{name} は定義されていません", en=f"{name} is not defined"))
        self.name = name


class _Folders(BaseLoader):
    """Finds `kinds/…` and `partials/…` in template folders, the first folder first."""

    def __init__(self, folders: tuple[Path, ...]) -> None:
        self.folders = folders

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        steps = split_template_path(template)
        for folder in self.folders:
            path = folder.joinpath(*steps)
            if path.is_file():
                return template_text(path), str(path), lambda: True
        raise TemplateNotFound(template)


class _Compiled(BytecodeCache):
    """Keeps compiled templates for the life of the process: the source's checksum is part of the key."""

    def __init__(self) -> None:
        self._kept: dict[str, tuple[str, CodeType | None]] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        checksum, code = self._kept.get(bucket.key, ("", None))
        if checksum == bucket.checksum:
            bucket.code = code

    def dump_bytecode(self, bucket: Bucket) -> None:
        self._kept[bucket.key] = (bucket.checksum, bucket.code)


_COMPILED = _Compiled()
