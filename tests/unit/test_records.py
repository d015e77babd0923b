"""From nodes to records: every kind of field, sound and faulty."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from dossier.content.dates import parse
from dossier.content.fields import marks, may, need
from dossier.content.located import parse_yaml
from dossier.content.model import Cite
from dossier.content.names import Name
from dossier.content.problems import Problem
from dossier.content.records import Reader


@dataclass(frozen=True, kw_only=True)
class Sample:
    """One field of each kind."""

    id: str = need("slug", "Its id.")
    text: str = may("text", "Prose.", limit=10)
    date: object = may("date", "A date.")
    term: str = may("term", "A word.", "layer")
    code: str = may("code", "A code.")
    flag: bool = may("flag", "A flag.")
    url: str = may("url", "An address.")
    ids: tuple = may("ids", "Ids.", "event")
    lines: tuple = may("lines", "Texts.")
    terms: tuple = may("terms", "Words.", "layer")
    number: float | None = may("number", "A number.")
    integer: int | None = may("integer", "A whole number.")
    cites: tuple = may("cites", "Citations.")
    names: tuple = may("names", "Names.")
    marks: dict = marks()


def read(text: str) -> tuple[Sample | None, list[Problem]]:
    problems: list[Problem] = []
    return Reader("a.yaml", problems).record(Sample, parse_yaml(text, "a.yaml", problems), "samples[x]"), problems


def test_a_sound_record_with_every_kind_of_field():
    record, problems = read(
        'id: a-1\ntext: |\n  two\n  lines\ndate: "1954~"\nterm: act\ncode: "042"\nflag: true\nurl: https://a.org/x#y\n'
        'ids: [b, c]\nlines: ["1", two]\nterms: [act, context]\nnumber: -1.5\ninteger: 3\ncites:\n  - work: w\n    at: page 3\n'
    )
    assert not problems
    assert record == Sample(
        id="a-1", text="two lines", date=parse("1954~"), term="act", code="042", flag=True, url="https://a.org/x#y",
        ids=("b", "c"), lines=("1", "two"), terms=("act", "context"), number=-1.5, integer=3, cites=(Cite(work="w", at="page 3"),),
    )  # fmt: skip
    assert record.marks["ids.1"] == (10, 10) and record.marks["date"] == (5, 7) and record.marks[""] == (1, 1)


def test_a_name_is_one_text_or_says_what_its_parts_are():
    text = "id: a\nnames:\n  - Lund, Per\n  - Board\n  - body: Board, Hale\n  - {family: Lund, given: Per, suffix: Jr.}\n"
    record, problems = read(text)
    assert not problems
    person, board = Name(family="Lund", given="Per"), Name(body="Board")
    assert record.names == (person, board, Name(body="Board, Hale"), Name(family="Lund", given="Per", suffix="Jr."))
    assert [one.guessed for one in record.names] == [True, True, False, False]
    assert record.marks["names.2"] == (5, 5)


@pytest.mark.parametrize(
    ("written", "code", "place", "said"),
    [
        ("[{body: Board, family: Lund}]", "value-type", "samples[x].names[1]", "neither a body nor a person"),
        ("[Board, {given: Per}]", "value-type", "samples[x].names[2]", "neither a body nor a person"),
        ("[{}]", "value-type", "samples[x].names[1]", "neither a body nor a person"),
        ("[{bodi: Board}]", "field-unknown", "samples[x].names[1].bodi", "Did you mean 'body'?"),
        ("[{body: 1954}]", "yaml-trap", "samples[x].names[1].body", 'Write "1954" in double quotes'),
        ("[[Board]]", "value-type", "samples[x].names[1]", "one value belongs here"),
        ("{body: Board}", "value-type", "samples[x].names", "`- body: its name`, one a line"),
        ('[""]', "value-empty", "samples[x].names[1]", "Write it"),
    ],
)
def test_a_name_that_is_none_is_told(written, code, place, said):
    record, problems = read(f"id: a\nnames: {written}\n")
    assert record is None and [(p.code, p.place) for p in problems] == [(code, place)]
    assert said in problems[0].text


def test_fields_that_are_left_out_are_empty():
    record, problems = read("id: a")
    assert not problems
    assert (record.text, record.date, record.flag, record.ids, record.cites) == ("", None, False, (), ())
    assert (record.terms, record.number, record.integer) == ((), None, None)


@pytest.mark.parametrize(
    ("line", "code", "place", "said"),
    [
        ("text: 12", "yaml-trap", "text", "YAML reads 12 as a number"),
        ("text: elevenchars", "text-long", "text", "the text has 11 characters; at most 10 fit"),
        ("text: [a]", "value-type", "text", "one value belongs here, not a list or a record"),
        ("text: ''", "value-empty", "text", "the field has no value"),
        ("text:", "value-empty", "text", "the field has no value"),
        ("date: 1954", "yaml-trap", "date", "YAML reads 1954 as a number"),
        ("date: soon", "date-invalid", "date", "'soon' is not a date"),
        ('date: "1955/1954"', "date-order", "date", "the interval ends (1954) before it begins (1955)"),
        ("term: acts", "term-unknown", "term", "'acts' is not a layer"),
        ("code: 042", "yaml-trap", "code", "YAML reads 042 as a number"),
        ('code: "42"', "code-unknown", "code", "there is no CAMEO code '42'"),
        ("flag: yes", "value-type", "flag", "'yes' is neither true nor false"),
        ("url: a.org", "value-type", "url", "'a.org' is not a web address"),
        ("terms: [act, acts]", "term-unknown", "terms[2]", "'acts' is not a layer"),
        ("terms: [act, act]", "id-repeated", "terms[2]", "'act' stands twice in this list"),
        ("terms: act", "value-type", "terms", "a list belongs here"),
        ("number: 1,5", "value-type", "number", "'1,5' is not a number"),
        ("number: .inf", "value-type", "number", "'.inf' is not a number"),
        ("integer: 1.5", "value-type", "integer", "'1.5' is not a whole number"),
        ("number:", "value-empty", "number", "the field has no value"),
        ("number: [1]", "value-type", "number", "one value belongs here, not a list or a record"),
        ("ids: b", "value-type", "ids", "a list belongs here"),
        ("ids: [B]", "id-form", "ids[1]", "'B' is not an id"),
        ("ids: [a, b, a]", "id-repeated", "ids[3]", "'a' stands twice in this list"),
        ("ids: [a, ]\nlines: [[a]]", "value-type", "lines[1]", "one value belongs here, not a list or a record"),
        ("cites: [w]", "value-type", "cites[1]", "the field 'work' belongs here"),
        ("cites: [{at: x}]", "field-missing", "cites[1].work", "the field 'work' is not there"),
        ("cites: [{work: w, page: x}]", "field-unknown", "cites[1].page", "there is no field 'page' here"),
        ("txet: a", "field-unknown", "txet", "there is no field 'txet' here"),
    ],
)
def test_each_fault_is_named_with_its_place(line, code, place, said):
    record, (problem,) = read(f"id: a\n{line}")
    assert record is None
    assert (problem.code, problem.place) == (code, f"samples[x].{place}")
    assert said in problem.message and problem.line == 2 + line.count("\n") and problem.remedy


def test_all_faults_of_a_record_are_told_in_one_run():
    record, problems = read("text: elevenchars\ndate: soon\nterm: acts\nflag: yes")
    assert record is None
    assert [problem.code for problem in problems] == ["field-missing", "text-long", "date-invalid", "term-unknown", "value-type"]


def test_a_near_word_is_offered():
    assert read("id: a\nterm: akt")[1][0].remedy.startswith("Did you mean 'act'? Use one of: act, decision, context.")
    assert read("id: a\nzzz: a")[1][0].remedy.startswith("Fields are: id, text, ")


def test_a_fault_that_the_parser_has_told_is_not_told_again():
    record, problems = read("id: a\ntext: &x b\nlines: [*x]\nterm: *x\ncites: *x\ndate: *x")
    assert record is None and {problem.code for problem in problems} == {"yaml-trap"}


@pytest.mark.parametrize("text", ["a", "[a]", "[[a]]"])
def test_a_record_that_is_none(text):
    record, (problem,) = read(text)
    assert record is None and problem.code == "value-type"


def test_a_long_value_is_quoted_in_part_and_on_one_line():
    (problem,) = read("id: a\ndate: |\n  " + "soon\n  " * 60)[1]
    assert len(str(problem).splitlines()) == 1 and len(str(problem)) < 300
