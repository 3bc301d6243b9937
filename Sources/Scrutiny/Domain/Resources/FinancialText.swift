import Vocabulary

/// The financial section of a report, written from the resources: a sentence for each, tied to its row, so that a reader can ask
/// where a figure comes from and the claim check sees when the row says another.
package struct FinancialText: Sendable {
    let resources: [Resource]

    package init(_ resources: [Resource]) { self.resources = resources }

    /// Nil when nothing is recorded.
    package var text: String? {
        guard !resources.isEmpty else { return nil }
        let (investments, pressures) = (resources.filter { $0.kind == .investment }, resources.filter { $0.kind == .pressure })
        let parts: [String?] = [
            listed("Money and posts that answer Ofsted’s findings:", investments), listed("What presses on the budget:", pressures),
            "{{resources}}",
            unknown.map { "What is not known yet: \($0)." },
        ]
        return parts.compactMap(\.self).joined(separator: "\n\n")
    }

    private func listed(_ head: String, _ resources: [Resource]) -> String? {
        resources.isEmpty ? nil : "\(head)\n\n" + resources.map { "- \(sentence($0))" }.joined(separator: "\n")
    }

    /// Each sentence with the row it rests on.
    package var ties: [(sentence: String, tie: Tie)] {
        resources.flatMap { resource in
            Sentences.of(sentence(resource)).map { (sentence: $0, tie: Tie.resource(resource.id.text, title: resource.title)) }
        }
    }

    private func sentence(_ resource: Resource) -> String {
        guard let latest = resource.latest else { return "\(resource.title): no figures are recorded yet." }
        let isPressure = resource.kind == .pressure
        var parts: [String] = []
        if let agreed = latest.agreed {
            parts.append(isPressure ? "a pressure of \(Pounds.words(agreed))" : "\(Pounds.words(agreed)) is agreed")
        }
        if let spent = latest.spent { parts.append("\(Pounds.words(spent)) was spent") }
        if let posts = latest.posts { parts.append("\(posts.words) posts are filled") }
        let figures = parts.isEmpty ? "the figures are not known" : parts.joined(separator: "; ")
        let bought = latest.bought.isEmpty ? "" : " It bought: \(latest.bought.trimmingFullStop)."
        return "\(resource.title): \(figures) (\(latest.source), \(latest.day)).\(bought)"
    }

    private var unknown: String? {
        let missing = resources.compactMap { resource -> String? in
            let what = [resource.latest?.agreed == nil ? "what is agreed" : nil, resource.latest?.spent == nil ? "what was spent" : nil]
                .compactMap(\.self)
            return what.isEmpty ? nil : "\(resource.title) (\(what.joined(separator: " and ")))"
        }
        return missing.isEmpty ? nil : missing.joined(separator: "; ")
    }
}
