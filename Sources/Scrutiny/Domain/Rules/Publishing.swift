import Inspections
import Vocabulary

/// What must be true before a report is proposed, and before it is published.
///
/// To propose publication, Ofsted's report must be public, every section with text marked as completed, each sign-off given for this
/// draft, and each claim check issue corrected or resolved with a reason. To publish, all of that must still be true, another person
/// must have proposed exactly this content and, for a committee, the agenda must be public: the fifth clear day itself is in time. A
/// paper that stays within the council may be finalised while Ofsted's report is under embargo; only its named readers see it.
package struct Publishing: Sendable {
    let report: CommitteeReport
    let record: ReportRecord
    let openProblems: Int
    let days: SignOffDays

    package init(_ report: CommitteeReport, record: ReportRecord, openProblems: Int, calendar: WorkingDays = .england) {
        self.report = report
        self.record = record
        self.openProblems = openProblems
        days = SignOffDays(meeting: report.facts.meeting, calendar: calendar)
    }

    /// Everything to do before publication can be proposed, so that a person sees all of it at once.
    package var obstacles: [PublicationRefusal] {
        if report.isPublished { return [.alreadyPublished] }
        var obstacles: [PublicationRefusal] = []
        if report.facts.exemption != nil { obstacles.append(.whollyExempt) }
        if report.kind.isForEverybody, record.inspection.state.isUnderEmbargo { obstacles.append(.underEmbargo) }
        let unfinished = report.sections.filter { !$0.isComplete && $0.needsCompleting }.map(\.heading)
        if !unfinished.isEmpty { obstacles.append(.unfinishedSections(unfinished)) }
        let waiting = report.signOffs.filter { !$0.isSignedOff(draft: report.draft) }.map(\.step.name)
        if !waiting.isEmpty { obstacles.append(.notSignedOff(waiting)) }
        if openProblems > 0 { obstacles.append(.openProblems(openProblems)) }
        return obstacles
    }

    package func mayPropose() throws(PublicationRefusal) {
        if let first = obstacles.first { throw first }
    }

    /// - Parameter content: the digest of what would be published now.
    package func mayPublish(by person: String, content: String, on today: Day) throws(PublicationRefusal) {
        try mayPropose()
        guard case .proposed(let proposer, _, let proposed) = report.state else { throw .notProposed }
        if proposer == person { throw .samePerson }
        if proposed != content { throw .changedSinceProposal }
        if report.kind == .committee, today < days.agendaPublic { throw .agendaNotPublic(until: days.agendaPublic) }
    }
}

extension ReportSection {
    /// Front lines come from the report details and a divider is only a heading, so neither has to be marked as completed.
    package var needsCompleting: Bool {
        if level == .front { return false }
        return level != .divider || body.contains { !$0.isWhitespace }
    }
}
