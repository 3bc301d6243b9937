/// The first thing that is wrong with the chain, its heads or what lies beside it.
package enum AuditFinding: Hashable, Sendable {
    /// The row's fields do not give its hash.
    case altered(Int64)
    case missing(Int64)
    /// A row with a number that no row can have.
    case misnumbered(Int64)
    /// The row itself is sound, but the row after it was chained to another.
    case replaced(Int64)
    case detailAltered(Int64)
    case detailMissing(Int64)
    /// Words beside a row that has none, or beside no row at all.
    case detailAdded(Int64)
    case cut(after: Int64, signed: Int64)
    /// The chain is sound in itself but not the one that was signed: rows were written anew, the first of them in this range.
    case rewritten(from: Int64, to: Int64)
    case forgedHead(line: Int)
    case noHead
    case damaged(String)

    /// The first bad row, as nearly as it can be told.
    package var row: Int64? {
        switch self {
        case .altered(let row), .missing(let row), .misnumbered(let row), .replaced(let row), .detailAltered(let row),
            .detailMissing(let row), .detailAdded(let row), .rewritten(let row, _):
            row
        case .cut(let row, _): row + 1
        case .forgedHead, .noHead, .damaged: nil
        }
    }

    package var words: String {
        switch self {
        case .altered(let row): "Row \(row) was altered: its fields do not give its hash."
        case .missing(let row): "Row \(row) is missing."
        case .misnumbered(let row): "There is a row \(row), before the first."
        case .replaced(let row):
            "Row \(row) was replaced, or row \(row + 1) was: row \(row + 1) is chained to another row than the one before it."
        case .detailAltered(let row): "The words beside row \(row) are not the ones that were written with it."
        case .detailMissing(let row): "The words beside row \(row) are gone, and no row says that they were erased."
        case .detailAdded(let row): "There are words beside row \(row) that were not written with it."
        case .cut(let last, let signed):
            "The chain ends at row \(last), but row \(signed) was signed: the rows from \(last + 1) on were cut off."
        case .rewritten(let first, let signed) where first == signed: "Row \(signed) is not the one that was signed: it was written anew."
        case .rewritten(let first, let signed):
            "Row \(signed) is not the one that was signed: the rows from \(first) on, or from one soon after it, were written anew."
        case .forgedHead(let line): "Line \(line) of the heads is not signed with this key."
        case .noHead: "The file of heads holds no head."
        case .damaged(let words): "The database is damaged: \(words)"
        }
    }
}
