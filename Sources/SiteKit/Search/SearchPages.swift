import GRDB
import Vocabulary

/// One box that finds everything a person may see, grouped by kind and ordered by date.
///
/// What is looked for is sent as a form and answered at once: it may be the name of a child, and no name comes into an address.
package struct SearchPages: Sendable {
    /// Of each kind at first, and on the page of one kind.
    static let (first, pageLength) = (5, 25)

    let store: Store
    let sources: [SearchSource]

    package init(store: Store, sources: [SearchSource]) {
        self.store = store
        self.sources = sources
    }

    package func register(on site: inout Site) {
        site.get(SitePlaces.search, .signedIn) { request in .page(page(request, SearchTerms(""), "")) }
        site.post(SitePlaces.search, .signedIn, limit: 16_384, search)
    }

    @Sendable private func search(_ request: PageRequest) async throws -> Answer {
        let words = SearchTerms(request.form["words"])
        if words.words.count > SearchTerms.mostWords {
            return .page(page(request, words, "", Problems("words", "Enter at most \(SearchTerms.mostWords) words.")))
        }
        if words.text.count > SearchTerms.most {
            return .page(page(request, words, "", Problems("words", "Enter at most \(SearchTerms.most) characters.")))
        }
        if words.expression == nil {
            return .page(page(request, words, "", Problems("words", "Enter a word or a number of at least 2 characters.")))
        }
        try await SearchIndex.bringUp(in: store)
        if let source = sources.first(where: { $0.kind == request.form["kind"] }) {
            let number = min(10_000, max(1, Int(request.form["page"]) ?? 1))
            let start = (number - 1) * SearchPages.pageLength
            let found = try await source.found(words, start..<(start + SearchPages.pageLength), request, in: store)
            return .page(page(request, words, one(source, found, number, words, request)))
        }
        var groups: [(source: SearchSource, found: Found)] = []
        for source in sources {
            let found = try await source.found(words, 0..<SearchPages.first, request, in: store)
            if found.count > 0 { groups.append((source, found)) }
        }
        return .page(page(request, words, all(groups, words, request)))
    }

    private func page(_ request: PageRequest, _ words: SearchTerms, _ results: HTML, _ problems: Problems? = nil) -> Page {
        let fields = FormFields(problems: problems)
        let form = SearchPages.form(
            request,
            """
            \(fields.text("words", "What are you looking for?", hint: "Enter words or a reference. Search finds only what you can open.", value: words.text, width: 40))
            <p><button class="btn">Search</button></p>
            """)
        return Page("Search", problems: problems, "<h1>Search</h1>\(form)\(results)")
    }

    private func all(_ groups: [(source: SearchSource, found: Found)], _ words: SearchTerms, _ request: PageRequest) -> HTML {
        if groups.isEmpty {
            return "<p class=\"note\" role=\"status\">No results among what you can open. Try fewer words or the start of a word.</p>"
        }
        let count = groups.reduce(0) { $0 + $1.found.count }
        let parts = groups.map { source, found -> HTML in
            let more: HTML? =
                found.count > found.items.count
                ? turn(request, words, source, 1, "Show all \(SearchPages.number(found.count))", unseen: " in \(source.title.lowercased())")
                : nil
            return "<h2>\(source.title) <small>\(SearchPages.number(found.count))</small></h2>\(list(found))\(more)"
        }
        return "<p role=\"status\">\(SearchPages.number(count)) found.</p>\(parts)"
    }

    private func one(_ source: SearchSource, _ found: Found, _ number: Int, _ words: SearchTerms, _ request: PageRequest) -> HTML {
        let last = max(1, (found.count + SearchPages.pageLength - 1) / SearchPages.pageLength)
        let before: HTML? = number > 1 ? turn(request, words, source, number - 1, "Previous page") : nil
        let after: HTML? = number < last ? turn(request, words, source, number + 1, "Next page") : nil
        let all = SearchPages.form(
            request, "<input type=\"hidden\" name=\"words\" value=\"\(words.text)\"><button class=\"link\">All kinds</button>")
        return """
            <h2>\(source.title)</h2><p role="status">\(SearchPages.number(found.count)) found\(last > 1 ? ", page \(number) of \(last)" : "").</p>\(list(found))
            <div class="row">\(before)\(after)\(all)</div>
            """
    }

    /// A count of one kind ends at the most that is counted.
    private static func number(_ count: Int) -> String { count > SearchSource.most ? "more than \(SearchSource.most)" : "\(count)" }

    private func list(_ found: Found) -> HTML {
        let lines = found.items.map { item -> HTML in
            let day: HTML? = item.day.map { "<span>\($0)</span>" }
            let extract: HTML? = item.extract.isEmpty ? nil : "<span class=\"sub\">\(item.extract)</span>"
            return "<li><span><a href=\"\(item.path)\">\(item.title)</a>\(extract)</span>\(day)</li>"
        }
        return "<ul class=\"tasks\">\(lines)</ul>"
    }

    private func turn(
        _ request: PageRequest, _ words: SearchTerms, _ source: SearchSource, _ page: Int, _ button: String, unseen: String = ""
    ) -> HTML {
        SearchPages.form(
            request,
            """
            <input type="hidden" name="words" value="\(words.text)"><input type="hidden" name="kind" value="\(source.kind)">\
            <input type="hidden" name="page" value="\(page)"><button class="btn quiet">\(button)<span class="unseen">\(unseen)</span></button>
            """)
    }

    /// It changes nothing, so it has no key of its own; its token shows that it comes from a page of this session.
    private static func form(_ request: PageRequest, _ body: HTML) -> HTML {
        """
        <form method="post" action="\(SitePlaces.search.path)" novalidate>\
        <input type="hidden" name="token" value="\(request.session?.token)">\(body)</form>
        """
    }

    /// The box in the header of every page.
    static func box(_ request: PageRequest) -> HTML? {
        guard request.site.hasSearch, request.person.isSignedIn else { return nil }
        return """
            <form class="find" role="search" method="post" action="\(SitePlaces.search.path)">\
            <input type="hidden" name="token" value="\(request.session?.token)">\
            <label class="unseen" for="find">Search</label><input id="find" name="words" type="search" autocomplete="off">\
            <button class="btn quiet"><svg viewBox="0 0 16 16" aria-hidden="true"><circle cx="7" cy="7" r="5" fill="none" stroke="currentColor" \
            stroke-width="2"/><path d="m11 11 4 4" stroke="currentColor" stroke-width="2"/></svg><span class="unseen">Search</span></button></form>
            """
    }
}
