import Inspections

/// A grade given for a judgement is the one in the record.
///
/// Checked in rows and sentences that name a judgement's area by its full name, or mention the overall judgement or effectiveness,
/// and give exactly one grade. The previous inspection has its own rule.
enum GradesGiven {
    static func problems(in report: CheckedReport) -> [ReportProblem] {
        report.sentences.compactMap { passage, sentence in
            guard !sentence.lowercased().contains("previous"), let said = only(GradeWord.all(in: sentence)),
                let judgement = judgement(named: sentence, in: report.record), let right = judgement.grade, right != said
            else { return nil }
            return ReportProblem(
                .grade, passage, sentence, "This gives “\(said.name)” for “\(judgement.area.name)”. The record says “\(right.name)”.",
                correction: "Write “\(right.name)”, or correct the inspection’s record if Ofsted’s report says otherwise.")
        }
    }

    private static func only(_ grades: [Grade]) -> Grade? { Set(grades).count == 1 ? grades.first : nil }

    private static func judgement(named sentence: String, in record: ReportRecord) -> Judgement? {
        let text = sentence.lowercased()
        let named = record.inspection.judgements.filter { text.contains($0.area.name.lowercased()) }
        // "…children in care" is also the beginning of "…children in care and care leavers".
        if let longest = named.max(by: { $0.area.name.count < $1.area.name.count }) { return longest }
        guard text.contains("overall judgement") || text.contains("overall effectiveness") || text.contains("judged overall") else {
            return nil
        }
        return record.inspection.judgements.first { $0.area == .overall }
    }
}
