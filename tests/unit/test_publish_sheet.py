"""The part Hand-out of the single file: its choices are those of the app, its words stand once, ids are understood."""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape

import pytest

from dossier.cli import main
from dossier.content.vocabulary import questions, vocabulary
from dossier.handout.content import TAGS
from dossier.handout.period import LINES
from dossier.handout.plan import CHOICES, PARTS, Plan
from dossier.publish import page
from dossier.publish.facts import labels
from dossier.publish.forms import alignment_form, claim_form
from dossier.publish.numbers import Numbers
from dossier.publish.sheet import LABELS, handout
from dossier.render.context import APP
from dossier.render.markup import curled
from tests.samples import FOLDERS, catalogue_of, changed, invented


@pytest.fixture(scope="module", params=FOLDERS, ids=lambda folder: folder.name)
def catalogue(request):
    return catalogue_of(request.param)


@pytest.fixture(scope="module")
def part(catalogue):
    return handout(APP, catalogue, Numbers(catalogue))  # the sheet has no links


def choices(part: str, name: str) -> dict[str, str]:
    """Value and label of the boxes or of the options of a choice."""
    if f"<select name={name}>" in part:
        inner = part.split(f"<select name={name}>")[1].split("</select>")[0]
        return {key: unescape(label) for key, label in re.findall(r"<option value=([\w-]+)[^>]*>([^<]*)", inner)}
    found = re.findall(rf"<input type=checkbox name={name} value=([\w-]+)> ([^<]*)</label>", part)
    return {key: unescape(label) for key, label in found}


def test_the_choices_are_those_of_the_app(catalogue, part):
    assert choices(part, "periods") == {p.id: curled(p.title) for p in catalogue.periods.values()}
    assert choices(part, "parts") == PARTS
    for name in LABELS:
        assert choices(part, name) == CHOICES[name]
    assert set(CHOICES) - set(LABELS) == {"text"}  # the author's words are never in the file
    usual = re.findall(r"<select name=(\w+)>.*?<option value=([\w-]+)[^>]* selected>", part)
    assert dict(usual) == {name: getattr(Plan(()), name) for name in LABELS}
    assert dict(re.findall(r'value=(\w+) data-n="([\d ]+)"', part)) == {key: " ".join(map(str, n)) for key, n in LINES.items()}


def test_an_id_of_an_address_has_its_label(catalogue):
    named = labels(catalogue)
    assert named["actor"] == {key: curled(catalogue.name(key)) for key in catalogue.actors}
    assert named["during"] == {p.id: curled(p.title) for p in catalogue.periods.values()}
    boxes = re.findall(r'<input type=checkbox name=(\w+) value="([^"]*)">', alignment_form(catalogue) + claim_form(catalogue))
    for key, of in (("stance", "stance"), ("basis", "basis"), ("verdict", "verdict"), ("kind", "claim-kind")):
        assert named[key] == {t.id: t.label for t in vocabulary()[of].values()}
        assert [value for name, value in boxes if name == key] == list(named[key].values())
    for key, of in (("third", "actor"), ("toward", "actor"), ("actor", "actor"), ("during", "during")):
        there = [curled(unescape(value)) for name, value in boxes if name == key]
        assert there and set(there) <= set(named[of].values())


def test_the_fixed_words_of_a_sheet_are_the_apps(catalogue, part):
    words = unescape(re.sub("<[^>]*>", "", part.split("<template>")[1]))
    wanted = [
        TAGS,
        catalogue.meta.title,
        catalogue.meta.licence,
        *(q[key] for q in questions() for key in ("habit", "before", "ask")),
    ]
    assert [said for said in wanted if curled(said) not in words] == []
    assert part.split("<template>")[1].count("<hr>") == 5 and "ruled" not in part
    records = [e.title for e in catalogue.events.values()] + [s.text for s in catalogue.sentences.values() if s.role != "title"]
    assert [said for said in records if curled(said) in words] == []


def test_the_part_stands_in_the_file_with_its_style_and_script(catalogue):
    text = page(catalogue)
    assert text.count("<form class=ho") == text.count("<template") == text.count("const handout =") == 1
    assert 'href="#/handout">Hand-out</a>' in text or "href=#/handout>Hand-out</a>" in text
    assert "it alone is printed" not in text and "put together from the records" not in text  # remarks


def test_a_title_cannot_break_out_of_the_part():
    catalogue = invented()
    first = replace(catalogue.dossier.periods[0], title='"><script>x</script>')
    part = handout(APP, changed(periods=(first, *catalogue.dossier.periods[1:])), Numbers(catalogue))
    assert "<script" not in part


def test_the_command_writes_it(tmp_path, capsys):
    there = tmp_path / "one.html"
    assert main(["publish", str(FOLDERS[0]), "-o", str(there)]) == 0
    assert "Make a hand-out of this" in there.read_text("utf-8") and capsys.readouterr().out.startswith("wrote")
