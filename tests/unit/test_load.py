"""A folder in, sound records and problems out; whatever the files hold."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dossier.content.checks import examine
from dossier.content.fields import specs
from dossier.content.load import load
from dossier.content.model import TABLES, ArticleMeta, Meta, Series
from tests.samples import copied, with_side_files
from tests.unit.broken import TINY

FIELDS = sorted(
    {name for _, kind, _ in TABLES for name in specs(kind)}
    | {name for kind in (Meta, ArticleMeta, Series) for name in specs(kind)}
    | {"work", "at", "???"}
)
WORDS = "vel ost s04 lund-1990 1954 1954-05-19 195X 1954/.. 042 act record unknown true no ~ [x] &x *x A_B"
SCALARS = st.sampled_from(["", "é\n", "A B", *WORDS.split(" ")]) | st.text(max_size=6)
VALUES = st.recursive(
    SCALARS | st.none() | st.integers() | st.booleans() | st.dates() | st.floats(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(FIELDS), inner, max_size=4),
    max_leaves=8,
)
RECORDS = st.dictionaries(st.sampled_from(FIELDS), VALUES, max_size=12)
NAMES = ["dossier.yaml", "series/timber-trade.meta.yaml", *(name for name, _, _ in TABLES)]


@pytest.fixture
def tiny(tmp_path) -> Path:
    return Path(shutil.copytree(TINY, tmp_path / "vel-ost"))


def faults(folder: Path) -> list[tuple[str, str]]:
    return [(problem.code, problem.place) for problem in examine(folder, folder.parent).problems]


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def test_the_tiny_dossier_is_sound():
    loaded = load(TINY)
    assert loaded.problems == []
    d = loaded.dossier
    assert d.id == "vel-ost" and len(d.periods) == 2 and len(d.events) == 5 and len(d.article.sentences) == 12
    assert loaded.read == {
        "dossier": 1, "actors": 5, "sources": 6, "periods": 2, "events": 5, "alignments": 6, "leaders": 5, "claims": 3,
        "annotations": 1, "silences": 1, "sentences": 12, "contexts": 2, "series": len(d.series),
    }  # fmt: skip


def test_the_tiny_dossier_holds_what_tests_of_the_app_need():
    d = load(TINY).dossier
    assert any(e.joint for e in d.events) and {e.layer for e in d.events} == {"act", "decision", "context"}
    assert any(e.disputed for e in d.events) and any(not e.date.is_exact for e in d.events)
    assert any(p.reading == "silent" for p in d.periods) and any(a.dates.latest is None for a in d.alignments)
    assert {a.basis for a in d.alignments} == {"article", "record"} and any(a.stance == "unknown" for a in d.alignments)


def test_sentences_keep_their_role_and_paragraph():
    sentences = load(TINY).dossier.article.sentences
    assert [s.role for s in sentences[:4]] == ["title", "standfirst", "heading", "body"]
    assert sentences[3].paragraph == sentences[7].paragraph != sentences[9].paragraph
    assert sentences[3].text == "Every textbook used in Velmark states that Velmark was first at the river."


def test_names_of_files_are_relative_to_the_root():
    assert load(TINY, TINY.parent).shown == "vel-ost"
    assert load(TINY, Path("/nowhere")).shown == str(TINY)


@settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(NAMES), st.lists(RECORDS, max_size=3) | VALUES)
def test_no_yaml_structure_raises(name, content):
    with tempfile.TemporaryDirectory() as parent:
        folder = Path(shutil.copytree(TINY, Path(parent) / "vel-ost"))
        (folder / name).write_text(yaml.safe_dump(content, allow_unicode=True), "utf-8")
        report = examine(folder, folder.parent)
        assert all(len(str(problem).splitlines()) == 1 for problem in report.problems)
        assert report.left_out >= 0


@pytest.mark.parametrize(
    "text", ["- work: lund-1990\n", "- work: []\n  accessed: []\n", "- id: vel\n  name: Velmark\n\n- work: lund-1990\n"]
)
def test_a_citation_at_the_margin_that_no_record_waits_for_is_told(tmp_path, text):
    folder = copied(tmp_path)
    (folder / "actors.yaml").write_text(text, "utf-8")
    told = [problem for problem in examine(folder).problems if problem.file.endswith("actors.yaml")]
    assert any(problem.code == "field-unknown" and "work" in problem.place for problem in told)


@settings(max_examples=100, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.sampled_from([*NAMES, "article.md", "context/quiet-years.md", "series/timber-trade.csv"]),
    st.integers(0, 4000),
    st.text(max_size=8) | st.binary(max_size=4),
)
def test_no_damage_to_a_file_raises(name, at, junk):
    with tempfile.TemporaryDirectory() as parent:
        folder = Path(shutil.copytree(TINY, Path(parent) / "vel-ost"))
        whole = (folder / name).read_bytes()
        at = at % (len(whole) + 1)
        (folder / name).write_bytes(
            whole[:at] + (junk.encode("utf-8", "replace") if isinstance(junk, str) else junk) + whole[at + 3 :]
        )
        report = examine(folder, folder.parent)
        assert all(problem.line <= 400 for problem in report.problems)


def test_an_empty_folder_and_none_at_all(tmp_path):
    for folder in (tmp_path, tmp_path / "none"):
        report = examine(folder)
        assert report.dossier is None
        assert {problem.code for problem in report.problems} == {"file-missing"}
        assert len(report.problems) == 6


@pytest.mark.parametrize("name", ["dossier.yaml", "events.yaml", "periods.yaml", "sources.yaml", "actors.yaml"])
def test_a_needed_file_without_a_record_is_a_fault(tiny, name):
    (tiny / name).write_text("# nothing yet\n")
    assert faults(tiny) == [("value-empty", name)]


@pytest.mark.parametrize("name", ["claims.yaml", "annotations.yaml"])
def test_an_optional_file_may_be_missing_and_an_empty_one_is_doubted(tiny, name):
    (tiny / name).write_text("# nothing yet\n")
    assert faults(tiny) == [("file-empty", name)]
    (tiny / name).unlink()
    assert faults(tiny) == []


def test_a_file_that_is_one_record_is_told_once(tiny):
    (tiny / "events.yaml").write_text("id: a\n")
    assert faults(tiny) == [("value-type", "events")]


def test_a_record_without_an_id_is_counted(tiny):
    change(tiny / "claims.yaml", "- id: c03\n  sentences", "- sentences")
    assert faults(tiny) == [("field-missing", "claims[3].id")]


def test_windows_line_breaks_and_a_byte_order_mark_are_no_fault(tiny):
    for path in tiny.rglob("*.*"):
        path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    assert faults(tiny) == []


def test_side_files_of_a_system_are_not_read(tiny):
    before = load(tiny)
    made = with_side_files(tiny)
    after = load(tiny)
    assert faults(tiny) == [] and (after.files, after.read, after.named) == (before.files, before.read, before.named)
    assert any(path.parent.name == "context" for path in made)


def test_what_lies_in_the_folder_and_is_not_read_is_named(tiny):
    for name in ("event.yaml", "notes.txt", "context/quiet-years.txt", ".hidden", "article.original.txt", "README.md"):
        (tiny / name).write_text("x")
    (tiny / "contexts").mkdir()
    for name in ("README.md", ".hidden", "notes.txt"):
        (tiny / "series" / name).write_text("x")
    (tiny / "series" / "more").mkdir()
    assert [place for code, place in faults(tiny) if code == "file-unknown"] == [
        "quiet-years.txt",
        "contexts",
        "event.yaml",
        "notes.txt",
        "more",
        "notes.txt",
    ]


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("---\ntitle", "title", "article-line"),
        ("language: en\n", "", "field-missing"),
        ("publisher: The", "publisher: The: ", "yaml-syntax"),
        ("- s04 Every", "-s04 Every", "article-line"),
        ("- s04 Every", "- s04. Every", "id-form"),
        ("- s04 Every", "- s05 Every", "id-repeated"),
    ],
)
def test_faults_of_the_article(tiny, old, new, code):
    change(tiny / "article.md", old, new)
    assert code in {found for found, _ in faults(tiny)}


def test_a_sentence_without_words_or_with_half_a_fingerprint(tiny):
    lines = (tiny / "article.md").read_text("utf-8").split("\n")
    at = next(i for i, line in enumerate(lines) if line.startswith("- s04"))
    lines[at] = "- s04 " + lines[at][lines[at].index("{") :]
    lines[at + 1] = lines[at + 1][:-9] + "}"
    (tiny / "article.md").write_text("\n".join(lines), "utf-8")
    assert faults(tiny) == [("value-empty", "article[s04]"), ("fingerprint-missing", "article[s05]")]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("No facts.", "article-line"),
        ("---\n---\nText.", "value-empty"),
        ("---\ncites:\n  - work: lund-1990\n---\n\n", "value-empty"),
        ("---\nsources: []\n---\nText.", "field-unknown"),
    ],
)
def test_faults_of_a_context_note(tiny, text, code):
    (tiny / "context" / "quiet-years.md").write_text(text)
    assert code in {found for found, _ in faults(tiny)}
    assert "context-missing" not in {found for found, _ in faults(tiny)}


def test_paragraphs_of_a_context_note():
    note = next(note for note in load(TINY).dossier.contexts if note.period == "treaty-years")
    assert len(note.paragraphs) == 2 and "\n" not in note.paragraphs[0] and note.cites[0].work == "lund-1990"
