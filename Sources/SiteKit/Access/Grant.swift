import Vocabulary

/// A role given to a person, how far it reaches, and the last day on which it holds.
package struct Grant: Identifiable, Hashable, Sendable {
    /// Why it was given, which sets how long it usually holds.
    package enum Span: String, Sendable, CaseIterable {
        /// With the post a person holds: until somebody ends it.
        case post
        /// For work with children and families over months.
        case involvement
        /// For one piece of work.
        case task
    }

    package let id: Identifier<Grant>
    package let role: Role
    package let scope: Scope
    package let span: Span
    package let until: Day?
    /// The committee that a scrutiny member sits on; nil for everybody else.
    package let committee: String?

    package init(
        id: Identifier<Grant> = Identifier(), _ role: Role, _ scope: Scope, span: Span = .post, until: Day? = nil, committee: String? = nil
    ) {
        self.committee = role == .scrutinyMember ? committee : nil
        self.id = id
        self.role = role
        self.scope = scope
        self.span = span
        self.until = until
    }

    /// True in the last week, when its holder and those who give access are told.
    package func endsSoon(on day: Day) -> Bool { until.map { (0...Grant.warningDays).contains($0 - day) } ?? false }

    package static let warningDays = 7

    /// How far it reaches: a scope, or the committee of a scrutiny member.
    /// - Parameter team: the name of the team, where it reaches over one.
    package func reach(_ team: String?) -> String {
        role == .scrutinyMember ? committee ?? "No committee named" : scope.words(team)
    }
}

extension Grant.Span {
    /// The last day of a grant that begins on `day`: a fortnight for a task, six months for involvement (local settings), none for a post.
    package func usualEnd(from day: Day) -> Day? {
        switch self {
        case .post: nil
        case .involvement: day.adding(months: 6)
        case .task: day + 14
        }
    }

    package var words: String {
        switch self {
        case .post: "A post: no end date"
        case .involvement: "Work with children: 6 months"
        case .task: "One task: 2 weeks"
        }
    }
}

extension Role {
    /// How far a role reaches when nobody says otherwise: the whole service for those who lead it or answer for it, and what is
    /// allocated to them for everyone who works with single children. A team manager is given their team.
    package var usualScope: Scope {
        switch self {
        case .director, .serviceManager, .analyst, .scrutinyMember, .informationGovernanceLead, .administrator: .wholeService
        case .teamManager, .auditor, .reviewingOfficer, .legalTracker, .socialWorker: .ownAllocation
        }
    }
}
