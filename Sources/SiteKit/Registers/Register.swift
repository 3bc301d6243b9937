import GRDB
import Vocabulary

/// A kind of record that is kept as a register. The domain's type conforms in its Web half.
package protocol Registered: Sendable, Identifiable where ID == Identifier<Self> {
    /// A row of the list, as the register's query reads it. A value that does not parse is an error, never a default.
    associatedtype Line: FetchableRecord & Sendable & Identifiable where Line.ID == Identifier<Self>

    /// The table whose column `version` is counted up by each act.
    static var table: String { get }
    var version: Int { get }
    static func load(_ id: Identifier<Self>, in db: Database) throws -> Self?
}

/// One register, declared once: from this come its list with filters, order and pages in SQL, saved views, files, the page of one row, forms,
/// the page after two people saved at once, routes, audit rows, and who may know of which row. ``RegisterPages`` draws and serves it.
package struct Register<Item: Registered>: Sendable {
    package typealias Line = Item.Line

    package struct Words: Sendable {
        let list, introduction, none: String

        /// - Parameters:
        ///   - list: the heading, as a noun: “Work programme”.
        ///   - none: what to say, and do, while there is nothing in it.
        package init(list: String, introduction: String, none: String) {
            (self.list, self.introduction, self.none) = (list, introduction, none)
        }
    }

    /// The rows: which tables, which columns of them a line reads, and their usual order.
    package struct Rows: Sendable {
        let select, id: SQL
        let tables: @Sendable (Viewer) throws -> SQL
        /// The tables where they are the same for everybody.
        let plain: SQL?
        let order: ListOrder

        /// - Parameter id: the expression of a row's identifier, as `item.id`.
        package init(_ select: SQL, from tables: SQL, id: SQL, order: ListOrder) {
            (self.select, self.tables, plain, self.id, self.order) = (select, { _ in tables }, tables, id, order)
        }

        /// Rows of which not everybody who may know of them may know all: the tables have only what this reader may know.
        package init(_ select: SQL, id: SQL, order: ListOrder, from tables: @escaping @Sendable (Viewer) throws -> SQL) {
            (self.select, self.tables, plain, self.id, self.order) = (select, tables, nil, id, order)
        }
    }

    /// What a register says of its rows besides its columns. None of it has a default.
    package struct Declaration: Sendable {
        package let visibility: Visibility
        package let retention: RetentionClass
        package let speaksOf: SpeaksOf<Line>
        package let privilege: Privilege
        package let searched: SearchedText
        package let clocks: [RegisterClock]
        package let imports: ImportColumns
        package let drafts: Drafts

        package init(
            visibility: Visibility, retention: RetentionClass, speaksOf: SpeaksOf<Line>, privilege: Privilege, searched: SearchedText,
            clocks: [RegisterClock], imports: ImportColumns, drafts: Drafts
        ) {
            (self.visibility, self.retention, self.speaksOf, self.privilege) = (visibility, retention, speaksOf, privilege)
            (self.searched, self.clocks, self.imports, self.drafts) = (searched, clocks, imports, drafts)
        }
    }

    package let words: Words
    package let address: RegisterAddress<Item>
    package let read: Act
    package let declaration: Declaration
    let rows: Rows
    let title: @Sendable (Line) -> String
    let tab: (@Sendable (Line) -> String)?
    let columns: [ListColumn<Line>]
    let filters: [ListFilter]
    let isLate: @Sendable (Line, Day) -> Bool
    let hasHead: Bool
    let adding: AnyAdding<Item>?
    let acts: [AnyAct<Item>]
    let hasActPages: Bool
    let known: @Sendable (Item, Viewer, Database) throws -> Item
    let aside: @Sendable (PageRequest, Database) throws -> HTML
    let detail: @Sendable (Item, PageRequest, Database) throws -> HTML

    /// - Parameters:
    ///   - read: who may open the register at all; which rows they find there is the declaration's to say.
    ///   - title: what one row is called.
    ///   - tab: what the page of a row about children is called in the browser, which keeps it: a number, and nothing about a child.
    ///   - filters: those that belong to no column.
    ///   - isLate: marks a row whose day has passed.
    ///   - hasHead: false where the page of one row does not begin with its columns, as a chart that says them itself.
    ///   - actPages: true where each act has a page of its own, and the page of a row leads to those that are possible; for rows with many acts.
    ///   - known: a row as this reader may know it, from which its page and its forms are made. It is never saved.
    ///   - aside: what stands above the list besides its introduction.
    ///   - detail: what stands on the page of one row below its head, before the acts.
    package init(
        _ words: Words, at address: RegisterAddress<Item>, read: Act, rows: Rows, declaration: Declaration,
        title: @escaping @Sendable (Line) -> String, tab: (@Sendable (Line) -> String)? = nil, columns: [ListColumn<Line>],
        filters: [ListFilter] = [],
        isLate: @escaping @Sendable (Line, Day) -> Bool = { _, _ in false }, hasHead: Bool = true, adding: AnyAdding<Item>? = nil,
        acts: [AnyAct<Item>] = [], actPages hasActPages: Bool = false,
        known: @escaping @Sendable (Item, Viewer, Database) throws -> Item = { item, _, _ in item },
        aside: @escaping @Sendable (PageRequest, Database) throws -> HTML = { _, _ in "" },
        detail: @escaping @Sendable (Item, PageRequest, Database) throws -> HTML = { _, _, _ in "" }
    ) {
        (self.words, self.address, self.read, self.rows, self.declaration) = (words, address, read, rows, declaration)
        self.tab = tab
        (self.title, self.columns, self.filters, self.isLate, self.hasHead) = (title, columns, filters, isLate, hasHead)
        (self.adding, self.acts, self.aside, self.detail) = (adding, acts, aside, detail)
        (self.hasActPages, self.known) = (hasActPages, known)
    }

    var allFilters: [ListFilter] { columns.compactMap(\.filter) + filters }

    func shown(_ manner: ListColumn<Line>.Shown, to viewer: Viewer) -> [ListColumn<Line>] {
        columns.filter { ($0.shown == .everywhere || $0.shown == manner) && !declaration.privilege.hides($0.title, from: viewer) }
    }
}

/// The addresses of a register: its list, its files, one row, and each act on it. No path is written twice.
package struct RegisterAddress<Item>: Sendable {
    package let base: String
    package let parameter: String
    let outer: SQL?

    /// - Parameters:
    ///   - base: the list, as `/work-programme`, or `/boards/:board/decisions` for a register within another thing.
    ///   - parameter: the name of one row in an address.
    ///   - outer: the expression that the outer part of the address must equal.
    package init(_ base: String, _ parameter: String, within outer: SQL? = nil) {
        (self.base, self.parameter, self.outer) = (base, parameter, outer)
    }

    package var pattern: String { "\(base)/:\(parameter)" }

    package func list<Outer>(in outer: Identifier<Outer>) -> String { filled([outer.text]) }
    package var list: String { base }
    package var place: Place { Place(base) }
    package func path(_ id: Identifier<Item>) -> String { "\(base)/\(id)" }
    package func path<Outer>(_ id: Identifier<Item>, in outer: Identifier<Outer>) -> String { "\(filled([outer.text]))/\(id)" }

    func filled(_ parts: [String]) -> String {
        var parts = parts.makeIterator()
        return base.split(separator: "/").map { "/" + ($0.hasPrefix(":") ? parts.next() ?? String($0) : String($0)) }.joined()
    }
}

// The queries of a register. Each begins with the one condition.
extension Register {
    /// `FROM … WHERE …`: the rows that the viewer may know of.
    func visible(to viewer: Viewer, within outer: [String] = []) throws -> SQL {
        let scope: SQL =
            if let column = address.outer, let value = outer.first { " AND \(literal: column) = \(value)" } else { "" }
        return "FROM \(literal: try rows.tables(viewer)) WHERE (\(literal: try declaration.visibility.condition(viewer)))\(literal: scope)"
    }

    /// What is asked for of them: the conditions of the filters that stand in the address.
    func asked(_ query: Fields, _ viewer: Viewer) -> SQL {
        let conditions = allFilters.compactMap { filter in
            query[filter.name].isEmpty ? nil : filter.condition(query[filter.name], viewer).map { "(\(literal: $0))" as SQL }
        }
        return conditions.isEmpty ? "1" : conditions.joined(separator: " AND ")
    }

    func order(_ query: Fields) -> SQL {
        let asked = SortOrder(query)
        let chosen = columns.compactMap(\.order).first { $0.word == asked.column }
        // The identifier comes last, so that rows that are equal otherwise always keep one order.
        let (order, reversed) = chosen.map { ($0, asked.isDescending) } ?? (rows.order, false)
        return order.sql(reversed: reversed, then: rows.id)
    }

    package func listSQL(_ query: Fields, as viewer: Viewer, within outer: [String] = [], limit: Int? = nil, offset: Int = 0) throws -> SQL
    {
        let bounds: SQL = limit.map { "LIMIT \($0) OFFSET \(offset)" } ?? ""
        // Where rows are made for the reader, those of the page are found first, so that no other row is made whole.
        if limit != nil, rows.plain == nil {
            let visible = try visible(to: viewer, within: outer)
            let (order, id) = (order(query), rows.id)
            return """
                SELECT \(literal: rows.select) \(literal: visible) AND \(literal: id) IN (SELECT \(literal: id) \(literal: visible)
                    AND \(literal: asked(query, viewer)) ORDER BY \(literal: order) \(literal: bounds)) ORDER BY \(literal: order)
                """
        }
        return """
            SELECT \(literal: rows.select) \(literal: try visible(to: viewer, within: outer)) AND \(literal: asked(query, viewer))
            ORDER BY \(literal: order(query)) \(literal: bounds)
            """
    }

    /// Some of the register’s filters for another page about the same rows: their bar, and the condition that the address asks for.
    package func narrowing(_ names: [String], _ request: PageRequest, in db: Database) throws -> (bar: FilterBar, condition: SQL) {
        let viewer = Viewer(request)
        let source = ListFilter.Source(db: db, viewer: viewer, visible: try visible(to: viewer))
        let chosen = allFilters.filter { names.contains($0.name) }
        let query = Fields(request.query.pairs.filter { names.contains($0.name) })
        return (FilterBar(try chosen.map { .init($0.name, $0.label, try $0.options(source)) }), asked(query, viewer))
    }

    /// How many the viewer may know of, and how many of them are asked for.
    func counts(_ query: Fields, as viewer: Viewer, within outer: [String], in db: Database) throws -> (all: Int, found: Int) {
        let sql: SQL = """
            SELECT count(*) AS whole, count(*) FILTER (WHERE \(literal: asked(query, viewer))) AS found \(literal: try visible(to: viewer, within: outer))
            """
        guard let row = try Row.fetchAll(db, literal: sql).first else { return (0, 0) }
        return (row["whole"], row["found"])
    }

    /// The lines that an address asks for, of those that the viewer may know of.
    package func lines(
        _ query: Fields = Fields(), as viewer: Viewer, within outer: [String] = [], limit: Int? = nil, offset: Int = 0, in db: Database
    )
        throws -> [Line]
    {
        try SQLRequest<Line>(literal: try listSQL(query, as: viewer, within: outer, limit: limit, offset: offset), cached: true).fetchAll(
            db)
    }

    /// One row. What the viewer may not know of is not there.
    package func line(_ id: Identifier<Item>, as viewer: Viewer, within outer: [String] = [], in db: Database) throws -> Line {
        let sql: SQL = """
            SELECT \(literal: rows.select) \(literal: try visible(to: viewer, within: outer)) AND \(literal: rows.id) = \(id)
            """
        guard let line = try SQLRequest<Line>(literal: sql, cached: true).fetchOne(db) else { throw NotFound() }
        return line
    }

    /// The plans of the register's own queries, by every value of each filter and every order, for the test that no list reads a whole
    /// large table.
    package func plans(as viewer: Viewer, in db: Database) throws -> [(asked: String, steps: [String])] {
        let outer = address.outer.map { _ in [Identifier<Item>().text] } ?? []
        let source = ListFilter.Source(db: db, viewer: viewer, visible: try visible(to: viewer))
        // The query is the same for each of many values.
        let filtered = try allFilters.flatMap { filter in
            try filter.options(source).prefix(12).map { (name: filter.name, value: $0.value) }
        }
        let ordered = columns.compactMap(\.order).flatMap { [("sort", $0.word), ("sort", "-" + $0.word)] }
        return try ([nil] + (filtered + ordered).map(Optional.some)).map { pair in
            let sql = try listSQL(Fields(pair.map { [$0] } ?? []), as: viewer, within: outer, limit: Paging.length)
            let steps = try Row.fetchAll(db, literal: "EXPLAIN QUERY PLAN \(literal: sql)").map { $0["detail"] as String }
            return (pair.map { "\($0.0)=\($0.1)" } ?? "all", steps)
        }
    }

    /// What falls due in it for a person, for the work list, the deadlines and the calendar.
    package func deadlines(in store: Store) -> DeadlineSource {
        DeadlineSource { person, policy, today in
            let viewer = Viewer(person, policy, on: today)
            guard viewer.may(read) else { return [] }
            return try await store.read { db in
                try declaration.clocks.flatMap { clock in
                    let sql: SQL = """
                        SELECT \(literal: rows.id) AS id, \(literal: clock.due) AS due, \(literal: clock.title) AS title,
                            \(literal: address.outer ?? "NULL") AS outer_id
                        \(literal: try visible(to: viewer)) AND \(literal: clock.due) IS NOT NULL AND (\(literal: clock.isRunning))
                        AND (\(literal: clock.next(viewer)))
                        """
                    return try Row.fetchAll(db, literal: sql).map { row in
                        let (id, outer): (Identifier<Item>, String?) = (row["id"], row["outer_id"])
                        return Deadline(
                            id: "\(id)-\(clock.name)", due: clock.counted(row["due"]), title: row["title"], reason: clock.name,
                            step: clock.step, path: "\(address.filled(outer.map { [$0] } ?? []))/\(id)",
                            next: .account(person.id.text, may: read))
                    }
                }
            }
        }
    }
}

/// The queries of one register, whatever its rows are.
package struct RegisterQueries: Sendable {
    package let address: String
    package let read: Act
    package let table: String
    package let plans: @Sendable (Viewer, Database) throws -> [(asked: String, steps: [String])]

    init<Item>(_ register: Register<Item>) {
        (address, read, table) = (register.address.base, register.read, Item.table)
        plans = { try register.plans(as: $0, in: $1) }
    }
}
