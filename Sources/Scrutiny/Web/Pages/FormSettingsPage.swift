import Scrutiny
import SiteKit
import Vocabulary

/// The council's form of a report: headings, order and who clears.
enum FormSettingsPage {
    static func page(_ visit: Visit, _ form: ReportForm, _ problems: Problems? = nil) -> Page {
        let fields = FormFields(typed: visit.form.has("heading-0") ? visit.form : nil, problems: problems)
        let saved: HTML? = visit.query["saved"].isEmpty ? nil : "<p class=\"saved\" role=\"status\">The form is saved.</p>"
        let sections = (0..<(form.sections.count + 2)).map { index -> HTML in
            row(fields, index, index < form.sections.count ? form.sections[index] : nil)
        }
        return Page(
            "Form of a report", breadcrumbs: [("Reports", ScrutinyPlaces.list.path)], problems: problems,
            """
            <h1>Form of a report</h1>\(saved)
            <p>These are the council’s own headings, their order, and the people who clear a report. They hold for reports begun from now on. An empty heading takes a section away.</p>
            \(visit.form(to: ScrutinyPlaces.form.path, """
                <h2>Sections</h2>\(sections)<h2>Clearance</h2>\(ClearanceFields.html(visit, form.clearance, problems))
                <p><button class="btn">Save the form</button></p>
                """))
            """)
    }

    private static func row(_ fields: FormFields, _ index: Int, _ section: ReportForm.Section?) -> HTML {
        let kind = section?.kind ?? .other
        let levels = SectionLevel.allCases.filter { kind.isFromFacts == ($0 == .front) }
        return """
            <fieldset class="item"><legend>\(section?.heading ?? "Another section of our own")</legend>
            <input type="hidden" name="kind-\(index)" value="\(kind.rawValue)">
            \(fields.text("heading-\(index)", "Heading", value: section?.heading ?? "", width: 45))
            \(fields.select(
                "level-\(index)", "Where it stands", options: levels.map { ($0.rawValue, $0.words) },
                value: (section?.level ?? .numbered).rawValue))
            \(fields.text("order-\(index)", "Place", hint: "The lowest comes first; 4.5 comes between 4 and 5.", value: String(index + 1), width: 4))</fieldset>
            """
    }
}
