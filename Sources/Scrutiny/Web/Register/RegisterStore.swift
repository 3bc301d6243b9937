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

/// Everything the publication page of the register needs.
struct RegisterFile: Sendable {
    let register: CommitteeRegister
    let check: RegisterCheck
    let resolutions: [Resolution]
    let proposal: RegisterRelease.Proposal?
    let proposer: String
    /// The version that holds, or where every one was withdrawn the newest.
    let last: PublishedRecords.Line?
    let withdrawing: PublicationWithdrawal.Proposal?
    let withdrawalProposer: String

    init(council: String, today: Day, in db: Database) throws {
        let evidence = try EvidenceRecords.items(in: db).map {
            EvidenceLine(id: $0.id, title: $0.evidence.title, release: $0.release)
        }
        register = try RegisterFile.register(council, evidence, today, in: db)
        check = RegisterCheck(
            register, staff: try String.fetchAll(db.cachedStatement(sql: "SELECT name FROM account")), evidence: evidence)
        let sql = """
            SELECT problem, reason, resolved_on, coalesce(account.name, resolved_by) AS name
            FROM register_resolution LEFT JOIN account ON account.id = resolved_by
            """
        resolutions = try Row.fetchAll(db.cachedStatement(sql: sql)).map {
            Resolution(problem: $0["problem"], reason: $0["reason"], by: $0["name"], on: $0["resolved_on"])
        }
        let open = try Row.fetchOne(
            db.cachedStatement(
                sql: """
                    SELECT register_publication.*, coalesce(account.name, proposed_by) AS name FROM register_publication
                    LEFT JOIN account ON account.id = proposed_by WHERE snapshot IS NULL
                    """))
        proposal = open.map { RegisterRelease.Proposal(by: $0["proposed_by"], on: $0["proposed_on"], content: $0["content"]) }
        proposer = open?["name"] ?? ""
        last = try PublishedRecords.register(in: db)
        withdrawing = try WithdrawalProposals.open(last?.digest, in: db)
        withdrawalProposer =
            try withdrawing.flatMap { Identifier<Person>($0.by) }.flatMap {
                try String.fetchOne(db.cachedStatement(sql: "SELECT name FROM account WHERE id = ?"), arguments: [$0])
            } ?? "System"
    }

    var openProblems: [ReportProblem] {
        let resolved = Set(resolutions.map(\.problem))
        return check.problems.filter { !resolved.contains($0.id) || !$0.mayResolve }
    }

    var release: RegisterRelease { RegisterRelease(register, openProblems: openProblems.count) }

    /// What may be public: nothing linked to an inspection under embargo, whoever asks.
    private static func register(_ council: String, _ evidence: [EvidenceLine], _ today: Day, in db: Database) throws -> CommitteeRegister {
        let posts = try ActionPlanRecords.posts(in: db)
        let known = Dictionary(
            try LinkChoice.all(as: Viewer(.visitor, Policy([]), on: today), in: db).map {
                ($0.link.kind.rawValue + $0.link.subject, $0.status)
            }
        ) { first, _ in first }
        let lines = try CommitteeQuestion.all(as: .anyone, in: db).compactMap { question in
            CommitteeRegister.Line(
                question, owner: question.owner.flatMap { posts.title(of: $0) },
                // What is no longer in the record is shown in the words it had when it was linked; evidence only once confirmed.
                evidence: question.links.map { link in
                    link.heldBack(among: evidence) ?? known[link.kind.rawValue + link.subject] ?? "\(link.kind.words): \(link.words)"
                })
        }
        let coming = try WorkProgrammeItem.all(as: .anyone, in: db).map { item in
            CommitteeRegister.Coming(item, author: item.author.flatMap { posts.title(of: $0) })
        }
        return CommitteeRegister(council: council, lines: lines, coming: coming)
    }
}

extension ScrutinyStore {
    func registerFile() async throws -> RegisterFile {
        try await store.read { [today] in try RegisterFile(council: council, today: today, in: $0) }
    }

    /// The issues to resolve before the register can be proposed.
    package func openRegisterProblems() async throws -> [ReportProblem] { try await registerFile().openProblems }

    /// One person proposes the register exactly as it is now. This replaces an earlier proposal.
    package func proposeRegister(today: Day, by changer: Changer) async throws {
        try await store.change(by: changer, .proposePublication, on: "register", note: "register proposed for publication") { db in
            let file = try RegisterFile(council: council, today: self.today, in: db)
            try file.release.mayPropose()
            let content = try Snapshot.content(of: PublicReport(file.register))
            try db.execute(sql: "DELETE FROM register_publication WHERE snapshot IS NULL")
            try db.execute(
                sql: "INSERT INTO register_publication (id, proposed_by, proposed_on, content) VALUES (?, ?, ?, ?)",
                arguments: [Identifier<CommitteeRegister>(), changer.account, today, Digest(of: content).text])
        }
    }

    func withdrawRegister(by changer: Changer) async throws {
        try await store.change(by: changer, .proposePublication, on: "register", note: "proposal of the register withdrawn") { db in
            try db.execute(sql: "DELETE FROM register_publication WHERE snapshot IS NULL")
        }
    }

    /// Leaves an issue of the check as it is, with the reason.
    package func resolveRegister(_ problem: String, reason: String, today: Day, by changer: Changer) async throws {
        try await store.change(by: changer, .proposePublication, on: "register", note: "issue resolved with a reason") { db in
            try db.execute(
                sql: """
                    INSERT INTO register_resolution (problem, reason, resolved_by, resolved_on) VALUES (?, ?, ?, ?)
                    ON CONFLICT (problem) DO UPDATE SET reason = excluded.reason, resolved_by = excluded.resolved_by,
                        resolved_on = excluded.resolved_on
                    """, arguments: [problem, reason, changer.account, today])
        }
    }

    /// Another person publishes exactly what was proposed; earlier versions keep their addresses.
    package func publishRegister(today: Day, documents: DocumentMaker, by changer: Changer) async throws -> Digest {
        let drawn = try await registerFile()
        let signed = try await store.read { try AuditMemory.newest(in: $0)?.words }
        let snapshot = try await Snapshot(PublicReport(drawn.register), .register, on: today, documents: documents, signed: signed)
        return try await store.change(by: changer, .publishReport, on: "register", note: "published as \(snapshot.digest)") { db in
            let file = try RegisterFile(council: council, today: self.today, in: db)
            let content = Digest(of: try Snapshot.content(of: PublicReport(file.register)))
            try file.release.mayPublish(file.proposal, by: changer.account, content: content.text)
            guard content == snapshot.digest else { throw PublicationRefusal.changedSinceProposal }
            try snapshot.freeze(in: db)
            try ScrutinyCopies.published.seal(snapshot.digest.text, by: changer, in: store, db)
            try db.execute(
                sql: "UPDATE register_publication SET snapshot = ?, published_by = ?, published_on = ? WHERE snapshot IS NULL",
                arguments: [snapshot.digest, changer.account, today])
            return snapshot.digest
        }
    }
}
