import Foundation
import Testing

@testable import Letters

@Suite("What the check for clues goes by")
struct ClueFeaturesTests {
    private let lists: ClueWords
    init() throws { lists = try ClueWeights.shipped.get().lists }

    @Test func `a sentence is seen by its words, who they are and what kind of thing they name`() {
        let names = ClueSentence("Kerry lives near your flat.", words: lists, ordinary: []).features().map(\.name)
        for name in ["NAME", "lives", "*living", "near YOUR", "YOUR *home", "*somebody lives", "@somebody", "@now *home", "< NAME"] {
            #expect(names.contains(name), "\(name) in \(names)")
        }
    }

    @Test(arguments: [("Staff are kind.", "staff"), ("Kerry is kind.", "NAME"), ("Her flat is warm.", "THEIR"), ("We met her.", "THEM")])
    func `a word that is known to be ordinary is no name where it begins a sentence`(text: String, form: String) {
        #expect(ClueSentence(text, words: lists, ordinary: ["staff"]).words.contains { $0.form == form })
    }

    @Test func `what counts stands in words, and a sentence without any is no clue`() throws {
        let weights = try ClueWeights("-100\t@start\n300\trefuge\n-50\tYOU\n", lists: lists)
        #expect(weights.weigh("The refuge is full.").total == 200)
        #expect(weights.weigh("The refuge is full.").words.map(\.points) == [0, 300, 0, 0])
        #expect(weights.weigh("You are late.").total == -150)
        #expect(throws: ClueWeights.ShippedFault.self) { try ClueWeights("300\trefuge\n", lists: lists) }
        #expect(throws: ClueWeights.ShippedFault.self) { try ClueWeights("-100\t@start\nmuch\trefuge\n", lists: lists) }
    }

    @Test func `a remark names the words that count most`() throws {
        let found = WhereaboutsCheck(ProtectedDetails(addresses: ["14 Rowan Close"])).findings(
            in: "On most days she is staying at the refuge.")
        #expect(found.first?.found.contains("refuge") == true, "\(found)")
        #expect((found.first?.found.split(separator: " ").count ?? 9) < 7)
    }

    /// For `Tests/Recomputing/train_clues.py`: the ordinary words, then of each sentence its set, its mark and its features.
    /// With `THROUGHLINE_CLUES_OUT` to a file.
    @Test func `every sentence with a mark has features to learn from`() throws {
        let marked = try Wordings.learnt.flatMap { set in
            try ["clue", "clean"].flatMap { mark in try Wordings.read("learnt", set, mark).map { (set, mark, $0) } }
        }
        var sentences: [String: Int] = [:]
        for (_, _, text) in marked {
            let small = PlainToken.tokens(of: text).filter { !$0.isCapital && !$0.isPossessive && $0.key.isSmall }
            for word in Set(small.map(\.key)) { sentences[word, default: 0] += 1 }
        }
        let ordinary = Set(sentences.filter { $0.value > 1 }.keys)
        func line(_ set: String, _ mark: String, _ text: String) -> String {
            let features = ClueSentence(text, words: lists, ordinary: ordinary).features().map(\.name)
            #expect(features.count > 3, "\(text)")
            return ([set, mark == "clue" ? "1" : "0"] + features).joined(separator: "\t")
        }
        guard let path = ProcessInfo.processInfo.environment["THROUGHLINE_CLUES_OUT"] else {
            for place in stride(from: 0, to: marked.count, by: 100) { _ = line(marked[place].0, marked[place].1, marked[place].2) }
            return
        }
        let all = [(["ordinary"] + ordinary.sorted()).joined(separator: "\t")] + marked.map(line)
        try (all.joined(separator: "\n") + "\n").write(toFile: path, atomically: true, encoding: .utf8)
    }
}
