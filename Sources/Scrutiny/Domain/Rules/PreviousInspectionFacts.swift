import Vocabulary
import Inspections

/// What a report says about the previous inspection agrees with the record: its dates, its year and its overall grade.
enum PreviousInspectionFacts {
    static func problems(in report: CheckedReport) -> [ReportProblem] {
        guard let previous = report.record.previous else { return [] }
        return report.sentences.flatMap { passage, sentence -> [ReportProblem] in
            guard isAboutIt(sentence) else { return [] }
            return days(passage, sentence, previous) + months(passage, sentence, previous) + grade(passage, sentence, previous)
        }
    }

    private static func isAboutIt(_ sentence: String) -> Bool {
        let text = sentence.lowercased()
        return text.contains("inspect") && ["previous", "last full", "last inspect"].contains { text.contains($0) }
    }

    private static func days(_ passage: Passage, _ sentence: String, _ previous: ReportRecord.Previous) -> [ReportProblem] {
        SpanOfDays.all(in: sentence).compactMap { span in
            if let from = previous.from, let to = previous.to {
                let right = SpanOfDays(from: from, to: to)
                guard span != right, span.from != previous.published else { return nil }
                return problem(
                    passage, sentence, "This says \(span.words). The record says \(right.words).", correction: "Write \(right.words).")
            }
            guard ![span.from.year, span.to.year].contains(previous.year) else { return nil }
            return problem(
                passage, sentence, "This says \(span.words). Ofsted’s report says \(previous.year).", correction: "Write \(previous.year).")
        }
    }

    private static func months(_ passage: Passage, _ sentence: String, _ previous: ReportRecord.Previous) -> [ReportProblem] {
        let (from, to) = (previous.from, previous.to ?? previous.from)
        let right = from.flatMap { from in to.map { SpanOfDays(from: from, to: $0).words } } ?? String(previous.year)
        return MonthInText.ofInspections(in: sentence).filter { said in
            let days = [from, to, previous.published].compactMap(\.self)
            if said.year == previous.year && (said.month == nil || days.isEmpty) { return false }
            return !days.contains { $0.year == said.year && (said.month == nil || $0.month == said.month) }
        }.map { said in
            problem(passage, sentence, "This says \(said.words). The record says \(right).", correction: "Write \(right).")
        }
    }

    private static func grade(_ passage: Passage, _ sentence: String, _ previous: ReportRecord.Previous) -> [ReportProblem] {
        guard let right = previous.overall, let said = GradeWord.all(in: sentence).first, said != right else { return [] }
        return [
            problem(
                passage, sentence, "This says that it was judged \(said.name.lowercased()). The record says \(right.name.lowercased()).",
                correction: "Write “\(right.name)”, or correct the earlier inspection’s record.")
        ]
    }

    private static func problem(_ passage: Passage, _ sentence: String, _ words: String, correction: String) -> ReportProblem {
        ReportProblem(.previousInspection, passage, sentence, words, correction: correction)
    }
}
