import Scrutiny
import SiteKit
import Vocabulary

/// Begins a report: the inspection it is about, and its facts.
enum NewReportPage {
    static func page(
        _ visit: Visit, _ inspections: [InspectionChoice], last: ReportFacts?, _ problems: Problems? = nil, kind: ReportKind = .committee
    ) -> Page {
        let title = "New: \(kind.words.lowercased())"
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
        let begun = last.map { kind == .committee ? facts($0) : facts($0, for: kind) }
        let options = inspections.map { (value: $0.id.text, words: $0.words) }
        return Page(
            title, breadcrumbs: trail, problems: problems,
            """
            <h1>\(title)</h1>\(others(kind))
            <p>Each section gets its first text from the record: dates, judgements, what Ofsted asked for and what is being done. You edit it from there.</p>
            \(visit.form(to: ScrutinyPlaces.begin.path, """
                <input type="hidden" name="report-kind" value="\(kind.rawValue)">
                \(fields.select("inspection", "Inspection", options: options, value: asked.isEmpty ? options.first?.value ?? "" : asked))
                \(FactsForm.fields(fields, begun, kind))<p><button class="btn">Begin the report</button></p>
                """))
            """)
    }

    /// The same record for other readers.
    private static func others(_ kind: ReportKind) -> HTML {
        let links = ReportKind.allCases.map { other -> HTML in
            let path = other == .committee ? ScrutinyPlaces.begin.path : ScrutinyPlaces.begin.path + "?kind=\(other.rawValue)"
            return "<li><a href=\"\(path)\"\(" aria-current=\"page\"", when: other == kind)>\(other.words)</a></li>"
        }
        return "<nav aria-label=\"For whom\"><ul class=\"views\">\(links)</ul></nav>"
    }

    private static func facts(_ last: ReportFacts, for kind: ReportKind) -> ReportFacts {
        var other = facts(last)
        (other.title, other.committee) = (kind.words, kind.readers)
        return other
    }

    /// Committee and people as last time; the meeting and the item are another.
    private static func facts(_ last: ReportFacts) -> ReportFacts {
        var facts = last
        (facts.item, facts.exemption) = ("", nil)
        return facts
    }
}
