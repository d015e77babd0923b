"""How long a whole dossier takes as PDF and as Word file, beside another state of the code: `python -m benchmarks.paper OTHER`.

OTHER is a checkout of this repository, such as `git worktree add --detach ../before COMMIT` makes. Each file is made by the
command, all periods with all events in full, by a process of its own; the two states take turns on the dossier of this one, or,
with `--own`, each on its own. What the files say is compared too. Prints medians of processor time and holds nothing: numbers
depend on the machine and on what else it does. Without OTHER this state is timed alone.
"""

from __future__ import annotations

import argparse
import io
import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

import docx
import pypdf

from dossier.content.files import ROOT, dossier_folders

ROUNDS = 5


def periods(folder: Path) -> list[str]:
    lines = (folder / "periods.yaml").read_text("utf-8").splitlines()
    return [line.removeprefix("- id: ") for line in lines if line.startswith("- id: ")]


def timed(tree: Path, folder: Path, out: Path) -> float:
    """Seconds of processor time that the command takes."""
    words = [word for one in periods(folder) for word in ("--period", one)]
    before = os.times()
    subprocess.run(
        [sys.executable, "-m", "dossier", "handout", str(folder), *words, "--events", "all", "--detail", "full", "-o", str(out)],
        cwd=tree, env={**os.environ, "PYTHONPATH": str(tree)}, check=True, stdout=subprocess.DEVNULL,
    )  # fmt: skip
    now = os.times()
    return now.children_user + now.children_system - before.children_user - before.children_system


def said(data: bytes, format: str) -> list[str]:
    """What a file says: the words of each page of a PDF, the style and words of each paragraph of a Word file."""
    if format == "pdf":
        return ["".join(page.extract_text().split()) for page in pypdf.PdfReader(io.BytesIO(data)).pages]
    return [f"{p.style.style_id}: {p.text}" for p in docx.Document(io.BytesIO(data)).paragraphs]


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    asked.add_argument("other", nargs="?", type=Path)
    asked.add_argument("--own", action="store_true")
    args = asked.parse_args()
    trees = {"this": ROOT} | ({"other": args.other.resolve()} if args.other else {})
    print(f"{'':6}{'format':8}{'median s':>10}{'least':>8}{'most':>8}")
    for format in ("pdf", "docx"):
        took: dict[str, list[float]] = {name: [] for name in trees}
        files: dict[str, bytes] = {}
        with tempfile.TemporaryDirectory() as place:
            for turn in range(ROUNDS):
                for name, tree in list(trees.items())[:: -1 if turn % 2 else 1]:
                    folder = dossier_folders((tree if args.own else ROOT) / "data" / "dossiers")[0]
                    out = Path(place) / f"{name}.{format}"
                    took[name].append(timed(tree, folder, out))
                    files[name] = out.read_bytes()
        for name, rows in took.items():
            print(f"{name:6}{format:8}{statistics.median(rows):10.2f}{min(rows):8.2f}{max(rows):8.2f}")
        if args.other:
            share = statistics.median(a / b for a, b in zip(took["this"], took["other"], strict=True))
            equal = said(files["this"], format) == said(files["other"], format)
            print(f"{format}: {share:.1%} of the other's time; the words are {'equal' if equal else 'not equal'}")


if __name__ == "__main__":
    main()
