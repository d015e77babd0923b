"""One written form: it keeps every value and comment, and it is its own form."""

from __future__ import annotations

import re
import shutil

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from dossier.content.canonical import KINDS, PARTS, WIDTH, canonical, fold, scalar
from dossier.content.fields import specs
from dossier.content.files import TEMPLATE
from dossier.content.load import load
from dossier.content.located import Mapping, Sequence, Value, comments, parse_yaml
from dossier.content.model import TABLES, Series
from dossier.content.names import Name
from tests.unit.broken import TINY

LETTERS = st.characters(exclude_categories=("Cs",))
PROSE = st.text(LETTERS, min_size=1, max_size=200).filter(lambda text: text.split())
SIGNS = r"""a the 12 1954-05-19 no: #x # - -- ' " \ it's [b] {c} &d *e ! % @ , ; é ü — x:y"""
WORDS = st.lists(st.sampled_from(SIGNS.split(" ")), min_size=1, max_size=50)
TEXTS = PROSE | WORDS.map(" ".join)
IDS = st.from_regex(r"[a-z0-9]{1,6}(-[a-z0-9]{1,6}){0,2}", fullmatch=True)
VALUE = {
    "text": TEXTS,
    "slug": IDS,
    "id": IDS,
    "term": st.sampled_from(["act", "high", "record"]),
    "code": st.sampled_from(["042", "1121"]),
    "date": st.sampled_from(["1954", "1954-05-19~", "../1960", "195X"]),
    "flag": st.just("true"),
    "url": st.sampled_from(["https://a.org/x?y=1&z=[2]#f", "http://b.org:80/'q'"]),
    "ids": st.lists(IDS, max_size=20, unique=True),
    "lines": st.lists(TEXTS, max_size=4),
    "terms": st.lists(st.sampled_from(["estimated", "derived"]), max_size=2, unique=True),
    "number": st.sampled_from(["0", "-1.5", "100"]),
    "integer": st.sampled_from(["0", "-1", "100"]),
    "names": st.lists(TEXTS | st.dictionaries(st.sampled_from(list(specs(Name))), TEXTS, min_size=1), max_size=3),
}
REMARKS = st.lists(st.text(st.characters(min_codepoint=32, max_codepoint=126), max_size=12), max_size=3)


def fields(kind: type):
    """Any record of a kind, as plain values."""
    parts = {
        name: st.lists(fields(PARTS[spec.kind]), min_size=1, max_size=3) if spec.kind in ("cites", "called") else VALUE[spec.kind]
        for name, spec in specs(kind).items()
    }
    needed = {name: parts[name] for name, spec in specs(kind).items() if spec.needed}
    return st.fixed_dictionaries(needed, optional={name: part for name, part in parts.items() if name not in needed})


def values(text: str):
    """The values of a text, with runs of spaces as one: what the loader sees."""

    def plain(node):
        if isinstance(node, Mapping):
            return {name: plain(entry.value) for name, entry in node.entries.items()}
        if isinstance(node, Sequence):
            return [plain(item) for item in node.items]
        assert isinstance(node, Value) and (not node.trap or node.text == "true" or re.fullmatch(r"-?[0-9.]+", node.text))
        return " ".join(node.text.split())

    problems: list = []
    node = parse_yaml(text, "a", problems)
    assert not problems
    return plain(node)


@st.composite
def files(draw):
    """A table's name and a text of it: records in any order of fields, written by another hand, with comments between."""
    name, kind, _ = draw(st.sampled_from(TABLES))
    lines = []
    for record in draw(st.lists(fields(kind), min_size=1, max_size=3)):
        for i, key in enumerate(draw(st.permutations(list(record)))):
            lines += [f"  # {remark}" for remark in draw(REMARKS)]
            shown = yaml.safe_dump({key: record[key]}, allow_unicode=True, default_style='"', width=draw(st.integers(20, 200)))
            lines += [("- " if i == 0 and j == 0 else "  ") + line for j, line in enumerate(shown.rstrip("\n").split("\n"))]
    return name, "\n".join(lines) + "\n"


@given(files())
def test_it_keeps_every_value_and_comment_and_is_its_own_form(file):
    name, text = file
    wanted = canonical(text, name)
    assert values(wanted) == values(text)
    assert sorted(comment for _, comment in comments(wanted)) == sorted(comment for _, comment in comments(text))
    assert canonical(wanted, name) == wanted


@given(fields(Series), st.data())
def test_the_description_of_a_series_keeps_every_value(record, data):
    order = data.draw(st.permutations(list(record)))
    text = yaml.safe_dump({key: record[key] for key in order}, allow_unicode=True, default_style='"', sort_keys=False)
    wanted = canonical(text, "a.meta.yaml")
    assert values(wanted) == values(text)
    assert canonical(wanted, "a.meta.yaml") == wanted


def test_a_number_stands_without_quotes():
    assert canonical('most: " 1.50 "\nleast: 0\n', "series/a.meta.yaml") == "least: 0\nmost: 1.50\n"


@given(TEXTS)
def test_a_scalar_reads_back_as_it_is(text):
    text = " ".join(text.split())
    if "," not in text:  # a list with commas in its texts stands on lines of its own
        assert values(f"b: [{scalar(text)}]") == {"b": [text]}
    assert values(f"a: {scalar(text)}") == {"a": text}
    assert yaml.safe_load(f"a: {scalar(text)}") == {"a": text}


@pytest.mark.parametrize(
    "text", ["no", "1954", "1954-05-19", "12:30", "0x1f", "true", "", "- a", "a: b", "a #b", "'a'", "a:", "\x1b[0m", "=", "~"]
)
def test_what_yaml_would_misread_is_quoted(text):
    assert scalar(text).startswith('"') and yaml.safe_load(scalar(text)) == text


@pytest.mark.parametrize("text", ["plain", "a, b (c); d", "Öl", "it is 5 - 4", "https://a.org/x#y"])
def test_plain_text_stays_plain(text):
    assert scalar(text) == text


@given(TEXTS)
def test_folded_prose_joins_to_the_text(text):
    text = " ".join(text.split())
    assert " ".join(fold(text)) == text
    assert all(len(line) <= WIDTH - 2 or " " not in line for line in fold(text))


def test_comments_stay_above_what_they_stood_at():
    text = '# head\n\n- date: "1954"  # when\n  # who\n  id: a\n  # code\n  cameo: "042"\n# of b\n- id: b\n# end\n'
    assert canonical(text, "events.yaml") == (
        '# head\n# when\n# who\n- id: a\n  date: "1954"\n  # code\n  cameo: "042"\n\n# of b\n- id: b\n# end\n'
    )


def test_a_flag_that_is_false_and_an_empty_file_are_left_out():
    assert canonical("- id: a\n  joint: false\n", "events.yaml") == "- id: a\n"
    assert canonical("", "events.yaml") == ""
    assert canonical("# nothing\n", "events.yaml") == "# nothing\n"


def test_names_with_commas_stand_on_lines_of_their_own():
    assert (
        canonical('- id: a\n  author: ["Maren, Ilse", Lund]\n', "sources.yaml")
        == "- id: a\n  author:\n    - Maren, Ilse\n    - Lund\n"
    )


def test_names_in_parts_stand_field_by_field():
    text = '- id: a\n  author: [{suffix: Jr., given: "Per", family: Lund}, {body: "Board, Hale"}, "Lund"]\n'
    wanted = "- id: a\n  author:\n    - family: Lund\n      given: Per\n      suffix: Jr.\n    - body: Board, Hale\n    - Lund\n"
    assert canonical(text, "sources.yaml") == wanted == canonical(wanted, "sources.yaml")


@pytest.mark.parametrize("path", sorted(path for path in TINY.rglob("*.yaml")), ids=lambda path: path.name)
def test_the_tiny_dossier_is_in_this_form(path):
    text = path.read_text("utf-8")
    assert canonical(text, path.name) == text


@pytest.mark.parametrize("path", sorted(TEMPLATE.rglob("*.yaml")), ids=lambda path: path.name)
def test_comments_of_the_template_survive_in_their_order(path):
    text = path.read_text("utf-8").replace("{{", "").replace("}}", "")
    assert [comment for _, comment in comments(canonical(text, path.name))] == [comment for _, comment in comments(text)]


def test_a_dossier_means_the_same_before_and_after(tmp_path):
    folder = tmp_path / "vel-ost"
    shutil.copytree(TINY, folder)
    before = load(folder).dossier
    for name in KINDS:
        path = folder / name
        loose = yaml.safe_dump(yaml.load(path.read_text("utf-8"), yaml.BaseLoader), sort_keys=True, default_style="'", width=40)
        path.write_text(canonical(loose, name), "utf-8")
    assert load(folder).dossier == before
