/// What one place of a table that leaves the council tells: the parts of one figure, all whole numbers, that are shown or hidden together.
package struct SharedUnit: Hashable, Sendable {
    /// A count alone; of a share, those in the numerator and the rest; of a mean, how many and the sum.
    package enum Parts: Hashable, Sendable {
        case count(Int)
        case share(met: Int, rest: Int)
        case sum(of: Int, total: Int)

        package var numbers: [Int] {
            switch self {
            case .count(let number): [number]
            case .share(let met, let rest): [met, rest]
            case .sum(let count, let total): [count, total]
            }
        }

        /// The same with what a share is of, which somebody may know from elsewhere.
        package var all: [Int] {
            if case .share(let met, let rest) = self { [met, rest, met + rest] } else { numbers }
        }

        /// The same kind of figure with other numbers.
        func with(_ sums: [Int]) -> Parts {
            switch self {
            case .count: .count(sums[0])
            case .share: .share(met: sums[0], rest: sums[1])
            case .sum: .sum(of: sums[0], total: sums[1])
            }
        }

        package static func + (one: Parts, other: Parts) -> Parts { one.with(zip(one.numbers, other.numbers).map { $0 + $1 }) }
    }

    package let parts: Parts
    package let subject: CountedSubject
    package init(_ parts: Parts, of subject: CountedSubject) { (self.parts, self.subject) = (parts, subject) }

    /// All of them together; nil of none.
    package init?(summing units: [SharedUnit]) {
        guard let first = units.first else { return nil }
        self.init(units.dropFirst().reduce(first.parts) { $0 + $1.parts }, of: first.subject)
    }

    /// Small itself, whatever else is shown.
    package var isSmall: Bool {
        switch parts {
        case .count(let number): SmallNumbers.hides(number, of: subject)
        case .share(let met, let rest): SmallNumbers.hides(met, outOf: met + rest, of: subject)
        case .sum(let count, _): SmallNumbers.hides(count, of: subject)
        }
    }

    /// Whether it may be hidden to protect another one. A nought is never hidden; of a share it may be, with what it is of.
    var mayProtect: Bool { subject.isPeople && !isSmall && parts.numbers.contains { $0 > 0 } }

    /// Between which numbers each part lies for somebody who knows that the unit is hidden and by which rule: “fewer than 6” tells 1 to 5;
    /// “hidden” of a count tells that it is no nought, and of a share and a mean that there is somebody.
    func bounds(_ part: Int, isSmall: Bool) -> ClosedRange<Int> {
        let hidden = SmallNumbers.hidden
        return switch parts {
        case .count: hidden.lowerBound...(isSmall ? hidden.upperBound : SharedUnit.unbounded)
        case .share: (part == 2 ? 1 : 0)...SharedUnit.unbounded
        case .sum: (part == 0 ? 1 : 0)...SharedUnit.unbounded
        }
    }

    static let unbounded = 100_000_000
}
