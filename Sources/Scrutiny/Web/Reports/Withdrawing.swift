import GRDB
import InspectionsWeb
import Scrutiny
import SiteKit
import Vocabulary

/// What everybody can read: a report, or the public version of the questions that is shown now.
package enum PublishedCopy: Sendable {
    case report(Identifier<CommitteeReport>)
    case register

    fileprivate var subject: String {
        switch self {
        case .report(let id): id.text
        case .register: "register"
        }
    }

    fileprivate func digest(in db: Database) throws -> Digest {
        switch self {
        case .report(let id):
            let sql = "SELECT snapshot FROM committee_report WHERE id = ?"
            guard let row = try Row.fetchOne(db.cachedStatement(sql: sql), arguments: [id]) else { throw NotFound() }
            guard let digest = row["snapshot"] as Digest? else { throw PublicationRefusal.notPublished }
            return digest
        case .register:
            guard let newest = try PublishedRecords.register(in: db) else { throw PublicationRefusal.notPublished }
            return newest.digest
        }
    }
}

/// Marks what was published as withdrawn, as it was published: proposed by one person and confirmed by another. The page and its files stay as
/// they were published.
extension ScrutinyStore {
    package func proposeWithdrawal(of copy: PublishedCopy, reason: String, today: Day, by changer: Changer) async throws {
        try await store.change(by: changer, .publishReport, on: copy.subject, note: "withdrawal proposed") { db in
            let digest = try copy.digest(in: db)
            if let earlier = try PublishedRecords.withdrawal(of: digest, in: db) {
                throw PublicationRefusal.alreadyWithdrawn(on: earlier.on)
            }
            if let open = try WithdrawalProposals.open(digest, in: db) { throw PublicationRefusal.withdrawalProposed(on: open.on) }
            let staff = try String.fetchAll(db.cachedStatement(sql: "SELECT name FROM account"))
            if let problem = PublicationWithdrawal.problems(in: reason, staff: staff).first {
                throw Problems("reason", "Everybody can read the reason. \(problem.words) \(problem.correction)")
            }
            try db.execute(
                sql: "INSERT INTO withdrawal_proposal (digest, reason, proposed_by, proposed_on) VALUES (?, ?, ?, ?)",
                arguments: [digest, reason, changer.account, today])
        }
    }

    /// Another person confirms the withdrawal. Anybody who may publish, the proposer included, ends the proposal instead.
    package func answerWithdrawal(of copy: PublishedCopy, confirmed: Bool, today: Day, by changer: Changer) async throws {
        let note = confirmed ? "marked as withdrawn" : "proposal to withdraw ended"
        try await store.change(by: changer, .publishReport, on: copy.subject, note: note) { db in
            let digest = try copy.digest(in: db)
            guard let open = try WithdrawalProposals.open(digest, in: db) else { throw PublicationRefusal.noWithdrawalProposed }
            if confirmed {
                try open.mayConfirm(by: changer.account)
                try db.execute(
                    sql: """
                        INSERT INTO published_withdrawal (digest, withdrawn, reason, proposed_by, confirmed_by) VALUES (?, ?, ?, ?, ?)
                        """, arguments: [digest, today, open.reason, open.by, changer.account])
            }
            try db.execute(sql: "DELETE FROM withdrawal_proposal WHERE digest = ?", arguments: [digest])
        }
    }
}

enum WithdrawalProposals {
    static func open(_ digest: Digest?, in db: Database) throws -> PublicationWithdrawal.Proposal? {
        let sql = "SELECT reason, proposed_by, proposed_on FROM withdrawal_proposal WHERE digest = ?"
        return try Row.fetchOne(db.cachedStatement(sql: sql), arguments: [digest]).map {
            PublicationWithdrawal.Proposal(reason: $0["reason"], by: $0["proposed_by"], on: $0["proposed_on"])
        }
    }

    /// What waits for another person, with the inspection that a report is about.
    static func deadlines(as viewer: Viewer, in db: Database) throws -> [Deadline] {
        let sql: SQL = """
            SELECT withdrawal_proposal.proposed_by, withdrawal_proposal.proposed_on, committee_report.id AS report, published_snapshot.title FROM withdrawal_proposal
            JOIN published_snapshot ON published_snapshot.digest = withdrawal_proposal.digest
            LEFT JOIN committee_report ON committee_report.snapshot = withdrawal_proposal.digest
            WHERE committee_report.id IS NULL OR \(literal: viewer.mayKnow(inspection: "committee_report.inspection")) ORDER BY withdrawal_proposal.proposed_on
            """
        return try Row.fetchAll(db, literal: sql).map { row in
            let (proposer, day): (String, Day) = (row["proposed_by"], row["proposed_on"])
            let report: Identifier<CommitteeReport>? = row["report"]
            return Deadline(
                id: "withdrawal-\(report?.text ?? "register")", due: day + 1, title: "“\(row["title"] as String)” is to be withdrawn",
                reason: "Proposed on \(day); everybody still reads it", step: "Confirm or refuse",
                path: report.map { ScrutinyPlaces.publication.path($0) } ?? ScrutinyPlaces.register.path,
                next: .whoever(may: .publishReport, besides: [proposer]))
        }
    }
}

/// The part of a page of publication that withdraws.
struct WithdrawalForm {
    let request: PageRequest
    let path: String
    let proposal: PublicationWithdrawal.Proposal?
    /// The name of whoever proposed it.
    let proposer: String
    let problems: Problems?

    var html: HTML? {
        if let proposal { return waiting(proposal) }
        guard request.may(.publishReport) else { return nil }
        let fields = FormFields(typed: request.form.has("reason") ? request.form : nil, problems: problems)
        return """
            <details\(" open", when: problems != nil)><summary>Propose withdrawal</summary>
            <p>Another person confirms it. The published page and its files stay as they are. The page and the list then say that it was withdrawn and why.</p>
            \(request.form(to: path, """
                \(fields.area("reason", "Why is it withdrawn?", hint: "Everybody can read this. Do not name anyone.", rows: 3))
                <p><button class="btn quiet">Propose withdrawal</button></p>
                """))</details>
            """
    }

    private func waiting(_ proposal: PublicationWithdrawal.Proposal) -> HTML {
        let isOwn = proposal.by == request.person.id.text
        func answer(_ words: String, _ value: String) -> HTML? {
            request.may(.publishReport) ? request.button(words, to: path, fields: [("answer", value)]) : nil
        }
        let step: HTML? =
            isOwn
            ? "<p>You proposed it, so another person must confirm it.</p>"
            : request.may(.publishReport)
                ? "<p>Confirming cannot be undone.</p>" : "<p>Someone with permission to publish must confirm it.</p>"
        return """
            <div class="note doubt"><p>\(proposer) proposed on \(proposal.on) to withdraw it: \(proposal.reason)</p>\(step)
            <div class="row">\(isOwn ? nil : answer("Confirm withdrawal", "confirm"))\(answer("End the proposal", "end"))</div></div>
            """
    }
}

extension ScrutinyPages {
    /// Proposes, confirms or ends a withdrawal, whichever the form contains.
    func withdraw(_ copy: PublishedCopy, _ request: PageRequest, then path: String) async throws -> Answer {
        let answer = request.form["answer"]
        if ["confirm", "end"].contains(answer) {
            try await scrutiny.answerWithdrawal(of: copy, confirmed: answer == "confirm", today: request.today, by: request.changer)
            return .seeOther(
                path, saying: answer == "confirm" ? "Withdrawn. Its page and the list say so." : "Ended: the proposal to withdraw.")
        }
        var reader = FormReader(request.form)
        let reason = reader.text("reason", "Enter why it is withdrawn", limit: 1000)
        try reader.finish()
        try await scrutiny.proposeWithdrawal(of: copy, reason: reason, today: request.today, by: request.changer)
        return .seeOther(path, saying: "Proposed: the withdrawal. Another person confirms it.")
    }
}
