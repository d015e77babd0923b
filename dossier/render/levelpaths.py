"""The level of the acts as paths of the timeline's SVG: band, envelope and line, or the means where the record is too thin."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from dossier.layout.drawing import Drawn
from dossier.measures.flow import bin_middle

Place = Callable[[float], float]


def n(value: float) -> str:
    """A length with one decimal at most."""
    return f"{round(value, 1) + 0.0:.1f}".removesuffix(".0")


def level_paths(x: Place, y: Place, what: Drawn) -> str:
    """All paths of the level's panel; `x` takes decimal years and `y` Goldstein values to pixels."""
    level, unit, out = what.found.level, what.found.choice.unit, ""

    def points(places: Sequence[int], values: Sequence[float], by: str = unit) -> list[str]:
        return [f"{n(x(bin_middle(p, by)))} {n(y(v))}" for p, v in zip(places, values, strict=True)]

    if what.found.thin:
        means = what.found.means
        dots = points([row.place for row in means], [row.mean for row in means])
        out += f'<path class="t-means" d="{"".join(f"M{dot}m-2.6 0a2.6 2.6 0 1 0 5.2 0a2.6 2.6 0 1 0-5.2 0" for dot in dots)}"/>'
    if level:
        there = points(level.places, level.low) + points(level.places, level.high)[::-1]
        out += f'<path class="t-bandlevel" d="M{"L".join(there)}Z"/>'
    if env := what.envelope:
        places = range(env.first, env.first + len(env.low))
        both = "".join("M" + "L".join(points(places, values)) for values in (env.low, env.high))
        out += f'<path class="t-envelope" d="{both}"/>'
    if what.usual:
        out += f'<path class="t-usual" d="M{"L".join(points(what.usual.places, what.usual.level, "year"))}"/>'
    return out + (f'<path class="t-level" d="M{"L".join(points(level.places, level.level))}"/>' if level else "")
