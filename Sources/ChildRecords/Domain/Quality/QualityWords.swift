import Vocabulary

/// Sentences that several rules use.
enum QualityWords {
    static func ends(_ entry: Entry) -> String {
        "\(entry.kind.words): begins \(entry.from?.description ?? "on no day"), ends \(entry.until?.description ?? "on no day")"
    }

    static func overlap(_ earlier: Entry, _ later: Entry) -> String {
        "\(earlier.kind.words): one from \(earlier.from?.description ?? "no day") is open "
            + (earlier.until.map { "until \($0)" } ?? "still") + ", another begins \(later.from?.description ?? "on no day")"
    }

    static func on(_ entry: Entry, _ words: String) -> String { "\(entry.kind.words) on \(entry.from?.description ?? "no day"): \(words)" }
}
