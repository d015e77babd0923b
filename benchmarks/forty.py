"""Forty readers who open the home page at once, beside a bare page in the same run: `python -m benchmarks.forty`.

A reader is a web socket that speaks the server's own messages: it asks for the page and reads until the script has
finished, so that forty browsers need not fit on the machine. What the browsers then do with it is not measured.
Prints a table and holds nothing: numbers depend on the machine and on what else it does. Memory is read from /proc (Linux).
"""

from __future__ import annotations

import asyncio
import statistics
import time
from pathlib import Path

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect

from benchmarks.pick import HERE, serve

READERS, ROUNDS = 40, 3


async def opened(address: str) -> tuple[ClientConnection, float, int]:
    """One reader: the open connection, seconds until the script had finished, and bytes received."""
    start, received = time.monotonic(), 0
    socket = await connect(address.replace("http", "ws", 1) + "_stcore/stream", max_size=2**26, compression=None)
    ask = BackMsg()
    ask.rerun_script.query_string = ""
    await socket.send(ask.SerializeToString())
    async for data in socket:
        received += len(data)
        said = ForwardMsg.FromString(data)
        if said.WhichOneof("type") == "script_finished" and said.script_finished == ForwardMsg.FINISHED_SUCCESSFULLY:
            return socket, time.monotonic() - start, received
    raise SystemExit(f"{address} closed the connection")


def memory(pid: int) -> float:
    """Resident MB of a process."""
    pages = Path(f"/proc/{pid}/status").read_text("utf-8")
    return int(pages.partition("VmRSS:")[2].split()[0]) / 1024


async def crowd(address: str) -> tuple[list[ClientConnection], list[float], int]:
    """All readers at once."""
    rows = await asyncio.gather(*(opened(address) for _ in range(READERS)))
    return [row[0] for row in rows], [row[1] for row in rows], rows[0][2]


async def main() -> None:
    servers = {"dossier": serve(HERE.parent / "dashboard.py"), "bare": serve(HERE / "bare.py")}
    taken: dict[str, list[tuple[float, float]]] = {name: [] for name in servers}
    alone, full, sent = {}, {}, {}
    for name, (process, address) in servers.items():
        socket, _, _ = await opened(address)  # warms the server
        alone[name] = memory(process.pid)
        await socket.close()
    for turn in range(ROUNDS):
        for name, (process, address) in list(servers.items())[:: -1 if turn % 2 else 1]:
            sockets, seconds, sent[name] = await crowd(address)
            taken[name].append((max(seconds), statistics.median(seconds)))
            full[name] = max(full.get(name, 0.0), memory(process.pid))
            for socket in sockets:
                await socket.close()
            await asyncio.sleep(2)
    for process, _ in servers.values():
        process.terminate()
    print(f"{READERS} readers at once, median of {ROUNDS} rounds")
    print(f"{'':10}{'all served s':>14}{'half served s':>15}{'kB each':>9}{'MB one':>8}{'MB all':>8}{'MB a further reader':>21}")
    for name, rows in taken.items():
        last, half = (statistics.median(column) for column in zip(*rows, strict=True))
        more = (full[name] - alone[name]) / (READERS - 1)
        print(f"{name:10}{last:14.2f}{half:15.2f}{sent[name] / 1024:9.0f}{alone[name]:8.0f}{full[name]:8.0f}{more:21.2f}")


if __name__ == "__main__":
    asyncio.run(main())
