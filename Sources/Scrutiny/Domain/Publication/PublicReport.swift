/// What is published: built from the report's public part and from nothing else. It holds words. It has no field for a child, a
/// family, an account or a link into the record, so none can reach `/published`, and its council's officers appear by post except
/// those whom the form itself names.
package struct PublicReport: Codable, Sendable, Hashable {
    package let paper: Paper
    /// The thread from the inspection to this page; empty where the paper is about no inspection.
    package let thread: [PublicStep]

    /// - Throws: when the whole report is exempt, or when nothing public would be left.
    package init(_ report: CommitteeReport, from record: ReportRecord) throws(PublicationRefusal) {
        if report.facts.exemption != nil { throw .whollyExempt }
        let paper = report.paper(.public, from: record)
        guard report.sections.contains(where: { $0.level != .front && $0.exemption == nil }) else { throw .whollyExempt }
        self.paper = paper
        thread = report.kind == .committee || report.kind == .familiesPage ? PublicStep.steps(of: record, to: report) : []
    }

    /// What committees asked, what was answered and what is to come.
    package init(_ register: CommitteeRegister) throws(PublicationRefusal) {
        if register.isEmpty { throw .nothingToPublish }
        paper = RegisterPaper(register: register).paper
        thread = []
    }
}
