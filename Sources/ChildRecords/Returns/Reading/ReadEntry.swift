import ChildRecords
import Vocabulary

/// An entry while it is read, before it has a place in the store.
struct ReadEntry {
    var kind: EntryKind
    var child = ""
    var from: Day?
    var until: Day?
    var reference = ""
    var within = ""
    var team = ""
    var worker = ""
    var facts: [(Fact, String)] = []
    /// Of the child; read only where the council has names switched on.
    var name = ""
}

/// Why a row is held, and where in it.
struct HeldCell: Error {
    let reason: HeldReason
    let column: String
    let value: String
    /// Whose row it is, where that much could be read.
    var child = ""
}

extension BoundTable {
    /// The entries of one row.
    /// - Parameter cell: the text of the column of that index.
    /// - Parameter unknown: told about each code that no list holds.
    func entries(today: Day, cell: (Int) -> String, unknown: (_ column: String, _ value: String) -> Void) throws(HeldCell) -> [ReadEntry] {
        var entries: [ReadEntry] = []
        for making in makings {
            if let unless = making.unless, YesNoReading.fact(cell(unless)) == "Y" { continue }
            if let only = making.only, !only.values.contains(cell(only.index).asHeading) { continue }
            if let entry = try entry(making, today, cell, unknown) { entries.append(entry) }
        }
        return entries
    }

    private func entry(
        _ making: Making, _ today: Day, _ cell: (Int) -> String, _ unknown: (String, String) -> Void
    ) throws(HeldCell) -> ReadEntry? {
        var entry = ReadEntry(kind: making.spec.kind)
        entry.facts = making.spec.fixed
        var needsDay = false
        for slot in making.slots {
            let text = cell(slot.index)
            do throws(HeldReason) {
                switch slot.use {
                case .child:
                    if text.isEmpty { throw .noChild }
                    guard CouncilNumber(text) != nil else { throw .badChild }
                    entry.child = text
                case .from:
                    entry.from = try DayReading.day(text)
                    needsDay = entry.from == nil && !making.spec.isOptional
                    if entry.from == nil, making.spec.isOptional, !keepsWithoutDay(making) { return nil }
                    if needsDay { throw .noDay }
                    if let from = entry.from, from > today { throw .inTheFuture }
                case .until: entry.until = try DayReading.day(text)
                case .reference: entry.reference = text.cut(to: 100)
                case .within: entry.within = text.cut(to: 100)
                case .forename, .surname:
                    entry.name = [entry.name, text.cut(to: 100)].filter { !$0.isEmpty }.joined(separator: " ")
                case .team: entry.team = text.cut(to: 100)
                case .worker: entry.worker = text.cut(to: 100)
                case .fact(let fact):
                    guard let value = try slot.reading.fact(text) else { continue }
                    if value.hasPrefix("?") { unknown(slot.heading, text) }
                    entry.facts.append((fact, value))
                }
            } catch {
                let child = making.slots.first { $0.use == .child }.map { cell($0.index) } ?? ""
                throw HeldCell(
                    reason: error, column: slot.heading, value: HeldValue.kept(text),
                    child: child.count > 64 ? HeldValue.kept(child) : child)
            }
        }
        return entry
    }

    /// A table of one kind whose day may be open, as a review that is due; not the second entry of a row.
    private func keepsWithoutDay(_ making: Making) -> Bool { makings.count == 1 && !making.slots.isEmpty }
}

extension String {
    /// Almost every text is short, and then nothing has to be counted.
    fileprivate func cut(to length: Int) -> String { utf8.count <= length ? self : String(prefix(length)) }
}
