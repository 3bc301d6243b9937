import Foundation
import GRDB
import Vocabulary

/// The council's store: one SQLite database, one connection that writes, and its files. Only one process ever writes.
package struct Store: Sendable {
    package let directory: URL
    package let files: FileStore
    /// Writes the rows of views; nil in a store that is only read.
    let views: ViewCommits?
    private let pool: DatabasePool
    private let lock: StoreLock?
    private let reserve: AuditReserve?
    /// Stands on the writing connection; nil in a store that is only read.
    private let auditGuard: AuditGuard?

    private init(
        _ directory: URL, _ pool: DatabasePool, lock: StoreLock? = nil, reserve: AuditReserve? = nil, auditGuard: AuditGuard? = nil
    ) throws {
        self.directory = directory
        files = try FileStore(directory.appending(path: "files"))
        (self.pool, self.lock, self.reserve, self.auditGuard) = (pool, lock, reserve, auditGuard)
        views = reserve.map { reserve in
            ViewCommits { entries in
                do {
                    try await Store.write(pool, reserve) { try AuditTrail.append(entries, at: Date(), in: $0) }
                } catch { throw AuditUnavailable() }
            }
        }
    }

    /// Opens the store for the one process that writes, and brings its schema up to date.
    package static func open(_ directory: URL, migrations: [StoreMigration]) throws -> Store {
        try WorkingDays.checkShipped()
        try LocalAuthorities.checkShipped()
        try makePrivateDirectory(directory)
        let lock = try StoreLock(directory)
        try makePrivateFile(databaseFile(in: directory))
        let auditGuard = AuditGuard()
        let pool = try DatabasePool(path: databaseFile(in: directory).path, configuration: configuration(keeping: auditGuard))
        // GRDB sets NORMAL while it opens the log, and NORMAL loses acknowledged writes at a power cut.
        try pool.writeWithoutTransaction { try $0.execute(sql: "PRAGMA synchronous = FULL") }
        var migrator = DatabaseMigrator()
        for migration in migrations {
            migrator.registerMigration(migration.name) { try $0.execute(sql: migration.sql) }
        }
        let future = try pool.read { try migrator.hasBeenSuperseded($0) }
        if future { throw StoreFault.newerThanThisProgram }
        try migrator.migrate(pool)
        try pool.writeWithoutTransaction { auditGuard.stand(on: $0) }
        let store = try Store(directory, pool, lock: lock, reserve: try AuditReserve(in: directory), auditGuard: auditGuard)
        // The lock says that nobody else is reading or writing any of it.
        store.forgetLeftovers()
        return store
    }

    /// Opens the store beside the process that writes, for commands that only read.
    package static func openToRead(_ directory: URL) throws -> Store {
        try WorkingDays.checkShipped()
        try LocalAuthorities.checkShipped()
        guard FileManager.default.fileExists(atPath: databaseFile(in: directory).path) else { throw StoreFault.missing(directory.path) }
        var configuration = configuration()
        configuration.readonly = true
        let pool = try DatabasePool(path: databaseFile(in: directory).path, configuration: configuration)
        return try Store(directory, pool)
    }

    package func read<T: Sendable>(_ body: @escaping @Sendable (Database) throws -> T) async throws -> T {
        try await pool.read(body)
    }

    /// Reads, decides and writes in one transaction that also holds the audit row: both are saved, or neither.
    /// - Parameters:
    ///   - note: words for the audit trail; they are kept beside the chain and can be erased.
    ///   - ground: the name of a ground or the reference of a reason, for the chain itself.
    package func change<T: Sendable>(
        by changer: Changer, _ act: Act, on subject: String, note: String = "", ground: String? = nil,
        _ body: @escaping @Sendable (Database) throws -> T
    ) async throws -> T {
        // What is left of the reserve is for the audit rows of views.
        if let reserve, reserve.isDrawnUpon, !reserve.refill() { throw StoreFull() }
        do {
            return try await Store.uninterrupted(pool) { db in
                if let form = changer.form { try FormKey.claim(form, by: changer.account, in: db) }
                let outcome = try body(db)
                try AuditTrail.append(AuditEntry(.change, act, by: changer, on: subject, ground: ground, note: note), at: Date(), in: db)
                return outcome
            }
        } catch let error as DatabaseError where error.saysFull { throw StoreFull() }
    }

    /// A further audit row of a change that is under way, where it closes or opens more than one record.
    package func note(_ act: Act, on subject: String, by changer: Changer, ground: String? = nil, in db: Database) throws {
        try AuditTrail.append(AuditEntry(.change, act, by: changer, on: subject, ground: ground), at: Date(), in: db)
    }

    /// Writes down who proved, or tried to prove, who they are, and returns when the row is on the disk. A full disk does not stop it, as
    /// far as the reserve goes: nobody could look at anything without signing in.
    package func witness(_ act: Act, on subject: String, by changer: Changer, ground: String) async throws {
        guard let views else { throw StoreFull() }
        do {
            try await views.record([AuditEntry(.change, act, by: changer, on: subject, ground: ground)])
        } catch is AuditUnavailable { throw StoreFull() }
    }

    /// Writes what is no record of the work: sessions, used form keys. Nothing a person decided goes through here.
    func writeUnaudited<T: Sendable>(_ body: @escaping @Sendable (Database) throws -> T) async throws -> T {
        // Nobody could look at anything without a session, so a full disk does not stop these either.
        try await Store.write(pool, reserve, body)
    }

    /// Computes over much of the store: on a reader, and on a thread of its own, so that neither those who write nor those who answer wait.
    /// What it finds is written by ``slice(_:)``, or decided upon in ``change(by:_:on:note:ground:_:)``, which says whether it still holds.
    package func computing<T: Sendable>(_ body: @escaping @Sendable (Database) throws -> T) async throws -> T {
        try await OwnThreads.computing.run { [pool] in try pool.read(body) }
    }

    /// Writes a short slice of what nobody sees yet, as rows of a load that nobody has accepted, or clears away a slice of what nobody sees
    /// any more. What a person decides goes through ``change(by:_:on:note:ground:_:)``. Everybody else who writes waits for a slice, so it
    /// is small: some hundred rows.
    package func slice<T: Sendable>(_ body: @escaping @Sendable (Database) throws -> T) async throws -> T {
        if let reserve, reserve.isDrawnUpon, !reserve.refill() { throw StoreFull() }
        do { return try await Store.uninterrupted(pool, body) } catch let error as DatabaseError where error.saysFull { throw StoreFull() }
    }

    /// The same as ``slice(_:)`` for a thread that may wait.
    package func stage<T>(_ body: (Database) throws -> T) throws -> T {
        if let reserve, reserve.isDrawnUpon, !reserve.refill() { throw StoreFull() }
        do { return try pool.write(body) } catch let error as DatabaseError where error.saysFull { throw StoreFull() }
    }

    /// Lets the writing connection hold the pages of a large load, of which every row touches another; otherwise it reads and writes the
    /// same ones over and over.
    package func makeRoomForLoad() async throws {
        try await pool.writeWithoutTransaction { try $0.execute(sql: "PRAGMA cache_size = -65536") }
    }

    /// Gives the memory back that ``makeRoomForLoad()`` took.
    package func giveUpRoomForLoad() async throws {
        try await pool.writeWithoutTransaction { try $0.execute(sql: "PRAGMA cache_size = -2000; PRAGMA shrink_memory") }
    }

    /// Lets the words beside audit rows be erased, and nothing else of the trail.
    func erase<T: Sendable>(_ body: @escaping @Sendable (Database) throws -> T) async throws -> T {
        try await writeUnaudited { [auditGuard] db in try auditGuard?.whileErasing { try body(db) } ?? body(db) }
    }

    /// In a task of its own: a visitor who goes away does not break off what they sent, and a rollback is never itself cancelled.
    private static func uninterrupted<T: Sendable>(_ pool: DatabasePool, _ body: @escaping @Sendable (Database) throws -> T) async throws
        -> T
    {
        try await Task { try await pool.write(body) }.value
    }

    /// Writes also on a full disk, as far as the reserve goes.
    private static func write<T: Sendable>(
        _ pool: DatabasePool, _ reserve: AuditReserve?, _ body: @escaping @Sendable (Database) throws -> T
    ) async throws -> T {
        while true {
            do {
                return try await uninterrupted(pool, body)
            } catch let error as DatabaseError where error.saysFull {
                guard let reserve, reserve.giveUpStep() else { throw StoreFull() }
            }
        }
    }

    /// True while nothing more can be saved: the disk is full, or its last room is kept for the audit rows of views.
    package var isFull: Bool {
        if let reserve, reserve.isDrawnUpon, !reserve.refill() { return true }
        return roomLeft.map { $0 < 1 << 20 } ?? false
    }

    /// The bytes that the disk still has for the store; nil where the machine does not say.
    package var roomLeft: Int? {
        var disk = statvfs()
        return statvfs(directory.path, &disk) == 0 ? Int(disk.f_bavail) * Int(disk.f_frsize) : nil
    }

    /// The bytes still kept for the audit rows of views on a full disk.
    package var reservedBytes: Int { reserve?.bytes ?? 0 }

    /// Keeps room for the audit rows of views on a full disk; takes back what was used up, once there is room again.
    func keepReserve() { reserve?.refill() }

    /// Prepares the one connection that writes, as with triggers that belong to it alone. It blocks, so call it at the start.
    func onWriter(_ body: (Database) throws -> Void) throws { try pool.writeWithoutTransaction(body) }

    /// For tests and the health page: what the writing connection really uses.
    package func writerSetting(_ pragma: WriterSetting) async throws -> Int {
        try await pool.writeWithoutTransaction { try Int.fetchOne($0, sql: "PRAGMA \(pragma.rawValue)") ?? -1 }
    }

    package enum WriterSetting: String, Sendable { case synchronous, foreign_keys }

    package func close() throws { try pool.close() }

    private static func databaseFile(in directory: URL) -> URL { directory.appending(path: "throughline.sqlite") }

    /// - Parameter auditGuard: kept for as long as the connections are, since they ask it.
    private static func configuration(keeping auditGuard: AuditGuard? = nil) -> Configuration {
        var configuration = Configuration()
        configuration.maximumReaderCount = 4
        configuration.busyMode = .timeout(5)
        configuration.prepareDatabase { [auditGuard] db in
            _ = auditGuard
            try db.execute(sql: "PRAGMA mmap_size = 0; PRAGMA trusted_schema = OFF; PRAGMA secure_delete = ON")
        }
        return configuration
    }

    /// SQLite gives the log and its index the rights of the database itself.
    private static func makePrivateFile(_ file: URL) throws {
        if FileManager.default.fileExists(atPath: file.path) {
            try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: file.path)
        } else if !FileManager.default.createFile(atPath: file.path, contents: nil, attributes: [.posixPermissions: 0o600]) {
            throw StoreFault.unusable(file.deletingLastPathComponent().path)
        }
    }

    private static func makePrivateDirectory(_ directory: URL) throws {
        try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    }
}

/// A dated step of the schema, in plain SQL that never calls today's types.
package struct StoreMigration: Sendable {
    package let name: String
    package let sql: String

    package init(_ name: String, _ sql: String) {
        self.name = name
        self.sql = sql
    }
}
