/// Names of inspectors among their titles: `Neil Penswick HMI`, `Paula Thomson-Jones, Her Majesty’s Inspector`.
enum InspectorNames {
    private static let titles: Set<String> = [
        "hmi", "shmi", "her", "his", "majestys", "inspector", "inspectors", "senior", "ofsted", "regulatory", "additional", "associate",
        "manager", "social", "care", "director", "regional", "seconded", "desigate", "designate", "lead", "mr", "mrs", "ms", "miss", "dr",
    ]

    static func all(in text: String) -> [String] {
        var (names, name) = ([String](), [String]())
        func finish() {
            if name.count >= 2 { names.append(name.joined(separator: " ")) }
            name = []
        }
        for word in text.split(separator: " ") {
            let key = Words.all(in: word).joined()
            if key == "and" || titles.contains(key) || !isCapital(word) {
                finish()
                if !key.isEmpty, key != "and", !titles.contains(key) { break }
                continue
            }
            let hasComma = word.last.map { ",;(".contains($0) } ?? false
            name.append(hasComma ? String(word.dropLast()) : String(word))
            if hasComma { finish() }
        }
        finish()
        return names
    }

    private static func isCapital(_ word: Substring) -> Bool {
        guard let first = word.unicodeScalars.first else { return false }
        return first.properties.isUppercase || ["de", "van", "von", "der", "la"].contains(String(word))
    }
}
