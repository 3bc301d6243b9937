import Foundation
import GRDB

/// A look that an invented council's people made before its store was founded.
package struct DemoView: Sendable {
    let moment: Date
    let entry: AuditEntry

    package init(at moment: Date, of subject: String, act: Act, by account: String, ground: String? = nil) {
        self.moment = moment
        entry = AuditEntry(.view, act, by: Changer(account: account), on: subject, ground: ground)
    }
}

extension Store {
    /// Writes looks of the past, in a demonstration's store and in no other: in a council's own every row has the moment it was written in.
    package func found(_ views: [DemoView]) async throws {
        try await writeUnaudited { db in
            let name = Settings.Name.demonstration.text
            guard try String.fetchOne(db, sql: "SELECT value FROM setting WHERE name = ?", arguments: [name]) != nil else {
                throw StoreFault.unusable("demonstration")
            }
            for view in views.sorted(by: { $0.moment < $1.moment }) { try AuditTrail.append(view.entry, at: view.moment, in: db) }
        }
    }
}
