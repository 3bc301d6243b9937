import Scrutiny
import SiteKit
import Vocabulary

/// Begins a report: the inspection it is about, and its facts.
enum NewReportPage {
    static func page(_ visit: Visit, _ inspections: [InspectionChoice], last: ReportFacts?, _ problems: Problems? = nil) -> Page {
        let title = "New committee report"
        let trail = [(title: "Reports", path: ScrutinyPlaces.list.path)]
        guard !inspections.isEmpty else {
            return Page(
                title, breadcrumbs: trail,
                """
                <h1>\(title)</h1><p>There is no confirmed inspection to report on. Upload Ofsted’s report and confirm what was read from it; then begin here.</p>
                <p><a class="btn" href="/inspections">Go to inspections</a></p>
                """)
        }
        let fields = FormFields(typed: visit.form.pairs.isEmpty ? nil : visit.form, problems: problems)
        let asked = visit.query["inspection"]
        let options = inspections.map { (value: $0.id.text, words: $0.words) }
        return Page(
            title, breadcrumbs: trail, problems: problems,
            """
            <h1>\(title)</h1>
            <p>Each section gets its first text from the record: dates, judgements, what Ofsted asked for and what is being done. You edit it from there.</p>
            \(visit.form(to: ScrutinyPlaces.begin.path, """
                \(fields.select("inspection", "Inspection", options: options, value: asked.isEmpty ? options.first?.value ?? "" : asked))
                \(FactsForm.fields(fields, last.map(facts)))<p><button class="btn">Begin the report</button></p>
                """))
            """)
    }

    /// Committee and people as last time; the meeting and the item are another.
    private static func facts(_ last: ReportFacts) -> ReportFacts {
        var facts = last
        (facts.item, facts.exemption) = ("", nil)
        return facts
    }
}
