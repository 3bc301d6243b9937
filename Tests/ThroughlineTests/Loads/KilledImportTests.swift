import Foundation
import GRDB
import RunningPrograms
import SiteKit
import Testing

@testable import ChildRecordsWeb
@testable import Throughline

/// A real program and a real `kill -9`. When it strikes is told by what then stands in the store, never by a clock.
@Suite("An import that is killed, undone or done twice", .serialized)
struct KilledImportTests {
    private static let head =
        "cina_assessment_id,cina_person_id,cina_referral_id,cina_assessment_start_date,cina_assessment_team,cina_assessment_outcome_json\n"

    private let folder: URL
    private var store: URL { folder.appending(path: "store") }

    init() throws {
        folder = Command.temporaryDirectory()
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    private func file(_ name: String, _ rows: some Sequence<String>) throws -> String {
        let file = folder.appending(path: name)
        try Data((KilledImportTests.head + rows.joined()).utf8).write(to: file)
        return file.path
    }

    private func june() throws -> String {
        try file("june.csv", (1...300).map { "\($0),P\($0 % 70),R\($0),2022-06-\(10 + $0 % 20),East,\n" })
    }

    private static let rows = 500

    private func july() throws -> String {
        try file("july.csv", (1...KilledImportTests.rows).map { "\($0),Q\($0 % 90),R\($0),2022-07-\(10 + $0 % 20),West,\n" })
    }

    /// A table that takes its reader long and says nothing of it: a cell of 200 megabytes, of which almost nothing is on the disk.
    private func slow() throws -> String {
        let path = try file("slow.csv", (1...40).map { "\($0),S\($0),R\($0),2022-07-\(10 + $0 % 20),North,\n" })
        #expect(truncate(path, 200 << 20) == 0)
        return path
    }

    private func load(_ paths: String...) throws {
        let ran = try Command.run(["import", "--store", store.path, "--accept", "--even-if"] + paths)
        #expect(ran.status == 0, "\(ran.errors)")
    }

    private func number(_ sql: String) async throws -> Int {
        let opened = try Store.openToRead(store)
        defer { try? opened.close() }
        return try await opened.read { try Int.fetchOne($0, sql: sql) ?? 0 }
    }

    /// Runs until so much of the load is on the disk, and no longer.
    private func killed(_ paths: [String], once sql: String) async throws {
        let opened = try Store.openToRead(store)
        defer { try? opened.close() }
        let running = try Command.start(["import", "--store", store.path, "--accept", "--even-if"] + paths)
        while running.isRunning {
            if try await opened.read({ try Bool.fetchOne($0, sql: "SELECT \(sql)") ?? false }) { break }
        }
        running.kill()
    }

    @Test(.timeLimit(.minutes(5))) func `leaves the old load whole wherever it was killed, and the next import works`() async throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        let (june, july, slow) = (try june(), try july(), try slow())
        try load(june)
        let before = try await StoreContents.of(store)
        var killedInMidLoad = 0
        for (moment, paths) in [
            ("EXISTS (SELECT 1 FROM data_load WHERE state = 'reading')", [slow]),
            ("EXISTS (SELECT 1 FROM data_file WHERE outcome = 'reading')", [slow]),
            ("(SELECT count(*) FROM data_file WHERE outcome = 'read') > 1", [july, slow]),
            ("EXISTS (SELECT 1 FROM data_load WHERE state = 'staged')", [july]),
        ] {
            let accepted = try await number("SELECT count(*) FROM data_load WHERE state = 'accepted'")
            try await killed(paths, once: moment)
            if try await number("SELECT count(*) FROM data_load WHERE state = 'accepted'") > accepted { break }
            #expect(try await StoreContents.of(store).inForce == before.inForce, "killed when \(moment)")
            if try await number("SELECT count(*) FROM child_entry") > 300 { killedInMidLoad += 1 }
        }
        #expect(killedInMidLoad > 0)
        // What the killed ones left goes when the next one begins. One that was read whole waits for somebody to look at it.
        try load(july)
        let entries = "SELECT count(*) FROM child_entry JOIN data_part ON data_part.id = part"
        #expect(try await number(entries + " WHERE in_force = 1") == KilledImportTests.rows)
        #expect(try await number(entries + " WHERE replaced_by IS NOT NULL") == 300)
        let waiting = try await number("SELECT count(*) FROM data_load WHERE state = 'staged'")
        #expect(try await number("SELECT count(*) FROM child_entry") == 300 + KilledImportTests.rows * (1 + waiting))
        #expect(try await number("SELECT count(*) FROM data_load WHERE state = 'reading'") == 0)
        #expect(try await number("SELECT count(*) FROM quality_check") == 1)
    }

    @Test func `the same folder twice changes nothing`() async throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        let returns = folder.appending(path: "returns")
        #expect(try Command.run("demo", "--returns", returns.path, "--children", "15", "--forms", "ssd,cin").status == 0)
        try load(returns.path)
        let before = try await StoreContents.of(store)
        // Beside the returns lies a list of what was planted in them, which is no return.
        let folders = ["ssd", "cin"].map { returns.appending(path: $0).path }
        let again = try Command.run(["import", "--store", store.path, "--accept"] + folders)
        #expect(again.status == 0 && again.output.contains("already loaded, identical file"))
        #expect(try await StoreContents.of(store) == before)
    }

    @Test func `undoing a load restores every table exactly`() async throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        let (march, may) = (folder.appending(path: "march"), folder.appending(path: "may"))
        for (place, day) in [(march, "2022-03-31"), (may, "2022-05-31")] {
            #expect(try Command.run("demo", "--returns", place.path, "--children", "15", "--forms", "ssd,cin", "--until", day).status == 0)
        }
        try load(march.path)
        let before = try await StoreContents.of(store)
        try load(may.path)
        #expect(try await StoreContents.of(store) != before)
        let opened = try Store.open(store, migrations: Composition.migrations)
        let last = try #require(try await opened.read { try LoadRows.all(in: $0) }.first { $0.isLast })
        try await LoadStore(opened).undo(last.id, version: last.version, on: Clock(fixed: nil).today, by: .system)
        try opened.close()
        let after = try await StoreContents.of(store)
        #expect(after.whole.symmetricDifference(before.whole) == [])
        #expect(after.inForce == before.inForce)
    }
}
