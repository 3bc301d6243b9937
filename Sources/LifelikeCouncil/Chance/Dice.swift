/// Numbers that look like chance and are the same each time: SplitMix64. Only whole numbers and plain arithmetic, so that one seed
/// gives one council on every machine.
package struct Dice: Sendable {
    private var state: UInt64

    package init(seed: UInt64, stream: UInt64 = 0) {
        state = seed &* 0x9E37_79B9_7F4A_7C15 &+ stream &* 0xBF58_476D_1CE4_E5B9
        _ = next()
        _ = next()
    }

    package mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// From 0 up to, not with, 1.
    package mutating func unit() -> Double { Double(next() >> 11) * 0x1p-53 }

    package mutating func chance(_ share: Double) -> Bool { unit() < share }

    package mutating func whole(_ range: ClosedRange<Int>) -> Int {
        range.lowerBound + Int(next() % UInt64(range.upperBound - range.lowerBound + 1))
    }

    /// A number spread as the marks say: as many fall between each two neighbours.
    package mutating func along(_ marks: Int...) -> Int {
        guard marks.count > 1 else { return marks.first ?? 0 }
        let place = unit() * Double(marks.count - 1)
        let index = min(Int(place), marks.count - 2)
        let step = Double(marks[index + 1] - marks[index])
        return marks[index] + Int((step * (place - Double(index))).rounded())
    }

    package mutating func pick(_ choices: [String]) -> String {
        choices.isEmpty ? "" : choices[Int(next() % UInt64(choices.count))]
    }

    /// One of the choices, each as often as its weight says.
    package mutating func weighted<Choice>(_ choices: KeyValuePairs<Choice, Double>, otherwise: Choice) -> Choice {
        var place = unit() * choices.reduce(0) { $0 + $1.value }
        for (choice, weight) in choices {
            place -= weight
            if place < 0 { return choice }
        }
        return otherwise
    }
}
