import GRDB
import Vocabulary

/// One column of a list: its title, its cell, its value in files, its order and its filter, each said once.
package struct ListColumn<Line: Sendable>: Sendable {
    package enum Shown: Sendable { case everywhere, onPages, inFiles }

    let title: String
    let shown: Shown
    let isNumber: Bool
    let inHead: Bool
    let order: ListOrder?
    let filter: ListFilter?
    let value: @Sendable (Line) -> SpreadsheetFile.Cell
    let cell: @Sendable (Line, PageRequest) -> HTML

    /// - Parameters:
    ///   - inHead: false where the page of one row says it elsewhere.
    ///   - value: what stands in a file, and on the page where no cell is given.
    ///   - cell: what stands on the page.
    package init(
        _ title: String, shown: Shown = .everywhere, isNumber: Bool = false, inHead: Bool = true, order: ListOrder? = nil,
        filter: ListFilter? = nil,
        value: @escaping @Sendable (Line) -> SpreadsheetFile.Cell, cell: (@Sendable (Line, PageRequest) -> HTML)? = nil
    ) {
        self.inHead = inHead
        (self.title, self.shown, self.isNumber, self.order, self.filter, self.value) = (title, shown, isNumber, order, filter, value)
        self.cell = cell ?? { line, _ in value(line).html }
    }
}

extension HTML {
    /// Text in which a number such as P-0117 is not parted at its hyphen.
    init(unbroken text: String) {
        let words = text.split(separator: " ", omittingEmptySubsequences: false).map { word -> HTML in
            word.contains("-") && word.contains(where: \.isNumber) ? "<span class=\"whole\">\(word)</span>" : "\(word)"
        }
        self = words.dropFirst().reduce(words.first ?? "") { $0 + " " + $1 }
    }
}

extension SpreadsheetFile.Cell {
    /// As a page shows it.
    package var html: HTML { HTML(text: words) }

    package var words: String {
        switch self {
        case .text(let text): text
        case .day(let day): day?.description ?? ""
        case .number(let number): String(number)
        }
    }

    /// As a file of comma-separated values has it: a day as 2022-03-25.
    package var plain: String { if case .day(let day) = self { day?.iso ?? "" } else { words } }
}

/// An order a list can be asked for: `?sort=due`, or `?sort=-due` from the last to the first.
package struct ListOrder: Sendable {
    let word: String
    let terms: [SQL]
    let isDescending: Bool
    let unknown: SQL?

    /// - Parameters:
    ///   - terms: expressions, the first counts most; all are turned round together.
    ///   - descending: true where the list begins with the last, as with the newest.
    ///   - unknown: rows for which it holds stand last, whichever way the list is ordered.
    package init(_ word: String, by terms: SQL..., descending: Bool = false, unknownLast unknown: SQL? = nil) {
        (self.word, self.terms, self.isDescending, self.unknown) = (word, terms, descending, unknown)
    }

    /// - Parameter last: what decides between rows that are equal by every term.
    func sql(reversed: Bool, then last: SQL) -> SQL {
        let direction: SQL = isDescending != reversed ? " DESC" : " ASC"
        let terms = (terms + [last]).map { "\(literal: $0)\(literal: direction)" as SQL }
        return ((unknown.map { ["(\(literal: $0))"] } ?? []) + terms).joined(separator: ", ")
    }
}

/// A filter of a list: the values it offers, and the condition of each.
package struct ListFilter: Sendable {
    /// What a filter may ask while its values are gathered: the rows that the viewer may know of, as `FROM … WHERE …`.
    package struct Source {
        package let db: Database
        package let viewer: Viewer
        package let visible: SQL
    }

    package typealias Option = (value: String, words: String)

    let name: String
    let label: String
    let options: @Sendable (Source) throws -> [Option]
    let condition: @Sendable (String, Viewer) -> SQL?

    /// - Parameter condition: nil for a value that is none of this filter's, which then filters nothing.
    package init(
        _ name: String, _ label: String, options: @escaping @Sendable (Source) throws -> [Option],
        condition: @escaping @Sendable (String, Viewer) -> SQL?
    ) {
        (self.name, self.label, self.options, self.condition) = (name, label, options, condition)
    }

    /// Every case of a type of the domain.
    package static func cases<Choice: RawRepresentable & CaseIterable & Sendable>(
        _ name: String, _ label: String, _ type: Choice.Type, words: @escaping @Sendable (Choice) -> String,
        condition: @escaping @Sendable (Choice, Viewer) -> SQL
    ) -> ListFilter where Choice.RawValue == String {
        ListFilter(name, label, options: { _ in Choice.allCases.map { ($0.rawValue, words($0)) } }) { value, viewer in
            Choice(rawValue: value).map { condition($0, viewer) }
        }
    }

    /// Every value that stands in the rows a viewer may know of.
    /// - Parameters:
    ///   - value: the expression that is compared, and ``words`` the one that is shown for it.
    ///   - nobody: what is offered for rows without a value, as “Nobody yet”; nothing where it is nil.
    package static func values(_ name: String, _ label: String, of value: SQL, words: SQL? = nil, nobody: String? = nil) -> ListFilter {
        ListFilter(
            name, label,
            options: { source in
                let sql: SQL = """
                    SELECT DISTINCT \(literal: value) AS value, \(literal: words ?? value) AS words \(literal: source.visible)
                    AND \(literal: value) IS NOT NULL ORDER BY words, value
                    """
                let found = try Row.fetchAll(source.db, literal: sql).map { ($0["value"] as String, $0["words"] as String) }
                return (nobody.map { [("nobody", $0)] } ?? []) + found
            },
            condition: { asked, _ in
                asked == "nobody" && nobody != nil ? "\(literal: value) IS NULL" : "\(literal: value) = \(asked)"
            })
    }

    /// Things that are known by their day, the latest first, as the meetings of a board.
    package static func days(_ name: String, _ label: String, of value: SQL, day: SQL) -> ListFilter {
        ListFilter(
            name, label,
            options: { source in
                let sql: SQL = """
                    SELECT DISTINCT \(literal: value) AS value, \(literal: day) AS day \(literal: source.visible)
                    AND \(literal: value) IS NOT NULL ORDER BY day DESC, value
                    """
                return try Row.fetchAll(source.db, literal: sql).map { ($0["value"] as String, "\($0["day"] as Day)") }
            }, condition: { asked, _ in "\(literal: value) = \(asked)" })
    }

    /// One thing that holds of a row or does not.
    package static func flag(
        _ name: String, _ label: String, _ words: String, _ condition: @escaping @Sendable (Viewer) -> SQL
    ) -> ListFilter {
        ListFilter(name, label, options: { _ in [("yes", words)] }) { value, viewer in value == "yes" ? condition(viewer) : nil }
    }
}

extension Row {
    package static func fetchAll(_ db: Database, literal sql: SQL) throws -> [Row] {
        try SQLRequest<Row>(literal: sql, cached: true).fetchAll(db)
    }
}
