"""Colours, once, for charts and pages, light and dark.

Cooperation is blue and conflict orange (a pair that colour-blind readers tell apart), three steps each; every
distinction by colour has a second sign: a shape, a place, a pattern or a word.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

FONT = '"Source Sans", "Source Sans Pro", "Noto Sans", system-ui, sans-serif'


@dataclass(frozen=True)
class Theme:
    """One look. `coop` and `conf` run from weak to strong; `edge` outlines marks; inks are for text on them."""

    name: str
    ink: str
    soft: str
    line: str
    band: str
    paper: str
    coop: tuple[str, str, str]
    conf: tuple[str, str, str]
    neutral: str
    edge_coop: str
    edge_conf: str
    on_strong: str
    on_weak: str
    level_band: str


LIGHT = Theme(
    "light", "#1c1f24", "#565c66", "#d5d3cc", "#f1efe9", "#fcfbf8",
    ("#cfe0f1", "#8db3da", "#2768a8"), ("#f7d6bd", "#eb9f67", "#bf5313"), "#dcdad3",
    "#1d4f82", "#8a3a0a", "#ffffff", "#1c1f24", "rgba(28,31,36,0.10)",
)  # fmt: skip
DARK = Theme(
    "dark", "#eceae4", "#a9abb1", "#3a3d44", "#1d1f24", "#15171b",
    ("#29425c", "#3a6da0", "#6db4f5"), ("#5a3a24", "#9d5a2a", "#f5a163"), "#4a4d54",
    "#a9d2fa", "#fbc79f", "#111316", "#f2f0ea", "rgba(236,234,228,0.13)",
)  # fmt: skip


def _shade(share: int) -> str:
    """So much of the system's ink on its paper, where a reader has forced its colours."""
    return f"color-mix(in srgb,CanvasText {share}%,Canvas)"


FORCED = Theme(
    "forced", "CanvasText", "CanvasText", _shade(40), _shade(12), "Canvas",
    *((_shade(15), _shade(30), _shade(80)),) * 2, _shade(22),
    "CanvasText", "CanvasText", "Canvas", "CanvasText", _shade(25),
)  # fmt: skip
TONES = {
    "allied": ("coop", 2), "aligned": ("coop", 1), "cooperative": ("coop", 0),
    "strained": ("conf", 0), "opposed": ("conf", 1), "at-war": ("conf", 2),
    "friendly": ("coop", 2), "good": ("coop", 1), "ordinary": ("coop", 0),
    "discord": ("conf", 0), "tension": ("conf", 1), "confrontation": ("conf", 2),
}  # fmt: skip
IN_APP = {"band": "pale", "edge-conf": "inkconf", "on-strong": "onstrong"}  # where the name in the app is another
NO_COLOUR = "rgba(0,0,0,0)"
CONTRAST = {"#444444": "#ffffff", "#ffffff": "#111316"}  # of hatches, which Plotly takes from the fill where fills are many

ON_FILLS = ("on_weak", "on_strong")  # the inks of a look that stand on fills


def step(value: float) -> int:
    """Weak, middle or strong (0, 1, 2) by the size of a Goldstein value."""
    size = abs(value)
    return 0 if size < 3.5 else 1 if size < 6.5 else 2


def weight_colour(theme: Theme, value: float | None) -> str:
    """The colour of an act by its Goldstein value; neutral for zero and for what has no value."""
    if not value:
        return theme.neutral
    return (theme.coop if value > 0 else theme.conf)[step(value)]


def tone_colour(theme: Theme, tone: str) -> str:
    """The colour of a stance, or of the article's reading of a period; what is unknown or silent has none."""
    if tone == "neutral":
        return theme.neutral
    side, number = TONES.get(tone, ("", 0))
    return getattr(theme, side)[number] if side else NO_COLOUR


def on(theme: Theme, colour: str) -> str:
    """The ink that is readable on a fill."""
    return theme.on_strong if colour in (theme.coop[2], theme.conf[2]) else theme.on_weak


def recoloured(within: str) -> str:
    """Rules of CSS by which a drawing that was made in the light look takes the colours of its reader's look.

    Plotly writes colours into each element, as a style or as an attribute, and knows no custom properties. So each colour is
    found by its value, which says what it stands for: no two tones of the light look that differ in the dark are alike,
    save the ink on fills, which is told by where it stands. What `color-scheme` says is followed without a new figure; where
    a reader has forced the system's colours, shades of these are all there is, and signs are told by shape, place and hatch.
    """
    both = [f"light-dark({light},{dark})" for light, dark in zip(_tones(LIGHT), _tones(DARK), strict=True)]
    hatches = [f"light-dark({light},{dark})" for light, dark in CONTRAST.items()]
    fills = [f"light-dark({getattr(LIGHT, ink)},{getattr(DARK, ink)})" for ink in ON_FILLS]
    band = f"light-dark({LIGHT.level_band},{DARK.level_band})"
    usual = _rules(within, both, hatches, fills, band)
    forced = _rules(
        within, _tones(FORCED), ["CanvasText", "Canvas"], [getattr(FORCED, ink) for ink in ON_FILLS], FORCED.level_band
    )
    return f"{usual}@media (forced-colors:active){{{forced}}}"


def _rules(within: str, tones: list[str], hatches: list[str], fills: list[str], band: str) -> str:
    """The rules by which the tones of the light look, and what hatches and stands on fills, become others."""
    pairs = dict(zip([*_tones(LIGHT), *CONTRAST], [*tones, *hatches], strict=True))
    rules = [
        f'{within} :is([style*="{what}: {_written(light)}"],[{what}="{_written(light)}"]){{{what}:{now}!important}}'
        for light, now in pairs.items()
        for what in ("fill", "stroke")
    ]
    rules += [
        f'{within} .bartext[style*="fill: {_written(getattr(LIGHT, ink))}"]{{fill:{now}!important}}'
        for ink, now in zip(ON_FILLS, fills, strict=True)
    ]
    whole = f"fill:{band}!important;fill-opacity:1!important"
    return "".join([*rules, f'{within} [style*="fill: {_written(LIGHT.ink)}; fill-opacity: 0.1;"]{{{whole}}}'])


def _tones(theme: Theme) -> list[str]:
    """The colours of a look but those of text on fills."""
    edges = [theme.edge_coop, theme.edge_conf]
    return [theme.ink, theme.soft, theme.line, theme.band, theme.paper, theme.neutral, *theme.coop, *theme.conf, *edges]


def _written(colour: str) -> str:
    """A colour as browsers write it in a style."""
    return f"rgb({', '.join(str(int(colour[i : i + 2], 16)) for i in (1, 3, 5))})"


def variables(theme: Theme) -> str:
    """The colours of a look as custom properties of CSS, for drawings and pages that are not made by Plotly."""
    return "".join(f"--{name}:{colour};" for name, colour in _named(theme).items())


def both_looks(prefix: str = "--d-", names: Mapping[str, str] = IN_APP) -> str:
    """The colours of both looks as custom properties, by the names that the app's stylesheet has for them, or by others."""
    pairs = zip(_named(LIGHT).items(), _named(DARK).values(), strict=True)
    return "".join(f"{prefix}{names.get(name, name)}: light-dark({light}, {dark});" for (name, light), dark in pairs)


def _named(theme: Theme) -> dict[str, str]:
    named = {
        "ink": theme.ink, "soft": theme.soft, "line": theme.line, "band": theme.band, "paper": theme.paper, "neutral": theme.neutral,
        "edge-coop": theme.edge_coop, "edge-conf": theme.edge_conf, "on-strong": theme.on_strong, "on-weak": theme.on_weak,
        "level-band": theme.level_band,
    }  # fmt: skip
    for side, colours in (("coop", theme.coop), ("conf", theme.conf)):
        named |= {f"{side}{i}": colour for i, colour in enumerate(colours)}
    return named
