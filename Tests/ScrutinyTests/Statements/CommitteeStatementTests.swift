import Scrutiny
import Testing
import Vocabulary

@Suite("What a committee was told")
struct CommitteeStatementTests {
    private let said = Day(2022, 6, 29) ?? Day(number: 0)

    private func statement(_ measures: [String] = ["F6a"], gap: String = "") throws -> CommitteeStatement {
        try CommitteeStatement(text: "Assessments are in time", paper: "A paper", said: said, measures: measures, gap: gap)
    }

    @Test func `a statement has a measure beside it, or says what is not known`() throws {
        #expect(try statement().isFollowed)
        #expect(try statement([], gap: "Needs a register of audits").measures.isEmpty)
        #expect(throws: StatementRefusal.neitherMeasureNorGap) { try statement([]) }
        var one = try statement()
        #expect(throws: StatementRefusal.neitherMeasureNorGap) {
            try one.edit(text: "x", paper: "x", paragraph: "", said: said, measures: [], gap: "")
        }
        #expect(one.measures == ["F6a"], "what was refused changes nothing")
    }

    @Test func `a statement that is no longer followed is not changed`() throws {
        var one = try statement()
        try one.end(on: said + 30, reason: "Another paper replaced it")
        #expect(throws: StatementRefusal.ended) { try one.end(on: said + 31, reason: "Again") }
        #expect(throws: StatementRefusal.ended) {
            try one.edit(text: "x", paper: "x", paragraph: "", said: said, measures: ["F6a"], gap: "")
        }
    }

    @Test func `codes of measures are read as people type them`() {
        let codes = MeasureCodes("f6A, F6b; L11a X9 f6a")
        #expect(codes.known == ["F6a", "F6b", "L11a"])
        #expect(codes.unknown == ["X9"])
    }
}
