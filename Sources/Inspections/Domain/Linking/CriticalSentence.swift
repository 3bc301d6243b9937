/// The sentence of a paragraph that criticises most clearly, if one does clearly enough.
struct CriticalSentence {
    let sentence: StudiedParagraph.Sentence
    let weight: Int
    let cueWords: String

    /// What the cues of a sentence must weigh together.
    private static let least = 3

    init?(_ sentences: [StudiedParagraph.Sentence]) {
        var best: CriticalSentence?
        for sentence in sentences {
            guard let found = CriticalSentence.weigh(sentence), found.weight >= CriticalSentence.least else { continue }
            if best.map({ found.weight > $0.weight }) ?? true { best = found }
        }
        guard let best else { return nil }
        self = best
    }

    private init(_ sentence: StudiedParagraph.Sentence, _ cue: Cues.Weighed, weight: Int) {
        (self.sentence, self.weight, cueWords) = (sentence, weight, cue.words)
    }

    private static func weigh(_ sentence: StudiedParagraph.Sentence) -> CriticalSentence? {
        guard let cue = Cues.weakness.weigh(sentence.words) else { return nil }
        var weight = cue.weight - 2 * (Cues.excuse.weigh(sentence.words)?.weight ?? 0)
        // What begins so tells when something is done, not that it is amiss.
        if let first = sentence.words.first, ["when", "if", "where", "should", "if"].contains(first), !sentence.words.contains("too") {
            weight -= 2
        }
        return CriticalSentence(sentence, cue, weight: weight)
    }
}
