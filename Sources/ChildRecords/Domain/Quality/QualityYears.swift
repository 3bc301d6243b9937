import Vocabulary

/// What one year’s looked-after return says of unaccompanied status.
struct UnaccompaniedYear: Sendable {
    let year: CollectionYear
    /// What the table of children says, apart from the table of unaccompanied children.
    let said: YesNo
    /// On the table of unaccompanied children.
    let isListed: Bool
    /// The day on which it ended, or is to end.
    let ended: Day?
    /// Where a person finds it.
    let entry: Entry?

    var isUnaccompanied: YesNo { said == .notKnown && isListed ? .yes : said }

    init(_ year: CollectionYear, _ entries: [Entry]) {
        self.year = year
        let ending = entries.first { $0.facts[.unaccompaniedEnded] != nil }
        ended = ending?.day(.unaccompaniedEnded)
        let details = entries.filter(\.tellsOfChildItself)
        said = details.map { $0.answer(.unaccompanied) }.first { $0 != .notKnown } ?? .notKnown
        isListed = entries.contains { !$0.tellsOfChildItself && $0.answer(.unaccompanied) == .yes }
        entry = ending ?? entries.first { $0.facts[.unaccompanied] != nil } ?? entries.first
    }
}

extension Entry {
    /// From the table of children: the table of unaccompanied children has neither ethnicity nor pupil number.
    fileprivate var tellsOfChildItself: Bool {
        facts[.unaccompaniedEnded] == nil && (facts[.ethnicity] != nil || facts[.sex] != nil || facts[.upn] != nil || facts[.mother] != nil)
    }
}

/// Looked-after returns of one year and the next, which several rules compare.
extension QualityChild {
    private var lookedAfterByYear: [CollectionYear: [Entry]] {
        Dictionary(grouping: history.all.filter { $0.origin.format == .lookedAfter && $0.origin.taken != nil }) { year(of: $0) }
    }

    /// Everything that a year’s return tells of the child, with what the next year’s tells: only of years that both have the child.
    var yearByYear: [(before: [Entry], year: [Entry])] {
        let years = lookedAfterByYear
        return years.keys.sorted().compactMap { year in
            guard let before = years[CollectionYear(begins: year.begins - 1)], let now = years[year] else { return nil }
            return (before, now)
        }
    }

    var unaccompaniedByYear: [UnaccompaniedYear] {
        let details = history.all.filter { $0.kind == .person && $0.origin.format == .lookedAfter }
        return Dictionary(grouping: details) { year(of: $0) }.map { UnaccompaniedYear($0, $1) }.sorted { $0.year < $1.year }
    }

    func unaccompaniedYears(_ first: YesNo, then second: YesNo) -> [(before: UnaccompaniedYear, year: UnaccompaniedYear)] {
        let years = unaccompaniedByYear
        return zip(years, years.dropFirst()).filter { before, year in
            year.year.begins == before.year.begins + 1 && before.isUnaccompanied == first && year.isUnaccompanied == second
        }.map { (before: $0, year: $1) }
    }

    /// The last episode of the placement in which the child lived on a day; a new legal status begins no new placement.
    func lastEpisodeOfPlacement(on day: Day) -> Entry? {
        let episodes = self[.careEpisode].filter { !$0.isTurnedRound }
        guard var place = episodes.lastIndex(where: { $0.covers(day) }) else { return nil }
        while place + 1 < episodes.count, episodes[place + 1].began == .legal, episodes[place + 1].from == episodes[place].until {
            place += 1
        }
        return episodes[place]
    }
}
