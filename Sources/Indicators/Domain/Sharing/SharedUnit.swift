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

        /// The same kind of figure with other numbers.
        func with(_ sums: [Int]) -> Parts {
            switch self {
            case .count: .count(sums[0])
            case .share: .share(met: sums[0], rest: sums[1])
            case .sum: .sum(of: sums[0], total: sums[1])
            }
        }
    }

    package let parts: Parts
    package let subject: CountedSubject
    package init(_ parts: Parts, of subject: CountedSubject) { (self.parts, self.subject) = (parts, subject) }

    /// All of them together; nil of none.
    package init?(summing units: [SharedUnit]) {
        guard let first = units.first else { return nil }
        let sums = units.dropFirst().reduce(first.parts.numbers) { sums, unit in zip(sums, unit.parts.numbers).map { $0 + $1 } }
        self.init(first.parts.with(sums), of: first.subject)
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

    /// How far a part may lie from what it is, down and up, for somebody who knows that the unit is hidden and by which rule: “fewer than 6”
    /// tells 1 to 5; “hidden” of a count tells that it is no nought, and of a share that there is somebody.
    func room(_ part: Int, isSmall: Bool) -> (down: Int, up: Int) {
        let (value, hidden) = (parts.numbers[part], SmallNumbers.hidden)
        switch parts {
        case .count: return (value - hidden.lowerBound, isSmall ? hidden.upperBound - value : SharedUnit.unbounded)
        case .share(let met, let rest):
            let isAlone = (part == 0 ? rest : met) == 0
            return (isAlone ? max(0, value - 1) : value, SharedUnit.unbounded)
        case .sum: return (part == 0 ? max(0, value - 1) : max(0, value), SharedUnit.unbounded)
        }
    }

    static let unbounded = 1_000_000
}
