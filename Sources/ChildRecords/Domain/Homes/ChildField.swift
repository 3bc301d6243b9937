/// A field of a child's record that both the case system and Throughline know.
package enum ChildField: String, CaseIterable, Codable, Sendable {
    case name, birth, team

    package var words: String {
        switch self {
        case .name: "Name"
        case .birth: "Date of birth, or expected date of birth"
        case .team: "Team"
        }
    }
}

/// Where a field is kept and changed. The other side shows it.
package enum FieldHome: Hashable, Sendable {
    case caseSystem, throughline
}

/// What the case system says of a child, as the current data have it.
package struct CaseFacts: Hashable, Sendable {
    package let number: LAChildID
    package var birth: Birth?
    /// Nil where the council has no names loaded for a list that the child stands on.
    package var name: String?
    package var team: String?
    package var family: String?

    package init(_ number: LAChildID, birth: Birth? = nil, name: String? = nil, team: String? = nil, family: String? = nil) {
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

/// A list for which a council may have names loaded, because somebody works through it child by child. None is on until the council says so.
package enum NameList: String, CaseIterable, Sendable {
    case need, protection
    case preProceedings = "pre-proceedings"
    case care
    case leaving

    package var words: String {
        switch self {
        case .need: "Children in need"
        case .protection: "Children with a child protection plan"
        case .preProceedings: "Children in pre-proceedings"
        case .care: "Children in care"
        case .leaving: "Care leavers"
        }
    }

    /// What puts a child on the list, while it is open.
    package var kinds: [EntryKind] {
        switch self {
        case .need: [.cinEpisode]
        case .protection: [.cpPlan]
        case .preProceedings: [.preProceedings]
        case .care: [.careEpisode, .periodOfCare]
        case .leaving: [.careLeaver]
        }
    }
}
