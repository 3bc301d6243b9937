import Foundation

/// How much a word or a theme tells: the fewer paragraphs have it, the more.
struct Rarity {
    private var terms: [Int: Double] = [:]
    private var themes: [String: Double] = [:]
    private let most: Double
    /// What a word weighs that stands in two paragraphs: the measure for “much in common” in a report of this length.
    let pair: Double

    init(_ paragraphs: [StudiedParagraph]) {
        let count = Double(max(paragraphs.count, 1))
        most = log(1 + count)
        pair = max(0.3, log(1 + count / 2) - 0.6)
        var (termCounts, themeCounts) = ([Int: Int](), [String: Int]())
        for paragraph in paragraphs {
            for term in paragraph.terms { termCounts[term, default: 0] += 1 }
            for theme in paragraph.themes { themeCounts[theme, default: 0] += 1 }
        }
        terms = termCounts.mapValues { log(1 + count / Double($0)) - 0.6 }
        themes = themeCounts.mapValues { log(1 + count / Double($0)) - 0.6 }
    }

    func weight(ofTerm term: Int) -> Double { max(0, terms[term] ?? most) }
    func weight(ofTheme theme: String) -> Double { max(0, themes[theme] ?? most) }

    /// What two texts share, the smaller set looked up in the larger.
    func weight(sharedBy left: Set<Int>, _ right: Set<Int>) -> Double {
        let (few, many) = left.count <= right.count ? (left, right) : (right, left)
        return few.reduce(0) { many.contains($1) ? $0 + weight(ofTerm: $1) : $0 }
    }
}
