/// Clear praise in paragraphs without criticism: a few suggestions.
enum Strengths {
    private static let most = 8
    private static let least = 5

    static func all(in paragraphs: [StudiedParagraph]) -> [Observation] {
        let found = paragraphs.compactMap { paragraph -> (weight: Int, observation: Observation)? in
            guard paragraph.critical == nil else { return nil }
            let praise = paragraph.sentences.compactMap { sentence in Cues.praise.weigh(sentence.words).map { (sentence, $0) } }
            guard let (sentence, cue) = praise.max(by: { $0.1.weight < $1.1.weight }), cue.weight >= least else { return nil }
            let observation = Observation(
                paragraphs: [paragraph.paragraph.number], page: paragraph.paragraph.page, cue: sentence.text, cueWords: cue.words,
                themes: sentence.themes)
            return (cue.weight, observation)
        }
        let kept = found.enumerated().sorted { ($0.element.weight, -$0.offset) > ($1.element.weight, -$1.offset) }.prefix(most)
        return kept.sorted { $0.offset < $1.offset }.map(\.element.observation)
    }
}
