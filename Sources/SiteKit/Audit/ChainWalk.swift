import Foundation
import GRDB

/// One walk along the chain, from the first row to the last or to the first fault.
struct ChainWalk {
    /// A clock may be set right by this much without a word.
    private static let tolerated: Int64 = 5000
    private static let mostNotes = 20

    private(set) var rows: Int64 = 0
    private(set) var finding: AuditFinding?
    private(set) var notes: [String] = []
    private var heads: ArraySlice<AuditHead>
    /// The last row up to which a head bears the chain out.
    private var borneOut: Int64 = 0
    private var last = AuditLink.nothing
    private var lastMoment: Int64?
    private var steppedBack = 0
    private var details: Int64 = 0
    private var missingDetails: Set<Int64> = []

    init(heads: [AuditHead]) { self.heads = heads.sorted { $0.sequence < $1.sequence }[...] }

    func through(_ db: Database) throws -> ChainWalk {
        var walk = self
        do {
            try ChainReader.read(db) { reader in
                walk.finding = walk.check(&reader)
                return walk.finding == nil
            }
            if walk.finding == nil { walk.finding = try walk.checkEnd(db) }
            if walk.finding == nil { walk.notes += try AcceptedGap.all(in: db).map(\.words) }
        } catch let error as DatabaseError where [.SQLITE_CORRUPT, .SQLITE_NOTADB].contains(error.resultCode) {
            walk.finding = .damaged(error.message ?? "SQLite error \(error.resultCode.rawValue)")
        }
        if walk.steppedBack > ChainWalk.mostNotes { walk.notes.append("The clock went back at \(walk.steppedBack) rows in all.") }
        return walk
    }

    private mutating func check(_ reader: inout ChainReader) -> AuditFinding? {
        let sequence = reader.sequence
        if sequence < 1 { return .misnumbered(sequence) }
        if sequence != rows + 1 { return .missing(rows + 1) }
        let isSound = reader.isSound()
        if !isSound { return .altered(sequence) }
        if !reader.follows(last) { return sequence == 1 ? .altered(1) : .replaced(sequence - 1) }
        if let finding = checkDetail(&reader, sequence) { return finding }
        noteTime(reader.at, sequence)
        rows = sequence
        last = reader.hash
        return checkHeads(sequence)
    }

    private mutating func checkDetail(_ reader: inout ChainReader, _ sequence: Int64) -> AuditFinding? {
        switch (reader.namesDetail, reader.hasDetail) {
        case (true, true):
            details += 1
            if !reader.detailIsSound() { return .detailAltered(sequence) }
        case (true, false): missingDetails.insert(sequence)
        case (false, true): return .detailAdded(sequence)
        case (false, false): break
        }
        if !missingDetails.isEmpty, let erased = reader.erased { missingDetails.remove(erased) }
        return nil
    }

    private mutating func noteTime(_ moment: Int64, _ sequence: Int64) {
        defer { lastMoment = moment }
        guard let lastMoment else { return }
        let (back, overflow) = lastMoment.subtractingReportingOverflow(moment)
        // What is too far apart to count is told as well, if it lies back.
        guard overflow ? moment < lastMoment : back > ChainWalk.tolerated else { return }
        steppedBack += 1
        if steppedBack > ChainWalk.mostNotes { return }
        let seconds = overflow ? "very many" : "\(back / 1000)"
        notes.append("At row \(sequence) the clock stood \(seconds) seconds before row \(sequence - 1). Rows are in order by number.")
    }

    private mutating func checkHeads(_ sequence: Int64) -> AuditFinding? {
        while let head = heads.first, head.sequence <= sequence {
            guard head.sequence == sequence, head.hash.text == last.hexadecimal else {
                return .rewritten(from: borneOut + 1, to: sequence)
            }
            borneOut = sequence
            heads = heads.dropFirst()
        }
        return nil
    }

    private func checkEnd(_ db: Database) throws -> AuditFinding? {
        if let head = heads.last { return .cut(after: rows, signed: head.sequence) }
        if let row = missingDetails.min() { return .detailMissing(row) }
        if try Int64.fetchOne(db, sql: "SELECT count(*) FROM audit_detail") != details {
            let stray = try Int64.fetchOne(
                db, sql: "SELECT sequence FROM audit_detail WHERE sequence NOT IN (SELECT sequence FROM audit) ORDER BY sequence LIMIT 1")
            return .detailAdded(stray ?? 0)
        }
        // The pages read through the indexes, so these must tell of the same rows.
        let told = try String.fetchOne(db, sql: "PRAGMA integrity_check('audit')") ?? "no answer"
        return told == "ok" ? nil : .damaged(told)
    }
}
