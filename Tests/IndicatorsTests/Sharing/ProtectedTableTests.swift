import Foundation
import Testing

@testable import Indicators

/// Numbers that are always the same for a seed.
private struct Seeded: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}

/// The papers of an invented council for a year: of each measure its months by team, published one month after another.
private enum Papers {
    /// How many a team has in a month, about: large, middling and small measures, as a council has them.
    static let sizes = [60, 30, 18, 12, 8, 3, 1]

    static func year(_ size: Int, isShare: Bool, by random: inout Seeded) -> SharedYear? {
        let teams = Int.random(in: 3...7, using: &random)
        let weights = (0..<teams).map { _ in Double.random(in: 0.4...1.8, using: &random) }
        var year = SharedYear(teams: teams)
        for _ in 1...12 {
            let parts = weights.map { weight -> SharedUnit.Parts in
                let whole = count(Double(size) * weight, &random)
                if !isShare { return .count(whole) }
                let met = whole == 0 ? 0 : (0..<whole).count { _ in Double.random(in: 0..<1, using: &random) < 0.78 }
                return .share(met: met, rest: whole - met)
            }
            let sums = parts.reduce(into: parts[0].numbers.map { _ in 0 }) { sums, part in sums = zip(sums, part.numbers).map { $0 + $1 } }
            let council: SharedUnit.Parts = isShare ? .share(met: sums[0], rest: sums[1]) : .count(sums[0])
            guard year.publish(parts, council: council, of: .children) else { return nil }
        }
        return year
    }

    /// About as chance has it: events that come one by one.
    private static func count(_ mean: Double, _ random: inout Seeded) -> Int {
        var (left, count) = (mean, 0)
        while true {
            left += log(Double.random(in: Double.leastNonzeroMagnitude..<1, using: &random))
            if left < 0 { return count }
            count += 1
        }
    }
}

@Suite("Small numbers in what leaves, against somebody who solves every paper")
struct ProtectedTableTests {
    /// `THROUGHLINE_LONG` is set by `scripts/test --long`.
    private static let councils = ProcessInfo.processInfo.environment["THROUGHLINE_LONG"] == nil ? 5 : 50

    private func publish(_ teams: [SharedUnit.Parts], council: SharedUnit.Parts, of subject: CountedSubject, in year: inout SharedYear) {
        let isPublished = year.publish(teams, council: council, of: subject)
        #expect(isPublished)
    }

    @Test func `nobody is left with fewer than three values, and nine of ten units that need no hiding are shown`() {
        var (shown, open, refused) = (0, 0, 0)
        for council in 1...Self.councils {
            var random = Seeded(state: UInt64(council))
            for size in Papers.sizes {
                for isShare in [false, true] {
                    guard let year = Papers.year(size, isShare: isShare, by: &random) else {
                        refused += 1
                        continue
                    }
                    let found = Attacker(year, months: 12).found
                    #expect(found.isEmpty, "council \(council), about \(size): \(found.prefix(3))")
                    let free = year.all.filter { year.unit($0)?.isSmall == false }
                    open += free.count
                    shown += free.count { year.mark($0) == .shown }
                }
            }
        }
        #expect(refused * 50 <= Self.councils * Papers.sizes.count * 2, "\(refused) years could not be published whole")
        #expect(Double(shown) >= 0.9 * Double(open), "\(shown) of \(open) are shown")
        print("small numbers: \(shown) of \(open) units that need no hiding are shown in \(Self.councils) councils")
    }

    @Test func `a total that shows the one small team is found out, and is not published so`() throws {
        var year = SharedYear(teams: 3)
        publish([.count(3), .count(20), .count(30)], council: .count(53), of: .children, in: &year)
        #expect(year.mark(.month(1, of: 1)) == .small)
        #expect(year.mark(.month(1, of: 2)) == .protecting, "the smaller of the others is hidden with it")
        #expect(year.mark(.month(1, of: 0)) == .shown)
        #expect(Attacker(year, months: 1).found.isEmpty)
        #expect(
            !Attacker(year.revealing(.month(1, of: 2)), months: 1).found.isEmpty, "somebody who is shown the second team knows the first")
    }

    @Test func `the year to date less the months before is found out`() {
        var year = SharedYear(teams: 2)
        for month in 1...3 {
            publish([.count(month == 3 ? 4 : 40), .count(50)], council: .count(month == 3 ? 54 : 90), of: .children, in: &year)
        }
        #expect(year.mark(.month(3, of: 1)) == .small && year.mark(.month(3, of: 2)) == .protecting)
        #expect(Attacker(year, months: 3).found.isEmpty)
        var council = SharedYear(teams: 1)
        publish([.count(40)], council: .count(40), of: .children, in: &council)
        publish([.count(2)], council: .count(2), of: .children, in: &council)
        #expect(council.mark(.toDate(2, of: 0)) == .protecting, "40, and 42 to date, would show the 2")
        #expect(Attacker(council, months: 2).found.isEmpty)
    }

    @Test func `noughts and six are shown, documents always, and of a share all or nothing`() {
        var year = SharedYear(teams: 4)
        publish([.count(0), .count(6), .count(2), .count(31)], council: .count(39), of: .children, in: &year)
        #expect(year.mark(.month(1, of: 1)) == .shown && year.mark(.month(1, of: 3)) == .small)
        var letters = SharedYear(teams: 2)
        publish([.count(1), .count(2)], council: .count(3), of: .documents, in: &letters)
        #expect(letters.all.allSatisfy { letters.mark($0) == .shown })
        #expect(SharedUnit(.share(met: 53, rest: 1), of: .children).isSmall, "the rest would show the one")
        #expect(!SharedUnit(.share(met: 0, rest: 20), of: .children).isSmall)
    }

    @Test func `what was published stays, whatever comes later`() {
        var random = Seeded(state: 99)
        var year = SharedYear(teams: 4)
        var earlier: [SharedYear.Place: ProtectedTable.Mark] = [:]
        for _ in 1...12 {
            let parts = (0..<4).map { _ in Int.random(in: 0...14, using: &random) }
            publish(parts.map { .count($0) }, council: .count(parts.reduce(0, +)), of: .children, in: &year)
            for (place, mark) in earlier { #expect(year.mark(place) == mark) }
            for place in year.all { earlier[place] = year.mark(place) }
            #expect(
                Attacker(year, months: earlier.keys.map { if case .month(let month, _) = $0 { month } else { 0 } }.max() ?? 0).found.isEmpty
            )
        }
    }
}
