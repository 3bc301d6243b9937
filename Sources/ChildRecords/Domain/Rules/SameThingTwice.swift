import Vocabulary

/// Two forms of data that tell of the same child the same kind of thing from the same day tell one thing: the entry of the fuller form
/// stands, and the other fills in only what it leaves open. So do the returns of two years, of which the one with the later data day
/// stands, whatever the names and the order of the files. Within one file nothing is merged, so that a row that is there twice is seen.
///
/// Fuller comes first in this order: Standard Safeguarding Dataset, census, looked-after return, Annex A.
package enum SameThingTwice {
    private struct DayKey: Hashable { let child: LAChildID?; let kind: EntryKind; let from: Day }
    /// By the case system’s own number, which is the same within one form only.
    private struct NumberKey: Hashable { let child: LAChildID?; let kind: EntryKind; let format: ReturnFormat; let reference: String }

    package static func once(_ entries: [Entry]) -> [Entry] {
        var kept: [Entry] = []
        var (byDay, byNumber): ([DayKey: Int], [NumberKey: Int]) = ([:], [:])
        for entry in entries.sorted(by: Origin.isFuller) {
            guard let from = entry.from, entry.kind != .person else {
                kept.append(entry)
                continue
            }
            let day = DayKey(child: entry.child, kind: entry.kind, from: from)
            let number = entry.reference.map {
                NumberKey(child: entry.child, kind: entry.kind, format: entry.origin.format, reference: $0)
            }
            let place = number.flatMap { byNumber[$0] } ?? byDay[day]
            if let place, isOther(kept[place].origin, entry.origin) {
                kept[place] = filled(kept[place], from: entry)
            } else {
                byDay[day] = byDay[day] ?? kept.count
                if let number { byNumber[number] = byNumber[number] ?? kept.count }
                kept.append(entry)
            }
        }
        return withoutCorrected(kept, entries)
    }

    /// What a yearly return tells each year until it ends. An enquiry, say, is told in its own year alone.
    private static let toldUntilTheyEnd: Set<EntryKind> = [.cinEpisode, .cpPlan, .careEpisode, .periodOfCare, .allocation]

    private struct SpellKey: Hashable { let child: LAChildID?; let kind: EntryKind; let format: ReturnFormat }

    /// Leaves out spells of an older year that the later return of the child tells otherwise, as with a corrected first day: what was
    /// still open and is not in the next year’s return, and what overlaps a spell that the older return should have told and did not.
    private static func withoutCorrected(_ kept: [Entry], _ all: [Entry]) -> [Entry] {
        func isYearly(_ entry: Entry) -> Bool {
            toldUntilTheyEnd.contains(entry.kind) && entry.origin.format.isYearly && entry.origin.taken != nil
        }
        guard Set(kept.lazy.filter(isYearly).map(\.origin.taken)).count > 1 else { return kept }
        func key(_ entry: Entry) -> SpellKey { SpellKey(child: entry.child, kind: entry.kind, format: entry.origin.format) }
        let spells = Dictionary(grouping: kept.filter(isYearly), by: key)
        let told = Dictionary(grouping: all.filter(isYearly), by: key)
        return kept.filter { older in
            guard isYearly(older), let taken = older.origin.taken, let from = older.from else { return true }
            let own = told[key(older)]?.filter { $0.origin.taken == taken } ?? []
            return !(spells[key(older)] ?? []).contains { later in
                guard let start = later.from, let day = later.origin.taken, day > taken else { return false }
                guard let until = older.until else { return CollectionYear(containing: day).firstDay.map { $0 <= taken + 1 } ?? false }
                return start <= taken && start < until && from < later.until ?? .distantEnd && !own.contains { $0.from == start }
            }
        }
    }

    /// Another file, or another form.
    private static func isOther(_ one: Origin, _ other: Origin) -> Bool { one.file != other.file || one.format != other.format }

    private static func filled(_ entry: Entry, from other: Entry) -> Entry {
        // Of two years' returns the later one stands as it is: what it leaves open is open.
        if entry.origin.format == other.origin.format, entry.origin.isLater(than: other.origin) { return entry }
        var entry = entry
        entry.until = entry.until ?? other.until
        // The number of the thing it belongs to means nothing in another form.
        if entry.origin.format == other.origin.format { entry.within = entry.within ?? other.within }
        entry.team = entry.team ?? other.team
        entry.worker = entry.worker ?? other.worker
        entry.facts.merge(other.facts) { own, _ in own }
        return entry
    }
}

extension Origin {
    static func isFuller(_ left: Entry, _ right: Entry) -> Bool {
        if left.origin.format != right.origin.format { return left.origin.format < right.origin.format }
        if left.origin.taken != right.origin.taken { return left.origin.isLater(than: right.origin) }
        if left.addsFactors != right.addsFactors { return right.addsFactors }
        return (-left.origin.file, left.origin.row) < (-right.origin.file, right.origin.row)
    }

    /// By the data day of its return, not by the order in which files were loaded.
    func isLater(than other: Origin) -> Bool {
        guard let taken, let otherTaken = other.taken else { return taken != nil && other.taken == nil }
        return taken > otherTaken
    }
}

extension Entry {
    /// Only says which factors an assessment found that another table tells.
    fileprivate var addsFactors: Bool { kind == .assessment && until == nil && Set(facts.keys) == [.factors] }
}
