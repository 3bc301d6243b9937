import ActionPlans
import Boards
import BoardsWeb
import EvidenceItems
import Foundation
import GRDB
import Inspections
import Scrutiny
import Testing
import Vocabulary

@testable import ScrutinyWeb
@testable import SiteKit
@testable import Throughline

/// Names, numbers and birthdays of children, planted wherever somebody might have typed them, looked for in everything that leaves.
@Suite("Nothing of a child in what leaves", .serialized)
struct PlantedNamesTests {
    private let day = AccessCouncil.today

    /// A council in whose record a name stands in every place that no pack, no link and no public page draws on.
    private struct Planted: Sendable {
        let council: AccessCouncil
        let board: Identifier<Board>
        let plan: Identifier<Plan>
        let action: Identifier<Action>
        let inspection: Identifier<Inspection>
        /// What would tell of a child.
        let marks: [String]
        let one, other: Changer
        let name = "Quillan Ownfield"

        init() async throws {
            let council = try await AccessCouncil()
            @Sendable func id<T>(_ part: String) async throws -> Identifier<T> {
                try #require(Identifier(try await council.furniture.identifier(for: part) ?? ""))
            }
            let told = try await council.store.read { db in
                try Row.fetchAll(db, sql: "SELECT id, number, born FROM child").flatMap { row -> [String] in
                    let born: Day = row["born"]
                    return [row["id"], row["number"], born.iso, born.description]
                }
            }
            var names: [String] = []
            for name in AccessCouncil.names.values { names += name.split(separator: " ").map(String.init) }
            self.council = council
            board = try await id("board")
            plan = try await id("plan")
            action = try await id("action")
            inspection = try await id("inspection")
            marks = names + told
            one = Changer(account: try #require(council.members[.director]).id.text)
            other = Changer(account: try #require(council.members[.serviceManager]).id.text)
        }

        func fill(_ statements: [(String, StatementArguments)]) async throws {
            try await council.store.change(by: .system, Act("tests.fill", "fill a test’s store"), on: "tests") { db in
                for (sql, arguments) in statements { try db.execute(sql: sql, arguments: arguments) }
            }
        }

        /// The marks that stand in a text.
        func seen(in text: String) -> [String] { marks.filter { text.localizedCaseInsensitiveContains($0) } }
    }

    /// How far a piece of evidence is, by what is written of it.
    private enum Release { case unchecked, checked, held, confirmed, setAside }

    private func add(_ title: String, _ release: Release, to planted: Planted) async throws -> Identifier<Evidence> {
        let (item, version, check) = (Identifier<Evidence>(), Identifier<Planted>().text, Identifier<Planted>().text)
        var statements: [(String, StatementArguments)] = [
            (
                """
                INSERT INTO evidence_item (id, kind, title, grade, added_on, author, set_aside_on, set_aside_reason)
                VALUES (?, 'link', ?, 'practice', ?, 'x', ?, ?)
                """, [item, title, day - 20, release == .setAside ? day - 1 : nil, release == .setAside ? "It names \(planted.name)" : nil]
            ),
            (
                "INSERT INTO evidence_version (id, evidence, number, day, author, note, link) VALUES (?, ?, 1, ?, 'x', ?, 'https://x.example')",
                [version, item, day - 20, planted.name]
            ),
            (
                "INSERT INTO evidence_text (version, title, body, digest) VALUES (?, ?, ?, 'words')",
                [version, title, "\(planted.name) wrote to us."]
            ),
            (
                "INSERT INTO evidence_action (evidence, action, tied_on, tied_by) VALUES (?, ?, ?, 'x')",
                [item, planted.action, day - 20]
            ),
        ]
        if release != .unchecked {
            statements.append(
                (
                    "INSERT INTO evidence_check VALUES (?, ?, ?, 'x', 'x', 'words', '', 0, NULL, NULL)", [check, version, day - 19]
                ))
        }
        if release == .held {
            statements.append(
                (
                    "INSERT INTO evidence_hit (id, evidence_check, position, kind, start, length) VALUES (?, ?, 0, 'name', 0, 7)",
                    [Identifier<Planted>(), check]
                ))
        }
        if release == .confirmed || release == .setAside {
            statements.append(
                (
                    "INSERT INTO evidence_confirmation VALUES (?, ?, 'words', 'y', 'y', ?, ?)",
                    [version, check, day - 18, "As \(planted.name) agreed"]
                ))
        }
        try await planted.fill(statements)
        return item
    }

    /// A name in every column of free text that is not itself meant for a reader outside.
    private func plantEverywhere(_ planted: Planted) async throws {
        let (action, name, audit) = (planted.action, planted.name, Identifier<AuditResult>())
        let day = day
        try await planted.fill([
            (
                "INSERT INTO action_update (action, day, words, delivery, impact, author) VALUES (?, ?, ?, 'off_track', 'better', ?)",
                [action, day - 9, "Seen \(name).", name]
            ),
            (
                "INSERT INTO due_move (action, day, was, became, reason, approved_by) VALUES (?, ?, ?, ?, ?, ?)",
                [action, day - 8, day, day + 9, "\(name) was ill", name]
            ),
            ("INSERT INTO step (id, action, number, text, due) VALUES (?, ?, 90, ?, ?)", [Identifier<Step>(), action, "Ask \(name)", day]),
            (
                """
                INSERT INTO audit_result (id, action, question, day, sample, met, standard, source, author, entered_on)
                VALUES (?, ?, ?, ?, 5, 1, 80, ?, ?, ?)
                """, [audit, action, "Was \(name) asked?", day - 7, name, name, day - 7]
            ),
            (
                "INSERT INTO regression (id, action, audit, since, day, words, answer_by) VALUES (?, ?, ?, ?, ?, ?, ?)",
                [Identifier<Regression>(), action, audit, day - 6, day - 6, name, day + 8]
            ),
            ("UPDATE meeting SET notes = ? WHERE board = ?", ["\(name) was talked of", planted.board]),
            (
                "UPDATE decision SET outcome_on = ?, outcome = 'done', outcome_words = ? WHERE board = ?",
                [day, "\(name) has a home", planted.board]
            ),
        ])
        for (title, release) in [
            ("What \(name) told us", Release.unchecked), ("Letter to \(name)", .checked), ("Case of \(name)", .held),
            ("Set aside: \(name)", .setAside), ("Letters of May", .confirmed),
        ] { _ = try await add(title, release, to: planted) }
    }

    private func makePack(_ planted: Planted) async throws -> [String] {
        let packs = PackStore(planted.council.store, council: "Openly", documents: DocumentMaker(path: "/nowhere"))
        let id = try await packs.make(for: planted.board, plan: planted.plan, cutOff: day, on: day, by: planted.one)
        let token = try await packs.makeLink(to: id, for: "The chair", until: day + 9, on: day, by: planted.one)
        let open = try await planted.council.ask("GET", "/pack/\(token.text)", as: nil)
        #expect(open.status == 200)
        return try await planted.council.store.read { db in
            try [PackRecords.Part.page, .content].map { String(decoding: try PackRecords.bytes($0, of: id, in: db), as: UTF8.self) }
        } + [open.text]
    }

    private func partnersPage(_ planted: Planted) async throws -> String {
        let partners = PartnerStore(planted.council.store)
        let trust = try await PartnerRegister.adding.add(
            (name: "Health Trust", kind: .health, contact: ""), by: planted.one, today: day, in: planted.council.store)
        try await partners.assign(planted.action, to: trust, on: day, by: planted.one)
        try await partners.record(
            "\(planted.name) has an appointment.", from: planted.name, way: .email, delivery: .offTrack, to: planted.action, on: day,
            by: planted.one)
        let commitment = try await CommitmentRegister.adding.add(
            (partner: trust, what: "A clinician", due: day, target: CommitmentTarget(planted.plan)), by: planted.one, today: day,
            in: planted.council.store)
        try await CommitmentRegister.outcome.perform(
            (.notMet, "\(planted.name) waits"), on: commitment, by: planted.one, today: day, in: planted.council.store)
        let token = try await partners.makeLink(to: planted.action, for: "Merrin", until: day + 9, on: day, by: planted.one)
        let reply = try await planted.council.ask("GET", "/partner/\(token.text)", as: nil)
        #expect(reply.status == 200)
        return reply.text
    }

    /// A question tied to evidence that nobody confirmed, settled with a reason and published all the same.
    private func publicPages(_ planted: Planted, tiedTo evidence: Identifier<Evidence>) async throws -> [String] {
        let (question, day) = (Identifier<Planted>().text, day)
        try await planted.fill([
            (
                """
                INSERT INTO committee_question (id, number, kind, committee, meeting, minute, asker, words, due, recorded_by, recorded_on)
                VALUES (?, 77, 'question', 'People', ?, 'Minute 4', 'Cllr Pike', 'Are the letters plain?', ?, 'x', ?)
                """, [question, day - 30, day + 9, day - 29]
            ),
            (
                "INSERT INTO question_link VALUES (?, 'evidence', ?, ?, ?, 'x', ?)",
                [question, evidence, planted.inspection, "What \(planted.name) told us", day - 20]
            ),
        ])
        let scrutiny = ScrutinyStore(store: planted.council.store, council: "Openly")
        for problem in try await scrutiny.registerFile().openProblems {
            try await scrutiny.resolveRegister(problem.id, reason: "Seen", today: day, by: planted.one)
        }
        try await scrutiny.proposeRegister(today: day, by: planted.one)
        let digest = try await scrutiny.publishRegister(today: day, documents: DocumentMaker(path: "/nowhere"), by: planted.other)
        var pages: [String] = []
        for path in ["/published", "/published/questions", "/published/\(digest)"] {
            pages.append(try await planted.council.ask("GET", path, as: nil).text)
        }
        #expect(pages.contains { $0.contains("Evidence withheld") })
        return pages
    }

    @Test func `a name planted across the record is in no pack, behind no link and on no public page`() async throws {
        let planted = try await Planted()
        try await plantEverywhere(planted)
        let unchecked = try await add("What \(planted.name) told us", .unchecked, to: planted)
        let pages =
            try await makePack(planted) + [partnersPage(planted)] + publicPages(planted, tiedTo: unchecked) + makePack(planted)
        #expect(pages.count == 10)
        for page in pages { #expect(planted.seen(in: page) == []) }
        #expect(pages[0].contains("Letters of May") && pages[0].contains("Evidence that cannot be cited yet"))
    }

    @Test func `the look for planted names sees one that a person let through`() async throws {
        let planted = try await Planted()
        _ = try await add("What \(planted.name) told us", .confirmed, to: planted)
        for page in try await makePack(planted) { #expect(Set(planted.seen(in: page)).isSuperset(of: ["Quillan", "Ownfield"])) }
    }
}
