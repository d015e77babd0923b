"""Small pieces with names that say something."""

from __future__ import annotations

import ast
from statistics import median

from tests.architecture.house import MODULES, files, functions, name, tree

LONGEST_MODULE, MEDIAN_FUNCTION, LONGEST_FUNCTION = 300, 12, 60
EMPTY_NAMES = {"utils", "util", "helpers", "helper", "common", "misc", "shared", "tools", "lib"}


def length(function: ast.FunctionDef) -> int:
    """Lines of a function without its docstring."""
    first = function.body[1] if ast.get_docstring(function) and len(function.body) > 1 else function.body[0]
    return (function.end_lineno or 0) - first.lineno + 2


def test_no_module_is_long():
    long = [f"{name(m)}: {n} lines" for m in MODULES if (n := len(m.read_text("utf-8").splitlines())) > LONGEST_MODULE]
    assert len(MODULES) > 100 and not long, "\n".join(long)


def test_every_module_says_what_it_is_for():
    assert not [name(module) for module in MODULES if not ast.get_docstring(tree(module))]


def test_half_of_all_functions_are_short():
    lengths = [length(function) for module in MODULES for function in functions(module)]
    assert len(lengths) > 150
    assert median(lengths) <= MEDIAN_FUNCTION


def test_no_function_is_long():
    long = [
        f"{name(m)}:{f.lineno} {f.name}: {length(f)} lines" for m in MODULES for f in functions(m) if length(f) > LONGEST_FUNCTION
    ]
    assert not long, "\n".join(long)


def test_no_file_has_a_name_that_says_nothing():
    empty = [name(path) for path in files() if path.suffix in {".py", ".js", ".css"} and path.stem.lower() in EMPTY_NAMES]
    assert not empty


def test_lines_end_as_on_unix():
    bad = [name(path) for path in files() if path.suffix not in {".png", ".pdf", ".ttf"} and b"\r" in path.read_bytes()]
    # A broken example may hold such a byte on purpose.
    assert not [found for found in bad if not found.startswith("tests/broken/")]
