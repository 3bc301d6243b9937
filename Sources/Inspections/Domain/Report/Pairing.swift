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
