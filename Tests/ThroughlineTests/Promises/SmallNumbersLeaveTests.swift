import ActionPlans
import ActionPlansWeb
import Boards
import BoardsWeb
import Foundation
import GRDB
import Indicators
import IndicatorsWeb
import Inspections
import Scrutiny
import Testing
import Vocabulary

@testable import ScrutinyWeb
@testable import SiteKit
@testable import Throughline

/// The same figures of each class, read in a pack and in the public register.
@Suite("One rule for small numbers in what leaves", .serialized)
struct SmallNumbersLeaveTests {
    private let day = AccessCouncil.today

    private struct Shown: Sendable {
        let pack, register: String
    }

    private func shown() async throws -> Shown {
        let council = try await AccessCouncil()
        @Sendable func id<T>(_ part: String) async throws -> Identifier<T> {
            try #require(Identifier(try await council.furniture.identifier(for: part) ?? ""))
        }
        let (one, other) = (
            Changer(account: try #require(council.members[.director]).id.text),
            Changer(account: try #require(council.members[.serviceManager]).id.text)
        )
        let (plan, inspection): (Identifier<Plan>, Identifier<Inspection>) = (try await id("plan"), try await id("inspection"))
        let action: Identifier<Action> = try await id("action")
        let (measures, acts) = (MeasureStore(council.store) { _, _ in }, ActionPlanStore(council.store))
        for (number, (counted, part, whole)) in [
            (CountedSubject.families, 53, 54), (.staff, 26, 27), (.children, 9, 18), (.documents, 61, 62),
        ].enumerated() {
            let measure = try await measures.add(
                MeasureDraft(name: "Share of \(counted.rawValue)", counted: counted, source: "Tracker"), on: day - 9, by: one)
            try await measures.addValue(
                to: measure,
                FigureDraft(day: day - 9, figure: TypedFigure(numerator: part, denominator: whole), source: "Tracker"), on: day - 9, by: one
            )
            try await acts.link(measure, to: action, on: day - 8, by: one)
            let question = Identifier<Shown>().text
            try await council.store.change(by: .system, Act("tests.fill", "fill a test’s store"), on: "tests") { [day] db in
                try db.execute(
                    sql: """
                        INSERT INTO committee_question (id, number, kind, committee, meeting, minute, asker, words, due, recorded_by, recorded_on)
                        VALUES (?, ?, 'question', 'People', ?, 'Minute 4', 'Cllr Pike', 'Is it so?', ?, 'x', ?)
                        """, arguments: [question, 90 + number, day - 30, day + 9, day - 29])
                try db.execute(
                    sql: "INSERT INTO question_link VALUES (?, 'measure', ?, ?, 'x', 'x', ?)",
                    arguments: [question, measure, inspection, day - 20])
            }
        }
        let packs = PackStore(council.store, council: "Openly", documents: DocumentMaker(path: "/nowhere"))
        let pack = try await packs.make(for: try await id("board"), plan: plan, cutOff: day, on: day, by: one)
        let scrutiny = ScrutinyStore(store: council.store, council: "Openly", clock: Clock(fixed: day))
        for problem in try await scrutiny.registerFile().openProblems {
            try await scrutiny.resolveRegister(problem.id, reason: "Seen", today: day, by: one)
        }
        try await scrutiny.proposeRegister(today: day, by: one)
        let digest = try await scrutiny.publishRegister(today: day, documents: DocumentMaker(path: "/nowhere"), by: other)
        return Shown(
            pack: try await council.ask("GET", "/packs/\(pack)", as: council.members[.director]).text,
            register: try await council.ask("GET", "/published/\(digest)", as: nil).text)
    }

    @Test func `a pack and the public register hide and show the same figures, by who or what is counted, and say so once`() async throws {
        let shown = try await shown()
        for (paper, text) in [("pack", shown.pack), ("register", shown.register)] {
            #expect(!text.contains("53 of 54") && !text.contains("26 of 27"), "\(paper): a rest of one")
            #expect(text.contains("50% (9 of 18)") && text.contains("(61 of 62)"), "\(paper): not small, and documents")
            #expect(text.contains(SmallNumbers.words), "\(paper)")
            #expect(text.components(separatedBy: SmallNumbers.statement).count == 2, "\(paper): said once")
        }
    }
}
