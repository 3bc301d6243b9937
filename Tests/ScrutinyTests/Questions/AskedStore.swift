import ActionPlans
import Foundation
import GRDB
import Inspections
import SiteKit
import Vocabulary

@testable import Scrutiny
@testable import ScrutinyWeb

/// The invented council's store with two posts and questions in every state.
struct AskedStore: Sendable {
    let marlshire: MarlshireStore
    let court = Identifier<Post>()
    let care = Identifier<Post>()
    var questions: QuestionStore { QuestionStore(marlshire.store) }
    var forward: ForwardStore { ForwardStore(marlshire.store) }
    var store: Store { marlshire.store }

    init(state: String = "published") async throws {
        marlshire = try await MarlshireStore(state: state)
        try await marlshire.fill("posts") { [court, care] db in
            try db.execute(sql: "INSERT INTO post (id, title) VALUES (?, 'Court'), (?, 'Care')", arguments: [court, care])
        }
    }

    @discardableResult
    func ask(
        _ words: String = "How many letters are late?", _ kind: CommitteeQuestion.Kind = .question, at meeting: Day = day(5, 11),
        of committee: String = "People", minute: String = "Minute 4", asker: String = "Cllr Pike", owner: Identifier<Post>? = nil,
        due: Day = day(5, 25), exemption: Exemption? = nil
    ) async throws -> Identifier<CommitteeQuestion> {
        try await questions.record(
            QuestionStatement(
                kind: kind, asked: Minuted(committee: committee, meeting: meeting, reference: minute, words: words), asker: asker,
                owner: owner, due: due, exemption: exemption), on: day(6, 15), by: marlshire.author)
    }

    func question(_ id: Identifier<CommitteeQuestion>) async throws -> CommitteeQuestion {
        try await store.read { try QuestionRows.question(id, in: $0) }
    }

    func answer(_ id: Identifier<CommitteeQuestion>, _ position: CommitteeAnswer.Position = .answered, on day: Day = day(5, 20))
        async throws
    {
        try await questions.answer(
            id, position, words: "Letters go out in ten days.", on: day, today: day, version: try await question(id).version,
            by: marlshire.other)
    }

    func judge(_ id: Identifier<CommitteeQuestion>, _ verdict: CommitteeJudgement.Verdict, next: Day? = nil) async throws {
        let minuted = Minuted(committee: "People", meeting: day(6, 8), reference: "Minute 9", words: "Members noted it.")
        try await questions.judge(
            id, CommitteeJudgement(verdict: verdict, minuted: minuted), next: next, today: day(6, 15),
            version: try await question(id).version, by: marlshire.author)
    }

    func tie(_ id: Identifier<CommitteeQuestion>) async throws {
        let choices = try await store.read { try TieChoice.all(in: [marlshire.inspection], $0) }
        guard let finding = choices.first else { throw NotFound() }
        try await questions.tie(id, to: finding, today: day(6, 15), by: marlshire.author)
    }

    /// One of each: waiting and late, waiting and soon, answered, asked again, enough, exempt.
    func filled() async throws {
        try await tie(try await ask("Late?", owner: court))
        try await ask("Soon?", .recommendation, at: day(6, 8), minute: "Minute 2", due: day(7, 1))
        try await answer(try await ask("Answered?", of: "Audit", owner: care))
        let again = try await ask("Again?", .recommendation, minute: "Minute 5", owner: court)
        try await answer(again, .acceptedInPart)
        try await judge(again, .notEnough, next: day(8, 1))
        let enough = try await ask("Enough?", minute: "Minute 6")
        try await answer(enough)
        try await judge(enough, .enough)
        try await ask("Price?", minute: "Minute 7", due: day(6, 30), exemption: .money)
    }
}
