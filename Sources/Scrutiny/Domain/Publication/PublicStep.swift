import Inspections
import Vocabulary

/// A step of the thread as the public reads it, frozen with the report: counts of the council's own record, with the gaps named.
package struct PublicStep: Codable, Sendable, Hashable {
    package let title: String
    package let note: String
    package let isGap: Bool

    private init(_ title: String, _ note: String, isGap: Bool = false) { (self.title, self.note, self.isGap) = (title, note, isGap) }

    /// From the inspection to this page.
    static func steps(of record: ReportRecord, to report: CommitteeReport) -> [PublicStep] {
        func counted(_ title: String, _ count: Int, _ words: String, gap: String) -> PublicStep {
            PublicStep(title, count == 0 ? gap : "\(count)\(words)", isGap: count == 0)
        }
        let year = (record.inspection.dates.fieldworkTo ?? record.inspection.dates.published).map { String($0.year) }
        let asked = record.toAnswer.count
        return [
            PublicStep("Inspection", year ?? "not dated", isGap: year == nil),
            PublicStep("Findings", asked == 0 ? "nothing to improve" : "\(asked) to improve"),
            counted("Actions", record.actions.count, "", gap: "no action yet"),
            counted("Measures", Set(record.measures).count, "", gap: "no measure yet"),
            counted("Audits", Set(record.audits).count, "", gap: "no audit yet"),
        ] + (report.kind == .committee ? [PublicStep("Committee", report.facts.meeting.description)] : [])
            + [PublicStep("Public", "this page")]
    }
}
