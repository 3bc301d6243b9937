import ActionPlans
import EvidenceItems
import Inspections
import Vocabulary

/// What the council's record holds about the inspection that a report is about: what its sections are filled from and checked against.
/// Actions come with posts, never with the names of those who hold them.
package struct ReportRecord: Sendable, Hashable {
    /// The council's name as its papers carry it, such as `Marlshire County Council`.
    package var council: String
    package var inspection: Inspection
    /// The one before, as far as the record or Ofsted's report tells.
    package var previous: Previous?
    package var findings: [Finding]
    package var actions: [ActionLine]
    /// The paragraphs that Ofsted's report has, by number.
    package var paragraphs: [Int: String]
    /// What the plan's actions keep: measures by title, and evidence with whether it may be cited outside.
    package var measures: [String]
    /// What audits found, by question and action.
    package var audits: [String]
    package var evidence: [EvidenceLine]
    /// Investments and pressures that answer its findings.
    package var resources: [Resource]
    /// Key lines of enquiry of the inspection, with what was concluded.
    package var lines: [LineOfEnquiry]
    /// People with an account here. None of them may be named in a report's text.
    package var staff: [String]

    package struct Previous: Sendable, Hashable {
        package var framework: Framework?
        package var from: Day?
        package var to: Day?
        package var published: Day?
        package var year: Int
        package var overall: Grade?
        package var judgements: [Judgement]

        package init(
            framework: Framework? = nil, from: Day? = nil, to: Day? = nil, published: Day? = nil, year: Int, overall: Grade? = nil,
            judgements: [Judgement] = []
        ) {
            self.framework = framework
            self.from = from
            self.to = to
            self.published = published
            self.year = year
            self.overall = overall
            self.judgements = judgements
        }
    }

    package init(
        council: String, inspection: Inspection, previous: Previous? = nil, findings: [Finding] = [], actions: [ActionLine] = [],
        paragraphs: [Int: String] = [:], measures: [String] = [], audits: [String] = [], evidence: [EvidenceLine] = [],
        resources: [Resource] = [], lines: [LineOfEnquiry] = [], staff: [String] = []
    ) {
        self.council = council
        self.inspection = inspection
        self.previous = previous
        self.findings = findings
        self.actions = actions
        self.paragraphs = paragraphs
        self.measures = measures
        self.audits = audits
        self.evidence = evidence
        self.resources = resources
        self.lines = lines
        self.staff = staff
    }

    /// `Shropshire` of `Shropshire Council`: what two names of one council have in common.
    package var shortCouncil: String { inspection.localAuthority }

    package func findings(_ kinds: FindingKind...) -> [Finding] { findings.filter { kinds.contains($0.kind) } }
    package var toAnswer: [Finding] { findings.filter(\.kind.needsAnswer) }
    package var overall: Grade? { inspection.judgements.first { $0.area == .overall }?.grade }
}

/// An action of the plan as a report shows it: whose post, by when, and both statuses in words.
package struct ActionLine: Sendable, Hashable {
    package let findings: [Identifier<Finding>]
    package let reference: String
    package let title: String
    package let post: String
    package let due: Day?
    /// Is it delivered: “On track”.
    package let delivery: String
    /// Has practice changed: “Too early to tell”.
    package let impact: String

    package init(
        findings: [Identifier<Finding>], reference: String, title: String, post: String, due: Day?, delivery: String, impact: String
    ) {
        self.findings = findings
        self.reference = reference
        self.title = title
        self.post = post
        self.due = due
        self.delivery = delivery
        self.impact = impact
    }
}

/// A piece of evidence as a report may rest on it.
package struct EvidenceLine: Sendable, Hashable {
    package let id: Identifier<Evidence>
    package let title: String
    /// The actions it serves: `A1.2, A2.1`.
    package let serves: String
    package let release: ReleaseStanding
    /// What children, parents or carers said; nil for evidence of another kind.
    package let voice: Voice?

    package init(
        id: Identifier<Evidence> = Identifier(), title: String, serves: String = "", release: ReleaseStanding, voice: Voice? = nil
    ) {
        (self.id, self.title, self.serves, self.release, self.voice) = (id, title, serves, release, voice)
    }

    package var words: String { serves.isEmpty ? title : "\(title) (\(serves))" }
}
