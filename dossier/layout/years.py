"""The acts of each year as a scene: cooperative ones up, conflictual ones down, those that filters leave over all there are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from dossier.content.model import Event
from dossier.content.problems import count
from dossier.index.events import by_year
from dossier.index.queries import Catalogue
from dossier.layout.primitives import Box, Panel, Primitive, Rule, Scene, Text

PANEL, HEIGHT, HALF = "years", 150, 0.41
LEAST = 2  # acts that the scale reaches up and down, however few there are
STEPS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000)
LINES = 3  # at most, above and below zero
SIDES = ("coop", "conf")
Numbers = Mapping[int, tuple[int, int]]  # cooperative and conflictual acts by year


def years_scene(
    catalogue: Catalogue,
    left: Iterable[Event],
    edition: str = "",
    years: tuple[int, int] | None = None,
    everything: Numbers | None = None,
) -> Scene:
    """The scene, with a box over the years chosen where these are given; `everything` is `by_year` of all events, where it is known.

    Its boxes have the roles `coop all`, `coop left`, `conf all` and `conf left`.
    """
    whole, some = everything or by_year(catalogue, catalogue.events.values(), edition), by_year(catalogue, left, edition)
    high, low = (max([LEAST, *(both[i] for both in whole.values())]) for i in (0, 1))
    panel = Panel(PANEL, HEIGHT, 0, -low * 1.2 - 0.3, high * 1.2 + 0.3)
    first, last = catalogue.opens.year, catalogue.closes.year
    items: list[Primitive] = [*_lines(high, low), *_boxes("all", whole, some, whole), *_boxes("left", some, some, whole)]
    if years:
        items.append(Box(role="chosen", panel=PANEL, x0=years[0], x1=years[1] + 1.0, y0=panel.low, y1=panel.high))
    return Scene(float(first), last + 1.0, (panel,), tuple(items), said=said(catalogue))


def said(catalogue: Catalogue) -> str:
    """What the drawing shows, for those who do not see it."""
    return (
        f"Cooperative acts of each year upward and conflictual ones downward, {catalogue.opens.year} to {catalogue.closes.year}; those "
        "that pass the filters are strong, all others pale. The table below has the same acts, and the two fields above choose the years."
    )


def _lines(high: int, low: int) -> Iterator[Primitive]:
    """A line and a number for round numbers of acts."""
    step = next((one for one in STEPS if max(high, low) / one <= LINES), STEPS[-1])
    for value in range(-(low // step) * step, high + 1, step):
        yield Rule(role="hairline" if value else "zero", panel=PANEL, y=value)
        yield Text(role="tick", panel=PANEL, y=value, lines=(str(abs(value)),))


def _boxes(which: str, of: Numbers, some: Numbers, whole: Numbers) -> Iterator[Box]:
    """A box for each year and side; all of a year say how many are left of how many."""
    for year, numbers in sorted(of.items()):
        sides = zip(some.get(year, (0, 0)), whole.get(year, numbers), ("cooperative", "conflictual"), strict=True)
        words = (str(year), *(_words(*side) for side in sides))
        for side, sign, number in zip(SIDES, (1, -1), numbers, strict=True):
            if number:
                middle = year + 0.5
                yield Box(
                    role=f"{side} {which}", panel=PANEL, id=f"year:{year}", words=words, x0=middle - HALF, x1=middle + HALF, y0=0.0,
                    y1=float(sign * number),
                )  # fmt: skip


def _words(number: int, whole: int, name: str) -> str:
    told = count(whole, f"{name} act")
    return told if number == whole else f"{number} of {told}"
