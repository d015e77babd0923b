"""Runs a notebook as a reader would, cell by cell in one namespace, and shows what each cell's last line gives.

Enough for notebooks that are plain Python: there is no kernel, which would bring some thirty packages, so magics and shell
lines do not run.
"""

from __future__ import annotations

import ast
from typing import Any


def run(cells: list[dict[str, Any]]) -> list[Any]:
    """What each code cell shows, in order; `None` for nothing. A fault in a cell is raised, with the cell's id in its traceback."""
    names: dict[str, Any] = {"__name__": "__main__"}
    return [_shown("".join(cell["source"]), cell["id"], names) for cell in cells if cell["cell_type"] == "code"]


def _shown(source: str, key: str, names: dict[str, Any]) -> Any:
    tree = ast.parse(source)
    last = tree.body[-1]
    if not isinstance(last, ast.Expr):
        exec(compile(tree, f"cell {key}", "exec"), names)
        return None
    exec(compile(ast.Module(tree.body[:-1], []), f"cell {key}", "exec"), names)
    value = eval(compile(ast.Expression(last.value), f"cell {key}", "eval"), names)
    form = "to_json" if hasattr(value, "to_plotly_json") else "_repr_html_"  # what a notebook asks of a figure, and of a table
    if hasattr(value, form):
        assert getattr(value, form)()
    return value
