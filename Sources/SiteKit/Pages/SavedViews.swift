import GRDB
import Vocabulary

/// A list as somebody wants to see it again: its address with filters and order, under a name. It is its owner's alone; sharing it is
/// sending the address.
package struct SavedView: Sendable, Hashable, Identifiable {
    package let id: Identifier<SavedView>
    package let name: String
    package let path: String
    package let query: String

    package var address: String { path + (query.isEmpty ? "" : "?" + query) }
}

/// Keeps the views of a person, and shows them above the lists they belong to.
package struct SavedViews: Sendable {
    package static let keep = Place("/views")
    package static let remove = PlaceOf<SavedView>("/views/:view/remove")
    private static let most = 50

    private let store: Store

    package init(_ store: Store) { self.store = store }

    package func register(on site: inout Site) {
        site.post(SavedViews.keep, .signedIn, keep)
        site.post(SavedViews.remove, .signedIn, remove)
    }

    /// Those of one list, in the order of their names.
    package static func of(_ person: Person, at path: String, in db: Database) throws -> [SavedView] {
        let sql = "SELECT id, name, path, query FROM saved_view WHERE account = ? AND path = ? ORDER BY name COLLATE NOCASE, id"
        return try Row.fetchAll(db.cachedStatement(sql: sql), arguments: [person.id, path]).map {
            SavedView(id: $0["id"], name: $0["name"], path: $0["path"], query: $0["query"])
        }
    }

    private func keep(_ request: PageRequest) async throws -> Answer {
        var form = FormReader(request.form)
        let name = form.text("view-name", "Give the view a name.", limit: 80)
        let (path, query) = (request.form["view-path"], request.form["view-query"])
        // Only an address of our own, and nothing that a browser would take for another host.
        guard path.hasPrefix("/"), !path.hasPrefix("//"), path.count < 200, query.count < 1000,
            (path + query).utf8.allSatisfy({ $0 > 32 && $0 < 127 && $0 != UInt8(ascii: "\\") })
        else { throw NotFound() }
        try form.finish()
        let account = request.person.id
        try await store.change(by: request.changer, .signedIn, on: account.text, note: "view kept") { db in
            let kept = try Int.fetchOne(db.cachedStatement(sql: "SELECT count(*) FROM saved_view WHERE account = ?"), arguments: [account])
            if kept ?? 0 >= SavedViews.most {
                throw Problems("view-name", "You have \(SavedViews.most) views. Remove one first.")
            }
            try db.execute(
                sql: """
                    INSERT INTO saved_view (id, account, name, path, query) VALUES (?, ?, ?, ?, ?)
                    ON CONFLICT (account, path, name) DO UPDATE SET query = excluded.query
                    """,
                arguments: [Identifier<SavedView>(), account, name, path, query])
        }
        return .seeOther(path + (query.isEmpty ? "" : "?" + query), saying: "Saved: the view “\(name)”.")
    }

    private func remove(_ request: PageRequest, _ id: Identifier<SavedView>) async throws -> Answer {
        let account = request.person.id
        let path = try await store.change(by: request.changer, .signedIn, on: account.text, note: "view removed") { db in
            let path = try String.fetchOne(
                db.cachedStatement(sql: "SELECT path FROM saved_view WHERE id = ? AND account = ?"), arguments: [id, account])
            guard let path else { throw NotFound() }
            try db.execute(sql: "DELETE FROM saved_view WHERE id = ?", arguments: [id])
            return path
        }
        return .seeOther(path, saying: "Removed: the view.")
    }
}

/// The saved views of a list and the form that keeps the one that is shown. Every list with filters has it from its ``FilterBar``; a list
/// that is chosen from by links alone draws it by itself.
package struct SavedViewBar: Sendable {
    package init() {}

    package func html(_ request: PageRequest) -> HTML {
        let shown = request.query.pairs.filter { !$0.value.isEmpty && $0.name != "page" }
            .map { "\($0.name.asQueryValue)=\($0.value.asQueryValue)" }.joined(separator: "&")
        let links = request.savedViews.map { view -> HTML in
            "<li><a href=\"\(view.address)\"\(" aria-current=\"page\"", when: view.query == shown)>\(view.name)</a></li>"
        }
        let list: HTML = links.isEmpty ? "" : "<nav aria-label=\"Your views\"><ul class=\"views\">\(links)</ul></nav>"
        return "\(list)\(form(request, shown))"
    }

    /// A view that is shown can be removed; another that is filtered or ordered can be kept.
    private func form(_ request: PageRequest, _ shown: String) -> HTML {
        if let view = request.savedViews.first(where: { $0.query == shown }) {
            return request.button("Remove the view “\(view.name)”", to: SavedViews.remove.path(view.id))
        }
        if shown.isEmpty { return "" }
        let fields = FormFields()
        let body: HTML = """
            <input type="hidden" name="view-path" value="\(request.path)"><input type="hidden" name="view-query" value="\(shown)">
            \(fields.text("view-name", "Name of the view", hint: "Only you see it. To share it, send the address of this page.", width: 30))
            <p><button class="btn quiet">Save this view</button></p>
            """
        return "<details><summary>Save this view</summary>\(request.form(to: SavedViews.keep.path, body))</details>"
    }
}

/// Where the views of people lie.
package enum SavedViewSchema {
    package static let migrations = [
        StoreMigration(
            "2026-11-25 saved views",
            """
            CREATE TABLE saved_view (
                id TEXT PRIMARY KEY, account TEXT NOT NULL REFERENCES account (id), name TEXT NOT NULL CHECK (name <> ''),
                path TEXT NOT NULL CHECK (path LIKE '/%'), query TEXT NOT NULL, UNIQUE (account, path, name)
            ) STRICT;
            """)
    ]
}
