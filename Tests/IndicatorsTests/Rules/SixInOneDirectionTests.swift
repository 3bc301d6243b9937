import Indicators
import Testing

@Suite("Six in one direction")
struct SixInOneDirectionTests {
    @Test func `the sixth rising figure makes it`() {
        #expect(SixInOneDirection.find([1, 2, 3, 4, 5]) == [])
        #expect(SixInOneDirection.find([1, 2, 3, 4, 5, 6]) == [Signal(rule: .trend, side: .up, places: 0...5)])
    }

    @Test func `falling counts alike, and two equal figures end it`() {
        #expect(SixInOneDirection.find([9, 8, 7, 6, 5, 4, 4, 3]) == [Signal(rule: .trend, side: .down, places: 0...5)])
        #expect(SixInOneDirection.find([1, 2, 3, 3, 4, 5, 6]) == [])
    }
}
