import ActionPlans
import ActionPlansWeb
import EvidenceItems
import EvidenceItemsWeb
import GRDB
import Inspections
import InspectionsWeb
import Scrutiny
import SiteKit
import Vocabulary

/// All that the page of the register's publication knows.
struct RegisterFile: Sendable {
    let register: CommitteeRegister
    let check: RegisterCheck
    let settlements: [Settlement]
    let proposal: RegisterRelease.Proposal?
    let proposer: String
    /// When it was last published, and as what.
    let last: (on: Day, snapshot: Digest)?

    init(council: String, in db: Database) throws {
        let evidence = try EvidenceRecords.items(in: db).map {
            EvidenceLine(id: $0.id, title: $0.evidence.title, release: $0.release)
        }
        register = try RegisterFile.register(council, evidence, in: db)
        check = RegisterCheck(
            register, staff: try String.fetchAll(db.cachedStatement(sql: "SELECT name FROM account")), evidence: evidence)
        let sql = """
            SELECT problem, reason, settled_on, coalesce(account.name, settled_by) AS name
            FROM register_settlement LEFT JOIN account ON account.id = settled_by
            """
        settlements = try Row.fetchAll(db.cachedStatement(sql: sql)).map {
            Settlement(problem: $0["problem"], reason: $0["reason"], by: $0["name"], on: $0["settled_on"])
        }
        let open = try Row.fetchOne(
            db.cachedStatement(
                sql: """
                    SELECT register_publication.*, coalesce(account.name, proposed_by) AS name FROM register_publication
                    LEFT JOIN account ON account.id = proposed_by WHERE snapshot IS NULL
                    """))
        proposal = open.map { RegisterRelease.Proposal(by: $0["proposed_by"], on: $0["proposed_on"], content: $0["content"]) }
        proposer = open?["name"] ?? ""
        last = try Row.fetchOne(
            db.cachedStatement(
                sql: """
                    SELECT snapshot, published_on FROM register_publication WHERE snapshot IS NOT NULL
                    ORDER BY published_on DESC, rowid DESC LIMIT 1
                    """)
        ).map { (on: $0["published_on"], snapshot: $0["snapshot"]) }
    }

    var openProblems: [ReportProblem] {
        let settled = Set(settlements.map(\.problem))
        return check.problems.filter { !settled.contains($0.id) || !$0.maySettle }
    }

    var release: RegisterRelease { RegisterRelease(register, openProblems: openProblems.count) }

    /// What everybody may know: nothing that touches an inspection under embargo, whoever asks.
    private static func register(_ council: String, _ evidence: [EvidenceLine], in db: Database) throws -> CommitteeRegister {
        let published = Set(try InspectionRecords.all(in: db).filter { !$0.state.isUnderEmbargo }.map(\.id))
        let posts = try ActionPlanRecords.posts(in: db)
        let known = Dictionary(
            try TieChoice.all(in: published, db).map { ($0.tie.kind.rawValue + $0.tie.subject, $0.standing) }
        ) { first, _ in first }
        let lines = try QuestionRows.within(published, in: db).compactMap { question in
            CommitteeRegister.Line(
                question, owner: question.owner.flatMap { posts.title(of: $0) },
                // What is no longer in the record is shown in the words it had when it was tied; evidence only once it was confirmed.
                evidence: question.ties.map { tie in
                    tie.heldBack(among: evidence) ?? known[tie.kind.rawValue + tie.subject] ?? "\(tie.kind.words): \(tie.words)"
                })
        }
        let coming = try ForwardRows.within(published, in: db).map { item in
            CommitteeRegister.Coming(item, author: item.author.flatMap { posts.title(of: $0) })
        }
        return CommitteeRegister(council: council, lines: lines, coming: coming)
    }
}

extension ScrutinyStore {
    func registerFile() async throws -> RegisterFile { try await store.read { try RegisterFile(council: council, in: $0) } }

    /// What stands in the way of proposing the register, point by point.
    package func openRegisterProblems() async throws -> [ReportProblem] { try await registerFile().openProblems }

    /// One person proposes the register, exactly as it stands now. An earlier proposal gives way.
    package func proposeRegister(today: Day, by changer: Changer) async throws {
        try await store.change(by: changer, .proposePublication, on: "register", note: "register proposed for publication") { db in
            let file = try RegisterFile(council: council, in: db)
            try file.release.mayPropose()
            let content = try Snapshot.content(of: PublicReport(file.register))
            try db.execute(sql: "DELETE FROM register_publication WHERE snapshot IS NULL")
            try db.execute(
                sql: "INSERT INTO register_publication (id, proposed_by, proposed_on, content) VALUES (?, ?, ?, ?)",
                arguments: [Identifier<CommitteeRegister>(), changer.account, today, Digest(of: content).text])
        }
    }

    func withdrawRegister(by changer: Changer) async throws {
        try await store.change(by: changer, .proposePublication, on: "register", note: "proposal of the register taken back") { db in
            try db.execute(sql: "DELETE FROM register_publication WHERE snapshot IS NULL")
        }
    }

    /// Leaves a point of the check as it is, with the reason.
    package func settleRegister(_ problem: String, reason: String, today: Day, by changer: Changer) async throws {
        try await store.change(by: changer, .proposePublication, on: "register", note: "point settled") { db in
            try db.execute(
                sql: """
                    INSERT INTO register_settlement (problem, reason, settled_by, settled_on) VALUES (?, ?, ?, ?)
                    ON CONFLICT (problem) DO UPDATE SET reason = excluded.reason, settled_by = excluded.settled_by,
                        settled_on = excluded.settled_on
                    """, arguments: [problem, reason, changer.account, today])
        }
    }

    /// Another person publishes exactly what was proposed; what was public before stays under its own address.
    package func publishRegister(today: Day, documents: DocumentMaker, by changer: Changer) async throws -> Digest {
        let drawn = try await registerFile()
        let snapshot = try await Snapshot(PublicReport(drawn.register), .register, on: today, documents: documents)
        return try await store.change(by: changer, .publishReport, on: "register", note: "published as \(snapshot.digest)") { db in
            let file = try RegisterFile(council: council, in: db)
            let content = Digest(of: try Snapshot.content(of: PublicReport(file.register)))
            try file.release.mayPublish(file.proposal, by: changer.account, content: content.text)
            guard content == snapshot.digest else { throw PublicationRefusal.changedSinceProposal }
            try snapshot.freeze(in: db)
            try db.execute(
                sql: "UPDATE register_publication SET snapshot = ?, published_by = ?, published_on = ? WHERE snapshot IS NULL",
                arguments: [snapshot.digest, changer.account, today])
            return snapshot.digest
        }
    }
}
