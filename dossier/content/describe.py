"""The tables of `data/README.md` and the schemas beside it, written from the code so that they cannot drift.

In the file each table stands between `<!-- begin NAME -->` and `<!-- end NAME -->`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial
from pathlib import Path

from dossier.content import model
from dossier.content.fields import Spec, specs
from dossier.content.files import write_whole
from dossier.content.located import read_text
from dossier.content.measurements import COLUMNS
from dossier.content.names import Name
from dossier.content.problems import CODES, Problem
from dossier.content.schema import written
from dossier.content.vocabulary import vocabulary

RECORDS = {
    "dossier.yaml": model.Meta,
    "article.md": model.ArticleMeta,
    "cites": model.Cite,
    "names": Name,
    "called": model.Called,
    **{name: kind for name, kind, _ in model.TABLES},
    "series/*.meta.yaml": model.Series,
}
KINDS = {
    "text": "text", "slug": "id", "id": "id of {of}", "ids": "list of ids of {of}", "lines": "list of texts", "date": "EDTF date",
    "term": "[{of}](#{of})", "code": "CAMEO code", "flag": "`true`", "language": "code of a language", "url": "web address", "cites": "list of [citations](#cites)", "names": "list of [names](#names)", "called": "list of [names with language or time](#called)",
    "number": "number", "integer": "whole number", "terms": "list of words of [{of}](#{of})",
}  # fmt: skip


def _kind(spec: Spec) -> str:
    text = KINDS[spec.kind].format(of=spec.of)
    return f"{text}, at most {spec.limit} characters" if spec.limit else text


def fields_table(record: type) -> str:
    """The fields of one kind of record."""
    rows = [f"| `{name}` | {'yes' if spec.needed else ''} | {_kind(spec)} | {spec.doc} |" for name, spec in specs(record).items()]
    return "\n".join(["| field | needed | written as | what it says |", "| --- | --- | --- | --- |", *rows])


def columns_table() -> str:
    """The columns of the rows of a series."""
    rows = [f"| `{name}` | {needed} | {doc} |" for name, needed, doc in COLUMNS]
    return "\n".join(["| column | needed | what it says |", "| --- | --- | --- |", *rows])


def codes_table() -> str:
    """The codes of faults."""
    rows = [f'| <a id="{code}"></a>`{code}` | {severity} | {doc} |' for code, (severity, doc) in CODES.items()]
    return "\n".join(["| code | severity | what is wrong |", "| --- | --- | --- |", *rows])


def terms_table() -> str:
    """The words of the vocabulary, list by list."""
    parts = []
    for name, terms in vocabulary().items():
        parts += [f"### {name}", "", "| word | sign | meaning |", "| --- | --- | --- |"]
        parts += [f"| `{term.id}` | {term.sign} | {term.doc} |" for term in terms.values()] + [""]
    return "\n".join(parts).rstrip()


def filled(text: str) -> str:
    """The description with all its tables written anew. Raises `KeyError` for a table that no code writes."""
    tables: dict[str, Callable[[], str]] = {f"fields {name}": partial(fields_table, kind) for name, kind in RECORDS.items()}
    tables |= {"columns": columns_table, "codes": codes_table, "terms": terms_table}

    def write(found: re.Match) -> str:
        name = found.group(1)
        return f"<!-- begin {name} -->\n{tables[name]()}\n<!-- end {name} -->"

    return re.sub(r"<!-- begin ([^>]+) -->\n.*?<!-- end \1 -->", write, text, flags=re.DOTALL)


def described(path: Path, check: bool = False) -> list[tuple[str, bool]]:
    """Write the description anew and the schemas of the folder `schema` beside it, where there is one, or only look.

    A line for each, for the schemas one where none differs, and whether all is well with it. Raises `ValueError` where the description cannot be read.
    """
    problems: list[Problem] = []
    text = read_text(path, str(path), problems)
    if text is None:
        raise ValueError(str(problems[0]))
    try:
        out = [_settled(path, text, filled(text), check)]
    except KeyError as fault:
        raise ValueError(f"{path}: error: there is no table {fault}.") from None
    if (beside := path.parent / "schema").is_dir():
        there = {beside / name: wanted for name, wanted in written().items()}
        now = {at: at.read_text("utf-8") if at.exists() else "" for at in there}
        changed = [_settled(at, now[at], wanted, check) for at, wanted in there.items() if now[at] != wanted]
        out += changed or [_settled(beside, "", "", check)]
    return out


def _settled(path: Path, text: str, wanted: str, check: bool) -> tuple[str, bool]:
    if check:
        state = "is up to date" if wanted == text else "is out of date; run `python -m dossier describe`"
        return f"{path}: {state}", wanted == text
    if wanted != text:
        write_whole(path, wanted)
    return f"{path}: {'rewritten' if wanted != text else 'was up to date'}", True
