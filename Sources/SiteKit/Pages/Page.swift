import Foundation
import Vocabulary

/// A page before it is put into the layout: what it is called, where it stands, what it says.
package struct Page: Sendable {
    package let title: String
    package var status: Int
    package var body: HTML
    /// The line this page stands on; empty when it stands on none.
    package var thread: [ThreadStep]
    package var breadcrumbs: [(title: String, path: String)]
    /// True when the form on it was refused; its title then begins with “Error”.
    package var hasProblems: Bool
    /// True for what a visitor sees by a secret address: no browser or proxy keeps it, and it names no other part of the site.
    package var isPrivate = false

    package init(
        _ title: String, status: Int = 200, thread: [ThreadStep] = [], breadcrumbs: [(title: String, path: String)] = [],
        problems: Problems? = nil, _ body: HTML
    ) {
        self.title = title
        self.status = problems == nil ? status : 422
        self.thread = thread
        self.breadcrumbs = breadcrumbs
        hasProblems = problems != nil
        self.body = (problems?.summary ?? "") + body
    }
}

extension Page {
    /// The whole document as it is sent.
    func whole(for visit: Visit) -> HTML {
        """
        <!doctype html>
        <html lang="en-GB"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
        <title>\("Error: ", when: hasProblems)\(title) - Throughline</title>
        <link rel="stylesheet" href="\(visit.site.styleSheet)"><script src="\(visit.site.script)" defer></script></head>
        <body\(ends(visit))><a class="skip" href="#main">Skip to main content</a>
        \(banner(visit))\(header(visit))
        <main id="main" tabindex="-1"><div class="wrap">\(trail)\(thread.strip)\(body)</div></main>
        <footer><div class="wrap">\(visit.site.council) · <a href="/accessibility">Accessibility</a>\(printed(visit))</div></footer>
        </body></html>
        """
    }

    private func banner(_ visit: Visit) -> HTML? {
        guard visit.site.isDemonstration else { return nil }
        return
            "<aside class=\"demonstration\" aria-label=\"Demonstration\"><strong>Demonstration</strong> An invented council and invented people. Nothing here is real.</aside>"
    }

    /// When this page's session ends, in seconds, for the warning before it.
    private func ends(_ visit: Visit) -> HTML? {
        visit.session.map { " data-idle=\"\(Session.idle)\" data-left=\"\($0.left(at: Date()))\"" }
    }

    private func header(_ visit: Visit) -> HTML {
        let navigation = Navigation(visit: visit)
        return """
            <header class="top"><div class="wrap"><a class="brand" href="/">\(HTML.mark)Throughline <span class="council">\(visit.site.council)</span></a>
            \(isPrivate ? nil : navigation.main)\(me(visit))</div></header>\(isPrivate ? nil : navigation.beside)
            """
    }

    private func me(_ visit: Visit) -> HTML? {
        guard visit.person.isSignedIn else { return nil }
        return """
            <form class="me" method="post" action="\(SignInPages.signOut.path)"><input type="hidden" name="token" value="\(visit.session?.token)">
            <a href="\(OwnAccountPages.place.path)">\(visit.person.name)</a> <button class="link">Sign out</button></form>
            """
    }

    private func printed(_ visit: Visit) -> HTML? {
        guard visit.person.isSignedIn else { return nil }
        return "<span class=\"printed\"> · OFFICIAL-SENSITIVE · printed by \(visit.person.name), \(visit.today)</span>"
    }

    private var trail: HTML? {
        guard !breadcrumbs.isEmpty else { return nil }
        let links = breadcrumbs.map { "<li><a href=\"\($0.path)\">\($0.title)</a></li>" as HTML }
        return "<nav aria-label=\"Breadcrumb\"><ol class=\"trail\">\(links)</ol></nav>"
    }
}

extension HTML {
    /// Three beads on a line: the product's mark.
    static let mark: HTML = """
        <svg viewBox="0 0 64 32" aria-hidden="true"><path d="M6 16H58" stroke="#0b5a5e" stroke-width="5"/><circle cx="8" cy="16" r="7" \
        fill="#fff" stroke="#0b5a5e" stroke-width="5"/><circle cx="32" cy="16" r="7" fill="#fff" stroke="#0b5a5e" stroke-width="5"/>\
        <circle cx="56" cy="16" r="7" fill="#0b5a5e"/></svg>
        """
}
