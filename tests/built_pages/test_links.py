"""
Links inside the documentation lead to pages, files and places in pages that are there; none outside is followed.

LinkChecker is asked from Python, because its command gives up the rights of root, and so perhaps that to read a page.
"""

from linkcheck import get_link_pat
from linkcheck.cmdline import aggregate_url
from linkcheck.configuration import Configuration
from linkcheck.director import check_urls, get_aggregate
from linkcheck.logger import _Logger

# Each place in a page is looked up in the whole page anew. Those among the public names are so many that this would
# take minutes, and Sphinx sees to them: `nitpicky` refuses a name that is not there.
NAMES = r"/_generated/api/.*#|genindex\.html"

# What stands behind # in the address of the playground is a model, and no place in the page.
MODELS = r"playground/index\.html#model="


class Collecting(_Logger):
    """Collect the links that lead nowhere."""

    LoggerName = "collecting"

    def __init__(self):
        super().__init__()
        self.broken = []

    def start_output(self):
        """Write nothing."""

    def end_output(self, **_kwargs):
        """Write nothing."""

    def log_url(self, link):
        """Keep a link if it leads nowhere."""
        if link.warnings or not link.valid:
            self.broken.append((link.parent_url, link.base_url, link.result, link.warnings))


def links_of(page):
    """Check all links that are reached from a page, and return what was seen."""
    config = Configuration()
    config["AnchorCheck"] = {}
    config["enabledplugins"].append("AnchorCheck")
    config["status"] = False
    config["logger"] = Collecting()
    for pattern in (NAMES, MODELS):
        config["externlinks"].append(get_link_pat(pattern, strict=True))
    config.sanitize()
    aggregate = get_aggregate(config)
    aggregate_url(aggregate, str(page))
    check_urls(aggregate)
    return config["logger"]


def test_every_link_leads_somewhere(built):
    links = links_of(built / "index.html")

    assert [] == links.broken
    assert links.stats.number > 200


def test_a_link_that_leads_nowhere_is_found(tmp_path):
    (tmp_path / "there.html").write_text('<h1 id="here">There</h1>', encoding="utf-8")
    page = tmp_path / "page.html"
    page.write_text('<a href="gone.html">a</a><a href="there.html#gone">b</a><a href="there.html#here">c</a>', "utf-8")

    assert ["gone.html", "there.html#gone"] == sorted(url for _, url, *_ in links_of(page).broken)
