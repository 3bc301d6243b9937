import ActionPlans
import ActionPlansWeb
import EvidenceItems
@testable import EvidenceItemsWeb
import ChildRecordsWeb
import Foundation
import GRDB
import IndicatorsWeb
import Inspections
import InspectionsWeb
import SiteKit
import Testing
import Vocabulary

@Suite("Keeping evidence")
struct KeepingTests {
    @Test func `one item serves many actions, and counts for each until it serves it no more`() async throws {
        let council = try await Marlshire()
        let id = try await council.add()
        try await council.acts.link(id, council.second, on: council.today, by: council.by(council.ada))
        for action in [council.first, council.second] {
            #expect(try await council.action(action).currentEvidence.map(\.id) == [id])
        }
        try await council.acts.unlink(id, council.first, on: council.today, by: council.by(council.ada))
        #expect(try await council.action(council.first).evidence.isEmpty)
        #expect(try await council.action(council.second).currentEvidence.map(\.grade) == [.output])
        try await council.acts.link(id, council.first, on: council.today, by: council.by(council.ada))
        #expect(try await council.action(council.first).evidence.count == 1)
        await #expect(throws: NotFound.self) {
            try await council.acts.link(id, Identifier(), on: council.today, by: council.by(council.ada))
        }
    }

    @Test func `a new file is a new version, and the old one stays with its bytes and its words`() async throws {
        let council = try await Marlshire()
        let id = try await council.add("Letter", "Old words")
        try await council.acts.addVersion(
            of: id, .file(name: "new.txt", bytes: Array("New words".utf8)), note: "Parents changed it", on: council.today,
            by: council.by(council.bea))
        let item = try await council.item(id)
        #expect(item.versions.map(\.number) == [2, 1] && item.newest?.note == "Parents changed it" && item.newest?.author == "Bea Marsh")
        for (version, words) in zip(item.versions, ["New words", "Old words"]) {
            guard case .file(let digest, _, _) = version.source else { throw NotFound() }
            #expect(Array(try council.store.files.bytes(of: try #require(Digest(digest)))) == Array(words.utf8))
            #expect(try await council.store.read { try EvidenceRecords.words(of: version.id, in: $0)?.body } == words)
        }
        #expect(try await council.action(council.first).evidence.first?.source == item.newest?.source)
        await #expect(throws: EvidenceRefusal.sameAsBefore) {
            try await council.acts.addVersion(
                of: id, .file(name: "new.txt", bytes: Array("New words".utf8)), note: "Again", on: council.today,
                by: council.by(council.bea))
        }
        await #expect(throws: EvidenceRefusal.otherKind) {
            try await council.acts.addVersion(
                of: id, .link("https://x.example"), note: "A link", on: council.today, by: council.by(council.bea))
        }
        await #expect(throws: DatabaseError.self) {
            try await council.store.change(by: .system, .keepEvidence, on: id.text) { try $0.execute(sql: "DELETE FROM evidence_version") }
        }
    }

    @Test("macros, passwords and empty files are refused in words and not kept", arguments: ["macros", "encrypted", "empty_file"])
    func refused(code: String) async throws {
        let council = try await Marlshire()
        do {
            try await council.add("Letter", "refuse \(code)")
            Issue.record("kept")
        } catch let refusal as EvidenceRefusal { #expect(refusal.words.count > 20) }
        #expect(try await council.count("SELECT count(*) FROM evidence_item") == 0)
        #expect(try await council.store.read { try EvidenceRecords.bytesUsed(in: $0) } == 0)
        let left = try FileManager.default.contentsOfDirectory(atPath: council.directory.path).filter { $0.hasPrefix("reading-") }
        #expect(left == [])
    }

    @Test func `an old Office file is kept unread, a docx that is one has a password and is refused`() async throws {
        let council = try await Marlshire()
        let id = try await council.add("Old letter", "refuse old_office", name: "letter.doc")
        #expect(try await council.item(id).newest?.text == .notRead(.oldOffice))
        await #expect(throws: EvidenceRefusal.self) { try await council.add("Letter", "refuse old_office", name: "letter.docx") }
    }

    @Test(
        "what cannot be read says so and why",
        arguments: [
            ("no_text_layer", EvidenceItem.TextState.Reason.picture), ("empty_text", .noWords), ("not_readable", .otherKind),
            ("too_much_text", .tooLong), ("unreadable", .damaged), ("out_of_limits", .failed), ("worker_failed", .failed),
        ])
    func unread(code: String, reason: EvidenceItem.TextState.Reason) async throws {
        let council = try await Marlshire()
        let id = try await council.add("Letter", "refuse \(code)")
        #expect(try await council.item(id).newest?.text == .notRead(reason))
    }

    @Test func `what was set aside counts no more and is changed no more`() async throws {
        let council = try await Marlshire()
        let id = try await council.add()
        try await council.acts.withdraw(id, reason: "Wrong file", on: council.today, by: council.by(council.ada))
        #expect(try await council.action(council.first).currentEvidence.isEmpty)
        await #expect(throws: EvidenceRefusal.withdrawn(on: council.today)) {
            try await council.acts.edit(id, EvidenceFacts(title: "Letter"), version: nil, by: council.by(council.ada))
        }
    }

    @Test func `two who edit at once: the second is shown what the first saved`() async throws {
        let council = try await Marlshire()
        let id = try await council.add()
        try await council.acts.edit(id, EvidenceFacts(title: "First", grade: .practice), version: 1, by: council.by(council.ada))
        await #expect(throws: EditConflict.self) {
            try await council.acts.edit(id, EvidenceFacts(title: "Second"), version: 1, by: council.by(council.bea))
        }
        #expect(try await council.item(id).evidence.title == "First")
    }

    @Test func `evidence of before there were versions moves over with its action, its grade and its reason`() async throws {
        let directory = FileManager.default.temporaryDirectory.appending(path: "throughline-moved-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: directory) }
        let all = SiteSchema.migrations + InspectionSchema.migrations + IndicatorSchema.migrations + ActionPlanSchema.migrations
        let before = all.prefix { $0.name != "2026-11-25 evidence with versions" }
        let (inspection, plan, action, kept, gone) = (
            Identifier<Inspection>(), Identifier<Plan>(), Identifier<Action>(), Identifier<Evidence>(), Identifier<Evidence>()
        )
        // In a function of its own, so that the store and its lock are gone afterwards.
        func fill() async throws {
            let old = try Store.open(directory, migrations: Array(before))
            try await old.change(by: .system, .keepEvidence, on: "old") { db in
                try db.execute(
                    sql:
                        "INSERT INTO inspection (id, stage, state, framework, council) VALUES (?, 'confirmed', 'published', 'ILACS', 'Marlshire')",
                    arguments: [inspection])
                try db.execute(
                    sql: "INSERT INTO plan (id, inspection, title, starts, drafted_on) VALUES (?, ?, 'Plan', '2022-04-04', '2022-04-04')",
                    arguments: [plan, inspection])
                try db.execute(
                    sql:
                        "INSERT INTO action (id, plan, ref_group, ref_number, text, due, added_on) VALUES (?, ?, 1, 1, 'x', '2022-06-30', '2022-04-04')",
                    arguments: [action, plan])
                try db.execute(
                    sql: """
                        INSERT INTO evidence (id, action, title, grade, digest, file_name, size, day, author)
                        VALUES (?, ?, 'Letter', 'output', ?, 'a.pdf', 3, '2022-05-01', 'Ada Lowe')
                        """, arguments: [kept, action, Digest(of: "abc")])
                try db.execute(
                    sql: """
                        INSERT INTO evidence (id, action, title, link, day, author, set_aside_on, set_aside_reason)
                        VALUES (?, ?, 'Wrong', 'https://x.example', '2022-05-02', 'Bea Marsh', '2022-05-03', 'Wrong one')
                        """, arguments: [gone, action])
            }
            try old.close()
        }
        try await fill()
        let new = try Store.open(
            directory,
            migrations: all + ChildSchema.migrations + EvidenceItemSchema.migrations + IndicatorSchema.renames + EvidenceItemSchema.renames
                + IndicatorSchema.additions + IndicatorSchema.confirmations + IndicatorSchema.computed + ActionPlanSchema.additions
                + EvidenceItemSchema.additions)
        let moved = try #require(try await new.read { try ActionPlanRecords.action(action, in: $0) })
        #expect(moved.evidence.map(\.id) == [kept, gone] && moved.currentEvidence.map(\.grade) == [.output])
        #expect(moved.evidence.first?.source == .file(digest: Digest(of: "abc").text, name: "a.pdf", size: 3))
        #expect(moved.evidence.last?.setAside == Withdrawal(day: day(5, 3), reason: "Wrong one"))
        let item = try #require(try await new.read { try EvidenceRecords.item(kept, in: $0) })
        #expect(item.newest?.text == .notRead(.notTriedYet) && item.release == .notChecked)
        try new.close()
    }
}
