import Vocabulary

/// The financial section of a report, written from the resources: a sentence for each, linked to its resource, so that a reader can
/// ask where a figure comes from and the claim check finds when the resource has changed.
package struct FinancialText: Sendable {
    let resources: [Resource]

    package init(_ resources: [Resource]) { self.resources = resources }

    /// Nil when nothing is recorded.
    package var text: String? {
        guard !resources.isEmpty else { return nil }
        let (investments, pressures) = (resources.filter { $0.kind == .investment }, resources.filter { $0.kind == .costPressure })
        let parts: [String?] = [
            listed("Money and posts in response to Ofsted’s findings:", investments), listed("Cost pressures:", pressures),
            "{{resources}}",
            unknown.map { "Not known yet: \($0)." },
        ]
        return parts.compactMap(\.self).joined(separator: "\n\n")
    }

    private func listed(_ head: String, _ resources: [Resource]) -> String? {
        resources.isEmpty ? nil : "\(head)\n\n" + resources.map { "- \(sentence($0))" }.joined(separator: "\n")
    }

    /// Each sentence with the resource it is based on.
    package var links: [(sentence: String, link: ReportLink)] {
        resources.flatMap { resource in
            Sentences.of(sentence(resource)).map { (sentence: $0, link: ReportLink.resource(resource.id.text, title: resource.title)) }
        }
    }

    /// As a treasurer would sign it: `£48,000 is agreed for two posts (Co-ordinators); one has been filled since May 2022. £12,000 was spent by
    /// 31 May 2022 (Budget monitoring).`
    private func sentence(_ resource: Resource) -> String {
        guard let latest = resource.latest else { return "\(resource.title): no figures are recorded yet." }
        let isPressure = resource.kind == .costPressure
        let posts = latest.posts.map { "\(counted($0.of)) \($0.of == 1 ? "post" : "posts")" }
        let what = posts.map { "\($0) (\(resource.title.trimmingFullStop))" } ?? "“\(resource.title.trimmingFullStop)”"
        let filled = latest.posts.map { "; \(filledWords($0, resource))" } ?? ""
        var sentences: [String] = []
        switch (latest.agreed, isPressure) {
        case (let agreed?, true): sentences.append("\(Pounds.words(agreed)) is the cost pressure of \(what)\(filled)")
        case (let agreed?, false): sentences.append("\(Pounds.words(agreed)) is agreed for \(what)\(filled)")
        case (nil, true): sentences.append("The cost pressure of \(what) is not known yet\(filled)")
        case (nil, false): sentences.append("What is agreed for \(what) is not known yet\(filled)")
        }
        if let spent = latest.spent {
            sentences.append(
                spent == 0 ? "Nothing had been spent by \(latest.day)" : "\(Pounds.words(spent)) had been spent by \(latest.day)")
        }
        if !latest.funded.isEmpty { sentences.append(latest.funded.capitalisedFirst.trimmingFullStop) }
        return sentences.dropLast().map { "\($0). " }.joined() + "\(sentences.last ?? "") (\(latest.source), \(latest.day))."
    }

    /// `one has been filled since May 2022` where an earlier figure gives another number, otherwise `one was filled at 31 May 2022`.
    private func filledWords(_ posts: Resource.Posts, _ resource: Resource) -> String {
        if posts.filled == 0 { return posts.of == 1 ? "it is vacant" : "none is filled" }
        let alike = resource.readings.reversed().prefix { $0.posts?.filled == posts.filled }
        let hasOther = resource.readings.dropLast(alike.count).last?.posts != nil
        let isOne = posts.filled == 1
        let who = posts.of == 1 ? "it" : posts.filled < posts.of ? counted(posts.filled) : posts.of == 2 ? "both" : "all"
        guard let day = alike.last?.day, hasOther else {
            return "\(who) \(isOne ? "was" : "were") filled at \(alike.first?.day.description ?? "the latest date")"
        }
        return "\(who) \(isOne ? "has" : "have") been filled since \(day.monthAndYear)"
    }

    private func counted(_ number: Int) -> String {
        let names = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
        return names.indices.contains(number) ? names[number] : String(number)
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
