"""Runs the scripts of `tests/node`, which read ours and other people's JavaScript."""

from __future__ import annotations

import json
import shutil
import subprocess
from typing import Any

import pytest

from tests.samples import TESTS

NODE = TESTS / "node"


def node(script: str, given: Any) -> Any:
    """What a script of `tests/node` says to what it is given. `make node` installs what the scripts need."""
    program = shutil.which("node")
    if not program or not (NODE / "node_modules" / "jsdom").is_dir():
        pytest.skip("no node, or its packages are not installed: make node")
    told = subprocess.run([program, script], cwd=NODE, input=json.dumps(given), capture_output=True, text=True, timeout=120)
    assert told.returncode == 0, told.stdout + told.stderr
    return json.loads(told.stdout)
