"""The files that hold prose, `article.md` and the notes of `context`: facts between two lines `---`, then text.

A line of the article is a sentence, a heading or a footnote, each with its id.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from dossier.content.located import Mark, parse_yaml
from dossier.content.model import Article, ArticleMeta, Sentence
from dossier.content.problems import Problem
from dossier.content.records import SLUG, Reader

LINE = re.compile(r"(#{1,3}|>|-|\^) (\S+)(?: (.*?))?(?: ?\{([^{}]*)\})?")
ROLES = {"#": "title", ">": "standfirst", "##": "heading", "###": "subheading", "-": "body", "^": "note"}
NOTE = re.compile(r"\[\^([a-z0-9-]+)\]")
RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"
Lines = list[tuple[int, str]]


def front(reader: Reader, text: str, kind: type, place: str) -> tuple[Any, Lines | None]:
    """The record between `---` lines at the head of a text, and the numbered lines below it; `None` where nobody can tell which these are."""
    lines = text.split("\n")
    ends = next((i for i, line in enumerate(lines[1:], 1) if line.strip() == "---"), 0)
    if lines[0].strip() != "---" or not ends:
        message = "the file does not begin with facts between two lines `---`."
        remedy = "Copy them from another dossier's file and change them."
        begins = 1
        if lines[0].strip() == "---":
            begins = next((i for i, line in enumerate(lines[1:], 2) if not re.match(r"#|[a-z_]+:| +\S", line)), 1)
            message, remedy = "the line `---` that ends the facts is not there.", "Write it in a line of its own below the facts."
        reader.fault(Mark(begins, 1), "article-line", place, message, remedy)
        return None, None
    before = len(reader.problems)
    node = parse_yaml("\n".join(lines[1:ends]), reader.shown, reader.problems, 2)
    if node is None and len(reader.problems) == before:
        reader.fault(Mark(1, 1), "value-empty", place, "nothing stands between the two lines `---`.", "Write the facts there.")
    record = reader.record(kind, node, place) if node is not None else None
    return record, list(enumerate(lines, 1))[ends + 1 :]


def article(reader: Reader, text: str) -> tuple[Article | None, set[str]]:
    """The article's edition, `None` where its head is unsound, and every id that stands in it."""
    meta, lines = front(reader, text, ArticleMeta, "article")
    sentences: list[Sentence] = []
    seen: dict[str, int] = {}
    paragraph = 0
    for number, line in lines or ():
        if not line.strip():
            paragraph += 1
        elif sentence := _sentence(reader, number, line, paragraph, seen, meta):
            sentences.append(sentence)
    sentences = _noted(reader, sentences, set(seen))
    return (Article(meta=meta, sentences=tuple(sentences)) if meta else None), set(seen)


def _sentence(
    reader: Reader, number: int, line: str, paragraph: int, seen: dict[str, int], meta: ArticleMeta | None
) -> Sentence | None:
    """One line of the article's edition; `seen` gathers the ids met so far, with their lines.

    Where the head is unsound, nobody can tell whether a sentence needs a fingerprint, and one that has none is no second fault.
    """
    start = len(line) - len(line.lstrip()) + 1
    found = LINE.fullmatch(line.strip())
    if not found:
        message = "this line is neither a heading, the standfirst, a sentence nor a footnote."
        remedy = "Write `- s07 Our sentence. {fingerprint}`; headings begin with #, ## or ###, the standfirst with >, footnotes with ^."
        reader.fault(Mark(number, start), "article-line", "article", message, remedy)
        return None
    sign, name, words, mark = found.groups()
    place = f"article[{name}]"
    first = seen.setdefault(name, number)
    if not SLUG.fullmatch(name):
        at = Mark(number, start + len(sign) + 1)
        reader.fault(at, "id-form", place, f"'{name}' is not an id.", "Number the sentences s01, s02 and so on.")
    elif first != number:
        at = Mark(number, start + len(sign) + 1)
        reader.fault(at, "id-repeated", place, f"the id stands on line {first} already.", "Give one of the two another id.")
    elif not words:
        at = Mark(number, start + len(sign) + len(name) + 2)
        reader.fault(at, "value-empty", place, "the sentence has no words.", "Write it in your own words after its id.")
    elif mark is not None and meta and meta.edition == "own":
        at = Mark(number, line.rindex("{") + 1)
        remedy = "Take it out with its braces, or take `edition: own` out of the head."
        reader.fault(
            at, "fingerprint-idle", place, "the article is the dossier's own and this sentence has a fingerprint.", remedy
        )
    elif not (mark is None and (meta is None or meta.edition == "own")) and not re.fullmatch(r"[0-9a-f]{64}", mark or ""):
        at = Mark(number, len(line.rstrip()) if mark is None else line.rindex("{") + 1)
        message = "the fingerprint is not 64 hexadecimal digits." if mark else "the sentence has no fingerprint of its original."
        remedy = 'Print it with `python -m dossier fingerprint "the original sentence"` and write it in {} at the end.'
        reader.fault(at, "fingerprint-missing", place, message, remedy)
    else:
        role = ROLES[sign]
        return Sentence(id=name, text=words, fingerprint=mark or "", role=role, paragraph=paragraph, mark=Mark(number, 1))
    return None


def _noted(reader: Reader, sentences: list[Sentence], seen: set[str]) -> list[Sentence]:
    """The sentences with the marks of footnotes as raised numbers, in the order of the notes; both ends of each must be there."""
    notes = [s.id for s in sentences if s.role == "note"]
    number = {name: "".join(RAISED[int(digit)] for digit in str(i)) for i, name in enumerate(notes, 1)}
    named = set()
    out = []
    for s in sentences:
        for name in NOTE.findall(s.text):
            named.add(name)
            if name not in seen:
                message, remedy = f"there is no footnote '{name}'.", f"Write it in a line of its own, `^ {name} The note.`."
                reader.fault(s.mark, "id-unknown", f"article[{s.id}]", message, remedy)
        text = NOTE.sub(lambda found: number.get(found.group(1), ""), s.text)
        out.append(replace(s, text=f"{number[s.id]} {text}" if s.role == "note" else text))
    for s in out:
        if s.role == "note" and s.id not in named:
            message, remedy = "no sentence has the mark of this footnote.", f"Write [^{s.id}] where the mark belongs."
            reader.problems.append(Problem(reader.shown, *s.mark, "note-unmarked", f"article[{s.id}]", message, remedy))
    return out
