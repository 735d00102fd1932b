"""The shape of the package is held: which part may know which, what passes the gate, where words and markup stand."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parent.parent / "successplan"

# Who may import whom: a part of the package, or one module of it, and all that stands under it.
SAID = {"diagnostics", "words"}
DRAWN = {"render.markup", "render.package", "render.fit"}
ARROWS: dict[str, set[str]] = {
    "words": {"model.text"},  # only inside the function by which pydantic asks for the type
    "diagnostics": {"words"},
    "document": set(),
    "model": SAID,
    "gate": SAID,
    "load": {"model", "gate"} | SAID,
    "schema": {"model", "assets", "gate"},  # what editors show in Japanese stands with the templates
    # a new customer's files are made from files and written as files, before there is anything to build
    "start": {"model", "analyse", "load", "gate", "assets", "schema", "store"} | SAID,
    "analyse": {"model", "words"},
    "check": {"model", "analyse"} | SAID,
    "assets": {"gate"} | SAID,
    "compose": {"document", "model", "analyse", "assets", "gate"} | SAID,
    "brand": {"document", "assets", "gate", "render.pptx.xml"} | DRAWN | SAID,
    "charts": {"document", "brand", "gate"} | DRAWN | SAID,
    "render": {"document", "brand", "charts", "gate"} | SAID,
    "outputs": SAID,
    "office": SAID,
    "trace": {"document", "gate"} | SAID,  # a built file is a file from outside: it may have been edited
    "status": {"compose", "analyse", "model"} | SAID,  # a screen says things as the documents do: one set of words
    "store": {"gate"} | SAID,
    "bring": {"model", "gate"} | SAID,
    "intake": {"bring", "load", "model", "gate", "store"} | SAID,
    "agree": {"model", "analyse", "gate"} | SAID,
    "pipeline": {
        "load", "analyse", "check", "compose", "render", "model", "document", "brand", "assets", "outputs", "store",
        "office", "agree", "gate", "trace", "status"} | SAID,
    "cli": {
        "pipeline", "intake", "load", "analyse", "check", "schema", "start", "trace", "status", "document.dump",
        "model.scalar", "__version__"} | SAID,
    "__init__": {"pipeline", "diagnostics"},
    "__main__": {"cli"},
}

# Outside libraries that only one part may use: what comes in and what goes out has one door each.
DOORS: dict[str, set[str]] = {
    "click": {"cli"},
    "rich": {"cli"},
    "yaml": {"gate"},
    "openpyxl": {"gate"},
    "zipfile": {"gate", "render.package"},
    "jinja2": {"compose"},
    "markdown_it": {"compose"},
    "holidays": {"analyse"},
    "xlsxwriter": {"render.xlsx"},
    "pypdf": {"render.docx.pages"},
    "subprocess": {"office"},
}
FILES = {"cli", "load", "gate", "assets", "brand", "outputs", "store", "office"}  # the edges: the rest works on values
CLOCK = {"cli"}
READERS = {"XMLParser", "fromstring", "XML", "HTML", "parse", "iterparse", "fromstringlist"}

# Where text may become markup; everywhere else elements are built with `el`.
MARKUP = {
    "render/markup.py", "render/html/tags.py", "render/docx/xml.py", "render/pptx/xml.py", "charts/xml.py",
    "charts/workbook.py",
}

# Japanese that is no word for a reader: what may not begin or end a line, and the units that stay with their number.
TABLES = {"render/fit.py"}

LINES_OF_A_MODULE = 400
LINES_OF_A_FUNCTION = 60
SLOW_TO_IMPORT = (
    "pydantic", "lxml", "yaml", "openpyxl", "jinja2", "pptx", "docx", "xlsxwriter", "matplotlib", "holidays",
    "markdown_it", "budoux", "rich",
)
JAPANESE = re.compile("[぀-ヿ㐀-鿿]")
TAG = re.compile(r"</?[A-Za-z]\w*(:\w+)?[ />]")


@cache
def modules() -> dict[str, ast.Module]:
    """Every module of the package by its path in it."""
    return {path.relative_to(PACKAGE).as_posix(): ast.parse(path.read_text(encoding="utf-8"))
            for path in sorted(PACKAGE.rglob("*.py"))}


def dotted(name: str) -> str:
    """The dotted name of a module without the package's own: load/yaml.py is load.yaml."""
    return name.removesuffix(".py").removesuffix("/__init__").replace("/", ".")


def nothing(wrong: Iterable[str]) -> None:
    """Fails with everything that is wrong, a line each."""
    found = list(wrong)
    assert not found, "\n" + "\n".join(found)


def stands_in(name: str, parts: Iterable[str]) -> bool:
    return any(name == part or name.startswith(f"{part}.") for part in parts)


def imports(tree: ast.Module) -> Iterator[str]:
    """Every name that is imported anywhere in a module, at its top or inside a function."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are absolute"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def ours(tree: ast.Module) -> Iterator[str]:
    return (name.removeprefix("successplan.") for name in imports(tree) if name.startswith("successplan."))


@pytest.mark.parametrize("part", sorted({name.removesuffix(".py").split("/")[0] for name in modules()}))
def test_imports_point_one_way(part: str) -> None:
    assert part in ARROWS, f"say in ARROWS what {part} may import"
    wrong = [
        f"{name} imports {target}"
        for name, tree in modules().items() if name.removesuffix(".py").split("/")[0] == part
        for target in ours(tree)
        if not stands_in(target, ARROWS[part] | {part})
    ]
    nothing(wrong)


def test_a_forbidden_import_would_be_seen() -> None:
    tree = ast.parse("def draw() -> None:\n    from successplan.model import Plan\n")
    assert list(ours(tree)) == ["model.Plan"]
    assert not stands_in("model.Plan", ARROWS["render"] | {"render"})
    assert stands_in("render.markup.el", ARROWS["charts"])
    assert not stands_in("render.docx.writer", ARROWS["charts"])


@pytest.mark.parametrize("library", DOORS)
def test_each_door_to_the_outside_is_used_by_its_keeper_alone(library: str) -> None:
    users = [name for name, tree in modules().items() if any(stands_in(each, [library]) for each in imports(tree))]
    nothing(name for name in users if not stands_in(dotted(name), DOORS[library]))
    assert users, f"nothing uses {library} any more: take it out of DOORS"


def test_xml_is_parsed_in_the_gate_alone() -> None:
    wrong = [
        f"{name}:{node.lineno}"
        for name, tree in modules().items() if not name.startswith("gate/")
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and node.attr in READERS
        and isinstance(node.value, ast.Name) and node.value.id in ("etree", "html", "objectify", "ElementTree")
    ]
    imported = [f"{name} imports {each}" for name, tree in modules().items() if not name.startswith("gate/")
                for each in imports(tree)
                if each.startswith(("xml.", "lxml.etree.")) and each.rsplit(".", 1)[1] in READERS]
    nothing(wrong + imported)


def test_text_becomes_markup_in_few_places() -> None:
    wrong = [
        f"{name}:{node.lineno}"
        for name, tree in modules().items()
        if name not in MARKUP and name.split("/")[0] in ("render", "charts", "brand")
        for node in without_docstrings(tree)
        if (isinstance(node, ast.Constant) and isinstance(node.value, str) and TAG.search(node.value))
        or (isinstance(node, ast.Call) and called(node) == "Xml" and any(map(mixes_text_in, node.args)))
    ]
    nothing(wrong)


def mixes_text_in(argument: ast.expr) -> bool:
    """True where a text may slip into markup without being escaped; joining what is markup already is no harm."""
    return isinstance(argument, ast.Name | ast.JoinedStr) or any(
        isinstance(node, ast.JoinedStr) or (isinstance(node, ast.Call) and called(node) == "format")
        for node in ast.walk(argument)
    )


def calls(name: str) -> Iterator[ast.Call]:
    return (node for node in ast.walk(modules()[name]) if isinstance(node, ast.Call))


def test_files_are_touched_at_the_edges_alone() -> None:
    touch = {"read_text", "read_bytes", "write_text", "write_bytes", "mkdir", "unlink", "rename"}
    nothing(
        f"{name}:{call.lineno}" for name in modules() if not stands_in(dotted(name), FILES) for call in calls(name)
        if (isinstance(call.func, ast.Attribute) and call.func.attr in touch)
        or (isinstance(call.func, ast.Name) and call.func.id == "open")
    )


def test_the_day_is_always_an_argument() -> None:
    nothing(
        f"{name}:{call.lineno}" for name in modules() if not stands_in(dotted(name), CLOCK) for call in calls(name)
        if isinstance(call.func, ast.Attribute) and call.func.attr in ("today", "now", "utcnow", "fromtimestamp")
    )
    nothing(f"{name} imports {each}" for name, tree in modules().items() for each in imports(tree) if each == "time")


def test_only_the_command_line_prints() -> None:
    nothing(f"{name}:{call.lineno}" for name in modules() for call in calls(name)
            if isinstance(call.func, ast.Name) and call.func.id == "print")


def test_only_one_module_writes_zips() -> None:
    writers = [name for name, tree in modules().items()
               for node in ast.walk(tree) if not name.startswith("gate/")
               if isinstance(node, ast.Attribute) and node.attr in ("writestr", "ZipInfo")]
    assert set(writers) == {"render/package.py"}


def test_modules_stay_short() -> None:
    lengths = {path.relative_to(PACKAGE).as_posix(): len(path.read_text(encoding="utf-8").splitlines())
               for path in PACKAGE.rglob("*.py")}
    nothing(f"{name}: {lines} lines" for name, lines in lengths.items() if lines > LINES_OF_A_MODULE)


def test_functions_stay_short() -> None:
    lengths = {
        f"{name}:{node.name}": (node.end_lineno or 0) - node.lineno + 1
        for name, tree in modules().items() for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    }
    nothing(f"{name}: {lines} lines" for name, lines in lengths.items() if lines > LINES_OF_A_FUNCTION)


def test_every_module_says_what_it_is_for() -> None:
    silent = [name for name, tree in modules().items() if not ast.get_docstring(tree)]
    nothing(silent)


def test_words_for_customers_stand_in_templates() -> None:
    """A Japanese text in these parts is a message to the CSM, with its English beside it, or it is misplaced."""
    wrong = [
        f"{name}:{node.lineno}: {node.value}"
        for name, tree in modules().items()
        if name not in TABLES and name.split("/")[0] in ("compose", "render", "charts", "analyse", "document")
        for node in unpaired(tree)
    ]
    nothing(wrong)


def test_a_misplaced_word_would_be_seen() -> None:
    seen = "def title(n):\n    '''計画'''\n    return f'{n}月の計画'\n"
    paired = 'Words(ja="計画", en="plan")\nno("計画", "plan")\nsay((f"{n}月", f"month {n}"))\nre.compile("[ぁ-ん]")\n'
    assert [node.value for node in unpaired(ast.parse(seen))] == ["月の計画"]
    assert list(unpaired(ast.parse(paired))) == []


def unpaired(tree: ast.Module) -> Iterator[ast.Constant]:
    """The Japanese texts of a module that stand in no `Words`, in no pattern, and have no English beside them."""
    paired: set[int] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and called(node) in ("Words", "compile"):
            paired |= {id(inner) for inner in ast.walk(node)}
        elif isinstance(node, ast.keyword) and node.arg == "ja":
            paired |= {id(inner) for inner in ast.walk(node.value)}
        for left, right in neighbours(node):
            if not any(JAPANESE.search(text.value) for text in texts(right)) and any(True for _ in texts(right)):
                paired |= {id(text) for text in texts(left)}
    for node in without_docstrings(tree):
        if (isinstance(node, ast.Constant) and isinstance(node.value, str)
                and JAPANESE.search(node.value) and id(node) not in paired):
            yield node


def neighbours(node: ast.AST) -> Iterator[tuple[ast.expr, ast.expr]]:
    """Each argument of a call, or item of a tuple, with the one after it."""
    yield from pairwise(node.args if isinstance(node, ast.Call) else node.elts if isinstance(node, ast.Tuple) else ())


def texts(node: ast.AST) -> Iterator[ast.Constant]:
    return (each for each in ast.walk(node) if isinstance(each, ast.Constant) and isinstance(each.value, str))


def called(node: ast.Call) -> str:
    return node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")


def without_docstrings(tree: ast.Module) -> Iterator[ast.AST]:
    docstrings = {
        id(node.body[0].value) for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef) and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    return (node for node in ast.walk(tree) if id(node) not in docstrings)


@pytest.mark.parametrize("arguments", [[], ["--help"], ["build", "--help"], ["check", "--help"], ["--version"]])
def test_help_waits_for_no_library(arguments: list[str]) -> None:
    program = (
        "import sys\nfrom successplan.cli import run\n"
        f"code = run({arguments!r})\n"
        f"print('loaded:', *[name for name in {SLOW_TO_IMPORT!r} if name in sys.modules])\n"
        "sys.exit(code)\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    assert len(done.stdout.splitlines()) > 1  # it said something
    assert done.stdout.splitlines()[-1].strip() == "loaded:"
