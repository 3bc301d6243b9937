import Foundation
import GRDB
import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import NIOEmbedded
import RunningPrograms
import SiteKit
import Testing
import Vocabulary

@testable import SiteKit
@testable import Throughline

/// The demonstration's store as commit 32be913 made and served it, opened with today's migrations.
///
/// A change that renames a table or a column, or that changes what lies in one, says so in the three lists here and nowhere else.
@Suite("A store of an earlier version", .serialized)
struct MigrationFixtureTests {
    /// Tables under another name today.
    private static let renamed = [
        "emergency_opening": "break_glass_access", "evidence_pin": "evidence_origin", "fall_back": "regression_notice",
        "family_tie": "family_link", "forward_item": "work_programme_item", "forward_move": "work_programme_move",
        "held_row": "rejected_row", "held_sending": "rejected_sending", "lift_proposal": "removal_proposal",
        "looks_inquiry": "access_review", "measure_held": "measure_rejected_row", "measure_standing": "measure_status",
        "promise": "partner_commitment", "question_tie": "question_link", "register_settlement": "register_resolution",
        "report_clearance": "report_sign_off",
        "report_override": "report_resolution", "report_tie": "report_link", "settled_difference": "resolved_difference",
        "quality_firing": "quality_failure", "quality_stale": "quality_outdated", "quality_wanting": "quality_not_loaded",
        "slip": "regression",
    ]
    /// Columns under another name today, as `table.column` of the old store.
    private static let renamedColumns = [
        "decision.settled_as": "outcome", "decision.settled_on": "outcome_on", "decision.settled_words": "outcome_words",
        "promise.by_day": "due", "promise.settled_as": "outcome", "promise.settled_on": "outcome_on",
        "promise.settled_words": "outcome_words", "evidence_hit.settled": "resolved", "evidence_hit.settled_by": "resolved_by",
        "evidence_hit.settled_on": "resolved_on",
        "inspection_doubt.settled": "resolved",
        "measure.aim": "target", "measure.better": "direction", "measure_held.settled_by": "resolved_by",
        "measure_held.settled_how": "resolved_how", "measure_held.settled_on": "resolved_on", "practice_principle.fate": "adoption",
        "question_tie.tied_by": "linked_by", "question_tie.tied_on": "linked_on", "register_settlement.settled_by": "resolved_by",
        "register_settlement.settled_on": "resolved_on", "report_tie.tied_by": "linked_by", "report_tie.tied_on": "linked_on",
        "report_override.settled_by": "resolved_by", "report_override.settled_on": "resolved_on", "resource_reading.bought": "funded",
    ]
    /// Codes under another name today, as `table.column` of the old store.
    private static let renamedCodes = [
        "agenda_item.kind": ["slipped_back": "not_sustained", "promise_not_kept": "commitment_not_met"],
        "notice.kind": [
            "slipped-back": "improvement-not-sustained", "rows-to-mend": "rows-to-correct", "asked-for-an-update": "update-request",
            "reminded-of-an-update": "update-reminder", "told-of-a-missing-update": "update-request-escalated",
            "access-waits": "access-to-approve",
        ],
        "decision.settled_as": ["set_aside": "withdrawn"], "promise.settled_as": ["kept": "met", "not_kept": "not_met"],
    ]
    /// Tables or columns whose contents a migration changes on purpose, with the reason.
    private static let changed: [String: String] = [
        "grdb_migrations": "each migration adds its name",
        "quality_check.only": "a check names the load it is of",
        "measure_standing.sentence": "sentences take the words of the field", "saved_view.path": "lists that have moved",
        "saved_view.query": "filters under other names", "setting.value": "the form of committee reports names sign-offs",
        "evidence_index_data": "the full-text index is made by SQLite itself", "evidence_index_idx": "the same",
        "evidence_index_docsize": "the same", "evidence_index_config": "the same", "evidence_index": "the same",
    ]

    private let directory: URL
    private var store: URL { directory.appending(path: "store") }
    private var heads: URL { directory.appending(path: "store.audit") }

    init() throws {
        directory = Command.temporaryDirectory()
        try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
        let file = HouseFiles.root.appending(path: "Tests/Stores/32be913.tar.gz")
        let ran = try Ran("/usr/bin/env", ["tar", "-xzf", file.path, "-C", directory.path])
        try #require(ran.status == 0, "\(ran.errors)")
    }

    /// A table's rows, each as one line of SQL literals, in their order.
    /// - Parameter codes: the codes of a column that have another name today.
    private func rows(of table: String, _ columns: [String], codes: (String) -> [String: String] = { _ in [:] }, in db: Database) throws
        -> [String]
    {
        let cells: String = columns.map { column -> String in
            let cases: String = codes(column).sorted { $0.key < $1.key }.map { code -> String in "WHEN '\(code.key)' THEN '\(code.value)'" }
                .joined(separator: " ")
            return cases.isEmpty ? "quote(\"\(column)\")" : "quote(CASE \"\(column)\" \(cases) ELSE \"\(column)\" END)"
        }.joined(separator: " || ',' || ")
        return try String.fetchAll(db, sql: "SELECT \(cells) FROM \"\(table)\"").sorted()
    }

    private func columns(of table: String, in db: Database) throws -> [String] {
        try String.fetchAll(db, sql: "SELECT name FROM pragma_table_info(?) ORDER BY cid", arguments: [table])
    }

    private struct OldTable: Sendable {
        let name: String
        let columns: [String]
        let rows: [String]
    }

    /// What the old store holds, read without any code of the product.
    private func old() throws -> [OldTable] {
        var configuration = Configuration()
        configuration.readonly = true
        let queue = try DatabaseQueue(path: store.appending(path: "throughline.sqlite").path, configuration: configuration)
        defer { try? queue.close() }
        return try queue.read { db in
            let names = try String.fetchAll(db, sql: "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
            return try names.sorted().filter { MigrationFixtureTests.changed[$0] == nil }.map { name in
                let columns = try columns(of: name, in: db).filter { MigrationFixtureTests.changed["\(name).\($0)"] == nil }
                return OldTable(
                    name: name, columns: columns,
                    rows: try rows(of: name, columns, codes: { MigrationFixtureTests.renamedCodes["\(name).\($0)"] ?? [:] }, in: db))
            }
        }
    }

    private func opened() throws -> Store { try Store.open(store, migrations: Composition.migrations) }

    @Test func `keeps every row of every table, and is sound`() async throws {
        defer { try? FileManager.default.removeItem(at: directory) }
        let old = try old()
        #expect(old.count > 150 && old.reduce(0) { $0 + $1.rows.count } > 5000)
        let store = try opened()
        let lost = try await store.read { db -> [String] in
            var lost: [String] = []
            for table in old {
                let name = MigrationFixtureTests.renamed[table.name] ?? table.name
                let columns = table.columns.map { MigrationFixtureTests.renamedColumns["\(table.name).\($0)"] ?? $0 }
                let there = Set(try self.columns(of: name, in: db))
                guard there.isSuperset(of: columns) else {
                    lost.append(
                        "\(table.name): \(there.isEmpty ? "no table \(name)" : "no column \(Set(columns).subtracting(there).sorted())")")
                    continue
                }
                let (before, after) = (table.rows, try rows(of: name, columns, in: db))
                let gone = Set(before).subtracting(after)
                if !gone.isEmpty || after.count < before.count {
                    lost.append(
                        "\(table.name): \(before.count) rows, now \(after.count), \(gone.count) changed, as \(gone.first?.prefix(200) ?? "")"
                    )
                }
            }
            return lost
        }
        #expect(lost == [])
        let (keys, integrity) = try await store.read { db in
            (try Row.fetchAll(db, sql: "PRAGMA foreign_key_check").count, try String.fetchAll(db, sql: "PRAGMA integrity_check"))
        }
        #expect(keys == 0 && integrity == ["ok"])
        try store.close()
    }

    @Test func `keeps its audit chain: the old heads bear it out, and no hash is another`() async throws {
        defer { try? FileManager.default.removeItem(at: directory) }
        let hashes = try old().first { $0.name == "audit" }?.rows
        let store = try opened()
        let file = try AuditHeadFile(heads.appending(path: AuditHeads.fileName))
        let verification = try await AuditVerification.of(
            store, heads: file, key: try AuditPublicKey(of: heads.appending(path: AuditPublicKey.fileName)))
        #expect(verification.finding == nil && verification.openWindow == nil && verification.rows == Int64(hashes?.count ?? 0))
        #expect(verification.lastHead?.sequence == file.heads.last?.head.sequence)
        let second = directory.appending(path: "store.heads")
        let signer = try AuditHeads(of: store, in: heads, second: second)
        try await signer.check()
        // The second place catches up, and the next row is signed after the old ones.
        #expect(try AuditHeadFile(second.appending(path: AuditHeads.fileName)).heads.count == file.heads.count)
        try await store.change(by: .system, .readPolicy, on: "policy") { _ in }
        #expect(try await signer.sign()?.sequence == verification.rows + 1)
        try store.close()
    }

    @Test func `is served, and its people sign in with their passwords`() async throws {
        defer { try? FileManager.default.removeItem(at: directory) }
        struct SignIn: Decodable { let signIn, password: String }
        let people = try JSONDecoder().decode([SignIn].self, from: Data(contentsOf: directory.appending(path: "sign-ins.json")))
        let person = try #require(people.first)
        let store = try opened()
        let composition = try await Composition(store: store, clock: Clock(fixed: Day(2022, 6, 20)), entrance: Entrance(port: 8080))
        let fields = [("sign-in", person.signIn), ("password", person.password)]
        let answer = try await ask("POST", "/sign-in", fields, of: composition)
        #expect(answer.status == 303)
        let cookie = try #require(answer.headers[.setCookie]?.split(separator: ";").first.map(String.init))
        for path in ["/home", "/inspections", "/plans", "/children", "/boards", "/reports", "/measures", "/evidence"] {
            #expect(try await ask("GET", path, [], of: composition, cookie: cookie).status == 200, "\(path)")
        }
        try store.close()
    }

    private func ask(
        _ method: String, _ path: String, _ fields: [(String, String)], of composition: Composition, cookie: String? = nil
    ) async throws -> Reply {
        var head = HTTPRequest(method: method == "GET" ? .get : .post, scheme: "http", authority: "localhost:8080", path: path)
        head.headerFields[.origin] = "http://localhost:8080"
        head.headerFields[.contentType] = "application/x-www-form-urlencoded"
        if let cookie { head.headerFields[.cookie] = cookie }
        let body = fields.map { "\($0.0)=\($0.1.asQueryValue)" }.joined(separator: "&")
        let source = ApplicationRequestContextSource(
            channel: EmbeddedChannel(), logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
        let request = Request(head: head, body: RequestBody(buffer: ByteBuffer(string: body)))
        return try await Reply(composition.service.responder.respond(to: request, context: SiteContext(source: source)))
    }
}
