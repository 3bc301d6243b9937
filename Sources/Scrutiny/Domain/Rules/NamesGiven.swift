import Inspections

/// Names match those in the record or the report details: the lead inspector, the portfolio holder, the council.
enum NamesGiven {
    static func problems(in report: CheckedReport) -> [ReportProblem] {
        report.sentences.flatMap { passage, sentence in
            [
                check(
                    passage, sentence, after: ["lead inspector", "led by"], right: report.record.inspection.leadInspector, "lead inspector"),
                check(
                    passage, sentence, after: ["portfolio holder", "cabinet member"], right: report.facts?.portfolioHolder,
                    "portfolio holder"),
                council(passage, sentence, report.record),
            ].compactMap { $0 }
        }
    }

    private static func check(_ passage: Passage, _ sentence: String, after cues: [String], right: String?, _ what: String)
        -> ReportProblem?
    {
        guard let right, !right.isEmpty, let name = PersonalName.following(cues, in: sentence),
            !PersonalName.agree(name, right)
        else { return nil }
        return ReportProblem(
            .name, passage, sentence, "This names \(name) as \(what). The record says \(right).",
            correction: "Write \(right), or correct the record.")
    }

    private static func council(_ passage: Passage, _ sentence: String, _ record: ReportRecord) -> ReportProblem? {
        let own = record.shortCouncil
        guard !own.isEmpty, let name = CouncilName.printed(in: sentence), !name.lowercased().contains(own.lowercased()),
            !own.lowercased().contains(name.lowercased()), passage.isAboutUs(sentence)
        else { return nil }
        return ReportProblem(
            .name, passage, sentence, "This names \(name) Council. The report is about \(own).",
            correction: "Check that this paragraph was not copied from another council’s report.")
    }
}

extension Passage {
    /// Naming another council is fine where a report describes learning from it, but not where it describes inspection and judgement.
    fileprivate func isAboutUs(_ sentence: String) -> Bool {
        let text = sentence.lowercased()
        return ["inspect", "ofsted", "judge"].contains { text.contains($0) }
    }
}
