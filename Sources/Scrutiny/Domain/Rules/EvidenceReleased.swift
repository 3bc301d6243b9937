import EvidenceItems

/// Evidence that a sentence rests on may leave the service only when it was checked for personal data and a person confirmed it.
///
/// Where nobody has checked or confirmed it yet, or it is kept nowhere here, somebody may settle the point with a reason. Where
/// something found in it is open, or those who spoke did not agree, no reason given here helps: that is settled on the evidence's own
/// page, by whoever confirms it, or the sentence is tied to something else.
enum EvidenceReleased {
    static func problems(in report: CheckedReport) -> [ReportProblem] {
        report.sentences.compactMap { passage, sentence -> ReportProblem? in
            guard case .evidence(let words)? = report.ties[SentenceKey(sentence)] else { return nil }
            let id = report.evidence[SentenceKey(sentence)]
            let line = report.record.evidence.first { id == nil ? $0.title == words || $0.words == words : $0.id == id }
            return problem(line, named: words, passage, sentence)
        }
    }

    /// - Parameter line: nil where the words name nothing that is kept here.
    static func problem(_ line: EvidenceLine?, named words: String, _ passage: Passage, _ excerpt: String) -> ReportProblem? {
        guard let line else {
            return ReportProblem(
                .evidence, passage, excerpt, "This rests on “\(words)”, which is not among the evidence of the plan.",
                mend: "Tie it to evidence that is kept here, or settle this point with a reason.")
        }
        guard line.release != .confirmed else { return nil }
        return ReportProblem(
            .evidence, passage, excerpt, "This rests on “\(line.title)”. \(line.release.reason)", mend: line.release.mend,
            maySettle: line.release == .notChecked || line.release == .toConfirm)
    }
}

extension ReleaseStanding {
    fileprivate var mend: String {
        switch self {
        case .notChecked: "Check it on its page and have another person confirm it."
        case .held: "Settle what was found on its page, or tie the sentence to something else."
        case .toConfirm: "Have another person read and confirm it."
        case .withoutConsent, .setAside: "Tie the sentence to something else."
        case .confirmed: ""
        }
    }
}
