"""The picture process: `python -m usward.ui.picture` reads Vega-Lite specs and writes SVG, one line each.

It lives apart because the renderer brings a JavaScript engine of a hundred megabytes, which the server should
hold only while somebody looks at a picture. It ends by itself when nobody asked for a minute, and when the server
that started it is gone. It fetches nothing: specs carry their own data.
"""

import json
import queue
import sys
import threading
from typing import TextIO

IDLE_SECONDS = 60.0
"""How long the process waits for the next picture before it ends."""


def main(idle: float = IDLE_SECONDS) -> None:
    """Draw until nobody asks any more: input ended, or `idle` seconds without a line."""
    import vl_convert

    asked: queue.SimpleQueue[str] = queue.SimpleQueue()
    threading.Thread(target=_listen, args=(sys.stdin, asked), daemon=True).start()
    while True:
        try:
            line = asked.get(timeout=idle)
        except queue.Empty:
            return
        if not line:
            return
        try:
            answer = {"svg": vl_convert.vegalite_to_svg(json.loads(line), allowed_base_urls=[])}
        except Exception as error:  # noqa: BLE001  whatever the engine raises is told, and the next spec is drawn
            answer = {"error": type(error).__name__}
        print(json.dumps(answer), flush=True)  # noqa: T201  standard output is the way back


def _listen(source: TextIO, asked: "queue.SimpleQueue[str]") -> None:
    for line in source:
        asked.put(line)
    asked.put("")


if __name__ == "__main__":
    main(float(sys.argv[1]) if len(sys.argv) > 1 else IDLE_SECONDS)
