/// Criticism in the body that no finding covers, grouped where paragraphs tell of the same thing.
struct OtherWeaknesses {
    private let rarity: Rarity
    private let findingThemes: Set<String>
    private let linked: Set<Int>

    /// The list is read by a director: rather short and right.
    private static let most = 12
    /// What paragraphs of one weakness must share, in weight of words.
    private var likeness: Double { min(7, 2.8 * rarity.pair) }

    private struct Found {
        let paragraph: StudiedParagraph
        let critical: CriticalSentence
    }

    init(findings: [FindingDraft], rarity: Rarity) {
        self.rarity = rarity
        findingThemes = Set(findings.flatMap(\.themes))
        linked = Set(findings.flatMap(\.paragraphs))
    }

    func all(in paragraphs: [StudiedParagraph]) -> [Observation] {
        let found = paragraphs.compactMap { paragraph in paragraph.critical.map { Found(paragraph: paragraph, critical: $0) } }
            .filter { !isCovered($0) }
        let groups = grouped(found)
        let kept = groups.enumerated().sorted { weight($0.element) > weight($1.element) }.prefix(OtherWeaknesses.most).map(\.offset)
            .sorted()
        return kept.compactMap { observation(groups[$0]) }
    }

    /// A finding covers what it is linked to, and what its themes name.
    private func isCovered(_ found: Found) -> Bool {
        linked.contains(found.paragraph.paragraph.number) || found.paragraph.pointsToRecommendation
            || !findingThemes.isDisjoint(with: found.critical.sentence.themes)
    }

    private func grouped(_ found: [Found]) -> [[Found]] {
        var groups: [[Found]] = []
        for item in found {
            if let place = groups.firstIndex(where: { group in group.first.map { isSame($0, item) } ?? false }) {
                groups[place].append(item)
            } else {
                groups.append([item])
            }
        }
        return groups
    }

    private func isSame(_ left: Found, _ right: Found) -> Bool {
        return !Set(left.critical.sentence.themes).isDisjoint(with: right.critical.sentence.themes)
            && rarity.weight(sharedBy: left.paragraph.terms, right.paragraph.terms) >= likeness
    }

    private func weight(_ group: [Found]) -> Int { group.map(\.critical.weight).max() ?? 0 }

    private func observation(_ group: [Found]) -> Observation? {
        guard let first = group.first, let clearest = group.max(by: { $0.critical.weight < $1.critical.weight }) else { return nil }
        let themes = Set(group.flatMap(\.critical.sentence.themes)).sorted()
        return Observation(
            paragraphs: group.map(\.paragraph.paragraph.number), page: first.paragraph.paragraph.page, cue: clearest.critical.sentence.text,
            cueWords: clearest.critical.cueWords, themes: themes)
    }
}
