"""The one table of how large anything from outside may be. What is larger is refused, never cut."""

from __future__ import annotations

from dataclasses import dataclass

KILO = 1024
MEGA = 1024 * KILO


@dataclass(frozen=True, slots=True)
class Limits:
    """Bytes, unless the name says otherwise."""

    yaml_file: int = 4 * MEGA
    csv_file: int = 32 * MEGA  # some 500,000 rows
    office_file: int = 64 * MEGA

    yaml_depth: int = 40  # a plan nests seven deep
    yaml_nodes: int = 400_000
    yaml_aliases: int = 100
    text_characters: int = 4_000  # a page and a half of Japanese
    number_digits: int = 30
    number_exponent: int = 30

    members: int = 5_000  # parts of an Office file; a deck of 200 slides has about 1,000
    member_name_characters: int = 250
    member: int = 128 * MEGA
    package: int = 256 * MEGA  # all parts together, unpacked
    ratio: int = 200  # unpacked to packed, for parts above `ratio_from`
    ratio_from: int = MEGA

    cell_characters: int = 2_000
    rows: int = 1_000_000
    columns: int = 2_000
    bad_cells: int = 200  # told of one file; whoever reads them corrects them together
    excerpt_characters: int = 400  # a longer line is no line that somebody wrote


LIMITS = Limits()
