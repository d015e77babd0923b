"""What a dossier is about stands in `data`: no module, page or asset names a state, its people or a dossier."""

from __future__ import annotations

import csv
import re

import pytest

from tests.architecture.house import ASSETS, MODULES, PAGES, ROOT, ROUTER, name

# Not in the list of states, or the names of their people.
ALSO = [
    "USA",
    "U.S.",
    "US",
    "USSR",
    "UK",
    "America",
    "American",
    "Pakistani",
    "India",
    "Indian",
    "Soviet",
    "Russian",
    "Taliban",
    "Chinese",
    "Afghan",
    "Afghani",
    "Iranian",
    "Iraqi",
    "Israeli",
    "British",
    "English",
    "French",
    "German",
    "Japanese",
    "Turkish",
    "Saudi",
    "Bangladeshi",
    "Kashmir",
    "Kashmiri",
    "Vietnamese",
    "Korean",
    "Cuban",
    "Ukrainian",
    "Polish",
    "Washington",
    "Islamabad",
    "Moscow",
    "Beijing",
    "Delhi",
    "Kabul",
    "Karachi",
    "Lahore",
    "CENTO",
    "SEATO",
    "NATO",
]
# In the list of states, and ordinary words or names of other things where they are found.
ALLOWED: dict[str, str] = {
    "Georgia": "a typeface",
    "ind": "an element of Word's XML",
}
READ = (*MODULES, *PAGES, ROUTER, *ASSETS)


def words() -> list[str]:
    with (ROOT / "data" / "shared" / "countries.csv").open(encoding="utf-8", newline="") as file:
        names = [row["name"] for row in csv.DictReader(file)]
    assert len(names) > 200
    return sorted({*names, *ALSO}, key=lambda word: (-len(word), word))


def ids() -> set[str]:
    """Ids of the dossiers there are, and of the sides of those that are published."""
    published = {folder.parent.name for folder in (ROOT / "data" / "dossiers").glob("*/dossier.yaml")}
    invented = {folder.parent.name for folder in (ROOT / "tests" / "dossiers").glob("*/dossier.yaml")}
    assert published and invented
    return published | invented | {side for found in published for side in found.split("-")}


def hits(pattern: re.Pattern[str]) -> list[str]:
    return [
        f"{name(path)}:{number}: {found.group()}"
        for path in READ
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1)
        for found in pattern.finditer(line)
        if found.group() not in ALLOWED
    ]


def test_there_is_something_to_read():
    assert len(READ) > 40


def test_no_state_is_named():
    named = hits(re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, words()))})(?![\w-])"))
    assert not named, "\n".join(named)


def test_no_dossier_is_named():
    named = hits(re.compile(rf"(?<![\w-])(?:{'|'.join(sorted(ids()))})(?![\w-])"))
    assert not named, "\n".join(named)


@pytest.mark.parametrize("word", ALLOWED)
def test_the_list_of_exceptions_is_needed(word: str):
    assert any(re.search(rf"\b{word}\b", path.read_text("utf-8")) for path in READ)
