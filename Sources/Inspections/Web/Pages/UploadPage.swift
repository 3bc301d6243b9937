import Inspections
import SiteKit
import Vocabulary

/// Choosing or dropping a report.
struct UploadPage {
    let visit: Visit
    let drafts: [InspectionRecord]
    let problems: Problems?

    var page: Page {
        let fields = FormFields(typed: visit.form, problems: problems)
        let states = Inspection.State.allCases.map { (value: $0.rawValue, words: $0.name) }
        let draft: HTML? =
            drafts.isEmpty
            ? nil
            : fields.select(
                "draft", "Is it the final version of a draft held here?", hint: "Draft and final are then compared.",
                options: [(value: "", words: "No")] + drafts.map { (value: $0.id.text, words: $0.title) })
        return Page(
            "Upload a report", breadcrumbs: [("Inspections", InspectionPlaces.list.path)], problems: problems,
            """
            <h1>Upload an inspection report</h1>
            <p>The report is read on this machine and goes nowhere else. You check what was read before anything counts.</p>
            \(visit.form(to: InspectionPlaces.upload.path, upload: true, """
                \(fields.file("report", "The report", hint: "A PDF as Ofsted sends or publishes it, at most 50 MB. Drop it here or choose it.", accept: "application/pdf,.pdf"))
                \(fields.choices("state", "How far is it?", options: states, chosen: [Inspection.State.published.rawValue]))
                \(draft)<p><button class="btn">Read the report</button></p>
                """))
            <p>No PDF at hand? <a href="\(InspectionPlaces.typeIn.path)">Type the report in by hand</a>.</p>
            """)
    }
}

/// The fields of an inspection's facts, for typing in and for the check.
struct FactFields {
    let fields: FormFields
    let facts: InspectionFacts?

    var html: HTML {
        let dates = facts?.dates
        return """
            \(fields.text("council", "Council", hint: "The short name, as in Shropshire.", value: facts?.council ?? "", width: 30))
            \(fields.select("framework", "Framework", options: Framework.allCases.reversed().map { ($0.rawValue, $0.name) }, value: facts?.framework.rawValue ?? ""))
            \(fields.choices("state", "How far is the report?", options: Inspection.State.allCases.map { ($0.rawValue, $0.name) }, chosen: [facts?.state.rawValue ?? ""]))
            \(fields.text("lead-inspector", "Lead inspector", value: facts?.leadInspector ?? "", width: 30))
            \(fields.day("notified", "Notified on", hint: "The day the council was told. Reports do not print it.", value: dates?.notified))
            \(fields.day("fieldwork_from", "Fieldwork from", hint: "As the report prints it.", value: dates?.fieldworkFrom))
            \(fields.day("fieldwork_to", "Fieldwork to", value: dates?.fieldworkTo))
            \(fields.day("received", "Report received on", hint: "The council’s clocks count from this day.", value: dates?.received))
            \(fields.day("published", "Published by Ofsted on", value: dates?.published))
            """
    }
}

/// An inspection without a PDF.
struct TypeInPage {
    let visit: Visit
    var problems: Problems?

    var page: Page {
        Page(
            "Type in a report", breadcrumbs: [("Inspections", InspectionPlaces.list.path)], problems: problems,
            """
            <h1>Type in an inspection report</h1><p>Start with the facts. Judgements and findings follow on the next page.</p>
            \(visit.form(to: InspectionPlaces.typeIn.path, "\(FactFields(fields: FormFields(typed: visit.form, problems: problems), facts: nil).html)<p><button class=\"btn\">Go on to judgements and findings</button></p>"))
            """)
    }
}
