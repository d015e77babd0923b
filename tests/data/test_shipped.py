"""Every dossier that ships is sound, and the first one is as full as it promises to be."""

from __future__ import annotations

from collections import Counter

import pytest

from dossier.content.canonical import canonical
from dossier.content.checks import FILES, LISTS, examine
from dossier.content.dates import parse
from dossier.content.fields import specs
from dossier.content.files import DATA, dossier_folders
from dossier.content.rules import covered_years
from tests.second_opinion import edtf_bounds

FOLDERS = dossier_folders(DATA)


@pytest.fixture(scope="module")
def usa_pak():
    return examine(DATA / "usa-pak").dossier


def dates(dossier):
    """Every date of a dossier, once."""
    records = [dossier.meta, *(record for attr in LISTS for record in getattr(dossier, attr))]
    found = [getattr(r, name) for r in records for name, spec in specs(type(r)).items() if spec.kind == "date"]
    return sorted({when.text for when in [*found, dossier.article.meta.issued] if when})


def test_there_are_dossiers():
    assert DATA / "usa-pak" in FOLDERS


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_no_error_and_no_warning(folder):
    report = examine(folder, DATA)
    assert [str(problem) for problem in report.problems] == []
    assert report.dossier and report.left_out == 0 and report.dossier.events and report.dossier.article.sentences


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_files_are_in_canonical_form(folder):
    for name in ["dossier.yaml", *FILES.values(), *(f"series/{path.name}" for path in folder.glob("series/*.meta.yaml"))]:
        if (folder / name).exists():
            text = (folder / name).read_text("utf-8")
            assert canonical(text, name) == text, f"{folder.name}/{name}: run `python -m dossier format`"


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_dates_agree_with_the_edtf_package(folder):
    found = dates(examine(folder).dossier)
    assert len(found) > 10
    for text in found:
        assert edtf_bounds(text) == (parse(text).earliest, parse(text).latest), text


def test_the_record_is_full(usa_pak):
    acts = [event for event in usa_pak.events if event.layer == "act"]
    assert len(usa_pak.events) >= 250 and len(acts) >= 180


@pytest.mark.parametrize("decade", range(1950, 2030, 10))
def test_no_decade_is_empty(usa_pak, decade):
    years = [event.date.sort_key[0].year for event in usa_pak.events]
    assert sum(decade <= year < decade + 10 for year in years) >= 15


def test_both_sides_act(usa_pak):
    sources = Counter(event.source for event in usa_pak.events if event.layer == "act" and not event.joint)
    for side in (usa_pak.meta.side_a, usa_pak.meta.side_b):
        assert sources[side] >= 0.3 * sources.total()


@pytest.mark.parametrize("third", ["ind", "sun", "rus", "tal"])
def test_the_third_parties_are_covered_in_every_year(usa_pak, third):
    actor = next(actor for actor in usa_pak.actors if actor.id == third)
    needed, held = covered_years(usa_pak, actor.lane or actor.id)
    assert actor.covered and len(needed) > 20
    assert {side: sorted(needed - years) for side, years in held.items()} == {"usa": [], "pak": []}


def test_the_soviet_union_and_russia_share_a_lane(usa_pak):
    lanes = {actor.id: actor.lane for actor in usa_pak.actors}
    assert lanes["sun"] and lanes["sun"] == lanes["rus"]
