import Law
import Vocabulary

/// What belongs to which referral, and how episodes of care follow one another: what several rules ask.
extension QualityChild {
    /// Everything that belongs to a referral.
    var activities: [Entry] { [.assessment, .enquiry, .conference, .cinPlan, .cpPlan].flatMap { self[$0] } }

    /// The CIN episode that an entry names.
    func episode(of entry: Entry) -> Entry? { named(by: entry, among: self[.cinEpisode]) }

    /// The referral that an entry names.
    func referral(of entry: Entry) -> Entry? { named(by: entry, among: self[.referral]) }

    /// The dataset names a referral by its number, through the enquiry and the conference for what comes later; the census by its day.
    private func named(by entry: Entry, among entries: [Entry]) -> Entry? {
        guard let within = entry.within, !within.isEmpty else { return nil }
        if entry.origin.format == .census { return Day(iso: within).flatMap { day in entries.first { $0.from == day } } }
        let chain: EntryKind? = entry.kind == .cpPlan ? .conference : entry.kind == .conference ? .enquiry : nil
        guard let chain else { return entries.first { $0.reference == within } }
        return self[chain].first { $0.reference == within }.flatMap { named(by: $0, among: entries) }
    }

    /// Episodes of care, each with the next.
    var consecutive: [(Entry, Entry)] {
        let episodes = self[.careEpisode].filter { !$0.isTurnedRound }
        return Array(zip(episodes, episodes.dropFirst()))
    }

    /// The year that the return of an entry is for.
    func year(of entry: Entry) -> CollectionYear { CollectionYear(containing: day(of: entry)) }

    /// Whether that year is over on the data day of the return: only then is it known what was so for the whole of it.
    func isYearOver(of entry: Entry) -> Bool { year(of: entry).lastDay.map { day(of: entry) >= $0 } ?? false }

    /// Days from the first to the last, or to the data day.
    func length(of entry: Entry) -> Int { entry.from.map { (entry.until ?? day(of: entry)) - $0 } ?? 0 }

    /// In care for the whole of the year that the return of an entry is for, short breaks apart.
    func isInCohort(of entry: Entry) -> Bool {
        guard let first = year(of: entry).firstDay, let last = year(of: entry).lastDay else { return false }
        return care.contains { period in
            period.from.map { $0 <= first } ?? false && (period.until.map { $0 > last } ?? true) && !isShortBreaks(period)
        }
    }

    /// Four or older at the end of the year, and 16 or younger at its beginning.
    func isOfQuestionnaireAge(in entry: Entry) -> Bool {
        guard let first = year(of: entry).firstDay, let last = year(of: entry).lastDay, let before = age(on: first),
            let after = age(on: last)
        else { return false }
        return after >= 4 && before <= 16
    }

    /// A placement that the return takes no provider for, in the year of its file.
    func takesNoProvider(_ episode: Entry) -> Bool {
        episode.place.map { !$0.takesProvider(in: year(of: episode)) } ?? false
    }
}

extension Entry {
    var place: PlacementType? { coded(.placementType, as: PlacementType.self).code }
    var status: LegalStatus? { coded(.legalStatus, as: LegalStatus.self).code }
    var began: EpisodeReason? { coded(.episodeReason, as: EpisodeReason.self).code }
    var ceased: CeasedReason? { coded(.ceasedReason, as: CeasedReason.self).code }

    /// Closed after assessment, without further action or to early help.
    var isClosedAfterAssessment: Bool {
        let reason = coded(.closureReason, as: ClosureReason.self).code
        return reason == .afterAssessment || reason == .toEarlyHelp
    }

    var needsNoConference: Bool { answer(.conferenceNotRequired) == .yes || answer(.noFurtherAction) == .yes }

    /// The same home as far as the return tells: its type, its provider and its number. A code that took another’s place is no change.
    func isInSamePlacement(as other: Entry) -> Bool {
        func same(_ fact: Fact) -> Bool {
            guard let own = facts[fact], let others = other.facts[fact] else { return true }
            return own == others
        }
        let isRenamed =
            other.place == .semiIndependent && place == .supportedAccommodation
            || other.place == .other && facts[.placementType]?.hasPrefix("Z1") ?? false
        return (same(.placementType) || isRenamed) && same(.provider) && same(.urn)
    }
}

extension Entry {
    /// Certainly the same home: of a type that has a number of its own, with the same number, type and provider.
    func isInSameHome(as other: Entry) -> Bool {
        func same(_ fact: Fact) -> Bool { facts[fact].map { !$0.isEmpty && $0 == other.facts[fact] } ?? false }
        return place?.hasOwnNumber ?? false && same(.placementType) && same(.provider) && same(.urn)
    }
}

extension EpisodeReason {
    var isPlacementChange: Bool { self != .started && self != .legal }
}

extension PlacementType {
    /// The unique reference number is that of the home, and not of an agency.
    fileprivate var hasOwnNumber: Bool {
        switch self {
        case .secureHome, .childrensHome, .supportedAccommodation, .familyCentre, .residentialSchool: true
        default: false
        }
    }

    /// How old a child has to be for it.
    var leastAge: Int? {
        switch self {
        case .semiIndependent, .supportedAccommodation: 16
        case .residentialEmployment: 14
        case .youngOffenderInstitution: 10
        case .residentialSchool: 4
        default: nil
        }
    }
}

extension Timescale {
    /// How many days a temporary placement may last, by its code.
    static func temporaryPlacement(_ place: PlacementType) -> Int? {
        switch place {
        case .temporaryHospital: Timescale.temporaryHospital.length
        case .temporaryCarerHoliday: Timescale.temporaryCarerHoliday.length
        case .temporaryOther: Timescale.temporaryOther.length
        default: nil
        }
    }
}
