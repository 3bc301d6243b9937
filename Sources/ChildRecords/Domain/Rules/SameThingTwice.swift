import Vocabulary

/// Two forms of data that tell of the same child the same kind of thing from the same day tell one thing: the entry of the fuller form
/// stands, and the other fills in only what it leaves open. Within one form nothing is merged, so that a row that is there twice is seen.
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
        for entry in entries.sorted(by: { $0.origin.format < $1.origin.format }) {
            guard let from = entry.from, entry.kind != .person else {
                kept.append(entry)
                continue
            }
            let key = Key(child: entry.child, kind: entry.kind, from: from)
            if let place = places[key], kept[place].origin.format != entry.origin.format {
                kept[place] = filled(kept[place], from: entry)
            } else {
                if places[key] == nil { places[key] = kept.count }
                kept.append(entry)
            }
        }
        return kept
    }

    private static func filled(_ entry: Entry, from other: Entry) -> Entry {
        var entry = entry
        entry.until = entry.until ?? other.until
        entry.team = entry.team ?? other.team
        entry.worker = entry.worker ?? other.worker
        entry.facts.merge(other.facts) { own, _ in own }
        return entry
    }
}
