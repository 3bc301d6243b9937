import ActionPlans
import ActionPlansWeb
import GRDB
import Inspections
import InspectionsWeb
import Scrutiny
import SiteKit
import Vocabulary

/// Reads a report from its tables.
enum ReportRows {
    static func report(_ id: Identifier<CommitteeReport>, in db: Database) throws -> CommitteeReport {
        guard let row = try Row.fetchAll(db, literal: "SELECT * FROM committee_report WHERE id = \(id)").first else { throw NotFound() }
        return CommitteeReport(
            id: id, inspection: row["inspection"], facts: try facts(row), sections: try sections(of: id, in: db),
            signOffs: try signOffs(of: id, in: db), draft: row["draft"], state: state(row),
            withdrawal: try PublishedRecords.withdrawal(of: row["snapshot"], in: db),
            officersJudgements: Set(try links(of: id, in: db).filter { $0.link == .officersJudgement }.map(\.sentence)),
            version: row["version"], kind: try row.word("kind", of: "committee_report"))
    }

    static func state(_ row: Row) -> CommitteeReport.State {
        if let frozen = row["frozen"] as String?, let day = row["frozen_on"] as Day? { return .published(on: day, snapshot: frozen) }
        if let snapshot = row["snapshot"] as String?, let day = row["published_on"] as Day? {
            return .published(on: day, snapshot: snapshot)
        }
        guard let by = row["proposed_by"] as String?, let day = row["proposed_on"] as Day?, let content = row["proposed_content"] as String?
        else { return .draft }
        return .proposed(by: by, on: day, content: content)
    }

    static func facts(_ row: Row) throws -> ReportFacts {
        ReportFacts(
            title: row["title"], committee: row["committee"], meeting: row["meeting"], item: row["item"], officerName: row["officer_name"],
            officerPost: row["officer_post"], officerEmail: row["officer_email"], officerTelephone: row["officer_telephone"],
            portfolioHolder: row["portfolio_holder"], localMember: row["local_member"],
            exemption: try Exemption(row, of: "committee_report"))
    }

    static func sections(of report: Identifier<CommitteeReport>, in db: Database) throws -> [ReportSection] {
        try Row.fetchAll(db.cachedStatement(sql: "SELECT * FROM report_section WHERE report = ? ORDER BY position"), arguments: [report])
            .map(section)
    }

    static func section(_ row: Row) throws -> ReportSection {
        ReportSection(
            id: row["id"], kind: try row.word("kind", of: "report_section"), level: try row.word("level", of: "report_section"),
            heading: row["heading"], body: row["body"], isComplete: row["complete"], exemption: try Exemption(row, of: "report_section"),
            version: row["version"])
    }

    static func signOffs(of report: Identifier<CommitteeReport>, in db: Database) throws -> [SignOff] {
        let sql = "SELECT * FROM report_sign_off WHERE report = ? ORDER BY position"
        return try Row.fetchAll(db.cachedStatement(sql: sql), arguments: [report]).map { row in
            SignOff(
                id: row["id"], step: SignOffStep(name: row["name"], post: row["post"], clearDays: row["clear_days"]),
                answer: answer(row), capacity: try capacity(row), version: row["version"])
        }
    }

    private static func capacity(_ row: Row) throws -> SignOff.Capacity? {
        switch row["capacity"] as String? {
        case nil: nil
        case "holder": .holder
        case "on_behalf": .onBehalf(authority: row["authority"])
        case "not_known": .notKnown
        case .some: throw UnreadableValue("report_sign_off", "capacity")
        }
    }

    /// Every response to a step, in the order in which they were given.
    static func responses(to step: Identifier<SignOff>, in db: Database) throws -> [PastResponse] {
        let sql = """
            SELECT report_sign_off_response.*, coalesce(account.name, responded_by) AS name FROM report_sign_off_response
            LEFT JOIN account ON account.id = responded_by WHERE step = ? ORDER BY report_sign_off_response.id
            """
        return try Row.fetchAll(db.cachedStatement(sql: sql), arguments: [step]).map { row in
            PastResponse(
                isSignedOff: row["answer"] == "cleared", by: row["name"], capacity: row["capacity_words"], on: row["responded_on"],
                draft: row["draft"], words: row["words"])
        }
    }

    private static func answer(_ row: Row) -> SignOff.Answer {
        guard let answer = row["answer"] as String?, let by = row["answered_by"] as String?, let day = row["answered_on"] as Day?,
            let draft = row["answered_draft"] as Int?
        else { return .waiting }
        return answer == "cleared"
            ? .signedOff(by: by, on: day, words: row["words"], draft: draft)
            : .notSignedOff(by: by, on: day, words: row["words"], draft: draft)
    }

    static func links(of report: Identifier<CommitteeReport>, in db: Database) throws -> [ClaimLink] {
        let sql = "SELECT sentence, kind, reference, evidence FROM report_link WHERE report = ?"
        return try Row.fetchAll(db.cachedStatement(sql: sql), arguments: [report]).map { row in
            guard let link = ReportLink(try row.word("kind", of: "report_link"), reference: row["reference"]) else {
                throw UnreadableValue("report_link", "reference")
            }
            return ClaimLink(sentence: SentenceKey(stored: row["sentence"]), link: link, evidence: row["evidence"])
        }
    }

    static func resolutions(of report: Identifier<CommitteeReport>, in db: Database) throws -> [Resolution] {
        let sql = """
            SELECT problem, reason, resolved_on, coalesce(account.name, resolved_by) AS name
            FROM report_resolution LEFT JOIN account ON account.id = resolved_by WHERE report = ?
            """
        return try Row.fetchAll(db.cachedStatement(sql: sql), arguments: [report]).map {
            Resolution(problem: $0["problem"], reason: $0["reason"], by: $0["name"], on: $0["resolved_on"])
        }
    }
}

extension Exemption {
    /// Nil only where nothing is stored.
    init?(_ row: Row, of table: String) throws {
        guard let number = row["exempt_paragraph"] as Int? else { return nil }
        guard let paragraph = Schedule12A(rawValue: number),
            let exemption = Exemption(
                paragraph: paragraph, publicInterest: row["exempt_reason"] ?? "", isOpenToMembers: row["exempt_members"])
        else { throw UnreadableValue(table, "exempt_paragraph") }
        self = exemption
    }
}

/// A response to a step of sign-off, as it was given; a later one does not replace it.
struct PastResponse: Sendable, Hashable {
    let isSignedOff: Bool
    let by: String
    let capacity: String
    let on: Day
    let draft: Int
    let words: String
}

/// A claim check issue that a person left as it is, with the reason.
package struct Resolution: Sendable, Hashable {
    let problem: String
    let reason: String
    let by: String
    let on: Day
}

/// Everything a report's pages need: the report, the record it is checked against, and what the claim check found.
package struct ReportFile: Sendable {
    package let report: CommitteeReport
    package let record: ReportRecord
    package let links: [ClaimLink]
    package let resolutions: [Resolution]
    package let check: ClaimCheck
    /// Names of the people who signed off or proposed, by account.
    let names: [String: String]
    let posts: PostBook
    /// The council's template as it is now.
    let template: ReportForm
    let calendar: WorkingDays
    let withdrawing: PublicationWithdrawal.Proposal?

    init(_ id: Identifier<CommitteeReport>, council: String, today: Day, calendar: WorkingDays, in db: Database) throws {
        report = try ReportRows.report(id, in: db)
        record = try RecordReader(council: council, today: today, db: db).record(of: report.inspection)
        links = try ReportRows.links(of: id, in: db)
        resolutions = try ReportRows.resolutions(of: id, in: db)
        check = ClaimCheck(report, against: record, links: links)
        names = Dictionary(
            try Row.fetchAll(db.cachedStatement(sql: "SELECT id, name FROM account")).map { ($0["id"] as String, $0["name"] as String) }
        ) {
            first, _ in first
        }
        posts = try ActionPlanRecords.posts(in: db)
        template = try ScrutinyStore.form(in: db)
        self.calendar = calendar
        withdrawing =
            if case .published(_, let snapshot) = report.state { try WithdrawalProposals.open(Digest(snapshot), in: db) } else { nil }
    }

    /// Steps of the council's template that this report leaves out.
    var stepsLeftOut: [SignOffStep] {
        guard report.kind == .committee else { return [] }
        return template.signOffs.filter { step in
            !report.signOffs.contains { $0.step.name == step.name && $0.step.post.lowercased() == step.post.lowercased() }
        }
    }

    func whoSignsOff(_ step: SignOff, on today: Day) -> WhoSignsOff {
        WhoSignsOff(
            step, of: report, holding: posts.named(step.step.post)?.holding(on: today),
            allowsSeveralSteps: template.allowsSeveralSteps)
    }

    package var openProblems: [ReportProblem] {
        let resolved = Set(resolutions.map(\.problem))
        return check.problems.filter { !resolved.contains($0.id) || !$0.mayResolve }
    }

    package func resolution(of problem: ReportProblem) -> Resolution? { resolutions.first { $0.problem == problem.id } }

    package var publishing: Publishing {
        Publishing(report, record: record, openProblems: openProblems.count, calendar: calendar)
    }

    package var days: SignOffDays { SignOffDays(meeting: report.facts.meeting, calendar: calendar) }

    func name(of account: String) -> String { names[account] ?? "System" }
}

/// A line of the list of reports.
package struct ReportLine: Sendable, Hashable, Identifiable {
    package let id: Identifier<CommitteeReport>
    package let inspection: Identifier<Inspection>
    package let title: String
    package let committee: String
    package let meeting: Day
    /// `draft 3`, `published 29 June 2022`.
    package let stateWords: String
    package let isPublished: Bool
    package let snapshot: Digest?
    package let kind: ReportKind
}

/// Reads of reports that the composition needs. Each takes the connection of the transaction it runs in.
package enum ScrutinyRecords {
    /// - Parameter condition: over `committee_report`.
    package static func reports(where condition: SQL = "1", in db: Database) throws -> [ReportLine] {
        let sql: SQL = """
            SELECT * FROM committee_report WHERE \(literal: condition) ORDER BY meeting DESC, begun DESC, id
            """
        return try Row.fetchAll(db, literal: sql).map { row in
            let facts = try ReportRows.facts(row)
            let report = CommitteeReport(
                id: row["id"], inspection: row["inspection"], facts: facts, sections: [], signOffs: [], draft: row["draft"],
                state: ReportRows.state(row), withdrawal: try PublishedRecords.withdrawal(of: row["snapshot"], in: db),
                kind: try row.word("kind", of: "committee_report"))
            return ReportLine(
                id: report.id, inspection: report.inspection, title: facts.title, committee: facts.committee, meeting: facts.meeting,
                stateWords: report.stateWords, isPublished: report.isPublished, snapshot: row["snapshot"], kind: report.kind)
        }
    }

    /// The reports that this person may see.
    static func reports(as viewer: Viewer, in db: Database) throws -> [ReportLine] {
        try reports(where: viewer.mayKnow(inspection: "committee_report.inspection"), in: db)
    }

    /// The most recently created report of an inspection; nil when there is none.
    package static func latest(of inspection: Identifier<Inspection>, in db: Database) throws -> ReportLine? {
        let sql: SQL = """
            id = (SELECT id FROM committee_report WHERE inspection = \(inspection) AND kind = 'committee'
                ORDER BY begun DESC, meeting DESC, id LIMIT 1)
            """
        return try reports(where: sql, in: db).first
    }

    /// The newest published copy of a report or page on an inspection that was not withdrawn.
    package static func published(on inspection: Identifier<Inspection>, in db: Database) throws -> (on: Day, snapshot: Digest)? {
        let sql = """
            SELECT snapshot, published_on FROM committee_report
            WHERE inspection = ? AND snapshot IS NOT NULL
            AND NOT EXISTS (SELECT 1 FROM published_withdrawal WHERE digest = snapshot) ORDER BY published_on DESC, id LIMIT 1
            """
        return try Row.fetchOne(db.cachedStatement(sql: sql), arguments: [inspection]).flatMap { row in
            (row["snapshot"] as Digest?).map { (on: row["published_on"], snapshot: $0) }
        }
    }

    /// The reports that cite evidence, by piece of evidence; only reports that this person may see.
    package static func citations(seenBy person: Person, _ policy: Policy, in db: Database) throws -> [Identifier<Evidence>: [ReportLine]] {
        let viewer = Viewer(person, policy, on: Day(number: 0))
        let reports = Dictionary(try reports(as: viewer, in: db).map { ($0.id, $0) }) { first, _ in first }
        let rows = try Row.fetchAll(
            db.cachedStatement(sql: "SELECT DISTINCT evidence, report FROM report_link WHERE kind = 'evidence' AND evidence IS NOT NULL"))
        return Dictionary(grouping: rows, by: { $0["evidence"] as Identifier<Evidence> }).mapValues { rows in
            rows.compactMap { reports[$0["report"]] }
        }.filter { !$0.value.isEmpty }
    }
}
