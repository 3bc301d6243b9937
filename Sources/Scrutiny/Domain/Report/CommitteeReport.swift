import Inspections
import Vocabulary

/// A report to a council's committee about an inspection, while it is written, signed off and published.
package struct CommitteeReport: Sendable, Hashable, Identifiable {
    package enum State: Sendable, Hashable {
        case draft
        /// Publication of exactly the content with this digest was proposed.
        case proposed(by: String, on: Day, content: String)
        case published(on: Day, snapshot: String)
    }

    package let id: Identifier<CommitteeReport>
    package let inspection: Identifier<Inspection>
    package let kind: ReportKind
    package var facts: ReportFacts
    package var sections: [ReportSection]
    package var signOffs: [SignOff]
    /// Increases when the text changes after a sign-off: a sign-off applies only to the draft it was given on.
    package var draft: Int
    package var state: State
    /// What was published stays frozen; this says that it no longer holds, and why.
    package var withdrawal: PublicationWithdrawal?
    /// Sentences that rest on the officers' judgement alone, which the paper says.
    package var officersJudgements: Set<SentenceKey>
    package var version: Int

    package init(
        id: Identifier<CommitteeReport>, inspection: Identifier<Inspection>, facts: ReportFacts, sections: [ReportSection],
        signOffs: [SignOff], draft: Int = 1, state: State = .draft, withdrawal: PublicationWithdrawal? = nil,
        officersJudgements: Set<SentenceKey> = [], version: Int = 1, kind: ReportKind = .committee
    ) {
        self.id = id
        self.inspection = inspection
        self.kind = kind
        self.facts = facts
        self.sections = sections
        self.signOffs = signOffs
        self.draft = draft
        self.state = state
        self.withdrawal = withdrawal
        self.officersJudgements = officersJudgements
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
        case .published(let day, _):
            "\(kind.isForEverybody ? "published" : "finalised") \(day)\(withdrawal.map { ", withdrawn \($0.on)" } ?? "")"
        }
    }

    package var publicity: String {
        if !kind.isForEverybody { return "Stays within the council" }
        if facts.exemption != nil { return "Exempt" }
        return sections.contains { $0.exemption != nil } ? "Public, with an exempt part" : "Public"
    }
}

/// A published report no longer holds: since when, and why, in words that everybody reads.
package struct PublicationWithdrawal: Sendable, Hashable {
    package let on: Day
    package let reason: String

    package init(on: Day, reason: String) { (self.on, self.reason) = (on, reason) }

    /// `Withdrawn on 3 July 2022: the table of judgements is wrong.`
    package var words: String { "Withdrawn on \(on): \(reason.trimmingFullStop)." }

    /// One person proposes to withdraw what was published; another confirms exactly that, or refuses it.
    package struct Proposal: Sendable, Hashable {
        package let reason: String
        package let by: String
        package let on: Day

        package init(reason: String, by: String, on: Day) { (self.reason, self.by, self.on) = (reason, by, on) }

        package func mayConfirm(by person: String) throws(PublicationRefusal) {
            if person == by { throw .samePersonWithdraws }
        }
    }

    /// What in the reason cannot be shown to everybody: a person's name or personal details.
    package static func problems(in reason: String, staff: [String]) -> [ReportProblem] {
        let passage = Passage(reason, form: .paragraph, at: .init(heading: "Reason"))
        return PersonNamed.problems(in: [passage], staff: staff, allowed: []) + PersonalDetail.problems(in: [passage])
            + SmallNumber.problems(in: [passage])
    }
}

/// The details at the top and bottom of a report. A published report names only these people.
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

/// A section of one report: its position, its heading and its text.
package struct ReportSection: Sendable, Hashable, Identifiable {
    package let id: Identifier<ReportSection>
    package let kind: SectionKind
    package var level: SectionLevel
    package var heading: String
    package var body: String
    /// A person has marked it as completed.
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

/// One step of a report's sign-off: whose, by when, and their response.
package struct SignOff: Sendable, Hashable, Identifiable {
    package enum Answer: Sendable, Hashable {
        case waiting
        case signedOff(by: String, on: Day, words: String, draft: Int)
        case notSignedOff(by: String, on: Day, words: String, draft: Int)
    }

    /// In which capacity a response was given.
    package enum Capacity: Sendable, Hashable {
        case holder
        /// For the post by someone else: who asked for it, and how.
        case onBehalf(authority: String)
        /// Given before the capacity was recorded.
        case notKnown
    }

    package let id: Identifier<SignOff>
    package var step: SignOffStep
    package var answer: Answer
    /// Nil while it waits for a response.
    package var capacity: Capacity?
    package var version: Int

    package init(
        id: Identifier<SignOff> = Identifier(), step: SignOffStep, answer: Answer = .waiting, capacity: Capacity? = nil, version: Int = 1
    ) {
        self.id = id
        self.step = step
        self.answer = answer
        self.capacity = capacity
        self.version = version
    }

    /// The account that gave the response.
    package var respondent: String? {
        switch answer {
        case .waiting: nil
        case .signedOff(let by, _, _, _), .notSignedOff(let by, _, _, _): by
        }
    }

    /// True from a refusal to sign off until it is lifted, also when the text has changed since.
    package var isObjection: Bool { if case .notSignedOff = answer { true } else { false } }

    /// `on behalf of the Solicitor (asked by email on 3 May)`; empty for the holder of the post.
    package var capacityWords: String {
        switch capacity {
        case .onBehalf(let authority): "on behalf of the post “\(step.post)” (\(authority.trimmingFullStop))"
        case .notKnown: "whether they held the post is not known, because it was not recorded then"
        case .holder, nil: ""
        }
    }

    /// True when this draft was signed off.
    package func isSignedOff(draft: Int) -> Bool {
        if case .signedOff(_, _, _, draft) = answer { true } else { false }
    }

    package var hasAnswer: Bool { answer != .waiting }

    /// Its status for this draft, in words.
    package func words(draft: Int) -> String {
        switch answer {
        case .waiting: "Waiting"
        case .signedOff(_, _, _, draft): "Signed off"
        case .signedOff(_, _, _, let earlier): "Signed off draft \(earlier); changed since"
        case .notSignedOff(_, _, _, draft): "Not signed off"
        case .notSignedOff(_, _, _, let earlier): "Did not sign off draft \(earlier); changed since"
        }
    }
}

/// Why part of a report is not for publication: the paragraph of Schedule 12A, and the public interest reason.
package struct Exemption: Codable, Sendable, Hashable {
    package let paragraph: Schedule12A
    package let publicInterest: String
    /// True where the members of the committee may read it all the same.
    package let isOpenToMembers: Bool

    /// Nil without a reason: a paragraph of the schedule alone does not make information exempt.
    package init?(paragraph: Schedule12A, publicInterest: String, isOpenToMembers: Bool = false) {
        self.isOpenToMembers = isOpenToMembers
        guard publicInterest.contains(where: { !$0.isWhitespace }) else { return nil }
        self.paragraph = paragraph
        self.publicInterest = publicInterest
    }
}

/// The descriptions of exempt information in Part 1 of Schedule 12A to the Local Government Act 1972, as in force in England.
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
