import Foundation

/// How much a word or a theme tells: the fewer paragraphs have it, the more.
struct Rarity {
    private var terms: [String: Double] = [:]
    private var themes: [String: Double] = [:]
    private let most: Double

    init(_ paragraphs: [StudiedParagraph]) {
        let count = Double(max(paragraphs.count, 1))
        most = log(1 + count)
        var (termCounts, themeCounts) = ([String: Int](), [String: Int]())
        for paragraph in paragraphs {
            for term in paragraph.terms { termCounts[term, default: 0] += 1 }
            for theme in paragraph.themes { themeCounts[theme, default: 0] += 1 }
        }
        terms = termCounts.mapValues { log(1 + count / Double($0)) - 0.6 }
        themes = themeCounts.mapValues { log(1 + count / Double($0)) - 0.6 }
    }

    func weight(ofTerm term: String) -> Double { max(0, terms[term] ?? most) }
    func weight(ofTheme theme: String) -> Double { max(0, themes[theme] ?? most) }
    func weight(of terms: Set<String>) -> Double { terms.reduce(0) { $0 + weight(ofTerm: $1) } }
}
