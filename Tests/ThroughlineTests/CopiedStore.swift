import Foundation
import GRDB
import Synchronization

@testable import SiteKit

/// A store that many tests begin with, copied for each of them so that none sees what another wrote.
enum CopiedStore {
    /// - Parameter parent: a folder for the copy; the machine's own for what is temporary where none is given.
    static func copy(of founded: URL, into parent: URL? = nil) throws -> URL {
        let directory = parent?.appending(path: UUID().uuidString) ?? Command.temporaryDirectory()
        for (from, to) in zip(parts(of: founded), parts(of: directory)) where FileManager.default.fileExists(atPath: from.path) {
            try FileManager.default.copyItem(at: from, to: to)
        }
        return directory
    }

    /// Signs everybody in anew: a copy may be made long after the store was founded, when a proof of who somebody is has gone stale.
    static func renewSignIns(in store: Store) throws {
        let now = Int(Date().timeIntervalSince1970)
        try store.stage { db in
            try db.execute(sql: "UPDATE session SET begun = ?, seen = ?", arguments: [now, now])
            try db.execute(sql: "UPDATE session SET proven = ? WHERE proven > 0", arguments: [now])
        }
    }

    /// For a test that asks for minutes: some addresses ask again who somebody is whose sign-in is five minutes old.
    struct Fresh {
        private let store: Store
        private var last = ContinuousClock.now

        init(_ store: Store) { self.store = store }

        /// Signs everybody in anew once a minute.
        mutating func keep() throws {
            guard last.duration(to: .now) > .seconds(60) else { return }
            try renewSignIns(in: store)
            last = .now
        }
    }

    /// Removes it when the tests end: others may be copied from it until then.
    static func removeAtExit(_ directory: URL) {
        let isFirst = leaving.withLock { leaving in
            leaving += parts(of: directory)
            return leaving.count == parts(of: directory).count
        }
        if isFirst { atexit { for place in CopiedStore.leaving.withLock({ $0 }) { try? FileManager.default.removeItem(at: place) } } }
    }

    private static let leaving = Mutex<[URL]>([])

    /// The store with both places of its audit heads.
    private static func parts(of directory: URL) -> [URL] {
        [directory, AuditHeads.directory(beside: directory), AuditHeads.secondDirectory(beside: directory)]
    }
}
