import ChildRecords
import Foundation
import GRDB
import SiteKit
import Vocabulary

extension ChildStore {
    /// What a search for break-glass access finds: that there is a record, and its number.
    struct SoughtRecord: Sendable {
        let id: Identifier<Child>
        let number: String
        /// The worker may open it as it is.
        let isOpen: Bool
    }

    /// The records of exactly this name and date of birth. A record hidden from the worker by a block is found as little as one that is not
    /// there, in the same time; each try leaves its row, and nobody has many.
    func seek(name: String, birth: Day, by asker: Requester) async throws -> [SoughtRecord] {
        try await checkTries(by: asker)
        let (found, hidden) = try await store.read { db -> ([SoughtRecord], Identifier<Child>?) in
            let sql = "SELECT id, number, name FROM child WHERE coalesce(born, expected) = ? ORDER BY number"
            let same = try Row.fetchAll(db.cachedStatement(sql: sql), arguments: [birth]).filter {
                ExactName($0["name"]) == ExactName(name)
            }
            var (found, hidden): ([SoughtRecord], Identifier<Child>?) = ([], nil)
            for row in same {
                let id: Identifier<Child> = row["id"]
                guard try ChildFactsRows.facts(of: id, unlessHiddenFrom: asker.worker, on: asker.today, in: db) != nil else {
                    hidden = id
                    continue
                }
                let access = try ChildDoor.access(to: id, for: asker, in: db)
                found.append(SoughtRecord(id: id, number: row["number"], isOpen: access?.isOpen == true))
            }
            return (found, hidden)
        }
        if found.isEmpty {
            try await store.recordView(
                of: [hidden ?? Identifier()], act: .missedChild, by: asker.changer, ground: ChildPages.emergencyGround)
            throw Problems(
                "name", "There is no record with this name and date of birth that you can open. Check both, and enter the full name.")
        }
        // One search is one try, however many records it finds.
        try await store.recordView(of: [found[0].id], act: .soughtChild, by: asker.changer, ground: ChildPages.emergencyGround)
        if found.count > 1 {
            try await store.recordView(
                of: found.dropFirst().map(\.id), act: .soughtChild, by: asker.changer, ground: "\(ChildPages.emergencyGround), same search")
        }
        return found
    }

    /// Refuses a try too many, and writes it down as well.
    func checkTries(by asker: Requester) async throws {
        let tries = try await AuditReads(store).count(
            of: [.missedChild, .soughtChild], ground: ChildPages.emergencyGround, by: asker.changer.account,
            since: asker.now.addingTimeInterval(-BreakGlassTries.span))
        if BreakGlassTries.admitsAnother(after: tries) { return }
        try await store.recordView(of: [Identifier<Child>()], act: .missedChild, by: asker.changer, ground: "too many tries")
        throw Problems(
            "",
            "You have looked for \(BreakGlassTries.most) records in the last hour. Ask your manager to give you access, or wait an hour.")
    }
}

/// A whole name as two people may type it: capitals, accents, apostrophes, hyphens and blanks make no difference, and a missing name does.
struct ExactName: Hashable {
    private let words: [String]

    init(_ text: String) {
        let plain = text.folding(options: [.caseInsensitive, .diacriticInsensitive, .widthInsensitive], locale: nil)
        words = plain.filter { !"'’‘`".contains($0) }.split { !$0.isLetter && !$0.isNumber }.map(String.init)
    }

    static func == (left: ExactName, right: ExactName) -> Bool { left.words == right.words && !left.words.isEmpty }
}
