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

    /// Annex A has one column for the date of birth and the expected date. The age tells which it is; where there is none, a date to come
    /// is the expected one.
    fileprivate mutating func tellBirth(on today: Day) {
        let age = facts.first { $0.0 == .expected }?.1
        facts.removeAll { $0.0 == .expected }
        guard let place = facts.firstIndex(where: { $0.0 == .born }) else { return }
        let isToCome = Day(iso: facts[place].1).map { $0 > today } ?? false
        if age == Reading.isUnborn || (age == nil && isToCome) { facts[place].0 = .expected }
    }
}

/// Why a row is held, and where in it.
struct RejectedCell: Error {
    let reason: RejectionReason
    let column: String
    let value: String
    /// Whose row it is, where that much could be read.
    var child = ""
}

/// What is worth knowing of a cell although its row is read.
enum CellRemark: Hashable {
    /// A code that no list holds.
    case unknownCode
    /// A day that stands for none, as 1 January 1900.
    case placeholderDay
    /// An error of a spreadsheet, read as nothing.
    case error
}

extension BoundTable {
    /// The entries of one row.
    /// - Parameter cell: the text of the column of that index.
    /// - Parameter remark: told of each cell that is worth knowing.
    func entries(today: Day, cell: (Int) -> String, remark: (CellRemark, _ column: String, _ value: String) -> Void) throws(RejectedCell)
        -> [ReadEntry]
    {
        var entries: [ReadEntry] = []
        for making in makings {
            if let unless = making.unless, YesNoReading.fact(CellWords(cell(unless)).text) == "Y" { continue }
            if let only = making.only, !only.values.contains(cell(only.index).asHeading) { continue }
            if let entry = try entry(making, today, cell, remark) { entries.append(entry) }
        }
        return entries
    }

    private func entry(
        _ making: Making, _ today: Day, _ cell: (Int) -> String, _ remark: (CellRemark, String, String) -> Void
    ) throws(RejectedCell) -> ReadEntry? {
        var entry = ReadEntry(kind: making.spec.kind)
        entry.facts = making.spec.fixed
        for slot in making.slots {
            let written = cell(slot.index)
            let words = CellWords(written)
            if words.isError { remark(.error, slot.heading, written) }
            do throws(RejectionReason) {
                // A broken formula in place of a day or a number: there may be one, so nothing is made of it.
                if words.isError, let reason = slot.refusesErrors { throw reason }
                guard try take(slot.saysNothing(words.text) ? "" : words.text, slot, making, &entry, today, remark) else { return nil }
            } catch {
                let child = making.slots.first { $0.use == .child }.map { cell($0.index) } ?? ""
                throw RejectedCell(
                    reason: error, column: slot.heading, value: RejectedValue.kept(written),
                    child: child.count > 64 ? RejectedValue.kept(child) : child)
            }
        }
        if spec.format == .annexA, entry.kind == .person { entry.tellBirth(on: today) }
        return entry
    }

    /// False where the row makes no such entry.
    private func take(
        _ text: String, _ slot: Slot, _ making: Making, _ entry: inout ReadEntry, _ today: Day,
        _ remark: (CellRemark, String, String) -> Void
    ) throws(RejectionReason) -> Bool {
        func known<Value>(_ read: () throws(RejectionReason) -> Value?) throws(RejectionReason) -> Value? {
            do throws(RejectionReason) { return try read() } catch {
                guard error == .emptyDayOfSpreadsheet else { throw error }
                remark(.placeholderDay, slot.heading, text)
                return nil
            }
        }
        func end() throws(RejectionReason) -> Day? { try known { () throws(RejectionReason) -> Day? in try DayReading.day(text) } }
        switch slot.use {
        case .child:
            if text.isEmpty {
                if slot.isOptional { return true }
                throw .noChild
            }
            guard LAChildID(text) != nil, !CellWords.isCutNumber(text) else { throw .badChild }
            entry.child = text
        case .from:
            let isSecond = making.spec.isOptional && !keepsWithoutDay(making)
            entry.from = isSecond ? try end() : try DayReading.day(text)
            guard let from = entry.from else {
                if isSecond { return false }
                if making.spec.isOptional { return true }
                throw .noDay
            }
            if from > today { throw .inTheFuture }
        case .until: entry.until = try end()
        case .reference: entry.reference = CellWords.identifier(text).cut(to: 100)
        // A day that names another thing is that day however it is written; what is no day names nothing, and the row is rejected.
        case .within where slot.reading.isOfDay: if let day = try DayReading.day(text) { entry.within = day.iso }
        case .within: entry.within = CellWords.identifier(text).cut(to: 100)
        case .forename, .surname: entry.name = [entry.name, text.cut(to: 100)].filter { !$0.isEmpty }.joined(separator: " ")
        case .team: entry.team = CellWords.identifier(text).cut(to: 100)
        case .worker: entry.worker = CellWords.identifier(text).cut(to: 100)
        case .fact(let fact):
            let value =
                slot.reading.isOfDay
                ? try known { () throws(RejectionReason) -> String? in try slot.reading.fact(text) } : try slot.reading.fact(text)
            guard let value else { return true }
            for part in value.split(separator: slot.reading.isList ? " " : "\n") where part.hasPrefix("?") {
                remark(.unknownCode, slot.heading, slot.reading.isList ? String(part.dropFirst()) : text)
            }
            entry.facts.append((fact, value))
        }
        return true
    }

    /// A table of one kind whose day may be open, as a review that is due; not the second entry of a row.
    private func keepsWithoutDay(_ making: Making) -> Bool {
        makings.count { $0.spec.kind != .person } == 1 && !making.slots.isEmpty
    }
}

extension BoundTable.Slot {
    /// “None” says nothing, but where a list of codes holds it.
    fileprivate func saysNothing(_ text: String) -> Bool {
        guard text.utf8.count == 4, text.uppercased() == "NONE" else { return false }
        return switch reading {
        case .code(let codes), .list(.some(let codes)): codes.exactly(text) == nil
        default: true
        }
    }

    /// Why a row is rejected where this cell holds an error of a spreadsheet; nil where the error is read as nothing.
    fileprivate var refusesErrors: RejectionReason? {
        switch (use, reading) {
        case (.from, _), (.until, _), (.within, .day), (.fact, .day), (.fact, .knownPart): .notADay
        case (.fact, .number), (.fact, .decimal): .notANumber
        default: nil
        }
    }
}

extension String {
    /// Almost every text is short, and then nothing has to be counted.
    fileprivate func cut(to length: Int) -> String { utf8.count <= length ? self : String(prefix(length)) }
}
