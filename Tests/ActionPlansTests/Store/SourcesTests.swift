import ActionPlans
import GRDB
import Inspections
import SiteKit
import Testing
import Vocabulary

@testable import ActionPlansWeb

@Suite("One plan, many sources")
struct SourcesTests {
    /// A plan of one action, with a peer review of two findings.
    private func reviewed() async throws -> (
        council: Marlshire, plan: Identifier<Plan>, source: Identifier<PlanSource>, findings: [Identifier<Finding>]
    ) {
        let council = try await Marlshire()
        let plan = try await council.plan()
        let source = try await council.acts.addSource(
            to: plan, .peerReview, title: "Peer review", day: day(5, 24), on: day(5, 30), by: council.changer)
        var findings: [Identifier<Finding>] = []
        for (kind, text) in [(FindingKind.recommendation, "Tell schools"), (.strength, "The same managers each day")] {
            findings.append(
                try await council.acts.addFinding(to: source, of: plan, kind, text, on: day(5, 30), by: council.changer))
        }
        return (council, plan, source, findings)
    }

    private func read(_ council: Marlshire, _ plan: Identifier<Plan>) async throws -> PlanRead {
        try await council.store.read { try PlanRead(plan, in: $0) }
    }

    @Test func `a finding of a source gets the next number in the plan`() async throws {
        let (council, plan, _, findings) = try await reviewed()
        let numbers = try await read(council, plan).numbers
        #expect(findings.map { numbers[$0] } == [4, 5], "the inspection has three")
    }

    @Test func `an action names all the findings it answers, wherever they come from`() async throws {
        let (council, plan, source, findings) = try await reviewed()
        let id = try await council.acts.addAction(
            to: plan, council.draft("Both", for: [council.homes, findings[0]]), on: day(6, 1), by: council.changer)
        let read = try await read(council, plan)
        let action = try read.action(id)
        #expect(Set(action.findings) == [council.homes, findings[0]])
        #expect(read.unanswered.map(\.text) == ["What must improve in emotional-health"])
        let finding = try #require(read.finding(findings[0]))
        #expect(read.path(of: finding) == ActionPlanPlaces.source.path(plan, source) + "#f\(findings[0])")
    }

    @Test func `an action that answers only a source's finding is numbered by it`() async throws {
        let (council, plan, _, findings) = try await reviewed()
        let id = try await council.acts.addAction(
            to: plan, council.draft("Schools", for: [findings[0]]), on: day(6, 1), by: council.changer)
        #expect(try await read(council, plan).action(id).ref.description == "A4.1")
    }

    @Test func `a finding of another plan's source is refused`() async throws {
        let (council, plan, _, _) = try await reviewed()
        await #expect(throws: NotFound.self) {
            try await council.acts.addAction(to: plan, council.draft("x", for: [Identifier()]), on: day(6, 1), by: council.changer)
        }
    }

    @Test func `one source's part is frozen by itself and stays as it was`() async throws {
        let (council, plan, source, findings) = try await reviewed()
        let id = try await council.acts.addAction(
            to: plan, council.draft("Schools", for: [findings[0]]), on: day(6, 1), by: council.changer)
        let version = try await council.acts.freeze(
            plan, source: source, name: "Peer review, as sent", recipients: "The peer team", on: day(6, 2), by: council.changer)
        try await council.acts.moveDue(
            id, to: day(9, 1), reason: "x", approvedBy: "Board", on: council.today, by: council.changer)
        let kept = try #require(try await council.store.read { try PlanVersions.content(of: version, in: plan, $0) })
        #expect(kept.snapshot.actions.map(\.text) == ["Schools"])
        #expect(kept.snapshot.actions.map(\.due) == [day(6, 30)])
        await #expect(throws: DatabaseError.self) {
            try await council.store.change(by: .system, .editPlan, on: "x") { try $0.execute(sql: "UPDATE plan_version SET content = ''") }
        }
    }

    @Test func `any two versions are told apart in words, with who moved a day and why`() async throws {
        let (council, plan, _, _) = try await reviewed()
        let action = try #require(try await council.actions(plan).first)
        let version = try await council.acts.freeze(plan, name: "May", on: day(5, 31), by: council.changer)
        try await council.acts.moveDue(
            action.id, to: day(8, 31), reason: "Supplier", approvedBy: "Board", on: day(6, 10), by: council.changer)
        try await council.acts.addAction(to: plan, council.draft("New", for: [council.health]), on: day(6, 12), by: council.changer)
        let kept = try #require(try await council.store.read { try PlanVersions.content(of: version, in: plan, $0) })
        let read = try await read(council, plan)
        let now = PlanSnapshot.items(read.actions, posts: read.posts, findings: FindingTexts(read.findings), on: day(6, 12))
        let moves = Dictionary(read.actions.map { ($0.id, $0.moves) }) { first, _ in first }
        let story = VersionChanges(
            PlanComparison(sent: kept.snapshot.actions, now: now), moves: moves, after: day(5, 31), upTo: council.today)
        #expect(story.lines.map(\.ref) == ["A1.1", "A3.1"])
        #expect(
            story.lines[0].words == [
                "due date changed from 30 June 2022 to 31 August 2022, approved by Board on 10 June 2022, because: Supplier"
            ])
        #expect(story.lines[1].words == ["added: New"])
    }

    @Test func `the gaps are what they are, and each is closed by what mends it`() async throws {
        let (council, plan, _, findings) = try await reviewed()
        func gaps() async throws -> PlanGaps { try await read(council, plan).gaps(on: council.today) }
        let before = try await gaps()
        let direct = try await council.count(
            "SELECT count(*) FROM action WHERE withdrawn_on IS NULL AND id NOT IN (SELECT action FROM action_measure)")
        #expect(before[.actionWithoutMeasure].count == direct)
        #expect(before[.findingWithoutAction].count == 3, "two of the inspection and one of the review")
        #expect(before[.strengthNotWatched].count == 1)
        #expect(before[.actionWithoutOwner].count == 1 && before[.actionWithoutEvidence].count == 1)
        try await council.acts.watch(
            findings[1], of: plan, by: "Head of front door", sign: "Is it the same manager?", measure: nil, on: council.today,
            changer: council.changer)
        let action = try #require(try await council.actions(plan).first)
        try await council.acts.link(council.measure("Letters"), to: action.id, on: council.today, by: council.changer)
        let after = try await gaps()
        #expect(after[.strengthNotWatched].isEmpty && after[.actionWithoutMeasure].isEmpty)
        #expect(after.count == before.count - 2)
    }

    @Test func `only a strength is watched, by a post and a sign`() async throws {
        let (council, plan, _, findings) = try await reviewed()
        await #expect(throws: NotFound.self) {
            try await council.acts.watch(
                findings[0], of: plan, by: "Head", sign: "x", measure: nil, on: council.today, changer: council.changer)
        }
        await #expect(throws: DatabaseError.self) {
            try await council.acts.watch(
                findings[1], of: plan, by: "Head", sign: "", measure: nil, on: council.today, changer: council.changer)
        }
    }
}
