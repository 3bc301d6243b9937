import GRDB
import Scrutiny
import SiteKit
import Vocabulary

/// How a report lies in its tables.
enum ReportRows {
    static func report(_ id: Identifier<CommitteeReport>, in db: Database) throws -> CommitteeReport {
        guard let row = try Row.fetchOne(db.cachedStatement(sql: "SELECT * FROM committee_report WHERE id = ?"), arguments: [id]) else {
            throw NotFound()
        }
        return CommitteeReport(
            id: id, inspection: row["inspection"], facts: facts(row), sections: try sections(of: id, in: db),
            clearance: try clearance(of: id, in: db), draft: row["draft"], state: state(row), version: row["version"],
            kind: ReportKind(rawValue: row["kind"]) ?? .committee)
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

    static func facts(_ row: Row) -> ReportFacts {
        ReportFacts(
            title: row["title"], committee: row["committee"], meeting: row["meeting"], item: row["item"], officerName: row["officer_name"],
            officerPost: row["officer_post"], officerEmail: row["officer_email"], officerTelephone: row["officer_telephone"],
            portfolioHolder: row["portfolio_holder"], localMember: row["local_member"], exemption: exemption(row))
    }

    static func sections(of report: Identifier<CommitteeReport>, in db: Database) throws -> [ReportSection] {
        try Row.fetchAll(db.cachedStatement(sql: "SELECT * FROM report_section WHERE report = ? ORDER BY position"), arguments: [report])
            .map(section)
    }

    static func section(_ row: Row) -> ReportSection {
        ReportSection(
            id: row["id"], kind: SectionKind(rawValue: row["kind"]) ?? .other, level: SectionLevel(rawValue: row["level"]) ?? .closing,
            heading: row["heading"], body: row["body"], isComplete: row["complete"], exemption: exemption(row), version: row["version"])
    }

    static func clearance(of report: Identifier<CommitteeReport>, in db: Database) throws -> [Clearance] {
        let sql = "SELECT * FROM report_clearance WHERE report = ? ORDER BY position"
        return try Row.fetchAll(db.cachedStatement(sql: sql), arguments: [report]).map { row in
            Clearance(
                id: row["id"], step: ClearanceStep(name: row["name"], post: row["post"], clearDays: row["clear_days"]),
                answer: answer(row), version: row["version"])
        }
    }

    private static func answer(_ row: Row) -> Clearance.Answer {
        guard let answer = row["answer"] as String?, let by = row["answered_by"] as String?, let day = row["answered_on"] as Day?,
            let draft = row["answered_draft"] as Int?
        else { return .waiting }
        return answer == "cleared"
            ? .cleared(by: by, on: day, words: row["words"], draft: draft) : .notCleared(by: by, on: day, words: row["words"], draft: draft)
    }

    static func ties(of report: Identifier<CommitteeReport>, in db: Database) throws -> [ClaimTie] {
        let sql = "SELECT sentence, kind, reference, evidence FROM report_tie WHERE report = ?"
        return try Row.fetchAll(db.cachedStatement(sql: sql), arguments: [report]).compactMap { row in
            guard let kind = Tie.Kind(rawValue: row["kind"]), let tie = Tie(kind, reference: row["reference"]) else { return nil }
            return ClaimTie(sentence: SentenceKey(kept: row["sentence"]), tie: tie, evidence: row["evidence"])
        }
    }

    static func settlements(of report: Identifier<CommitteeReport>, in db: Database) throws -> [Settlement] {
        let sql = """
            SELECT problem, reason, settled_on, coalesce(account.name, settled_by) AS name
            FROM report_override LEFT JOIN account ON account.id = settled_by WHERE report = ?
            """
        return try Row.fetchAll(db.cachedStatement(sql: sql), arguments: [report]).map {
            Settlement(problem: $0["problem"], reason: $0["reason"], by: $0["name"], on: $0["settled_on"])
        }
    }

    static func exemption(_ row: Row) -> Exemption? {
        guard let number = row["exempt_paragraph"] as Int?, let paragraph = Schedule12A(rawValue: number) else { return nil }
        return Exemption(paragraph: paragraph, publicInterest: row["exempt_reason"] ?? "")
    }
}

/// A point of the claim check that a person left as it is, with the reason.
package struct Settlement: Sendable, Hashable {
    let problem: String
    let reason: String
    let by: String
    let on: Day
}
