import Inspections
import SiteKit
import Vocabulary

/// What a person states about an inspection: the form's fields, parsed. How far its report is belongs to acts of its own.
package struct InspectionFacts: Sendable {
    let framework: Framework
    let council: String
    let leadInspector: String
    let dates: InspectionDates

    package init(framework: Framework, council: String, leadInspector: String, dates: InspectionDates) {
        self.framework = framework
        self.council = council
        self.leadInspector = leadInspector
        self.dates = dates
    }

    init(_ record: InspectionRecord) {
        framework = record.framework
        council = record.council
        leadInspector = record.leadInspector
        dates = record.dates
    }

    /// - Parameter state: how far the report is: a published one has a day of publication.
    /// - Parameter reader: what was read of the form before, with its problems.
    init(_ form: Fields, of state: Inspection.State?, _ reader: FormReader? = nil) throws(Problems) {
        var reader = reader ?? FormReader(form)
        let framework: Framework? = reader.choice("framework", "Choose the framework the report was written under.")
        council = reader.text("council", "Give the council’s name.", limit: 100)
        leadInspector = reader.optionalText("lead-inspector", limit: 200)
        let notified = reader.optionalDay("notified", called: "Date notified")
        let from = reader.optionalDay("fieldwork_from", called: "Date fieldwork began")
        let to = reader.optionalDay("fieldwork_to", called: "Date fieldwork ended")
        let received = reader.optionalDay("received", called: "Date received")
        dates = InspectionDates(
            notified: notified, fieldworkFrom: from, fieldworkTo: to, received: received,
            published: reader.optionalDay("published", called: "Date published"))
        for problem in dates.problems { reader.note(problem) }
        if state == .published, dates.published == nil {
            reader.note(Problem("published", "Give the day on which Ofsted published the report."))
        }
        try reader.finish()
        guard let framework else { throw Problems("framework", "Choose the framework the report was written under.") }
        self.framework = framework
    }

    /// Every field of the form, as it is saved now.
    func conflict(at version: Int) -> EditConflict {
        EditConflict(
            [
                .text("council", "Council", council),
                .choice(
                    "framework", "Framework", [framework.rawValue], of: Framework.allCases.reversed().map { ($0.rawValue, $0.name) }),
                .text("lead-inspector", "Lead inspector", leadInspector),
            ] + InspectionFacts.dayNames.map { .day($0.0, $0.1, dates[keyPath: $0.2]) }, version: version)
    }

    static let dayNames: [(String, String, any KeyPath<InspectionDates, Day?> & Sendable)] = [
        ("notified", "Notified", \.notified), ("fieldwork_from", "Fieldwork from", \.fieldworkFrom),
        ("fieldwork_to", "Fieldwork to", \.fieldworkTo), ("received", "Report received", \.received),
        ("published", "Published by Ofsted", \.published),
    ]
}
