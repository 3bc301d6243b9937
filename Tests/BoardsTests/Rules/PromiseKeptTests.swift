import Boards
import Testing
import Vocabulary

@Suite("A partner’s promise")
struct PromiseKeptTests {
    @Test func `the promised day itself is in time`() {
        #expect(PromiseKept.shortfall(.made(by: day(6, 1)), on: day(6, 1)) == nil)
        #expect(
            PromiseKept.shortfall(.made(by: day(6, 1)), on: day(6, 2))
                == "Promised by 1 June 2022, 1 day ago; nothing recorded since")
    }

    @Test func `recorded as not kept it falls short whatever its day, and may be kept later`() throws {
        var promise = PartnerPromise.made(by: day(6, 30), outcome: .notKept(on: day(6, 10), words: "No money"))
        #expect(PromiseKept.shortfall(promise, on: day(6, 11))?.contains("not kept on 10 June 2022: No money") == true)
        try promise.settle(.kept(on: day(7, 1), words: "Money found"))
        #expect(PromiseKept.shortfall(promise, on: day(7, 2)) == nil)
        #expect(throws: PartnerRefusal.keptAlready(on: day(7, 1))) { try promise.settle(.notKept(on: day(7, 3), words: "Gone")) }
    }
}
