import Indicators
import Testing

@Suite("Months with few cases")
struct SmallMonthsTests {
    @Test func `more than half of the months with fewer than five cases are charted by quarter`() {
        #expect(SmallMonths.hold([4, 4, 4, 9]))
        #expect(!SmallMonths.hold([4, 4, 5, 9]), "half is not most")
        #expect(!SmallMonths.hold([5, 5, 5]))
        #expect(!SmallMonths.hold([]))
    }
}
