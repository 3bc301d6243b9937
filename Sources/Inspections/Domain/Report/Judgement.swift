/// One judgement of a report: the area, the grade, the words printed and where they were read.
package struct Judgement: Codable, Sendable, Hashable {
    /// The opening table (or list) and the graded section heading (or sentence) are two separate readings of one grade.
    package enum Source: String, Codable, Sendable, Hashable {
        case table, heading, both, neither
        /// Entered or changed by a person.
        case person
    }

    package let area: JudgementArea
    /// Nil when not judged, or when no grade could be read: `printed` and `doubt` tell which.
    package let grade: Grade?
    /// The grade as printed, such as `Requires improvement to be good` or `Not judged`; empty when nothing was read.
    package let printed: String
    package let page: Int?
    package let source: Source
    /// Why a person should look at it, in words.
    package let doubt: String?

    package init(area: JudgementArea, grade: Grade?, printed: String, page: Int?, source: Source, doubt: String? = nil) {
        self.area = area
        self.grade = grade
        self.printed = printed
        self.page = page
        self.source = source
        self.doubt = doubt
    }

    /// Inspectors said that they did not judge this area.
    package var isNotJudged: Bool { grade == nil && !printed.isEmpty }
}

/// A grade. `adequate` belongs to the scale before the single inspection and is kept as its own.
package enum Grade: String, Codable, Sendable, Hashable, CaseIterable {
    case outstanding
    case good
    case requiresImprovement = "requires_improvement"
    case adequate
    case inadequate

    /// 4 for the best. Adequate stood third of four, as requires improvement does now; the two are not the same.
    package var rank: Int {
        switch self {
        case .outstanding: 4
        case .good: 3
        case .requiresImprovement, .adequate: 2
        case .inadequate: 1
        }
    }

    /// The formal wording.
    package var name: String {
        switch self {
        case .outstanding: "Outstanding"
        case .good: "Good"
        case .requiresImprovement: "Requires improvement to be good"
        case .adequate: "Adequate"
        case .inadequate: "Inadequate"
        }
    }

    /// The code in the JSON answers, which know no `adequate`.
    package var answersCode: String { self == .adequate ? Grade.requiresImprovement.rawValue : rawValue }
}

/// A part of the service that a framework judges. Areas are data: a framework has the ones it lists in `Framework.areas`.
package struct JudgementArea: Hashable, Sendable, Identifiable {
    /// What an area is about, for laying frameworks side by side.
    package enum Topic: String, Sendable, Hashable {
        case overall, leaders, helpProtection, care, careLeavers, adoption, capacity, outcomes
    }

    package let id: String
    /// As the framework prints it.
    package let name: String
    package let shortName: String
    /// The key of the area in the JSON answers; nil where that form has no place for it.
    package let answersKey: String?
    /// Its own topic first, then the wider one to look in when the other framework has no such area.
    package let topics: [Topic]

    package static let overall = JudgementArea(
        id: "overall", name: "Overall effectiveness", shortName: "Overall", answersKey: "overall", topics: [.overall])
    package static let leaders = JudgementArea(
        id: "leaders", name: "The impact of leaders on social work practice with children and families", shortName: "Leaders",
        answersKey: "leaders", topics: [.leaders])
    package static let helpProtection = JudgementArea(
        id: "helpProtection", name: "The experiences and progress of children who need help and protection",
        shortName: "Help and protection", answersKey: "help_protection", topics: [.helpProtection])
    package static let careAndLeavers = JudgementArea(
        id: "careAndLeavers", name: "The experiences and progress of children in care and care leavers",
        shortName: "Children in care and care leavers", answersKey: "care", topics: [.care])
    package static let inCare = JudgementArea(
        id: "inCare", name: "The experiences and progress of children in care", shortName: "Children in care", answersKey: "care",
        topics: [.care])
    package static let careLeavers = JudgementArea(
        id: "careLeavers", name: "The experiences and progress of care leavers", shortName: "Care leavers",
        answersKey: "care_leavers", topics: [.careLeavers, .care])

    package static let singleHelpProtection = JudgementArea(
        id: "sifHelpProtection", name: "Children who need help and protection", shortName: "Help and protection",
        answersKey: "help_protection", topics: [.helpProtection])
    package static let singlePermanence = JudgementArea(
        id: "sifPermanence", name: "Children looked after and achieving permanence", shortName: "Looked after and permanence",
        answersKey: "care", topics: [.care])
    package static let singleAdoption = JudgementArea(
        id: "sifAdoption", name: "Adoption performance", shortName: "Adoption", answersKey: "adoption", topics: [.adoption, .care])
    package static let singleCareLeavers = JudgementArea(
        id: "sifCareLeavers", name: "Experiences and progress of care leavers", shortName: "Care leavers", answersKey: "care_leavers",
        topics: [.careLeavers, .care])
    package static let singleLeadership = JudgementArea(
        id: "sifLeadership", name: "Leadership, management and governance", shortName: "Leadership", answersKey: "leaders",
        topics: [.leaders])

    package static let lookedAfterCapacity = JudgementArea(
        id: "lacCapacity", name: "Capacity to improve", shortName: "Capacity to improve", answersKey: nil, topics: [.capacity])
    package static let lookedAfterOutcomes = JudgementArea(
        id: "lacOutcomes", name: "Outcomes for looked after children and care leavers", shortName: "Outcomes", answersKey: nil,
        topics: [.outcomes])
    package static let lookedAfterProvision = JudgementArea(
        id: "lacProvision", name: "Quality of provision", shortName: "Quality of provision", answersKey: nil, topics: [.care])
    package static let lookedAfterLeadership = JudgementArea(
        id: "lacLeadership", name: "Leadership and management", shortName: "Leadership", answersKey: "leaders", topics: [.leaders])

    package static let all: [JudgementArea] = [
        overall, leaders, helpProtection, careAndLeavers, inCare, careLeavers, singleHelpProtection, singlePermanence, singleAdoption,
        singleCareLeavers, singleLeadership, lookedAfterCapacity, lookedAfterOutcomes, lookedAfterProvision, lookedAfterLeadership,
    ]

    /// The area with this code, as kept in the record.
    package static func with(id: String) -> JudgementArea? { all.first { $0.id == id } }
}

extension JudgementArea: Codable {
    package init(from decoder: any Decoder) throws {
        let id = try decoder.singleValueContainer().decode(String.self)
        guard let area = JudgementArea.with(id: id) else {
            throw DecodingError.dataCorrupted(.init(codingPath: decoder.codingPath, debugDescription: "not an area: \(id)"))
        }
        self = area
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(id)
    }
}

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
        for topic in other.topics {
            if let found = areas.first(where: { $0.topics.first == topic }) { return found }
        }
        return nil
    }
}
