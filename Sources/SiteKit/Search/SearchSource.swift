import GRDB
import Vocabulary

/// What somebody looks for: every word must be there, each as the beginning of one.
package struct SearchTerms: Sendable {
    /// More than this is a pasted text.
    static let most = 200

    package let text: String
    let words: [String]
    static let mostWords = 12

    package init(_ text: String) {
        self.text = text.trimmed
        words = self.text.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
    }

    /// What the index is asked; nil for a text without a word. Every word is quoted, so nothing in it is taken for an operator.
    package var expression: String? {
        guard words.count <= SearchTerms.mostWords, words.contains(where: { $0.count > 1 }) else { return nil }
        return words.map { "\"\($0)\"*" }.joined(separator: " AND ")
    }
}

/// Something that was found and that this person may open.
package struct FoundItem: Sendable {
    package let title: String
    /// Some words around what was found, or what it belongs to.
    package let extract: String
    package let day: Day?
    package let path: String

    package init(title: String, extract: String = "", day: Day?, path: String) {
        self.title = title
        self.extract = extract
        self.day = day
        self.path = path
    }
}

/// A page of what was found of one kind, the newest first, and how many there are that this person may open.
package struct Found: Sendable {
    package let items: [FoundItem]
    package let count: Int

    package init(_ items: [FoundItem], count: Int) {
        self.items = items
        self.count = count
    }
}

/// A kind of thing that the search finds. Each domain declares its own.
///
/// What a person may not open is left out before anything is counted or ordered, and the order is by date: an order by rank, and a total of
/// what cannot be seen, would tell of it.
package struct SearchSource: Sendable {
    package typealias Find = @Sendable (SearchTerms, Range<Int>, PageRequest) async throws -> Found

    /// As it stands in the index: `actions`.
    package let kind: String
    package let title: String
    package let act: Act
    /// The table whose rows are in the index; nil where the domain looks for itself, as the one door to children’s names does.
    let table: SearchedTable?
    private let own: Find?

    /// A kind whose rows are in the index.
    package init(_ kind: String, _ title: String, _ act: Act, _ table: SearchedTable) {
        (self.kind, self.title, self.act, self.table, own) = (kind, title, act, table, nil)
    }

    /// A kind that its domain looks for itself: it answers only what this person may open, and writes what the audit trail asks for.
    package init(_ kind: String, _ title: String, _ act: Act, find: @escaping Find) {
        (self.kind, self.title, self.act, table, own) = (kind, title, act, nil, find)
    }

    func found(_ words: SearchTerms, _ range: Range<Int>, _ request: PageRequest, in store: Store) async throws -> Found {
        guard request.may(act) else { return Found([], count: 0) }
        if let own { return try await own(words, range, request) }
        guard let table, let expression = words.expression else { return Found([], count: 0) }
        // The kind is a column of the index, so that words which many rows of another kind hold cost nothing here.
        let asked = "kind : \"\(kind)\" AND {title text} : (\(expression))"
        return try await store.read { db in
            let visible = try table.visibility.condition(Viewer(request))
            let most = SearchSource.most + 1
            let hits: SQL = """
                (SELECT item.id, item.day, item.subject FROM search_text JOIN search_item AS item ON item.id = search_text.rowid
                    WHERE search_text MATCH \(asked) AND (\(literal: visible)) ORDER BY search_text.rowid DESC LIMIT \(most)) AS hit
                """
            let count = try SQLRequest<Int>(literal: "SELECT count(*) FROM \(literal: hits)").fetchOne(db) ?? 0
            let (limit, offset) = (range.count, range.lowerBound)
            let shown: SQL = """
                (SELECT hit.id, hit.day, hit.subject FROM \(literal: hits) ORDER BY hit.day DESC, hit.subject
                    LIMIT \(limit) OFFSET \(offset)) AS shown
                """
            let rows = try SQLRequest<Row>(
                literal: """
                    SELECT item.subject, item.parent, item.title, item.day,
                        (SELECT snippet(search_text, 1, '', '', '…', 24) FROM search_text
                            WHERE search_text MATCH \(asked) AND search_text.rowid = item.id) AS extract
                    FROM \(literal: shown) JOIN search_item AS item ON item.id = shown.id ORDER BY item.day DESC, item.subject
                    """
            ).fetchAll(db)
            let items = rows.map { row in
                FoundItem(
                    title: row["title"], extract: row["extract"] ?? "", day: row["day"], path: table.path(row["subject"], row["parent"]))
            }
            return Found(items, count: count)
        }
    }

    /// More than so many of one kind are not counted: a word that thousands of rows hold finds the newest of them.
    package static let most = 1000
}

/// Which words of a table are searched. The expressions are SQL over `source`, one row of the table; they bind nothing.
package struct SearchedTable: Sendable {
    /// The table whose changes change the index.
    let name: String
    /// Where its words are read, as `action AS source`, and which of its columns is the identifier.
    let from, id: SQL
    let title, text, day, parent, inspection: SQL
    /// Rows that may be in the index at all: what is restricted, exempt or privileged never is.
    let condition: SQL
    /// What of it somebody may know of, as a condition over `item`, one row of the index.
    let visibility: Visibility
    let path: @Sendable (_ subject: String, _ parent: String) -> String

    /// - Parameters:
    ///   - parent: what else the address needs.
    ///   - inspection: the inspection whose embargo it shares, as `item.inspection` has it; NULL where it shares none.
    package init(
        _ name: String, title: SQL, text: SQL = "''", day: SQL, parent: SQL = "''", inspection: SQL = "NULL", condition: SQL,
        visibility: Visibility, path: @escaping @Sendable (_ subject: String, _ parent: String) -> String
    ) {
        (self.name, from, id) = (name, "\(sql: name) AS source", "source.id")
        (self.title, self.text, self.day, self.parent, self.inspection) = (title, text, day, parent, inspection)
        (self.condition, self.visibility, self.path) = (condition, visibility, path)
    }

    fileprivate init(
        _ name: String, from: SQL, id: SQL, title: SQL, text: SQL, day: SQL, visibility: Visibility,
        path: @escaping @Sendable (String, String) -> String
    ) {
        (self.name, self.from, self.id, self.title, self.text, self.day) = (name, from, id, title, text, day)
        (parent, inspection, condition) = ("''", "NULL", "1")
        (self.visibility, self.path) = (visibility, path)
    }
}

extension Register {
    /// The kind of the search that a register declares; none where it says that nothing of it is searched.
    package func search(_ kind: String, _ title: String) -> [SearchSource] {
        guard case .text(let name, let body, let day) = declaration.searched, let tables = rows.plain else { return [] }
        let visibility = Visibility { viewer in "item.subject IN (SELECT \(literal: rows.id) \(literal: try visible(to: viewer)))" }
        let table = SearchedTable(
            Item.table, from: tables, id: rows.id, title: name, text: "coalesce(\(literal: body), '')", day: day,
            visibility: visibility,
            path: { [address] subject, _ in Identifier<Item>(subject).map { address.path($0) } ?? address.place.path })
        return [SearchSource(kind, title, read, table)]
    }
}
