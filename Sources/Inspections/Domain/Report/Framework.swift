/// The framework a report was written under. The raw value is the code used in files and JSON.
package enum Framework: String, Codable, Sendable, Hashable, CaseIterable {
    case ilacs2018 = "ILACS"
    case ilacs2023 = "ILACS_2023"
    case ilacs2026 = "ILACS_2026"
    case singleInspection = "SIF"
    case singleReinspection = "SIF_reinspection"
    case lookedAfter2013 = "LAC_2013"
    case safeguardingBoardReview = "LSCB_review"
    case focusedVisit = "focused_visit"
    case monitoringVisit = "monitoring_visit"
    case jointTargetedArea = "JTAI"

    /// The code, as files and JSON have it.
    package var code: String { rawValue }

    /// The framework's name for a page.
    package var name: String {
        switch self {
        case .ilacs2018: "Inspection of local authority children’s services, 2018 to 2022"
        case .ilacs2023: "Inspection of local authority children’s services, 2023 to March 2026"
        case .ilacs2026: "Inspection of local authority children’s services, from April 2026"
        case .singleInspection: "Single inspection, 2013 to 2018"
        case .singleReinspection: "Single inspection, re-inspection"
        case .lookedAfter2013: "Inspection of looked after children services, 2013"
        case .safeguardingBoardReview: "Review of the Local Safeguarding Children Board"
        case .focusedVisit: "Focused visit"
        case .monitoringVisit: "Monitoring visit"
        case .jointTargetedArea: "Joint targeted area inspection"
        }
    }

    /// Letters tell what was found without grades.
    package var isLetter: Bool { self == .focusedVisit || self == .monitoringVisit || self == .jointTargetedArea }

    /// What its judgements say is about the council. A board review's grade is the board's.
    package var judgesTheCouncil: Bool { !isLetter && self != .safeguardingBoardReview }

    /// The judgements of this framework in the order it prints them. Overall effectiveness is among them only where it is given.
    package var areas: [JudgementArea] {
        switch self {
        case .ilacs2018: [.leaders, .helpProtection, .careAndLeavers, .overall]
        case .ilacs2023: [.leaders, .helpProtection, .inCare, .careLeavers, .overall]
        case .ilacs2026: [.leaders, .helpProtection, .inCare, .careLeavers]
        case .singleInspection, .singleReinspection:
            [.singleHelpProtection, .singlePermanence, .singleAdoption, .singleCareLeavers, .singleLeadership, .overall]
        case .lookedAfter2013: [.overall, .lookedAfterCapacity, .lookedAfterOutcomes, .lookedAfterProvision, .lookedAfterLeadership]
        case .safeguardingBoardReview, .focusedVisit, .monitoringVisit, .jointTargetedArea: []
        }
    }

    package var hasOverall: Bool { areas.contains(.overall) }

    /// The area of this framework that lies nearest to an area of another: mapped for showing side by side, not equated.
    package func area(nearestTo other: JudgementArea) -> JudgementArea? {
        if areas.contains(other) { return other }
        for strand in other.strands {
            if let found = areas.first(where: { $0.strands.first == strand }) { return found }
        }
        return nil
    }
}
