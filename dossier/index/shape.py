"""The shape of the level in a few words: where it is highest and lowest, and where neither kind of act prevails."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

from dossier.index.fluctuation import Fluctuation
from dossier.index.words import enumerated, signed
from dossier.measures.flow import bin_label


@dataclass(frozen=True)
class Extreme:
    """The highest or lowest value of a level: its name, bin, value, and what a drawing writes there."""

    name: str
    bin: int
    value: float
    text: str


def extremes(found: Fluctuation) -> list[Extreme]:
    """The highest and the lowest value of the level, the first bin that has it; none where there is no level, or where it is flat."""
    level = found.level
    if level is None or signed(max(level.level)) == signed(min(level.level)):
        return []
    out = []
    for name, pick in (("highest", max), ("lowest", min)):
        value = pick(level.level)
        bin = level.bins[level.level.index(value)]
        out.append(Extreme(name, bin, value, f"{name.capitalize()}: {signed(value)} in {bin_label(bin, found.choice.unit)}"))
    return out


def balanced(found: Fluctuation) -> list[tuple[int, int]]:
    """Runs of bins in which the band of the level holds zero, first and last bin each."""
    level = found.level
    if level is None:
        return []
    there = [(bin, low <= 0 <= high) for bin, low, high in zip(level.bins, level.low, level.high, strict=True)]
    runs = [[bin for bin, _ in rows] for zero, rows in groupby(there, key=lambda row: row[1]) if zero]
    return [(rows[0], rows[-1]) for rows in runs]


def finding(found: Fluctuation) -> str:
    """What the level comes to, in one or two sentences of its numbers; empty where there is no level.

    Highest and lowest are set against each other only where their bands of 95 % do not overlap; where they do, the sentence
    says that the level may as well have stood still.
    """
    ends, level, unit = extremes(found), found.level, found.choice.unit
    if level is None:
        return ""
    runs = [_span(a, b, unit) for a, b in balanced(found)]
    when = enumerated(runs)
    zero = f" {when[0].upper()}{when[1:]} the band includes zero: neither cooperation nor conflict prevails." if runs else ""
    if not ends:
        return f"The level stands at {signed(level.level[0])} throughout.{zero}"
    high, low = ends
    at = {bin: i for i, bin in enumerate(level.bins)}
    where = f"{bin_label(high.bin, unit)} (level {signed(high.value)})", f"{bin_label(low.bin, unit)} ({signed(low.value)})"
    if level.low[at[high.bin]] <= level.high[at[low.bin]]:
        said = f"The acts were most cooperative in {where[0]} and least in {where[1]}, but the bands of both overlap: the level may not have moved."
    else:
        said = f"The acts were most cooperative in {where[0]} and least in {where[1]}."
    return said + zero


def _span(first: int, last: int, unit: str) -> str:
    a, b = bin_label(first, unit), bin_label(last, unit)
    return f"in {a}" if first == last else f"from {a} to {b}"
