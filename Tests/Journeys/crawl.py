"""Goes wherever links lead, as one person, and hands on each page it finds. It reads what the server sends; the caller decides
which pages are worth opening in the browser, since that costs fifty times as much."""

import html.parser
import re
import urllib.parse

IDENTIFIER = re.compile(r"[0-9a-f]{32,64}")
FILES = re.compile(r"\.(pdf|csv|json|docx|xlsx|xml|ics|txt)$|/documents?/|/evidence/[0-9a-f]{32}/versions/")


def shape(address):
    """`/plans/3f…/actions/9a…?view=owner` as `/plans/:/actions/:?view=owner`: pages of one shape look alike."""
    parts = urllib.parse.urlsplit(address)
    query = urllib.parse.parse_qsl(parts.query)
    words = sorted(f"{name}={value}" if name == "view" else name for name, value in query)
    return IDENTIFIER.sub(":", parts.path) + ("?" + "&".join(words) if words else "")


def kind(address):
    """The same without its query, but for the view: a filtered list is drawn by what draws the whole one."""
    path, _, query = shape(address).partition("?")
    return path + "".join(f"?{word}" for word in query.split("&") if word.startswith("view="))


class Sent(html.parser.HTMLParser):
    """What the server sent: where its links lead, where its forms go, and what must hold on every page."""

    def __init__(self, text):
        super().__init__()
        self.links, self.forms, self.headings, self.names = [], [], 0, []
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        given = dict(attributes)
        if tag == "a" and "href" in given:
            self.links.append(given["href"])
        elif tag == "form" and given.get("method") == "post":
            self.forms.append(given.get("action", ""))
        elif tag == "h1":
            self.headings += 1
        if "id" in given:
            self.names.append(given["id"])


class Page:
    """One address that was asked for."""

    def __init__(self, address, answer, first):
        self.address, self.kind, self.status, self.first = address, kind(address), answer.status, first
        self.sent = Sent(answer.text())

    def is_open(self):
        assert self.status == 200, f"{self.status} for {self.address}"
        assert self.sent.headings == 1, f"{self.sent.headings} first headings on {self.address}"
        twice = {name for name in self.sent.names if self.sent.names.count(name) > 1}
        assert not twice, f"names used twice on {self.address}: {twice}"


def walk(visitor, start="/", each=2, most=400):
    """Yields the pages. Of each shape at most `each` are asked for."""
    base, ask = visitor.service.address, visitor.context.request
    waiting, asked, counts = [start], set(), {}
    while waiting and len(asked) < most:
        address = waiting.pop(0)
        if address in asked or counts.get(shape(address), 0) >= each:
            continue
        asked.add(address)
        counts[shape(address)] = counts.get(shape(address), 0) + 1
        answer = ask.get(base + address)
        if FILES.search(urllib.parse.urlsplit(address).path) or "html" not in answer.headers.get("content-type", "html"):
            assert answer.status < 500, f"{answer.status} for {address}"
            continue
        page = Page(address, answer, counts[shape(address)] == 1)
        yield page
        for link in page.sent.links:
            found = urllib.parse.urljoin(answer.url.removeprefix(base), link).split("#")[0]
            if found.startswith("/") and not found.startswith("//"):
                waiting.append(found)
