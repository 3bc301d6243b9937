import Vocabulary

/// An amount of money in a report agrees with the resource that its sentence is based on.
///
/// Where resources are recorded, a sentence with an amount in pounds is linked to one, and each amount in it is one that the resource
/// gives now: agreed or spent. When the resource has changed since, the claim check says so before the report is published.
enum MoneyAgreesWithItsRow {
    static func problems(in report: CheckedReport) -> [ReportProblem] {
        guard !report.record.resources.isEmpty else { return [] }
        let known = Dictionary(report.record.resources.map { ($0.id.text, $0) }) { first, _ in first }
        return report.sentences.compactMap { passage, sentence -> ReportProblem? in
            let amounts = Pounds.all(in: sentence)
            guard !amounts.isEmpty, passage.form == .paragraph || passage.form == .bullet else { return nil }
            let rows = report.links(of: sentence).compactMap { if case .resource(let id, _) = $0 { known[id] } else { nil } }
            guard let row = rows.first else {
                if report.links(of: sentence).isEmpty {
                    return ReportProblem(
                        .money, passage, sentence, "This gives an amount of money without a source.",
                        correction: "Link it to the resource that gives it, or to other evidence.")
                }
                return nil
            }
            let given = [row.latest?.agreed, row.latest?.spent].compactMap(\.self)
            guard let other = amounts.first(where: { !given.contains($0) }) else { return nil }
            let now = "agreed \(Pounds.words(row.latest?.agreed).lowercased()), spent \(Pounds.words(row.latest?.spent).lowercased())"
            return ReportProblem(
                .money, passage, sentence, "\(Pounds.words(other)) does not match “\(row.title)”: \(now).",
                correction: "Use the amount from the resource, or record the new figure there first.")
        }
    }
}
