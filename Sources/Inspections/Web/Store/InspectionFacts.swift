import Inspections
import SiteKit
import Vocabulary

/// What a person states about an inspection: the form's fields, parsed.
package struct InspectionFacts: Sendable {
    let state: Inspection.State
    let framework: Framework
    let council: String
    let leadInspector: String
    let dates: InspectionDates

    package init(state: Inspection.State, framework: Framework, council: String, leadInspector: String, dates: InspectionDates) {
        self.state = state
        self.framework = framework
        self.council = council
        self.leadInspector = leadInspector
        self.dates = dates
    }

    init(_ record: InspectionRecord) {
        state = record.state
        framework = record.framework
        council = record.council
        leadInspector = record.leadInspector
        dates = record.dates
    }

    init(_ form: Fields) throws(Problems) {
        var reader = FormReader(form)
        let state: Inspection.State? = reader.choice("state", "Choose how far the report is.")
        let framework: Framework? = reader.choice("framework", "Choose the framework the report was written under.")
        council = reader.text("council", "Give the council’s name.", limit: 100)
        leadInspector = reader.optionalText("lead-inspector", limit: 200)
        let (notified, from) = (reader.optionalDay("notified"), reader.optionalDay("fieldwork_from"))
        let (to, received) = (reader.optionalDay("fieldwork_to"), reader.optionalDay("received"))
        dates = InspectionDates(
            notified: notified, fieldworkFrom: from, fieldworkTo: to, received: received, published: reader.optionalDay("published"))
        for problem in dates.problems { reader.note(problem) }
        if state == .published, dates.published == nil {
            reader.note(Problem("published", "A published report has a day of publication. Give it, or choose another state."))
        }
        try reader.finish()
        guard let state, let framework else { throw Problems("state", "Choose how far the report is.") }
        (self.state, self.framework) = (state, framework)
    }

    /// The fields as they are shown to a second editor.
    var fields: [(field: String, label: String, value: String)] {
        let words = [("council", "Council", council), ("lead-inspector", "Lead inspector", leadInspector)]
        return words + InspectionFacts.dayNames.flatMap { name, label, path in day(name, label, dates[keyPath: path]) }
    }

    static let dayNames: [(String, String, any KeyPath<InspectionDates, Day?> & Sendable)] = [
        ("notified", "Notified", \.notified), ("fieldwork_from", "Fieldwork from", \.fieldworkFrom),
        ("fieldwork_to", "Fieldwork to", \.fieldworkTo), ("received", "Report received", \.received),
        ("published", "Published by Ofsted", \.published),
    ]

    private func day(_ name: String, _ label: String, _ day: Day?) -> [(String, String, String)] {
        let parts: [(String, Int?)] = [("day", day?.dayOfMonth), ("month", day?.month), ("year", day?.year)]
        return parts.map { ("\(name)-\($0.0)", "\(label): \($0.0)", $0.1.map { String($0) } ?? "") }
    }
}
