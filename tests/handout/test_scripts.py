"""Letters of other scripts on paper: shaped, in their order, with a font in the file, and read back as they were written."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import docx
import pypdf
import pypdfium2
import pytest
import uharfbuzz
from bidi import get_display
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont
from hypothesis import given
from hypothesis import strategies as st

from dossier.content.direction import dated, opens_right, unmarked
from dossier.handout import bidi, made
from dossier.handout.as_docx import document as word_file
from dossier.handout.as_pdf import document as pdf
from dossier.handout.blocks import Block, Entry, Figure, Heading, Label, Run, Sheet
from dossier.handout.faces import FONTS, face_of
from dossier.handout.letters import lacking, registered, set_in, stretches
from dossier.handout.lines import broken
from dossier.handout.mixed import line, pieces
from dossier.handout.picture import lacks, png
from dossier.handout.plan import Plan
from dossier.handout.spanned import spanned
from tests.samples import changed, invented

# The two sides meet on 14 August 1947.
SENTENCES = {
    "ur": "دونوں فریق 14 اگست 1947 کو ملتے ہیں۔",
    "fa": "دو طرف در ۱۴ اوت ۱۹۴۷ دیدار دارند.",
    "ar": "في ١٤ أغسطس ١٩٤٧ يلتقي الطرفان.",
    "hi": "दोनों पक्ष 14 अगस्त 1947 को मिलते हैं।",
}
CHINESE = "双方于1947年8月14日会面。"
MIXED = (
    "پاکستان 1947-08-14 (بھارت)",
    "Pakistan (پاکستان) and India (بھارت), 1947-08-14/1954",
    "1947: پاکستان, India; بھارت",
)


def sheet(*blocks: Block) -> Sheet:
    return Sheet("Title", "Head", "Foot", "a4", "2026-01-01", "ur", blocks)


def said(*texts: str) -> Entry:
    return Entry("s01", tuple(map(Run, texts)), kind="sentence")


def letters_of(data: bytes) -> list[tuple[float, float, str]]:
    """The letters of the first page as another program reads them, each with its left and its middle height."""
    page = pypdfium2.PdfDocument(data)[0].get_textpage()
    boxes = [(page.get_charbox(i), page.get_text_range(i, 1)) for i in range(page.count_chars())]
    return [(left, (low + high) / 2, letter) for (left, low, _, high), letter in boxes if letter.strip()]


def read(data: bytes) -> str:
    """The text of the first page without its blanks."""
    return "".join(letter for _, _, letter in letters_of(data))


def row_of(data: bytes) -> str:
    """The letters of the row that begins with `s01`, from left to right, without blanks."""
    found = letters_of(data)
    height = next(y for x, y, letter in sorted(found) if letter == "s")
    return "".join(letter for _, y, letter in sorted(found) if abs(y - height) < 6)


def leveled(text: str) -> str:
    """The text with one sign for both brackets: beside letters from the right, the other programs tell them apart by guessing."""
    return text.replace("(", "|").replace(")", "|")


def fonts_of(data: bytes) -> dict[str, Any]:
    """The fonts of other scripts in a file, by the names that its pages use."""
    fonts = pypdf.PdfReader(io.BytesIO(data)).pages[0]["/Resources"]["/Font"]
    return {key: fonts[key] for key in fonts if key.startswith("/X")}


def drawn(data: bytes) -> Iterator[list[int]]:
    """The glyphs that the first page draws from such fonts, word by word."""
    content = pypdf.PdfReader(io.BytesIO(data)).pages[0].get_contents().get_data().decode("latin1")
    for word in re.findall(r"BT /X\d+ (.*?) ET", content):
        yield [int(number, 16) for row in re.findall(r"<([0-9A-F]+)> Tj", word) for number in re.findall("....", row)]


@pytest.mark.parametrize("language", SENTENCES)
def test_a_sentence_is_read_back_as_it_was_written(language: str):
    assert "".join(SENTENCES[language].split()) in read(pdf(sheet(said(SENTENCES[language]))))


@pytest.mark.parametrize("language", SENTENCES)
def test_the_glyphs_are_those_of_harfbuzz_and_the_file_has_their_outlines(language: str):
    data = pdf(sheet(said(SENTENCES[language])))
    (font,) = fonts_of(data).values()
    name, about = font["/BaseFont"].split("+")[1], font["/DescendantFonts"][0]["/FontDescriptor"]
    whole = uharfbuzz.Font(uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(FONTS / f"{name}.ttf"))))
    wanted = []
    for word in filter(None, re.split(r"[ 0-9.]+", SENTENCES[language])):  # digits and full stop are the sheet's own
        buffer = uharfbuzz.Buffer()
        buffer.add_str(word)
        buffer.guess_segment_properties()
        buffer.direction = "ltr" if word.isdigit() else buffer.direction
        uharfbuzz.shape(whole, buffer)
        wanted.append([info.codepoint for info in buffer.glyph_infos])
    blank = whole.get_nominal_glyph(32)
    words = [shown for numbers in drawn(data) if (shown := [n for n in numbers if n != blank])]
    assert words == wanted and not any(0 in numbers for numbers in words)
    part = about["/FontFile2"].get_data()
    outlines, order = TTFont(io.BytesIO(part))["glyf"], TTFont(io.BytesIO(part)).getGlyphOrder()
    assert all(outlines[order[n]].numberOfContours for numbers in words for n in numbers)
    assert len(part) < (FONTS / f"{name}.ttf").stat().st_size / 3, "the file has what it shows and no more"


@pytest.mark.parametrize("text", MIXED)
def test_a_mixed_line_stands_in_the_order_of_another_program(text: str):
    wanted = unmarked(get_display(dated(text), base_dir="R" if opens_right(text) else "L"))
    shown = f"s01{''.join(wanted.split())}"
    assert leveled(row_of(pdf(sheet(said(text))))) == leveled(shown)


def test_text_from_the_right_begins_at_the_right():
    left, right = (letters_of(pdf(sheet(said(text)))) for text in ("Two sides meet.", SENTENCES["ur"]))
    assert 72 < min(x for x, _, letter in left if letter == "T") < 80
    assert max(x for x, _, letter in right if letter == "د") > 540 and row_of(pdf(sheet(said(SENTENCES["ur"])))).startswith("s01")


LETTERS = st.sampled_from(
    "ab12-/.,()[]%«» אבابٍ\u2329\u232a٠۱\u200e\u200f\u202a\u202b\u202d\u202e\u202c\u2066\u2067\u2068\u2069〈〉\u0301"
)


@given(st.text(LETTERS, max_size=24), st.booleans())
def test_letters_are_put_in_order_as_another_program_does(text: str, right: bool):
    text += "א"  # the other leaves a line without a letter from the right as it is, also where blanks at its end should move
    found = bidi.in_line(text, bidi.levels(text, int(right)), int(right))
    shown = "".join(text[i] for i in bidi.order(found))
    assert unmarked(shown) == unmarked(get_display(text, base_dir="R" if right else "L"))


def test_brackets_turn_round():
    assert "".join(map(bidi.turned, "()[]{}«»〈〉a1<")) == ")(][}{»«〉〈a1>"


def test_what_stands_beside_does_not_move_into_a_text_from_the_right():
    row = row_of(pdf(sheet(said("پاکستان", ", 1954, with ", "بھارت", " (1971)"))))
    assert leveled(row) == "s01ناتسکاپ,1954,withتراھب|1971|"


def test_a_letter_that_no_font_has_is_owned_up_to():
    text = read(pdf(sheet(said("Tibet: བོད"))))
    assert "□□" in text and "hasnolettersforsomesigns" in text and "nolettersfor" not in read(pdf(sheet(said("Tibet"))))


def tiny(path: Path, letters: str) -> None:
    """A font in which every letter is a square."""
    pen = TTGlyphPen(None)
    pen.moveTo((0, 0))
    for corner in ((0, 700), (700, 700), (700, 0)):
        pen.lineTo(corner)
    pen.closePath()
    names = [".notdef", *(f"u{ord(letter)}" for letter in sorted(set(letters)))]
    font = FontBuilder(1000, isTTF=True)
    font.setupGlyphOrder(names)
    font.setupCharacterMap({ord(letter): f"u{ord(letter)}" for letter in letters})
    font.setupGlyf(dict.fromkeys(names, pen.glyph()))
    font.setupHorizontalMetrics(dict.fromkeys(names, (1000, 0)))
    font.setupHorizontalHeader(ascent=800, descent=-200)
    font.setupNameTable({"familyName": path.stem, "styleName": "Regular"})
    font.setupOS2()
    font.setupPost()
    font.save(path)


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A machine with fonts for Chinese and for Tamil, and with a broken one."""
    tiny(tmp_path / "DroidSansFallbackFull.ttf", CHINESE)
    tiny(tmp_path / "NotoSansTamil-Regular.ttf", "தமிழ்")
    (tmp_path / "NotoSansTibetan-Regular.ttf").write_bytes(b"no font")
    monkeypatch.setenv("DOSSIER_FONTS", str(tmp_path))
    return tmp_path


def test_fonts_of_the_machine_are_used(machine: Path):
    text = read(pdf(sheet(said(CHINESE), said("தமிழ்"), said("བོད"))))
    assert CHINESE in text and "தமிழ்" in text and "□□" in text and "(3ofthem)" in text
    picture = Figure(200, 40, (Label(4, 20, CHINESE),), "")
    assert lacks(picture) == "" and png(picture) != png(replace(picture, shapes=(Label(4, 20, "□" * len(CHINESE)),)))


def test_chinese_breaks_between_its_signs_and_not_before_a_full_stop(machine: Path):
    rows = [row.text for row in broken(pieces(CHINESE * 6, 10), 95, 95)]
    assert "".join(rows) == CHINESE * 6 and len(rows) > 6 and not any(row.startswith("。") for row in rows)
    assert max(row.width for row in broken(pieces(CHINESE * 6, 10), 95, 95)) <= 95


def test_without_a_font_chinese_stands_as_boxes_with_a_word():
    assert lacking([CHINESE], registered()) and set_in("中 1", registered()) == "□ 1"
    assert "nolettersfor" in read(pdf(sheet(said(CHINESE))))


def test_marks_and_joiners_stay_with_their_letters():
    assert [part for part, _ in stretches("می\u200cروند, کِ 1", registered())] == ["می\u200cروند", ", ", "کِ ", "1"]
    assert set_in("می\u200cروند\x07", registered()) == "می\u200cروند"
    assert face_of("ک", bold=True).name.endswith("-Bold")


def test_a_picture_joins_letters_and_keeps_a_date_in_order():
    words = [
        Figure(200, 40, (Label(4, 20, text),), "")
        for text in ("پاکستان 1947-08-14", "پ ا ک س ت ا ن 1947-08-14", "□□□□□□□ 1947-08-14")
    ]
    assert len({png(figure) for figure in words}) == 3 and not any(map(lacks, words))


def test_a_text_in_a_picture_stands_in_parts_of_one_font_each():
    """The library that draws it would leave out what stands beside an fl."""
    drawing = '<svg><text x="5" y="9" text-anchor="end">flow &amp; शक्ति (جنگ) 1</text><text x="1">é</text></svg>'
    parts = re.findall(
        r'<tspan x="([-.\d]+)em" y="0" text-anchor="start"(?: font-family="([^"]*)")?>([^<]*)</tspan>', spanned(drawing)
    )
    assert [(family, text) for _, family, text in parts] == [
        ("", "flow &amp;"), ("Noto Sans Devanagari", "शक्ति"), ("", "("), ("Noto Naskh Arabic", "جنگ"), ("", ")"), ("", "1")
    ]  # fmt: skip
    places = [float(x) for x, _, _ in parts]
    assert places == sorted(places) and places[0] == pytest.approx(-line("flow & शक्ति (جنگ) 1", 1.0).width, abs=0.01)
    assert 'text-anchor="end" transform="translate(5 9)"' in spanned(drawing) and '<text x="1">é</text>' in spanned(drawing)


def test_a_word_file_has_runs_and_paragraphs_of_each_direction():
    blocks = (
        Heading(1, "پاکستان: 1947-08-14"),
        said(SENTENCES["ur"]),
        said("Pakistan, پاکستان 1947, India"),
        said("پاکستان", ", 1947"),
    )
    found = docx.Document(io.BytesIO(word_file(sheet(*blocks))))
    head, whole, mixed, beside = found.paragraphs
    assert [bool(p._p.xpath("./w:pPr/w:bidi")) for p in found.paragraphs] == [True, True, False, True]
    runs = [[(run.text, bool(run.font.rtl)) for run in p.runs] for p in (head, whole, mixed)]
    assert runs[0] == [("پاکستان: ", True), ("\u200e1947-08-14", False)]
    assert runs[1] == [("s01\t", False), (SENTENCES["ur"], True)]
    assert runs[2] == [("s01\t", False), ("Pakistan, ", False), ("پاکستان 1947", True), (", India", False)]
    assert beside.text == "s01\tپاکستان\u200f, 1947"
    styles = found.styles.element.xpath("//w:style[.//w:sz]")
    assert styles and all(
        one.xpath(".//w:sz/@w:val") == one.xpath(".//w:szCs/@w:val") for one in styles if one.xpath(".//w:szCs")
    )


def test_a_date_in_a_title_stays_in_its_order_in_a_word_file():
    held = Entry("◆", (Run("India: "), Run("جنگ 1954-08-14 تک", "b")), kind="event")
    (found,) = docx.Document(io.BytesIO(word_file(sheet(held)))).paragraphs
    assert found.text.endswith("India: \u2068جنگ \u200e1954-08-14 تک\u2069")
    assert [run.text for run in found.runs if run.font.rtl] == ["جنگ ", " تک"]


@pytest.mark.parametrize("format", ["html", "pdf", "docx"])
def test_a_hand_out_with_other_scripts_is_the_same_each_time(format: str):
    first, *rest = invented().dossier.periods
    catalogue = changed(periods=(replace(first, title=f"{SENTENCES['ur']} {SENTENCES['hi']}", summary=SENTENCES["ar"]), *rest))
    one, two = (made(format, catalogue, Plan((first.id,))) for _ in range(2))
    assert one == two


def test_a_line_is_as_wide_as_its_letters():
    for text in (*SENTENCES.values(), *MIXED):
        data = pdf(sheet(said(dated(text))))
        long = [x for x, _, letter in letters_of(data) if letter not in "s01HeadFootTitle"]
        assert line(dated(text), 8.4).width == pytest.approx(max(long) - min(long), rel=0.2)
