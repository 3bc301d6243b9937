import ActionPlans
import Boards
import Foundation
import GRDB
@testable import OpenIDConnect
import Scrutiny
import SiteKit
import Vocabulary

@testable import BoardsWeb
@testable import ScrutinyWeb

extension Fixtures {
    /// What is asked and told: a committee's question, an item of the work programme, two packs and a link to one, a partner with a commitment, and a
    /// group of the council's own sign-in.
    static func aroundTheTable(_ kept: [String: String], in store: Store) async throws -> [String: String] {
        let day = AccessCouncil.today
        let minute = Minuted(committee: "People", meeting: day - 20, reference: "Minute 4", words: "How close is it?")
        let question = try await QuestionRegister.adding.add(
            QuestionRegister.Entry(kind: .question, asked: minute, asker: "", owner: nil, due: day + 30), by: .system, today: day, in: store
        )
        let item = try await WorkProgrammeRegister.adding.add(
            ("A furnished item", "", "People", day + 60, nil, nil), by: .system, today: day, in: store)
        let group = try await GroupTable(store).add(
            "furnished-group", label: "Furnished", role: .analyst, scope: .wholeService, on: day, by: .system)
        var found = ["linked": "evidence-\(kept["evidence"] ?? "")", "question": question.text, "item": item.text, "group": group.text]
        try await store.change(by: .system, .signedIn, on: "furniture") { db in
            try db.execute(
                sql: """
                    INSERT INTO question_link (question, kind, subject, inspection, words, linked_by, linked_on)
                    VALUES (?, 'evidence', ?, ?, 'Shown', 'x', ?)
                    """, arguments: [question, kept["evidence"], kept["inspection"], day])
        }
        found["statement"] = try await StatementRegister.adding.add(
            .init(
                text: "Children are seen", paper: "A furnished paper", paragraph: "3", said: day - 30, measures: ["C9"],
                gap: "Nothing else"), by: .system, today: day, in: store
        ).text
        found["register-point"] = try await ScrutinyStore(store: store, council: "Openly").registerFile().check.problems.first?.code
        found.merge(try await packs(kept, in: store)) { $1 }
        found.merge(try await partners(kept, in: store)) { $1 }
        return found
    }

    static func packs(_ kept: [String: String], in store: Store) async throws -> [String: String] {
        guard let board = Identifier<Board>(kept["board"] ?? ""), let plan = Identifier<Plan>(kept["plan"] ?? "") else { return [:] }
        let (acts, day) = (PackStore(store, council: "Openly", documents: DocumentMaker(path: "")), AccessCouncil.today)
        let first = try await acts.make(for: board, plan: plan, cutOff: day - 1, on: day, by: .system)
        let pack = Identifier<PackEntry>()
        // A frozen pack cannot be changed: this one has its files from the start.
        try await store.change(by: .system, .signedIn, on: "furniture") { db in
            try db.execute(
                sql: """
                    INSERT INTO pack SELECT ?, board, plan, meeting, 2, title, cut_off, made_on, made_by, digest, content, page, x'00', x'00',
                        missing FROM pack WHERE id = ?
                    """, arguments: [pack, first])
            try PackRecords.copies.seal(pack.text, by: .system, in: store, db)
        }
        return ["pack": pack.text]
    }

    private static func partners(_ kept: [String: String], in store: Store) async throws -> [String: String] {
        guard let action = Identifier<Action>(kept["action"] ?? ""), let plan = Identifier<Plan>(kept["plan"] ?? "") else { return [:] }
        let (acts, day) = (PartnerStore(store), AccessCouncil.today)
        let partner = try await PartnerRegister.adding.add(
            (name: "Furnished Trust", kind: .health, contact: ""), by: .system, today: day, in: store)
        try await acts.assign(action, to: partner, on: day, by: .system)
        let commitment = try await CommitmentRegister.adding.add(
            (partner: partner, what: "A nurse", due: day + 30, target: CommitmentTarget(plan, action)), by: .system, today: day, in: store)
        return ["partner": partner.text, "commitment": commitment.text]
    }

    /// A sentence in a report that rests on nothing, and the point that the check finds in it.
    static func claim(in report: String?, words: String, in store: Store) async throws -> [String: String] {
        guard let report = Identifier<CommitteeReport>(report ?? "") else { return [:] }
        try await store.change(by: .system, .signedIn, on: "furniture") { db in
            try db.execute(
                sql: """
                    INSERT INTO report_section (id, report, position, kind, level, heading, body)
                    VALUES (?, ?, 8, 'other', 'numbered', ?, 'Of all letters 97 per cent were clear.')
                    """, arguments: [Identifier<Fixtures>(), report, words])
        }
        let problems = try await ScrutinyStore(store: store, council: "Openly").file(report).check.problems
        return ["point": problems.first { $0.mayResolve }?.code].compactMapValues(\.self)
    }
}
