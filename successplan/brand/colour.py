"""Turn a theme's colours into tints and pick those that can be read.

Files name theme colours, so that a company's template recolours everything; the hex values worked out here serve for
contrast and as fallback. Lightness is changed as DrawingML does it: lumMod and lumOff on the HSL value.
"""

from __future__ import annotations

from collections.abc import Mapping
from colorsys import hls_to_rgb, rgb_to_hls
from dataclasses import dataclass
from typing import Literal, TypeAlias, get_args

Slot: TypeAlias = Literal[
    "tx1", "bg1", "tx2", "bg2", "accent1", "accent2", "accent3", "accent4", "accent5", "accent6", "hlink", "folHlink"
]
SLOTS: tuple[Slot, ...] = get_args(Slot)
Theme: TypeAlias = Mapping[Slot, str]
READABLE = 4.5  # WCAG 2.1, level AA, for text


@dataclass(frozen=True, slots=True)
class Colour:
    """A theme colour with its changes in percent (saturation, lightness factor, lightness added), and its `hex` now."""

    slot: Slot
    hex: str
    sat_mod: int | None = None
    lum_mod: int | None = None
    lum_off: int | None = None


@dataclass(frozen=True, slots=True)
class ToneColours:
    """What a tone looks like: `text` on the page or on `fill`, a tint for areas, `solid` for lines and bars."""

    text: Colour
    fill: Colour
    solid: Colour


def tinted(
    theme: Theme, slot: Slot, *, sat: int | None = None, mod: int | None = None, off: int | None = None
) -> Colour:
    """The theme colour `slot` with its saturation and lightness changed, percent each."""
    red, green, blue = (int(theme[slot][at : at + 2], 16) / 255 for at in (0, 2, 4))
    hue, light, saturation = rgb_to_hls(red, green, blue)
    light = min(1.0, light * (100 if mod is None else mod) / 100 + (off or 0) / 100)
    rgb = hls_to_rgb(hue, light, saturation * (100 if sat is None else sat) / 100)
    return Colour(slot, "".join(f"{round(channel * 255):02x}" for channel in rgb), sat, mod, off)


def of_theme_part(colours: Mapping[str, str], dark: bool = False) -> Theme:
    """The colours by use (tx1, bg1, tx2, bg2) from those by name (dk1, lt1, dk2, lt2), as a master maps them."""
    names = ("lt1", "dk1", "lt2", "dk2") if dark else ("dk1", "lt1", "dk2", "lt2")
    used: dict[Slot, str] = {slot: colours[slot] for slot in SLOTS[4:]}
    return dict(zip(SLOTS[:4], (colours[name] for name in names), strict=True)) | used


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two hex colours, 1 to 21 (WCAG 2.1, relative luminance)."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def tone_colours(theme: Theme, slot: Slot, fill_saturation: int | None = None) -> ToneColours:
    """The colours of a tone: the first variant of `slot` that can be read on the page and on its own tint.

    On a dark page tints are dark and texts light, so one brand.yml serves both.
    """
    dark = is_dark(theme)
    fill = tinted(theme, slot, sat=fill_saturation, mod=35 if dark else 10, off=None if dark else 90)
    text = readable(theme, slot, (theme["bg1"], theme["bg2"], fill.hex))
    return ToneColours(text, fill, readable(theme, slot, (theme["bg1"],), 3.0))


def readable(theme: Theme, slot: Slot, grounds: tuple[str, ...], ratio: float = READABLE) -> Colour:
    """The first variant of `slot` that has the contrast `ratio` on every ground, else the theme's text colour."""
    lighter = ((None, None), (80, 20), (60, 40), (40, 60), (20, 80))
    darker = ((None, None), (85, None), (75, None), (60, None), (50, None))
    for mod, off in lighter if is_dark(theme) else darker:
        colour = tinted(theme, slot, mod=mod, off=off)
        if all(contrast(colour.hex, ground) >= ratio for ground in grounds):
            return colour
    return tinted(theme, "tx1")


def is_dark(theme: Theme) -> bool:
    """True where the page is darker than its text."""
    return _luminance(theme["bg1"]) < _luminance(theme["tx1"])


def on(theme: Theme, ground: str) -> Colour:
    """The text or page colour of the theme, whichever can be read better on the hex colour `ground`."""
    return max((tinted(theme, slot) for slot in ("tx1", "bg1")), key=lambda colour: contrast(colour.hex, ground))


def _luminance(colour: str) -> float:
    channels = (int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
