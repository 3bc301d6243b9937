import ChildRecords
import ChildRecordsWeb
import Foundation
import GRDB
import Testing
import Vocabulary

@testable import SiteKit
@testable import Throughline

/// Through the site’s own requests: a worker without access knows a child’s name and birthday and nothing else.
@Suite("Break-glass access by name and date of birth")
struct BreakGlassByNameTests {
    private let born = AccessCouncil.today - 4000

    private func fields(_ name: String, _ birth: Day) -> [(String, String)] {
        [("name", name), ("born-day", "\(birth.dayOfMonth)"), ("born-month", "\(birth.month)"), ("born-year", "\(birth.year)")]
    }

    private func seek(_ council: AccessCouncil, _ name: String, _ birth: Day? = nil, as role: Role = .socialWorker) async throws -> Reply {
        try await council.ask(
            "POST", "/children/break-glass/find", as: try await council.member(role, .own), fields: fields(name, birth ?? born))
    }

    private func number(_ council: AccessCouncil, _ state: AccessCouncil.RecordState) async throws -> String {
        let child = council.children[state]
        return try await council.store.read {
            try String.fetchOne($0, sql: "SELECT number FROM child WHERE id = ?", arguments: [child]) ?? ""
        }
    }

    @Test func `an exact match says that a record exists, and opening it tells the governance lead at once by notice and mail`()
        async throws
    {
        let council = try await AccessCouncil()
        let lead = try #require(try await council.member(.informationGovernanceLead, .own))
        try await council.store.writeUnaudited {
            try $0.execute(sql: "UPDATE account SET mail = 'lead@marlshire.example' WHERE id = ?", arguments: [lead.id])
        }
        let number = try await number(council, .other)
        let found = try await seek(council, "zéphyrine  OTHERBY")
        #expect(found.status == 200 && found.text.contains("A record that you cannot see exists"))
        #expect(found.text.contains("value=\"\(number)\"") && !found.text.contains("Zephyrine"))

        let worker = try await council.member(.socialWorker, .own)
        let opened = try await council.ask(
            "POST", "/children/break-glass", as: worker,
            fields: [
                ("number", number), ("birth-day", "\(born.dayOfMonth)"), ("birth-month", "\(born.month)"), ("birth-year", "\(born.year)"),
                ("ground", "missing"), ("reason", "The police have just found this child"),
            ])
        #expect(opened.status == 303)
        #expect(try await council.ask("GET", opened.location ?? "", as: worker).status == 200)
        let (notices, mails) = try await council.store.read { db in
            (
                try String.fetchAll(
                    db, sql: "SELECT title FROM notice WHERE account = ? AND kind = 'break-glass-access'", arguments: [lead.id]),
                try String.fetchAll(db, sql: "SELECT body FROM mail_message WHERE account = ?", arguments: [lead.id])
            )
        }
        #expect(notices.count == 1 && notices[0].contains("opened a record with break-glass access. Review it by"))
        #expect(mails.count == 1 && mails[0].contains("break-glass access"))
        #expect(!(notices + mails).contains { $0.contains("Zephyrine") || $0.contains(number) })

        let child = try #require(council.children[.other])
        let views = try await council.ask("GET", "/children/\(child)/views", as: lead).text
        #expect(views.contains("Opened it with break-glass access") && views.contains("Found that it exists"))
    }

    @Test(
        "anything but the whole name and the day finds nothing",
        arguments: [
            ("Zephyrine", 0), ("Otherby", 0), ("Zephyrine Other", 0), ("Zephyrine Otherby", 1), ("Zephyrine Jo Otherby", 0), ("-", 0),
        ])
    func inexact(name: String, days: Int) async throws {
        let council = try await AccessCouncil()
        let answer = try await seek(council, name, born + days)
        #expect(answer.status == 422 && answer.text.contains("There is no record with this name and date of birth that you can open."))
    }

    @Test func `to somebody who is blocked it answers as for no record, byte for byte, and the try is on the block`() async throws {
        let council = try await AccessCouncil()
        let blocked = try await seek(council, "Canary Blockworth")
        let missing = try await seek(council, "Canary Nobodywort")
        #expect(blocked.status == missing.status && blocked.headers == missing.headers)
        #expect(blocked.lasting(without: "Canary Blockworth") == missing.lasting(without: "Canary Nobodywort"))
        let child = council.children[.blocked]?.text
        let rows = try await council.store.read {
            try Int.fetchOne($0, sql: "SELECT count(*) FROM audit WHERE subject = ? AND act = 'children.missed'", arguments: [child])
        }
        #expect(rows ?? 0 > 0)
    }

    @Test func `five tries an hour, found or not; the sixth is refused and leaves its row as well`() async throws {
        let council = try await AccessCouncil()
        for attempt in 0..<BreakGlassTries.most { _ = try await seek(council, attempt == 0 ? "Zephyrine Otherby" : "Nobody \(attempt)") }
        let refused = try await seek(council, "Zephyrine Otherby")
        #expect(refused.status == 422 && refused.text.contains("You have looked for 5 records in the last hour."))
        let worker = try #require(try await council.member(.socialWorker, .own)).id.text
        let rows = try await council.store.read {
            try Int.fetchOne(
                $0, sql: "SELECT count(*) FROM audit WHERE account = ? AND act IN ('children.missed', 'children.sought')",
                arguments: [worker])
        }
        #expect(rows == BreakGlassTries.most + 1)
        #expect(try await seek(council, "Zephyrine Otherby", as: .reviewingOfficer).status == 200, "others have their own tries")
    }

    @Test func `a record that is open anyway needs no break-glass access`() async throws {
        let council = try await AccessCouncil()
        let answer = try await seek(council, "Quillan Ownfield")
        #expect(answer.status == 200 && answer.text.contains("without break-glass access"))
        #expect(!answer.text.contains("name=\"ground\" value=\"missing\"") || !answer.text.contains("that you cannot see"))
    }

    @Test func `a block reaches every ID of the child, over pairs in either direction`() async throws {
        let council = try await AccessCouncil()
        let (analyst, child) = (try await council.member(.analyst, .own), try #require(council.children[.blocked]))
        try await council.store.writeUnaudited { db in
            try db.execute(sql: "INSERT OR REPLACE INTO child_number (child, number) VALUES (?, 'Shut-A')", arguments: [child])
            try db.execute(
                sql: "INSERT INTO loaded_child (number) VALUES ('Shut-A'), ('Shut-B'), ('Shut-C'), ('Shut-D'), ('Open-1'), ('Open-2')")
            try db.execute(
                sql: """
                    INSERT INTO child_match (child, same_as, ground) SELECT also.id, main.id, 'earlier' FROM loaded_child AS also,
                        loaded_child AS main WHERE (also.number, main.number)
                            IN (VALUES ('Shut-B', 'Shut-A'), ('Shut-A', 'Shut-C'), ('Shut-D', 'Shut-B'), ('Open-1', 'Open-2'))
                    """)
        }
        let page = try await council.ask("GET", "/data/two-ids", as: analyst).text
        #expect(page.contains("Open-1") && !page.contains("Shut-"))
    }

    @Test func `who looked is found by the case system’s ID too, also by another ID of the same child`() async throws {
        let council = try await AccessCouncil()
        let (lead, child) = (try await council.member(.informationGovernanceLead, .own), try #require(council.children[.own]))
        try await council.store.writeUnaudited { db in
            try db.execute(sql: "INSERT OR REPLACE INTO child_number (child, number) VALUES (?, 'Case-77a')", arguments: [child])
            try db.execute(sql: "INSERT INTO loaded_child (number) VALUES ('Case-77a'), ('Old-12')")
            try db.execute(
                sql: """
                    INSERT INTO child_match (child, same_as, ground) SELECT also.id, main.id, 'earlier' FROM loaded_child AS also,
                        loaded_child AS main WHERE also.number = 'Old-12' AND main.number = 'Case-77a'
                    """)
        }
        for typed in ["Case-77a", "Old-12", try await number(council, .own).lowercased()] {
            let answer = try await council.ask("POST", "/governance/record", as: lead, fields: [("number", typed)])
            #expect(answer.status == 303 && answer.location == "/children/\(child)/views", "\(typed)")
        }
        #expect(try await council.ask("POST", "/governance/record", as: lead, fields: [("number", "Case-77")]).status == 422)
    }
}
