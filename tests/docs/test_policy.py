"""The policy of the proxy that is described names the checksum of each script in Streamlit's own page, and no other."""

import base64
import hashlib
import re
from importlib.metadata import version
from pathlib import Path

import streamlit

from dossier.content.files import ROOT

CONF = ROOT / "docs" / "deploy" / "dossier.conf"


def test_the_policy_lets_the_scripts_of_this_streamlit_run() -> None:
    page = (Path(streamlit.__file__).parent / "static" / "index.html").read_text("utf-8")
    scripts = [text for given, text in re.findall(r"<script([^>]*)>(.*?)</script>", page, re.S) if "src=" not in given and text]
    assert scripts, "Streamlit's page has no script of its own any more: the policy needs no checksum"
    want = {f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'" for text in scripts}
    rows = CONF.read_text("utf-8").splitlines()
    line, found = next((n, set(re.findall(r"'sha256-[^']+'", row))) for n, row in enumerate(rows, 1) if "sha256-" in row)
    assert found == want, (
        f"docs/deploy/dossier.conf, line {line}: for Streamlit {version('streamlit')} write {' '.join(sorted(want))} "
        f"instead of {' '.join(sorted(found))}"
    )
