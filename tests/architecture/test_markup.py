"""HTML is a type: what nobody escaped is refused by the type check, and what is no literal is no template."""

from __future__ import annotations

import ast
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

from tests.architecture.house import MODULES, ROOT, name, tree

HEAD = """
from datetime import date
from dossier.render.markup import Markup, as_is, esc, exact, html, joined

def place(part: Markup) -> None: ...
def texts(text: str, part: Markup, parts: list[Markup], day: date, n: float) -> None:
    made: Markup
"""
UNSAFE = [
    'made = f"<p>{text}</p>"',
    'made = f"<p>{part}</p>"',
    'made = "<p>" + text',
    'made = "".join(parts)',
    'made = "<b>%s</b>" % part',
    'made = "<b>{}</b>".format(part)',
    "made = text",
    "place(text)",
    'place(f"<p>{esc(text)}</p>")',
    'place("<hr>")',
    'html("<p>{day}</p>", day=day)',
    'html("<p>{part}</p>", part=None)',
    'html("<p>{parts}</p>", parts=parts)',
]
SAFE = [
    "made = esc(text)",
    "made = exact(text)",
    'made = Markup("<hr>")',
    'made = html("<p>{text} {part} {n:.1f}</p>", text=text, part=part, n=n)',
    "made = joined(parts) + text",
    'made = joined([part, text], " and ")',
    "place(part)",
]
NO_TEMPLATE = ["Markup(text)", 'Markup(f"<p>{text}</p>")', "html(text)", 'html(f"<p>{text}</p>{{n}}", n=n)', 'html("<p>" + text)']
# Where HTML comes from another hand, and whose it is.
TAKEN = {
    "dossier/exports/chart.py": "a drawing of ours with a head and a key put into it, and its stylesheet",
    "dossier/handout/as_html.py": "a stylesheet of ours, with texts that `quoted` made harmless",
    "dossier/publish/drawings.py": "a drawing of ours, written anew by a library that escapes",
    "dossier/publish/page.py": "styles and scripts of ours, and JSON that ends no element",
    "dossier/render/present.py": "the stylesheet of a drawing of ours, with colours of ours",
    "dossier/render/still.py": "the stylesheet of a drawing of ours, with colours of ours",
    "dossier/render/small.py": "the stylesheet of a drawing of ours, with colours of ours",
    "dossier/ui/components.py": "the stylesheet of all pages",
    "dossier/render/glossary.py": "a part that was markup, with buttons put around some of its words",
}


def planted(lines: list[str], under: Path) -> Path:
    path = under / "planted.py"
    path.write_text(HEAD + "".join(f"    {line}\n" for line in lines), "utf-8")
    return path


def told(path: Path, *command: str) -> set[int]:
    """The lines of a planted file of which a tool complains, counted from the first that was planted."""
    said = subprocess.run([sys.executable, "-m", *command, str(path)], cwd=ROOT, capture_output=True, text=True)
    assert said.returncode in (0, 1), said.stderr
    before = HEAD.count("\n") + 1
    return {
        int(row.split(":")[1]) - before for row in said.stdout.splitlines() if row.startswith(str(path)) and ": note:" not in row
    }


@cache
def refused(under: Path) -> set[int]:
    return told(planted(UNSAFE + SAFE, under), "mypy", "--cache-dir", str(under / "cache"), "--no-pretty", "--hide-error-context")


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    return tmp_path_factory.mktemp("planted")


@pytest.mark.parametrize("line", UNSAFE)
def test_a_text_that_was_not_escaped_does_not_type_check(line, folder):
    assert UNSAFE.index(line) in refused(folder)


@pytest.mark.parametrize("line", SAFE)
def test_what_was_escaped_does(line, folder):
    assert len(UNSAFE) + SAFE.index(line) not in refused(folder)


def test_what_is_no_literal_is_no_template(folder):
    path = planted(NO_TEMPLATE + SAFE, folder)
    found = told(
        path,
        "ruff",
        "check",
        "--no-cache",
        "--config",
        str(ROOT / "pyproject.toml"),
        "--select",
        "S704",
        "--output-format",
        "concise",
    )
    assert found == set(range(len(NO_TEMPLATE)))


def calls(path: Path) -> set[str]:
    """The functions that a module calls, and the attributes that it looks up."""
    nodes = list(ast.walk(tree(path)))
    return {n.func.id for n in nodes if isinstance(n, ast.Call) and isinstance(n.func, ast.Name)} | {
        n.attr for n in nodes if isinstance(n, ast.Attribute)
    }


def test_html_of_another_hand_is_taken_in_few_places():
    assert {name(path) for path in MODULES if "as_is" in calls(path)} == set(TAKEN)


def test_the_type_is_made_in_one_place():
    made = {name(path) for path in MODULES if {"__new__", "__html__"} & calls(path)}
    assert made <= {"dossier/render/markup.py"}


def test_the_app_shows_html_through_one_function():
    found = {
        name(path)
        for path in MODULES
        if name(path).startswith("dossier/ui/")
        and "html"
        in {
            n.attr
            for n in ast.walk(tree(path))
            if isinstance(n, ast.Attribute) and isinstance(n.value, ast.Name) and n.value.id == "st"
        }
    }
    assert found == {"dossier/ui/components.py"}, "`put` takes Markup only"
