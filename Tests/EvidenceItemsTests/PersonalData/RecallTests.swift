import EvidenceItems
import Foundation
import Testing

/// How many of five hundred names, seeded into ordinary prose in odd spellings, are found.
@Suite("Recall of the check for names")
struct RecallTests {
    /// The same numbers each time.
    struct Seeded: RandomNumberGenerator {
        var state: UInt64
        mutating func next() -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return state ^ (state >> 29)
        }
    }

    static let (firsts, lasts): ([String], [String]) = (
        [
            "Ada", "Bríd", "Callum", "Dilys", "Edie", "Finn", "Grace", "Hana", "Isla", "Jermaine", "Kit", "Lyla", "Marnie", "Noor",
            "Oluwaseun",
            "Priya", "Quillan", "Rosalind", "Saffron", "Tobias", "Ursula", "Vivek", "Wren", "Xanthe", "Yusuf", "Zoë",
        ],
        [
            "Alcott", "Brackenridge", "Chaudhry-Lall", "Dewhirst", "Elsworthy", "Fane", "O’Grady", "Holmcroft", "Ibrahim", "Jago",
            "Kowalczyk",
            "Lockwood", "Merriday", "Northgate", "Oxlade", "Pellowby", "Quennell", "Ravensby", "Strangways", "Thornbury", "Umeh",
            "Vassbeck",
            "Whinfield", "Tennant-Rowe", "Yarrow", "D’Souza",
        ]
    )

    private let names: [String] = {
        var random = Seeded(state: 2022)
        var names: Set<String> = []
        while names.count < 500 {
            let middle = Int.random(in: 0..<4, using: &random) == 0 ? " \(firsts.randomElement(using: &random) ?? "")" : ""
            names.insert("\(firsts.randomElement(using: &random) ?? "")\(middle) \(lasts.randomElement(using: &random) ?? "")")
        }
        return names.sorted()
    }()

    private static let prose = [
        "The team manager spoke with ", " after the review, and the plan was changed. ", "In May we heard that ",
        " had moved closer to home. ",
        "It was noted that ", " is waiting for an assessment; the school will help. ",
    ]

    /// Each name in a place of its own, with how it was spelt.
    private func text(_ spell: (String, inout Seeded) -> String) -> (text: String, places: [Range<Int>]) {
        var (random, text, places) = (Seeded(state: 7), "", [Range<Int>]())
        for (index, name) in names.enumerated() {
            text += RecallTests.prose[(index % 3) * 2]
            let start = text.utf8.count
            text += spell(name, &random)
            places.append(start..<text.utf8.count)
            text += RecallTests.prose[(index % 3) * 2 + 1]
        }
        return (text, places)
    }

    private func recall(_ index: NameIndex, _ spell: (String, inout Seeded) -> String) -> Double {
        let (text, places) = text(spell)
        let hits = PersonalDataCheck([NameList(.name, index)]).hits(in: text)
        let found = places.count { place in hits.contains { $0.range.overlaps(place) } }
        return Double(found) / Double(places.count)
    }

    static func odd(_ name: String, _ random: inout Seeded) -> String {
        let words = name.split(separator: " ").map(String.init)
        switch Int.random(in: 0..<7, using: &random) {
        case 0: return name.lowercased()
        case 1: return name.uppercased()
        case 2: return "\(words.last ?? ""), \(words.dropLast().joined(separator: " "))"
        case 3: return name.replacing("-", with: " ").replacing("’", with: "'")
        case 4: return name.replacing("’", with: "").folding(options: .diacriticInsensitive, locale: nil)
        case 5: return "\(words.first ?? "") \(words.last ?? "")’s"
        default: return words.joined(separator: "\n")
        }
    }

    /// Another letter, one too many, one too few, or two that change places; never the first of a word.
    static func mistyped(_ name: String, _ random: inout Seeded) -> String {
        var letters = Array(name)
        let places = letters.indices.filter { $0 > 0 && letters[$0].isLetter && letters[$0 - 1].isLetter }
        guard let place = places.randomElement(using: &random) else { return name }
        switch Int.random(in: 0..<4, using: &random) {
        case 0: letters[place] = "abcdefghiklmnoprstuvwy".randomElement(using: &random) ?? "a"
        case 1: letters.insert("e", at: place)
        case 2: letters.remove(at: place)
        default: letters.swapAt(place, place - 1)
        }
        return String(letters)
    }

    @Test func `of five hundred names at least 99 in a hundred are found as written, and 95 with one letter wrong`() {
        let index = NameIndex(names)
        let (exact, mistyped) = (recall(index, RecallTests.odd), recall(index, RecallTests.mistyped))
        #expect(exact >= 0.99, "\(exact)")
        #expect(mistyped >= 0.95, "\(mistyped)")
    }

    @Test func `a list that is kept as numbers finds the same`() throws {
        let number: NameIndex.Number = { NameIndex.plain($0 + [7, 7, 7]) }
        var index = NameIndex(number: number)
        for (place, name) in names.enumerated() { index.add(try #require(NameIndex.Entry(name, number: number)), as: place) }
        #expect(recall(index, RecallTests.odd) >= 0.99)
        #expect(recall(index, RecallTests.mistyped) >= 0.95)
    }

    @Test func `prose without listed names has hardly a hit`() {
        let others = (0..<400).map { _ in RecallTests.prose.joined(separator: "the family") }.joined()
        let hits = PersonalDataCheck([NameList(.name, NameIndex(names))]).hits(in: others)
        #expect(hits.isEmpty, "\(hits.count)")
    }
}
