import ChildRecords
import Testing

@Suite("Category not known here")
struct CategoryNotKnownHereTests {
    @Test func `a code that is in no list is pointed out`() {
        #expect(QualityRecord.state(of: CategoryNotKnownHere.self, [.made(.cpPlan, "2023-01-10", [.category: "?ABC"])]) == .failed)
    }

    @Test func `one of the five passes`() {
        #expect(QualityRecord.state(of: CategoryNotKnownHere.self, [.made(.cpPlan, "2023-01-10", [.category: "MUL"])]) == .passed)
    }
}
