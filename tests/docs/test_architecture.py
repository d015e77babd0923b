"""`docs/architecture.md` is true: it names every module, its layers are those of the contracts, its paths exist."""

from __future__ import annotations

import re
import tomllib

from tests.architecture.house import ASSETS, MODULES, PAGES, ROOT, name

TEXT = (ROOT / "docs" / "architecture.md").read_text("utf-8")
SHOWN = {"dossier", "pages"}


def blocks(kind: str, after: str) -> list[list[str]]:
    """The lines of each fenced block of this kind below a heading."""
    part = TEXT.split(f"\n## {after}\n")[1].split("\n## ")[0]
    return [found.splitlines() for found in re.findall(rf"```{kind}\n(.*?)```", part, re.DOTALL)]


def tree() -> dict[str, str]:
    """Path and description of every row of the tree."""
    rows, above = {}, []
    for line in blocks("text", "Tree")[0]:
        indent, label, said = re.fullmatch(r"( *)(\S+) *(.*)", line).groups()
        above = [*above[: len(indent) // 2], label.rstrip("/")]
        rows["/".join(above)] = said
    return rows


def test_every_module_page_and_asset_is_in_the_tree():
    real = {name(path) for path in (*MODULES, *PAGES, *ASSETS)}
    named = {path for path in tree() if path.split("/")[0] in SHOWN and (ROOT / path).suffix}
    assert len(real) > 40
    assert named == real


def test_every_row_of_the_tree_exists_and_says_what_it_is():
    for path, said in tree().items():
        assert (ROOT / path).exists(), path
        assert said or path.endswith(("__init__.py", ".svg")), path


def test_every_path_in_the_text_exists():
    prose = re.sub(r"```.*?```", "", TEXT, flags=re.DOTALL)
    paths = [found for found in re.findall(r"`([\w./-]+)`", prose) if "/" in found or found.endswith((".py", ".md", ".toml"))]
    assert len(paths) > 20
    assert not [path for path in paths if not (ROOT / path).exists()]


def test_layers_are_those_of_the_contracts():
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]["contracts"]
    whole, *within = [contract for contract in contracts if contract["type"] == "layers"]
    inner = [
        f"{contract['containers'][0].removeprefix('dossier.')}: {layer}" for contract in within for layer in contract["layers"]
    ]
    assert blocks("layers", "Which way imports point") == [whole["layers"], inner]


def test_terms_are_in_order_and_explained_once():
    terms = re.findall(r"^\| ([\w -]+) \| ", TEXT.split("\n## Terms\n")[1], re.MULTILINE)[1:]
    terms = [term for term in terms if set(term) != {"-", " "} and set(term) != {"-"}]
    assert len(terms) > 15
    assert terms == sorted(set(terms))
