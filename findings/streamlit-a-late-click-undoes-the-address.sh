#!/usr/bin/env bash
# Software:  streamlit==1.67.0
# Guess:     what a callback writes into st.query_params belongs to the session, so a second click adds to what the first one wrote.
# Seen:      each message sets the session's address anew to the one that the browser had when it was sent; a click that leaves before the first answer is read takes the first callback's key out again.
# For us:    on a slow line a second filter undid the first. Callbacks put back what the browser had not read (address.answering).
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/env"
"$dir/env/bin/python" -m pip install --quiet --disable-pip-version-check streamlit==1.67.0
cd "$dir"
cat >app.py <<'PY'
import streamlit as st


def say(key):
    st.query_params[key] = "1"


st.button("A", on_click=say, args=("a",))
st.button("B", on_click=say, args=("b",))
st.text("address: " + " ".join(sorted(st.query_params.to_dict())))
PY
cat >client.py <<'PY'
import socket, subprocess, sys, time, urllib.request

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import connect

with socket.socket() as probe:
    probe.bind(("127.0.0.1", 0))
    port = probe.getsockname()[1]
server = subprocess.Popen(
    [sys.executable, "-m", "streamlit", "run", "app.py", f"--server.port={port}", "--server.headless=true", "--browser.gatherUsageStats=false"],
    stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
)
try:
    for _ in range(300):
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{port}/_stcore/health").read()
            break
        except OSError:
            time.sleep(0.2)
    with connect(f"ws://127.0.0.1:{port}/_stcore/stream", subprotocols=["streamlit"], origin=f"http://127.0.0.1:{port}") as line:
        buttons = {}

        def run(query, clicked=""):
            """Send a click as a browser does whose address is `query`; what the page and its address are told then."""
            said = BackMsg()
            said.rerun_script.query_string = query
            if clicked:
                state = said.rerun_script.widget_states.widgets.add()
                state.id, state.trigger_value = buttons[clicked], True
            line.send(said.SerializeToString())
            shown, address = "", query
            while True:
                told = ForwardMsg.FromString(line.recv(timeout=60))
                kind = told.WhichOneof("type")
                if kind == "script_finished":
                    return shown, address
                if kind == "page_info_changed":
                    address = told.page_info_changed.query_string
                if kind == "delta" and told.delta.WhichOneof("type") == "new_element":
                    element = told.delta.new_element
                    if element.HasField("button"):
                        buttons[element.button.label] = element.button.id
                    if element.HasField("text"):
                        shown = element.text.body

        run("")
        first = run("", "A")
        late = run("", "B")  # clicked before the answer to A was read: the browser's address is still empty
        read = run(first[1], "B")  # clicked afterwards
        print("A:", first, "| B before A's answer was read:", late, "| B after it:", read)
        assert first == ("address: a", "a=1")
        assert late == ("address: b", "b=1"), "the change that A's callback made is gone"
        assert read == ("address: a b", "a=1&b=1")
finally:
    server.terminate()
    server.wait()
PY
"$dir/env/bin/python" client.py
