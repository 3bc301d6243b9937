"""Goes wherever links lead, as one person, and hands on each kind of page once."""

import re
import urllib.parse

IDENTIFIER = re.compile(r"[0-9a-f]{32,64}")
FILES = re.compile(r"\.(pdf|csv|json|docx|xlsx|ics|txt)$|/documents?/|/evidence/[0-9a-f]{32}/versions/")


def shape(address):
    """`/plans/3f…/actions/9a…?view=owner` as `/plans/:/actions/:?view=owner`: pages of one shape look alike."""
    parts = urllib.parse.urlsplit(address)
    query = urllib.parse.parse_qsl(parts.query)
    words = sorted(f"{name}={value}" if name == "view" else name for name, value in query)
    return IDENTIFIER.sub(":", parts.path) + ("?" + "&".join(words) if words else "")


def walk(visitor, start="/", each=2, most=150):
    """Yields (shape, status, is_first) with the page open. Of each shape at most `each` pages are opened."""
    page, base = visitor.page, visitor.service.address
    waiting, opened, counts = [start], set(), {}
    while waiting and len(opened) < most:
        address = waiting.pop(0)
        if address in opened or counts.get(shape(address), 0) >= each:
            continue
        opened.add(address)
        counts[shape(address)] = counts.get(shape(address), 0) + 1
        if FILES.search(urllib.parse.urlsplit(address).path):
            answer = visitor.context.request.get(base + address)
            assert answer.status < 500, f"{answer.status} for {address}"
            continue
        answer = page.goto(address)
        yield shape(address), answer.status, counts[shape(address)] == 1
        for link in page.eval_on_selector_all("a[href]", "all => all.map(a => a.getAttribute('href'))"):
            found = urllib.parse.urljoin(page.url.removeprefix(base), link).split("#")[0]
            if found.startswith("/") and not found.startswith("//"):
                waiting.append(found)
