/// Looks through a text for what may lead to a person. It finds; it decides nothing, and finding nothing releases nothing.
///
/// Names are compared without regard to case, accents, hyphens and apostrophes; see ``NameForms`` for the forms and ``NameIndex`` for
/// the one letter that may be wrong. Not found are a first name alone, a nickname, a name with two letters wrong, and a name that is on
/// no list.
package struct PersonalDataCheck: Sendable {
    private let lists: [NameList]

    package init(_ lists: [NameList] = []) { self.lists = lists }

    /// In the order in which they stand; of two that overlap the one found first by this order of kinds: names, numbers, places.
    package func hits(in text: String) -> [PersonalDataHit] {
        let words = WordsOfText(text).words
        let names = lists.enumerated().flatMap { place, list in
            NameSearch(list: list, words: words).hits().map { hit in
                var hit = hit
                hit.list = place
                return hit
            }
        }
        let patterns = PersonalPatterns(words: words)
        let all = names + patterns.numbers() + DatesOfBirth(words: words, names: names).hits() + patterns.places() + patterns.initials()
        var kept: [PersonalDataHit] = []
        for hit in all where !kept.contains(where: { $0.range.overlaps(hit.range) }) { kept.append(hit) }
        return kept.sorted { $0.range.lowerBound < $1.range.lowerBound }
    }
}
