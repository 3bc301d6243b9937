import ChildRecords
import ChildRecordsWeb
import GRDB
import PreProceedings
import SiteKit
import Vocabulary

/// A record that a line may be about. Only those that the person may see are looked through.
struct KnownChild: Hashable, Sendable, Identifiable {
    let id: Identifier<Child>
    let family: Identifier<Family>
    let name, number: String
    let birth: Birth

    var words: String {
        switch birth {
        case .born(let day): "\(number), \(name), born \(day)"
        case .expected(let day): "\(number), \(name), expected \(day)"
        }
    }
}

/// A child of a line, with the record that it is, or those that it may be.
struct ClueMatch: Sendable {
    let clue: ChildClue
    let found: KnownChild?
    /// To be confirmed by a person.
    let candidates: [KnownChild]
    let fault: LineFault?
    /// Name and date of birth are the same.
    let isExact: Bool

    init(_ clue: ChildClue, found: KnownChild? = nil, candidates: [KnownChild] = [], fault: LineFault? = nil, isExact: Bool = false) {
        (self.clue, self.found, self.candidates, self.fault, self.isExact) = (clue, found, candidates, fault, isExact)
    }
}

/// Finds the records of the children of a spreadsheet: by number, else by date of birth and a name, which a person confirms.
struct SheetMatching {
    private let byNumber: [String: KnownChild]
    private let byBirth: [Day: [KnownChild]]

    init(_ lines: [SheetLine], for viewer: Viewer, in db: Database) throws {
        let clues = lines.flatMap(\.clues)
        let numbers = Set(clues.map(\.number)).subtracting([""]).sorted()
        let births = Set(clues.compactMap { SheetMatching.day($0.birth) }).map(\.iso).sorted()
        let visible = try Visibility.child("child.id", to: .keepPreProceedings).condition(viewer)
        var known: [KnownChild] = []
        // Bound in pieces: a statement has room for so many values only.
        for numbers in numbers.pieces { known += try SheetMatching.read("child.number IN \(numbers)", visible, in: db) }
        for births in births.pieces {
            known += try SheetMatching.read("coalesce(child.born, child.expected) IN \(births)", visible, in: db)
        }
        let distinct = Set(known)
        byNumber = Dictionary(distinct.map { ($0.number, $0) }) { first, _ in first }
        byBirth = Dictionary(grouping: distinct, by: \.birth.day)
    }

    private static func read(_ which: SQL, _ visible: SQL, in db: Database) throws -> [KnownChild] {
        let sql: SQL = "SELECT id, family, name, number, born, expected FROM child WHERE \(which) AND (\(literal: visible))"
        return try Row.fetchAll(db, literal: sql).map { row in
            guard let day = (row["born"] as Day?) ?? (row["expected"] as Day?) else { throw UnreadableValue("child", "born") }
            return KnownChild(
                id: row["id"], family: row["family"], name: row["name"], number: row["number"],
                birth: (row["born"] as Day?) == nil ? .expected(day) : .born(day))
        }
    }

    private static func day(_ text: String) -> Day? { if case .day(let day) = SheetDay(text) { day } else { nil } }

    // MARK: One line

    func matches(_ line: SheetLine, _ confirmed: [Int: TrackerSheet.ConfirmedChild]) -> [ClueMatch] {
        line.clues.enumerated().map { index, clue in
            clue.number.isEmpty ? byName(clue, confirmed[index]) : byNumber(clue)
        }
    }

    private func byNumber(_ clue: ChildClue) -> ClueMatch {
        guard let found = byNumber[clue.number] else { return ClueMatch(clue, fault: .number(clue.number)) }
        if !clue.birth.isEmpty, let day = SheetMatching.day(clue.birth), day != found.birth.day {
            return ClueMatch(clue, fault: .otherChild(clue.number))
        }
        if clue.birth.isEmpty, !clue.name.isEmpty, clue.name.nameParts.isDisjoint(with: found.name.nameParts) {
            return ClueMatch(clue, fault: .otherChild(clue.number))
        }
        return ClueMatch(clue, found: found)
    }

    private func byName(_ clue: ChildClue, _ confirmed: TrackerSheet.ConfirmedChild?) -> ClueMatch {
        if clue.isEmpty { return ClueMatch(clue, fault: .noChild) }
        if case .wrong(let fault) = SheetDay(clue.birth) { return ClueMatch(clue, fault: .day(.birth, clue.birth, fault)) }
        guard let day = SheetMatching.day(clue.birth), !clue.name.isEmpty else { return ClueMatch(clue, fault: .notEnough(clue.words)) }
        let parts = clue.name.nameParts
        let candidates = (byBirth[day] ?? []).filter { !parts.isDisjoint(with: $0.name.nameParts) }.sorted { $0.number < $1.number }
        let isExact = candidates.count == 1 && candidates[0].name.nameParts == parts
        switch confirmed {
        case .record(let id)?:
            if let found = candidates.first(where: { $0.id == id }) { return ClueMatch(clue, found: found, candidates: candidates) }
        case .none?: return ClueMatch(clue, candidates: candidates, fault: .noMatch(clue.words))
        case nil: break
        }
        if candidates.isEmpty { return ClueMatch(clue, fault: .noMatch(clue.words)) }
        return ClueMatch(clue, candidates: candidates, fault: .confirm(clue.words), isExact: isExact)
    }
}

extension String {
    /// The words of a name, whatever their order and marks: `SMITH, Amy-Lou` has the parts of `Amy Lou Smith`.
    fileprivate var nameParts: Set<String> {
        Set(lowercased().split { !$0.isLetter }.map(String.init).filter { $0.count > 1 })
    }
}

extension [String] {
    fileprivate var pieces: [[String]] {
        stride(from: 0, to: count, by: 500).map { Array(self[$0..<Swift.min($0 + 500, count)]) }
    }
}
