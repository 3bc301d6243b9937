import Inspections
import Vocabulary

/// What must be true before a report is proposed, and before it is published.
///
/// Proposing asks that Ofsted's report is public, that every section with text is marked as completed, that each step cleared this
/// very draft, and that each point of the claim check is mended or settled with a reason. Publishing asks all of that again, and
/// besides that another person proposed exactly this content and, for a committee, that the agenda is public: the fifth clear day itself
/// is in time. What stays within the council may be frozen while Ofsted's report is under embargo; its named readers alone see it.
package struct Publishing: Sendable {
    let report: CommitteeReport
    let record: ReportRecord
    let openProblems: Int
    let days: ClearanceDays

    package init(_ report: CommitteeReport, record: ReportRecord, openProblems: Int, calendar: WorkingDays = .england) {
        self.report = report
        self.record = record
        self.openProblems = openProblems
        days = ClearanceDays(meeting: report.facts.meeting, calendar: calendar)
    }

    /// Everything that stands in the way of proposing, so that a person sees all of it at once.
    package var obstacles: [PublicationRefusal] {
        if report.isPublished { return [.alreadyPublished] }
        var obstacles: [PublicationRefusal] = []
        if report.facts.exemption != nil { obstacles.append(.whollyExempt) }
        if report.kind.isForEverybody, record.inspection.state.isUnderEmbargo { obstacles.append(.underEmbargo) }
        let unfinished = report.sections.filter { !$0.isComplete && $0.needsCompleting }.map(\.heading)
        if !unfinished.isEmpty { obstacles.append(.unfinishedSections(unfinished)) }
        let waiting = report.clearance.filter { !$0.isCleared(draft: report.draft) }.map(\.step.name)
        if !waiting.isEmpty { obstacles.append(.notCleared(waiting)) }
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
    /// Front lines come from the facts and a divider is a heading alone: nobody has to say that they are ready.
    package var needsCompleting: Bool {
        if level == .front { return false }
        return level != .divider || body.contains { !$0.isWhitespace }
    }
}
