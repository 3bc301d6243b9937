import Indicators
import Vocabulary

/// Days of one entry that count.
struct CountedDays {
    let entry: Entry
    let first: Int32
    let last: Int32
}

extension MeasuredChild {
    /// The days that any of some spells covers, each day once and with the spell that began first.
    func united(_ spells: [Entry]) -> [CountedDays] {
        let days = spells.compactMap { spell in
            spell.from.map { CountedDays(entry: spell, first: Int32($0.number), last: lastDay(of: spell)) }
        }
        var (pieces, next): ([CountedDays], Int32) = ([], .min)
        for day in days.sorted(by: { $0.first < $1.first }) where day.first <= day.last && day.last >= next {
            pieces.append(CountedDays(entry: day.entry, first: max(day.first, next), last: day.last))
            if day.last == Contribution.open { break }
            next = day.last + 1
        }
        return pieces
    }

    /// The days on which the child is in need or in care.
    var openDays: [CountedDays] { united(needSpells + care) }

    /// The part of a stretch that lies in care, short breaks apart. Of Annex A, which gives the latest alone, from its data day.
    func inCare(_ entry: Entry) -> [(first: Int32, last: Int32)] {
        guard let day = entry.from else { return [] }
        let from = entry.origin.format == .annexA ? max(day, child.day(of: entry)) : day
        return united(care).compactMap { piece in
            let (first, last) = (max(Int32(from.number), piece.first), min(lastDay(of: entry), piece.last))
            return first <= last ? (first, last) : nil
        }
    }

    /// On each day of a stretch: in the numerator where at least so many things hold, each from its first day until the day before its end.
    func counting(_ contributions: inout Contributions, _ days: CountedDays, _ things: [(from: Day, end: Day?)], atLeast least: Int) {
        var changes: [(day: Int32, step: Int)] = []
        for thing in things {
            changes.append((Int32(thing.from.number), 1))
            if let end = thing.end { changes.append((Int32(end.number), -1)) }
        }
        changes.sort { $0.day < $1.day }
        var (count, start, isMet) = (0, days.first, false)
        for change in changes where change.day <= days.last {
            count += change.step
            if change.day <= days.first {
                isMet = count >= least
            } else if (count >= least) != isMet {
                stretch(&contributions, days.entry, from: start, through: change.day - 1, isMet ? .met : .missed)
                (start, isMet) = (change.day, !isMet)
            }
        }
        stretch(&contributions, days.entry, from: start, through: days.last, isMet ? .met : .missed)
    }

    /// The days up to and with the day before a birthday; nil where no date of birth is known.
    func lastDay(beforeAge years: Int) -> Int32? { child.birthday(years).map { Int32($0.number) - 1 } }
}

/// The front door and protection.
extension MeasuredChild {
    /// Referrals, those of one day taken as one.
    var referralDays: [(day: Day, referral: Entry)] {
        var days: Set<Day> = []
        return child[.referral].compactMap { referral in
            referral.from.flatMap { days.insert($0).inserted ? ($0, referral) : nil }
        }
    }

    /// The day of the referral that an assessment belongs to: the one it names, or else the latest one up to its first day.
    func referralDay(of entry: Entry) -> Day? {
        if let named = child.referral(of: entry)?.from { return named }
        guard let from = entry.from else { return nil }
        return child[.referral].compactMap(\.from).filter { $0 <= from }.max()
    }

    /// CP plans of this council, without those that end before they begin.
    var plans: [Entry] { child[.cpPlan].filter { $0.from != nil && !$0.isTurnedRound && $0.answer(.otherCouncilsPlan) != .yes } }

    var needSpells: [Entry] { child[.cinEpisode].filter { $0.from != nil && !$0.isTurnedRound } }

    /// The days on which the child was seen at an event of a kind.
    func seen(_ kind: EntryKind) -> [Day] { child[kind].filter { $0.answer(.seen) == .yes }.compactMap(\.from) }

    var isUnborn: Bool { if case .expected = child.child.birth { true } else { false } }
    func isUnborn(on day: Day) -> Bool { isUnborn || child.age(on: day).map { $0 < 0 } ?? false }

    /// The enquiry that a conference names by its number, or else the one that names the day of the conference.
    func enquiry(of conference: Entry) -> Entry? {
        if conference.origin.format == .standardDataset {
            return conference.within.flatMap { number in child[.enquiry].first { $0.reference == number } }
        }
        return child[.enquiry].last { $0.day(.conference) != nil && $0.day(.conference) == conference.from }
    }

    func conference(of enquiry: Entry) -> Entry? {
        child[.conference].first { conference in
            conference.answer(.transferIn) != .yes
                && self.enquiry(of: conference).map { $0.from == enquiry.from && $0.origin == enquiry.origin } ?? false
        }
    }

    /// A review, or the wait for it, with the day from which it is counted and the day it is due.
    struct ReviewStep {
        let spell: Entry
        let from: Day
        let due: Day
        let review: Entry?
    }

    /// Each review of each spell, and the wait for the next.
    func steps(of spells: [Entry], _ reviews: (Entry) -> [Entry], due: (_ number: Int, _ after: Day) -> Day) -> [ReviewStep] {
        spells.flatMap { spell -> [ReviewStep] in
            guard var mark = spell.from else { return [] }
            var (steps, number): ([ReviewStep], Int) = ([], 0)
            for review in reviews(spell) {
                guard let day = review.from else { continue }
                steps.append(ReviewStep(spell: spell, from: mark, due: due(number, mark), review: review))
                (mark, number) = (day, number + 1)
            }
            return steps + [ReviewStep(spell: spell, from: mark, due: due(number, mark), review: nil)]
        }
    }

    /// Events after the first day of a spell and up to its last, each day once.
    func events(_ kind: EntryKind, in spell: Entry) -> [Entry] {
        guard let from = spell.from else { return [] }
        var days: Set<Day> = []
        return child[kind].filter { event in
            guard let day = event.from, day > from, spell.until.map({ day <= $0 }) ?? true, event.answer(.cancelled) != .yes else {
                return false
            }
            return days.insert(day).inserted
        }
    }
}
