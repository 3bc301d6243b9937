import ActionPlansWeb
import Foundation
import GRDB
import Scrutiny
import SiteKit
import Vocabulary

private typealias Table = SiteKit.Table

/// The council's report template: headings, order and sign-off.
enum FormSettingsPage {
    static func page(_ request: PageRequest, _ form: ReportForm, _ problems: Problems? = nil) -> Page {
        let fields = FormFields(typed: request.form.has("heading-0") ? request.form : nil, problems: problems)
        let saved: HTML? = request.query["saved"].isEmpty ? nil : "<p class=\"saved\" role=\"status\">Template saved.</p>"
        let rows = (0..<(form.sections.count + 2)).map { index -> HTML in
            row(fields, index, index < form.sections.count ? form.sections[index] : nil)
        }
        let sections = FormRows.html("Sections of the report", columns, rows: rows)
        return Page(
            "Report template", breadcrumbs: [("Settings", SitePlaces.settings.path)], problems: problems,
            """
            <h1>Report template</h1>\(saved)
            <p>Your council’s headings, their order, and who signs off a report. Changes apply to new reports only. Leave a heading blank to remove its section.</p>
            \(request.form(to: ScrutinyPlaces.form.path, """
                <h2>Sections</h2><p class="hint">The section with the lowest order comes first; 4.5 comes between 4 and 5.</p>\(sections)<h2>Sign-off</h2>
                <p class="hint">Each step belongs to its post: the holder of the post signs it off. The days before the meeting are a local setting. \(SignOffFields.postsLink)</p>
                \(SignOffFields.html(request, form.signOffs, problems))
                \(fields.choices(
                    "several", "Can one person sign off several steps of one report?", hint: "Local setting. If you leave it blank, each step needs another person.",
                    several: true, options: [("yes", "Yes, one person can sign off several steps")], chosen: form.allowsSeveralSteps ? ["yes"] : []))
                <p><button class="btn">Save template</button></p>
                """))
            """)
    }

    private static let columns = ["Heading", "Position", "Order"].map { Table.Column($0) }

    private static func row(_ fields: FormFields, _ index: Int, _ section: ReportForm.Section?) -> HTML {
        let kind = section?.kind ?? .other
        let levels = SectionLevel.allCases.filter { kind.isFromFacts == ($0 == .front) }
        let name = section?.heading ?? "another section"
        return Table.row(
            columns,
            [
                """
                <input type="hidden" name="kind-\(index)" value="\(kind.rawValue)">\
                \(fields.text("heading-\(index)", "Heading: \(name)", value: section?.heading ?? "", width: 40))
                """,
                fields.select(
                    "level-\(index)", "Position of \(name)", options: levels.map { ($0.rawValue, $0.words) },
                    value: (section?.level ?? .numbered).rawValue),
                fields.text("order-\(index)", "Order of \(name)", value: String(index + 1), width: 4),
            ])
    }
}

/// The sign-off steps as rows of a form. A row without a name is ignored; two empty rows are for new steps.
enum SignOffFields {
    static let postsLink: HTML = "<a href=\"\(ActionPlanPlaces.posts.path)\">See who holds which post</a>"

    static func html(_ request: PageRequest, _ steps: [SignOffStep], _ problems: Problems?) -> HTML {
        let fields = FormFields(typed: request.form.has("step-0") ? request.form : nil, problems: problems)
        let columns = ["Step", "Post", "Clear working days before the meeting"].map { Table.Column($0) }
        let rows = (0..<(steps.count + 2)).map { index -> HTML in
            let step = index < steps.count ? steps[index] : nil
            let name = step?.name ?? "another step"
            return Table.row(
                columns,
                [
                    fields.text("step-\(index)", "Step: \(name)", value: step?.name ?? "", width: 25),
                    fields.text("post-\(index)", "Post of \(name)", value: step?.post ?? "", width: 35),
                    fields.text(
                        "days-\(index)", "Clear working days before the meeting: \(name)", value: step.map { String($0.clearDays) } ?? "",
                        width: 4),
                ])
        }
        return FormRows.html("Steps of the sign-off", columns, rows: rows)
    }
}

/// A table of which each cell is a field. The heads say what a field is for; its own label is for those who do not see them.
enum FormRows {
    fileprivate static func html(_ caption: HTML, _ columns: [Table.Column], rows: [HTML]) -> HTML {
        "<div class=\"form-rows\">\(Table("<span class=\"unseen\">\(caption)</span>", columns, rows: rows).html())</div>"
    }
}

/// Reads the council's report template from a form.
enum ReportFormReader {
    static func read(_ fields: Fields) throws -> ReportForm {
        var problems: [Problem] = []
        var sections: [(order: Double, section: ReportForm.Section)] = []
        for index in 0..<60 where fields.has("heading-\(index)") {
            let heading = fields["heading-\(index)"]
            if heading.isEmpty { continue }
            guard let kind = SectionKind(rawValue: fields["kind-\(index)"]), let level = SectionLevel(rawValue: fields["level-\(index)"]),
                kind.isFromFacts == (level == .front)
            else {
                problems.append(Problem("level-\(index)", "“\(heading)” cannot go there. Select another position."))
                continue
            }
            guard let order = Double(fields["order-\(index)"]), order.isFinite else {
                problems.append(Problem("order-\(index)", "Enter the order of “\(heading)” as a number."))
                continue
            }
            sections.append((order, ReportForm.Section(kind, heading, level)))
        }
        if sections.isEmpty { problems.append(Problem("", "Enter at least one section heading")) }
        var steps: [SignOffStep] = []
        do { steps = try self.steps(fields) } catch let found as Problems { problems += found.all }
        if !problems.isEmpty { throw Problems(problems) }
        let ordered = sections.enumerated().sorted { ($0.element.order, $0.offset) < ($1.element.order, $1.offset) }
        return ReportForm(
            sections: ordered.map(\.element.section), signOffs: steps, allowsSeveralSteps: fields["several"] == "yes")
    }

    static func steps(_ fields: Fields) throws -> [SignOffStep] {
        var (steps, problems): ([SignOffStep], [Problem]) = ([], [])
        for index in 0..<40 where !fields["step-\(index)"].isEmpty {
            let name = fields["step-\(index)"]
            guard let days = Int(fields["days-\(index)"]), (0...SignOffStep.mostDays).contains(days) else {
                problems.append(
                    Problem("days-\(index)", "Enter the clear working days for “\(name)” as a number from 0 to \(SignOffStep.mostDays)."))
                continue
            }
            if steps.contains(where: { $0.name == name }) {
                problems.append(Problem("step-\(index)", "There is already a step called “\(name)”. Enter another name."))
            }
            steps.append(SignOffStep(name: name, post: fields["post-\(index)"], clearDays: days))
        }
        if !problems.isEmpty { throw Problems(problems) }
        return steps
    }
}

extension ScrutinyStore {
    private static let name = "scrutiny.form"

    /// The council's report template: as saved, or the default.
    package func form() async throws -> ReportForm { try await store.read { try ScrutinyStore.form(in: $0) } }

    static func form(in db: Database) throws -> ReportForm {
        guard let text = try String.fetchOne(db.cachedStatement(sql: "SELECT value FROM setting WHERE name = ?"), arguments: [name])
        else {
            return .standard
        }
        return try JSONDecoder().decode(ReportForm.self, from: Data(text.utf8))
    }

    /// Saves the template for new reports.
    package func saveForm(_ form: ReportForm, by changer: Changer) async throws {
        let text = String(decoding: try JSONEncoder().encode(form), as: UTF8.self)
        try await store.change(by: changer, .changeReportForm, on: "settings", note: "report template changed") { db in
            try db.execute(
                sql: "INSERT INTO setting (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
                arguments: [Self.name, text])
        }
    }
}
