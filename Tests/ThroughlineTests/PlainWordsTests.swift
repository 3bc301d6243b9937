import Foundation
import Testing

@Suite("The words of the field")
struct PlainWordsTests {
    private static let rows = HouseFiles.text("docs/words.md").split(separator: "\n").filter { $0.hasPrefix("| ") }.dropFirst().map {
        $0.split(separator: "|", omittingEmptySubsequences: false).dropFirst().dropLast().map { $0.trimmingCharacters(in: .whitespaces) }
    }

    @Test func `docs/words.md has one row a term: what it means, where it comes from, its type`() {
        #expect(PlainWordsTests.rows.count > 100)
        for row in PlainWordsTests.rows {
            #expect(row.count == 4, "\(row.first ?? "")")
            #expect(row.dropLast().allSatisfy { !$0.isEmpty }, "\(row.first ?? "") says too little")
        }
        let terms = PlainWordsTests.rows.compactMap { $0.first?.lowercased() }
        #expect(terms.count == Set(terms).count, "a term stands twice: \(terms.filter { term in terms.count { $0 == term } > 1 })")
    }

    @Test func `each type that docs/words.md names is there`() throws {
        let sources = HouseFiles.sources.map(\.text).joined(separator: "\n")
        let named = Set(
            sources.matches(of: /\b(?:struct|enum|class|actor|protocol|typealias|case)\s+([A-Za-z]+)/).map { String($0.1) })
        for row in PlainWordsTests.rows where row.count == 4 {
            for type in row[3].matches(of: /`([A-Za-z]+)[^`]*`/) {
                #expect(named.contains(String(type.1)), "\(row[0]): there is no \(type.1)")
            }
        }
    }

    /// Words that name something in the audit trail or in a migration stay as they are for ever.
    private static let kept = [
        "second step reset", "second step set", "second step taken away", "Unique Pupil Number", "hasPrefix(\"e-mail\")",
        "\"slipped back\", \"not lasted\"",
    ]

    @Test func `no text of the product uses a word that sounded odd to its readers`() throws {
        let words = HouseFiles.list("Tests/Journeys/plain-words.txt")
        let odd = try Regex("\\b(" + words.joined(separator: "|") + ")\\b").ignoresCase()
        for file in HouseFiles.sources {
            let text = file.text.lowercased()
            guard words.contains(where: { text.contains($0) }) else { continue }
            for line in file.lines where line.contains("\"") || line.contains("<") {
                let plain = line.trimmingCharacters(in: .whitespaces)
                if plain.hasPrefix("//") || plain.firstMatch(of: #/"\d{4}-\d\d-\d\d /#) != nil { continue }
                if PlainWordsTests.kept.contains(where: { plain.contains($0) }) { continue }
                #expect(plain.firstMatch(of: odd) == nil, "\(file): \(plain)")
            }
        }
    }
}
