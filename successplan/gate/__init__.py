"""Turn what comes from outside (files, YAML, XML, Office packages) into plain values, or refuse it.

Everything from outside passes here; how large it may be stands in one table, limits.py.
"""

from __future__ import annotations

from successplan.gate.file import decode, read_bytes, read_text
from successplan.gate.limits import LIMITS, Limits
from successplan.gate.package import open_package
from successplan.gate.position import Positions, Span
from successplan.gate.refuse import error, refused
from successplan.gate.table import Cell, Table, cell_span, read_tables
from successplan.gate.unseen import UNSEEN, unseen_character
from successplan.gate.yaml_causes import slips
from successplan.gate.yaml_text import Parsed, parse_yaml, scan_yaml
from successplan.gate.yaml_write import quoted, written

__all__ = [
    "LIMITS",
    "UNSEEN",
    "Cell",
    "Limits",
    "Parsed",
    "Positions",
    "Span",
    "Table",
    "cell_span",
    "decode",
    "error",
    "open_package",
    "parse_xml",
    "parse_yaml",
    "quoted",
    "read_bytes",
    "read_tables",
    "read_text",
    "refused",
    "scan_yaml",
    "slips",
    "unseen_character",
    "written",
    "xml_parser",
]


def __getattr__(name: str) -> object:
    """parse_xml and xml_parser, which need lxml; a plan is checked without it."""
    if name in ("parse_xml", "xml_parser"):
        from successplan.gate import xml

        return getattr(xml, name)
    raise AttributeError(name)
