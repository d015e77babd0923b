"""What the parts of a page run in the browser: nothing of a script is lost on its way there."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from dossier.publish.page import script as script_of_file
from dossier.render.parts import script
from dossier.ui.components import ASSETS

SCRIPTS = sorted(ASSETS.glob("*.js"))


def test_a_remark_goes_and_code_beside_one_stays():
    text = "// remark\n/** remark\n * more\n */\n/** @type {A} */ (a).b();\n  c(); // told\n/* alone */\nd();\n"
    assert script(text) == "/** @type {A} */ (a).b();\nc(); // told\nd();"


def test_a_remark_without_an_end_on_a_line_of_its_own_is_refused():
    with pytest.raises(ValueError, match="remark"):
        script("a();\n/* begins\n ends */ b();\n")


@pytest.mark.skipif(not shutil.which("node"), reason="there is no node on this machine")
@pytest.mark.parametrize("path", [*SCRIPTS, None], ids=[*(path.name for path in SCRIPTS), "the single file"])
def test_what_is_sent_is_a_whole_script(path: Path | None):
    sent = script(path.read_text("utf-8")) if path else script_of_file()
    told = subprocess.run(["node", "--check", "--input-type=module"], input=sent, capture_output=True, text=True)
    assert len(sent) > 50 and told.returncode == 0, told.stderr
