"""The report of a check: by file, with the lines where each fault is."""

from __future__ import annotations

from dossier.content.problems import FEW, Problem
from dossier.render.faults import AROUND, WIDE, as_lines, editor_address, report_list
from tests.samples import Page

LINES = [f"line {i}" for i in range(1, 21)]


def fault(
    file: str = "x/events.yaml", line: int = 7, column: int = 3, code: str = "id-form", said: str = "it's no id."
) -> Problem:
    return Problem(file, line, column, code, "events[X].id", said, "Write x.")


def listed(*problems: Problem, lines: list[str] = LINES, address: str = "") -> str:
    return str(report_list(problems, lambda file: lines, lambda one: address))


def test_no_fault_is_no_list():
    assert listed() == ""


def test_faults_stand_under_their_files_in_order():
    page = Page(listed(fault("x/b.yaml", 9), fault("x/a.yaml"), fault("x/b.yaml", 2)))
    assert [said for _, said in page.all("h3")] == ["x/a.yaml 1 fault", "x/b.yaml 2 faults"]
    assert [said.split(" id-form")[0] for _, said in page.all("li")] == [f"error line {line}, column 3" for line in (7, 2, 9)]


def test_the_line_stands_there_with_those_around_it_and_the_place_marked():
    html = listed(fault())
    assert "<b>    7 li<mark>n</mark>e 7</b>" in html
    assert all((f"line {i}\n" in html) == (7 - AROUND <= i <= 7 + AROUND) for i in range(1, 21) if i != 7)


def test_a_fault_at_an_end_of_the_file_or_without_a_line_is_shown_as_far_as_it_goes():
    for line, column in ((1, 1), (20, 99)):
        html = listed(fault(line=line, column=column))
        assert f"{line:>5} " in html and "<mark>" in html
    for one, lines in ((fault(line=0, column=0), LINES), (fault(line=30), LINES), (fault(), [])):
        assert "<details>" not in listed(one, lines=lines)
    assert "the whole file" in listed(fault(line=0, column=0))


def test_of_a_long_line_the_piece_around_the_fault_is_shown():
    html = listed(fault(line=1, column=5001), lines=["a" * 5000 + "!" + "b" * 5000])
    assert "<mark>!</mark>" in html and len(html) < 3 * WIDE + 1000


def test_what_stands_in_the_file_is_shown_as_it_is():
    html = listed(fault(line=1, column=1), lines=["it's <b>\x00\u202e"])
    assert "<mark>i</mark>t&#x27;s &lt;b&gt;\ufffd\ufffd" in html and "it&#x27;s no id." in html


def test_of_very_many_the_errors_come_first_and_the_rest_is_counted():
    many = [fault(line=i, code="file-unknown") for i in range(1, FEW + 1)] + [fault("x/z.yaml", i) for i in (1, 2, 3)]
    html = listed(*many, lines=[])
    assert html.count("<li") == FEW and html.count("x/z.yaml") == 1 and "3 more faults are in the report as text." in html


def test_a_fault_leads_to_the_editor_where_there_is_one():
    html = listed(fault(), address="editor://x?a=1&b=2")
    assert '<a href="editor://x?a=1&amp;b=2">line 7, column 3</a>' in html
    assert (
        editor_address("e://{file}?{line}&{column}&{x}", "/a b/{line}#ü.yaml", 0, 0)
        == "e:///a%20b/%7Bline%7D%23%C3%BC.yaml?1&1&{x}"
    )


def test_reasons_are_a_list_of_sentences():
    assert (
        as_lines(["the zip <b>.", "'x' is."])
        == '<ul class="d-leaf d-reasons"><li>The zip &lt;b&gt;.</li><li>&#x27;x&#x27; is.</li></ul>'
    )
