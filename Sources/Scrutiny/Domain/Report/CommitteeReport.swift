import Inspections
import Vocabulary

/// A report to a council's committee about an inspection, while it is written, cleared and published.
package struct CommitteeReport: Sendable, Hashable, Identifiable {
    package enum State: Sendable, Hashable {
        case draft
        /// Somebody proposed to publish exactly the content with this digest.
        case proposed(by: String, on: Day, content: String)
        case published(on: Day, snapshot: String)
    }

    package let id: Identifier<CommitteeReport>
    package let inspection: Identifier<Inspection>
    package let kind: ReportKind
    package var facts: ReportFacts
    package var sections: [ReportSection]
    package var clearance: [Clearance]
    /// Counts up when the text changes after somebody has answered: an answer holds for the draft it was given on.
    package var draft: Int
    package var state: State
    package var version: Int

    package init(
        id: Identifier<CommitteeReport>, inspection: Identifier<Inspection>, facts: ReportFacts, sections: [ReportSection],
        clearance: [Clearance], draft: Int = 1, state: State = .draft, version: Int = 1, kind: ReportKind = .committee
    ) {
        self.id = id
        self.inspection = inspection
        self.kind = kind
        self.facts = facts
        self.sections = sections
        self.clearance = clearance
        self.draft = draft
        self.state = state
        self.version = version
    }

    package var isPublished: Bool {
        if case .published = state { true } else { false }
    }

    package var hasExemptParts: Bool { facts.exemption != nil || sections.contains { $0.exemption != nil } }

    /// `draft 3`, `published 29 June 2022`.
    package var stateWords: String {
        switch state {
        case .draft: "draft \(draft)"
        case .proposed: "draft \(draft), proposed for publication"
        case .published(let day, _): "\(kind.isForEverybody ? "published" : "frozen") \(day)"
        }
    }

    package var publicity: String {
        if !kind.isForEverybody { return "Stays within the council" }
        if facts.exemption != nil { return "Exempt" }
        return sections.contains { $0.exemption != nil } ? "Public, with an exempt part" : "Public"
    }
}

/// The facts at the head and the foot of a report. The people here are the only ones that a published report names.
package struct ReportFacts: Codable, Sendable, Hashable {
    package var title: String
    package var committee: String
    package var meeting: Day
    package var item: String
    package var officerName: String
    package var officerPost: String
    package var officerEmail: String
    package var officerTelephone: String
    package var portfolioHolder: String
    package var localMember: String
    /// The whole report is exempt; nothing of it is published.
    package var exemption: Exemption?

    package init(
        title: String, committee: String, meeting: Day, item: String = "", officerName: String = "", officerPost: String = "",
        officerEmail: String = "", officerTelephone: String = "", portfolioHolder: String = "", localMember: String = "",
        exemption: Exemption? = nil
    ) {
        self.title = title
        self.committee = committee
        self.meeting = meeting
        self.item = item
        self.officerName = officerName
        self.officerPost = officerPost
        self.officerEmail = officerEmail
        self.officerTelephone = officerTelephone
        self.portfolioHolder = portfolioHolder
        self.localMember = localMember
        self.exemption = exemption
    }
}

/// A section of one report: its place, its heading and the text a person wrote.
package struct ReportSection: Sendable, Hashable, Identifiable {
    package let id: Identifier<ReportSection>
    package let kind: SectionKind
    package var level: SectionLevel
    package var heading: String
    package var body: String
    /// A person has said that it is ready.
    package var isComplete: Bool
    package var exemption: Exemption?
    package var version: Int

    package init(
        id: Identifier<ReportSection> = Identifier(), kind: SectionKind, level: SectionLevel, heading: String, body: String = "",
        isComplete: Bool = false, exemption: Exemption? = nil, version: Int = 1
    ) {
        self.id = id
        self.kind = kind
        self.level = level
        self.heading = heading
        self.body = body
        self.isComplete = isComplete
        self.exemption = exemption
        self.version = version
    }
}
