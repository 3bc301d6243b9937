import ActionPlans
import EvidenceItems
import Indicators
import Inspections
import Vocabulary

/// What the council's record holds about the inspection a report covers: what its sections are filled in from and checked against.
/// Actions come with posts, never with the names of post holders.
package struct ReportRecord: Sendable, Hashable {
    /// The council's name as printed on its papers, such as `Marlshire County Council`.
    package var council: String
    package var inspection: Inspection
    /// The previous inspection, as far as the record or Ofsted's report says.
    package var previous: Previous?
    package var findings: [Finding]
    package var actions: [ActionLine]
    /// The paragraphs of Ofsted's report, by number.
    package var paragraphs: [Int: String]
    /// What the plan's actions hold: measures by title, and evidence with whether it is confirmed for sharing.
    package var measures: [String]
    /// Audit results, by question and action.
    package var audits: [String]
    package var evidence: [EvidenceLine]
    /// Investments and cost pressures that respond to its findings.
    package var resources: [Resource]
    /// Key lines of enquiry of the inspection, with their conclusions.
    package var lines: [LineOfEnquiry]
    /// Ofsted's report as it was uploaded.
    package var document: AttachedDocument?
    /// The boards that monitor the plan, and the changes of practice that its actions use.
    package var boards: [BoardFacts] = []
    package var practice: [PracticeFacts] = []
    /// The latest figure of each measure of the plan's actions.
    package var figures: [FigureFacts] = []
    /// The area that each paragraph of Ofsted's report is about, where its section names one.
    package var areas: [Int: JudgementArea] = [:]
    /// After how many days an owner is asked for an update.
    package var updateDays: Int?
    /// People with an account here. A report's text must not name them.
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

    /// `Shropshire` of `Shropshire Council`: the part that different names of one council share.
    package var shortCouncil: String { inspection.localAuthority }

    package func findings(_ kinds: FindingKind...) -> [Finding] { findings.filter { kinds.contains($0.kind) } }
    package var toAnswer: [Finding] { findings.filter(\.kind.needsAnswer) }
    package var overall: Grade? { inspection.judgements.first { $0.area == .overall }?.grade }
}

/// An action of the plan as a report shows it: post, due date, and both statuses in words.
package struct ActionLine: Sendable, Hashable {
    package let findings: [Identifier<Finding>]
    package let reference: String
    package let title: String
    /// By which pages and lists call it; empty where the record has none.
    package let shortTitle: String
    package let post: String
    package let due: Day?
    /// Is it delivered: “On track”.
    package let delivery: String
    /// Has practice changed: “Too early to tell”.
    package let impact: String
    /// What a paper has to say of it, or leave out.
    package let status: OutwardStatus.Kind
    /// A second person closed it, and its owner sees a change or has not judged yet.
    package let isSettled: Bool

    /// What a page for families or staff says of it: what nobody but its owner calls finished is still being checked.
    package var plainStatus: OutwardStatus.Kind { status == .done && !isSettled ? .held : status }

    package init(
        findings: [Identifier<Finding>], reference: String, title: String, shortTitle: String = "", post: String, due: Day?,
        delivery: String, impact: String, status: OutwardStatus.Kind = .underWay, isSettled: Bool = false
    ) {
        self.isSettled = isSettled
        self.findings = findings
        self.reference = reference
        self.title = title
        self.shortTitle = shortTitle
        self.post = post
        self.due = due
        self.delivery = delivery
        self.impact = impact
        self.status = status
    }
}

/// A file that is attached to a report's PDF.
package struct AttachedDocument: Codable, Sendable, Hashable {
    /// The SHA-256 of its bytes.
    package let digest: String
    package let pages: Int?

    package init(digest: String, pages: Int?) { (self.digest, self.pages) = (digest, pages) }
}

/// A board that monitors the plan, from its own record.
package struct BoardFacts: Sendable, Hashable {
    package let name: String
    package let purpose: String
    /// `the second Tuesday of every month`.
    package let cycle: String
    /// `at 10am in the Garden Room`; empty where neither is recorded.
    package let timeAndPlace: String
    package let organisations: [String]
    package let held: [Day]
    package let next: Day?
    package let decisions: Int

    package init(
        name: String, purpose: String, cycle: String, timeAndPlace: String, organisations: [String], held: [Day], next: Day?, decisions: Int
    ) {
        (self.name, self.purpose, self.cycle, self.timeAndPlace) = (name, purpose, cycle, timeAndPlace)
        (self.organisations, self.held, self.next, self.decisions) = (organisations, held, next, decisions)
    }
}

/// A change of practice: what, after which model, from when, and how far staff were briefed.
package struct PracticeFacts: Sendable, Hashable {
    package let title: String
    package let what: String
    package let model: String
    package let day: Day
    package let teams: Int
    package let briefed: Int?
    package let staff: Int?
    package let documents: [String]
    package let principles: [PracticeChange.Principle]

    package init(
        title: String, what: String, model: String, day: Day, teams: Int, briefed: Int?, staff: Int?, documents: [String],
        principles: [PracticeChange.Principle] = []
    ) {
        (self.title, self.what, self.model, self.day, self.principles) = (title, what, model, day, principles)
        (self.teams, self.briefed, self.staff, self.documents) = (teams, briefed, staff, documents)
    }
}

/// The latest figure of a measure, with what its chart shows.
package struct FigureFacts: Sendable, Hashable {
    /// The measure as reports name it: `Letters sent in time (A1.1)`.
    package let measure: String
    package let action: String
    /// `96 % (48 of 50), 31 May 2022`, with small numbers hidden; or that there is none yet.
    package let latest: String
    package let shows: String

    package init(measure: String, action: String, latest: String, shows: String) {
        (self.measure, self.action, self.latest, self.shows) = (measure, action, latest, shows)
    }
}

/// A piece of evidence that a report may cite.
package struct EvidenceLine: Sendable, Hashable {
    package let id: Identifier<Evidence>
    package let title: String
    /// The actions it is evidence for: `A1.2, A2.1`.
    package let serves: String
    package let release: ReleaseStatus
    /// What children, parents or carers said; nil for evidence of another kind.
    package let voice: Voice?

    package init(
        id: Identifier<Evidence> = Identifier(), title: String, serves: String = "", release: ReleaseStatus, voice: Voice? = nil
    ) {
        (self.id, self.title, self.serves, self.release, self.voice) = (id, title, serves, release, voice)
    }

    package var words: String { serves.isEmpty ? title : "\(title) (\(serves))" }
}
