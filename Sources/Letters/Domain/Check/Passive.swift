/// The passive voice: a form of “be” with a past participle behind it.
enum Passive {
    /// The words, as written; nil for a sentence in the active voice.
    static func found(in tokens: [PlainToken]) -> String? {
        for place in tokens.indices where forms.contains(tokens[place].key) {
            var next = place + 1
            while next < tokens.count, next < place + 3, between.contains(tokens[next].key) || tokens[next].key.hasSuffix("ly") {
                next += 1
            }
            guard next < tokens.count, isParticiple(tokens[next].key) else { continue }
            return tokens[place...next].map(\.raw).joined(separator: " ")
        }
        return nil
    }

    private static func isParticiple(_ word: String) -> Bool {
        irregular.contains(word) || word.count > 4 && word.hasSuffix("ed") && !states.contains(word)
    }

    private static let forms: Set = ["is", "are", "was", "were", "be", "been", "being", "am", "im", "youre", "hes", "shes", "theyre"]
    private static let between: Set = [
        "not", "also", "been", "being", "often", "never", "always", "still", "just", "then", "now", "both", "all",
    ]
    private static let irregular = set(
        """
        told seen given taken made done shown found held kept left sent put set brought bought caught taught known written read hit \
        hurt broken chosen driven eaten \
        fallen forgotten hidden paid sold led met lost heard felt thought understood drawn thrown grown torn worn spoken stolen \
        beaten bitten
        """)
    /// How somebody is, not what is done to them.
    private static let states = set(
        """
        worried tired scared frightened pleased interested married concerned excited bored confused upset ashamed embarrassed \
        relaxed settled retired related indeed \
        separated divorced prepared used supposed allowed isolated limited involved naked wicked hundred
        """)

    private static func set(_ text: String) -> Set<String> { Set(text.split(whereSeparator: \.isWhitespace).map(String.init)) }
}
