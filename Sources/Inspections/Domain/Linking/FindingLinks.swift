/// Finds the paragraphs that explain a finding: those whose sentences share its telling words and its themes, words weighted by
/// how rare they are in this report; with a small preference for the section the finding is about and for critical paragraphs.
struct FindingLinks {
    private let paragraphs: [StudiedParagraph]
    private let rarity: Rarity
    /// For each critical paragraph the themes of the sentence that criticises.
    private let critical: [Int: Set<String>]

    init(_ paragraphs: [StudiedParagraph], rarity: Rarity, critical: [Int: Set<String>]) {
        (self.paragraphs, self.rarity, self.critical) = (paragraphs, rarity, critical)
    }

    /// A paragraph is kept when it comes this near to the best.
    private static let nearness = 0.62
    private static let most = 4
    /// What shared words must weigh at least.
    private var least: Double { min(4.5, 1.8 * rarity.pair) }

    /// Numbers of the paragraphs, the nearest first.
    func paragraphs(for text: String, themes: [String], terms finder: inout Terms) -> [Int] {
        let words = Words.all(in: text)
        let terms = finder.all(in: words)
        let scores = paragraphs.map { score($0, terms: terms, themes: themes, words: words) }
        guard let best = scores.max(), best >= least else { return criticised(themes) }
        let ranked = scores.indices.filter { scores[$0] >= best * FindingLinks.nearness && scores[$0] >= least }
            .sorted { scores[$0] > scores[$1] }
        var chosen = Array(ranked.prefix(FindingLinks.most))
        addWhatIsUncovered(themes, scores: scores, to: &chosen)
        addWhatGoesOn(themes, to: &chosen)
        return chosen.map { paragraphs[$0].paragraph.number }
    }

    /// A short finding in common words, as “the quality of assessments”: the paragraphs whose criticism is about its themes.
    private func criticised(_ themes: [String]) -> [Int] {
        let numbers = paragraphs.map(\.paragraph.number)
        return Array(numbers.filter { critical[$0].map { !$0.isDisjoint(with: themes) } ?? false }.prefix(FindingLinks.most))
    }

    private func score(_ paragraph: StudiedParagraph, terms: Set<Int>, themes: [String], words: [String]) -> Double {
        let total = rarity.weight(sharedBy: paragraph.terms, terms)
        let best = paragraph.sentences.map { rarity.weight(sharedBy: $0.terms, terms) }.max() ?? 0
        let shared = themes.filter(paragraph.themes.contains).reduce(0) { $0 + rarity.weight(ofTheme: $1) }
        var score = best + 0.5 * (total - best) + 1.2 * shared
        if let criticised = critical[paragraph.paragraph.number] { score *= criticised.isDisjoint(with: themes) ? 1.1 : 1.35 }
        if paragraph.pointsToRecommendation { score *= 1.25 }
        return score * sectionWeight(paragraph.paragraph.section, words: words)
    }

    /// A finding may join two subjects; each theme of it that no chosen paragraph has brings its own best paragraph.
    private func addWhatIsUncovered(_ themes: [String], scores: [Double], to chosen: inout [Int]) {
        for theme in themes where !chosen.contains(where: { paragraphs[$0].themes.contains(theme) }) {
            let holders = paragraphs.indices.filter { paragraphs[$0].themes.contains(theme) && scores[$0] >= least }
            if let best = holders.max(by: { scores[$0] < scores[$1] }), holders.count <= 6 { chosen.append(best) }
        }
    }

    /// A matter often takes two paragraphs: a critical neighbour of the best one that speaks of the same theme goes on with it.
    private func addWhatGoesOn(_ themes: [String], to chosen: inout [Int]) {
        guard let best = chosen.first, chosen.count < FindingLinks.most else { return }
        for neighbour in [best + 1, best - 1] where paragraphs.indices.contains(neighbour) && !chosen.contains(neighbour) {
            let paragraph = paragraphs[neighbour]
            let isSameSection = paragraph.paragraph.section == paragraphs[best].paragraph.section
            let speaksOfIt = themes.contains { rarity.weight(ofTheme: $0) >= rarity.pair / 2 && paragraph.themes.contains($0) }
            if isSameSection, speaksOfIt, critical[paragraph.paragraph.number] != nil { chosen.append(neighbour) }
        }
    }

    private func sectionWeight(_ section: String, words: [String]) -> Double {
        let isOfLeavers = words.contains("leavers")
        let isOfCare = words.contains("care") && words.contains("in") || words.contains("looked")
        let section = section.lowercased()
        if isOfLeavers { return section.contains("leavers") ? 1.25 : 1 }
        if isOfCare { return section.contains("in care") || section.contains("looked after") ? 1.15 : 1 }
        return 1
    }
}
