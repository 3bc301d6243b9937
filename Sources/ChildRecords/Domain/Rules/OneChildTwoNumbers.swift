/// Two numbers of the council are one child where the council says so: because both carry the same UPN, or because the case
/// system names the one as an earlier number of the other. Nothing is matched while the council has not switched it on.
///
/// A UPN matches only with its right check letter, and nothing matches where both have a date of birth and it is not the same. The
/// number that the fuller form has stands for the child, the smaller one of two.
package enum OneChildTwoNumbers {
    /// What the council may switch on.
    package enum Ground: String, CaseIterable, Sendable {
        case pupilNumber = "upn"
        case earlierNumber = "earlier"

        package var words: String {
            switch self {
            case .pupilNumber: "They have the same UPN"
            case .earlierNumber: "The case system gives one as a previous ID of the other"
            }
        }
    }

    /// A number of the council with what all forms say of it.
    package struct Known: Sendable {
        package let number: LAChildID
        package let format: ReturnFormat
        package let pupilNumbers: Set<String>
        package let earlierNumbers: Set<String>
        package let births: Set<Birth>

        package init(_ number: LAChildID, _ particulars: [Entry]) {
            self.number = number
            format = particulars.map(\.origin.format).min() ?? .annexA
            pupilNumbers = Set(particulars.compactMap { $0.facts[.upn]?.uppercased() }.filter(PupilNumber.isRight))
            earlierNumbers = Set(particulars.compactMap { $0.facts[.otherNumber] })
            births = Set(particulars.compactMap { $0.day(.born).map(Birth.born) })
        }
    }

    package struct Match: Hashable, Sendable {
        /// The number that stands for the child.
        package let number: LAChildID
        package let also: LAChildID
        package let ground: Ground

        package init(number: LAChildID, also: LAChildID, ground: Ground) {
            (self.number, self.also, self.ground) = (number, also, ground)
        }
    }

    package static func matches(_ children: [Known], by grounds: Set<Ground>) -> [Match] {
        var matching = Matching(children)
        if grounds.contains(.earlierNumber) {
            for child in children {
                for number in child.earlierNumbers.sorted() { matching.match(child.number.text, number, .earlierNumber) }
            }
        }
        if grounds.contains(.pupilNumber) {
            let pairs = children.flatMap { child in child.pupilNumbers.map { ($0, child.number.text) } }
            for numbers in Dictionary(grouping: pairs, by: \.0).values where numbers.count > 1 {
                for other in numbers.dropFirst() { matching.match(numbers[0].1, other.1, .pupilNumber) }
            }
        }
        return matching.matches
    }

    /// Numbers that stand for one child, in groups that grow together.
    private struct Matching {
        private var children: [String: Known]
        private var groups: [String: [String]] = [:]
        private var grounds: [String: Ground] = [:]

        init(_ children: [Known]) { self.children = Dictionary(children.map { ($0.number.text, $0) }) { first, _ in first } }

        mutating func match(_ one: String, _ other: String, _ ground: Ground) {
            guard children[one] != nil, children[other] != nil else { return }
            let (left, right) = (groups[one] ?? [one], groups[other] ?? [other])
            let together = left + right
            if left.contains(other) || Set(together.flatMap { children[$0]?.births ?? [] }).count > 1 { return }
            for number in together {
                groups[number] = together
                grounds[number] = grounds[number] ?? ground
            }
        }

        var matches: [Match] {
            Set(groups.values).flatMap { group -> [Match] in
                let known = group.compactMap { children[$0] }.sorted { ($0.format, $0.number) < ($1.format, $1.number) }
                guard let first = known.first else { return [] }
                return known.dropFirst().map {
                    Match(number: first.number, also: $0.number, ground: grounds[$0.number.text] ?? .pupilNumber)
                }
            }.sorted { ($0.number, $0.also) < ($1.number, $1.also) }
        }
    }
}
