"""The command `app`: Streamlit on the installed pages, from any folder."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from pathlib import Path

from dossier.content.files import ROUTER, data_root, dossier_folders
from dossier.extras import need


def split(words: list[str]) -> tuple[list[str], list[str]]:
    """The words of a command line, and those after `app` that are Streamlit's: from the first option on."""
    if words[:1] != ["app"] or {"-h", "--help"} & set(words):
        return words, []
    cut = next((i for i, word in enumerate(words) if word.startswith("-")), len(words))
    return words[:cut], words[cut:]


def launch(args: argparse.Namespace) -> int:
    """Open the app on a folder of dossiers, or of one. Raises `ExtraMissing`; where all is well it runs until it is ended."""
    need("app", "The app")
    root = Path(args.folder).resolve() if args.folder else data_root().resolve()
    if not dossier_folders(root):
        print(f"{root}: error: no dossier is here. Name a dossier's folder or the folder above it.", file=sys.stderr)
        return 1
    command = [sys.executable, "-P", "-m", "streamlit", "run", str(ROUTER), "--server.showEmailPrompt=false", *args.passed]
    environment = os.environ | {"DOSSIER_DATA": str(root)}
    if os.name == "posix":
        os.execve(sys.executable, command, environment)
    return subprocess.call(command, env=environment)  # elsewhere a program that takes our place would leave the console
