import Vocabulary

/// What a cell that was held back says, as far as it may be kept. A row whose columns have slipped has a name where a day should stand, and
/// names are not kept: words of three letters or more are left out, but for those that people write in place of a day.
enum HeldValue {
    private static let fillers: Set = [
        "unknown", "not", "known", "recorded", "none", "null", "nil", "tbc", "tba", "soon", "today", "yesterday", "tomorrow", "last",
        "next", "week",
        "pending", "ongoing", "current", "open", "closed", "yes", "see", "notes", "date", "day", "invalid", "error", "value", "ref",
        "approx", "circa",
        "about", "early", "mid", "late", "before", "after", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
    ]

    static func kept(_ text: String) -> String {
        var (kept, word) = ("", "")
        func end() {
            let plain = word.lowercased()
            let isMonth = plain.count >= 3 && Day.monthNames.contains { $0.lowercased().hasPrefix(plain) }
            kept += word.count < 3 || isMonth || fillers.contains(plain) ? word : "…"
            word = ""
        }
        for character in text {
            if character.isLetter {
                word.append(character)
            } else {
                end()
                kept.append(character)
            }
        }
        end()
        return String(kept.prefix(200))
    }
}
