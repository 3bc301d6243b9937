import ActionPlans
import ActionPlansWeb
import GRDB
import Indicators
import SiteKit
import Testing
import Vocabulary

@Suite("Editing an action")
struct EditingTests {
    @Test func `the second of two editors is shown what was saved and overwrites nothing`() async throws {
        let council = try await Marlshire()
        let plan = try await council.plan()
        let action = try #require(try await council.actions(plan).first)
        try await council.acts.edit(
            action.id, council.draft("Ada’s words", owner: .titled("Practice lead")), version: action.version, on: council.today,
            by: council.changer)
        let conflict = await #expect(throws: EditConflict.self) {
            try await council.acts.edit(
                action.id, council.draft("Ben’s words"), version: action.version, on: council.today, by: council.changer)
        }
        #expect(conflict?.fields.contains { $0.saved == "Ada’s words" } == true)
        #expect(conflict?.fields.contains { $0.saved == "Practice lead" } == true)
        #expect(conflict?.version == action.version + 1)
        #expect(try await council.actions(plan).first?.text == "Ada’s words")
    }

    @Test func `of fifty edits of one version exactly one is saved`() async throws {
        let council = try await Marlshire()
        let plan = try await council.plan()
        let action = try #require(try await council.actions(plan).first)
        let conflicts = await withTaskGroup(of: Bool.self) { group in
            for number in 0..<50 {
                group.addTask {
                    do {
                        try await council.acts.edit(
                            action.id, council.draft("Words \(number)"), version: action.version, on: council.today, by: council.changer)
                        return false
                    } catch { return error is EditConflict }
                }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(conflicts.count { $0 } == 49)
        #expect(try await council.actions(plan).first?.version == action.version + 1)
    }

    @Test func `each change is noted with both values, and a changed owner does not rewrite who owned it before`() async throws {
        let council = try await Marlshire()
        let plan = try await council.plan([council.draft(owner: .titled("Practice lead"))])
        let action = try #require(try await council.actions(plan).first)
        try await council.acts.addUpdate(
            to: action.id, UpdateDraft(words: "Begun", delivery: .onTrack, impact: .tooEarlyToTell), on: day(5, 1), today: council.today,
            by: council.changer)
        try await council.acts.edit(
            action.id, council.draft(owner: .titled("Head of homes")), version: action.version, on: council.today, by: council.changer)
        let after = try #require(try await council.actions(plan).first)
        #expect(after.owner != action.owner)
        #expect(after.updates.first?.owner == action.owner)
        #expect(after.updates.first?.author == "Ada Lowe")
        #expect(
            try await council.count(
                "SELECT count(*) FROM action_change WHERE what = 'Owner' AND was = 'Practice lead' AND became = 'Head of homes'") == 1)
    }

    @Test func `an update cannot be overwritten or removed, not even in the database`() async throws {
        let council = try await Marlshire()
        let plan = try await council.plan()
        let action = try #require(try await council.actions(plan).first)
        try await council.acts.addUpdate(
            to: action.id, UpdateDraft(words: "Begun", delivery: .onTrack, impact: .notMeasured), on: day(5, 1), today: council.today,
            by: council.changer)
        for sql in ["UPDATE action_update SET words = 'x'", "DELETE FROM action_update"] {
            await #expect(throws: DatabaseError.self) {
                try await council.store.change(by: council.changer, .updateAction, on: action.id.text) { try $0.execute(sql: sql) }
            }
        }
        #expect(try await council.actions(plan).first?.updates.map(\.words) == ["Begun"])
    }

    @Test func `done needs evidence in the store too, and a file comes back byte for byte`() async throws {
        let council = try await Marlshire()
        let plan = try await council.plan()
        let action = try #require(try await council.actions(plan).first)
        let done = UpdateDraft(words: "Done", delivery: .doneAndEvidenced, impact: .tooEarlyToTell)
        await #expect(throws: ActionRefusal.doneWithoutEvidence) {
            try await council.acts.addUpdate(to: action.id, done, on: council.today, today: council.today, by: council.changer)
        }
        let bytes = Array("%PDF-1.4 letter".utf8)
        let evidence = try await council.acts.addEvidence(
            to: action.id, EvidenceDraft(title: "Letter", content: .file(name: "letter.pdf", bytes: bytes)), on: council.today,
            by: council.changer)
        try await council.acts.addUpdate(to: action.id, done, on: council.today, today: council.today, by: council.changer)
        let kept = try #require(try await council.actions(plan).first)
        guard case .file(let digest, "letter.pdf", bytes.count)? = kept.evidence.first?.source else {
            Issue.record("the evidence is not the file that was added")
            return
        }
        #expect(Array(try council.store.files.bytes(of: try #require(Digest(digest)))) == bytes)

        try await council.acts.setAside(evidence, reason: "Wrong file", on: council.today, by: council.changer)
        let after = try #require(try await council.actions(plan).first)
        #expect(DoneNeedsEvidence.isContradicted(after))
    }

    @Test func `a measure is linked once, shows what it shows, and can be unlinked`() async throws {
        let council = try await Marlshire()
        let plan = try await council.plan()
        let action = try #require(try await council.actions(plan).first)
        let measure = try await council.measure("Letters in time")
        for _ in 1...2 { try await council.acts.link(measure, to: action.id, on: day(6, 1), by: council.changer) }
        let linked = try #require(try await council.actions(plan).first?.measures)
        #expect(linked.map(\.name) == ["Letters in time"])
        #expect(linked.first?.verdict == .tooFew)
        try await council.acts.unlink(measure, from: action.id, on: council.today, by: council.changer)
        #expect(try await council.actions(plan).first?.measures == [])
    }

    @Test func `every act leaves exactly one audit row with who did it`() async throws {
        let council = try await Marlshire()
        let plan = try await council.plan()
        let action = try #require(try await council.actions(plan).first)
        let before = try await council.count("SELECT count(*) FROM audit")
        try await council.acts.moveDue(
            action.id, to: day(8, 31), reason: "Late", approvedBy: "Board", on: council.today, by: council.changer)
        try await council.acts.withdraw(action.id, reason: "Merged", on: council.today, by: council.changer)
        #expect(try await council.count("SELECT count(*) FROM audit") == before + 2)
        #expect(try await council.count("SELECT count(*) FROM audit WHERE subject = ? AND account = ?", [action.id, council.ada]) == 2)
    }

    @Test func `a post is handed over without touching what was before, and its title is used once`() async throws {
        let council = try await Marlshire()
        let post = try await council.acts.addPost(title: "Practice lead", by: council.changer)
        try await council.acts.handOver(post, to: "Ada Lowe", account: council.ada, from: day(4, 1), by: council.changer)
        try await council.acts.handOver(post, to: "Ben Marsh", from: day(6, 1), by: council.changer)
        let kept = try #require(try await council.store.read { try ActionPlanRecords.posts(in: $0) }.post(post))
        #expect(kept.holder(on: day(5, 31))?.account == council.ada.text)
        #expect(kept.holder(on: day(6, 1))?.name == "Ben Marsh")
        await #expect(throws: PostRefusal.titleInUse("Practice lead")) {
            try await council.acts.addPost(title: "PRACTICE LEAD", by: council.changer)
        }
    }
}
