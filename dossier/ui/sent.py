"""What the server holds of the files that a reader has sent: in memory, by session, and gone when that ends."""

from __future__ import annotations

from collections.abc import Sequence

from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager
from streamlit.runtime.scriptrunner import get_script_run_ctx


def files(names: Sequence[str]) -> list[tuple[str, bytes]]:
    """The files of this session that the server knows by these names: what the reader calls each, and its content."""
    context = get_script_run_ctx()
    held = context.uploaded_file_mgr.get_files(context.session_id, names) if context else []
    return [(one.name, one.data) for one in held]


def let_go(names: Sequence[str]) -> None:
    """Give files of this session back."""
    context = get_script_run_ctx()
    if context and isinstance(context.uploaded_file_mgr, MemoryUploadedFileManager):
        for name in names:
            context.uploaded_file_mgr.remove_file(context.session_id, name)
