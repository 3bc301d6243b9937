import ActionPlans
import Indicators
import Vocabulary

/// The papers of a board for one meeting, frozen at a cut-off. It holds measures, actions of posts, decisions, commitments of organisations
/// and gaps. None of its types can hold a child, a family or anybody who works with one.
package struct Pack: Codable, Sendable, Hashable {
    package struct MeasureLine: Codable, Sendable, Hashable {
        package let id: Identifier<Measure>
        /// M1, M2: the place in this pack.
        package let ref: String
        package let name: String
        package let verdict: VerdictOfMeasure.Name
        package let sentence: String
        /// The latest figure with its date; numbers of one to five are hidden.
        package let latest: String
        package let target: String
        /// How many figures the series had.
        package let figures: Int
        package let actions: [String]
        /// The control chart as drawn, in SVG; nil where small figures would show in it, where there is nothing to draw, and in packs that were
        /// frozen before packs had charts.
        package let chart: String?
        /// What it counts of what, and by which version of the definition; nil in packs that were frozen before packs had it.
        package let definition: String?

        /// Packs that were frozen under the earlier name stay readable.
        private enum CodingKeys: String, CodingKey {
            case id, ref, name, verdict, sentence, latest, figures, actions, chart, definition
            case target = "aim"
        }

        package init(
            id: Identifier<Measure>, ref: String, name: String, verdict: VerdictOfMeasure.Name, sentence: String, latest: String,
            target: String, figures: Int, actions: [String], chart: String? = nil, definition: String? = nil
        ) {
            (self.id, self.ref, self.name, self.verdict, self.sentence) = (id, ref, name, verdict, sentence)
            (self.latest, self.target, self.figures, self.actions, self.chart) = (latest, target, figures, actions, chart)
            self.definition = definition
        }
    }

    package struct ActionLine: Codable, Sendable, Hashable {
        package let id: Identifier<Action>
        package let ref: String
        package let text: String
        /// The post, or the partner that owns it.
        package let owner: String
        package let due: Day
        package let delivery: DeliveryStatus
        package let impact: Impact
        /// The owner’s own word, where it was another; nil also in a pack made before it was kept.
        package let ownersImpact: Impact?
        package let lastHeard: Day?
        /// Days since the due date; nil when it is in time.
        package let late: Int?
        package let isOpen: Bool

        package init(
            id: Identifier<Action>, ref: String, text: String, owner: String, due: Day, delivery: DeliveryStatus, impact: Impact,
            ownersImpact: Impact? = nil, lost: [String]? = nil, lastHeard: Day?, late: Int?, isOpen: Bool
        ) {
            self.lost = lost
            self.ownersImpact = ownersImpact
            (self.id, self.ref, self.text, self.owner, self.due) = (id, ref, text, owner, due)
            (self.delivery, self.impact, self.lastHeard, self.late, self.isOpen) = (delivery, impact, lastHeard, late, isOpen)
        }

        /// Why its improvement was not sustained; nil also in a pack made before that was kept.
        package let lost: [String]?
        package var shownImpact: ShownImpact { ShownImpact(impact, owners: ownersImpact) }
        package var isOffTrack: Bool { isOpen && (delivery == .offTrack || late != nil) }
    }

    package struct DecisionLine: Codable, Sendable, Hashable {
        package let ref: String
        package let text: String
        package let owner: String
        package let due: Day?
        package let late: Int?

        package init(ref: String, text: String, owner: String, due: Day?, late: Int?) {
            (self.ref, self.text, self.owner, self.due, self.late) = (ref, text, owner, due, late)
        }
    }

    package struct CommitmentLine: Codable, Sendable, Hashable {
        package let partner: String
        package let what: String
        package let by: Day
        package let status: String

        private enum CodingKeys: String, CodingKey {
            case partner, what, by
            case status = "standing"
        }

        package init(partner: String, what: String, by: Day, status: String) {
            (self.partner, self.what, self.by, self.status) = (partner, what, by, status)
        }
    }

    /// Something that is missing between a finding and the evidence that it was addressed.
    package struct Gap: Codable, Sendable, Hashable {
        package let what: String
        package let about: String

        package init(what: String, about: String) { (self.what, self.about) = (what, about) }
    }

    /// A piece of evidence that may be cited outside.
    package struct EvidenceLine: Codable, Sendable, Hashable {
        package let id: Identifier<Evidence>
        package let title: String
        package let kind: EvidenceKind
        /// The level of impact shown; empty where none is recorded, as with what children and parents said.
        package let grade: String
        package let actions: [String]
        package let day: Day
        package let confirmed: Day

        package init(
            id: Identifier<Evidence>, title: String, kind: EvidenceKind, grade: String, actions: [String], day: Day, confirmed: Day
        ) {
            (self.id, self.title, self.kind, self.grade) = (id, title, kind, grade)
            (self.actions, self.day, self.confirmed) = (actions, day, confirmed)
        }
    }

    /// A piece of evidence that may not leave yet. Its title is left out: nobody has confirmed yet that it names nobody.
    package struct UnreleasedLine: Codable, Sendable, Hashable {
        package let kind: EvidenceKind
        package let day: Day
        package let actions: [String]
        package let why: String

        package init(kind: EvidenceKind, day: Day, actions: [String], why: String) {
            (self.kind, self.day, self.actions, self.why) = (kind, day, actions, why)
        }
    }

    package struct WhatShowsIt: Codable, Sendable, Hashable {
        package let cited: [EvidenceLine]
        package let heldBack: [UnreleasedLine]

        package init(cited: [EvidenceLine] = [], heldBack: [UnreleasedLine] = []) { (self.cited, self.heldBack) = (cited, heldBack) }
    }

    package let council: String
    package let board: String
    package let plan: String
    package let number: Int
    package let meeting: Day?
    package let cutOff: Day
    package let measures: [MeasureLine]
    package let actions: [ActionLine]
    package let decisions: [DecisionLine]
    /// What somebody raised for the meeting.
    package let raised: [String]
    package let commitments: [CommitmentLine]
    package let gaps: [Gap]
    /// Nil in a pack that was frozen before packs cited evidence.
    package let evidence: WhatShowsIt?
    /// True while the plan is not agreed; nil in a pack that was frozen before packs said so.
    package let isOfDraft: Bool?
    /// The changes since the previous pack, in words; empty for a first pack.
    package private(set) var since: [String]
    package private(set) var before: Day?

    private enum CodingKeys: String, CodingKey {
        case council, board, plan, number, meeting, cutOff, measures, actions, decisions, raised, gaps, evidence, isOfDraft, since
        case before
        case commitments = "promises"
    }

    package init(
        council: String, board: String, plan: String, number: Int, meeting: Day?, cutOff: Day, measures: [MeasureLine],
        actions: [ActionLine], decisions: [DecisionLine], raised: [String], commitments: [CommitmentLine], gaps: [Gap],
        evidence: WhatShowsIt? = nil, isOfDraft: Bool? = nil
    ) {
        (self.council, self.board, self.plan, self.number) = (council, board, plan, number)
        (self.meeting, self.cutOff, self.measures, self.actions) = (meeting, cutOff, measures, actions)
        (self.decisions, self.raised, self.commitments, self.gaps) = (decisions, raised, commitments, gaps)
        (self.evidence, self.isOfDraft) = (evidence, isOfDraft)
        (since, before) = ([], nil)
    }

    /// The same pack with its changes since an earlier one.
    package func following(_ earlier: Pack) -> Pack {
        var pack = self
        pack.since = PackDifference(was: earlier, now: self).sentences
        pack.before = earlier.cutOff
        return pack
    }

    package var title: String { "Pack \(number) for the \(board)" }
}
