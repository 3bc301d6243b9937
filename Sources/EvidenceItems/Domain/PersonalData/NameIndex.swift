/// Names as numbers, ready to be compared with a text. The numbers of a list that a council loads are made with a secret key, so that
/// the names themselves are kept nowhere.
package struct NameIndex: Sendable {
    package typealias Number = @Sendable ([UInt8]) -> UInt64

    /// From this many letters on, one letter may be wrong.
    package static let lettersForTypos = 7

    /// What is kept of a name: the numbers of its forms.
    package struct Entry: Sendable, Hashable {
        package let exact: [UInt64]
        package let near: [UInt64]
        package let isOneWord: Bool

        package init(exact: [UInt64], near: [UInt64], isOneWord: Bool) {
            (self.exact, self.near, self.isOneWord) = (exact, near, isOneWord)
        }

        package init?(_ name: String, number: Number) {
            guard let forms = NameForms(name) else { return nil }
            exact = (forms.whole + forms.short).map(number)
            near =
                forms.isOneWord
                ? []
                : forms.whole.filter { $0.count >= NameIndex.lettersForTypos }.flatMap { form in
                    [number(form)] + NameIndex.shorter(form).map(number)
                }
            isOneWord = forms.isOneWord
        }
    }

    let number: Number
    private var exact: [UInt64: [Int]] = [:]
    private var single: [UInt64: [Int]] = [:]
    private var near: [UInt64: Int] = [:]
    package private(set) var count = 0

    package init(number: @escaping Number = NameIndex.plain) { self.number = number }

    package init(_ names: some Sequence<String>, number: @escaping Number = NameIndex.plain) {
        self.init(number: number)
        for (place, name) in names.enumerated() { if let entry = Entry(name, number: number) { add(entry, as: place) } }
    }

    package mutating func add(_ entry: Entry, as place: Int) {
        count += 1
        for number in entry.exact {
            if entry.isOneWord { single[number, default: []].append(place) } else { exact[number, default: []].append(place) }
        }
        for number in entry.near { near[number] = near[number] ?? place }
    }

    func entries(_ key: [UInt8], mayBeOneWord: Bool) -> [Int] {
        let value = number(key)
        return (exact[value] ?? []) + (mayBeOneWord ? single[value] ?? [] : [])
    }

    /// An entry from which the key differs in one letter: one too many, too few, another, or two that changed places.
    func entryNear(_ key: [UInt8]) -> Int? {
        guard !near.isEmpty, key.count >= NameIndex.lettersForTypos - 1 else { return nil }
        if let place = near[number(key)] { return place }
        for shorter in NameIndex.shorter(key) { if let place = near[number(shorter)] { return place } }
        return nil
    }

    /// The key without one of its letters, once for each.
    static func shorter(_ key: [UInt8]) -> [[UInt8]] {
        key.indices.compactMap { index in
            // Of two equal letters beside one another either gives the same.
            if index > 0, key[index - 1] == key[index] { return nil }
            var shorter = key
            shorter.remove(at: index)
            return shorter
        }
    }

    /// For names that are known here anyway: a number without a secret (FNV-1a).
    @Sendable package static func plain(_ key: [UInt8]) -> UInt64 {
        key.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01B3 }
    }
}
