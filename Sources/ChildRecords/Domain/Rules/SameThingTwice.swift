import Vocabulary

/// Two forms of data that tell of the same child the same kind of thing from the same day tell one thing: the entry of the fuller form
/// stands, and the other fills in only what it leaves open. So do the returns of two years, of which the later one stands. Within one
/// file nothing is merged, so that a row that is there twice is seen.
///
/// Fuller comes first in this order: Standard Safeguarding Dataset, census, looked-after return, Annex A.
package enum SameThingTwice {
    private struct Key: Hashable {
        let child: CouncilNumber?
        let kind: EntryKind
        let from: Day
    }

    package static func once(_ entries: [Entry]) -> [Entry] {
        var kept: [Entry] = []
        var places: [Key: Int] = [:]
        for entry in entries.sorted(by: Origin.isFuller) {
            guard let from = entry.from, entry.kind != .person else {
                kept.append(entry)
                continue
            }
            let key = Key(child: entry.child, kind: entry.kind, from: from)
            if let place = places[key], isOther(kept[place].origin, entry.origin) {
                kept[place] = filled(kept[place], from: entry)
            } else {
                if places[key] == nil { places[key] = kept.count }
                kept.append(entry)
            }
        }
        return kept
    }

    /// Another file, or another form.
    private static func isOther(_ one: Origin, _ other: Origin) -> Bool { one.file != other.file || one.format != other.format }

    private static func filled(_ entry: Entry, from other: Entry) -> Entry {
        var entry = entry
        entry.until = entry.until ?? other.until
        entry.team = entry.team ?? other.team
        entry.worker = entry.worker ?? other.worker
        entry.facts.merge(other.facts) { own, _ in own }
        return entry
    }
}

extension Origin {
    fileprivate static func isFuller(_ left: Entry, _ right: Entry) -> Bool {
        if left.origin.format != right.origin.format { return left.origin.format < right.origin.format }
        return (-left.origin.file, left.origin.row) < (-right.origin.file, right.origin.row)
    }
}
