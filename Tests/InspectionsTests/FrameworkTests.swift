import Testing

@testable import Inspections

@Suite("Frameworks")
struct FrameworkTests {
    @Test func `areas are mapped to the nearest of another framework, not equated`() {
        #expect(Framework.singleInspection.area(nearestTo: .careAndLeavers) == .singlePermanence)
        #expect(Framework.singleInspection.area(nearestTo: .leaders) == .singleLeadership)
        #expect(Framework.ilacs2018.area(nearestTo: .singleAdoption) == .careAndLeavers)
        #expect(Framework.ilacs2018.area(nearestTo: .singleCareLeavers) == .careAndLeavers)
        #expect(Framework.ilacs2023.area(nearestTo: .singleCareLeavers) == .careLeavers)
        #expect(Framework.ilacs2018.area(nearestTo: .careLeavers) == .careAndLeavers)
        #expect(Framework.ilacs2026.area(nearestTo: .overall) == nil)
        #expect(Framework.focusedVisit.area(nearestTo: .leaders) == nil)
        #expect(Framework.ilacs2023.area(nearestTo: .lookedAfterCapacity) == nil)
    }

    @Test func `overall effectiveness is given until March 2026`() {
        #expect(
            Framework.allCases.filter(\.hasOverall) == [.ilacs2018, .ilacs2023, .singleInspection, .singleReinspection, .lookedAfter2013])
    }

    @Test func `letters and a board review judge no area`() {
        for framework in Framework.allCases where framework.isLetter || framework == .safeguardingBoardReview {
            #expect(framework.areas.isEmpty && !framework.judgesTheCouncil)
        }
    }

    @Test func `adequate ranks beside requires improvement and is not the same`() {
        #expect(Grade.adequate.rank == Grade.requiresImprovement.rank)
        #expect(Grade.adequate != Grade.requiresImprovement)
        #expect(Grade.adequate.answersCode == "requires_improvement")
    }

    @Test func `each area has its own code`() {
        #expect(Set(JudgementArea.all.map(\.id)).count == JudgementArea.all.count)
        #expect(JudgementArea.with(id: "careAndLeavers") == .careAndLeavers)
    }
}
