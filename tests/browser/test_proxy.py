"""What the proxy of docs/deploy tells browsers to refuse, what it refuses itself, and that the app lives with it."""

from __future__ import annotations

import re
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from dossier.citing.citations import snippet
from dossier.content.files import ROOT
from dossier.index.queries import Catalogue
from tests.app.opening import PAGES as NAMED
from tests.browser.reader import PATIENCE, Reader
from tests.browser.test_embed import FRAME as FRAME_TITLE
from tests.browser.test_embed import Framed, host
from tests.browser.test_handout import FRAME
from tests.browser.test_replicas import CONF, SERVICE, Site, site

__all__ = ["host", "site"]  # fixtures
PAGES = ("", *NAMED[1:])  # the Timeline has the address of the app
ORIGINAL = ROOT / "tests" / "tiny_original.txt"
VIOLATIONS = """window.violations = [];
document.addEventListener('securitypolicyviolation', (e) => violations.push(`${e.violatedDirective} ${e.blockedURI} ${e.sample}`));"""


def answer(site: Site, path: str, method: str = "GET") -> tuple[int, dict[str, str]]:
    """Status and headers."""
    where = urlsplit(site.address)
    connection = HTTPConnection(str(where.hostname), where.port, timeout=PATIENCE)
    connection.request(method, f"{where.path}{path}")
    got = connection.getresponse()
    got.read()
    connection.close()
    return got.status, {key.lower(): value for key, value in got.getheaders()}


@pytest.mark.parametrize("path", ["/", "/evidence", "/_stcore/health", "/static/nothing.js", "/_stcore/metrics"])
def test_every_answer_says_what_a_browser_must_refuse(site: Site, path: str) -> None:
    _, head = answer(site, path)
    policy = dict(part.strip().split(" ", 1) for part in head["content-security-policy"].split(";"))
    assert policy["default-src"] == "'self'" and policy["object-src"] == "'none'" and policy["base-uri"] == "'self'"
    assert not {"'unsafe-inline'", "'unsafe-eval'", "data:", "https:", "http:"} & set(policy["script-src"].split())
    assert all("*" not in value and "http" not in value for value in policy.values()), "no other host"
    assert head["x-content-type-options"] == "nosniff"
    assert head["referrer-policy"] == "strict-origin-when-cross-origin"
    assert "x-frame-options" not in head and "frame-ancestors" not in policy, "frames on other pages are meant"


def test_the_cookie_is_for_safe_connections_alone_and_out_of_reach_of_scripts(site: Site) -> None:
    _, head = answer(site, "/")
    said = head["set-cookie"].split("; ")
    assert said[0].startswith("dossier=") and {"Secure", "HttpOnly", "SameSite=Lax"} <= set(said)


@pytest.mark.parametrize("path", ["/_stcore/metrics", "/_stcore/metrics?families=x", "/_stcore/./metrics", "/_stcore/%6detrics"])
def test_what_the_process_holds_is_not_told(site: Site, path: str) -> None:
    assert answer(site, path)[0] == 404
    assert answer(site, "/_stcore/health")[0] == 200


def test_who_asks_for_too_much_is_told_so_and_others_go_on(site: Site) -> None:
    limit = int(re.findall(r"zone=dossier_uploads burst=(\d+)", CONF.read_text("utf-8"))[0])
    told = []
    while 429 not in told and len(told) < 20 * limit:
        told.append(answer(site, "/_stcore/upload_file/nobody/nothing", "PUT")[0])
    assert told[-1] == 429 and len(told) > limit and set(told[:-1]) == {403}
    assert answer(site, "/")[0] == 200


def test_a_page_of_another_site_may_show_the_app_in_a_frame(site: Site, browser, host, tiny: Catalogue) -> None:
    context = browser.new_context(viewport={"width": 1000, "height": 900})
    framed = Framed(context, host(snippet(f"{site.address}/?period=quiet-years", FRAME_TITLE)))
    framed.picked(period="quiet-years")
    context.close()


def test_a_copy_of_the_article_is_gone_with_its_replica_and_can_be_given_again(site: Site, browser, tiny: Catalogue) -> None:
    reader = Reader(browser.new_context(), site.address, tiny, own=True)
    reader.open("article", edition="The original")
    all_found = reader.page.get_by_text(f"All {len(tiny.sentences)} sentences")
    reader.page.locator("input[type=file]").set_input_files(ORIGINAL)
    all_found.wait_for()
    site.fail(reader)
    reader.page.get_by_text("Your file is no longer with the server. Choose it again.").wait_for()
    assert reader.page.locator("[data-testid=stException]").count() == 0
    reader.page.locator("input[type=file]").set_input_files(ORIGINAL)
    all_found.wait_for()
    reader.close()
    site.whole()


def test_the_service_has_descriptors_for_a_whole_school(site: Site, browser, tiny: Catalogue) -> None:
    (limit,) = re.findall(r"^LimitNOFILE=(\d+)$", SERVICE.read_text("utf-8"), re.MULTILINE)
    replicas = [site.running[port].pid for port in site.ports]

    def held() -> int:
        return sum(len(list(Path(f"/proc/{pid}/fd").iterdir())) for pid in replicas)

    readers = [Reader(browser.new_context(), site.address, tiny, own=True) for _ in range(4)]
    readers[0].open("method")
    before = held()
    for reader in readers[1:]:
        reader.open("method")
    each = (held() - before) / 3
    for reader in readers:
        reader.close()
    assert 0 < each < 12 and int(limit) / each > 5_000


def test_the_app_lives_with_the_policy(site: Site, browser, tiny: Catalogue) -> None:
    """All pages, picks, the reader's own copy, a download, a hand-out: the browser refuses nothing."""
    context = browser.new_context(viewport={"width": 1440, "height": 1240})
    reader = Reader(context, site.address, tiny, own=True)
    context.add_init_script(VIOLATIONS)
    for page in PAGES:
        reader.open(page)
        if page == "handout":
            reader.page.frame_locator(FRAME).locator("main h1").wait_for()
        assert reader.page.evaluate("violations") == [], page
    period = next(iter(tiny.periods))
    reader.open(period=period)
    event = tiny.events_in(period)[0].id
    reader.link("event", event).click()
    reader.picked(event=event)
    reader.page.get_by_role("button", name="Cite").click()
    reader.page.get_by_role("dialog").get_by_role("tab", name="BibTeX").click()
    reader.page.get_by_role("tabpanel").get_by_text("@").first.wait_for()
    reader.press("Escape")
    assert reader.page.evaluate("violations") == []
    reader.open("article", edition="The original")
    reader.page.locator("input[type=file]").set_input_files(ORIGINAL)
    reader.page.get_by_text(f"All {len(tiny.sentences)} sentences").wait_for()
    assert reader.page.evaluate("violations") == []
    reader.open("data")
    with reader.page.expect_download() as caught:
        reader.page.get_by_role("button", name=re.compile("CSV")).first.click()
    assert caught.value.path()
    assert reader.page.evaluate("violations") == []
    reader.open("handout", period=period)
    reader.page.get_by_role("button", name="Make the PDF").click()
    with reader.page.expect_download() as caught:
        reader.page.get_by_role("button", name="Save the PDF").click()
    assert Path(caught.value.path()).read_bytes()[:5] == b"%PDF-"
    assert reader.page.evaluate("violations") == []
    reader.close()
    assert not reader.faults
