"""Turn a brand's colours and fonts into the style sheet of its web pages: light, and dark where the reader asks for it.

The rules stand in templates/html/style.css and name custom properties alone; their values are worked out here, so that
every text can be read on its ground in both schemes. The dark scheme is the theme with page and text exchanged. Neither
holds a character that markup would have to escape, so the sheet is a text like any other.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from successplan.assets import template_folder
from successplan.brand.colour import READABLE, Theme, ToneColours, contrast, is_dark, on, readable, tinted
from successplan.document import Tone
from successplan.gate import read_text

_JAPANESE = ("Yu Gothic Medium", "Yu Gothic", "Hiragino Sans", "Noto Sans JP", "Noto Sans CJK JP", "Meiryo")
_BARE = re.compile(r"[^\w \-]")


@dataclass(frozen=True, slots=True)
class Scheme:
    """The colours of a page that is light, or of one that is dark."""

    theme: Theme
    tones: Mapping[Tone, ToneColours]

    def properties(self) -> dict[str, str]:
        """The custom properties of the style sheet as hex colours: page, ink and so on, and three for each tone."""
        theme, tones = self.theme, self.tones
        rule = tinted(theme, "bg1", off=16) if is_dark(theme) else tinted(theme, "bg1", mod=84)
        grounds = (theme["bg1"], theme["bg2"])
        out = {"page": theme["bg1"], "quiet": theme["bg2"], "ink": theme["tx1"], "rule": rule.hex,
               "title": readable(theme, "tx2", grounds).hex, "link": readable(theme, "hlink", grounds).hex}
        for tone, colours in tones.items():
            out |= {f"{tone}-text": colours.text.hex, f"{tone}-fill": colours.fill.hex,
                    f"{tone}-solid": colours.solid.hex, f"{tone}-on": _upon(theme, colours.solid.hex)}
        return {name: f"#{colour.lower()}" for name, colour in out.items()}


def style_sheet(light: Scheme, dark: Scheme, fonts: Iterable[str]) -> str:
    """The whole sheet. `fonts` are the brand's, asked for before those that a machine without them may have."""
    family = ", ".join(quoted(name) for name in dict.fromkeys((*fonts, *_JAPANESE)))
    tones = "\n".join(f".t-{tone} {{ {_of_tone(tone)} }}" for tone in light.tones)
    return "\n".join((
        f":root {{ color-scheme: light dark; --family: {family}, sans-serif; {_said(light)} }}",
        f"@media screen and (prefers-color-scheme: dark) {{ :root {{ {_said(dark)} }} }}",
        tones, read_text(template_folder() / "html" / "style.css")))


def _upon(theme: Theme, ground: str) -> str:
    """A colour of the theme that can be read on `ground`, else black or white: one of them always can."""
    own = on(theme, ground).hex
    return own if contrast(own, ground) >= READABLE else max("000000", "ffffff", key=lambda one: contrast(one, ground))


def _said(scheme: Scheme) -> str:
    return " ".join(f"--{name}: {colour};" for name, colour in scheme.properties().items())


def _of_tone(tone: Tone) -> str:
    return " ".join(f"--{part}: var(--{tone}-{part});" for part in ("text", "fill", "solid", "on"))


def quoted(words: str) -> str:
    """The words as a string of a style sheet, whatever somebody wrote."""
    return '"' + _BARE.sub(lambda found: f"\\{ord(found[0]):x} ", words) + '"'
