import Vocabulary

/// Days as people write them in a table. Nothing is guessed: of `3/4/22` it is plain in this country which is the month, but a month
/// without a day is the month's last day only where the month is written as a word or as `2022-05`.
package enum TypedDay {
    package static func read(_ text: String) -> Day? {
        let text = String(text.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
        if let day = Day(iso: text) { return day }
        let parts = text.split { "/.- ".contains($0) }.map(String.init)
        if parts.count == 3, let year = year(parts[2]) {
            return Int(parts[0]).flatMap { date in month(parts[1]).flatMap { Day(year, $0, date) } }
        }
        guard parts.count == 2 else { return nil }
        if parts[0].count == 4, let year = Int(parts[0]), let month = Int(parts[1]) { return lastDay(year, month) }
        guard Int(parts[0]) == nil, let month = month(parts[0]), let year = year(parts[1]) else { return nil }
        return lastDay(year, month)
    }

    private static func lastDay(_ year: Int, _ month: Int) -> Day? { Day(year, month, 1).map { $0.adding(months: 1) - 1 } }

    private static func year(_ text: String) -> Int? {
        guard let year = Int(text), year >= 0 else { return nil }
        if text.count == 2 { return 2000 + year }
        return text.count == 4 && (1900...2200).contains(year) ? year : nil
    }

    private static func month(_ text: String) -> Int? {
        if let number = Int(text) { return number }
        guard text.count >= 3 else { return nil }
        return Day.monthNames.firstIndex { $0.lowercased().hasPrefix(text.lowercased()) }.map { $0 + 1 }
    }
}
