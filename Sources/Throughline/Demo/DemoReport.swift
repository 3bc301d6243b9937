import Inspections
import Scrutiny
import ScrutinyWeb
import SiteKit
import Vocabulary

/// Writes the draft committee report, links its claims and asks for sign-off, as its author did.
struct DemoReport {
    let store: Store
    let staff: DemoStaff

    func found(_ file: CouncilFile, _ inspections: [String: Identifier<Inspection>]) async throws {
        let entry = file.committeeReport
        guard let inspection = inspections[file.plan.inspection] else { return }
        let reports = ScrutinyStore(store: store, council: file.council.name, clock: Clock(fixed: file.today))
        let author = staff.changer(entry.author)
        let started = entry.signOffs.compactMap { $0.answer?.on }.min() ?? file.today
        try await reports.saveForm(
            ReportForm(sections: ReportForm.standard.sections, signOffs: steps(entry, file)), by: author)
        let id = try await reports.createReport(on: inspection, facts: facts(entry, file), today: started, by: author)
        for section in try await reports.file(id).report.sections {
            guard let written = entry.sections.first(where: { kinds[$0.key] == section.kind }) else { continue }
            try await reports.editSection(
                section.id, of: id, heading: section.heading, body: body(written) ?? section.body, isComplete: written.done,
                version: section.version, by: author)
        }
        let resources = try await store.read { try Resource.all(of: inspection, in: $0) }
        for claim in entry.claims {
            guard let link = link(claim.support, file, resources) else { continue }
            let line = try await reports.file(id).record.evidence.first { link.kind == .evidence && $0.title == link.reference }
            try await reports.linkClaim(claim.sentence, of: id, to: link, evidence: line?.id, today: started, by: author)
        }
        for (kept, step) in zip(try await reports.file(id).report.signOffs, entry.signOffs) {
            guard let answer = step.answer else { continue }
            let answerer = staff.names.first { $0.value == answer.by }.map { staff.changer($0.key) }
            try await reports.answerSignOff(
                kept.id, of: id, isSignedOff: answer.kind == "cleared", words: answer.words ?? "",
                authority: answerer == nil ? "\(answer.by), by email on \(answer.on)" : "", mayActForOthers: answerer == nil,
                today: answer.on,
                by: answerer ?? staff.changer(recorder))
        }
    }

    /// Records the responses of people without an account.
    private let recorder = "petra.ravensby"

    /// The form's steps, each with the post of the council that it belongs to.
    private func steps(_ entry: CommitteeReportFile, _ file: CouncilFile) -> [SignOffStep] {
        zip(ReportForm.standard.signOffs, entry.signOffs).map { step, entry in
            SignOffStep(
                name: step.name, post: file.posts.first { $0.id == entry.post }?.title ?? step.post, clearDays: entry.clearDaysBefore)
        }
    }

    /// The file's names for the sections, beside the form's.
    private let kinds: [String: SectionKind] = [
        "summary": .summary, "recommendations": .recommendations, "report": .inspection, "riskAndOpportunities": .risk,
        "areasForImprovement": .improvements, "strengths": .strengths, "financialImplications": .financial,
        "backgroundPapers": .backgroundPapers,
    ]

    private func body(_ section: CommitteeReportFile.Section) -> String? {
        if let parts = section.parts {
            return (["{{findings}}"] + parts.flatMap(\.paragraphs) + ["{{actions}}"]).joined(separator: "\n\n")
        }
        let paragraphs = section.paragraphs ?? []
        return paragraphs.isEmpty ? nil : paragraphs.joined(separator: "\n\n")
    }

    private func facts(_ entry: CommitteeReportFile, _ file: CouncilFile) -> ReportFacts {
        let contact = entry.contacts.first { $0.post == entry.responsibleOfficer }
        return ReportFacts(
            title: entry.title, committee: entry.committee, meeting: entry.meeting, item: entry.item,
            officerName: holder(entry.responsibleOfficer, file),
            officerPost: file.posts.first { $0.id == entry.responsibleOfficer }?.title ?? "",
            officerEmail: contact?.email ?? "", officerTelephone: contact?.telephone ?? "",
            portfolioHolder: holder(entry.portfolioHolder, file),
            localMember: entry.localMember)
    }

    private func holder(_ post: String, _ file: CouncilFile) -> String {
        file.people.first { $0.holds.contains { $0.post == post && $0.until == nil } }?.name ?? ""
    }

    private func link(_ support: CommitteeReportFile.Support, _ file: CouncilFile, _ resources: [Resource]) -> ReportLink? {
        switch support.kind {
        case "resource": resources.first { $0.title == support.id }.map { .resource($0.id.text, title: $0.title) }
        case "paragraph": support.number.map(ReportLink.paragraph)
        case "officersJudgement": .officersJudgement
        case "evidence": file.plan.actions.flatMap(\.evidence).first { $0.id == support.id }.map { .evidence($0.title) }
        case "action": file.plan.actions.first { $0.ref == support.ref }?.evidence.first.map { .evidence($0.title) }
        default: nil
        }
    }
}
