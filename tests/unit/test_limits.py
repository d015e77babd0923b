"""Inputs that would not end are refused before the work begins, with what to choose instead."""

from __future__ import annotations

import sys
from dataclasses import replace
from types import SimpleNamespace

import pytest

from dossier import cli
from dossier.content.problems import FEW, Problem, printed
from dossier.exports import BY_NAME
from dossier.handout import FORMATS, made
from dossier.handout.plan import Plan
from dossier.index import limits
from dossier.publish import page
from tests.samples import FOLDERS, INVENTED, catalogue_of, changed, invented

PLAN = Plan(tuple(invented().periods))
EVENT, ALIGNMENT = invented().dossier.events[0], invented().dossier.alignments[0]


def too_many_events():
    return changed(events=tuple(replace(EVENT, id=f"e{i}") for i in range(20_000)))


def too_many_thirds():
    rows = tuple(replace(ALIGNMENT, id=f"a{i}", third=f"t{i}") for i in range(5_000))
    return changed(alignments=rows)


def too_long_a_sentence():
    article = invented().dossier.article
    first, *rest = article.sentences
    return changed(article=replace(article, sentences=(replace(first, text="word " * 200_000), *rest)))


CASES = {
    "20,000 events, and 10,000 are the most": too_many_events,
    "5,000 third parties, and 1,000 are the most": too_many_thirds,
    "sentence s01 has 1,000,000 letters, and 100,000 are the most": too_long_a_sentence,
}


@pytest.mark.parametrize("said", CASES)
def test_what_would_not_end_is_refused_before_it_begins(said: str, monkeypatch):
    catalogue = CASES[said]()
    monkeypatch.setattr("dossier.handout.content.head", None)  # no work may begin
    monkeypatch.setattr("dossier.exports.chart.timeline_svg", None)
    monkeypatch.setattr(sys.modules["dossier.publish.page"], "Numbers", None)
    works = [*(lambda f=f: made(f, catalogue, PLAN) for f in FORMATS), lambda: page(catalogue)]
    works += [lambda name=name: BY_NAME[name].make(catalogue) for name in ("chart-svg", "chart-png")]
    for work in works:
        with pytest.raises(limits.TooMuch, match=said):
            work()


def test_a_sheet_says_what_to_choose_instead(monkeypatch):
    monkeypatch.setattr("dossier.handout.content.LETTERS_OF_SHEET", 400)
    with pytest.raises(limits.TooMuch, match=r"400 are the most\. Choose fewer periods"):
        made("html", invented(), PLAN)


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_shipped_dossiers_are_far_below_the_bounds(folder):
    catalogue = catalogue_of(folder)
    assert not limits.refusal(catalogue)
    assert 10 * len(catalogue.events) < limits.EVENTS and sum(len(t) for *_, t in limits._texts(catalogue)) < limits.LETTERS / 10


def test_a_command_ends_with_one_line(monkeypatch, tmp_path, capsys):
    monkeypatch.setattr(limits, "EVENTS", 2)
    for words in (
        ["handout", str(INVENTED), "--period", "treaty-years", "-o", str(tmp_path / "a.pdf")],
        ["publish", str(INVENTED), "-o", str(tmp_path / "a.html")],
        ["export", "chart-svg", str(INVENTED), "-o", str(tmp_path / "a.svg")],
    ):
        assert cli.main(words) == 1
        err = capsys.readouterr().err
        assert err.startswith("error: The dossier is too large") and err.count("\n") == 1 and not list(tmp_path.iterdir())
    assert cli.main(["export", "csv", str(INVENTED), "-o", str(tmp_path / "a.zip")]) == 0


def fault(i: int, code: str) -> Problem:
    return Problem("events.yaml", i, 1, code, f"events[{i}]", "wrong.", "Mend it.")


def test_of_very_many_faults_the_first_are_printed_errors_before_warnings():
    many = [*(fault(i, "not-canonical") for i in range(1000)), *(fault(i, "id-repeated") for i in range(100))]
    lines = [*printed(many)]
    assert len(lines) == FEW + 1 and sum("error" in line for line in lines[:-1]) == 100
    assert lines[-1] == f"{1100 - FEW} more faults are not printed; `check --all` prints every one."
    assert len([*printed(many, all=True)]) == 1100 and [*printed(many[:FEW])] == [str(one) for one in many[:FEW]]
    assert [*printed(many[:1], "github")] == [many[0].github()]


def test_check_prints_the_first_faults_and_keeps_its_exit_code(monkeypatch, capsys):
    faults = tuple(fault(i, "id-repeated") for i in range(1, 1001))
    report = SimpleNamespace(problems=faults, read={"events": 1}, files=("events.yaml",), id="one")
    monkeypatch.setattr(cli, "examine", lambda folder: report)
    assert cli.main(["check", str(INVENTED)]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == FEW + 2 and "800 more faults" in lines[-2] and "1,000 errors" in lines[-1]
    assert cli.main(["check", str(INVENTED), "--all"]) == 1
    assert len(capsys.readouterr().out.splitlines()) == 1001
