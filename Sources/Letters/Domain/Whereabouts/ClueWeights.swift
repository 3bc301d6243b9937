import Foundation

/// How much each thing that a sentence has counts for a clue, or against one: `Data/clue-weights.txt`, which
/// `Tests/Recomputing/train_clues.py` makes of the sentences in `Tests/LettersTests/Wordings`.
struct ClueWeights: Sendable {
    /// What a sentence counts before anything in it is looked at.
    static let start = "@start"

    let byFeature: [String: Int32]
    /// The words that stand in the table: a word among them is no name where it begins a sentence.
    let ordinary: Set<String>
    let lists: ClueWords

    /// - Parameter text: a line for each, `thousandths of a point, what`.
    init(_ text: String, lists: ClueWords) throws(ShippedFault) {
        var table: [String: Int32] = [:]
        for line in text.split(separator: "\n") where !line.hasPrefix("#") {
            let sides = line.split(separator: "\t")
            guard sides.count == 2, let weight = Int32(sides[0]) else { throw ShippedFault(reason: "No weight: \(line)") }
            table[String(sides[1])] = weight
        }
        guard table[Self.start] != nil else { throw ShippedFault(reason: "No weight to start from.") }
        byFeature = table
        ordinary = Set(table.keys.filter(\.isSmall))
        self.lists = lists
    }

    /// How far a sentence is a clue, in thousandths of a point, and how much of that each word of it brings.
    func weigh(_ sentence: String) -> (total: Int, words: [(raw: String, points: Double)]) {
        let clue = ClueSentence(sentence, words: lists, ordinary: ordinary)
        var total = Int(byFeature[Self.start] ?? 0)
        var points = [Double](repeating: 0, count: clue.words.count)
        for feature in clue.features() {
            guard let weight = byFeature[feature.name] else { continue }
            total += Int(weight)
            for place in feature.words { points[place] += Double(weight) / Double(feature.words.count) }
        }
        return (total, zip(clue.words.map(\.raw), points).map { ($0, $1) })
    }

    static let shipped: Result<ClueWeights, ShippedFault> = {
        do {
            return .success(try ClueWeights(try read("clue-weights"), lists: ClueWords(try read("clue-words"))))
        } catch {
            return .failure(error as? ShippedFault ?? ShippedFault(reason: "\(error)"))
        }
    }()

    private static func read(_ name: String) throws -> String {
        guard let file = Bundle.module.url(forResource: "Data/\(name)", withExtension: "txt") else {
            throw ShippedFault(reason: "\(name).txt is missing.")
        }
        return try String(contentsOf: file, encoding: .utf8)
    }

    /// What the check for clues weighs by cannot be read.
    struct ShippedFault: Error, CustomStringConvertible {
        let reason: String
        var description: String { "The weights of the check for clues cannot be read. \(reason)" }
    }
}
