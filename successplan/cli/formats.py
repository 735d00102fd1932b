"""Turn diagnostics into JSON, SARIF 2.1.0 and the workflow commands of GitHub, for programs that read on."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from successplan import __version__
from successplan.diagnostics import Diagnostic, Level, Place
from successplan.words import Language

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_SARIF_LEVELS = {Level.ERROR: "error", Level.WARNING: "warning", Level.INFO: "note"}
_GITHUB_LEVELS = {Level.ERROR: "error", Level.WARNING: "warning", Level.INFO: "notice"}


def as_json(diagnostics: Iterable[Diagnostic], language: Language) -> str:
    """A JSON list with an object a diagnostic: level, rule, text, hint, file, line, column, width; null = not known."""
    return json.dumps([_object(each, language) for each in diagnostics], ensure_ascii=False, indent=2)


def _object(diagnostic: Diagnostic, language: Language) -> dict[str, Any]:
    place = diagnostic.place
    return {
        "level": diagnostic.level.value,
        "rule": diagnostic.rule,
        "text": diagnostic.text.say(language),
        "hint": diagnostic.hint.say(language) if diagnostic.hint else None,
        "file": place.file.as_posix() if place else None,
        "line": place.line if place else None,
        "column": place.column if place else None,
        "width": place.width if place and place.column is not None else None,
    }


def as_sarif(diagnostics: Sequence[Diagnostic], language: Language) -> str:
    """One run of SARIF 2.1.0: the rules that spoke with their manual, and a result a diagnostic."""
    names = sorted({each.rule for each in diagnostics})
    run = {
        "tool": {"driver": {
            "name": "successplan", "version": __version__, "rules": [_rule(name, language) for name in names]}},
        "columnKind": "unicodeCodePoints",
        "results": [_result(each, names, language) for each in diagnostics],
    }
    return json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2)


def _rule(name: str, language: Language) -> dict[str, Any]:
    from successplan.check import all_rules
    from successplan.check.manual import page, summary

    manual = next((rule.manual for rule in all_rules() if rule.name == name), None)
    if manual is None:
        return {"id": name}  # what loading, composing and rendering say has no manual
    short, whole = summary(manual, language), page(manual, language)
    return {"id": name, "shortDescription": {"text": short}, "help": {"text": whole}}


def _result(diagnostic: Diagnostic, names: Sequence[str], language: Language) -> dict[str, Any]:
    said = [words.say(language) for words in (diagnostic.text, diagnostic.hint) if words]
    result: dict[str, Any] = {
        "ruleId": diagnostic.rule,
        "ruleIndex": names.index(diagnostic.rule),
        "level": _SARIF_LEVELS[diagnostic.level],
        "message": {"text": "\n".join(said)},
    }
    if diagnostic.place:
        result["locations"] = [{"physicalLocation": _location(diagnostic.place)}]
    return result


def _location(place: Place) -> dict[str, Any]:
    location: dict[str, Any] = {"artifactLocation": {"uri": _uri(place.file)}}
    if place.line is not None:
        location["region"] = {"startLine": place.line}
        if place.column is not None:
            location["region"] |= {"startColumn": place.column, "endColumn": place.column + place.width}
    return location


def _uri(file: Path) -> str:
    from urllib.parse import quote

    return file.as_uri() if file.is_absolute() else quote(file.as_posix())


def as_github(diagnostics: Iterable[Diagnostic], language: Language) -> str:
    """A workflow command a line; what would end or part a command is escaped as the runner wants it."""
    return "\n".join(_command(each, language) for each in diagnostics)


def _command(diagnostic: Diagnostic, language: Language) -> str:
    place = diagnostic.place
    about = {"title": diagnostic.rule}
    if place:
        about = {"file": place.file.as_posix()} | about
        if place.line is not None:
            about["line"] = str(place.line)
            if place.column is not None:
                about["col"] = str(place.column)
    said = "\n".join(words.say(language) for words in (diagnostic.text, diagnostic.hint) if words)
    properties = ",".join(f"{key}={_property(value)}" for key, value in about.items())
    return f"::{_GITHUB_LEVELS[diagnostic.level]} {properties}::{_data(said)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
