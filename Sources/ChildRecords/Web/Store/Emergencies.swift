import ChildRecords
import Foundation
import GRDB
import SiteKit
import Vocabulary

extension ChildStore {
    /// What a worker gives to open a record in an emergency. Number and day of birth together find it, so that nobody looks around.
    package struct EmergencyRequest: Sendable {
        let number: String
        let birth: Day
        let ground: EmergencyOpening.Ground
        let reason: String

        package init(number: String, birth: Day, ground: EmergencyOpening.Ground, reason: String) {
            self.number = number
            self.birth = birth
            self.ground = ground
            self.reason = reason
        }
    }

    /// Opens the record for an hour. A record hidden from the worker by a block answers as one that is not there.
    @discardableResult
    package func open(_ request: EmergencyRequest, by asker: Asker) async throws -> Identifier<Child> {
        let found = try await store.read { db -> Identifier<Child>? in
            let sql = "SELECT id FROM child WHERE number = ? AND coalesce(born, expected) = ?"
            return try Identifier<Child>.fetchOne(db.cachedStatement(sql: sql), arguments: [request.number.uppercased(), request.birth])
        }
        let id = found ?? Identifier()
        do {
            try await write(request, on: id, by: asker)
        } catch let problems as Problems {
            // Written whether the record is hidden or not there, so that the two take the same time and the lead learns of the first.
            try await store.recordView(of: [id], act: .missedChild, by: asker.changer, ground: "emergency")
            throw problems
        }
        return id
    }

    private func write(_ request: EmergencyRequest, on id: Identifier<Child>, by asker: Asker) async throws {
        try await store.change(by: asker.changer, .openInEmergency, on: id.text, ground: request.ground.rawValue) { db in
            guard let facts = try ChildFactsRows.facts(of: id, on: asker.today, in: db)?.0,
                !BlockBeatsAll.hides(facts, from: asker.worker)
            else { throw ChildStore.noSuchRecord }
            let opening = try EmergencyOpening.open(
                id, by: asker.worker, on: request.ground, because: request.reason,
                besides: try EmergencyRows.recent(by: asker.worker, at: asker.now, in: db), at: asker.now, on: asker.today)
            try db.execute(
                sql: "INSERT INTO emergency_opening (id, child, account, ground, reason, opened, opened_on) VALUES (?, ?, ?, ?, ?, ?, ?)",
                arguments: [
                    opening.id, id, asker.worker, opening.ground.rawValue, opening.reason, Int(opening.opened.timeIntervalSince1970),
                    opening.openedOn,
                ])
        }
    }

    private static let noSuchRecord = Problems(
        "number", "There is no record with this number and this day that you can open. Check both.")

    /// The governance lead says whether it was right. Nobody reviews their own, nor one of a family hidden from them.
    func review(_ id: Identifier<EmergencyOpening>, wasRight: Bool, words: String, by asker: Asker) async throws {
        try await store.change(by: asker.changer, .governChildren, on: id.text, ground: "opening reviewed") { db in
            guard let opening = try EmergencyRows.unreviewed(id, in: db),
                let facts = try ChildFactsRows.facts(of: opening.child, on: asker.today, in: db)?.0,
                !BlockBeatsAll.hides(facts, from: asker.worker)
            else { throw NotFound() }
            if opening.worker == asker.worker { throw OwnOpening() }
            try db.execute(
                sql: "UPDATE emergency_opening SET reviewed_on = ?, reviewed_by = ?, finding = ?, review = ? WHERE id = ?",
                arguments: [asker.today, asker.changer.account, wasRight ? "right" : "not_right", words, id])
        }
    }
}

struct OwnOpening: InWords {
    var words: String { "You opened this record yourself. Somebody else reviews it." }
}

extension EmergencyRefusal: InWords {
    package var words: String {
        switch self {
        case .reasonTooShort: "Write why it cannot wait, in at least \(EmergencyReason.letters) letters."
        case .tooManyOpen: "You have \(EmergenciesAtOnce.most) records open in an emergency. Each closes an hour after it was opened."
        }
    }
}
