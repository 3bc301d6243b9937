/// A part of the service that a framework judges. Areas are data: a framework has the ones it lists in `Framework.areas`.
package struct JudgementArea: Hashable, Sendable, Identifiable {
    /// What an area is about, for laying frameworks side by side.
    package enum Strand: String, Sendable, Hashable {
        case overall, leaders, helpProtection, care, careLeavers, adoption, capacity, outcomes
    }

    package let id: String
    /// As the framework prints it.
    package let name: String
    package let shortName: String
    /// The key of the area in the JSON answers; nil where that form has no place for it.
    package let answersKey: String?
    /// Its own strand first, then the wider one to look in when the other framework has no such area.
    package let strands: [Strand]

    package static let overall = JudgementArea(
        id: "overall", name: "Overall effectiveness", shortName: "Overall", answersKey: "overall", strands: [.overall])
    package static let leaders = JudgementArea(
        id: "leaders", name: "The impact of leaders on social work practice with children and families", shortName: "Leaders",
        answersKey: "leaders", strands: [.leaders])
    package static let helpProtection = JudgementArea(
        id: "helpProtection", name: "The experiences and progress of children who need help and protection",
        shortName: "Help and protection", answersKey: "help_protection", strands: [.helpProtection])
    package static let careAndLeavers = JudgementArea(
        id: "careAndLeavers", name: "The experiences and progress of children in care and care leavers",
        shortName: "Children in care and care leavers", answersKey: "care", strands: [.care])
    package static let inCare = JudgementArea(
        id: "inCare", name: "The experiences and progress of children in care", shortName: "Children in care", answersKey: "care",
        strands: [.care])
    package static let careLeavers = JudgementArea(
        id: "careLeavers", name: "The experiences and progress of care leavers", shortName: "Care leavers",
        answersKey: "care_leavers", strands: [.careLeavers, .care])

    package static let singleHelpProtection = JudgementArea(
        id: "sifHelpProtection", name: "Children who need help and protection", shortName: "Help and protection",
        answersKey: "help_protection", strands: [.helpProtection])
    package static let singlePermanence = JudgementArea(
        id: "sifPermanence", name: "Children looked after and achieving permanence", shortName: "Looked after and permanence",
        answersKey: "care", strands: [.care])
    package static let singleAdoption = JudgementArea(
        id: "sifAdoption", name: "Adoption performance", shortName: "Adoption", answersKey: "adoption", strands: [.adoption, .care])
    package static let singleCareLeavers = JudgementArea(
        id: "sifCareLeavers", name: "Experiences and progress of care leavers", shortName: "Care leavers", answersKey: "care_leavers",
        strands: [.careLeavers, .care])
    package static let singleLeadership = JudgementArea(
        id: "sifLeadership", name: "Leadership, management and governance", shortName: "Leadership", answersKey: "leaders",
        strands: [.leaders])

    package static let lookedAfterCapacity = JudgementArea(
        id: "lacCapacity", name: "Capacity to improve", shortName: "Capacity to improve", answersKey: nil, strands: [.capacity])
    package static let lookedAfterOutcomes = JudgementArea(
        id: "lacOutcomes", name: "Outcomes for looked after children and care leavers", shortName: "Outcomes", answersKey: nil,
        strands: [.outcomes])
    package static let lookedAfterProvision = JudgementArea(
        id: "lacProvision", name: "Quality of provision", shortName: "Quality of provision", answersKey: nil, strands: [.care])
    package static let lookedAfterLeadership = JudgementArea(
        id: "lacLeadership", name: "Leadership and management", shortName: "Leadership", answersKey: "leaders", strands: [.leaders])

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
