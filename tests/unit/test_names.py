"""Names of persons and of bodies, and which of them a comma leaves in doubt."""

from __future__ import annotations

import pytest

from dossier.content.names import Name, plain


@pytest.mark.parametrize(
    ("name", "printed", "written", "kind"),
    [
        (plain("Lund, Per"), "Per Lund", "Lund, Per", "Person"),
        (plain("Department of Rivers"), "Department of Rivers", "Department of Rivers", "Organization"),
        (Name(body="Embassy, Hale"), "Embassy, Hale", "{Embassy, Hale}", "Organization"),
        (Name(family="Lund", given="Per", suffix="Jr."), "Per Lund Jr.", "Lund, Per, Jr.", "Person"),
        (Name(family="Aud"), "Aud", "Aud", "Person"),
    ],
)
def test_a_name_on_a_line_and_in_a_cell(name, printed, written, kind):
    assert (name.printed, name.written, name.kind) == (printed, written, kind)


@pytest.mark.parametrize(
    "text",
    [
        "Ministry of Waters, Ostrania",
        "Embassy of the United States, Islamabad",
        "Lund, Per, Jr.",
        "Lund, Jr., Per",
        "Lund,Per",
        "Lund,",
    ],
)
def test_a_comma_that_may_mean_otherwise_is_doubted(text):
    assert plain(text).is_doubtful


@pytest.mark.parametrize(
    "text", ["Lund, Per", "Ibarra Luna, Aud Maria", "van der Lund, Per", "Board of the Locks of Hale", "bin Aud, O."]
)
def test_a_comma_between_family_and_given_name_is_not_doubted(text):
    assert not plain(text).is_doubtful


def test_what_was_written_in_parts_is_not_doubted():
    assert not Name(body="Ministry of Waters, Ostrania").is_doubtful
    assert not Name(family="Ministry of Waters", given="Ostrania").is_doubtful
