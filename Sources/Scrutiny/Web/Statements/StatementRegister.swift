import ChildRecords
import ChildRecordsWeb
import GRDB
import InspectionsWeb
import PreProceedingsWeb
import Scrutiny
import SiteKit
import Vocabulary

extension Act {
    package static let keepStatements = Act("statements.keep", "record statements made to a committee, and link measures to them")
}

extension StatementRefusal: BesideField {
    package var field: String { self == .neitherMeasureNorGap ? "measures" : "" }

    package var words: String {
        switch self {
        case .neitherMeasureNorGap: "Enter the linked measures, or say what is not known and why."
        case .ended: "This statement is no longer followed."
        }
    }
}

/// What papers told a committee of how children fare, each with the measures that show whether it is true today.
package enum StatementRegister {
    private typealias Field<Value: Sendable> = FormField<CommitteeStatement, Value>

    package static let address = RegisterAddress<CommitteeStatement>("/told-the-committee", "statement")

    /// What stands in a report of an inspection under embargo is visible to its named readers only.
    static let visibility = Visibility.inspections(
        touched: "SELECT committee_report.inspection AS inspection FROM committee_report WHERE committee_report.id = item.report")

    package struct Entry: Sendable {
        package let text, paper, paragraph: String
        package let said: Day
        package let measures: [String]
        package let gap: String
        package let report: Identifier<CommitteeReport>?

        package init(
            text: String, paper: String, paragraph: String, said: Day, measures: [String], gap: String,
            report: Identifier<CommitteeReport>? = nil
        ) {
            (self.text, self.paper, self.paragraph, self.said) = (text, paper, paragraph, said)
            (self.measures, self.gap, self.report) = (measures, gap, report)
        }
    }

    package static let adding = Adding<CommitteeStatement, Entry>(
        "Add a statement", act: .keepStatements, note: "statement to a committee recorded",
        form: RegisterForm(
            text.starting { try asked($0)?.sentence ?? "" }, paper.starting { try asked($0)?.report.facts.title ?? last($0)?.paper ?? "" },
            paragraph, said.starting { try asked($0)?.report.facts.meeting ?? last($0)?.said }, measures, gap, .passed("report")
        ) {
            Entry(text: $0, paper: $1, paragraph: $2, said: $3, measures: $4, gap: $5, report: Identifier<CommitteeReport>($6))
        },
        make: { id, entry, acting in
            if let report = entry.report { _ = try ReportRows.report(report, in: acting.db) }
            return try CommitteeStatement(
                id: id, text: entry.text, paper: entry.paper, paragraph: entry.paragraph, said: entry.said, measures: entry.measures,
                gap: entry.gap, report: entry.report)
        },
        insert: { statement, _, acting in try statement.insert(in: acting.db) })

    package static let edits = ItemAct<CommitteeStatement, Entry>(
        "edit", "Change the statement", act: .keepStatements, note: "statement changed",
        form: RegisterForm(
            text.now(\.text), paper.now(\.paper), paragraph.now(\.paragraph), said.now(\.said), measures.now(\.measures), gap.now(\.gap)
        ) { Entry(text: $0, paper: $1, paragraph: $2, said: $3, measures: $4, gap: $5) },
        isOffered: { statement, _ in statement.isFollowed },
        apply: { statement, entry, _ in
            try statement.edit(
                text: entry.text, paper: entry.paper, paragraph: entry.paragraph, said: entry.said, measures: entry.measures, gap: entry.gap
            )
        }, save: { statement, _, acting in try statement.save(in: acting.db) })

    package static let ends = ItemAct<CommitteeStatement, String>(
        "end", "Stop following this statement", act: .keepStatements, note: "statement no longer followed",
        form: RegisterForm(
            Field<String>.text("end-reason", "Reason", missing: "Enter why it is no longer followed.", limit: 500)
        ) { $0 },
        isOffered: { statement, _ in statement.isFollowed }, apply: { try $0.end(on: $2.today, reason: $1) },
        save: { statement, _, acting in try statement.save(in: acting.db) })

    package static let register = Register<CommitteeStatement>(
        .init(
            list: "What we told the committee",
            introduction:
                "Statements made in committee papers, with the figures then and now and what is true today. Add them from a report’s claim check or by hand.",
            none: "No statements are followed yet. Add the first, with the measures that show whether it is true."),
        at: address, read: .readReports,
        rows: .init(
            "item.id, item.text, item.paper, item.paragraph, item.said, item.measures, item.gap, item.ended, item.reason",
            from: "committee_statement AS item", id: "item.id",
            order: ListOrder("said", by: "item.said", "item.rowid", descending: false)),
        declaration: .init(
            visibility: visibility, retention: .plansAndReports, speaksOf: .nobody, privilege: .none,
            searched: .text(title: "item.text", body: "item.paper || ' ' || item.gap", day: "item.said"), clocks: [],
            imports: .fieldsOfForm, drafts: .notKept(because: "the form is short")),
        title: { $0.text.shortened(to: 120) },
        columns: [
            ListColumn(
                "Statement", order: ListOrder("text", by: "lower(item.text)"), value: { .text($0.text) },
                cell: { line, _ in "<a href=\"\(address.path(line.id))\">\(line.text)</a>" }),
            ListColumn(
                "Paper", order: ListOrder("said", by: "item.said", "item.rowid"),
                filter: .values("paper", "Paper", of: "item.paper"), value: { .text($0.paper) },
                cell: { line, _ in
                    let paragraph: HTML? = line.paragraph.isEmpty ? nil : ", paragraph \(line.paragraph)"
                    return "\(line.paper)<span class=\"sub\">\(line.said)\(paragraph)</span>"
                }),
            ListColumn("Paragraph", shown: .inFiles, value: { .text($0.paragraph) }),
            ListColumn("Meeting", shown: .inFiles, value: { .day($0.said) }),
            ListColumn(
                "Measures", filter: .flag("without", "Measures", "Without a measure") { _ in "item.measures = ''" },
                value: { .text($0.measures) }, cell: { line, _ in line.measures.isEmpty ? "None" : "\(line.measures)" }),
            ListColumn("Not known", value: { .text($0.gap) }),
            ListColumn(
                "Status", filter: .flag("ended", "Status", "No longer followed") { _ in "item.ended IS NOT NULL" },
                value: { .text($0.ended.map { "Not followed since \($0)" } ?? "Followed") }),
            ListColumn("Reason it is no longer followed", shown: .inFiles, value: { .text($0.reason ?? "") }),
        ],
        adding: AnyAdding(adding), acts: [AnyAct(edits), AnyAct(ends)],
        aside: { _, _ in "<p><a href=\"\(StatementPlaces.today.path)\">All statements with their figures</a></p>" },
        detail: { statement, request, db in
            let found = try StatementToday(statement, on: request.today, in: db)
            return "<h2>Then and now</h2>\(found.html(request))"
        })

    // MARK: Fields

    private static let text = Field<String>.text(
        "text", "Statement", missing: "Enter the statement.", hint: "Copy the words of the paper.", limit: 2000, rows: 3)
    private static let paper = Field<String>.text("paper", "Paper", missing: "Enter the title of the paper.", limit: 200)
    private static let paragraph = Field<String>.text("paragraph", "Paragraph (optional)", missing: nil, limit: 30, width: 8)
    private static let said = Field<Day>.day("said", "Date of the meeting", missing: "Enter the date of the meeting.")
    private static let gap = Field<String>.text(
        "gap", "What is not known, and why (optional)", missing: nil,
        hint: "What no measure shows, and which record would show it.", limit: 1000, rows: 2)
    private static let measures = Field<[String]>(
        "measures", "Linked measures",
        draw: { fields, value, _ in
            fields.text(
                "measures", "Linked measures",
                hint: "Codes from Measures from our data and from Pre-proceedings figures, for example F6a, k4.",
                value: (value ?? []).joined(separator: ", "))
        },
        read: { reader, context in
            let codes = MeasureCodes(reader.optionalText("measures", limit: 300))
            if let unknown = codes.unknown.first {
                reader.note(
                    Problem(
                        "measures",
                        "There is no measure “\(unknown.prefix(20))”. The codes are on Measures from our data and on Pre-proceedings figures."
                    ))
                return nil
            }
            if codes.known.isEmpty, context.request.form["gap"].isEmpty {
                reader.note(Problem("measures", StatementRefusal.neitherMeasureNorGap.words))
                return nil
            }
            return codes.known
        }, words: { value, _ in value.joined(separator: ", ") })

    /// The sentence of a report that somebody follows from its claim check.
    private static func asked(_ context: FormContext<CommitteeStatement>) throws -> (report: CommitteeReport, sentence: String)? {
        let query = context.request.query
        guard let id = Identifier<CommitteeReport>(query["report"]), !query["sentence"].isEmpty else { return nil }
        let report = try ReportRows.report(id, in: context.db)
        guard try Viewer(context.request).knows(report, in: context.db) else { return nil }
        return report.passages.flatMap(\.sentences).first { Digest(of: SentenceKey($0).description).text.hasPrefix(query["sentence"]) }
            .map { (report, $0) }
    }

    /// What was recorded last, so that a paper is typed once.
    private static func last(_ context: FormContext<CommitteeStatement>) throws -> (paper: String, said: Day)? {
        let viewer = Viewer(context.request)
        let sql: SQL = """
            SELECT item.paper, item.said FROM committee_statement AS item WHERE (\(literal: try visibility.condition(viewer)))
            ORDER BY item.rowid DESC LIMIT 1
            """
        return try Row.fetchAll(context.db, literal: sql).first.map { ($0["paper"], $0["said"]) }
    }
}

extension Viewer {
    /// Whether somebody may know of the inspection that a report is about.
    fileprivate func knows(_ report: CommitteeReport, in db: Database) throws -> Bool {
        let sql: SQL = """
            SELECT EXISTS (SELECT 1 FROM committee_report WHERE id = \(report.id) AND \(literal: mayKnow(inspection: "committee_report.inspection")))
            """
        return try Bool.fetchOne(db, SQLRequest<Bool>(literal: sql, cached: true)) ?? false
    }
}

extension StatementToday {
    init(_ statement: CommitteeStatement, on today: Day, in db: Database) throws {
        let (codes, said) = (statement.measures, statement.said)
        self.init(
            statement: statement,
            measures: try MeasuredToday.read(codes, said: said, on: today, in: db) + TrackerToday.read(codes, said: said, on: today, in: db)
        )
    }
}

extension ScrutinyPages {
    /// Those that are followed and that this person may know of.
    func statements(for request: PageRequest, isWhole: Bool = false) async throws -> (found: [StatementToday], total: Int) {
        let viewer = Viewer(request)
        let report: SQL = Identifier<CommitteeReport>(request.query["report"]).map { "item.report = \($0)" } ?? "1"
        return try await scrutiny.store.read { db in
            let rows: SQL = """
                FROM committee_statement AS item WHERE (\(literal: try StatementRegister.visibility.condition(viewer)))
                AND item.ended IS NULL AND \(literal: report)
                """
            let total = try SQLRequest<Int>(literal: "SELECT count(*) \(literal: rows)", cached: true).fetchOne(db) ?? 0
            let paging = Paging(request: request, total: total, length: StatementsTodayPage.length)
            let bounds: SQL = isWhole ? "" : paging.range.map { "LIMIT \($0.length) OFFSET \($0.offset)" } ?? ""
            let ids = try SQLRequest<Identifier<CommitteeStatement>>(
                literal: "SELECT item.id \(literal: rows) ORDER BY item.said, item.paper, item.rowid \(literal: bounds)", cached: true
            ).fetchAll(db)
            let found = try ids.compactMap { try CommitteeStatement.load($0, in: db) }.map {
                try StatementToday($0, on: request.today, in: db)
            }
            return (found, total)
        }
    }
}
