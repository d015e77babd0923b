"""The page Compare: what can be chosen, from the controls and from the address, and what is handed on."""

from __future__ import annotations

import pytest

from dossier.content.files import DATA
from dossier.index.compare import PERIODS, compared, finding, of_years, parties, ranges, usual, usual_years
from tests.app.opening import assert_sound, notes, opened, part
from tests.samples import FOLDERS, Page, catalogue_of, copied, invented


def heads(at) -> list[str]:
    """The names of both ranges, as the sections are called."""
    return [attrs["aria-label"] for attrs, _ in Page(part(at, "compare_leaf")["html"]).all("section")]


def said(at) -> str:
    return part(at, "compare_leaf")["html"]


def test_it_begins_with_the_leaders_of_the_first_side():
    at = opened("compare")
    assert_sound(at)
    there = ranges(invented(), "vel")
    a, b = usual(invented(), "vel")
    assert heads(at) == [f"A: {there[a].name}", f"B: {there[b].name}"] and at.selectbox(key="a vel").value == a
    assert notes(at) == [] and not any(key in at.query_params for key in ("ranges", "a", "b")), (
        "what is as usual is not in the address"
    )


def test_two_choices_set_two_leaders_side_by_side():
    at = opened("compare")
    at.selectbox(key="a vel").set_value("aldane-1950").run()
    at.selectbox(key="b vel").set_value("brae-1979").run()
    assert_sound(at)
    assert heads(at) == ["A: Berit Aldane", "B: Signe Brae"]
    assert at.query_params["a"] == "aldane-1950"
    again = opened("compare", a="aldane-1950", b="brae-1979")
    assert said(again) == said(at) and notes(again) == []


@pytest.mark.parametrize("kind", ["ost", PERIODS])
def test_another_kind_begins_with_its_own_ranges(kind):
    at = opened("compare", a="aldane-1950")
    at.segmented_control(key="ranges").set_value(kind).run()
    assert_sound(at)
    names = [one.name for one in ranges(invented(), kind).values()]
    assert all(head[3:] in names for head in heads(at)) and "a" not in at.query_params and at.query_params["ranges"] == kind
    assert notes(at) == []
    at.segmented_control(key="ranges").set_value("vel").run()
    assert "ranges" not in at.query_params


def test_years_of_ones_own():
    at = opened("compare", ranges="years", a="1950-1955", b="1963")
    assert_sound(at)
    assert heads(at) == ["A: 1950 to 1955", "B: 1963"] and at.slider(key="b years").value == (1963, 1963)
    at.slider(key="a years").set_value((1952, 1953)).run()
    assert heads(at)[0] == "A: 1952 to 1953" and at.query_params["a"] == "1952-1953"
    what = compared(invented(), of_years(invented(), 1952, 1953), of_years(invented(), 1963, 1963))
    assert finding(what) in said(at)
    fresh = opened("compare", ranges="years")
    assert [at_.value for at_ in (fresh.slider(key="a years"), fresh.slider(key="b years"))] == list(usual_years(invented()))


@pytest.mark.parametrize(
    ("query", "left"),
    [
        ({"ranges": "kings"}, "kings"),
        ({"a": "nobody"}, "nobody"),
        ({"ranges": "years", "b": "1700-x"}, "1700-x"),
        ({"ranges": "years", "a": "1066"}, "1066"),
    ],
)
def test_what_is_not_known_is_left_out_with_a_note(query, left):
    at = opened("compare", **query)
    assert_sound(at)
    assert len(notes(at)) == 1 and left in notes(at)[0].replace("\\", "") and len(heads(at)) == 2


def test_acts_lead_to_their_events_and_dots_are_said_in_a_list():
    at = opened("compare", ranges="years", a="1950-2026", b="1950-1960")
    page = Page(said(at))
    acts = [e for e in invented().acts() if e.cameo]
    links = [attrs["data-pick"] for attrs, _ in page.all("a") if attrs["data-pick"].startswith("event:")]
    assert {f"event:{e.id}" for e in acts} == set(links) and links.count(f"event:{acts[0].id}") >= 2


def test_a_dossier_without_leaders_begins_with_the_periods(tmp_path, monkeypatch):
    folder = copied(tmp_path)
    (folder / "leaders.yaml").unlink()
    monkeypatch.setenv("DOSSIER_DATA", str(tmp_path))
    at = opened("compare")
    assert_sound(at)
    names = [p.title for p in invented().periods.values()]
    assert [head[3:] in names for head in heads(at)] == [True, True] and "Also in office" not in said(at)


def test_two_third_parties_stand_side_by_side(folder):
    there = parties(catalogue_of(FOLDERS[0] if folder.name == FOLDERS[0].name else DATA / folder.name))
    at = opened("compare")
    headers = [h.value for h in at.header]
    if len(there) < 2:
        assert headers == [] and not [one for one in at.selectbox if one.key == "party"]
        return
    assert headers == ["Two third parties"], "one dossier offers no other"
    assert [at.selectbox(key=key).value for key in ("party", "other_party")] == there[:2]
    assert "Toward " in part(at, "parties_leaf")["html"] and "stands on both sides" not in part(at, "parties_leaf")["html"]
    at = opened("compare", party=there[1])
    assert_sound(at)
    assert "stands on both sides" in part(at, "parties_leaf")["html"]
    assert len(notes(opened("compare", party="Atlantis"))) == 1


def test_another_dossier_stands_beside_and_never_itself(root):
    for name in ("one", "two", "three"):
        change = copied(root, name) / "dossier.yaml"
        change.write_text(change.read_text("utf-8").replace("title: Velmark - Ostrania", f"title: Dossier {name}"), "utf-8")
    at = opened("compare", dossier="two")
    assert_sound(at)
    assert at.selectbox(key="beside").options == ["Dossier one", "Dossier three"]
    assert "Dossier two" in part(at, "dossiers_leaf")["html"] and "Dossier one" in part(at, "dossiers_leaf")["html"]
    assert "Dossier three" in part(opened("compare", dossier="two", beside="three"), "dossiers_leaf")["html"]
    same = opened("compare", dossier="two", beside="two")
    assert len(notes(same)) == 1 and "two" in notes(same)[0] and "Dossier one" in part(same, "dossiers_leaf")["html"]
