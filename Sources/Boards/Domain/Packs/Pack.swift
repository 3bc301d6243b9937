import ActionPlans
import Indicators
import Vocabulary

/// What a board is given for a meeting, frozen at a cut-off. It holds measures, actions of posts, decisions, promises of organisations and
/// gaps. None of its types can hold a child, a family or anybody who works with one.
package struct Pack: Codable, Sendable, Hashable {
    package struct MeasureLine: Codable, Sendable, Hashable {
        package let id: Identifier<Measure>
        /// M1, M2: the place in this pack.
        package let ref: String
        package let name: String
        package let verdict: VerdictOfMeasure.Name
        package let sentence: String
        /// The latest figure with its day; numbers of one to five are hidden.
        package let latest: String
        package let aim: String
        /// How many figures stood in the series.
        package let figures: Int
        package let actions: [String]

        package init(
            id: Identifier<Measure>, ref: String, name: String, verdict: VerdictOfMeasure.Name, sentence: String, latest: String,
            aim: String, figures: Int, actions: [String]
        ) {
            (self.id, self.ref, self.name, self.verdict, self.sentence) = (id, ref, name, verdict, sentence)
            (self.latest, self.aim, self.figures, self.actions) = (latest, aim, figures, actions)
        }
    }

    package struct ActionLine: Codable, Sendable, Hashable {
        package let id: Identifier<Action>
        package let ref: String
        package let text: String
        /// The post, or the partner that carries it.
        package let owner: String
        package let due: Day
        package let delivery: Delivery
        package let impact: Impact
        package let lastHeard: Day?
        /// Days since the due day; nil when it is in time.
        package let late: Int?
        package let isOpen: Bool

        package init(
            id: Identifier<Action>, ref: String, text: String, owner: String, due: Day, delivery: Delivery, impact: Impact,
            lastHeard: Day?, late: Int?, isOpen: Bool
        ) {
            (self.id, self.ref, self.text, self.owner, self.due) = (id, ref, text, owner, due)
            (self.delivery, self.impact, self.lastHeard, self.late, self.isOpen) = (delivery, impact, lastHeard, late, isOpen)
        }

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

    package struct PromiseLine: Codable, Sendable, Hashable {
        package let partner: String
        package let what: String
        package let by: Day
        package let standing: String

        package init(partner: String, what: String, by: Day, standing: String) {
            (self.partner, self.what, self.by, self.standing) = (partner, what, by, standing)
        }
    }

    /// Something that is missing on the line from a finding to what shows that it was answered.
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
        /// How far it reaches; empty where that is not said, as with what children and parents said.
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

    /// A piece of evidence that is held back. Its title is not here: nobody has confirmed yet that it names nobody.
    package struct HeldLine: Codable, Sendable, Hashable {
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
        package let heldBack: [HeldLine]

        package init(cited: [EvidenceLine] = [], heldBack: [HeldLine] = []) { (self.cited, self.heldBack) = (cited, heldBack) }
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
    /// What was raised by hand for the meeting.
    package let raised: [String]
    package let promises: [PromiseLine]
    package let gaps: [Gap]
    /// Nil in a pack that was frozen before packs cited evidence.
    package let evidence: WhatShowsIt?
    /// What is different from the pack before it, in words; empty for a first pack.
    package private(set) var since: [String]
    package private(set) var before: Day?

    package init(
        council: String, board: String, plan: String, number: Int, meeting: Day?, cutOff: Day, measures: [MeasureLine],
        actions: [ActionLine], decisions: [DecisionLine], raised: [String], promises: [PromiseLine], gaps: [Gap],
        evidence: WhatShowsIt? = nil
    ) {
        (self.council, self.board, self.plan, self.number) = (council, board, plan, number)
        (self.meeting, self.cutOff, self.measures, self.actions) = (meeting, cutOff, measures, actions)
        (self.decisions, self.raised, self.promises, self.gaps) = (decisions, raised, promises, gaps)
        self.evidence = evidence
        (since, before) = ([], nil)
    }

    /// The same pack with what is different from an earlier one.
    package func following(_ earlier: Pack) -> Pack {
        var pack = self
        pack.since = PackDifference(was: earlier, now: self).sentences
        pack.before = earlier.cutOff
        return pack
    }

    package var title: String { "Pack \(number) for the \(board)" }
}
