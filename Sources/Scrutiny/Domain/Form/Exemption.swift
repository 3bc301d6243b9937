/// Why a part of a report is not for publication: the paragraph of Schedule 12A, and why the public interest lies with keeping it so.
package struct Exemption: Codable, Sendable, Hashable {
    package let paragraph: Schedule12A
    package let publicInterest: String

    /// Nil without a reason: a paragraph of the schedule alone does not make information exempt.
    package init?(paragraph: Schedule12A, publicInterest: String) {
        guard publicInterest.contains(where: { !$0.isWhitespace }) else { return nil }
        self.paragraph = paragraph
        self.publicInterest = publicInterest
    }
}

/// The descriptions of exempt information in Part 1 of Schedule 12A to the Local Government Act 1972, as they stand in England.
package enum Schedule12A: Int, Codable, Sendable, Hashable, CaseIterable {
    case anIndividual = 1
    case identityOfAnIndividual
    case financialOrBusinessAffairs
    case labourRelations
    case legalPrivilege
    case noticesAndOrders
    case crime

    package var words: String {
        switch self {
        case .anIndividual: "information about an individual"
        case .identityOfAnIndividual: "information likely to reveal who an individual is"
        case .financialOrBusinessAffairs: "financial or business affairs of a particular person or of the council"
        case .labourRelations: "consultations or negotiations on a labour relations matter"
        case .legalPrivilege: "legal professional privilege"
        case .noticesAndOrders: "a notice, order or direction that the council proposes"
        case .crime: "action to prevent, investigate or prosecute crime"
        }
    }

    /// `paragraph 3 of Part 1 of Schedule 12A to the Local Government Act 1972`.
    package var citation: String { "paragraph \(rawValue) of Part 1 of Schedule 12A to the Local Government Act 1972" }
}
