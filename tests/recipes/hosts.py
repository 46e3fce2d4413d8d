"""A code host for tests: the few addresses of GitHub and GitLab that the recipes ask, on this machine."""

import contextlib
import json
import re
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

PER_PAGE = 100


@dataclass
class Host:
    """What it knows, and what it was asked to write."""

    pulls: dict[str, dict[str, Any]] = field(default_factory=dict)
    comments: list[dict[str, Any]] = field(default_factory=list)
    written: list[tuple[str, str, str]] = field(default_factory=list)
    """(method, path, body of the comment) in order."""
    tokens: set[str] = field(default_factory=set)
    """Every token that was shown to it."""
    address: str = ""

    def answer(self, method: str, path: str, query: dict[str, list[str]], body: Any) -> Any:
        """What a host of either sort says; None for what there is not."""
        if method != "GET":
            self.written.append((method, path, body["body"]))
            return {}
        if path.endswith("/user"):
            return {"id": 7}
        if found := re.search(r"/pulls/(\d+)$", path):
            return self.pulls.get(found[1])
        if re.search(r"/(issues|merge_requests)/\d+/(comments|notes)$", path):
            first = (int(query["page"][0]) - 1) * PER_PAGE
            return self.comments[first : first + PER_PAGE]
        return None


@contextlib.contextmanager
def served(host: Host) -> Iterator[Host]:
    """The host, listening on loopback; its address is known while it does."""

    class Handler(BaseHTTPRequestHandler):
        def _respond(self) -> None:
            length = int(self.headers.get("Content-Length") or 0)
            body = json.loads(self.rfile.read(length)) if length else None
            asked = urlsplit(self.path)
            token = self.headers.get("PRIVATE-TOKEN") or self.headers.get("Authorization", "")
            host.tokens.add(token)
            said = host.answer(self.command, asked.path, parse_qs(asked.query), body)
            data = json.dumps(said).encode()
            self.send_response(404 if said is None else 200)
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        do_GET = do_POST = do_PUT = do_PATCH = _respond  # noqa: N815 - the names that the server calls

        def log_message(self, format: str, *args: Any) -> None:
            """Keep the request log out of the test output."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        host.address = f"http://127.0.0.1:{server.server_port}"
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
        thread.start()
        try:
            yield host
        finally:
            server.shutdown()
            thread.join()
