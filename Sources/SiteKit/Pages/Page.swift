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
    /// True for what somebody sees by a secret address: no browser or proxy keeps it, and it names no other part of the site.
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
        self.body = problems.map { $0.summary + OpenedPanels.html(body, places: $0.all.map(\.place)) } ?? body
    }
}

extension Page {
    /// The whole document as it is sent.
    func whole(for request: PageRequest) -> HTML {
        """
        <!doctype html>
        <html lang="en-GB"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
        <title>\("Error: ", when: hasProblems)\(title) - Throughline</title>
        <link rel="stylesheet" href="\(request.site.styleSheet)"><script src="\(request.site.script)" defer></script></head>
        <body\(ends(request))><a class="skip" href="#main">Skip to main content</a>
        \(banner(request))\(header(request))
        <main id="main" tabindex="-1"><div class="wrap">\(said(request))\(trail)\(thread.strip)\(body)</div></main>
        <footer><div class="wrap">\(request.site.council) · <a href="/accessibility">Accessibility</a>\(printed(request))</div></footer>
        </body></html>
        """
    }

    private func banner(_ request: PageRequest) -> HTML? {
        guard request.site.isDemonstration else { return nil }
        return
            "<aside class=\"demonstration\" aria-label=\"Demonstration\"><strong>Demonstration</strong> An invented council and invented people. Nothing here is real.</aside>"
    }

    /// What was saved by the form before this page.
    private func said(_ request: PageRequest) -> HTML? { request.confirmation.map { "<p class=\"saved\" role=\"status\">\($0)</p>" } }

    /// When this page's session ends, in seconds, for the warning before it.
    private func ends(_ request: PageRequest) -> HTML? {
        request.session.map { " data-idle=\"\(Session.idle)\" data-left=\"\($0.left(at: Date()))\"" }
    }

    private func header(_ request: PageRequest) -> HTML {
        let navigation = Navigation(request: request)
        return """
            <header class="top"><div class="wrap"><a class="brand" href="/">\(HTML.mark)<span>Throughline <span class="council">\(request.site.council)</span></span></a>
            \(isPrivate ? nil : navigation.main)\(isPrivate ? nil : SearchPages.box(request))\(me(request))</div></header>\(isPrivate ? nil : navigation.beside)
            """
    }

    private func me(_ request: PageRequest) -> HTML? {
        guard request.person.isSignedIn else { return nil }
        return """
            <form class="me" method="post" action="\(SignInPages.signOut.path)"><input type="hidden" name="token" value="\(request.session?.token)">
            <a href="\(OwnAccountPages.place.path)">\(request.person.name)</a><button class="link">Sign out</button></form>
            """
    }

    private func printed(_ request: PageRequest) -> HTML? {
        guard request.person.isSignedIn else { return nil }
        return "<span class=\"printed\"> · OFFICIAL-SENSITIVE · printed by \(request.person.name), \(request.today)</span>"
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
