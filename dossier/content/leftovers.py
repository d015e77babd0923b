"""Examples of the template that still stand in a dossier: the check lists them, so that none is published as fact."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from dossier.content.fields import specs
from dossier.content.files import TEMPLATE
from dossier.content.finder import Finder
from dossier.content.located import Mapping, Node, Sequence, Value, parse_yaml
from dossier.content.model import TABLES, Meta, Series
from dossier.content.problems import Problem, count
from dossier.content.prose import RAISED
from dossier.content.unicode import one_line

UNTOLD = "(not yet retold)"  # what `new` writes in place of a sentence that another wrote
WORDS = 6  # of a text that nobody writes twice by chance
MESSAGE, REMEDY = "an example of the template still stands here.", "Replace it by your own, or take it out."
KINDS = {**{name: kind for name, kind, _ in TABLES}, "dossier.yaml": Meta, "example-trade.meta.yaml": Series}


@lru_cache(maxsize=1)
def examples() -> frozenset[str]:
    """The texts of the template that are long enough not to be written again by chance, and the names of authors and editors there."""
    texts: set[str] = set()
    for path in sorted(TEMPLATE.rglob("*")):
        text = path.read_text("utf-8") if path.suffix in (".yaml", ".md") else ""
        if kind := KINDS.get(path.name):
            texts.update(_texts(kind, parse_yaml(text.replace("{{", "__").replace("}}", "__"), path.name, [])))
        elif text:
            lines = re.split(r"\n\s*\n|\n(?=[-#>] )", text.split("\n---\n")[-1])
            texts.update(re.sub(r"^[-#>]+ s[0-9]+ | \{[0-9a-f]+\}$", "", one_line(line)) for line in lines)
    return frozenset(text for text in texts if text) | {UNTOLD}


def _texts(kind: type, node: Node | None) -> Iterator[str]:
    """The telling texts of the records of a file."""
    for item in node.items if isinstance(node, Sequence) else [node]:
        for name, entry in item.entries.items() if isinstance(item, Mapping) else ():
            of = specs(kind)[name].kind
            if of == "text" and isinstance(entry.value, Value) and len(entry.value.text.split()) >= WORDS:
                yield one_line(entry.value.text)
            elif of == "names" and isinstance(entry.value, Sequence):
                yield from (one.text for one in entry.value.items if isinstance(one, Value))


def leftovers(f: Finder) -> Iterator[Problem]:
    """No example of the template stands in a dossier: one warning for a record, a note, or the article."""
    known = examples()
    article = [("article", f.d.article.meta)] if f.d.article else []
    for attr, record in [("dossier", f.d.meta), *article, *f.records()]:
        if attr == "context":
            if known.intersection(record.paragraphs):
                yield f.at(attr, record, "", "template-left", MESSAGE, REMEDY)
        elif name := next((name for name in specs(record.__class__) if _left(getattr(record, name), known)), ""):
            yield f.at(attr, record, name, "template-left", MESSAGE, REMEDY)
    left = [s for s in f.d.article.sentences if s.text in known or s.text.strip(RAISED).strip() == UNTOLD] if f.d.article else []
    if left:
        untold = UNTOLD in left[0].text
        message = f"{count(len(left), 'line')} of the article {'has' if len(left) == 1 else 'have'} {'no words yet' if untold else 'the words of the template'}."
        remedy = (
            "Retell them, sentence by sentence, in words of your own; the article itself lies in article.original.txt."
            if untold
            else REMEDY
        )
        yield Problem(f"{f.shown}/article.md", *left[0].mark, "template-left", f"article[{left[0].id}]", message, remedy)
    for side in "ab":
        if getattr(f.d.meta, f"adjective_{side}").lower() == getattr(f.d.meta, f"side_{side}"):
            message = "the id of the side stands where its adjective belongs."
            yield f.at(
                "dossier",
                f.d.meta,
                f"adjective_{side}",
                "template-left",
                message,
                "Write it as one says it of an act of that side.",
            )


def _left(value: Any, known: frozenset[str]) -> bool:
    """True for a text, or a list with a name, of the template."""
    if isinstance(value, tuple):
        return any(getattr(one, "guessed", False) and one.written in known for one in value)
    return isinstance(value, str) and value in known
