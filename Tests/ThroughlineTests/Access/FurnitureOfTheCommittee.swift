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

extension Furniture {
    /// What is asked and told: a committee's question, an item of the forward plan, two packs and a link to one, a partner with a promise, and a
    /// group of the council's own sign-in.
    static func aroundTheTable(_ kept: [String: String], in store: Store) async throws -> [String: String] {
        let day = AccessCouncil.today
        let minute = Minuted(committee: "People", meeting: day - 20, reference: "Minute 4", words: "How close is it?")
        let question = try await QuestionStore(store).record(
            QuestionStatement(kind: .question, asked: minute, asker: "", owner: nil, due: day + 30), on: day, by: .system)
        let item = try await ForwardStore(store).add(
            ForwardItem(title: "A furnished item", committee: "People", meeting: day + 60), by: .system)
        let group = try await GroupTable(store).add(
            "furnished-group", label: "Furnished", role: .analyst, scope: .wholeService, on: day, by: .system)
        var found = ["tie-kind": "evidence", "question": question.text, "item": item.text, "group": group.text]
        try await store.change(by: .system, .signedIn, on: "furniture") { db in
            try db.execute(
                sql: """
                    INSERT INTO question_tie (question, kind, subject, inspection, words, tied_by, tied_on)
                    VALUES (?, 'evidence', ?, ?, 'Shown', 'x', ?)
                    """, arguments: [question, kept["evidence"], kept["inspection"], day])
        }
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
        }
        return ["pack": pack.text]
    }

    private static func partners(_ kept: [String: String], in store: Store) async throws -> [String: String] {
        guard let action = Identifier<Action>(kept["action"] ?? ""), let plan = Identifier<Plan>(kept["plan"] ?? "") else { return [:] }
        let (acts, day) = (PartnerStore(store), AccessCouncil.today)
        let partner = try await acts.add(name: "Furnished Trust", kind: .health, contact: "", by: .system)
        try await acts.entrust(action, to: partner, on: day, by: .system)
        let promise = try await acts.promise("A nurse", by: day + 30, from: partner, plan: plan, action: action, on: day, by: .system)
        return ["partner": partner.text, "promise": promise.text]
    }

    /// A sentence in a report that rests on nothing, and the point that the check finds in it.
    static func claim(in report: String?, words: String, in store: Store) async throws -> [String: String] {
        guard let report = Identifier<CommitteeReport>(report ?? "") else { return [:] }
        try await store.change(by: .system, .signedIn, on: "furniture") { db in
            try db.execute(
                sql: """
                    INSERT INTO report_section (id, report, position, kind, level, heading, body)
                    VALUES (?, ?, 8, 'own', 'numbered', ?, 'Of all letters 97 per cent were clear.')
                    """, arguments: [Identifier<Furniture>(), report, words])
        }
        let problems = try await ScrutinyStore(store: store, council: "Openly").file(report).check.problems
        return ["point": problems.first { $0.maySettle }?.code].compactMapValues(\.self)
    }
}
