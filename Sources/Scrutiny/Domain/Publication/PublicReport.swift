import Inspections
import Vocabulary

/// What is published: built from the report's public part and from nothing else. It holds text only. It has no field for a
/// child, a family, an account or a link into the record, so none can reach `/published`, and officers appear by post except those
/// named in the report details.
package struct PublicReport: Codable, Sendable, Hashable {
    package let paper: Paper
    /// The thread from the inspection to this page; empty where the paper is not about an inspection.
    package let thread: [PublicStep]

    /// - Throws: when the whole report is exempt, or when nothing public would be left.
    package init(_ report: CommitteeReport, from record: ReportRecord) throws(PublicationRefusal) {
        if report.facts.exemption != nil { throw .whollyExempt }
        let paper = report.paper(.public, from: record)
        guard report.sections.contains(where: { $0.level != .front && $0.exemption == nil }) else { throw .whollyExempt }
        self.paper = paper
        thread = report.kind == .committee || report.kind == .familiesPage ? PublicStep.steps(of: record, to: report) : []
    }

    /// What committees asked, what was answered and what is planned.
    package init(_ register: CommitteeRegister) throws(PublicationRefusal) {
        if register.isEmpty { throw .nothingToPublish }
        paper = RegisterPaper(register: register).paper
        thread = []
    }
}

/// A step of the thread as the public sees it, saved with the report: counts from the council's record, with the gaps named.
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

/// Why a report cannot be published now, and what has to happen first.
package enum PublicationRefusal: Error, Sendable, Hashable {
    case alreadyPublished
    case whollyExempt
    case underEmbargo
    case unfinishedSections([String])
    case notSignedOff([String])
    case openProblems(Int)
    case notProposed
    case samePerson
    case changedSinceProposal
    case agendaNotPublic(until: Day)
    case nothingToPublish
    case notPublished
    case alreadyWithdrawn(on: Day)
    case withdrawalProposed(on: Day)
    case noWithdrawalProposed
    case samePersonWithdraws

    package var words: String {
        switch self {
        case .alreadyPublished: "This report has already been published and cannot be changed. Create another report to add to it."
        case .whollyExempt: "The whole report is exempt. An exempt report cannot be published."
        case .underEmbargo:
            "Ofsted’s report is under embargo. You can publish this report after Ofsted publishes its own and the publication date is recorded."
        case .unfinishedSections(let headings): "Mark these sections as completed first: \(headings.joined(separator: ", "))."
        case .notSignedOff(let steps): "This draft still needs sign-off: \(steps.joined(separator: ", "))."
        case .openProblems(1): "Resolve 1 issue from the claim check: correct it, or leave it with a reason."
        case .openProblems(let count): "Resolve \(count) issues from the claim check: correct them, or leave each with a reason."
        case .notProposed: "Publication has not been proposed. One person proposes it and another publishes."
        case .samePerson: "You proposed this, so another person must publish it."
        case .changedSinceProposal:
            "The text or the record behind it has changed since publication was proposed. Check it and propose it again."
        case .agendaNotPublic(let day):
            "The agenda is not public until \(day.withWeekday). You can publish from that date."
        case .nothingToPublish: "There is nothing to publish yet."
        case .notPublished: "Only what has been published can be marked as withdrawn."
        case .alreadyWithdrawn(let day): "It was marked as withdrawn on \(day)."
        case .withdrawalProposed(let day): "Its withdrawal was proposed on \(day) and needs confirmation by another person."
        case .noWithdrawalProposed: "Its withdrawal has not been proposed, or the proposal was answered already."
        case .samePersonWithdraws: "You proposed the withdrawal, so another person must confirm it."
        }
    }
}
