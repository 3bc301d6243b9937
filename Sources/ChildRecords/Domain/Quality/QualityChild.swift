import Vocabulary

/// A child as a rule sees it: of each kind of thing what the fullest form says, once.
package struct QualityChild: Sendable {
    package let history: ChildHistory
    package let overview: LoadOverview
    private let told: [EntryKind: [Entry]]

    package init(_ history: ChildHistory, _ overview: LoadOverview) {
        self.history = history
        self.overview = overview
        told = history.entries.mapValues(QualityChild.told)
    }

    /// The day the data was taken.
    package var today: Day { overview.day }
    package var child: LoadedChild { history.child }
    package subscript(_ kind: EntryKind) -> [Entry] { told[kind] ?? [] }

    /// The pupil number; a return writes a reason in its place where there is none.
    package var pupilNumber: String? {
        history.all.lazy.filter { $0.kind == .person }.compactMap { $0.facts[.upn] }.first { !PupilNumber.isReason($0) }
    }

    package var born: Day? { if case .born(let day) = child.birth { day } else { nil } }

    /// Two forms may count a day differently, so only one of them is compared with itself. A thing that two years' files of one form
    /// tell is one thing; the later file knows more.
    private static func told(_ entries: [Entry]) -> [Entry] {
        guard let fullest = entries.map(\.origin.format).min() else { return [] }
        var kept: [Entry] = []
        var places: [String: Int] = [:]
        for entry in entries where entry.origin.format == fullest {
            let key = (entry.reference ?? "") + "/" + (entry.from?.iso ?? "") + "/" + (entry.within ?? "")
            if let place = places[key], kept[place].origin.file != entry.origin.file {
                if kept[place].origin.file < entry.origin.file { kept[place] = entry }
            } else {
                places[key] = kept.count
                kept.append(entry)
            }
        }
        return kept
    }

    /// Stretches in care. Where episodes are loaded they are put together by the period they name or by following one another.
    package var care: [Entry] {
        let episodes = self[.careEpisode]
        guard !episodes.isEmpty else { return self[.periodOfCare] }
        var periods: [Entry] = []
        for episode in episodes {
            if let last = periods.last, continues(last, episode) {
                periods[periods.count - 1].until = later(last.until, episode.until)
            } else {
                periods.append(episode)
            }
        }
        return periods
    }

    private func continues(_ period: Entry, _ episode: Entry) -> Bool {
        if let own = period.period, let other = episode.period { return own == other }
        if episode.facts[.episodeReason] == EpisodeReason.started.rawValue { return false }
        return period.until.map { until in episode.from.map { $0 <= until + 1 } ?? true } ?? true
    }

    private func later(_ one: Day?, _ other: Day?) -> Day? {
        guard let one, let other else { return nil }
        return max(one, other)
    }

    /// Where the child lived: placements, or the episodes that tell of them.
    package var homes: [Entry] {
        self[.placement].isEmpty ? self[.careEpisode].filter { $0.facts[.placementType] != nil } : self[.placement]
    }
    /// Under which legal status: the statuses, or the episodes that tell of them.
    package var legal: [Entry] {
        self[.legalStatus].isEmpty ? self[.careEpisode].filter { $0.facts[.legalStatus] != nil } : self[.legalStatus]
    }

    /// The stretches in need: the times in need, or, where none are loaded, none.
    package func isInNeed(on day: Day) -> Bool { self[.inNeed].contains { $0.covers(day) } }
}

extension Entry {
    /// The period of care that an episode names.
    var period: String? { facts[.periodReference] ?? within }

    /// True for a spell whose end lies before its beginning: no other rule can say anything of such a spell.
    package var isTurnedRound: Bool { until.flatMap { until in from.map { until < $0 } } ?? false }

    /// Both days count.
    package func covers(_ day: Day) -> Bool { from.map { $0 <= day } ?? false && (until.map { day <= $0 } ?? true) }
}

/// Pairs and gaps that several rules look for.
package enum Spells {
    /// Each spell that begins before an earlier one has ended. Ending and beginning on the same day is no overlap.
    package static func overlapping(_ spells: [Entry], sharing: Int = 0) -> [(earlier: Entry, later: Entry)] {
        let sound = spells.filter { $0.from != nil && !$0.isTurnedRound }.sorted { ($0.from?.number ?? 0) < ($1.from?.number ?? 0) }
        return zip(sound, sound.dropFirst()).filter { earlier, later in
            guard let from = later.from else { return false }
            return earlier.until.map { from + sharing < $0 } ?? true
        }.map { ($0, $1) }
    }
}
