import ChildRecords
import Letters
import PreProceedings
import Testing
import Vocabulary

@Suite("Letters of a case")
struct CaseLetterTests {
    private let author = Identifier<Worker>(), second = Identifier<Worker>(), third = Identifier<Worker>()
    private let monday = day("2022-03-07")

    private func letter() -> CaseLetter {
        CaseLetter(
            id: Identifier(), to: Identifier(), .letterBefore, version: 2, file: "final", by: author, on: monday)
    }

    private func sent() throws -> CaseLetter {
        var made = letter()
        try made.read("final", by: second, on: monday)
        try made.send("final", on: monday + 1, today: monday + 1)
        return made
    }

    private func points(_ each: Int) -> [LetterScore.Part: Int] {
        Dictionary(uniqueKeysWithValues: LetterScore.Part.allCases.map { ($0, each) })
    }

    @Test func `a letter is read by somebody else than its author`() {
        var made = letter()
        #expect(throws: CaseLetterRefusal.ownLetter) { try made.read("final", by: author, on: monday) }
        #expect(made.state == .prepared)
    }

    @Test func `no other file than the prepared one is read or sent`() throws {
        var made = letter()
        #expect(throws: CaseLetterRefusal.anotherFile) { try made.read("draft", by: second, on: monday) }
        #expect(throws: CaseLetterRefusal.notRead) { try made.send("final", on: monday, today: monday) }
        try made.read("final", by: second, on: monday)
        #expect(throws: CaseLetterRefusal.anotherFile) { try made.send("draft", on: monday, today: monday) }
        #expect(throws: CaseLetterRefusal.beforeReading(monday)) { try made.send("final", on: monday - 1, today: monday) }
        #expect(throws: CaseLetterRefusal.inFuture) { try made.send("final", on: monday + 1, today: monday) }
        try made.send("final", on: monday, today: monday)
        #expect(made.state == .sent(on: monday, readBy: second, readOn: monday))
        #expect(throws: CaseLetterRefusal.alreadySent) { try made.send("final", on: monday, today: monday) }
    }

    @Test func `neither the author nor the author’s manager scores a letter, and only once`() throws {
        var made = try sent()
        let own = try #require(LetterScore(points(2), by: author, on: monday))
        let managers = try #require(LetterScore(points(2), by: second, on: monday))
        let right = try #require(LetterScore(points(2), by: third, on: monday))
        #expect(throws: CaseLetterRefusal.scoredByAuthor) { try made.take(own, managers: []) }
        #expect(throws: CaseLetterRefusal.scoredByManager) { try made.take(managers, managers: [second]) }
        try made.take(right, managers: [second])
        #expect(made.score?.total == 20)
        #expect(throws: CaseLetterRefusal.alreadyScored) { try made.take(right, managers: []) }
        var waiting = letter()
        #expect(throws: CaseLetterRefusal.notSent) { try waiting.take(right, managers: []) }
    }

    @Test func `sixteen of twenty points meet the standard, fifteen do not, and every part has points`() throws {
        var given = points(2)
        given[.length] = 0
        given[.voice] = 0
        #expect(try #require(LetterScore(given, by: third, on: monday)).meetsStandard)
        given[.opening] = 1
        #expect(try !#require(LetterScore(given, by: third, on: monday)).meetsStandard)
        given[.opening] = nil
        #expect(LetterScore(given, by: third, on: monday) == nil)
        #expect(LetterScore(points(3), by: third, on: monday) == nil)
    }
}
