import Foundation
import GRDB
import Inspections
import InspectionsWeb
import Scrutiny
import SiteKit
import Vocabulary

extension ScrutinyStore {
    /// Creates a report from the council's template, each section drafted from the record.
    package func createReport(
        _ kind: ReportKind = .committee, on inspection: Identifier<Inspection>, facts: ReportFacts, today: Day, by changer: Changer
    ) async throws -> Identifier<CommitteeReport> {
        let id = Identifier<CommitteeReport>()
        return try await store.change(by: changer, .writeReport, on: id.text, note: "report created") { db in
            let record = try RecordReader(council: council, today: today, db: db).record(of: inspection)
            let started = CommitteeReport.started(
                on: inspection, facts: facts, form: kind == .committee ? try ScrutinyStore.form(in: db) : kind.form, record: record,
                kind: kind)
            try db.execute(
                sql: """
                    INSERT INTO committee_report (id, inspection, begun, title, committee, meeting, item, officer_name, officer_post,
                        officer_email, officer_telephone, portfolio_holder, local_member, exempt_paragraph, exempt_reason,
                        exempt_members, kind) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                    """,
                arguments: [id, inspection, today] + StatementArguments(facts.columns) + [kind.rawValue])
            for (index, section) in started.sections.enumerated() { try insert(section, at: index, of: id, in: db) }
            let texts = FirstTexts(record: record, facts: facts, for: kind)
            for section in started.sections {
                for link in texts.links(of: section.kind) { try insert(link, of: id, today: today, by: changer, in: db) }
            }
            for (index, signOff) in started.signOffs.enumerated() { try insert(signOff.step, at: index, of: id, in: db) }
            return id
        }
    }

    /// Changes the details at the top and bottom of a report.
    package func editFacts(of report: Identifier<CommitteeReport>, _ facts: ReportFacts, version: Int, by changer: Changer) async throws {
        try await change(report, by: changer, .writeReport, note: "details changed") { report, db in
            guard report.version == version else { throw report.conflict }
            try db.execute(
                sql: """
                    UPDATE committee_report SET title = ?, committee = ?, meeting = ?, item = ?, officer_name = ?, officer_post = ?,
                        officer_email = ?, officer_telephone = ?, portfolio_holder = ?, local_member = ?, exempt_paragraph = ?,
                        exempt_reason = ?, exempt_members = ?, version = version + 1 WHERE id = ?
                    """, arguments: StatementArguments(facts.columns) + [report.id])
        }
    }

    /// Saves a section's heading and text. If someone else saved it meanwhile, both texts are shown.
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

    /// Redrafts a section from the current record, each sentence linked to its source.
    package func redraft(
        _ section: Identifier<ReportSection>, of report: Identifier<CommitteeReport>, version: Int, today: Day, by changer: Changer
    ) async throws {
        try await change(report, by: changer, .writeReport, note: "section redrafted from the record") { report, db in
            let saved = try report.section(section)
            guard saved.version == version else { throw saved.conflict }
            let record = try RecordReader(council: council, today: today, db: db).record(of: report.inspection)
            let texts = FirstTexts(record: record, facts: report.facts, for: report.kind)
            try db.execute(
                sql: "UPDATE report_section SET body = ?, complete = 0, version = version + 1 WHERE id = ?",
                arguments: [texts.text(of: saved.kind), section])
            for link in texts.links(of: saved.kind) { try insert(link, of: report.id, today: today, by: changer, in: db) }
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
            guard saved.version == version else { throw saved.exemptionConflict }
            try db.execute(
                sql: """
                    UPDATE report_section SET exempt_paragraph = ?, exempt_reason = ?, exempt_members = ?, version = version + 1 WHERE id = ?
                    """,
                arguments: [exemption?.paragraph.rawValue, exemption?.publicInterest, exemption?.isOpenToMembers == true, section])
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

    /// Adds a section after the numbered ones.
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

    /// Removes a section that this report does not need.
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

    func insert(_ step: SignOffStep, at position: Int, of report: Identifier<CommitteeReport>, in db: Database) throws {
        try db.execute(
            sql: "INSERT INTO report_sign_off (id, report, position, name, post, clear_days) VALUES (?, ?, ?, ?, ?, ?)",
            arguments: [Identifier<SignOff>(), report, position, step.name, step.post, step.clearDays])
    }
}

extension CommitteeReport {
    func section(_ id: Identifier<ReportSection>) throws -> ReportSection {
        guard let section = sections.first(where: { $0.id == id }) else { throw NotFound() }
        return section
    }

    var conflict: EditConflict {
        let facts = facts
        var fields: [EditConflict.Field] = [
            .text("title", "Title", facts.title), .text("committee", kind == .committee ? "Committee" : "Audience", facts.committee),
            .day("meeting", kind == .committee ? "Meeting date" : "Needed by", facts.meeting),
            .text("officer-name", "Responsible officer", facts.officerName), .text("officer-post", "Job title", facts.officerPost),
            .text("officer-email", "Email", facts.officerEmail), .text("officer-telephone", "Telephone", facts.officerTelephone),
        ]
        if kind == .committee {
            fields += [
                .text("item", "Agenda item number", facts.item), .text("portfolio-holder", "Portfolio holder", facts.portfolioHolder),
                .text("local-member", "Local member", facts.localMember),
                .choice(
                    "publicity", "Is the whole report exempt?", [facts.exemption == nil ? "public" : "exempt"],
                    of: [("public", "No, it is public"), ("exempt", "Yes, all of it")]),
                .exemption(facts.exemption),
            ]
        }
        return EditConflict(fields, version: version)
    }
}

extension EditConflict.Field {
    /// The fields of an exemption belong together: what is saved of one makes no sense with what was typed of another.
    static func exemption(_ exemption: Exemption?) -> EditConflict.Field {
        let words = exemption.map {
            "Paragraph \($0.paragraph.rawValue). \($0.publicInterest)\($0.isOpenToMembers ? " Members of the committee may read it." : "")"
        }
        return EditConflict.Field("Exemption", saved: words ?? "Public") { FactsForm.exemption($0, exemption) }
    }
}

extension ReportSection {
    /// What the box says that marks a section as ready.
    static let completion = [(value: "yes", words: "This section is completed")]

    var conflict: EditConflict {
        EditConflict(
            [
                .text("heading", "Heading", heading), .text("body", "Text", body),
                .choice("complete", "Is it ready?", isComplete ? ["yes"] : [], of: ReportSection.completion, several: true),
            ], version: version)
    }

    var exemptionConflict: EditConflict {
        let now = exemption == nil ? "public" : "exempt"
        return EditConflict(
            [.choice("publicity", "Public or exempt", [now], of: [("public", "Public"), ("exempt", "Exempt")]), .exemption(exemption)],
            version: version)
    }
}

extension ReportFacts {
    /// In the order of the columns that hold them.
    var columns: [(any DatabaseValueConvertible)?] {
        [
            title, committee, meeting, item, officerName, officerPost, officerEmail, officerTelephone, portfolioHolder, localMember,
            exemption?.paragraph.rawValue, exemption?.publicInterest, exemption?.isOpenToMembers == true,
        ]
    }
}

/// Committee reports in the council's store. Each change reads, decides and writes in one transaction with its audit row.
package struct ScrutinyStore: Sendable {
    let store: Store
    /// The council's name as printed on its papers.
    let council: String
    let calendar: WorkingDays
    let clock: Clock

    /// What a paper says of an action depends on the day.
    var today: Day { clock.today }

    package init(store: Store, council: String, calendar: WorkingDays = .england, clock: Clock = Clock()) {
        self.clock = clock
        self.store = store
        self.council = council
        self.calendar = calendar
    }

    package func file(_ id: Identifier<CommitteeReport>) async throws -> ReportFile {
        try await store.read { try file(id, $0) }
    }

    /// The reports, except those on an inspection under embargo that this person may not see.
    package func reports(for request: PageRequest) async throws -> [ReportLine] {
        try await store.read { try ScrutinyRecords.reports(as: Viewer(request), in: $0) }
    }

    func file(_ id: Identifier<CommitteeReport>, _ db: Database) throws -> ReportFile {
        try ReportFile(id, council: council, today: today, calendar: calendar, in: db)
    }

    func record(of inspection: Identifier<Inspection>) async throws -> ReportRecord {
        try await store.read { try RecordReader(council: council, today: self.today, db: $0).record(of: inspection) }
    }

    /// Changes a report that is not published. A change of its text withdraws a proposal to publish it and, after any sign-off, starts a
    /// new draft, so that no sign-off counts for text it was not given on.
    func change<T: Sendable>(
        _ id: Identifier<CommitteeReport>, by changer: Changer, _ act: Act, note: String, changesWords: Bool = true,
        _ body: @escaping @Sendable (CommitteeReport, Database) throws -> T
    ) async throws -> T {
        try await store.change(by: changer, act, on: id.text, note: note) { db in
            let report = try ReportRows.report(id, in: db)
            if report.isPublished { throw PublicationRefusal.alreadyPublished }
            let outcome = try body(report, db)
            if changesWords { try beginDraft(after: report, in: db) }
            return outcome
        }
    }

    private func beginDraft(after report: CommitteeReport, in db: Database) throws {
        let wasAnswered = report.signOffs.contains { signOff in
            switch signOff.answer {
            case .signedOff(_, _, _, report.draft), .notSignedOff(_, _, _, report.draft): true
            default: false
            }
        }
        try db.execute(
            sql: """
                UPDATE committee_report SET draft = draft + ?, proposed_by = NULL, proposed_on = NULL, proposed_content = NULL WHERE id = ?
                """, arguments: [wasAnswered ? 1 : 0, report.id])
    }
}
