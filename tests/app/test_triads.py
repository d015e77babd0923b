"""Structural balance on the page Alignments, without a browser."""

from __future__ import annotations

import csv
import io

from dossier.content.checks import examine
from dossier.index.queries import Catalogue
from dossier.index.triads import balance
from dossier.tabular.tables import all_tables
from tests.app.opening import assert_sound, opened, part, texts
from tests.samples import Page, copied


def lanes(at) -> list[str]:
    """The rows of the section without that of the sides."""
    return [attrs["aria-label"] for attrs, _ in Page(part(at, "triads_leaf")["html"]).all("section")][1:]


def test_the_section_stands_on_the_page_with_a_row_for_each_lane(folder):
    at = opened("alignments")
    assert_sound(at)
    dossier = examine(folder, form=False).dossier
    assert dossier and lanes(at) == list(Catalogue(dossier).lanes)
    assert "Structural balance" in texts(at, "header")


def test_the_third_parties_chosen_narrow_the_rows():
    at = opened("alignments")
    assert lanes(at) == ["Karsk"]
    at.multiselect(key="third").set_value(["hil"]).run()
    assert_sound(at)
    assert lanes(at) == [] and "no triad to show" in part(at, "triads_leaf")["html"]
    at.multiselect(key="third").set_value(["krp", "hil"]).run()
    assert lanes(at) == ["Karsk"], "a state and its successor share a lane"


def test_other_filters_do_not_change_a_triad():
    whole = part(opened("alignments"), "triads_leaf")["html"]
    for query in ({"stance": "allied"}, {"basis": "article"}, {"toward": "Velmark"}, {"words": "nothing-has-this-word"}):
        assert part(opened("alignments", **query), "triads_leaf")["html"] == whole


def test_the_download_has_all_triads_whatever_is_chosen(folder, downloads):
    dossier = examine(folder, form=False).dossier
    assert dossier
    opened("alignments", words="nothing-has-this-word")
    given = downloads["CSV of all triads by year"]
    rows = list(csv.DictReader(io.StringIO(given["data"].decode("utf-8"))))
    assert len(rows) == sum(map(len, balance(Catalogue(dossier)).lanes.values()))
    assert given["data"] == all_tables(Catalogue(dossier))["triads.csv"] and given["name"] == f"{folder.name}-triads.csv"


def test_a_dossier_without_alignments_and_events_is_sound(root, downloads):
    folder = copied(root)
    for name in ("alignments.yaml", "events.yaml"):
        (folder / name).write_text("", "utf-8")
    at = opened("alignments")
    assert not at.exception
    said = part(at, "triads_leaf")["html"]
    assert "every triad is unknown" in said and "no alignment on record" in said
    rows = list(csv.DictReader(io.StringIO(downloads["CSV of all triads by year"]["data"].decode("utf-8"))))
    assert {row["state"] for row in rows} == {"unknown"} and {row["ab"] for row in rows} == {""}
