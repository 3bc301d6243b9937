import Indicators
import Law
import Vocabulary

/// What many measures have in common: something is begun and finished in time, late, or not yet.
extension MeasuredChild {
    /// Counted on the day it was finished, in the numerator where that is in time; and waiting on every day before.
    func finishing(_ contributions: inout Contributions, _ entry: Entry, from start: Day, done: Day?, due: Day, value: Int? = nil) {
        if let done, done < start {
            return event(&contributions, entry, on: done, .excluded, .endsBeforeItBegins)
        }
        if let done { event(&contributions, entry, on: done, done <= due ? .met : .missed, done <= due ? nil : .late, value: value) }
        waiting(&contributions, entry, from: start, through: done.map { Int32($0.number) - 1 } ?? lastDay(of: entry), due: due)
    }

    /// Begun and not finished, within the limit up to the due day and over it after.
    func waiting(_ contributions: inout Contributions, _ entry: Entry, from start: Day, through last: Int32, due: Day) {
        if last == Contribution.open { runs(&contributions, entry, from: start, due: due) }
        let due = Int32(due.number)
        stretch(&contributions, entry, from: Int32(start.number), through: min(due, last), .waiting, value: start.number)
        stretch(&contributions, entry, from: max(due + 1, Int32(start.number)), through: last, .overdue, value: start.number)
    }

    /// Days after the due day on which something was not done.
    func drift(_ contributions: inout Contributions, _ entry: Entry, after due: Day, through last: Int32) {
        stretch(&contributions, entry, from: Int32(due.number) + 1, through: last, .met)
    }

    /// On each day of a stretch: in the numerator up to the due day that follows the last of the events before it. Before the first event
    /// is due nothing is counted yet.
    func inLimit(
        _ contributions: inout Contributions, _ spell: Entry, _ events: [Day], due: (_ after: Day, _ isFirst: Bool) -> Day
    ) {
        guard let from = spell.from else { return }
        let last = lastDay(of: spell)
        let marks = [from] + events.filter { $0 >= from && Int32($0.number) <= last }.sorted()
        for (index, mark) in marks.enumerated() {
            let until = index + 1 < marks.count ? Int32(marks[index + 1].number) - 1 : last
            let (dueDay, isWithoutEvent) = (due(mark, index == 0), index == 0)
            let limit = Int32(dueDay.number)
            if until == Contribution.open { runs(&contributions, spell, from: mark, due: dueDay) }
            stretch(
                &contributions, spell, from: Int32(mark.number), through: min(limit, until), isWithoutEvent ? .excluded : .met,
                isWithoutEvent ? .notYetDue : nil)
            stretch(
                &contributions, spell, from: max(limit + 1, Int32(mark.number)), through: until, .missed,
                isWithoutEvent ? ContributionReason.none : .late)
        }
    }

    /// The same of a form that gives the last event alone, as Annex A does: known on its data day, and from there on.
    func lastInLimit(_ contributions: inout Contributions, _ spell: Entry, _ event: Day?, due: (_ after: Day, _ isFirst: Bool) -> Day) {
        guard let from = spell.from else { return }
        let (today, last) = (Int32(child.day(of: spell).number), lastDay(of: spell))
        let (mark, isWithoutEvent) = (max(event ?? from, from), event == nil)
        let dueDay = due(mark, isWithoutEvent)
        let limit = Int32(dueDay.number)
        if last == Contribution.open { runs(&contributions, spell, from: mark, due: dueDay) }
        stretch(
            &contributions, spell, from: today, through: min(limit, last), isWithoutEvent ? .excluded : .met,
            isWithoutEvent ? .notYetDue : nil)
        stretch(
            &contributions, spell, from: max(limit + 1, today), through: last, .missed, isWithoutEvent ? ContributionReason.none : .late)
    }

    /// On each day of a stretch from a day on, in the numerator or not.
    func holds(_ contributions: inout Contributions, _ spell: Entry, countsFrom limit: Day? = nil, _ reason: ContributionReason? = nil) {
        guard let from = spell.from else { return }
        let (first, last) = (Int32(from.number), lastDay(of: spell))
        let start = limit.map { Int32($0.number) } ?? first
        stretch(&contributions, spell, from: first, through: min(last, start - 1), .missed, reason)
        stretch(&contributions, spell, from: max(first, start), through: last, .met)
    }

    /// A visit counts in the numerator where it says yes; what is not recorded is counted, and named.
    func visited(_ contributions: inout Contributions, _ visit: Entry, _ fact: Fact, no: ContributionReason = .notSeen) {
        guard let day = visit.from else { return }
        switch visit.answer(fact) {
        case .yes: event(&contributions, visit, on: day, .met)
        case .no: event(&contributions, visit, on: day, .missed, no)
        case .notKnown, .unrecognised: event(&contributions, visit, on: day, .missed, .notRecorded)
        }
    }

    /// Seen alone, of those visits at which the child was seen and was of an age.
    func seenAlone(_ contributions: inout Contributions, _ visits: [Entry], underFour: Bool) {
        for visit in visits {
            guard let day = visit.from, visit.answer(.seen) == .yes else { continue }
            if isUnborn(on: day) {
                event(&contributions, visit, on: day, .excluded, .unborn)
                continue
            }
            guard let age = child.age(on: day) else {
                event(&contributions, visit, on: day, .excluded, .birthNotKnown)
                continue
            }
            if underFour != (age < 4) { continue }
            visited(&contributions, visit, .seenAlone, no: .notAlone)
        }
    }
}
