"""What must hold on every page: for a screen reader, a keyboard, a narrow screen and a printer."""

import pathlib
import re

from axe_playwright_python.base import AXE_SCRIPT


class Findings:
    """Goes on after a fault, so that one run names all of them."""

    def __init__(self):
        self.words = []

    def of(self, check, *given, **named):
        try:
            check(*given, **named)
        except AssertionError as fault:
            self.words.append(str(fault))

    def are_none(self):
        assert not self.words, f"{len(self.words)} faults:\n" + "\n".join(self.words)


WIDE, NARROW = {"width": 1280, "height": 900}, {"width": 320, "height": 640}
# What passes is not asked for: it is most of the answer, and half of the time.
RULES = {"resultTypes": ["violations"], "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}}
# Whole documents, and the one form that drafts a whole plan: its size is that of the report it answers.
# These hold a whole report, or every suggestion for every finding, on purpose: one form, sent once.
LONG_PAGES = re.compile(r"/check$|/plans/new$|/text$|/sent$|/preview$|/plans/new$|/published/")


def page_is_sound(page, weight=True):
    """One heading, a title that says where one is, and no name used twice."""
    facts = page.evaluate(
        """() => ({
            headings: document.querySelectorAll('h1').length,
            language: document.documentElement.lang,
            title: document.title,
            twice: [...document.querySelectorAll('[id]')].map(e => e.id).filter((id, i, all) => all.indexOf(id) !== i),
            unlabelled: [...document.querySelectorAll('input:not([type=hidden]), select, textarea')].filter(e => !e.labels.length && !e.ariaLabel && !e.hasAttribute('aria-labelledby')).map(e => e.name),
            nowhere: [...document.querySelectorAll('a[href^="#"]')].map(a => a.getAttribute('href').slice(1)).filter(id => id && !document.getElementById(id)),
            inline: document.querySelectorAll('[style], style, script:not([src])').length,
            emptyHeadings: [...document.querySelectorAll('h1, h2, h3, h4')].filter(h => !h.textContent.trim()).length,
            bytes: document.documentElement.outerHTML.length })"""
    )
    where = page.url
    assert facts["headings"] == 1, f"{facts['headings']} first headings on {where}"
    assert facts["language"] == "en-GB", where
    assert re.fullmatch(r"(Error: )?\S.* - Throughline", facts["title"]), f"title {facts['title']!r} on {where}"
    assert not facts["twice"], f"names used twice on {where}: {facts['twice']}"
    assert not facts["unlabelled"], f"fields without a label on {where}: {facts['unlabelled']}"
    assert not facts["nowhere"], f"links to nowhere on {where}: {facts['nowhere']}"
    assert not facts["inline"], f"style or script inside {where}"
    assert not facts["emptyHeadings"], f"an empty heading on {where}"
    if weight and not LONG_PAGES.search(re.split("[?#]", page.url)[0]):
        assert facts["bytes"] <= 60 * 1024, f"{facts['bytes'] // 1024} KB on {where}"


PLAIN = [line.strip() for line in (pathlib.Path(__file__).parent / "plain-words.txt").read_text().splitlines()]
ODD = re.compile(r"\b(" + "|".join(line for line in PLAIN if line and not line.startswith("#")) + r")\b", re.IGNORECASE)


def speaks_plainly(page):
    """No page says a word that sounded odd to its readers. What a report of Ofsted says is quoted as it is."""
    text = page.locator("body").inner_text()
    for quoted in page.locator("blockquote, .paper").all_inner_texts():
        text = text.replace(quoted, "")
    # A list to choose a paragraph of the report from begins each with its number.
    text = re.sub(r"\s+", " ", re.sub(r"(?m)^\d+: .*$", "", text))
    odd = [text[max(0, found.start() - 30) : found.end() + 30] for found in ODD.finditer(text)]
    assert not odd, f"{page.url} says: " + "; ".join(odd[:4])


def axe_finds_nothing(page):
    if page.evaluate("() => typeof axe === 'undefined'"):
        page.evaluate(AXE_SCRIPT)
    found = page.evaluate("rules => axe.run(document, rules).then(found => found.violations)", RULES)
    words = [f"{v['id']} ({v['help']}): " + "; ".join(str(n["target"][0]) for n in v["nodes"][:4]) for v in found]
    assert not words, f"axe on {page.url} at {page.viewport_size['width']} px:\n  " + "\n  ".join(words)


def page_reflows(page):
    """At 320 pixels nothing needs scrolling sideways but what says that it does."""
    wide = page.evaluate(
        """() => { const root = document.documentElement;
            if (root.scrollWidth <= root.clientWidth) return [];
            return [...document.querySelectorAll('main *, header *, footer *')]
                .filter(e => e.getBoundingClientRect().right > root.clientWidth + 1 && !e.closest('.scroll'))
                .slice(0, 5).map(e => e.tagName + '.' + e.className + ' ' + e.textContent.trim().slice(0, 40)).concat(['wider than the screen']) }"""
    )
    assert not wide, f"{page.url} at 320 px: {wide}"


def text_may_be_spaced(page):
    """With the spacing of WCAG 1.4.12 nothing is cut off."""
    cut = page.evaluate(
        """() => { const sheet = new CSSStyleSheet();
            sheet.replaceSync('* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } p { margin-bottom: 2em !important }');
            document.adoptedStyleSheets = [sheet];
            const cut = [...document.querySelectorAll('main *')].filter(e => {
                const style = getComputedStyle(e);
                return ['hidden', 'clip'].includes(style.overflowX) && !e.closest('.unseen') && e.clientWidth > 1 && e.textContent.trim()
                    && (e.scrollWidth > e.clientWidth + 2 || e.scrollHeight > e.clientHeight + 2) })
                .map(e => e.tagName + '.' + e.className);
            document.adoptedStyleSheets = [];
            return cut }"""
    )
    assert not cut, f"{page.url} cuts off spaced text: {cut}"


# Looks at each stop of the Tab key when the next one is about to be pressed: by then the browser has brought it into sight.
STOPS = """() => { window.stops = []; window.stop = () => { const e = document.activeElement; if (e === document.body) return;
    const style = getComputedStyle(e), box = e.getBoundingClientRect();
    const label = e.type === 'radio' || e.type === 'checkbox' ? e.labels[0] && getComputedStyle(e.labels[0]) : null;
    const shown = s => !!s && ((s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) > 0) || s.boxShadow !== 'none');
    window.stops.push({ words: e.tagName + ' ' + (e.textContent.trim() || e.name || '').slice(0, 40), skip: e.classList.contains('skip'),
        shown: shown(style) || shown(label), inside: box.bottom > 0 && box.top < innerHeight && box.width > 0 && box.height > 0 }) };
    document.addEventListener('keydown', window.stop, true) }"""
EXPECTED = """() => [...document.querySelectorAll('a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex="0"]')]
    .filter(e => e.checkVisibility() && !e.disabled && !(e.type === 'radio' && !e.checked && document.querySelector(`input[name="${e.name}"]:checked`))).length"""


def keyboard_reaches_all(page, most=120):
    """Tab goes from the skip link through everything, and where it stands can always be seen."""
    page.evaluate("() => { document.activeElement?.blur(); window.scrollTo(0, 0) }")
    # After a refused form, or with a fragment in the address, the walk goes on from that place and sees only what comes after.
    alerted = "#" in page.url or page.evaluate("() => !!document.getElementById('problems')")
    expected = min(page.evaluate(EXPECTED), most)
    page.evaluate(STOPS)
    for number in range(expected):
        page.keyboard.press("Tab")
        if number % 20 == 19 and page.evaluate("() => document.activeElement === document.body"):
            break
    stops = page.evaluate("() => { window.stop(); document.removeEventListener('keydown', window.stop, true); return window.stops }")
    for number, stop in enumerate(stops):
        if number == 0 and not alerted:
            assert stop["skip"], f"the first stop on {page.url} is {stop['words']}, not the skip link"
        assert stop["shown"], f"the focus cannot be seen on {stop['words']} of {page.url}"
        assert stop["inside"], f"the focus is out of sight on {stop['words']} of {page.url}"
    assert alerted or len(stops) >= expected * 0.5, f"Tab reached only {len(stops)} of {expected} on {page.url}"


def refused(page, findings):
    """A form that is shown again, of a kind of page that is looked at closely elsewhere: what its problems add."""
    # It is shown where it stood, which may be on the long page of a report's check.
    findings.of(page_is_sound, page, weight=False)
    findings.of(axe_finds_nothing, page)
    page.set_viewport_size(NARROW)
    findings.of(page_reflows, page)
    page.set_viewport_size(WIDE)


def everything(page, findings, weight=True):
    """All of it, at both widths. The page ends at the wide one."""
    page.set_viewport_size(WIDE)
    findings.of(page_is_sound, page, weight)
    findings.of(axe_finds_nothing, page)
    findings.of(keyboard_reaches_all, page)
    page.set_viewport_size(NARROW)
    findings.of(page_reflows, page)
    findings.of(axe_finds_nothing, page)
    findings.of(text_may_be_spaced, page)
    page.set_viewport_size(WIDE)
