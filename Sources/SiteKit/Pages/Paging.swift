/// A long list in pages of twenty-five rows, so that no page is long; `?page=all` shows the whole list, for example to print it.
package struct Paging: Sendable {
    package static let length = 25

    private let request: PageRequest
    private let total: Int
    private let length: Int

    /// - Parameter length: the rows of a page; fewer than usual where a row is long.
    package init(request: PageRequest, total: Int, length: Int = Paging.length) {
        self.request = request
        self.total = total
        self.length = length
    }

    private var isWhole: Bool { request.query["page"] == "all" }
    private var pages: Int { max(1, (total + length - 1) / length) }
    /// From 1; a page that is not there is the nearest that is.
    package var number: Int { min(max(Int(request.query["page"]) ?? 1, 1), pages) }

    /// The lines of this page, for a query that pages; nil for the whole list.
    package var range: (offset: Int, length: Int)? { isWhole ? nil : ((number - 1) * length, length) }

    package func shown<Item>(_ items: [Item]) -> [Item] {
        isWhole ? items : Array(items.dropFirst((number - 1) * length).prefix(length))
    }

    /// What of the list a query reads; nil for all of it.
    package var limit: Int? { isWhole ? nil : length }
    package var offset: Int { isWhole ? 0 : (number - 1) * length }

    package var html: HTML? {
        guard pages > 1 else { return nil }
        if isWhole { return "<p class=\"small\"><a href=\"\(request.path(with: "page", nil))\">Show \(length) at a time</a></p>" }
        let links = (1...pages).map { page -> HTML in
            page == number
                ? "<li><a href=\"\(request.path(with: "page", String(page)))\" aria-current=\"page\"><span class=\"unseen\">Page </span>\(page)</a></li>"
                : "<li><a href=\"\(request.path(with: "page", String(page)))\"><span class=\"unseen\">Page </span>\(page)</a></li>"
        }
        return """
            <nav aria-label="Pages of the list"><ul class="views">\(links)<li><a href="\(request.path(with: "page", "all"))">Show all \(total)</a></li></ul></nav>
            """
    }
}
