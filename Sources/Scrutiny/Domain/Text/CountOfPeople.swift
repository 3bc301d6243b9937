import Indicators

/// A number that counts people in a sentence: `12 children`, `three foster carers`, `26 out of 27 families`, `Of 36 staff, 31`.
struct CountOfPeople: Sendable, Hashable {
    /// The 26 of “26 of 27 families”.
    let part: Int?
    let count: Int
    let isOfStaff: Bool
    let printed: String

    private static let people = words(
        """
        child children family families sibling siblings brothers sisters baby babies infants teenagers girls boys uasc pupil pupils students
        learners carer carers parents mothers fathers
        """
    ).union(staff)
    private static let staff = words("staff workers practitioners managers employees officers")
    /// After more than one of them these words only describe what is counted: “two family group conferences”.
    private static let singular = words("child family sibling baby pupil carer")
    /// A number after one of these is an age, or the number of a part.
    private static let notBefore = words("under over aged age post page part step draft version paragraph")
    /// Words that may come between the number and what it counts.
    private static let between = words(
        "of the these those our unaccompanied asylum seeking looked after in care more social foster kinship disabled new young")
    /// A number after one of these is of something else: “of 12 families in five schools”.
    private static let prepositions = words("in at within over for after by from between")
    /// What a share may count instead of people.
    private static let things = words(
        """
        letters plans records audits visits assessments reviews meetings actions files documents conferences steps teams homes days weeks months
        years points questions recommendations areas paragraphs changes decisions answers measures audited sampled cases referrals reports
        """)

    static func all(in sentence: String) -> [CountOfPeople] {
        let parts = sentence.split { $0.isWhitespace || "()[];:-–/".contains($0) }
        // A percentage is no number of people.
        let bare = parts.map { $0.contains("%") ? "%" : $0.lowercased().filter { $0.isLetter || $0.isNumber } }
        let numbers = bare.indices.compactMap { index -> Number? in
            let found =
                bare[index] == "single" && (index == 0 || bare[index - 1] != "every")
                ? (number: 1, start: index) : NumberWords.number(endingAt: index, in: bare, digits: 5)
            guard let found, found.start == 0 || !notBefore.contains(bare[found.start - 1]), next(bare, index) != "per" else { return nil }
            return Number(value: found.number, start: found.start, end: index)
        }
        func made(_ part: Int?, _ count: Int, _ range: ClosedRange<Int>) -> CountOfPeople {
            CountOfPeople(
                part: part, count: count, isOfStaff: bare[range.lowerBound...].first(where: people.contains).map(staff.contains) == true,
                printed: parts[range].joined(separator: " "))
        }
        let pairs = namesPeople(bare) ? zip(numbers, numbers.dropFirst()).compactMap { pair($0, $1, bare) } : []
        let alone = numbers.filter { number in !pairs.contains { $0.range.contains(number.end) } }
        return pairs.map { made($0.part, $0.whole, $0.range) }
            + alone.compactMap { number in
                let end = bare[(number.end + 1)...].prefix(4).firstIndex { !between.contains($0) }
                guard let end, isPeople(bare, at: end), number.value == 1 || !singular.contains(bare[end]) else { return nil }
                return made(nil, number.value, number.start...end)
            }
    }

    private struct Number {
        let value, start, end: Int
    }

    /// “26 out of 27”, or “of 27 families, 26”.
    private static func pair(_ first: Number, _ second: Number, _ bare: [String]) -> (part: Int, whole: Int, range: ClosedRange<Int>)? {
        let gap = bare[(first.end + 1)..<second.start]
        let isYear = [first, second].contains { (1900...2100).contains($0.value) }
        let isAhead = gap.first == "of" || gap.prefix(2) == ["out", "of"]
        if isYear { return nil }
        if isAhead, gap.allSatisfy({ between.contains($0) || $0 == "out" }), first.value <= second.value {
            return things.contains(next(bare, second.end)) ? nil : (first.value, second.value, first.start...second.end)
        }
        let lead = bare[..<first.start].last { $0 != "the" && $0 != "these" }
        guard lead == "of", gap.count < 8, gap.contains(where: { people.contains($0) || $0 == "people" }), second.value <= first.value,
            !prepositions.contains(bare[second.start - 1]), !things.contains(next(bare, second.end))
        else { return nil }
        return (second.value, first.value, first.start...second.end)
    }

    private static func next(_ bare: [String], _ index: Int) -> String { index + 1 < bare.count ? bare[index + 1] : "" }

    private static func namesPeople(_ bare: [String]) -> Bool { bare.indices.contains { isPeople(bare, at: $0) } }

    private static func isPeople(_ bare: [String], at index: Int) -> Bool {
        people.contains(bare[index]) || (["people", "person"].contains(bare[index]) && index > 0 && bare[index - 1] == "young")
            || (bare[index] == "leavers" && index > 0 && bare[index - 1] == "care")
    }

    private static func words(_ text: String) -> Set<String> { Set(text.split(whereSeparator: \.isWhitespace).map(String.init)) }
}
