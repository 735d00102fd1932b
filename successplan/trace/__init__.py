"""Turn a built file into its numbers with where they come from: read back from the file, joined with the record."""

from __future__ import annotations

from successplan.trace.pairing import Number, pair
from successplan.trace.reading import FORMATS, read
from successplan.trace.record import as_record, read_record

__all__ = ["FORMATS", "Number", "as_record", "pair", "read", "read_record"]
