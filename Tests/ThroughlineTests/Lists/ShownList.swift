/// A list as a page shows it: the filters above it, the orders in its head, and its rows.
struct ShownList {
    /// Every filter with what it offers, “all” left out.
    let filters: [(name: String, values: [String])]
    let sorts: Set<String>
    let rows: [String]

    init(_ page: String) {
        let form = page.between("<form class=\"filters\"", "</form>") ?? ""
        filters = form.pieces("<select ", "</select>").compactMap { select in
            guard let name = select.between("name=\"", "\"") else { return nil }
            let values = select.pieces("<option value=\"", "\"").filter { !$0.isEmpty }.map(\.unescaped)
            // Of many, such as the workers of a council, the first and the last few tell as much as all of them.
            return (name, values.count > 12 ? Array(values.prefix(6) + values.suffix(6)) : values)
        }
        // The list stands between its filters and the next part of the page.
        let filtered = page.after("<form class=\"filters\"")?.after("</form>")?.before("<h2")
        // A list that is only ordered is the table whose head leads to other orders.
        let ordered = page.pieces("<table ", "</table>").first { $0.contains("sort=") }
        let list = filtered ?? ordered ?? ""
        let head = list.between("<thead>", "</thead>") ?? ""
        sorts = Set(head.pieces("sort=", "\"").map { $0.before("&").drop { $0 == "-" } }.map(String.init))
        rows = (list.between("<tbody>", "</tbody>") ?? "").components("<tr").dropFirst().map { ShownList.withoutKeys($0).unescaped }
    }

    /// A form in a row holds the keys of one session, which are another reader’s own.
    private static func withoutKeys(_ row: String) -> String {
        let parts = row.components("<input type=\"hidden\"")
        return (parts.first ?? "") + parts.dropFirst().map { $0.after(">") ?? "" }.joined()
    }

    /// True for a page with a list that an address can narrow or order.
    static func isOn(_ page: String) -> Bool {
        page.contains("<form class=\"filters\"") || page.contains("?sort=") || page.contains(";sort=")
    }
}

extension String {
    func components(_ mark: String) -> [String] { self.split(separator: mark, omittingEmptySubsequences: false).map(String.init) }

    func after(_ mark: String) -> String? { firstRange(of: mark).map { String(self[$0.upperBound...]) } }
    func before(_ mark: String) -> String { firstRange(of: mark).map { String(self[..<$0.lowerBound]) } ?? self }

    func between(_ start: String, _ end: String) -> String? {
        guard let rest = after(start), rest.firstRange(of: end) != nil else { return nil }
        return rest.before(end)
    }

    /// What stands between each `start` and the `end` after it.
    func pieces(_ start: String, _ end: String) -> [String] { components(start).dropFirst().map { $0.before(end) } }

    var unescaped: String {
        replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&quot;", with: "\"").replacing("&#39;", with: "'")
            .replacing("&amp;", with: "&")
    }
}
