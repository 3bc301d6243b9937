import ActionPlans
import Foundation
import GRDB
import Inspections
import InspectionsWeb
import SiteKit
import Testing
import Vocabulary

@testable import Scrutiny
@testable import ScrutinyWeb

/// The invented council's store with two posts and questions in every state.
struct AskedStore: Sendable {
    let marlshire: MarlshireStore
    let court = Identifier<Post>()
    let care = Identifier<Post>()
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
        try await QuestionRegister.adding.add(
            QuestionRegister.Entry(
                kind: kind, asked: Minuted(committee: committee, meeting: meeting, reference: minute, words: words), asker: asker,
                owner: owner, due: due, exemption: exemption), by: marlshire.author, today: day(6, 15), in: store)
    }

    func question(_ id: Identifier<CommitteeQuestion>) async throws -> CommitteeQuestion {
        try #require(try await store.read { try CommitteeQuestion.load(id, in: $0) })
    }

    func answer(_ id: Identifier<CommitteeQuestion>, _ position: CommitteeAnswer.Position = .answered, on day: Day = day(5, 20))
        async throws
    {
        try await QuestionRegister.answers.perform(
            (position, "Letters go out in ten days.", day), on: id, by: marlshire.other, today: day, in: store)
    }

    func judge(_ id: Identifier<CommitteeQuestion>, _ verdict: CommitteeJudgement.Verdict, next: Day? = nil) async throws {
        let minuted = Minuted(committee: "People", meeting: day(6, 8), reference: "Minute 9", words: "Members noted it.")
        try await QuestionRegister.judges.perform(
            (CommitteeJudgement(verdict: verdict, minuted: minuted), next), on: id, by: marlshire.author, today: day(6, 15), in: store)
    }

    func link(_ id: Identifier<CommitteeQuestion>) async throws {
        let choices = try await store.read { try LinkChoice.all(as: reader, in: $0) }
        try await QuestionRegister.links.perform(
            try #require(choices.first), on: id, by: marlshire.author, today: day(6, 15), in: store)
    }

    func update(_ id: Identifier<CommitteeQuestion>, _ words: String, on day: Day) async throws {
        try await QuestionRegister.updates.perform((words, day), on: id, by: marlshire.author, today: self.today, in: store)
    }

    func plan(
        _ title: String, _ meeting: Day, of committee: String = "People", by author: Identifier<Post>? = nil,
        answering question: Identifier<CommitteeQuestion>? = nil
    ) async throws -> Identifier<WorkProgrammeItem> {
        try await WorkProgrammeRegister.adding.add(
            (title, "", committee, meeting, author, question), by: marlshire.author, today: today, in: store)
    }

    var today: Day { day(6, 15) }
    /// The named reader of every inspection of this store.
    var reader: Viewer { viewer(reads: true) }
    /// Somebody who may read questions and reads no inspection under embargo.
    var other: Viewer { viewer(reads: false) }

    private func viewer(reads: Bool) -> Viewer {
        let person = Person(id: reads ? Self.named : Identifier(), name: "Reader", roles: [.director])
        return Viewer(
            person, Policy([(.readQuestions, [.director]), (.readReports, [.director]), (.readEmbargoed, [.director])]), on: today)
    }

    private static let named = Identifier<Person>()

    /// Names the reader of the inspection.
    func nameReader() async throws {
        try await marlshire.fill("a reader") { [inspection = marlshire.inspection] db in
            try db.execute(
                sql: "INSERT INTO account (id, sign_in, name, active) VALUES (?, 'reader', 'Reader', 1)", arguments: [Self.named])
            try db.execute(sql: "INSERT INTO inspection_reader (inspection, account) VALUES (?, ?)", arguments: [inspection, Self.named])
        }
    }

    /// One of each: waiting and late, waiting and soon, answered, asked again, enough, exempt.
    func filled() async throws {
        try await link(try await ask("Late?", owner: court))
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
