import Vocabulary

/// The days that a letter tells in its sentences.
enum LetterDays {
    /// `… a focused visit to X on 12 and 13 February 2019`, or the stretch that the footer of a report repeats.
    static func fieldwork(in text: LayoutText) -> [Fieldwork] {
        let opening = text.opening(pages: 2).filter { !$0.isBlank }.map(\.text).joined(separator: " ")
        for cue in ["visit", "took place", "inspection", "carried out", "onsite", "on site"] {
            for place in opening.ranges(of: cue) {
                let rest = opening[place.upperBound...]
                let near = rest.prefix(260)
                for day in near.ranges(of: " on ") + near.ranges(of: " from ") + near.ranges(of: " between ") {
                    let found = DateReader(near[day.upperBound...]).stretches
                    if !found.isEmpty { return found }
                }
            }
        }
        return []
    }

    /// The letter's own day stands alone on a line before `Dear`.
    static func letterDay(in text: LayoutText) -> Day? {
        let head = text.opening(pages: 1).prefix { !$0.key.hasPrefix("dear ") }
        for line in head where !line.isBlank {
            guard line.text.utf8.count <= 30, line.key.utf8.first.map({ (48...57).contains($0) }) == true else { continue }
            if let day = DateReader(line.text).day { return day }
        }
        return nil
    }
}
