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

@Suite("Small numbers in what leaves, against somebody who solves the papers of a measure")
struct ProtectedTableTests {
    private func publish(_ teams: [SharedUnit.Parts], council: SharedUnit.Parts, of subject: CountedSubject, in year: inout SharedYear) {
        year.publish(([council] + teams).map { [(SharedUnit($0, of: subject), true)] })
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
        #expect(letters.all().allSatisfy { letters.mark($0) == .shown })
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
            for place in year.all() { earlier[place] = year.mark(place) }
            #expect(
                Attacker(year, months: earlier.keys.map { if case .month(let month, _) = $0 { month } else { 0 } }.max() ?? 0).found.isEmpty
            )
        }
    }
}
