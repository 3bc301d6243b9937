import Inspections
import SiteKit
import Vocabulary

/// Uploading a report.
struct UploadPage {
    let request: PageRequest
    let drafts: [InspectionRecord]
    let problems: Problems?

    var page: Page {
        let fields = FormFields(typed: request.form, problems: problems)
        let states = Inspection.State.allCases.map { (value: $0.rawValue, words: $0.name) }
        let draft: HTML? =
            drafts.isEmpty
            ? nil
            : fields.select(
                "draft", "Final version of a draft (optional)", hint: "The draft and the final report are then compared.",
                options: [(value: "", words: "No")] + drafts.map { (value: $0.id.text, words: $0.title) })
        return Page(
            "Upload a report", breadcrumbs: [("Inspections", InspectionPlaces.list.path)], problems: problems,
            """
            <h1>Upload an inspection report</h1>
            <p>The report is read on the council’s own server and is not sent anywhere else. You check what was read before it is used.</p>
            \(request.form(to: InspectionPlaces.upload.path, upload: true, """
                \(fields.file("report", "Report", hint: "A PDF from Ofsted, at most 50 MB. Drop it here or select it.", accept: "application/pdf,.pdf"))
                \(fields.choices("state", "What stage is it at?", options: states, chosen: [Inspection.State.published.rawValue]))
                \(draft)<p><button class="btn">Upload the report</button></p>
                """))
            <p>If you have no PDF, <a href="\(InspectionPlaces.typeIn.path)">enter the report by hand</a>.</p>
            """)
    }
}

/// The fields of an inspection's facts, for typing in and for the check. How far the report is is asked only while it is typed in;
/// afterwards it changes by its own acts.
struct FactFields {
    let fields: FormFields
    let facts: InspectionFacts?

    var html: HTML {
        let dates = facts?.dates
        return """
            \(fields.text("council", "Council", hint: "The short name, for example Shropshire.", value: facts?.council ?? "", width: 30))
            \(fields.select("framework", "Framework", options: Framework.allCases.reversed().map { ($0.rawValue, $0.name) }, value: facts?.framework.rawValue ?? ""))
            \(facts == nil ? fields.choices("state", "What stage is the report at?", options: Inspection.State.allCases.map { ($0.rawValue, $0.name) }) : nil)
            \(fields.text("lead-inspector", "Lead inspector", value: facts?.leadInspector ?? "", width: 30))
            \(fields.day("notified", "Notified on", hint: "The date Ofsted notified the council. It is not in the report.", value: dates?.notified))
            \(fields.day("fieldwork_from", "Fieldwork from", hint: "As the report prints it.", value: dates?.fieldworkFrom))
            \(fields.day("fieldwork_to", "Fieldwork to", value: dates?.fieldworkTo))
            \(fields.day("received", "Report received on", hint: "Deadlines are counted from this date.", value: dates?.received))
            \(fields.day("published", "Published by Ofsted on", value: dates?.published))
            """
    }
}

/// An inspection without a PDF.
struct TypeInPage {
    let request: PageRequest
    var problems: Problems?

    var page: Page {
        Page(
            "Enter a report by hand", breadcrumbs: [("Inspections", InspectionPlaces.list.path)], problems: problems,
            """
            <h1>Enter a report by hand</h1><p>Start with the facts. You add judgements and findings on the next page.</p>
            \(request.form(to: InspectionPlaces.typeIn.path, "\(FactFields(fields: FormFields(typed: request.form, problems: problems), facts: nil).html)<p><button class=\"btn\">Continue</button></p>"))
            """)
    }
}
