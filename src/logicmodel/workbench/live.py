"""The preview of models on this machine: a small server that tells the page when a file has changed."""

from __future__ import annotations

import json
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Condition, Lock
from typing import Any, Final, cast
from urllib.parse import parse_qsl, quote, urlsplit

from attrs import define, field

from logicmodel.errors import LogicModelError
from logicmodel.formats.files import documents_of, load
from logicmodel.workbench.answering import Json, Wanted, answer
from logicmodel.workbench.keeping import endings, kept
from logicmodel.workbench.page_making import script_policy, shipped, workbench_page

#: The address of the server, which no other machine reaches.
HOST: Final = "127.0.0.1"

_OFFICE: Final = "application/vnd.openxmlformats-officedocument"
_KINDS: Final = {
    ".css": "text/css",
    ".docx": f"{_OFFICE}.wordprocessingml.document",
    ".html": "text/html",
    ".js": "text/javascript",
    ".json": "application/json",
    ".pdf": "application/pdf",
    ".png": "image/png",
    ".pptx": f"{_OFFICE}.presentationml.presentation",
    ".svg": "image/svg+xml",
    ".xlsx": f"{_OFFICE}.spreadsheetml.sheet",
}
_STILL_THERE: Final = 15.0  # seconds after which a quiet connection is used, so that one that has ended is noticed


@define
class Preview:
    """
    Some model files, and what the page is told of them.

    Args:
        files: The model files.
    """

    files: tuple[str, ...]
    _version: int = field(init=False, default=1)
    _changed: Condition = field(init=False, factory=Condition)
    # A picture takes one processor; several at a time only take longer.
    _drawing: Lock = field(init=False, factory=Lock)

    def has_changed(self) -> None:
        """Tell every open page that a file has changed."""
        with self._changed:
            self._version += 1
            self._changed.notify_all()

    def wait(self, seen: int) -> int:
        """Return the number of the newest change, at once or as soon as there is one after `seen`."""
        with self._changed:
            self._changed.wait_for(lambda: self._version != seen, timeout=_STILL_THERE)
            return self._version

    def answer(self, file: str, wanted: Wanted) -> Json:
        """Return what the page shows of a file."""
        with self._drawing:
            return {**answer(lambda: load(file), wanted), "sources": _sources(file)}

    def kept(self, file: str, wanted: Wanted, ending: str) -> bytes:
        """Return a picture or a document of a file, in the format of an ending."""
        with self._drawing:
            return kept(load(file), wanted, ending)


def _sources(file: str) -> list[Json]:
    """Return the text of a file and of those that it includes, by the names that problems give them."""
    try:
        documents = documents_of(file)
    except (OSError, ValueError):
        return []
    texts = [{"name": each.source.name, "text": each.source.text} for each in documents.found]
    return texts or [{"name": file, "text": Path(file).read_bytes().decode("utf-8", "replace")}]


def serving(preview: Preview, port: int) -> ThreadingHTTPServer:
    """
    Return a server for the page, bound to this machine only.

    Args:
        preview: What is shown.
        port: The port; 0 for a free one.

    Raises:
        OSError: The port is taken.
    """

    class Handler(_Handler):
        """The handler of one preview."""

        shown = preview

    server = ThreadingHTTPServer((HOST, port), Handler)
    server.daemon_threads = True
    return server


class _Handler(BaseHTTPRequestHandler):
    """Answers the page, and nobody else: a page of another site reaches this address, but not under our name."""

    protocol_version = "HTTP/1.1"
    server_version = "logicmodel"
    sys_version = ""
    shown: Preview

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing; the terminal is the author's."""

    def do_GET(self) -> None:
        """Answer a request of the page."""
        if self._refused():
            return
        address = urlsplit(self.path)
        chosen = dict(parse_qsl(address.query))
        name = address.path.removeprefix("/")
        try:
            self._answer(name, chosen)
        except (BrokenPipeError, ConnectionResetError):
            self.close_connection = True
        except (LogicModelError, OSError, ValueError) as error:
            self._send(str(error).encode(), ".txt", HTTPStatus.UNPROCESSABLE_ENTITY)

    def _refused(self) -> bool:
        """Refuse a request under another name (DNS rebinding), or from a page of another site."""
        server = cast("ThreadingHTTPServer", self.server)
        port = server.server_port
        ours = {f"{host}:{port}" for host in (HOST, "localhost")}
        if self.headers.get("Host") not in ours:
            self._send(b"This address has another name.", ".txt", HTTPStatus.MISDIRECTED_REQUEST)
            return True
        origin = self.headers.get("Origin")
        if origin is not None and origin not in {f"http://{host}" for host in ours}:
            self._send(b"This page is of another site.", ".txt", HTTPStatus.FORBIDDEN)
            return True
        return False

    def _answer(self, name: str, chosen: dict[str, str]) -> None:
        if name == "events":
            self._tell_changes()
        elif name == "":
            page = workbench_page(title="logicmodel", entry="live.js", editable=False)
            self._send(page.encode(), ".html")
        elif name in {"workbench.css", "workbench.js", "live.js"}:
            self._send(shipped(name).encode(), Path(name).suffix)
        elif name == "start.json":
            self._send_json({"models": list(self.shown.files), "endings": list(endings())})
        elif name == "answer.json":
            self._send_json(self.shown.answer(self._file(chosen), chosen))
        elif name.startswith("keep") and name.removeprefix("keep") in endings():
            ending = name.removeprefix("keep")
            content = self.shown.kept(self._file(chosen), chosen, ending)
            self._send(content, ending, attachment=Path(self._file(chosen)).stem + ending)
        else:
            self._send(b"There is no such page.", ".txt", HTTPStatus.NOT_FOUND)

    def _file(self, chosen: dict[str, str]) -> str:
        number = chosen.get("model") or "0"
        files = self.shown.files
        return files[int(number)] if number.isascii() and number.isdigit() and int(number) < len(files) else files[0]

    def _tell_changes(self) -> None:
        """Send an event at once, and one after each change, until the page has gone."""
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Cache-Control", "no-store")
        self.send_header("Connection", "close")
        self.end_headers()
        seen = 0
        while True:
            newest = self.shown.wait(seen)
            self.wfile.write(b": still there\n\n" if newest == seen else f"data: {newest}\n\n".encode())
            self.wfile.flush()
            seen = newest

    def _send_json(self, content: Any) -> None:  # noqa: ANN401 -- JSON
        self._send(json.dumps(content, ensure_ascii=False).encode("utf-8", "replace"), ".json")

    def _send(
        self, content: bytes, ending: str, status: HTTPStatus = HTTPStatus.OK, *, attachment: str | None = None
    ) -> None:
        self.send_response(status)
        self.send_header("Content-Type", f"{_KINDS.get(ending, 'text/plain')}; charset=utf-8")
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Cache-Control", "no-store")
        self.send_header("X-Content-Type-Options", "nosniff")
        self.send_header("Content-Security-Policy", script_policy("connect-src 'self'", "frame-ancestors 'none'"))
        if attachment is not None:
            self.send_header("Content-Disposition", f"attachment; filename*=UTF-8''{quote(attachment)}")
        self.end_headers()
        self.wfile.write(content)
