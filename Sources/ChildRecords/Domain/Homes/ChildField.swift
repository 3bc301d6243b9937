import Vocabulary

/// A field of a child's record that both the case system and Throughline know.
package enum ChildField: String, CaseIterable, Codable, Sendable {
    case name, birth, team

    package var words: String {
        switch self {
        case .name: "Name"
        case .birth: "Date of birth, or the day the child is expected"
        case .team: "Team"
        }
    }
}

/// Where a field is kept and changed. The other side shows it.
package enum FieldHome: Hashable, Sendable {
    case caseSystem, throughline
}

/// What the case system says of a child, as the loads in force have it.
package struct CaseFacts: Hashable, Sendable {
    package let number: CouncilNumber
    package var birth: Birth?
    /// Nil where the council has no names loaded for a list that the child stands on.
    package var name: String?
    package var team: String?
    package var family: String?

    package init(_ number: CouncilNumber, birth: Birth? = nil, name: String? = nil, team: String? = nil, family: String? = nil) {
        (self.number, self.birth, self.name, self.team, self.family) = (number, birth, name, team, family)
    }
}

/// A field that says one thing here and another in the case system.
package struct FieldDifference: Hashable, Sendable {
    package let field: ChildField
    package let ours: String
    package let theirs: String

    package init(_ field: ChildField, ours: String, theirs: String) { (self.field, self.ours, self.theirs) = (field, ours, theirs) }
}

extension Birth {
    /// `Born 9 March 2014`, or `Expected 30 August 2022`.
    package var words: String {
        switch self {
        case .born(let day): "Born \(day)"
        case .expected(let day): "Expected \(day)"
        }
    }
}
