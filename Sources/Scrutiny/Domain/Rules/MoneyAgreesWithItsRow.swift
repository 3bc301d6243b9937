import Vocabulary

/// An amount of money in a report agrees with the resource that its sentence rests on.
///
/// Where resources are recorded, a sentence with an amount in pounds is tied to one, and each amount in it is one that the resource
/// gives now: agreed or spent. When the row has changed since, the report says so before it is published.
enum MoneyAgreesWithItsRow {
    static func problems(in report: CheckedReport) -> [ReportProblem] {
        guard !report.record.resources.isEmpty else { return [] }
        let known = Dictionary(report.record.resources.map { ($0.id.text, $0) }) { first, _ in first }
        return report.sentences.compactMap { passage, sentence -> ReportProblem? in
            let amounts = Pounds.all(in: sentence)
            guard !amounts.isEmpty, passage.form == .paragraph || passage.form == .bullet else { return nil }
            let rows = report.ties(of: sentence).compactMap { if case .resource(let id, _) = $0 { known[id] } else { nil } }
            guard let row = rows.first else {
                if report.ties(of: sentence).isEmpty {
                    return ReportProblem(
                        .money, passage, sentence, "This gives an amount of money without its source.",
                        mend: "Tie it to the resource that gives it, or to other evidence.")
                }
                return nil
            }
            let given = [row.latest?.agreed, row.latest?.spent].compactMap(\.self)
            guard let other = amounts.first(where: { !given.contains($0) }) else { return nil }
            let now = "agreed \(Pounds.words(row.latest?.agreed).lowercased()), spent \(Pounds.words(row.latest?.spent).lowercased())"
            return ReportProblem(
                .money, passage, sentence, "\(Pounds.words(other)) is not what “\(row.title)” gives now: \(now).",
                mend: "Write the amount that the resource gives, or record the new figure there first.")
        }
    }
}
