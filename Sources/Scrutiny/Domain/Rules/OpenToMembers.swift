import Vocabulary

/// The exempt parts of a committee report that the members of its committee may read.
///
/// Whoever makes a part exempt says whether members may read it; the default is that they may not. A member reads it when they sit on the
/// committee that the report is for and the report is final: its public part is published, or, where all of it is exempt, each step has signed
/// off this draft and the agenda is public. Nobody reads what was withdrawn, and nobody else reads anything of it.
package enum OpenToMembers {
    /// - Parameter committees: those that the reader sits on.
    package static func parts(of report: CommitteeReport, to committees: [String], agendaPublic: Day, on today: Day) -> [ReportSection] {
        guard report.kind == .committee, report.withdrawal == nil, sits(on: report.facts.committee, committees) else { return [] }
        guard let whole = report.facts.exemption else {
            return report.isPublished ? report.sections.filter { $0.exemption?.isOpenToMembers == true } : []
        }
        let isSignedOff = !report.signOffs.isEmpty && report.signOffs.allSatisfy { $0.isSignedOff(draft: report.draft) }
        let isClosed = !whole.isOpenToMembers || report.sections.contains { $0.exemption?.isOpenToMembers == false }
        return isSignedOff && !isClosed && today >= agendaPublic ? report.sections.filter { $0.level != .front } : []
    }

    package static func sits(on committee: String, _ committees: [String]) -> Bool {
        committees.contains { $0.lowercased() == committee.lowercased() }
    }
}

extension CommitteeReport {
    /// The paper of those exempt parts, each with the number it has in the whole report; nil where there is none.
    package func paper(openTo committees: [String], agendaPublic: Day, on today: Day, from record: ReportRecord) -> Paper? {
        let open = Set(OpenToMembers.parts(of: self, to: committees, agendaPublic: agendaPublic, on: today).map(\.id))
        if open.isEmpty { return nil }
        var shown = self
        for index in shown.sections.indices where !open.contains(shown.sections[index].id) { shown.sections[index].exemption = nil }
        return shown.paper(.exempt, from: record)
    }
}
