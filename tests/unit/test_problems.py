"""Problems as text: one line each, for a terminal and for a hosted build."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dossier.content.problems import CODES, ERROR, WARNING, Problem, one_line, quote


def problem(**changed) -> Problem:
    said = {
        "file": "a/b.yaml",
        "line": 3,
        "column": 5,
        "code": "id-form",
        "place": "events[x].id",
        "message": "'X' is not an id.",
        "remedy": "Mend it.",
    }
    return Problem(**(said | changed))


def test_a_problem_is_one_line_with_its_place():
    assert str(problem()) == "a/b.yaml:3:5: error id-form: events[x].id: 'X' is not an id. Mend it."


def test_a_problem_of_a_whole_file_has_no_line():
    assert str(problem(line=0, column=0)).startswith("a/b.yaml: error ")


def test_severity_comes_from_the_code():
    assert problem().is_error and problem().severity == ERROR
    assert problem(code="period-gap").severity == WARNING and not problem(code="period-gap").is_error
    assert {severity for severity, _ in CODES.values()} == {ERROR, WARNING}


def test_problems_sort_by_file_then_line_then_column():
    rows = [problem(file="b"), problem(line=10), problem(line=9), problem(line=9, column=2)]
    assert sorted(rows) == [rows[3], rows[2], rows[1], rows[0]]


def test_annotations_escape_what_the_build_would_read_as_its_own():
    text = problem(file="a,b:c.yaml", line=0, message="50 %\nof it").github()
    assert text == "::error file=a%2Cb%3Ac.yaml,line=1,col=5::id-form: events[x].id: 50 %25 of it Mend it."


@given(st.text(), st.text(), st.text())
def test_no_text_of_a_file_breaks_the_line_or_reaches_the_terminal_raw(place, message, remedy):
    row = problem(place=place, message=message, remedy=remedy)
    for text in (str(row), row.github()):
        assert len(text.splitlines()) == 1
        assert text.isprintable()


def test_long_values_are_quoted_in_part():
    assert quote("short") == "'short'"
    assert quote("x" * 200) == f"'{'x' * 60}...'"


def test_one_line_shows_control_characters_by_their_escape():
    assert one_line("a\n\tb\x1b[31m") == "a b\\x1b[31m"
