import GRDB
import InspectionsWeb
import Scrutiny
import SiteKit
import Vocabulary

/// What a scrutiny member finds of their own committees: its reports, with the exempt parts that members may read.
enum MemberPage {
    static func page(_ request: PageRequest, _ reports: [MemberReport]) -> Page {
        let committees = request.person.committees
        let head: HTML =
            committees.isEmpty
            ? "<p class=\"note\">Your access does not include a committee. Ask your administrator.</p>"
            : "<p>\(committees.joined(separator: "; ")). <a href=\"\(MemberQuestions.address.list)\">My committee’s questions</a></p>"
        let columns = ["Report", "Meeting", "Exempt part"].map { Table.Column($0) }
        let rows = reports.map { report -> HTML in
            let title: HTML =
                report.snapshot.map { "<a href=\"\(ScrutinyPlaces.published($0))\">\(report.title)</a>" } ?? "\(report.title)"
            let exempt: HTML =
                report.isOpen
                ? "<a href=\"\(ScrutinyPlaces.memberPaper.path(report.id))\">Read the exempt part<span class=\"unseen\"> of \(report.title), \(report.meeting)</span></a>"
                : "<span class=\"hint\">none that you can read</span>"
            return Table.row(columns, [title, "\(report.meeting)<span class=\"sub\">\(report.committee)</span>", exempt])
        }
        let list: HTML =
            rows.isEmpty
            ? "<p>No report of your committee is final yet.</p>"
            : Table("\(rows.count) \(rows.count == 1 ? "report" : "reports") of your committee", columns, rows: rows).html()
        return Page("My committee", "<h1>My committee</h1>\(head)<h2>Reports</h2>\(list)")
    }

    static func paper(_ paper: Paper) -> Page {
        Page(
            "Exempt part of a report", breadcrumbs: [("My committee", ScrutinyPlaces.members.path)],
            """
            <div class="note doubt"><p><strong>Not for publication.</strong> You read this as a member of the committee. Do not share it. That you opened it is on record.</p></div>
            \(PaperView.article(paper))
            """)
    }
}

/// A final report of a member's committee.
struct MemberReport: Sendable {
    let id: Identifier<CommitteeReport>
    let title, committee: String
    let meeting: Day
    /// Nil where all of it is exempt.
    let snapshot: Digest?
    /// Some of its exempt parts are open to this member.
    let isOpen: Bool
}

extension ScrutinyPages {
    func registerMembers(on site: inout Site) {
        site.get(ScrutinyPlaces.members, .readOwnCommittee) { .page(MemberPage.page($0, try await scrutiny.ownReports(for: $0))) }
        site.get(ScrutinyPlaces.memberPaper, .readOwnCommittee) { request, id in
            let file = try await scrutiny.file(id)
            guard
                let paper = file.report.paper(
                    openTo: request.person.committees, agendaPublic: file.days.agendaPublic, on: request.today, from: file.record)
            else { throw NotFound() }
            try await scrutiny.store.recordView(of: [id], act: .readOwnCommittee, by: request.changer)
            return .page(MemberPage.paper(paper))
        }
    }
}

extension ScrutinyStore {
    /// The final reports of the committees that this person sits on, the newest meeting first.
    func ownReports(for request: PageRequest) async throws -> [MemberReport] {
        let committees = request.person.committees
        return try await store.read { db in
            let sql: SQL = """
                SELECT id FROM committee_report WHERE kind = 'committee' AND committee COLLATE NOCASE IN \(committees)
                AND \(literal: Viewer(request).mayKnow(inspection: "committee_report.inspection")) ORDER BY meeting DESC, id
                """
            return try Identifier<CommitteeReport>.fetchAll(db, SQLRequest<Identifier<CommitteeReport>>(literal: sql)).compactMap {
                id -> MemberReport? in
                let report = try ReportRows.report(id, in: db)
                let agenda = SignOffDays(meeting: report.facts.meeting, calendar: calendar).agendaPublic
                let isOpen = !OpenToMembers.parts(of: report, to: committees, agendaPublic: agenda, on: request.today).isEmpty
                guard isOpen || report.isPublished else { return nil }
                var snapshot: Digest?
                if case .published(_, let digest) = report.state { snapshot = Digest(digest) }
                return MemberReport(
                    id: id, title: report.facts.title, committee: report.facts.committee, meeting: report.facts.meeting, snapshot: snapshot,
                    isOpen: isOpen)
            }
        }
    }
}

extension ScrutinyRecords {
    /// The committees that the record knows, each once.
    package static func committees(in db: Database) throws -> [String] {
        let sql: SQL = """
            SELECT committee FROM (SELECT committee FROM committee_question UNION ALL SELECT committee FROM work_programme_item
                UNION ALL SELECT committee FROM committee_report WHERE kind = 'committee')
            GROUP BY committee COLLATE NOCASE ORDER BY committee COLLATE NOCASE
            """
        return try String.fetchAll(db, SQLRequest<String>(literal: sql))
    }
}
