"""Structural balance as HTML: every year in exactly one run, signs and words as computed, evidence with each run."""

from __future__ import annotations

import re

import pytest

from dossier.citing.cite import line
from dossier.index.triads import STATES, balance, counts, place, runs
from dossier.index.words import signed
from dossier.layout.balance import LETTERS, SIGNS, balance_scene
from dossier.layout.geometry import axis
from dossier.layout.primitives import Box
from dossier.render.context import APP
from dossier.render.markup import esc
from dossier.render.triads import FEW, level_said, structural_balance
from tests.samples import FOLDERS, HOSTILE, Page, catalogue_of, changed, event, invented, moving

TITLE = re.compile(r"(\d{4})(?: to (\d{4}))?: (.*)")


@pytest.fixture(params=FOLDERS, ids=lambda folder: folder.name)
def catalogue(request):
    return catalogue_of(request.param)


def titles(html: str, lane: str) -> list[tuple[int, int, str]]:
    section = html.split(f'<section class="d-triadrow " aria-label="{lane}">')[1].split("</section>")[0]
    found = [TITLE.fullmatch(attrs["title"]) for attrs, _ in Page(section).all("summary")]
    return [(int(m[1]), int(m[2] or m[1]), m[3]) for m in found]


def test_every_year_of_every_third_party_is_in_exactly_one_run(catalogue):
    found = balance(catalogue)
    html = structural_balance(APP, catalogue, found)
    Page(html)  # tags pair
    for lane, rows in found.lanes.items():
        shown = titles(html, lane)
        assert [year for first, last, _ in shown for year in range(first, last + 1)] == [one.year for one in rows]


def test_the_words_of_a_run_are_its_state_and_signs(catalogue):
    found = balance(catalogue)
    html = structural_balance(APP, catalogue, found)
    a, b = catalogue.short(catalogue.meta.side_a), catalogue.short(catalogue.meta.side_b)
    for lane, rows in found.lanes.items():
        by_year = {one.year: one for one in rows}
        for first, last, said in titles(html, lane):
            for year in range(first, last + 1):
                one = by_year[year]
                signs = f"{a}–{b} {SIGNS[one.ab]}, {lane} toward {a} {SIGNS[one.ax]}, toward {b} {SIGNS[one.bx]}"
                assert said == f"{one.state}. {signs}"


def test_a_run_names_the_alignments_that_give_its_signs_and_no_other(catalogue):
    found = balance(catalogue)
    html = structural_balance(APP, catalogue, found)
    panels = re.split(r"<details name=", html)[1:]
    wanted = [set(run.one.ax_ids + run.one.bx_ids) for rows in found.lanes.values() for run in runs(rows)]
    given = [set(re.findall(r'data-pick="alignment:([^"]+)"', panel)) for panel in panels[len(found.between) :]]
    assert given == wanted and any(wanted)
    for run_, panel in zip((r for rows in found.lanes.values() for r in runs(rows)), panels[len(found.between) :], strict=True):
        for key in run_.one.ax_ids + run_.one.bx_ids:
            for cited in catalogue.alignments[key].cites:
                assert esc(line(catalogue.sources[cited.work])) in panel


def test_runs_stand_on_the_axis_of_the_lanes(catalogue):
    found = balance(catalogue)
    html = structural_balance(APP, catalogue, found)
    first, last = axis(catalogue)
    assert f"--from:{first:.3f};--to:{last:.3f}" in html
    there = [run for rows in found.lanes.values() for run in runs(rows)]
    boxes = balance_scene(catalogue, found).of(Box, "run")
    for run, box in zip(there, boxes[len(found.between) :], strict=True):
        a, b = place(catalogue, run.first, run.last)
        assert (box.x0, box.x1) == (a, b) and first < a < b < last
        assert f'style="--a:{a};--b:{b}" title="{esc(box.said)}"' in html


def test_letters_patterns_and_counts_tell_the_states_apart(catalogue):
    found = balance(catalogue)
    page = Page(structural_balance(APP, catalogue, found))
    assert len(set(LETTERS.values())) == len(STATES)
    (keys,) = page.all("ul", "d-triadkeys")
    total = counts(one for rows in found.lanes.values() for one in rows)
    assert all(f" {state} {number} " in keys[1] for state, number in total.items())
    for attrs, text in page.all("summary", "d-run"):
        state = attrs["class"].split("d-t-")[1]
        assert state not in LETTERS or (text[0] == LETTERS[state] and f": {state}." in attrs["title"])


def test_the_table_counts_the_years(catalogue):
    found = balance(catalogue)
    html = structural_balance(APP, catalogue, found)
    table = Page(html[html.index("<table") : html.index("</table>") + 8])
    rows = [text for _, text in table.all("td")]
    width = len(table.all("th", scope="col")) - 1
    heads = [text for _, text in table.all("th", scope="row")]
    for i, lane in enumerate(found.lanes):
        want = counts(found.lanes[lane])
        cells = rows[i * width : (i + 1) * width]
        assert heads[i] == lane and int(cells[0]) == len(found.lanes[lane])
        assert [int(cell.split()[0]) for cell in cells[1:5]] == list(want.values())
        decided = want["balanced"] + want["unbalanced"]
        assert cells[5].split(" ")[0] == (str(want["balanced"]) if decided else "–")
    assert (heads[-1] == "All") == (len(found.lanes) > 1)


def test_the_level_of_a_run_is_told_with_the_bound_nearest_to_zero():
    catalogue = moving()
    found = balance(catalogue)
    html = structural_balance(APP, catalogue, found)
    seen = set()
    for run in (run for rows in found.lanes.values() for run in runs(rows)):
        there = [found.level.at(year) for year in range(run.first, run.last + 1)]
        if run.one.ab and len(there) > FEW:
            near = max(v[2] for v in there) if run.one.ab < 0 else min(v[1] for v in there)
            assert level_said(found, run).endswith(f"at {signed(near)}")
            seen.add(run.one.ab)
    assert seen == {1, -1} and "lies below zero" in html and "lies above zero" in html and "d-t-minus" in html
    years = {sign: sum(row.last - row.first + 1 for row in found.between if row.sign == sign) for sign in (1, -1, None)}
    assert f"here it is + in {years[1]} years, − in {years[-1]} and unknown in {years[None]}" in html


def test_the_level_of_a_few_years_is_told_year_by_year():
    found = balance(moving())
    run = next(
        run for rows in found.lanes.values() for run in runs(rows) if run.last - run.first < FEW and found.level.at(run.first)
    )
    told = [str(year) for year in range(run.first, run.last + 1) if found.level.at(year)]
    assert re.findall(r"(\d{4}): ", level_said(found, run)) == told
    assert ("the 95\u00a0% band holds zero" in level_said(found, run)) == (run.one.ab is None)


def test_a_thin_record_is_said_to_have_no_sign():
    catalogue = invented()
    html = structural_balance(APP, catalogue, balance(catalogue))
    assert "here the record is too thin for a level, and so for a sign: every triad is unknown" in html
    sides = html.split('d-sides" aria-label')[1].split("</section>")[0]
    assert "holds zero" not in html and "the record is too thin for a level" in sides
    assert "d-t-none" in sides and "d-t-plus" not in sides and "d-t-minus" not in sides


def test_a_sign_that_would_hang_on_joint_acts_is_said_to():
    acts = [event(f"alone-{year}", str(year), HOSTILE[year % 2]) for year in range(1950, 1980)]
    acts += [event(f"both-{year}-{i}", str(year), "057", joint=True) for year in range(1950, 1965) for i in range(3)]
    catalogue = changed(events=tuple(acts))
    found = balance(catalogue)
    html = structural_balance(APP, catalogue, found)
    assert "the sign would hang on joint acts" in html and 1950 in found.joint
    run = next(run for rows in found.lanes.values() for run in runs(rows) if run.first in found.joint)
    assert "would hang on joint acts" in level_said(found, run)


def test_what_is_missing_is_said_and_never_a_sign():
    catalogue = moving()
    html = structural_balance(APP, catalogue, balance(catalogue))
    assert "no level for these years" in html and "there is no level" in html
    none = changed(events=())
    assert "so that every triad is unknown" in structural_balance(APP, none, balance(none))
    without = changed(alignments=())
    html = structural_balance(APP, without, balance(without))
    assert "no alignment on record" in html and 'data-pick="alignment' not in html


def test_only_the_lanes_named_are_shown_and_none_is_said(catalogue):
    found = balance(catalogue)
    first = next(iter(found.lanes))
    page = Page(structural_balance(APP, catalogue, found, [first]))
    assert [attrs["aria-label"] for attrs, _ in page.all("section")][1:] == [first]
    none = structural_balance(APP, catalogue, found, [])
    assert "no triad to show" in none and "<summary" not in none
    bare = changed(actors=(), alignments=())
    assert "no triad to show" in structural_balance(APP, bare, balance(bare))


def test_one_run_of_a_row_is_open_at_a_time(catalogue):
    html = structural_balance(APP, catalogue, balance(catalogue))
    names = [attrs["name"] for attrs, _ in Page(html).all("details") if "name" in attrs]
    assert len(set(names)) == 1 + len(catalogue.lanes)
