"""The words and codes that every dossier shares: terms, CAMEO and WEIS codes with Goldstein values, countries."""

from __future__ import annotations

import csv
from dataclasses import dataclass, fields
from functools import lru_cache

from dossier.content.files import SHARED
from dossier.content.located import Mapping, Node, Sequence, Value, parse_yaml
from dossier.content.problems import Problem
from dossier.content.unicode import one_line

EDITIONS = ("gdelt", "icews", "keds")


@dataclass(frozen=True)
class Term:
    """One word of the vocabulary. `sign` stands for it where colour alone would not do."""

    id: str
    label: str
    doc: str
    sign: str = ""


@dataclass(frozen=True)
class Word:
    """A word that a reader meets: `said` explains it in a sentence, `forms` are the words of a page, `tag` the tag, where it is shown."""

    id: str
    term: str
    said: str
    more: str = ""
    forms: tuple[str, ...] = ()
    tag: str = ""


@dataclass(frozen=True)
class Code:
    """A CAMEO code. `goldstein` maps an edition to its value (-10 to 10); an edition may lack the code."""

    code: str
    label: str
    quad_class: int
    goldstein: dict[str, float]


@dataclass(frozen=True)
class WeisCode:
    """A WEIS code and its Goldstein value (-10 to 10). `label` is empty where the source has none."""

    code: str
    label: str
    goldstein: float


@dataclass(frozen=True)
class Explanation:
    """What a code is for, in our words, and an act that it fits, where one helps."""

    said: str
    example: str


@lru_cache(maxsize=1)
def vocabulary() -> dict[str, dict[str, Term]]:
    """All terms by list, in the order of the file. Raises `ValueError` where the shipped file is damaged."""
    problems: list[Problem] = []
    root = parse_yaml((SHARED / "vocabulary.yaml").read_text("utf-8"), "vocabulary.yaml", problems)
    if problems or not isinstance(root, Mapping):
        raise ValueError(f"data/shared/vocabulary.yaml is damaged: {'; '.join(map(str, problems))}")
    return {
        name: {key: _term(key, item.value) for key, item in _entries(entry.value).items()} for name, entry in root.entries.items()
    }


def _entries(node: Node) -> dict:
    return node.entries if isinstance(node, Mapping) else {}


def _term(key: str, node: Node) -> Term:
    said = {name: entry.value.text for name, entry in _entries(node).items() if isinstance(entry.value, Value)}
    return Term(key, said.get("label", key), said.get("doc", ""), said.get("sign", ""))


def _listed(name: str) -> list[dict[str, str]]:
    problems: list[Problem] = []
    root = parse_yaml((SHARED / name).read_text("utf-8"), name, problems)
    if problems or not isinstance(root, Sequence):
        raise ValueError(f"data/shared/{name} is damaged: {'; '.join(map(str, problems))}")
    rows = [_entries(item) for item in root.items]
    return [{k: " ".join(e.value.text.split()) for k, e in row.items() if isinstance(e.value, Value)} for row in rows]


LONGEST = 30  # words of the sentence that explains a word


@lru_cache(maxsize=1)
def glossary() -> dict[str, Word]:
    """The words that are explained to readers, by id. Raises like `vocabulary`, and for a sentence that is missing or too long."""
    out = {}
    for row in _listed("glossary.yaml"):
        row = {key: one_line(text) for key, text in row.items()}
        lost = [key for key in ("id", "term", "said") if not row.get(key)]
        if lost or set(row) - {f.name for f in fields(Word)} or len(row["said"].split()) > LONGEST or row["id"] in out:
            raise ValueError(f"data/shared/glossary.yaml is damaged: {row}")
        forms = tuple(form.strip() for form in row.pop("forms", "").split(";") if form.strip())
        out[row["id"]] = Word(**row, forms=forms)
    return out


@lru_cache(maxsize=1)
def critics() -> list[dict[str, str]]:
    """What was said against such scales: `point`, `who`, and how much of the work was `seen`. Raises like `vocabulary`."""
    return _listed("critics.yaml")


@lru_cache(maxsize=1)
def questions() -> list[dict[str, str]]:
    """The four habits of reading a document: `habit`, when to ask (`before`) and what to `ask`. Raises like `vocabulary`."""
    return _listed("questions.yaml")


def term(of: str, key: str) -> Term:
    """One term; a word that the list lacks stands for itself."""
    return vocabulary().get(of, {}).get(key) or Term(key, key, "")


@lru_cache(maxsize=1)
def cameo() -> dict[str, Code]:
    """The CAMEO codes of all shipped editions, by code (text: `010` and `10` differ)."""
    with open(SHARED / "cameo.csv", encoding="utf-8", newline="") as file:
        return {
            row["code"]: Code(
                row["code"],
                row["label"],
                int(row["quad_class"]),
                {name: float(row[f"goldstein_{name}"]) for name in EDITIONS if row[f"goldstein_{name}"]},
            )
            for row in csv.DictReader(file)
        }


@lru_cache(maxsize=1)
def weis() -> dict[str, WeisCode]:
    """The WEIS codes of the KEDS edition, Goldstein's own and those that KEDS added, by code (text: zeros count)."""
    with open(SHARED / "weis.csv", encoding="utf-8", newline="") as file:
        return {row["code"]: WeisCode(row["code"], row["label"], float(row["goldstein"])) for row in csv.DictReader(file)}


@lru_cache(maxsize=1)
def explained() -> dict[str, dict[str, Explanation]]:
    """What each code is for, by scheme (`cameo`, `weis`) and code."""
    out: dict[str, dict[str, Explanation]] = {}
    with open(SHARED / "codes-explained.csv", encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            out.setdefault(row["scheme"], {})[row["code"]] = Explanation(row["said"], row["example"])
    return out


@lru_cache(maxsize=1)
def thin_record() -> list[dict[str, str]]:
    """How often the rule for a thin record errs on made-up series, as `benchmarks/thin_record.py` wrote it; see `measures.thin.Trial`."""
    with open(SHARED / "thin-record.csv", encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@lru_cache(maxsize=1)
def countries() -> dict[str, str]:
    """Names of states by lower-case code, for the skeleton of a new dossier."""
    return _names_in("countries.csv")


@lru_cache(maxsize=1)
def former_states() -> dict[str, str]:
    """Names of states that are no more, by the lower-case code that they had (ISO 3166-3)."""
    return _names_in("former-states.csv")


def _names_in(file_name: str) -> dict[str, str]:
    with open(SHARED / file_name, encoding="utf-8", newline="") as file:
        return {row["id"]: row["name"] for row in csv.DictReader(file)}
