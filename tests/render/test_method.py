"""The page on the method: its numbers are those that the code finds, and every part stands on both dossiers."""

from __future__ import annotations

import re

import pytest

from dossier.content.vocabulary import EDITIONS, critics, thin_record
from dossier.index.fluctuation import Choice, Sensitivity, default_choice, fluctuation, move
from dossier.index.words import signed
from dossier.measures.flow import goldstein
from dossier.render import method as page
from dossier.render.context import APP
from tests.samples import FOLDERS, Page, catalogue_of, changed, invented, moving


@pytest.fixture(params=FOLDERS, ids=lambda folder: folder.name)
def catalogue(request):
    return catalogue_of(request.param)


@pytest.fixture(params=[moving, lambda: catalogue_of(FOLDERS[1])], ids=["moving", FOLDERS[1].name])
def thick(request):
    """A catalogue whose record is thick enough for a level."""
    return request.param()


def text(html: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html))


def rows(html: str, caption: str) -> list[list[str]]:
    """The body of the table with a caption, cells as text."""
    (body,) = re.findall(rf"<caption>{re.escape(caption)}</caption>.*?<tbody>(.*?)</tbody>", html)
    return [
        [text(cell).strip() for cell in re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row)]
        for row in re.findall(r"<tr>(.*?)</tr>", body)
    ]


def test_the_page_is_sound_markup_with_headings_in_order(catalogue):
    html = page.method(APP, catalogue)
    levels = [int(name[1]) for name, *_ in Page(html).elements if re.fullmatch(r"h[1-6]", name)]
    assert levels[0] == 2 and set(levels) == {2, 3} and levels.count(2) >= 7


def test_the_variances_are_those_of_the_level(catalogue):
    said, found = text(page.level_part(APP, catalogue)), fluctuation(catalogue, default_choice(catalogue))
    level, acts = found.level, sum(found.acts.values())
    if level:
        assert f"{level.noise:.2f} for one act" in said and f"rests on {acts} coded acts ({level.n - acts} joint" in said
    else:
        assert f"no level is shown, since the record is too thin: {acts} coded acts" in said


def test_what_the_rule_for_a_thin_record_does_is_told_row_by_row(catalogue):
    caption = "Made-up series: how often the rule calls the record too thin, and what the levels shown are worth"
    found = rows(page.level_part(APP, catalogue), caption)
    assert len(found) == len(thin_record()) >= 30
    for shown, row in zip(found, thin_record(), strict=True):
        assert shown[:3] == [row["years"], row["acts"], row["step"]]
        assert shown[3:] == [f"{100 * float(row[key]):.1f} %" if row[key] else "–" for key in ("flat", "thin", "held", "wrong")]


def test_codes_that_the_editions_weigh_differently_are_listed_with_their_weights(catalogue):
    found = (
        rows(page.editions_part(APP, catalogue), "Codes that the editions weigh differently")
        if "<table" in page.editions_part(APP, catalogue)
        else []
    )
    listed = {row[0].split()[0]: row[1:4] for row in found}
    for code in {e.cameo for e in catalogue.acts()}:
        values = [goldstein(code, edition) for edition in EDITIONS]
        assert (code in listed) == (len(set(values)) > 1)
        assert code not in listed or listed[code] == ["none" if v is None else signed(v) for v in values]


def test_acts_are_listed_by_how_far_they_move_the_level(thick):
    catalogue = thick
    variants = Sensitivity(catalogue, default_choice(catalogue))
    moves = sorted((abs(move(variants.base, level)[0]) for level in variants.by_act().values()), reverse=True)
    found = rows(page.acts_part(APP, catalogue), "Acts whose leaving out moves the level most")
    assert [abs(float(row[3].replace("−", "-"))) for row in found] == pytest.approx(moves[: page.FIRST], abs=0.006)


def test_the_other_choices_are_estimated_anew(thick):
    catalogue = thick
    found = {row[0]: row[1:] for row in rows(page.acts_part(APP, catalogue), "Other choices")}
    joint = frozenset(e.id for e in catalogue.acts() if e.joint)
    less = fluctuation(catalogue, Choice(catalogue.meta.edition, without=joint))
    assert found["without joint acts"][0] == str(sum(less.acts.values())) == str(sum(f.n for f in less.shown.values()))
    assert (found["without joint acts"][1] == "too thin for a level") == (less.level is None)
    assert len(found) == 5


def test_a_thin_record_has_no_level_to_move():
    said = text(page.method(APP, invented()))
    assert "no level, so nothing moves it" in said and "no level is shown" in said


def test_each_period_stands_with_its_reading_and_the_number_of_its_acts(catalogue):
    found = rows(page.reading_part(APP, catalogue), "Readings and levels by period")
    assert [row[0] for row in found] == [text(p.title).replace("'", "’") for p in catalogue.periods.values()]
    assert sum(int(row[4]) for row in found) == sum(e.layer == "act" for p in catalogue.periods for e in catalogue.events_in(p))


def test_the_critics_are_named_with_how_much_of_them_was_read(catalogue):
    said = text(page.limits_part(APP, catalogue)).replace("’", "'")
    assert len(critics()) >= 8
    for row in critics():
        assert (
            set(row) - {"coded"} == {"point", "who", "seen"}
            and row.get("coded", "machine") == "machine"
            and row["seen"] in ("text", "abstract", "summary", "excerpt")
        )
        assert row["who"].replace("’", "'") in said


def test_without_acts_the_page_says_so():
    catalogue = changed(events=())
    said = text(page.method(APP, catalogue))
    assert "fewer than three years have coded acts" in said and "no break that survives" in said


def test_the_page_has_no_number_of_another_dossier():
    assert text(page.counted(APP, invented())) != text(page.counted(APP, changed(events=())))
