import ActionPlans
import Boards
import Indicators
import Testing
import Vocabulary

@Suite("The changes between two packs, in words")
struct PackDifferenceTests {
    private static let (action, measure) = (Identifier<Action>(), Identifier<Measure>())

    private func pack(
        delivery: DeliveryStatus = .onTrack, impact: Impact = .improved, due: Day = day(9, 1), owner: String = "Practice lead",
        late: Int? = nil,
        verdict: VerdictOfMeasure.Name = .noChange, figures: Int = 12, decisions: [String] = [], commitment: String? = nil,
        gaps: [String] = [], withAction: Bool = true, evidence: Pack.WhatShowsIt? = nil
    ) -> Pack {
        Pack(
            council: "Marlshire", board: "Board", plan: "Plan", number: 1, meeting: nil, cutOff: day(6, 1),
            measures: [
                .init(
                    id: PackDifferenceTests.measure, ref: "M2", name: "Visits in time", verdict: verdict, sentence: "", latest: "",
                    target: "",
                    figures: figures, actions: [])
            ],
            actions: withAction
                ? [
                    .init(
                        id: PackDifferenceTests.action, ref: "A3.2", text: "Renew the letter", owner: owner, due: due, delivery: delivery,
                        impact: impact, lastHeard: nil, late: late, isOpen: true)
                ] : [],
            decisions: decisions.map { .init(ref: $0, text: "Ask the trust", owner: "", due: nil, late: nil) }, raised: [],
            commitments: commitment.map { [.init(partner: "Trust", what: "A psychologist", by: day(6, 1), status: $0)] } ?? [],
            gaps: gaps.map { .init(what: $0, about: "A1.1") }, evidence: evidence)
    }

    private func words(_ was: Pack, _ now: Pack) -> [String] { PackDifference(was: was, now: now).sentences }

    @Test func `nothing different says nothing`() { #expect(words(pack(), pack()) == []) }

    @Test func `an action that went off track, moved and changed hands`() {
        #expect(words(pack(), pack(delivery: .offTrack)) == ["A3.2 changed from on track to off track."])
        #expect(
            words(pack(), pack(impact: .notSustained, due: day(12, 1), owner: "Head of homes"))
                == [
                    "A3.2 changed its impact from “\(Impact.improved.words.lowercased())” to “\(Impact.notSustained.words.lowercased())”, has a new "
                        + "due date, 1 December 2022 instead of 1 September 2022 and has a new owner, Head of homes instead of Practice lead."
                ])
        #expect(words(pack(), pack(late: 1)) == ["A3.2 is 1 day overdue."])
        #expect(words(pack(withAction: false), pack()) == ["A3.2 is new: Renew the letter."])
        #expect(words(pack(), pack(withAction: false)) == ["A3.2 was withdrawn."])
    }

    @Test func `a measure with new points, with the same verdict or another`() {
        #expect(
            words(pack(), pack(figures: 14))
                == ["Measure M2 “Visits in time”: two new points, no change beyond normal variation, as before."])
        #expect(
            words(pack(), pack(verdict: .worse, figures: 13))
                == [
                    "Measure M2 “Visits in time”: one new point, worse, beyond normal variation; before: no change beyond "
                        + "normal variation."
                ])
    }

    @Test func `decisions, commitments and gaps`() {
        #expect(
            words(pack(decisions: ["D1"]), pack(decisions: ["D2"])) == ["Decision D2 is open: Ask the trust.", "Decision D1 is closed."])
        #expect(
            words(pack(commitment: "Open"), pack(commitment: "Overdue")) == ["Trust, “A psychologist”: now “Overdue”, before “Open”."])
        #expect(
            words(pack(gaps: ["No owner", "No measure"]), pack(gaps: ["No evidence"]))
                == ["Gaps between findings and evidence: two gaps closed and one gap new."])
    }

    @Test func `evidence that can now be cited, that is cited no more, and how much is held back`() {
        func line(_ title: String) -> Pack.EvidenceLine {
            .init(
                id: Identifier(), title: title, kind: .document, grade: "Practice", actions: ["A1.1", "A1.2"], day: day(5, 1),
                confirmed: day(5, 2))
        }
        let held = Pack.UnreleasedLine(kind: .document, day: day(5, 1), actions: ["A1.1"], why: "")
        let was = Pack.WhatShowsIt(cited: [line("Letters of May")], heldBack: [held, held])
        let now = Pack.WhatShowsIt(cited: [line("Letters of June")], heldBack: [held])
        #expect(
            words(pack(evidence: was), pack(evidence: now)) == [
                "Evidence for A1.1 and A1.2 can now be cited: “Letters of June”.", "Evidence for A1.1 and A1.2 is no longer cited.",
                "Evidence not yet confirmed: one piece, before two pieces.",
            ])
        #expect(words(pack(), pack(evidence: now)) == [], "a pack from before packs cited evidence")
    }
}
