/// What differs between two readings of one report: the draft and the final one.
package struct ReportComparison: Sendable, Hashable {
    package struct Change<Value: Sendable & Hashable>: Sendable, Hashable {
        package let before: Value
        package let after: Value
    }

    package let judgements: [Change<Judgement>]
    package let findingsAdded: [FindingDraft]
    package let findingsRemoved: [FindingDraft]
    package let findingsChanged: [Change<FindingDraft>]
    package let paragraphsAdded: [Paragraph]
    package let paragraphsRemoved: [Paragraph]
    package let paragraphsChanged: [Change<Paragraph>]

    package init(draft: ReportReading, final: ReportReading) {
        judgements = final.judgements.compactMap { after in
            guard let before = draft.judgement(of: after.area), before.grade != after.grade else { return nil }
            return Change(before: before, after: after)
        }
        let findings = Pairing(draft.findings, final.findings, text: \.text)
        findingsAdded = findings.added
        findingsRemoved = findings.removed
        findingsChanged = findings.changed.map { Change(before: $0.0, after: $0.1) }
        let paragraphs = Pairing(draft.paragraphs, final.paragraphs, text: \.text)
        paragraphsAdded = paragraphs.added
        paragraphsRemoved = paragraphs.removed
        paragraphsChanged = paragraphs.changed.map { Change(before: $0.0, after: $0.1) }
    }

    package var isEmpty: Bool {
        judgements.isEmpty && findingsAdded.isEmpty && findingsRemoved.isEmpty && findingsChanged.isEmpty && paragraphsAdded.isEmpty
            && paragraphsRemoved.isEmpty && paragraphsChanged.isEmpty
    }
}

/// Pairs the items of two lists by their text: equal ones first, then those that share most of their words.
struct Pairing<Item> {
    private(set) var added: [Item] = []
    private(set) var removed: [Item] = []
    private(set) var changed: [(Item, Item)] = []

    /// Items that share at least this part of their words are one item with changed words.
    static var likeness: Double { 0.5 }

    init(_ before: [Item], _ after: [Item], text: (Item) -> String) {
        let (old, new) = (before.map { Words.all(in: text($0)) }, after.map { Words.all(in: text($0)) })
        var places: [[String]: [Int]] = [:]
        for (index, words) in old.enumerated() { places[words, default: []].append(index) }
        var partner = [Int?](repeating: nil, count: new.count)
        var isTaken = [Bool](repeating: false, count: old.count)
        for (index, words) in new.enumerated() {
            guard let place = places[words]?.first else { continue }
            places[words]?.removeFirst()
            partner[index] = place
            isTaken[place] = true
        }
        let sets = old.map(Set.init)
        for (index, words) in new.enumerated() where partner[index] == nil {
            let wanted = Set(words)
            let free = sets.indices.filter { !isTaken[$0] }
            let best = free.max { wanted.likeness(to: sets[$0]) < wanted.likeness(to: sets[$1]) }
            guard let best, wanted.likeness(to: sets[best]) >= Self.likeness else {
                added.append(after[index])
                continue
            }
            isTaken[best] = true
            changed.append((before[best], after[index]))
        }
        removed = before.indices.filter { !isTaken[$0] }.map { before[$0] }
    }
}

extension Set {
    /// Shared members as a part of all members; nought for two empty sets.
    func likeness(to other: Set) -> Double {
        let shared = intersection(other).count
        let all = count + other.count - shared
        return all == 0 ? 0 : Double(shared) / Double(all)
    }
}
