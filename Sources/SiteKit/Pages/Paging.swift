/// A long list in pages of fifty, so that no page grows heavy; `?page=all` shows it whole, as for print.
package struct Paging: Sendable {
    package static let length = 50

    private let visit: Visit
    private let total: Int

    package init(visit: Visit, total: Int) {
        self.visit = visit
        self.total = total
    }

    private var isWhole: Bool { visit.query["page"] == "all" }
    private var pages: Int { max(1, (total + Paging.length - 1) / Paging.length) }
    /// From 1; a page that is not there is the nearest that is.
    package var number: Int { min(max(Int(visit.query["page"]) ?? 1, 1), pages) }

    package func shown<Item>(_ items: [Item]) -> [Item] {
        isWhole ? items : Array(items.dropFirst((number - 1) * Paging.length).prefix(Paging.length))
    }

    package var html: HTML? {
        guard pages > 1 else { return nil }
        if isWhole { return "<p class=\"small\"><a href=\"\(visit.path(with: "page", nil))\">Show \(Paging.length) at a time</a></p>" }
        let links = (1...pages).map { page -> HTML in
            page == number
                ? "<li><a href=\"\(visit.path(with: "page", String(page)))\" aria-current=\"page\"><span class=\"unseen\">Page </span>\(page)</a></li>"
                : "<li><a href=\"\(visit.path(with: "page", String(page)))\"><span class=\"unseen\">Page </span>\(page)</a></li>"
        }
        return """
            <nav aria-label="Pages of the list"><ul class="views">\(links)<li><a href="\(visit.path(with: "page", "all"))">All \(total), as for print</a></li></ul></nav>
            """
    }
}
