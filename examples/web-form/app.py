"""
A web form for a logic model, with the standard library only: JSON in, problems beside their fields, the picture out.

Run it with ``python app.py`` and open http://localhost:8000.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Callable, Iterable
from typing import Any
from urllib.parse import parse_qs
from wsgiref.simple_server import make_server

from logicmodel import FormatError, LogicModel, draw, dumps, loads

MAX_BYTES = 200_000
FIELDS = ("id", "title", "inputs", "activities", "outputs", "links")
START = {
    "id": "reading",
    "title": "Reading Together",
    "inputs": "staff: Two coordinators",
    "activities": "train: Train volunteers",
    "outputs": "ready: Trained volunteers",
    "links": "staff -> train -> ready",
}

Environment = dict[str, Any]
StartResponse = Callable[[str, list[tuple[str, str]]], object]


def application(environ: Environment, start_response: StartResponse) -> Iterable[bytes]:
    """Answer a request: the form, the form that was sent, or a model as JSON."""
    routes: dict[tuple[str, str], Callable[[Environment], tuple[str, str, str]]] = {
        ("GET", "/"): lambda _: ("200 OK", "text/html", page(START)),
        ("POST", "/"): answer_form,
        ("POST", "/model"): answer_json,
    }
    answer = routes.get((environ["REQUEST_METHOD"], environ["PATH_INFO"]))
    status, kind, body = answer(environ) if answer else ("404 Not Found", "text/plain", "There is no such page.\n")
    start_response(status, [("Content-Type", f"{kind}; charset=utf-8"), ("X-Content-Type-Options", "nosniff")])
    return [body.encode()]


def answer_form(environ: Environment) -> tuple[str, str, str]:
    """Return the form as it was sent, with the picture of the model or with each problem beside its field."""
    sent = {name: values[0] for name, values in parse_qs(received(environ).decode()).items()}
    text = as_file(sent)
    try:
        model = loads(text, name="form", max_bytes=MAX_BYTES)
    except FormatError as error:
        return "422 Unprocessable Content", "text/html", page(sent, problems_by_field(text, error))
    return "200 OK", "text/html", page(sent, picture=draw(model).svg)


def answer_json(environ: Environment) -> tuple[str, str, str]:
    """Take a model as JSON, keep fields of this application in its ``data``, and return it with its picture."""
    try:
        model = loads(received(environ), "json", "request", max_bytes=MAX_BYTES)
    except FormatError as error:
        problems = [each.to_record() for each in error.problems]
        return "422 Unprocessable Content", "application/json", json.dumps({"problems": problems}, ensure_ascii=False)
    kept = with_owner(model, environ.get("REMOTE_USER") or "nobody")
    answer = {"model": json.loads(dumps(kept, "json")), "picture": draw(kept).svg}
    return "200 OK", "application/json", json.dumps(answer, ensure_ascii=False)


def with_owner(model: LogicModel, owner: str) -> LogicModel:
    """Return a model that says in its own data who sent it; all else that it says stays."""
    return LogicModel(**{**model.header(), "data": {**model.data, "owner": owner}}, parts=[model])


def received(environ: Environment) -> bytes:
    """Return what was sent, up to one byte more than is taken."""
    size = min(int(environ.get("CONTENT_LENGTH") or 0), MAX_BYTES + 1)
    content: bytes = environ["wsgi.input"].read(size)
    return content


def as_file(sent: dict[str, str]) -> str:
    """Return the fields of the form as a model file: each field is a section."""
    lines = ["logicmodel: 1"]
    for name in FIELDS:
        rows = [row for row in sent.get(name, "").splitlines() if row.strip()]
        if name in {"id", "title"}:
            lines += [f"{name}: {json.dumps(' '.join(rows), ensure_ascii=False)}"] if rows else []
        elif rows:
            mark = "  - " if name == "links" else "  "
            lines += [f"{name}:", *(f"{mark}{row.strip()}" for row in rows)]
    return "\n".join(lines) + "\n"


def problems_by_field(text: str, error: FormatError) -> dict[str, list[str]]:
    """Return the problems of a model file by the field of the form that each is about."""
    found: dict[str, list[str]] = {}
    for problem in error.problems:
        line = problem.places[0].line if problem.places else 1
        above = "\n".join(text.splitlines()[:line])
        section = (re.findall(r"^(\w+):", above, re.MULTILINE) or ["id"])[-1]
        hint = f" ({problem.hint})" if problem.hint else ""
        found.setdefault(section if section in FIELDS else "id", []).append(f"{problem.message}{hint}")
    return found


def page(sent: dict[str, str], problems: dict[str, list[str]] | None = None, picture: str = "") -> str:
    """Return the page: the form, with what was sent, the problems, and the picture."""
    fields = "\n".join(field(name, sent.get(name, ""), (problems or {}).get(name, [])) for name in FIELDS)
    return (
        '<!doctype html>\n<html lang="en">\n<head><meta charset="utf-8"><title>Logic model</title></head>\n'
        f'<body>\n<main>\n<h1>Logic model</h1>\n<form method="post">\n{fields}\n<button>Draw</button>\n</form>\n'
        f"{picture}\n</main>\n</body>\n</html>\n"
    )


def field(name: str, value: str, problems: list[str]) -> str:
    """Return a field of the form, with its problems as its description."""
    listed = "".join(f"<li>{html.escape(problem)}</li>" for problem in problems)
    told = f'<ul id="{name}-problems">{listed}</ul>' if problems else ""
    state = f' aria-invalid="true" aria-describedby="{name}-problems"' if problems else ""
    rows = 1 if name in {"id", "title"} else 4
    return (
        f'<p><label for="{name}">{name.capitalize()}</label><br>'
        f'<textarea id="{name}" name="{name}" rows="{rows}" cols="60"{state}>{html.escape(value)}</textarea></p>{told}'
    )


if __name__ == "__main__":
    with make_server("localhost", 8000, application) as server:
        server.serve_forever()
