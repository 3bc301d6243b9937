import Inspections
import Scrutiny
import ScrutinyWeb
import SiteKit
import Vocabulary

/// Writes the draft committee report, ties its claims and asks for clearance, as its author did.
struct FoundedReport {
    let store: Store
    let staff: FoundedStaff

    func found(_ file: CouncilFile, _ inspections: [String: Identifier<Inspection>]) async throws {
        let entry = file.committeeReport
        guard let inspection = inspections[file.plan.inspection] else { return }
        let reports = ScrutinyStore(store: store, council: file.council.name)
        let author = staff.changer(entry.author)
        let begun = entry.clearance.compactMap { $0.answer?.on }.min() ?? file.today
        let id = try await reports.createReport(on: inspection, facts: facts(entry, file), today: begun, by: author)
        for section in try await reports.file(id).report.sections {
            guard let written = entry.sections.first(where: { kinds[$0.key] == section.kind }) else { continue }
            try await reports.editSection(
                section.id, of: id, heading: section.heading, body: body(written) ?? section.body, isComplete: written.done,
                version: section.version, by: author)
        }
        let resources = try await store.read { try ResourceRows.resources(of: inspection, in: $0) }
        for claim in entry.claims {
            guard let tie = tie(claim.support, file, resources) else { continue }
            let line = try await reports.file(id).record.evidence.first { tie.kind == .evidence && $0.title == tie.reference }
            try await reports.tieClaim(claim.sentence, of: id, to: tie, evidence: line?.id, today: begun, by: author)
        }
        for (kept, step) in zip(try await reports.file(id).report.clearance, entry.clearance) {
            guard let answer = step.answer else { continue }
            let answerer = staff.names.first { $0.value == answer.by }.map { staff.changer($0.key) }
            let words = answer.words ?? ""
            try await reports.answerClearance(
                kept.id, of: id, isCleared: answer.kind == "cleared",
                words: answerer == nil ? "\(answer.by): \(words.isEmpty ? "cleared" : words)" : words, today: answer.on,
                by: answerer ?? author)
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

    private func tie(_ support: CommitteeReportFile.Support, _ file: CouncilFile, _ resources: [Resource]) -> Tie? {
        switch support.kind {
        case "resource": resources.first { $0.title == support.id }.map { .resource($0.id.text, title: $0.title) }
        case "paragraph": support.number.map(Tie.paragraph)
        case "officersJudgement": .officersJudgement
        case "evidence": file.plan.actions.flatMap(\.evidence).first { $0.id == support.id }.map { .evidence($0.title) }
        case "action": file.plan.actions.first { $0.ref == support.ref }?.evidence.first.map { .evidence($0.title) }
        default: nil
        }
    }
}
