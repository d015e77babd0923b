"""The page on the method: its numbers are those that the code finds, and every part stands on both dossiers."""

from __future__ import annotations

import re

import pytest

from dossier.fluctuation import Choice, Sensitivity, fluctuation, move, usual
from dossier.measures.flow import goldstein
from dossier.render import method as page
from dossier.vocabulary import EDITIONS, critics
from dossier.words import signed
from tests.samples import FOLDERS, Page, changed, index_of, invented


@pytest.fixture(params=FOLDERS, ids=lambda folder: folder.name)
def index(request):
    return index_of(request.param)


def text(html: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html))


def rows(html: str, caption: str) -> list[list[str]]:
    """The body of the table with a caption, cells as text."""
    (body,) = re.findall(rf"<caption>{re.escape(caption)}</caption>.*?<tbody>(.*?)</tbody>", html)
    return [
        [text(cell).strip() for cell in re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row)]
        for row in re.findall(r"<tr>(.*?)</tr>", body)
    ]


def test_the_page_is_sound_markup_with_headings_in_order(index):
    html = page.method(index)
    levels = [int(name[1]) for name, *_ in Page(html).elements if re.fullmatch(r"h[1-6]", name)]
    assert set(levels) == {2} and len(levels) >= 7


def test_the_variances_are_those_of_the_level(index):
    said, level = text(page.level_part(index)), fluctuation(index, usual(index)).level
    assert level is None or (f"{level.noise:.2f} for one act" in said and f"rests on {level.n} coded acts" in said)


def test_codes_that_the_editions_weigh_differently_are_listed_with_their_weights(index):
    found = (
        rows(page.editions_part(index), "Codes that the editions weigh differently")
        if "<table" in page.editions_part(index)
        else []
    )
    listed = {row[0].split()[0]: row[1:4] for row in found}
    for code in {e.cameo for e in index.acts()}:
        values = [goldstein(code, edition) for edition in EDITIONS]
        assert (code in listed) == (len(set(values)) > 1)
        assert code not in listed or listed[code] == ["none" if v is None else signed(v) for v in values]


def test_acts_are_listed_by_how_far_they_move_the_level(index):
    variants = Sensitivity(index, usual(index))
    moves = sorted((abs(move(variants.base, level)[0]) for level in variants.by_act().values()), reverse=True)
    found = rows(page.acts_part(index), "Acts whose leaving out moves the level most")
    assert [abs(float(row[3].replace("−", "-"))) for row in found] == pytest.approx(moves[: page.FIRST], abs=0.006)


def test_the_other_choices_are_estimated_anew(index):
    found = {row[0]: row[1:] for row in rows(page.acts_part(index), "Other choices")}
    joint = frozenset(e.id for e in index.acts() if e.joint)
    level = fluctuation(index, Choice(index.meta.edition, without=joint)).level
    assert found["without joint acts"][0] == (str(level.n) if level else "too few")
    assert len(found) == 5


def test_each_period_stands_with_its_reading_and_the_number_of_its_acts(index):
    found = rows(page.reading_part(index), "Readings and levels by period")
    assert [row[0] for row in found] == [text(p.title).replace("'", "’") for p in index.periods.values()]
    assert sum(int(row[4]) for row in found) == sum(e.layer == "act" for p in index.periods for e in index.events_in(p))


def test_the_critics_are_named_with_how_much_of_them_was_read(index):
    said = text(page.limits_part(index)).replace("’", "'")
    assert len(critics()) >= 8
    for row in critics():
        assert set(row) == {"point", "who", "seen"} and row["seen"] in ("text", "abstract", "summary", "excerpt")
        assert row["who"].replace("’", "'") in said


def test_without_acts_the_page_says_so():
    index = changed(events=())
    said = text(page.method(index))
    assert "no level is estimated" in said and "no break that survives" in said


def test_the_page_has_no_number_of_another_dossier():
    assert text(page.counted(invented())) != text(page.counted(changed(events=())))
