"""Turn what is known of a document's numbers into the record that stays beside the file, and back.

Texts, then for each of its numbers where it begins and ends and which of the origins is its own; the record is made of
lists because a long document has thousands of entries.
"""

from __future__ import annotations

import json
from typing import Any

from successplan.document import Drawn, Origin, Origins, Said

_FORM = 1


def as_record(origins: Origins) -> str:
    """The record as JSON, the same text for the same origins."""
    known: dict[Origin, int] = {}

    def number(origin: Origin) -> int:
        return known.setdefault(origin, len(known))

    said = [[one.text, one.where, one.row, one.column, [[start, end, number(of)] for start, end, of in one.spans]]
            for one in origins.said]
    drawn = [[one.chart, one.series, number(one.origin), [[at, value, number(of)] for at, value, of in one.points]]
             for one in origins.drawn]
    listed = [[one.what, one.of, one.name, one.source, one.day, list(one.at)] for one in known]
    return json.dumps({"form": _FORM, "origins": listed, "said": said, "drawn": drawn}, ensure_ascii=False,
                      separators=(",", ":")) + "\n"


def read_record(text: str) -> Origins:
    """The origins of a record. Raises ValueError for a text that is none of ours."""
    try:
        data: dict[str, Any] = json.loads(text)
        if data["form"] != _FORM:
            raise ValueError("a record of another version")
        origins = [Origin(what, of, name, source, day, tuple(at))
                   for what, of, name, source, day, at in data["origins"]]
        said = tuple(Said(text, tuple((start, end, origins[of]) for start, end, of in spans), where, row, column)
                     for text, where, row, column, spans in data["said"])
        drawn = tuple(Drawn(chart, series, origins[of], tuple((at, value, origins[each]) for at, value, each in points))
                      for chart, series, of, points in data["drawn"])
    except (KeyError, TypeError, IndexError) as problem:
        raise ValueError(str(problem)) from problem
    return Origins(said, drawn)
