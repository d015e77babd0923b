#!/usr/bin/env bash
# Software:  streamlit==1.67.0, components of its second kind (st.components.v2)
# Guess:     a component is registered once, by name, so its script is sent once, and a change of what it is given sends what changed.
# Seen:      each message of each place of the component holds the whole script, also where a run changes only the data; the browser keeps a message by its whole content, so a changed datum brings the script anew.
# For us:    parts of a page that share a long script made a choice of an event bring 37 kB. What they do is sent once as a component of its own, and theirs are calls (dossier/ui/components.py).
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/env"
"$dir/env/bin/python" -m pip install --quiet --disable-pip-version-check streamlit==1.67.0
cat >"$dir/page.py" <<'PY'
import streamlit as st

st.session_state.runs = st.session_state.get("runs", 0) + 1
show = st.components.v2.component("shown", html="<p></p>", js="export default ({ data }) => {\n" + "// long\n" * 3000 + "};\n")
show(key="one", data={"runs": st.session_state.runs})
show(key="two", data={"runs": 0})
PY
cat >"$dir/look.py" <<'PY'
import asyncio
import socket
import subprocess
import sys
import time
from urllib.request import urlopen

import streamlit
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import connect


async def sent(line):
    """Of each message of a component in one run: the bytes of its script and of all of it."""
    ask = BackMsg()
    ask.rerun_script.query_string = ""
    await line.send(ask.SerializeToString())
    out = []
    async for data in line:
        said = ForwardMsg.FromString(data)
        if said.WhichOneof("type") == "script_finished":
            return out
        if said.delta.new_element.WhichOneof("type") == "bidi_component":
            out.append((len(said.delta.new_element.bidi_component.js_content), len(data)))


async def two_runs(port):
    async with connect(f"ws://127.0.0.1:{port}/_stcore/stream", max_size=2**26) as line:
        return await sent(line), await sent(line)


with socket.socket() as probe:
    probe.bind(("127.0.0.1", 0))
    port = probe.getsockname()[1]
words = ["--server.headless=true", "--server.address=127.0.0.1", f"--server.port={port}", "--browser.gatherUsageStats=false"]
server = subprocess.Popen([sys.executable, "-m", "streamlit", "run", sys.argv[1], *words], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
try:
    for _ in range(600):
        try:
            urlopen(f"http://127.0.0.1:{port}/_stcore/health", timeout=1).close()
            break
        except OSError:
            time.sleep(0.1)
    first, later = asyncio.run(two_runs(port))
finally:
    server.terminate()
    server.wait()
print(streamlit.__version__, "bytes of script and message, first run:", first, "second run:", later)
assert len(first) == len(later) == 2, (first, later)
assert all(script > 20_000 and whole > script for script, whole in first + later), (first, later)
PY
"$dir/env/bin/python" "$dir/look.py" "$dir/page.py"
