"""The web form of the examples: problems stand beside their fields, a model is drawn, and data is kept."""

import io
import json
import runpy
from pathlib import Path
from urllib.parse import urlencode

import pytest

from logicmodel import dumps, load_example, loads

APP = runpy.run_path(str(Path(__file__).parents[2] / "examples" / "web-form" / "app.py"))


def request(method="GET", path="/", body=b"", **more):
    """Send a request to the application, and return the status and what it answers."""
    answered = []
    environ = {
        "REQUEST_METHOD": method,
        "PATH_INFO": path,
        "CONTENT_LENGTH": str(len(body)),
        "wsgi.input": io.BytesIO(body),
        **more,
    }
    content = b"".join(APP["application"](environ, lambda status, headers: answered.append((status, dict(headers)))))
    return answered[0][0], content.decode()


def send(**changes):
    return request("POST", body=urlencode(APP["START"] | changes).encode())


def test_the_form_is_shown():
    status, page = request()

    assert ("200 OK", True) == (status, "Two coordinators" in page)


def test_a_model_is_drawn():
    status, page = send()

    assert ("200 OK", True) == (status, "<svg " in page)


def test_each_problem_stands_beside_its_field():
    status, page = send(links="staff -> trian", activities="Train: Train volunteers")

    assert "422 Unprocessable Content" == status
    assert 'id="links" name="links" rows="4" cols="60" aria-invalid="true" aria-describedby="links-problems"' in page
    assert "<svg " not in page
    assert "trian" in page.partition('<ul id="links-problems">')[2].partition("</ul>")[0]
    assert "lower-case" in page.partition('<ul id="activities-problems">')[2].partition("</ul>")[0]


def test_what_was_sent_is_escaped():
    _, page = send(title="<script>alert(1)</script>")

    assert "<script" not in page


def test_json_is_taken_and_data_of_the_application_is_kept_beside_that_of_the_author():
    model = load_example("reading-together")
    status, answer = request("POST", "/model", dumps(model, "json").encode(), REMOTE_USER="ana")
    kept = loads(json.dumps(json.loads(answer)["model"]), "json")

    assert "200 OK" == status
    assert ({**model.data, "owner": "ana"}, model.elements, model.links) == (dict(kept.data), kept.elements, kept.links)
    assert json.loads(answer)["picture"].startswith("<svg ")


@pytest.mark.parametrize("body", [b"{", b'{"logicmodel": 1}', b"[]", b"\xff"])
def test_what_is_no_model_is_answered_with_problems(body):
    status, answer = request("POST", "/model", body)

    assert "422 Unprocessable Content" == status
    assert all(problem["message"] for problem in json.loads(answer)["problems"])


def test_a_page_that_is_not_there_is_not_found():
    assert "404 Not Found" == request(path="/nowhere")[0]


def test_what_is_too_large_is_refused():
    status, _ = request("POST", "/model", b" " * (APP["MAX_BYTES"] + 1))

    assert "422 Unprocessable Content" == status
