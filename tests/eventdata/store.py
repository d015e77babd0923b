"""A small store of made-up rows for the app's tests: two data sets that move as one says, and a dyad of others. Nobody's rows are copied."""

from __future__ import annotations

from math import sin
from pathlib import Path
from random import Random

from tests.eventdata.made import ICEWS, gdelt, icews, imported, written

MADE_UP = "https://example.org/made-up/"
COOP, CONF = ("042", "050", "057", "010", "070"), ("111", "120", "138", "163", "190")
SIDES = (("USAGOV", "PAKGOV"), ("PAKGOV", "USA"), ("PAK", "USAMIL"))
NAMES = {"USA": "United States", "PAK": "Pakistan"}


def code(chance: Random, year: int) -> str:
    """Cooperative more often in some years than in others."""
    return chance.choice(COOP if chance.random() < 0.55 + 0.4 * sin((year - 1980) / 4) else CONF)


def gdelt_rows(first: int = 1980, last: int = 2010, a_year: int = 36) -> list[str]:
    """Rows of the United States and Pakistan, and a few of India and France; no two are alike."""
    chance, out = Random(1), []
    for year in range(first, last + 1):
        for i in range(a_year):
            source, target = SIDES[i % 3]
            day = f"{year}{1 + i % 12:02d}{1 + (7 * i) % 28:02d}"
            out.append(
                gdelt(1000 * year + i, day, source, target, code(chance, year), link=f"{MADE_UP}{year}-{i}", name="MADE UP")
            )
        out.append(gdelt(1000 * year + 900, f"{year}0610", "IND", "FRA", COOP[year % 5], link=f"{MADE_UP}{year}", name="MADE UP"))
    return out


def icews_rows(first: int = 1995, last: int = 2015, a_year: int = 12) -> list[str]:
    chance, out = Random(2), ["\t".join(ICEWS)]
    for year in range(first, last + 1):
        for i in range(a_year):
            source, target = ("USA", "PAK") if i % 2 else ("PAK", "USA")
            day = f"{year}-{1 + i % 12:02d}-{1 + (5 * i) % 28:02d}"
            out.append(icews(1000 * year + i, NAMES[source], NAMES[target], code(chance, year), day))
    return out


def made_store(folder: Path) -> Path:
    """The store in a folder, through the importer."""
    imported(folder, written(folder / "made-up-gdelt.csv", *gdelt_rows()), written(folder / "made-up-icews.tab", *icews_rows()))
    return folder / "store"
