import ActionPlans
import GRDB
import Inspections
import SiteKit
import Testing
import Vocabulary

@testable import ActionPlansWeb

@Suite("Filters of a plan")
struct FilterTests {
    private let path = "/plans/x"

    /// A plan in which every filter finds some and not all.
    private func filled() async throws -> (Marlshire, Identifier<Plan>) {
        let council = try await Marlshire()
        let plan = try await council.plan([
            council.draft("Late", owner: .titled("Practice lead"), due: day(6, 1)),
            council.draft("Soon", for: [council.homes], owner: .titled("Head of homes"), due: day(7, 20)),
            council.draft("Far", for: [council.homes, council.health], due: day(12, 1)),
            council.draft("Done", for: [council.health], owner: .titled("Practice lead"), due: day(6, 1)),
        ])
        try await council.agree(plan)
        let actions = try await council.actions(plan)
        func id(_ text: String) throws -> Identifier<Action> { try #require(actions.first { $0.text == text }).id }
        try await council.acts.addEvidence(
            to: id("Done"), EvidenceDraft(title: "Minutes", content: .link("https://intranet.example/m")), on: day(6, 1),
            by: council.changer)
        for (text, delivery, impact) in [
            ("Done", Delivery.doneAndEvidenced, Impact.improved), ("Soon", .maySlip, .tooEarlyToTell), ("Late", .offTrack, .notMeasured),
        ] {
            try await council.acts.addUpdate(
                to: id(text), UpdateDraft(words: text, delivery: delivery, impact: impact), on: text == "Late" ? day(5, 10) : day(6, 15),
                today: council.today, by: council.changer)
        }
        try await council.acts.link(council.measure("Homes"), to: id("Soon"), on: day(6, 1), by: council.changer)
        let (far, audit) = (try id("Far"), Identifier<AuditResult>())
        try await council.store.change(by: council.changer, .updateAction, on: far.text) { db in
            try db.execute(
                sql: """
                    INSERT INTO audit_result (id, action, question, day, sample, met, standard, source, author, entered_on)
                    VALUES (?, ?, 'Plain?', '2022-06-01', 10, 2, 80, 'Lot', 'Ada Lowe', '2022-06-01')
                    """, arguments: [audit, far])
            try db.execute(
                sql: """
                    INSERT INTO regression (id, action, audit, since, day, words, answer_by)
                    VALUES (?, ?, ?, '2022-06-01', '2022-06-01', 'Worse', '2022-06-15')
                    """, arguments: [Identifier<Regression>(), far, audit])
        }
        return (council, plan)
    }

    @Test(
        "each filter finds what a direct count finds",
        arguments: [
            (
                "theme", "sufficiency",
                "id IN (SELECT action FROM action_finding JOIN finding_theme USING (finding) WHERE theme = 'sufficiency')"
            ),
            ("owner", "unassigned", "owner IS NULL"),
            (
                "delivery", "off_track",
                "(SELECT delivery FROM action_update WHERE action = action.id ORDER BY day DESC, id DESC LIMIT 1) = 'off_track'"
            ),
            ("delivery", "done_not_sustained", "id IN (SELECT action FROM regression WHERE answered_on IS NULL)"),
            ("impact", "slipped_back", "id IN (SELECT action FROM regression WHERE answered_on IS NULL)"),
            ("due", "late", "due < '2022-06-20' AND id NOT IN (SELECT action FROM action_update WHERE delivery = 'done_and_evidenced')"),
            ("due", "next-30-days", "due BETWEEN '2022-06-20' AND '2022-07-20'"),
            (
                "rule", "off_track",
                "due < '2022-06-20' AND id NOT IN (SELECT action FROM action_update WHERE delivery = 'done_and_evidenced')"
            ),
            (
                "rule", "may_slip",
                "due >= '2022-06-20' AND coalesce((SELECT max(day) FROM action_update WHERE action = action.id), '2022-05-02') < '2022-05-23'"
            ),
            (
                "rule", "done_and_evidenced",
                "id IN (SELECT action FROM evidence_action JOIN evidence_item ON evidence_item.id = evidence WHERE set_aside_on IS NULL)"
            ),
            (
                "look", "unclosed",
                """
                id IN (SELECT action FROM action_update WHERE delivery = 'done_and_evidenced')
                AND id NOT IN (SELECT action FROM action_closing WHERE reopened_on IS NULL)
                """
            ),
            ("look", "slipped", "id IN (SELECT action FROM regression WHERE answered_on IS NULL)"),
            ("missing", "owner", "owner IS NULL"),
            (
                "missing", "evidence",
                """
                id NOT IN (SELECT action FROM evidence_action JOIN evidence_item ON evidence_item.id = evidence WHERE set_aside_on IS NULL)
                """
            ),
            ("missing", "measure", "id NOT IN (SELECT action FROM action_measure)"),
            (
                "missing", "update",
                """
                id NOT IN (SELECT action FROM action_update WHERE delivery = 'done_and_evidenced')
                AND coalesce((SELECT max(day) FROM action_update WHERE action = action.id), '2022-05-02') < '2022-05-23'
                """
            ),
        ])
    func counts(name: String, value: String, condition: String) async throws {
        let (council, plan) = try await filled()
        let read = try await council.store.read { try PlanRead(plan, in: $0) }
        let found = PlanQuery(TestPageRequest.make(path, [(name, value)])).actions(of: read, on: council.today)
        let direct = try await council.count("SELECT count(*) FROM action WHERE withdrawn_on IS NULL AND (\(condition))")
        #expect(found.count == direct)
        #expect((1..<4).contains(direct), "the sample tells the filter apart from none and from all")
    }

    @Test func `actions of which owner and rule do not say the same are those whose page says so`() async throws {
        let (council, plan) = try await filled()
        let read = try await council.store.read { try PlanRead(plan, in: $0) }
        let found = PlanQuery(TestPageRequest.make(path, [("look", "differs")])).actions(of: read, on: council.today).map(\.text)
        #expect(
            found
                == ["Far", "Late", "Soon", "Done"].filter { text in
                    let ratings = read.actions.first { $0.text == text }.map { read.ratings(of: $0, on: council.today) }
                    return ratings?.deliveryContradiction != nil || ratings?.impactContradiction != nil
                })
        #expect((1..<4).contains(found.count))
    }

    @Test func `a post and a finding are filtered by their identifiers, and filters narrow together`() async throws {
        let (council, plan) = try await filled()
        let read = try await council.store.read { try PlanRead(plan, in: $0) }
        let lead = try #require(read.posts.named("Practice lead"))
        func found(_ query: [(String, String)]) -> [String] {
            PlanQuery(TestPageRequest.make(path, query)).actions(of: read, on: council.today).map(\.text)
        }
        #expect(found([("owner", lead.id.text)]) == ["Late", "Done"])
        #expect(found([("finding", council.health.text)]) == ["Far", "Done"])
        #expect(found([("finding", council.health.text), ("owner", lead.id.text)]) == ["Done"])
        #expect(found([("delivery", "no such word")]).count == 4, "what is not known asks for nothing")
    }

    @Test func `a list is sorted by what the address says, and back again`() async throws {
        let (council, plan) = try await filled()
        let read = try await council.store.read { try PlanRead(plan, in: $0) }
        func sorted(_ by: String) -> [String] {
            PlanQuery(TestPageRequest.make(path, [("sort", by)])).actions(of: read, on: council.today).map(\.text)
        }
        #expect(sorted("due") == ["Late", "Done", "Soon", "Far"])
        #expect(sorted("-due") == sorted("due").reversed())
        #expect(sorted("delivery").prefix(2) == ["Far", "Late"])
        #expect(sorted("") == ["Far", "Late", "Soon", "Done"], "what was not sustained comes first")
    }
}
