"""What drawings as SVG are put together from: lengths, paths, words, the signs of marks and breaks, hatching."""

from __future__ import annotations

from dossier.content.unicode import columns
from dossier.layout.primitives import Box, Mark
from dossier.layout.shapes import SHAPES
from dossier.layout.theme import step
from dossier.render.markup import Markup, html, joined

WIDE = 6.8  # pixels of a letter in the widest of the fonts; a word that finds no room is left out
HATCHED = {"strained": "M0 5 5 0", "opposed": "M0 5 5 0M0 0 5 5", "at-war": "M2.5 0V5", "unknown": "M1 2.5H2"}
# Where words stand beside what they name, by its side: pixels to the right and down, and their anchor.
NAME_AT = {"right": (4, 4, "start"), "left": (-4, 4, "end"), "above": (0, -6, "middle"), "below": (0, 14, "middle")}
YEAR_AT = {"right": (7, "start"), "left": (-7, "end"), "": (-7, "end")}


def n(value: float) -> str:
    """A length with one decimal at most."""
    return f"{round(value, 1) + 0.0:.1f}".removesuffix(".0")


def path(css: str, d: str) -> Markup:
    return html('<path class="{css}" d="{d}"/>', css=css, d=d)


def label(x: float, y: float, text: str) -> Markup:
    return html('<text x="{x}" y="{y}">{text}</text>', x=n(x), y=n(y), text=text)


def weight_class(m: Mark) -> str:
    """The class of a mark by its weight: `c0` to `c2`, `x0` to `x2` for conflict, `z` for none; `o` where it is hollow."""
    css = f"{'c' if m.value > 0 else 'x'}{step(m.value)}" if m.value else "z"
    return css + (" o" if m.hollow else "")


def fits(one: Box, left: float, right: float) -> bool:
    """Whether a box has room for its text."""
    return columns(one.text) * WIDE <= right - left - 2


def defs() -> Markup:
    """The shapes of marks, and what fills boxes that colour alone must not tell apart."""
    shapes = joined(html('<path id="m{i}" d="{d}"/>', i=i, d=shape.path) for i, shape in enumerate(SHAPES.values()))
    hatches = {f"h-{key}": (f"t-{key}", d) for key, d in HATCHED.items()}
    hatches |= {f"h-{part}": (f"t-{part}", "M0 5 5 0") for part in ("coop", "conf")}
    return shapes + joined(
        html(
            '<pattern id="{key}" width="5" height="5" patternUnits="userSpaceOnUse"><path class="t-fill {css}" d="M0 0H5V5H0Z"/>'
            '<path class="t-hatch {css}" d="{d}"/></pattern>',
            key=key, css=css, d=d,
        )
        for key, (css, d) in hatches.items()
    )  # fmt: skip


def cross(x: float, y: float) -> str:
    """The sign for a year without an act, around a place."""
    return f"M{n(x - 2.2)} {n(y - 2.2)}l4.4 4.4m0-4.4-4.4 4.4"


def pointer(x: float, y: float) -> str:
    """The pointer at the top of a break."""
    return f"M{n(x - 4)} {n(y - 2)}h8l-4 7Z"


def tops(y: float, count: int, apart: float) -> list[float]:
    """Where lines of text stand around a height, the first at the top."""
    return [y + 4 + apart * (i - (count - 1) / 2) for i in range(count)]
