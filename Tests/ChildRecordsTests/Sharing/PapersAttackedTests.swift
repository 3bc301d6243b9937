import Foundation
import Indicators
import Testing

@testable import ChildRecordsWeb

/// Five invented councils with every run, fifty with `scripts/test --long`, which also has some of them solved exactly by
/// `Tests/Recomputing/attack_papers.py`: with `THROUGHLINE_PAPERS_OUT` set to a file the papers are written there.
@Suite("Everything a council publishes, against somebody who has all of it")
struct PapersAttackedTests {
    private static let councils = ProcessInfo.processInfo.environment["THROUGHLINE_LONG"] == nil ? 5 : 50

    private struct Result: Sendable {
        let seed: Int
        let isFooled: Bool
        let hidden: Int
        let few: [String]
        let open, shown: Int
        let lines: [String]
    }

    private static let first = Swift.Result { try InventedPapers(seed: 1) }

    private static func result(_ seed: Int) throws -> Result {
        let papers = try seed == 1 ? first.get() : InventedPapers(seed: seed)
        let attacker = PaperAttacker(papers)
        let found = attacker.attack()
        let units = papers.cells.map { (unit: $0.unit, isShown: $0.mark == .shown) } + papers.leftOut.map { (unit: $0, isShown: false) }
        let open = units.filter { !$0.unit.isSmall }
        return Result(
            seed: seed, isFooled: attacker.isFooled, hidden: found.hidden, few: found.few, open: open.count,
            shown: open.count { $0.isShown }, lines: papers.lines(seed))
    }

    @Test func `nobody is left with fewer than three values, and nine of ten figures that need no hiding are shown`() async throws {
        let results = try await withThrowingTaskGroup(of: Result.self) { group in
            for seed in 1...Self.councils { group.addTask { try Self.result(seed) } }
            return try await group.reduce(into: [Result]()) { $0.append($1) }
        }.sorted { $0.seed < $1.seed }
        for one in results {
            #expect(!one.isFooled, "council \(one.seed): the attacker understands a paper wrongly")
            #expect(one.few.isEmpty, "council \(one.seed): \(one.few.count) of \(one.hidden), such as \(one.few.prefix(5))")
            #expect(Double(one.shown) >= 0.9 * Double(one.open), "council \(one.seed): \(one.shown) of \(one.open) are shown")
        }
        let (shown, open) = (results.reduce(0) { $0 + $1.shown }, results.reduce(0) { $0 + $1.open })
        print(
            "small numbers: \(shown) of \(open) figures that need no hiding are shown, \(results.reduce(0) { $0 + $1.hidden }) numbers are hidden"
        )
        guard let file = ProcessInfo.processInfo.environment["THROUGHLINE_PAPERS_OUT"] else { return }
        try Data((results.flatMap(\.lines) + [""]).joined(separator: "\n").utf8).write(to: URL(fileURLWithPath: file))
    }

    @Test func `somebody who is shown one figure that protects another finds it out`() throws {
        let papers = try Self.first.get()
        let attacker = PaperAttacker(papers)
        let protecting = papers.cells.filter { $0.mark == .protecting && $0.figure == .ofPopulation }.prefix(20)
        #expect(protecting.count > 5)
        let found = protecting.count { !attacker.foundOut(shown: $0).isEmpty }
        #expect(found * 2 > protecting.count, "\(found) of \(protecting.count)")
    }
}
