"""The report of a check, fault by fault, with the lines of the files; watched where the app runs on the reader's own machine."""

from __future__ import annotations

import os
from pathlib import Path
from urllib.parse import urlsplit

import streamlit as st

from dossier.content.files import ROOT, stamp
from dossier.content.held import Held
from dossier.content.located import read_text
from dossier.content.problems import Problem, printed
from dossier.render.faults import editor_address, report_list
from dossier.render.health import looked_at
from dossier.ui import cached
from dossier.ui.components import leaf, say, text

EDITOR = "DOSSIER_EDITOR"  # the variable with the form of addresses at which an editor opens a file
LOCAL = ("localhost", "127.0.0.1", "::1")
LARGEST = 1 << 20  # bytes of a file of which lines are shown
EVERY = 2  # seconds between two looks at the files


def is_local() -> bool:
    """Whether the reader sits at the machine on which the app runs, with no proxy between."""
    host = urlsplit(st.context.url or "").hostname
    return host in LOCAL and st.context.ip_address in (None, *LOCAL) and not st.context.headers.get("X-Forwarded-For")


def report(folder: Path | Held, page: str) -> None:
    """What the check found in a dossier, in the words of the command `check`, and the report as text."""
    found = cached.whole_report(folder)
    mine = cached.mine()
    more = mine.outcome.more if mine and isinstance(folder, Held) else 0
    rest = f" {more:,} more faults are not told; mend these first." if more else ""
    say(f"{looked_at(found)}{rest}")
    if found.problems:
        shown = report_list(found.problems, lambda file: _lines(folder, file), lambda one: _address(folder, one))
        leaf("faults_leaf", text(page, "faults", shown))
        lines = "\n".join(printed(found.problems, all=True))
        st.download_button(
            "The report as text", f"{lines}\n", f"{folder.name}-report.txt", "text/plain", on_click="ignore", icon=":material/download:"
        )  # fmt: skip


def _inside(folder: Path | Held, file: str) -> str:
    """The path of a file that a fault names, below its folder."""
    shown = str(folder)
    if isinstance(folder, Path):
        whole = folder.resolve()
        shown = str(whole.relative_to(ROOT)) if whole.is_relative_to(ROOT) else str(whole)
    return file.removeprefix(f"{shown}/")


def _lines(folder: Path | Held, file: str) -> list[str]:
    """The lines of a file; none of one so large that nobody wrote it by hand."""
    there = folder / _inside(folder, file)
    large = isinstance(there, Held) and len(there.files.get(str(there.at), b"")) > LARGEST
    return [] if large else (read_text(there, file, []) or "").split("\n")


def _address(folder: Path | Held, one: Problem) -> str:
    """Where the reader's editor opens the file at the fault; empty where none is named, or the file is elsewhere."""
    form = os.environ.get(EDITOR, "")
    if not form or isinstance(folder, Held) or not is_local():
        return ""
    return editor_address(form, str((folder / _inside(folder, one.file)).resolve()), one.line, one.column)


def watched(folder: Path, page: str) -> None:
    """The report of a folder on this machine, anew when a file there has changed."""
    seen = stamp(folder)
    report(folder, page)

    @st.fragment(run_every=EVERY)
    def look() -> None:
        if stamp(folder) != seen:
            st.rerun()

    look()
    st.caption(f"The files in `{folder}` are watched: what you save there is checked here.")
