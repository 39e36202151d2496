"""Pages with hostile text in every field and option are opened in Chromium, with a trap for script."""

import random

import hostile
import markdown
import pytest
from random_documents import Writer, model_of

from logicmodel import draw

pytestmark = pytest.mark.browser

# What any of the hostile texts would call, and what a page of ours never does.
TRAP = "window.trapped = []; for (const name of ['alert', 'confirm', 'prompt']) window[name] = () => trapped.push(name)"


def pages(seed):
    """Return a page of each sort that the library makes, by name."""
    chance = random.Random(seed)
    model = model_of(Writer(chance, lambda: chance.choice(hostile.PAYLOADS), share=1.0).document())
    picture = draw(model, **hostile.options_of(chance, lambda: chance.choice(hostile.PAYLOADS)))
    block = markdown.Markdown(extensions=["logicmodel"]).convert(hostile.fence(model, "picture", "</script>\"'>"))
    return {
        "explorer": picture.rendered(".html").decode(),
        "picture in a page": f"<!doctype html><title>t</title>{picture.svg}",
        "notebook": f"<!doctype html><title>t</title>{picture._repr_html_()}",
        "block in a page": f"<!doctype html><title>t</title>{block}",
        "tables": f"<!doctype html><title>t</title>{hostile.markdown_page(picture)}",
    }


@pytest.mark.parametrize("seed", range(3))
def test_no_text_of_an_author_runs_as_script(browser, tmp_path, seed):
    for name, text in pages(seed).items():
        file = tmp_path / "page.html"
        file.write_text(text, encoding="utf-8")
        page = browser.new_context().new_page()
        faults, asked = [], []
        page.on("pageerror", lambda error, faults=faults: faults.append(str(error)))
        page.on("request", lambda request, asked=asked: asked.append(request.url))
        page.add_init_script(TRAP)
        page.goto(file.as_uri())
        page.evaluate("for (const each of document.querySelectorAll('*')) each.dispatchEvent(new Event('error'))")
        trapped = page.evaluate("window.trapped")
        page.context.close()

        assert ([], []) == (trapped, faults), name
        assert [] == [url for url in asked if not url.startswith(("file:", "data:"))], name


def test_the_trap_springs(browser, tmp_path):
    file = tmp_path / "page.html"
    file.write_text("<!doctype html><title>t</title><script>alert(1)</script>", encoding="utf-8")
    page = browser.new_context().new_page()
    page.add_init_script(TRAP)
    page.goto(file.as_uri())

    assert ["alert"] == page.evaluate("window.trapped")
    page.context.close()
