import Vocabulary

/// A child as a rule sees it: of each kind of thing what the fullest form says, once.
package struct QualityChild: Sendable {
    package let history: ChildHistory
    package let overview: LoadOverview
    private var told: [EntryKind: [Entry]]
    private let telling: [EntryKind: Set<ReturnFormat>]

    package init(_ history: ChildHistory, _ overview: LoadOverview) {
        self.history = history
        self.overview = overview
        told = history.entries.mapValues(QualityChild.told)
        telling = history.all.reduce(into: [:]) { $0[$1.kind, default: []].insert($1.origin.format) }
    }

    /// The forms that tell anything of a kind of this child.
    func forms(of kind: EntryKind) -> Set<ReturnFormat> { telling[kind] ?? [] }

    /// What some forms tell of a kind.
    struct Asking: Hashable {
        let kind: EntryKind
        let forms: [ReturnFormat]
    }

    /// The child as the fullest of some forms tells a kind, where the fullest of all does not hold what a rule asks.
    /// - Parameter known: of the same child, from one rule to the next.
    func asked(_ kind: EntryKind, in forms: [ReturnFormat], _ known: inout [Asking: [Entry]]) -> QualityChild {
        guard self.forms(of: kind).contains(where: { !forms.contains($0) }) else { return self }
        let asking = Asking(kind: kind, forms: forms)
        let told =
            known[asking]
            ?? QualityChild.told(
                SameThingTwice.once(history.all.filter { $0.kind == kind && forms.contains($0.origin.format) }).sorted {
                    ($0.from?.number ?? .min, $0.origin.row) < ($1.from?.number ?? .min, $1.origin.row)
                })
        known[asking] = told
        var child = self
        child.told[kind] = told
        return child
    }

    /// Leaves out what a looked-after return tells for a year for which nobody loaded what the rule compares it with: another year’s
    /// table does not answer for it. Episodes of care stay, since one follows from the other; a rule on them asks ``isTold(_:inYearOf:)``.
    /// - Returns: what was not loaded, where nothing is left; else nil.
    mutating func leaveOut(_ rule: any AsksForms.Type) -> [EntryKind]? {
        let needed = rule.forms.contains(.lookedAfter) ? rule.needs(in: .lookedAfter) : []
        guard !needed.isEmpty, rule.subject != .careEpisode, let own = told[rule.subject], !own.isEmpty else { return nil }
        let kept = own.filter { entry in needed.allSatisfy { isTold($0, inYearOf: entry) } }
        told[rule.subject] = kept
        return kept.isEmpty ? needed : nil
    }

    /// Whether the return of the year that tells an entry tells of another kind at all, or a fuller form does.
    func isTold(_ kind: EntryKind, inYearOf entry: Entry) -> Bool {
        guard entry.origin.format == .lookedAfter, entry.origin.taken != nil else { return true }
        return overview.holds(kind, in: .standardDataset) || overview.tells(kind, in: year(of: entry))
    }

    /// Everything that is told, each thing once though several forms tell it.
    package var once: [Entry] {
        history.entries.values.flatMap { $0 }.sorted { ($0.kind.rawValue, $0.origin.row) < ($1.kind.rawValue, $1.origin.row) }
    }
    /// The entries of the child’s details, the one that counts first.
    var details: [Entry] { LoadedChild.details(in: history.all) }
    /// The entry that says a detail.
    func details(_ fact: Fact) -> Entry? { details.first { $0.facts[fact] != nil } ?? details.first }
    /// The data day of the form that the details of the child are from.
    package var dayOfDetails: Day { history.all.filter { $0.kind == .person }.map(day(of:)).max() ?? today }
    package func daysOpen(_ entry: Entry) -> Int { entry.from.map { day(of: entry) - $0 } ?? 0 }
    /// SDQ scores, as the dataset or the yearly outcomes (OC2) tell them.
    package var scores: [Entry] { self[.sdqScore].isEmpty ? self[.healthOutcomes] : self[.sdqScore] }
    /// The date of birth as a form gives it that tells it from an expected day.
    var bornOutsideAnnexA: Day? {
        LoadedChild.details(in: history.all).lazy.filter { $0.origin.format != .annexA }.compactMap { $0.day(.born) }.first
    }
    /// Whether any form names a worker for the child on its own day.
    var hasWorker: Bool {
        history.all.contains { entry in
            switch entry.kind {
            case .allocation: entry.covers(day(of: entry))
            case .cinEpisode, .cpPlan, .cinPlan, .periodOfCare: entry.origin.format == .annexA && entry.worker != nil && entry.until == nil
            default: false
            }
        }
    }

    /// A spell that began before the first day that its form covers of another kind.
    func isBeforeTheForm(_ spell: Entry, _ kind: EntryKind) -> Bool {
        let form = spell.origin.format
        // The six months of Annex A are counted from a data day that may be a little early.
        let told = overview.covers(kind, in: form)
        let first = form == .annexA ? [day(of: spell).adding(months: -6), told].compactMap(\.self).max() : told
        return spell.from.map { from in first.map { from < $0 } ?? false } ?? false
    }

    /// Under section 20 in a children’s home, where a person may stay after the eighteenth birthday.
    func mayStay(_ episode: Entry) -> Bool {
        legalStatus(of: episode) == .section20 && home(of: episode)?.coded(.placementType, as: PlacementType.self).code == .childrensHome
    }

    func isShortBreaks(_ period: Entry) -> Bool { legalStatus(of: period)?.isShortBreaks ?? false }

    /// The status that held on the last known day of a stretch in care.
    private func legalStatus(of stretch: Entry) -> LegalStatus? {
        if let own = stretch.coded(.legalStatus, as: LegalStatus.self).code { return own }
        let day = stretch.until ?? day(of: stretch)
        return legal.last { $0.covers(day) }?.coded(.legalStatus, as: LegalStatus.self).code
    }

    private func home(of stretch: Entry) -> Entry? {
        if stretch.facts[.placementType] != nil { return stretch }
        let day = stretch.until ?? day(of: stretch)
        return homes.last { $0.covers(day) }
    }

    /// How long something may be open or missing.
    package var spans: QualitySpans { overview.spans }

    /// The latest data day of all forms. A rule that looks at an entry asks ``day(of:)`` instead.
    package var today: Day { overview.day }
    /// The data day of the return that tells this entry: up to it the entry is known.
    package func day(of entry: Entry) -> Day { entry.origin.taken ?? overview.day(of: entry.origin.format) }
    package var child: LoadedChild { history.child }
    package subscript(_ kind: EntryKind) -> [Entry] { told[kind] ?? [] }

    /// The UPN; a return writes a reason in its place where there is none.
    package var pupilNumber: String? {
        LoadedChild.details(in: history.all).lazy.compactMap { $0.facts[.upn] }.first { !PupilNumber.isReason($0) }
    }

    /// The birthday on which the child is so old; of somebody born on 29 February it is 1 March in other years.
    package func birthday(_ years: Int) -> Day? {
        born.flatMap { Day($0.year + years, $0.month, $0.dayOfMonth) ?? Day($0.year + years, 3, 1) }
    }

    package func age(on day: Day) -> Int? { child.age(on: day) }

    package var born: Day? { if case .born(let day) = child.birth { day } else { nil } }

    /// Two forms may count a day differently, so only one of them is compared with itself. A thing that two years' files of one form
    /// tell is one thing; the later file knows more.
    private static func told(_ entries: [Entry]) -> [Entry] {
        guard let fullest = entries.map(\.origin.format).min() else { return [] }
        var kept: [Entry] = []
        var places: [String: Int] = [:]
        for entry in entries where entry.origin.format == fullest {
            // A year’s answers have neither a day nor a number: those of another year are other answers.
            let year = entry.isAnswerOfYear ? entry.origin.taken?.iso ?? "" : ""
            let key = [entry.reference ?? "", entry.from?.iso ?? "", entry.within ?? "", year].joined(separator: "/")
            if let place = places[key], kept[place].origin.file != entry.origin.file {
                if Origin.isFuller(entry, kept[place]) { kept[place] = entry }
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
                // What a later year's return goes on with is known up to the data day of that return.
                periods[periods.count - 1].origin.taken = episode.origin.taken
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

    /// The stretches in need: the CIN episodes, or, where none are loaded, none.
    package func isInNeed(on day: Day) -> Bool { self[.cinEpisode].contains { $0.covers(day) } }
}

extension Entry {
    /// Health outcomes and the answers of care leavers, which the looked-after return tells anew each year.
    fileprivate var isAnswerOfYear: Bool {
        from == nil && origin.format == .lookedAfter && (kind == .healthOutcomes || kind == .careLeaver)
    }

    /// The period of care that an episode names.
    var period: String? { facts[.periodReference] ?? within }

    /// True for a spell whose end lies before its beginning: no other rule can say anything of such a spell.
    package var isTurnedRound: Bool { until.flatMap { until in from.map { until < $0 } } ?? false }

    /// Both days count.
    package func covers(_ day: Day) -> Bool { from.map { $0 <= day } ?? false && (until.map { day <= $0 } ?? true) }
}

/// Pairs and gaps that several rules look for.
package enum Spells {
    /// Each spell that begins before any earlier one has ended, with the earlier one that ends last. Ending and beginning on the same day is no overlap.
    package static func overlapping(_ spells: [Entry], sharing: Int = 0) -> [(earlier: Entry, later: Entry)] {
        let sound = spells.filter { $0.from != nil && !$0.isTurnedRound }.sorted { ($0.from?.number ?? 0) < ($1.from?.number ?? 0) }
        var pairs: [(earlier: Entry, later: Entry)] = []
        var longest: Entry?
        for spell in sound {
            guard let from = spell.from else { continue }
            if let earlier = longest, from + sharing < earlier.until ?? .distantEnd { pairs.append((earlier, spell)) }
            if longest.map({ ($0.until ?? .distantEnd) <= (spell.until ?? .distantEnd) }) ?? true { longest = spell }
        }
        return pairs
    }
}
