"""Each choice of the Hand-out page changes the sheet, from the control and from the address; files are made when asked for."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import replace

import pytest
import streamlit as st

from dossier.content.files import ROOT, dossier_folders
from dossier.content.problems import count
from dossier.handout import made
from dossier.handout.as_pdf import pages
from dossier.handout.fitting import PRESETS, fitted
from dossier.handout.plan import Plan
from dossier.index.filters import ClaimFilters, Filters
from dossier.ui import cached
from dossier.ui import handout as ui
from tests.app.opening import assert_sound, notes, opened, texts
from tests.samples import ORIGINAL, catalogue_of, invented

ONE = Plan(("treaty-years",))


def said(at) -> str:
    """What a screen reader hears of the file."""
    (line,) = [c.proto for c in at.get("bidi_component") if c.proto.id.endswith("-say")]
    return json.loads(line.json)["words"]


@pytest.fixture
def told(monkeypatch) -> list[tuple[float, str]]:
    """What the bar said and how far it stood."""
    shares: list[tuple[float, str]] = []
    bar = st.progress

    def noted(value: float, text: str):
        shares.append((value, text))
        return bar(value, text)

    monkeypatch.setattr(st, "progress", noted)
    return shares


def shown(at) -> str:
    """The sheet in its frame."""
    (frame,) = at.get("iframe")
    return frame.proto.srcdoc


def sheet(plan: Plan) -> str:
    return made("html", invented(), plan).decode("utf-8")


def test_the_sheet_is_of_the_period_picked():
    assert shown(opened("handout")) == sheet(ONE)
    assert shown(opened("handout", period="quiet-years")) == sheet(Plan(("quiet-years",)))


CHOICES = [
    ("answers", "last"),
    ("answers", "shown"),
    ("paper", "letter"),
    ("events", "acts"),
    ("events", "all"),
    ("room", "none"),
    ("detail", "full"),
]


@pytest.mark.parametrize(("key", "value"), CHOICES)
def test_a_choice_changes_sheet_and_address(key: str, value: str):
    at = opened("handout")
    at.selectbox(key=f"handout_{key}").set_value(value).run()
    assert_sound(at)
    wanted = sheet(Plan(("treaty-years",), **{key: value}))
    assert shown(at) == wanted != sheet(ONE) and at.query_params[key] in (value, [value])
    assert shown(opened("handout", **{key: value})) == wanted


def test_periods_and_parts_are_chosen():
    at = opened("handout")
    at.multiselect(key="handout_periods").set_value(["quiet-years", "treaty-years"]).run()
    both = tuple(invented().periods)
    assert shown(at) == sheet(Plan(both))
    at.multiselect(key="handout_parts").set_value(["questions", "sentences"]).run()
    assert_sound(at)
    assert shown(at) == sheet(Plan(both, ("sentences", "questions")))
    at.multiselect(key="handout_parts").set_value([]).run()
    assert shown(at) == sheet(Plan(both, ()))


def test_the_filters_that_a_reader_came_with_are_said_and_can_be_left_out():
    at = opened("handout", third="kar", toward="vel", verdict="opinion")
    filtered = Plan(
        ("treaty-years",),
        alignments=Filters(frozenset({"kar"}), frozenset({"vel"})),
        claims=ClaimFilters(frozenset({"opinion"})),
    )
    assert shown(at) == sheet(filtered) and "Kingdom of Karsk" in " ".join(texts(at, "caption"))
    at.button(key="handout_drop").click().run()
    assert_sound(at)
    assert shown(at) == sheet(ONE) and not set(at.query_params) & {"third", "toward", "verdict"}


@pytest.mark.parametrize("key", ["periods", "parts"])
def test_an_unknown_value_is_left_out_with_a_note(key: str):
    at = opened("handout", **{key: "Nowhere [x](y)"})
    assert_sound(at)
    assert len(notes(at)) == 1 and "Nowhere" in notes(at)[0] and "[x](y)" not in notes(at)[0]


def test_files_are_made_when_asked_for_and_are_those_of_the_library(downloads, told, monkeypatch):
    monkeypatch.setattr(ui, "COUNTED", 0)  # else the PDF is there already
    hidden = Plan(("treaty-years",), room="none", detail="full")  # no other test makes it
    at = opened("handout", room="none", detail="full")
    (page,) = downloads.values()
    assert page["name"].endswith(".html") and page["data"]() == made("html", invented(), hidden)
    for form, label in {"pdf": "Save the PDF", "docx": "Save the Word file"}.items():
        told.clear()
        at.button(key=f"make {form}").click().run()
        assert_sound(at)
        assert downloads[label]["name"].endswith(f".{form}") and downloads[label]["data"] == made(form, invented(), hidden)
        shares = [share for share, _ in told]
        assert (
            len(told) > 1
            and shares == sorted(shares)
            and label[9:] in told[-1][1]
            and said(at).startswith(f"The {label[9:]} is ready: ")
        )


def test_a_file_is_offered_for_the_choices_for_which_it_was_made(downloads):
    at = opened("handout")
    at.button(key="make pdf").click().run()
    assert "Save the PDF" in downloads and "page" in said(at)
    downloads.clear()
    at.selectbox(key="handout_answers").set_value("last").run()
    assert "Save the PDF" not in downloads and said(at).endswith(" A4.")
    at.selectbox(key="handout_answers").set_value("hidden").run()
    assert downloads["Save the PDF"]["data"] == made("pdf", invented(), ONE)


def test_the_authors_words_are_this_readers_alone(monkeypatch):
    monkeypatch.setenv("DOSSIER_ORIGINAL", str(ORIGINAL))
    plain = shown(opened("handout", text="original"))
    assert 'dir="auto"' not in plain, "without the choice on the page Article there is our retelling"
    at = opened("article", edition="The original")
    at.query_params.clear()
    at.switch_page("pages/handout.py").run()
    at.selectbox(key="handout_text").set_value("original").run()
    assert_sound(at)
    assert 'dir="auto"' in shown(at)
    kept = [one for shelf in cached._lately.values() for _, held in shelf.values() for one in held if isinstance(one, bytes)]
    assert kept and not [value for value in kept if b'dir="auto"' in value]


@pytest.mark.parametrize("page", ["timeline", "alignments", "article", "evidence"])
def test_pages_lead_to_a_hand_out_of_what_they_show(page: str):
    at = opened(page, period="quiet-years")
    (link,) = [found.proto for found in at.get("page_link") if "hand-out" in found.proto.label]
    assert "period=quiet-years" in link.query_string


def test_the_app_opens_without_the_libraries_for_paper():
    run = (
        "import sys; from tests.app.opening import opened; sys.modules |= dict.fromkeys(('reportlab', 'docx'));"
        "at = opened('handout'); assert not at.exception; print([len(at.get('iframe')), [c for c in at.get('bidi_component') if c.proto.id.endswith('-say')]])"
    )
    told = subprocess.run([sys.executable, "-c", run], cwd=ROOT, capture_output=True, text=True)
    assert told.stdout.strip() == "[1, []]", told.stderr


def test_the_pages_of_the_sheet_are_counted_when_it_changes(downloads, monkeypatch):
    made_of = []
    real = ui.made
    monkeypatch.setattr(ui, "made", lambda format, *more: made_of.append(format) or real(format, *more))
    at = opened("handout", room="ample")
    plan = Plan(("treaty-years",), room="ample")
    assert said(at) == f"{count(pages(made('pdf', invented(), plan)), 'page')} A4."
    made_of.clear()
    at.run()
    assert "pdf" not in made_of
    at.button(key="make pdf").click().run()
    assert "pdf" not in made_of and downloads["Save the PDF"]["data"] == made("pdf", invented(), plan)


@pytest.mark.parametrize("preset", PRESETS)
def test_a_preset_puts_what_fits_into_the_address_and_as_usual_takes_it_out(preset: str):
    at = opened("handout", answers="last", paper="letter")
    at.button(key=f"fit {preset}").click().run()
    assert_sound(at)
    start = Plan(("treaty-years",), answers="last", paper="letter")
    wanted = fitted(start, preset, lambda plan: pages(made("pdf", invented(), plan)))
    assert shown(at) == sheet(wanted) and said(at).endswith(" Letter.")
    at.button(key="fit usual").click().run()
    assert shown(at) == sheet(replace(ONE, paper="letter")) and "fit usual" not in [b.key for b in at.button]


def test_many_periods_are_counted_when_the_pdf_is_made(kept, monkeypatch):
    monkeypatch.setenv("DOSSIER_DATA", str(kept))
    folder = dossier_folders(kept)[0]  # that which the app shows first
    at = opened("handout", periods=list(catalogue_of(folder).periods)[:3], parts="questions")
    assert_sound(at)
    assert said(at).startswith("Many periods") and not [b for b in at.button if (b.key or "").startswith("fit")]
