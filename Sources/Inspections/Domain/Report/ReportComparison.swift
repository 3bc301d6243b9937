/// What differs between two readings of one report: the draft and the final one.
package struct ReportComparison: Sendable, Hashable {
    package struct Change<Value: Sendable & Hashable>: Sendable, Hashable {
        package let before: Value
        package let after: Value
    }

    package let judgements: [Change<Judgement>]
    package let findingsAdded: [FindingDraft]
    package let findingsRemoved: [FindingDraft]
    package let findingsChanged: [Change<FindingDraft>]
    package let paragraphsAdded: [Paragraph]
    package let paragraphsRemoved: [Paragraph]
    package let paragraphsChanged: [Change<Paragraph>]

    package init(draft: ReportReading, final: ReportReading) {
        judgements = final.judgements.compactMap { after in
            guard let before = draft.judgement(of: after.area), before.grade != after.grade else { return nil }
            return Change(before: before, after: after)
        }
        let findings = Pairing(draft.findings, final.findings, text: \.text)
        findingsAdded = findings.added
        findingsRemoved = findings.removed
        findingsChanged = findings.changed.map { Change(before: $0.0, after: $0.1) }
        let paragraphs = Pairing(draft.paragraphs, final.paragraphs, text: \.text)
        paragraphsAdded = paragraphs.added
        paragraphsRemoved = paragraphs.removed
        paragraphsChanged = paragraphs.changed.map { Change(before: $0.0, after: $0.1) }
    }

    package var isEmpty: Bool {
        judgements.isEmpty && findingsAdded.isEmpty && findingsRemoved.isEmpty && findingsChanged.isEmpty && paragraphsAdded.isEmpty
            && paragraphsRemoved.isEmpty && paragraphsChanged.isEmpty
    }
}
