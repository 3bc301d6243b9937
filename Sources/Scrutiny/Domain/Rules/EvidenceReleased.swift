import EvidenceItems

/// Evidence that a sentence is based on can be shared only when it has been checked for personal data and a person has confirmed it.
///
/// Where it has not been checked or confirmed, or is not recorded here, a person may resolve the issue with a reason. Where personal
/// data found in it is unresolved, or the people quoted did not consent, a reason is not enough: it is resolved on the evidence's own
/// page by the person who confirms it, or the sentence is linked to something else.
enum EvidenceReleased {
    static func problems(in report: CheckedReport) -> [ReportProblem] {
        report.sentences.compactMap { passage, sentence -> ReportProblem? in
            guard case .evidence(let words)? = report.links[SentenceKey(sentence)] else { return nil }
            let id = report.evidence[SentenceKey(sentence)]
            let line = report.record.evidence.first { id == nil ? $0.title == words || $0.words == words : $0.id == id }
            return problem(line, named: words, passage, sentence)
        }
    }

    /// - Parameter line: nil where the words do not name evidence recorded here.
    static func problem(_ line: EvidenceLine?, named words: String, _ passage: Passage, _ excerpt: String) -> ReportProblem? {
        guard let line else {
            return ReportProblem(
                .evidence, passage, excerpt, "This is based on “\(words)”, which is not in the plan’s evidence.",
                correction: "Link it to evidence in the plan, or leave it with a reason.")
        }
        guard line.release != .confirmed else { return nil }
        return ReportProblem(
            .evidence, passage, excerpt, "This is based on “\(line.title)”. \(line.release.reason)", correction: line.release.correction,
            mayResolve: line.release == .notChecked || line.release == .toConfirm)
    }
}

extension ReleaseStatus {
    fileprivate var correction: String {
        switch self {
        case .notChecked: "Check the evidence on its page and ask another person to confirm it."
        case .notCleared: "Resolve what was found on the evidence page, or link the sentence to something else."
        case .toConfirm: "Ask another person to read and confirm it."
        case .withoutConsent, .withdrawn: "Link the sentence to something else."
        case .confirmed: ""
        }
    }
}
