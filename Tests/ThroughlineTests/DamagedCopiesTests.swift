import ActionPlansWeb
import Foundation
import GRDB
import Testing

@testable import SiteKit
@testable import Throughline

/// Somebody edits what is stored, past the service: a page answers 503 in words, and `throughline verify` names the copy.
@Suite("Damaged copies are not served")
struct DamagedCopiesTests {
    private func edit(_ council: AccessCouncil, _ table: String, _ sql: String) async throws {
        try await council.store.writeUnaudited { db in
            for trigger in try String.fetchAll(
                db, sql: "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = ?", arguments: [table])
            {
                try db.execute(sql: "DROP TRIGGER \(trigger)")
            }
            try db.execute(sql: sql)
        }
    }

    @Test(
        "a published report, its files and a pack",
        arguments: [
            ("/published/:digest", "published_snapshot", "UPDATE published_snapshot SET page = x'3c703e45646974'"),
            ("/published/:digest", "published_snapshot", "UPDATE published_snapshot SET title = 'Edited'"),
            ("/published/:digest/report.pdf", "published_snapshot", "UPDATE published_snapshot SET pdf = x'00'"),
            ("/packs/:pack", "pack", "UPDATE pack SET page = x'3c703e45646974'"),
            ("/data-measures/publications/:release", "published_release", "UPDATE published_release SET content = x'7b7d'"),
        ])
    func edited(pattern: String, table: String, sql: String) async throws {
        let council = try await AccessCouncil()
        let director = try await council.member(.director, .own)
        let path = try await council.path(pattern, .any, as: director)
        #expect(try await council.ask("GET", path, as: director).status == 200, "\(path)")
        try await edit(council, table, sql)
        let answer = try await council.ask("GET", path, as: director)
        #expect(answer.status == 503 && answer.text.contains("This copy is damaged"), "\(path)")
        #expect(!answer.text.contains("Edit"))
        #expect(try await Composition.copies.verify(council.store).damage.contains { $0.subject.hasPrefix("\(table)/") })
    }

    @Test("a plan as it was sent: a changed value, and a key that nothing can read", arguments: ["\"title\"", "\"ref\""])
    func sentPlan(key: String) async throws {
        let council = try await AccessCouncil()
        let director = try await council.member(.director, .own)
        let plan = try #require(try await council.furniture.identifier(for: "plan"))
        #expect(try await council.ask("GET", "/plans/\(plan)/versions", as: director).status == 200)
        try await edit(council, "plan_sent", "UPDATE plan_sent SET content = replace(content, '\(key)', '\"Edited\"')")
        for path in ["/plans/\(plan)/versions", "/plans/\(plan)/sent", "/plans/\(plan)/sent.json"] {
            let answer = try await council.ask("GET", path, as: director)
            #expect(answer.status == 503 && answer.text.contains("This copy is damaged"), "\(path) \(answer.status)")
        }
        #expect(try await council.ask("GET", "/plans/\(plan)", as: director).status == 200, "the plan itself stays readable")
        #expect(try await Composition.copies.verify(council.store).damage.contains { $0.subject.hasPrefix("plan_sent/") })
    }

    @Test func `the command names every damaged and every missing file, and answers 0 only when all are sound`() async throws {
        let directory = try await FoundedDemonstration.copy()
        defer { try? FileManager.default.removeItem(at: directory) }
        let sound = try Command.run("verify", "--store", directory.path)
        #expect(sound.status == 0, "\(sound.output)\(sound.errors)")
        let files = directory.appending(path: "files")
        let names = try FileManager.default.contentsOfDirectory(atPath: files.path).filter { Digest($0) != nil }.sorted()
        try #require(names.count > 1)
        var bytes = try Data(contentsOf: files.appending(path: names[0]))
        bytes[bytes.startIndex] ^= 1
        try bytes.write(to: files.appending(path: names[0]))
        try FileManager.default.removeItem(at: files.appending(path: names[1]))
        let damaged = try Command.run("verify", "--store", directory.path)
        #expect(damaged.status == 1)
        #expect(damaged.output.contains("changed: file \(names[0])"))
        #expect(damaged.output.contains("missing: file \(names[1])"))
        #expect(damaged.errors.contains("2 copies are damaged or missing"))
    }
}
