"""Reading files: every value's place, every fault a problem, never an exception."""

from __future__ import annotations

import os

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from dossier.content.located import DAMAGED, DEEPEST, Mapping, Mark, Node, Sequence, Value, comments, parse_yaml, read_text
from dossier.content.problems import Problem

WORDS = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Zl", "Zp"), exclude_characters="\ufeff\ufffe\uffff"),
    max_size=12,
)
TREES = st.recursive(WORDS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(WORDS, inner, max_size=3), max_leaves=12)


def read(text: str, first_line: int = 1) -> tuple[Node | None, list[Problem]]:
    problems: list[Problem] = []
    return parse_yaml(text, "a.yaml", problems, first_line), problems


def plain(node: Node | None) -> object:
    if isinstance(node, Mapping):
        return {name: plain(entry.value) for name, entry in node.entries.items()}
    if isinstance(node, Sequence):
        return [plain(item) for item in node.items]
    return node.text if node is not None else None


@given(st.text() | st.text("ab:-#'\"[]{},&*!|>%@ \n\t\r", max_size=40))
@example("\x00")
@example("a: \ud800")
@example("? [a]\n: b")
@example("a: !!python/object:os.system x")
@example("--- a\n--- b")
@example("&a [*a]")
@example("%YAML 9.9\n---\na")
def test_any_text_gives_a_tree_or_problems(text):
    node, problems = read(text)
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for problem in problems:
        assert 1 <= problem.line <= len(lines) + 1 and problem.column >= 1
        assert len(str(problem).splitlines()) == 1
    assert node is None or isinstance(node, Node)


@given(st.binary(max_size=60))
def test_any_bytes_give_text_or_one_problem(tmp_path_factory, data):
    path = tmp_path_factory.mktemp("bytes") / "a.yaml"
    path.write_bytes(data)
    problems: list[Problem] = []
    text = read_text(path, "a.yaml", problems)
    assert (text is None) == (len(problems) == 1)
    if text is not None:
        read(text)


@given(TREES)
def test_values_are_read_as_written(tree):
    text = yaml.safe_dump(tree, allow_unicode=True, default_style='"')
    node, problems = read(text)
    assert not problems and plain(node) == tree


def test_every_value_has_its_place():
    node, problems = read("- id: one\n  list: [a, b]\n\n- id: two\n  more:\n    - work: x\n")
    assert not problems
    one, two = node.items
    assert one.mark == (1, 3) and two.mark == (4, 3)
    assert one.entries["list"].mark == (2, 3) and [item.mark for item in one.entries["list"].value.items] == [(2, 10), (2, 13)]
    assert two.entries["more"].value.items[0].entries["work"].value.mark == (6, 13)


def test_places_are_shifted_inside_another_file():
    assert read("a: b\nc: d", first_line=5)[0].entries["c"].mark == (6, 1)
    assert read("a: b: c", first_line=5)[1][0].line == 5


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
def test_line_breaks_of_every_system_count_as_one(ends, tmp_path):
    text = ends.join(["a: 'x'", "b: y", "c: *z"])
    assert read(text)[1][0].line == 3
    (tmp_path / "a").write_bytes(text.encode())
    assert read_text(tmp_path / "a", "a", []) == text.replace(ends, "\n")


@pytest.mark.parametrize(
    ("written", "trap"),
    [
        ("1954-05-19", "a date object"),
        ("1954", "a number"),
        ("042", "a number"),
        ("12:30", "a number"),
        ("NO", "true or false"),
        ("~", "nothing"),
        ("<<", "a merge key"),
        ('"1954"', ""),
        ("'no'", ""),
        ("1965-09", ""),
        ("195X", ""),
    ],
)
def test_what_yaml_would_make_of_an_unquoted_value(written, trap):
    value = read(f"a: {written}")[0].entries["a"].value
    assert value.trap == trap and value.text == written.strip("'\"")


@pytest.mark.parametrize("text", ["a: &x [1]\nb: *x", "a: &x {b: *x}", "a: &x [*x]", "- &x a\n- *x"])
def test_aliases_are_problems_also_those_that_contain_themselves(text):
    node, (problem,) = read(text)
    assert problem.code == "yaml-trap" and "'*x' repeats" in problem.message
    assert node is not None


def test_an_undefined_alias_is_a_problem():
    node, (problem,) = read("a: *nowhere")
    assert problem.code == "yaml-trap" and node.entries["a"].value == Value("", (1, 4), DAMAGED)


def test_a_tag_is_a_problem():
    assert "is a tag" in read("a: !!int '3'")[1][0].message


def test_a_key_that_is_no_word_is_a_problem():
    node, (problem,) = read("? [a, b]\n: c\nd: e")
    assert problem.code == "value-type" and problem.line == 1 and plain(node) == {"d": "e"}


def test_a_repeated_key_is_named_with_both_lines():
    node, (problem,) = read("a: 1\nb: 2\na: 3")
    assert (problem.code, problem.line) == ("key-repeated", 3) and "on line 1 " in problem.message
    assert plain(node) == {"a": "1", "b": "2"}


def test_a_second_document_is_a_problem():
    node, (problem,) = read("a: 1\n---\nb: 2")
    assert (problem.code, problem.line) == ("yaml-syntax", 2) and plain(node) == {"a": "1"}


@pytest.mark.parametrize("character", ["\x00", "\x07", "\x1b", "\x85", "\u2028", "\ufeff", "\ufffe"])
def test_an_invisible_character_is_shown_by_its_number_and_place(character):
    node, (problem,) = read(f"a: b\nc: d{character}e")
    assert node is None and (problem.line, problem.column) == (2, 5)
    assert f"U+{ord(character):04X}" in problem.message


@pytest.mark.parametrize("depth", [DEEPEST + 1, 900, 100_000])
@pytest.mark.parametrize("form", ["[{}]", "{{a: {}}}", "- {}"])
def test_deep_nesting_is_one_problem(depth, form):
    start, end = form.format("|").replace("{{", "{").replace("}}", "}").split("|")
    node, (problem,) = read(start * depth + "x" + end * depth)
    assert node is None and problem.code == "yaml-syntax"
    assert "deep" in problem.message or "nesting" in problem.message


def test_the_deepest_that_is_read():
    assert not read("[" * DEEPEST + "]" * DEEPEST)[1]


@pytest.mark.parametrize(
    ("text", "said", "line"),
    [
        ("a: b\nc: d: e", "a colon stands in text without quotes", 2),
        ('a: "b\nc: d', 'the quotation mark " that opens here is not closed', 1),
        ("a: [b, c\nd: e", "the list that opens with [ is not closed", 1),
        ("a: b\n\tc: d", "a tab stands where spaces belong", 2),
        ("a: @b", "a value begins with @", 1),
        ("- a: 1\nb: c", "indented by 0 spaces, and the fields of its record by 2", 2),
        ("a: 'b' c", "the quotation ends at this ', and text follows", 1),
    ],
)
def test_syntax_faults_say_what_an_editor_did(text, said, line):
    node, (problem,) = read(text)
    assert node is None and problem.code == "yaml-syntax"
    assert said in problem.message and problem.line == line


@pytest.mark.parametrize("text", ["- a: b\n" * 6000 + "- c: d: e\n", "a: b\n" * 600 + "c: d: e\n", "x: 'y\n" + "z\n" * 200_000])
def test_of_very_much_that_cannot_be_read_one_fault_is_told(text):
    _, problems = read(text)
    assert 1 <= len([problem for problem in problems if problem.code == "yaml-syntax"]) <= 600


def test_a_record_that_cannot_be_read_does_not_hide_the_others():
    node, problems = read("- id: a\n  b: c: d\n  e: [f\n- id: g\n- id: 'h\n")
    assert [item.entries["id"].value.text for item in node.items] == ["g"] and node.items[0].mark == Mark(4, 3)
    assert [(problem.line, problem.column) for problem in problems] == [(2, 7), (3, 6), (5, 7)]


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("a: b #c", "#c"), ("a: b\n  d #c\n", "#c"), ("a: #c", "#c"), ("a: b#c", ""), ("a: 'b' #c", ""), ('a: "b #c"', ""), ("#c\na: b", ""),
        ("a: >- #c\n  b", ""),
    ],
)  # fmt: skip
def test_what_a_hash_sign_cuts_off_is_kept(text, cut):
    node, problems = read(text)
    assert not problems and node.entries["a"].value.cut == cut


@pytest.mark.parametrize("text", ["", "\n", "# only a comment\n", "---\n"])
def test_a_file_without_a_record_gives_nothing(text):
    assert read(text) == (None, [])


def test_comments_are_told_from_signs_in_text():
    text = (
        "# head\n- id: a  # after a value\n  text: >-  # after a sign\n    prose # not one\n    # nor this\n"
        "  # between\n  quoted: \"a # b\n    # c\"  # last\n  url: http://x/#y\n  plain: it's here # don't\n"
        "  list: [a, '# b'] # d\n"
    )
    assert comments(text) == [
        (1, "# head"),
        (2, "# after a value"),
        (3, "# after a sign"),
        (6, "# between"),
        (8, "# last"),
        (10, "# don't"),
        (11, "# d"),
    ]


def test_a_missing_file_and_one_that_is_a_folder_are_problems(tmp_path):
    problems: list[Problem] = []
    assert read_text(tmp_path / "none.yaml", "none.yaml", problems) is None
    assert read_text(tmp_path, "folder", problems) is None
    assert [problem.code for problem in problems] == ["file-missing", "file-unreadable"]


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="needs a user whom permissions bind")
def test_a_file_without_permission_is_a_problem(tmp_path):
    path = tmp_path / "a.yaml"
    path.write_text("a: b")
    path.chmod(0)
    problems: list[Problem] = []
    assert read_text(path, "a.yaml", problems) is None and problems[0].code == "file-unreadable"


def test_a_byte_that_is_not_text_is_named_with_its_place(tmp_path):
    (tmp_path / "a.yaml").write_bytes("a: é\nb: é".encode() + b"\xe9")
    problems: list[Problem] = []
    read_text(tmp_path / "a.yaml", "a.yaml", problems)
    assert (problems[0].line, problems[0].column) == (2, 5)
