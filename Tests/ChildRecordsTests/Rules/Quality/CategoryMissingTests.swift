import ChildRecords
import Testing

@Suite("Category missing")
struct CategoryMissingTests {
    @Test func `no category is pointed out`() {
        #expect(QualityRecord.state(of: CategoryMissing.self, [.made(.cpPlan, "2023-01-10")]) == .failed)
    }

    @Test func `a category passes`() {
        #expect(QualityRecord.state(of: CategoryMissing.self, [.made(.cpPlan, "2023-01-10", [.category: "NEG"])]) == .passed)
    }
}
