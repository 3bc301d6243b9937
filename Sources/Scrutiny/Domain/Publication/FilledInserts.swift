import Inspections
import Vocabulary

/// Fills in the inserts of a report from the record. An empty part of the record says so in words.
struct FilledInserts {
    let record: ReportRecord

    func blocks(of insert: Insert) -> [Paper.Block] {
        switch insert {
        case .dates: [.table(dates)]
        case .judgements: judgements
        case .findings: list(record.toAnswer, "Ofsted did not ask for any improvements.")
        case .strengths: list(record.findings(.strength), "No strengths have been confirmed yet.")
        case .weaknesses: list(record.findings(.otherWeakness), "No other weaknesses have been confirmed yet.")
        case .actions: actions
        case .resources: resources
        case .attachedReport, .attachedPlan: []
        }
    }

    private func list(_ findings: [Finding], _ none: String) -> [Paper.Block] {
        guard !findings.isEmpty else { return [.paragraph(number: nil, runs: [Run(none)])] }
        return [.bullets(findings.map { [Run($0.cited)] })]
    }

    private var resources: [Paper.Block] {
        guard !record.resources.isEmpty else {
            return [.paragraph(number: nil, runs: [Run("No investments or cost pressures have been recorded yet.")])]
        }
        let titles = [("What", 28), ("Agreed", 13), ("Spent", 13), ("Posts filled", 12), ("What it funded", 18), ("Source and date", 16)]
        let rows = record.resources.map { resource -> [String] in
            let latest = resource.latest
            return [
                "\(resource.kind.words): \(resource.title)", Pounds.words(latest?.agreed), Pounds.words(latest?.spent),
                latest?.posts?.words ?? "No posts", latest?.funded ?? "", latest.map { "\($0.source), \($0.day)" } ?? "No figures yet",
            ]
        }
        let totals = Resource.Kind.allCases.compactMap { kind -> String? in
            let own = record.resources.filter { $0.kind == kind }
            guard !own.isEmpty else { return nil }
            let sums = ResourceTotals(own)
            return
                "\(kind.plural): agreed \(sums.agreed.words); spent \(sums.spent.words); \(sums.postsWords.lowercased())."
        }
        let table = Paper.Table(
            caption: "Investments and cost pressures", columns: titles.map { .init(title: $0.0, share: $0.1) }, rows: rows)
        return [.table(table), .paragraph(number: nil, runs: [Run(totals.joined(separator: " "))])]
    }

    private var dates: Paper.Table {
        let dates = record.inspection.dates
        let rows: [(String, Day?)] = [
            ("Council notified", dates.notified), ("Inspectors on site from", dates.fieldworkFrom),
            ("Inspectors on site to", dates.fieldworkTo), ("Report received", dates.received), ("Report published", dates.published),
        ]
        return Paper.Table(
            caption: "Inspection dates", columns: [.init(title: "Event", share: 60), .init(title: "Date", share: 40)],
            rows: rows.compactMap { name, day in day.map { [name, $0.description] } })
    }

    private var judgements: [Paper.Block] {
        let judgements = record.inspection.judgements
        guard !judgements.isEmpty else { return [.paragraph(number: nil, runs: [Run("This visit did not give grades.")])] }
        let before = record.previous?.judgements ?? []
        let columns: [Paper.Table.Column] =
            before.isEmpty
            ? [.init(title: "Judgement", share: 65), .init(title: "Grade", share: 35)]
            : [
                .init(title: "Judgement", share: 50), .init(title: "Grade", share: 25),
                .init(title: "Previous (\(beforeTitle))", share: 25),
            ]
        let rows = judgements.map { judgement in
            [judgement.area.name, judgement.words] + (before.isEmpty ? [] : [previousGrade(nearest: judgement.area)])
        }
        let table = Paper.Block.table(Paper.Table(caption: "Areas of inspection and the grade awarded", columns: columns, rows: rows))
        return before.isEmpty || !areMapped ? [table] : [table, .paragraph(number: nil, runs: [Run(mapping)])]
    }

    private var beforeTitle: String { record.previous.map { String($0.year) } ?? "" }
    private var areMapped: Bool { record.previous?.framework != record.inspection.framework }
    private var mapping: String {
        "The inspection of \(beforeTitle) was carried out under a different framework. Its judgements are shown with the closest match; "
            + "they are not the same."
    }

    private func previousGrade(nearest area: JudgementArea) -> String {
        guard let previous = record.previous, let framework = previous.framework, let nearest = framework.area(nearestTo: area),
            let judgement = previous.judgements.first(where: { $0.area == nearest })
        else { return "Not judged" }
        return nearest.name == area.name ? judgement.words : "\(judgement.words) (\(nearest.shortName))"
    }

    private var actions: [Paper.Block] {
        let answered = record.toAnswer + record.findings(.otherWeakness, .internalFinding)
        let tables = answered.compactMap { finding -> Paper.Block? in
            let own = record.actions.filter { $0.findings.contains(finding.id) }
            return own.isEmpty && !finding.kind.needsAnswer ? nil : table(of: own, answering: finding)
        }
        let others = record.actions.filter { Set(answered.map(\.id)).isDisjoint(with: $0.findings) }
        let rest = others.isEmpty ? [] : [table(of: others, caption: "Actions that answer no finding of this inspection.")]
        guard !(tables + rest).isEmpty else { return [.paragraph(number: nil, runs: [Run("There are no actions yet.")])] }
        return tables + rest
    }

    private func table(of actions: [ActionLine], answering finding: Finding) -> Paper.Block {
        let caption = finding.cited
        guard !actions.isEmpty else {
            return .paragraph(number: nil, runs: [Run(caption, isStrong: true), Run(" No action has been agreed yet.")])
        }
        return table(of: actions, caption: caption)
    }

    private func table(of actions: [ActionLine], caption: String) -> Paper.Block {
        let titles = [
            ("Ref", 8), ("What is being done", 30), ("Responsible post", 18), ("Due", 13), ("Is it done?", 15),
            ("Has practice changed?", 16),
        ]
        let rows = actions.map { [$0.reference, $0.title, $0.post, $0.due?.description ?? "Not set", $0.delivery, $0.impact] }
        return .table(Paper.Table(caption: caption, columns: titles.map { .init(title: $0.0, share: $0.1) }, rows: rows))
    }
}

extension Judgement {
    /// The formal wording of the grade, or what was printed instead.
    var words: String { grade?.name ?? (printed.isEmpty ? "Not judged" : printed) }
}

extension Finding {
    /// ` (Ofsted’s report, paragraphs 19 and 34)`; empty when no paragraph explains it.
    package var citation: String { paragraphs.isEmpty ? "" : " (Ofsted’s report, \(ParagraphCitation.words(paragraphs)))" }
}

extension Finding {
    /// Its words and the paragraphs that explain it, as one sentence.
    var cited: String {
        let words = text.capitalisedFirst
        if paragraphs.isEmpty { return words.last.map { ".?!".contains($0) } == true ? words : words + "." }
        return words.trimmingFullStop + citation + "."
    }
}
