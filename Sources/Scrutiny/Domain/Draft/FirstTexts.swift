import Inspections
import Vocabulary

/// The first draft of each section, written from the record for a person to edit. It claims nothing that the record does not hold;
/// what only people know is asked for in a note in square brackets, which the claim check finds.
package struct FirstTexts: Sendable {
    let record: ReportRecord
    let facts: ReportFacts
    let report: ReportKind

    package init(record: ReportRecord, facts: ReportFacts, for report: ReportKind = .committee) {
        self.report = report
        self.record = record
        self.facts = facts
    }

    package func text(of kind: SectionKind) -> String {
        switch kind {
        case .committeeAndDate, .item, .publicity, .responsibleOfficer, .report: ""
        case .summary: summary
        case .recommendations: recommendations
        case .risk: risk
        case .inspection: inspection
        case .judgements: "Inspectors gave these judgements:\n\n{{judgements}}"
        case .improvements: improvements
        case .strengths: strengths
        case .financial: financial
        case .backgroundPapers: backgroundPapers
        case .portfolioHolder: facts.portfolioHolder
        case .localMember: facts.localMember.isEmpty ? "All members" : facts.localMember
        case .appendices: "{{attached-report}}\n\n{{attached-plan}}"
        case .practice: PracticeText(record.practice).text
        case .monitoring: MonitoringText(record).text
        case .enquiries where report == .committee: EnquiryText(record).text
        case .areas: AreaText(record).text
        case .knowledge, .howWeKnow, .whatNext, .enquiries, .plainFindings, .plainActions, .plainHelp:
            OtherTexts(record: record).text(of: kind)
        case .other: "[Write this section or remove it.]"
        }
    }

    /// What each sentence of that text is based on, where the record says so.
    package func links(of kind: SectionKind) -> [ClaimLink] {
        switch kind {
        case .financial: FinancialText(record.resources).links.map { ClaimLink(sentence: SentenceKey($0.sentence), link: $0.link) }
        case .areas: AreaText(record).links
        case .enquiries where report == .committee: EnquiryText(record).links
        default: OtherTexts(record: record).links(of: kind)
        }
    }

    private var inspected: Inspection { record.inspection }
    private var isLetter: Bool { inspected.framework.isLetter }
    private var visit: String { isLetter ? inspected.framework.name.lowercased() : "inspection" }

    private var summary: String {
        [when, published, before, purpose].compactMap { $0 }.joined(separator: "\n\n")
    }

    private var when: String {
        let dates = inspected.dates
        var sentences: [String] = []
        if let from = dates.fieldworkFrom, let to = dates.fieldworkTo {
            sentences.append(
                from == to
                    ? "Ofsted inspected children’s services in \(record.shortCouncil) on \(from)."
                    : "Ofsted inspected children’s services in \(record.shortCouncil) from \(SpanOfDays(from: from, to: to).words).")
        } else {
            sentences.append("Ofsted inspected children’s services in \(record.shortCouncil) [add the dates of the inspection].")
        }
        if let notified = dates.notified { sentences.append("The council was notified on \(notified).") }
        sentences.append("It was carried out under the framework “\(inspected.framework.name)”.")
        if let lead = inspected.leadInspector, !lead.isEmpty { sentences.append("The lead inspector was \(lead).") }
        return sentences.joined(separator: " ")
    }

    private var published: String {
        let day = inspected.dates.published.map { "on \($0)" } ?? "[add the publication date]"
        let overall = record.overall.map { " Its overall judgement is **\($0.name)**." } ?? ""
        return "Ofsted published its \(isLetter ? "letter" : "report") \(day).\(overall) A copy is Appendix 1."
    }

    private var before: String? {
        guard let previous = record.previous else { return nil }
        let days: String =
            if let from = previous.from, let to = previous.to { "took place from \(SpanOfDays(from: from, to: to).words)" } else {
                "was in \(previous.year)"
            }
        let grade = previous.overall.map { " and was judged overall to be **\($0.name)**" } ?? ""
        return "The previous inspection \(days)\(grade)."
    }

    private var purpose: String {
        let (asked, actions) = (record.toAnswer.count, record.actions.count)
        let plan = actions == 0 ? "The action plan is being prepared." : "The action plan responds with \(counted(actions, "action"))."
        return
            "This report presents what Ofsted found to the \(facts.committee). Ofsted asked the council to improve \(counted(asked, "area")). "
            + "\(plan) It says what is being done, who is responsible, by when, and whether practice has changed."
    }

    private var recommendations: String {
        """
        That the committee notes Ofsted’s \(isLetter ? "letter" : "report") and reviews its findings.

        That the committee reviews the action plan and agrees how it will monitor progress.
        """
    }

    private var risk: String {
        let risks =
            record.toAnswer.isEmpty
            ? "Ofsted did not identify any area for improvement."
            : "The areas that Ofsted named are risks until measures and audits show a change. They are listed below with what is being done."
        return "\(risks)\n\n[Describe the risks if the plan falls behind, and the opportunities the findings offer.]"
    }

    private var inspection: String {
        "The key dates of the \(visit) are:\n\n{{dates}}\n\n[Explain what the outcome means for children, families and staff, with the paragraph of Ofsted’s report that says so.]"
    }

    private var improvements: String {
        var parts = ["Ofsted asked the council to improve the following:", "{{findings}}"]
        if !record.findings(.otherWeakness).isEmpty {
            parts += ["The body of the report also identifies these weaknesses, which the council will address as well:", "{{weaknesses}}"]
        }
        parts += [
            "The tables show what is being done. Each action has two statuses: whether it is done, and whether practice has changed.",
            "{{actions}}",
        ]
        return parts.joined(separator: "\n\n")
    }

    /// Each in Ofsted's own words with its paragraph, so that it can be edited and stays sourced.
    private var strengths: String {
        let strengths = record.findings(.strength)
        guard !strengths.isEmpty else {
            return "[No strengths are confirmed yet. Confirm them where the report was checked, or add them with their paragraph.]"
        }
        return "Inspectors identified strengths that the council will build on:\n\n"
            + strengths.map { "- \($0.cited)" }.joined(separator: "\n")
    }

    private var financial: String {
        let note = "[Finance: add what the actions cost, where the money comes from, and what is not yet funded.]"
        return FinancialText(record.resources).text.map { "\($0)\n\n[Finance: check the figures and add what is not yet funded.]" } ?? note
    }

    private var backgroundPapers: String {
        let published = inspected.dates.published.map { ", published \($0)" } ?? ""
        return
            "Ofsted, \(inspected.framework.name): \(record.shortCouncil)\(published)\n\n\(record.council), action plan in response to Ofsted"
    }

    private func counted(_ count: Int, _ word: String) -> String {
        let names = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
        let number = count < names.count ? names[count] : String(count)
        return "\(number) \(word)\(count == 1 ? "" : "s")"
    }
}

extension CommitteeReport {
    /// A new report from the council's template, each section with its first draft.
    package static func started(
        on inspection: Identifier<Inspection>, facts: ReportFacts, form: ReportForm, record: ReportRecord,
        kind: ReportKind = .committee
    ) -> CommitteeReport {
        let texts = FirstTexts(record: record, facts: facts, for: kind)
        return CommitteeReport(
            id: Identifier(), inspection: inspection, facts: facts,
            sections: form.sections.map {
                ReportSection(kind: $0.kind, level: $0.level, heading: $0.heading, body: texts.text(of: $0.kind))
            },
            signOffs: form.signOffs.map { SignOff(step: $0) }, kind: kind)
    }
}
