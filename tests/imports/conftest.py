from __future__ import annotations

from pathlib import Path

import pytest

from tests.imports.importing import Editor
from tests.samples import copied


@pytest.fixture
def editor(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Editor:
    """An editor with a copy of the invented dossier, in which a source may be cited newly."""
    folder = copied(tmp_path)
    (folder / "silences.yaml").unlink()
    return Editor(folder, capsys)
