"""Tints as DrawingML makes them, and contrast, against values worked out by hand."""

import pytest

from successplan.brand.colour import contrast, is_dark, of_theme_part, on, tinted, tone_colours

LIGHT = {
    "dk1": "1d2733", "lt1": "ffffff", "dk2": "0f2c44", "lt2": "f4f6f8", "accent1": "14507a", "accent2": "00796b",
    "accent3": "8a5000", "accent4": "b3261e", "accent5": "66727f", "accent6": "7fa6c2", "hlink": "14507a",
    "folHlink": "4c5a68",
}  # fmt: skip


def test_contrast_is_that_of_wcag() -> None:
    assert contrast("000000", "ffffff") == pytest.approx(21)
    assert contrast("777777", "777777") == pytest.approx(1)
    # (1 + 0.05) / (L + 0.05) with L of 767676 = ((0x76/255 + 0.055) / 1.055) ** 2.4 = 0.1812: 4.54, the known border
    assert contrast("767676", "ffffff") == pytest.approx(4.54, abs=0.005)


def test_a_tint_changes_the_lightness_alone() -> None:
    theme = of_theme_part({**LIGHT, "accent1": "ff0000"})
    # Red has lightness 0.5; 20 % of it and 80 % more make 0.9: red stays 255, the others (0.9 - 0.1) * 255 = 204.
    assert tinted(theme, "accent1", mod=20, off=80).hex == "ffcccc"
    # Half of the lightness: 0.25, that is 127.5 for red.
    assert tinted(theme, "accent1", mod=50).hex in ("7f0000", "800000")
    assert tinted(theme, "accent1", sat=0).hex in ("7f7f7f", "808080")


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("slot", ["accent1", "accent2", "accent3", "accent4", "accent5", "accent6", "tx1"])
def test_every_tone_can_be_read_on_the_page_on_panels_and_on_its_own_tint(slot: str, dark: bool) -> None:
    theme = of_theme_part(LIGHT, dark)
    tones = tone_colours(theme, slot)  # type: ignore[arg-type]
    for ground in (theme["bg1"], theme["bg2"], tones.fill.hex):
        assert contrast(tones.text.hex, ground) >= 4.5


def test_a_dark_page_turns_text_and_page_round() -> None:
    theme = of_theme_part(LIGHT, dark=True)
    assert (theme["bg1"], theme["tx1"]) == ("1d2733", "ffffff")
    assert is_dark(theme)
    assert not is_dark(of_theme_part(LIGHT))


def test_text_on_a_colour_is_the_one_that_can_be_read() -> None:
    theme = of_theme_part(LIGHT)
    assert on(theme, "14507a").slot == "bg1"
    assert on(theme, "ffefda").slot == "tx1"
