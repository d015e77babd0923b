"""The report of a check, fault by fault, each with the lines of the file where it is."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from urllib.parse import quote as quoted

from dossier.content.direction import apart
from dossier.content.problems import FEW, Problem, count, one_line
from dossier.render.markup import NOTHING, Markup, exact, html, joined

AROUND, WIDE = 2, 160  # lines above and below, and letters of a line that are shown
Lines = Callable[[str], Sequence[str]]
Place = Callable[[Problem], str]


def report_list(problems: Sequence[Problem], lines: Lines, place: Place) -> Markup:
    """The faults by file, errors before warnings where they are very many.

    Parameters
    ----------
    problems : sequence of Problem
        The faults, by file and line.
    lines : callable
        The lines of a file that a fault names; none where it cannot be shown.
    place : callable
        The address at which a program opens the file there; empty where there is none.

    Returns
    -------
    Markup
        A list for each file; nothing where there is no fault.
    """
    shown = sorted(sorted(problems, key=lambda one: not one.is_error)[:FEW])
    files = dict.fromkeys(one.file for one in shown)
    parts = joined(_of_file(file, [one for one in shown if one.file == file], lines(file), place) for file in files)
    more = len(problems) - len(shown)
    rest = (
        html('<p class="d-soft">{more} are in the report as text.</p>', more=count(more, "more fault")) if more > 0 else NOTHING
    )
    return html('<div class="d-leaf d-faults">{parts}{rest}</div>', parts=parts, rest=rest) if shown else NOTHING


def _of_file(file: str, problems: Sequence[Problem], lines: Sequence[str], place: Place) -> Markup:
    return html(
        "<h3>{file} <small>{many}</small></h3><ul>{items}</ul>",
        file=exact(apart(one_line(file))), many=count(len(problems), "fault"), items=joined(_fault(one, lines, place(one)) for one in problems),
    )  # fmt: skip


def _fault(one: Problem, lines: Sequence[str], href: str) -> Markup:
    where = f"line {one.line}, column {one.column}" if one.line else "the whole file"
    there = html('<a href="{href}">{where}</a>', href=exact(href), where=where) if href else html("{where}", where=where)
    return html(
        '<li class="d-is-{severity}"><b>{severity}</b> {there} <code>{code}</code> <span class="d-soft">{place}</span><p>{message} <span>{remedy}</span></p>{excerpt}</li>',
        severity=one.severity, there=there, code=one.code, place=exact(apart(one_line(one.place))), message=exact(apart(one_line(one.message))), remedy=exact(apart(one_line(one.remedy))), excerpt=_excerpt(one, lines),
    )  # fmt: skip


def _excerpt(one: Problem, lines: Sequence[str]) -> Markup:
    """The line of a fault with those around it; nothing where the fault has no line, or the file cannot be shown."""
    if not 0 < one.line <= len(lines):
        return NOTHING
    first = max(one.line - AROUND, 1)
    rows = joined(_row(i, line, one) for i, line in enumerate(lines[first - 1 : one.line + AROUND], first))
    return html(
        '<details><summary>Show the line<span class="d-spoken"> {line}</span></summary><pre>{rows}</pre></details>',
        line=one.line, rows=rows,
    )  # fmt: skip


def _row(number: int, line: str, one: Problem) -> Markup:
    """A line with its number; where the fault is, the sign at which it begins stands out."""
    at = one.column - 1
    if number != one.line:
        return html("{number} {text}\n", number=f"{number:>5}", text=_shown(line, 0))
    start = max(at - WIDE // 2, 0)
    before, sign = line[start:at], line[at : at + 1] or " "
    return html(
        "<b>{number} {before}<mark>{sign}</mark>{after}</b>\n",
        number=f"{number:>5}", before=_shown(before, 0), sign=_shown(sign, 0), after=_shown(line, at + 1),
    )  # fmt: skip


def _shown(text: str, start: int) -> Markup:
    """A piece of a line, signs that cannot be shown as what stands for them."""
    return exact(apart("".join(c if c.isprintable() or c == "\t" else "\ufffd" for c in text[start : start + WIDE])))


def editor_address(form: str, path: str, line: int, column: int) -> str:
    """The address at which an editor opens a file at a place, by a form such as `vscode://file{file}:{line}:{column}`.

    Examples
    --------
    >>> from dossier.render.faults import editor_address
    >>> editor_address("vscode://file{file}:{line}:{column}", "/my files/events.yaml", 7, 3)
    'vscode://file/my%20files/events.yaml:7:3'
    """
    known = {"file": quoted(path), "line": str(max(line, 1)), "column": str(max(column, 1))}
    for name, value in known.items():
        form = form.replace(f"{{{name}}}", value)
    return form


def as_lines(reasons: Iterable[str]) -> Markup:
    """Why nothing was opened, a line for each reason."""
    items = joined(html("<li>{said}</li>", said=f"{one[0].upper()}{one[1:]}") for one in reasons)
    return html('<ul class="d-leaf d-reasons">{items}</ul>', items=items)
