"""Each control of the Evidence page narrows list and download alike, from the control and from the address."""

from __future__ import annotations

import csv
import io
import json

import pytest

from dossier.render.context import APP
from dossier.render.evidence import by_verdict, claim_section
from dossier.render.glossary import explained
from dossier.render.strips import strip_html
from tests.app.opening import assert_sound, html, notes, opened, part, picked, texts
from tests.samples import Page, copied, edited, invented

ALL = ["c01", "c02", "c03"]


def listed(at) -> list[str]:
    """The claims of the list, as the page has them and as it goes through them."""
    data = part(at, "claims_leaf")
    found = [attrs["data-item"].split(":")[1] for attrs, _ in Page(data["html"]).all("li")]
    assert found == data["order"]
    return found


def given(downloads) -> list[str]:
    (button,) = downloads.values()
    return [row.get("id", "") for row in csv.DictReader(io.StringIO(button["data"].decode("utf-8")))]


def test_without_filters_all_claims_are_shown_and_given(downloads):
    at = opened("evidence")
    assert listed(at) == given(downloads) == ALL
    assert list(downloads) == ["CSV of these 3 claims"] and "3 claims" in texts(at, "caption")


def test_every_claim_and_series_is_handed_on_once():
    at = opened("evidence")
    detail, record = part(at, "claim_leaf"), part(at, "series_leaf")
    assert detail["key"] == "claim" and {key for key in detail["sections"] if key} == set(detail["titles"]) == set(ALL)
    assert all(
        detail["sections"][key]
        == explained(claim_section(APP, invented(), invented().claims[key]), ("article", "editors", "record"))
        for key in ALL
    )
    assert record["strips"] == {key: strip_html(APP, invented(), s) for key, s in invented().series.items()}
    assert '<svg class="d-stripsvg"' not in record["html"] + "".join(detail["sections"].values())


FILTERS = [
    ("verdict", ["contradicted", "opinion"], ["contradicted", "opinion"], ["c02", "c03"]),
    ("kind", ["causal"], ["cause"], ["c03"]),
    ("during", ["treaty-years"], ["The treaty and the locks"], ALL),
    ("during", ["quiet-years"], ["The quiet years"], []),
    ("actor", ["kar"], ["Kingdom of Karsk"], ["c02"]),
]


@pytest.mark.parametrize(("key", "values", "labels", "wanted"), FILTERS)
def test_a_choice_narrows_list_and_download(downloads, key, values, labels, wanted):
    at = opened("evidence")
    downloads.clear()
    at.multiselect(key=key).set_value(values).run()
    assert_sound(at)
    assert listed(at) == given(downloads) == wanted
    assert all(label in " ".join(texts(at, "caption")) for label in labels)
    at.multiselect(key=key).set_value([]).run()
    assert listed(at) == ALL


@pytest.mark.parametrize(("key", "values", "labels", "wanted"), FILTERS)
def test_the_address_sets_the_choice(key, values, labels, wanted):
    at = opened("evidence", **{key: labels})
    assert_sound(at)
    assert at.multiselect(key=key).value == values and listed(at) == wanted and notes(at) == []


def test_words_narrow():
    at = opened("evidence")
    at.text_input(key="words").set_value("mutual AID").run()
    assert listed(at) == ["c02"] and "“mutual AID”" in " ".join(texts(at, "caption"))
    assert listed(opened("evidence", words="cannot be read")) == ["c03"]


def test_the_summary_counts_every_verdict_and_its_buttons_show_their_claims():
    at = opened("evidence")
    numbers = by_verdict(invented())
    for key, number in numbers.items():
        button = at.button(key=f"verdict_{key}")
        assert f"**{number}**" in button.label and button.disabled == (number == 0)
    at.button(key="verdict_contradicted").click().run()
    assert_sound(at)
    assert at.multiselect(key="verdict").value == ["contradicted"] and listed(at) == ["c02"]
    assert [b.key for b in at.button if b.icon == ":material/filter_alt:"] == ["verdict_contradicted"]
    assert {b.proto.type for b in at.button if b.key.startswith("verdict_")} == {"secondary"}, "another type is another button"
    assert ".st-key-verdict_contradicted button" in html(at)
    at.button(key="verdict_supported").click().run()
    assert listed(at) == ["c01"]
    at.button(key="verdict_supported").click().run()
    assert at.multiselect(key="verdict").value == [] and listed(at) == ALL


def test_no_claim_left_is_said_and_nothing_is_offered(downloads):
    at = opened("evidence", words="nothing-has-this-word")
    assert_sound(at)
    assert part(at, "claims_leaf")["order"] == [] and "No claim passes" in part(at, "claims_leaf")["html"]
    (button,) = downloads.values()
    assert button["disabled"]


@pytest.mark.parametrize("key", ["verdict", "kind", "during", "actor"])
def test_an_unknown_value_is_left_out_with_a_note(key):
    at = opened("evidence", **{key: ["Nowhere [x](y)"]})
    assert_sound(at)
    assert listed(at) == ALL and len(notes(at)) == 1
    assert key in notes(at)[0] and "Nowhere" in notes(at)[0] and "[x](y)" not in notes(at)[0]


def test_a_filter_leaves_the_pick_and_what_is_shown_of_it():
    at = opened("evidence", claim="c01", verdict="contradicted")
    assert_sound(at)
    assert picked(at)["claim"] == "c01" and listed(at) == ["c02"] and "c01" in part(at, "claim_leaf")["sections"]


def test_a_claim_that_is_not_there_gives_a_note():
    at = opened("evidence", claim="c99")
    assert_sound(at)
    assert "claim" not in picked(at) and len(notes(at)) == 1 and "c99" in notes(at)[0]


def test_a_dossier_without_claims_and_series_opens(root):
    folder = copied(root)
    (folder / "claims.yaml").unlink()
    for path in (folder / "series").iterdir():
        path.unlink()
    at = opened("evidence")
    assert_sound(at)
    assert (
        "No claim of the article" in part(at, "claims_leaf")["html"] and "No measured series" in part(at, "series_leaf")["html"]
    )
    assert not at.multiselect and not [b for b in at.button if b.key.startswith("verdict")]


def test_what_the_editors_left_out_is_on_the_page(root):
    folder = copied(root)
    (folder / "series" / "README.md").write_text("# Series\n\n- **Salt**: nobody counted it.\n", "utf-8")
    assert "Salt: nobody counted it." in part(opened("evidence"), "series_leaf")["html"]


def test_a_claim_shows_its_series(root):
    folder = copied(root)
    edited(
        folder / "claims.yaml", "  events: [treaty-of-hale-1952]\n", "  events: [treaty-of-hale-1952]\n  series: [timber-trade]\n"
    )
    at = opened("evidence")
    assert_sound(at)
    assert 'data-strip="timber-trade" data-marked="1952.000/1953.000"' in part(at, "claim_leaf")["sections"]["c01"]


def test_the_readers_original_is_shown_in_place_of_the_retelling(monkeypatch):
    from tests.samples import ORIGINAL

    monkeypatch.setenv("DOSSIER_ORIGINAL", str(ORIGINAL))
    assert "d-original" not in json.dumps(part(opened("evidence"), "claim_leaf"))
    at = opened("article", edition="The original")
    at.query_params.clear()
    at.switch_page("pages/evidence.py").run()
    assert_sound(at)
    assert "d-original" in json.dumps(part(at, "claim_leaf"))


def test_two_periods_of_one_title_can_be_chosen_apart(root):
    edited(copied(root) / "periods.yaml", "  title: The quiet years\n", "  title: The treaty and the locks\n")
    at = opened("evidence")
    during = at.multiselect(key="during")
    assert during.options == ["The treaty and the locks (treaty-years)", "The treaty and the locks (quiet-years)"]
    during.set_value(["quiet-years"]).run()
    assert_sound(at)
    assert listed(at) == [] and at.query_params["during"] == "quiet-years"
