"""Turn theme colours into WordprocessingML: the theme's name for Word, a literal value for readers without themes."""

from __future__ import annotations

from collections.abc import Mapping
from colorsys import hls_to_rgb, rgb_to_hls
from dataclasses import dataclass
from typing import cast

from successplan.brand.colour import Slot
from successplan.brand.theme import hex_of
from successplan.render.markup import Xml, el

# What WordprocessingML calls the slots of a theme.
_NAMES = {"tx1": "text1", "bg1": "background1", "tx2": "text2", "bg2": "background2", "hlink": "hyperlink"}


@dataclass(frozen=True, slots=True)
class Ink:
    """A slot of the theme; `tint` is the share that is left of it, the rest is white."""

    slot: Slot
    tint: float = 1


@dataclass(frozen=True, slots=True)
class Palette:
    """The colours of a theme: hex values by use, such as tx1 or accent1."""

    colours: Mapping[Slot, str]

    def text(self, ink: Ink) -> Xml:
        """`w:color`, for letters."""
        return el("w:color", {"w:val": self.hex(ink), **_theme(ink, "w:themeColor", "w:themeTint")})

    def fill(self, ink: Ink) -> Xml:
        """`w:shd`, for the ground of a paragraph, run or cell."""
        theme = _theme(ink, "w:themeFill", "w:themeFillTint")
        return el("w:shd", {"w:val": "clear", "w:color": "auto", "w:fill": self.hex(ink), **theme})

    def line(self, side: str, ink: Ink, eighths: int, space: int = 0) -> Xml:
        """A border at `side` (top, left, insideH ...) of `eighths` of a point, `space` points from the text."""
        theme = _theme(ink, "w:themeColor", "w:themeTint")
        shape = {"w:val": "single", "w:sz": eighths, "w:space": space, "w:color": self.hex(ink)}
        return el(f"w:{side}", {**shape, **theme})

    def hex(self, ink: Ink) -> str:
        """The literal value, tinted as Word tints: luminance L becomes L * tint + (1 - tint)."""
        value = hex_of(self.colours[ink.slot])
        if ink.tint == 1:
            return value
        hue, luminance, saturation = rgb_to_hls(*(int(value[at : at + 2], 16) / 255 for at in (0, 2, 4)))
        rgb = hls_to_rgb(hue, luminance * ink.tint + (1 - ink.tint), saturation)
        return "".join(f"{round(part * 255):02X}" for part in rgb)


def used(tones: Mapping[str, str]) -> dict[str, Slot]:
    """The tones with their colours named by use (tx1, bg1, tx2, bg2) where they are named as in a theme (dk1 ...)."""
    by_use = {"dk1": "tx1", "lt1": "bg1", "dk2": "tx2", "lt2": "bg2"}
    return {tone: cast(Slot, by_use.get(slot, slot)) for tone, slot in tones.items()}


def _theme(ink: Ink, colour: str, tint: str) -> dict[str, str]:
    named = {colour: _NAMES.get(ink.slot, ink.slot)}
    return named if ink.tint == 1 else {**named, tint: f"{round(ink.tint * 255):02X}"}
