import Foundation
import GRDB
import Inspections
import Scrutiny
import SiteKit
import Vocabulary

extension ScrutinyStore {
    /// Begins a report in the council's form, each section with its first text from the record.
    package func createReport(
        _ kind: ReportKind = .committee, on inspection: Identifier<Inspection>, facts: ReportFacts, today: Day, by changer: Changer
    ) async throws -> Identifier<CommitteeReport> {
        let id = Identifier<CommitteeReport>()
        return try await store.change(by: changer, .writeReport, on: id.text, note: "report begun") { db in
            let record = try RecordReader(council: council, db: db).record(of: inspection)
            let begun = CommitteeReport.begun(
                on: inspection, facts: facts, form: kind == .committee ? try form(in: db) : kind.form, record: record, today: today,
                kind: kind)
            try db.execute(
                sql: """
                    INSERT INTO committee_report (id, inspection, begun, title, committee, meeting, item, officer_name, officer_post,
                        officer_email, officer_telephone, portfolio_holder, local_member, exempt_paragraph, exempt_reason, kind)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                    """,
                arguments: [id, inspection, today] + StatementArguments(facts.columns) + [kind.rawValue])
            for (index, section) in begun.sections.enumerated() { try insert(section, at: index, of: id, in: db) }
            let texts = FirstTexts(record: record, facts: facts, today: today)
            for section in begun.sections {
                for tie in texts.ties(of: section.kind) { try insert(tie, of: id, today: today, by: changer, in: db) }
            }
            for (index, clearance) in begun.clearance.enumerated() { try insert(clearance.step, at: index, of: id, in: db) }
            return id
        }
    }

    /// Changes the facts at the head and foot of a report.
    package func editFacts(of report: Identifier<CommitteeReport>, _ facts: ReportFacts, version: Int, by changer: Changer) async throws {
        try await change(report, by: changer, .writeReport, note: "facts changed") { report, db in
            guard report.version == version else { throw report.conflict }
            try db.execute(
                sql: """
                    UPDATE committee_report SET title = ?, committee = ?, meeting = ?, item = ?, officer_name = ?, officer_post = ?,
                        officer_email = ?, officer_telephone = ?, portfolio_holder = ?, local_member = ?, exempt_paragraph = ?,
                        exempt_reason = ?, version = version + 1 WHERE id = ?
                    """, arguments: StatementArguments(facts.columns) + [report.id])
        }
    }

    /// Saves a section's heading and text. A second editor's text is not lost: both are shown.
    package func editSection(
        _ section: Identifier<ReportSection>, of report: Identifier<CommitteeReport>, heading: String, body: String, isComplete: Bool,
        version: Int, by changer: Changer
    ) async throws {
        let saved = try await store.read { try ReportRows.report(report, in: $0).section(section) }
        let changesWords = saved.heading != heading || saved.body != body
        try await change(report, by: changer, .writeReport, note: "section edited", changesWords: changesWords) { report, db in
            let saved = try report.section(section)
            guard saved.version == version else { throw saved.conflict }
            try db.execute(
                sql: "UPDATE report_section SET heading = ?, body = ?, complete = ?, version = version + 1 WHERE id = ?",
                arguments: [heading, body, isComplete, section])
        }
    }

    /// Writes a section anew from the record as it is now, each sentence tied to what it rests on.
    package func redraft(
        _ section: Identifier<ReportSection>, of report: Identifier<CommitteeReport>, version: Int, today: Day, by changer: Changer
    ) async throws {
        try await change(report, by: changer, .writeReport, note: "section written anew from the record") { report, db in
            let saved = try report.section(section)
            guard saved.version == version else { throw saved.conflict }
            let record = try RecordReader(council: council, db: db).record(of: report.inspection)
            let texts = FirstTexts(record: record, facts: report.facts, today: today)
            try db.execute(
                sql: "UPDATE report_section SET body = ?, complete = 0, version = version + 1 WHERE id = ?",
                arguments: [texts.text(of: saved.kind), section])
            for tie in texts.ties(of: saved.kind) { try insert(tie, of: report.id, today: today, by: changer, in: db) }
        }
    }

    /// Makes a section exempt, or public again with nil.
    package func setExemption(
        _ exemption: Exemption?, on section: Identifier<ReportSection>, of report: Identifier<CommitteeReport>, version: Int,
        by changer: Changer
    ) async throws {
        try await change(report, by: changer, .writeReport, note: exemption == nil ? "section made public" : "section made exempt") {
            report, db in
            let saved = try report.section(section)
            guard saved.version == version else { throw saved.conflict }
            try db.execute(
                sql: "UPDATE report_section SET exempt_paragraph = ?, exempt_reason = ?, version = version + 1 WHERE id = ?",
                arguments: [exemption?.paragraph.rawValue, exemption?.publicInterest, section])
        }
    }

    /// Moves a section one place up or down.
    package func moveSection(
        _ section: Identifier<ReportSection>, of report: Identifier<CommitteeReport>, up: Bool, by changer: Changer
    ) async throws {
        try await change(report, by: changer, .writeReport, note: "section moved") { report, db in
            var ids = report.sections.map(\.id)
            guard let index = ids.firstIndex(of: section) else { throw NotFound() }
            let other = up ? index - 1 : index + 1
            guard ids.indices.contains(other) else { return }
            ids.swapAt(index, other)
            for (position, id) in ids.enumerated() {
                try db.execute(sql: "UPDATE report_section SET position = ? WHERE id = ?", arguments: [position, id])
            }
        }
    }

    /// Adds a section of the council's own at the end of the numbered ones.
    package func addSection(
        to report: Identifier<CommitteeReport>, heading: String, level: SectionLevel, by changer: Changer
    ) async throws -> Identifier<ReportSection> {
        let added = ReportSection(kind: .other, level: level, heading: heading)
        return try await change(report, by: changer, .writeReport, note: "section added") { report, db in
            let place = (report.sections.lastIndex { $0.level == .numbered || $0.level == .under } ?? -1) + 1
            try db.execute(
                sql: "UPDATE report_section SET position = position + 1 WHERE report = ? AND position >= ?", arguments: [report.id, place])
            try insert(added, at: place, of: report.id, in: db)
            return added.id
        }
    }

    /// Takes away a section that the council added, or one that this report does not need.
    package func removeSection(
        _ section: Identifier<ReportSection>, of report: Identifier<CommitteeReport>, by changer: Changer
    ) async throws {
        try await change(report, by: changer, .writeReport, note: "section removed") { report, db in
            _ = try report.section(section)
            try db.execute(sql: "DELETE FROM report_section WHERE id = ?", arguments: [section])
        }
    }

    private func insert(_ section: ReportSection, at position: Int, of report: Identifier<CommitteeReport>, in db: Database) throws {
        try db.execute(
            sql: "INSERT INTO report_section (id, report, position, kind, level, heading, body) VALUES (?, ?, ?, ?, ?, ?, ?)",
            arguments: [
                section.id, report, position, section.kind.rawValue, section.level.rawValue, section.heading, section.body,
            ])
    }

    func insert(_ step: ClearanceStep, at position: Int, of report: Identifier<CommitteeReport>, in db: Database) throws {
        try db.execute(
            sql: "INSERT INTO report_clearance (id, report, position, name, post, clear_days) VALUES (?, ?, ?, ?, ?, ?)",
            arguments: [Identifier<Clearance>(), report, position, step.name, step.post, step.clearDays])
    }
}

extension CommitteeReport {
    func section(_ id: Identifier<ReportSection>) throws -> ReportSection {
        guard let section = sections.first(where: { $0.id == id }) else { throw NotFound() }
        return section
    }

    var conflict: EditConflict {
        let facts = facts
        return EditConflict(
            saved: [
                ("title", "Title", facts.title), ("committee", "Committee", facts.committee), ("item", "Item", facts.item),
                ("officer-name", "Responsible officer", facts.officerName), ("officer-post", "Post", facts.officerPost),
                ("officer-email", "Email", facts.officerEmail), ("officer-telephone", "Telephone", facts.officerTelephone),
                ("portfolio-holder", "Portfolio holder", facts.portfolioHolder), ("local-member", "Local member", facts.localMember),
            ], version: version)
    }
}

extension ReportSection {
    var conflict: EditConflict { EditConflict(saved: [("heading", "Heading", heading), ("body", "Text", body)], version: version) }
}

extension ReportFacts {
    /// In the order of the columns that hold them.
    var columns: [(any DatabaseValueConvertible)?] {
        [
            title, committee, meeting, item, officerName, officerPost, officerEmail, officerTelephone, portfolioHolder, localMember,
            exemption?.paragraph.rawValue, exemption?.publicInterest,
        ]
    }
}
