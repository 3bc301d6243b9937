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

    /// The list of the year is loaded, and tells of every child in it who was unaccompanied.
    let isListKnown: Bool

    /// A child who is not on a list that is loaded is not unaccompanied.
    var isUnaccompanied: YesNo {
        guard said == .notKnown else { return said }
        return isListed ? .yes : isListKnown ? .no : .notKnown
    }

    init(_ year: CollectionYear, _ all: [Entry], isListKnown: Bool) {
        self.year = year
        self.isListKnown = isListKnown
        let entries = all.filter { $0.kind == .person }
        let ending = entries.first { $0.facts[.unaccompaniedEnded] != nil }
        ended = ending?.day(.unaccompaniedEnded)
        let details = entries.filter(\.tellsOfChildItself)
        said = details.map { $0.answer(.unaccompanied) }.first { $0 != .notKnown } ?? .notKnown
        isListed = entries.contains { !$0.tellsOfChildItself && $0.answer(.unaccompanied) == .yes }
        entry = ending ?? entries.first { $0.facts[.unaccompanied] != nil } ?? entries.first ?? all.first
    }
}

extension Entry {
    /// From the table of children: the table of unaccompanied children has neither ethnicity nor pupil number.
    var tellsOfChildItself: Bool {
        facts[.unaccompaniedEnded] == nil && (facts[.ethnicity] != nil || facts[.sex] != nil || facts[.upn] != nil || facts[.mother] != nil)
    }
}

/// Looked-after returns of one year and the next, which several rules compare.
extension QualityChild {
    private var lookedAfterByYear: [CollectionYear: [Entry]] {
        Dictionary(grouping: history.all.filter { $0.origin.format == .lookedAfter && $0.origin.taken != nil }) { year(of: $0) }
    }

    /// The last episode of care in each year’s return.
    var lastEpisodeByYear: [Entry] {
        lookedAfterByYear.sorted { $0.key < $1.key }.compactMap { _, entries in
            entries.filter { $0.kind == .careEpisode }.max { Order.is($0.from, before: $1.from) }
        }
    }

    /// Everything that a year’s return tells of the child, with what the next year’s tells: only of years that both have the child. A return
    /// that was loaded before its year was over does not say how it ended.
    var yearByYear: [(before: [Entry], year: [Entry])] {
        let years = lookedAfterByYear
        return years.keys.sorted().compactMap { year in
            guard let before = years[CollectionYear(begins: year.begins - 1)], let now = years[year],
                before.first.map({ isYearOver(of: $0) }) ?? false
            else { return nil }
            return (before, now)
        }
    }

    var unaccompaniedByYear: [UnaccompaniedYear] {
        let told = history.all.filter { $0.origin.format == .lookedAfter }
        return Dictionary(grouping: told) { year(of: $0) }.map {
            UnaccompaniedYear($0, $1, isListKnown: overview.listsUnaccompanied(in: $0))
        }.sorted { $0.year < $1.year }
    }

    /// Years that follow one another, whatever is known of them.
    var unaccompaniedPairs: [(before: UnaccompaniedYear, year: UnaccompaniedYear)] {
        let years = unaccompaniedByYear
        return zip(years, years.dropFirst()).filter { $1.year.begins == $0.year.begins + 1 }.map { (before: $0, year: $1) }
    }

    func unaccompaniedYears(_ first: YesNo, then second: YesNo) -> [(before: UnaccompaniedYear, year: UnaccompaniedYear)] {
        unaccompaniedPairs.filter { before, year in before.isUnaccompanied == first && year.isUnaccompanied == second }
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
