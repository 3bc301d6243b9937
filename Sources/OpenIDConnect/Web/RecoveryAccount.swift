import GRDB
import SiteKit
import Vocabulary

/// The one account of this service that still opens with a password when the others are closed.
package enum RecoveryAccount {
    /// Before the others are closed it must be there, with a password that its owner has set.
    package static func check(_ name: String, in store: Store) async throws {
        let sql = "SELECT EXISTS (SELECT 1 FROM account WHERE sign_in = ? AND active = 1 AND password IS NOT NULL)"
        let isReady = try await store.read { try Bool.fetchOne($0.cachedStatement(sql: sql), arguments: [name]) ?? false }
        guard isReady else {
            throw Problems(
                "recovery-account",
                "There is no account “\(name)” with a password. Make it with “throughline account add”, set its password, and seal it away."
            )
        }
    }
}
