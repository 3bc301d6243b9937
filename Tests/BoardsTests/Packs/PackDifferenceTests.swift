import ActionPlans
import Boards
import Indicators
import Testing
import Vocabulary

@Suite("What is different between two packs, in words")
struct PackDifferenceTests {
    private static let (action, measure) = (Identifier<Action>(), Identifier<Measure>())

    private func pack(
        delivery: Delivery = .onTrack, impact: Impact = .better, due: Day = day(9, 1), owner: String = "Practice lead", late: Int? = nil,
        verdict: VerdictOfMeasure.Name = .noChange, figures: Int = 12, decisions: [String] = [], promise: String? = nil,
        gaps: [String] = [], withAction: Bool = true, evidence: Pack.WhatShowsIt? = nil
    ) -> Pack {
        Pack(
            council: "Marlshire", board: "Board", plan: "Plan", number: 1, meeting: nil, cutOff: day(6, 1),
            measures: [
                .init(
                    id: PackDifferenceTests.measure, ref: "M2", name: "Visits in time", verdict: verdict, sentence: "", latest: "", aim: "",
                    figures: figures, actions: [])
            ],
            actions: withAction
                ? [
                    .init(
                        id: PackDifferenceTests.action, ref: "A3.2", text: "Renew the letter", owner: owner, due: due, delivery: delivery,
                        impact: impact, lastHeard: nil, late: late, isOpen: true)
                ] : [],
            decisions: decisions.map { .init(ref: $0, text: "Ask the trust", owner: "", due: nil, late: nil) }, raised: [],
            promises: promise.map { [.init(partner: "Trust", what: "A psychologist", by: day(6, 1), standing: $0)] } ?? [],
            gaps: gaps.map { .init(what: $0, about: "A1.1") }, evidence: evidence)
    }

    private func words(_ was: Pack, _ now: Pack) -> [String] { PackDifference(was: was, now: now).sentences }

    @Test func `nothing different says nothing`() { #expect(words(pack(), pack()) == []) }

    @Test func `an action that went off track, moved and changed hands`() {
        #expect(words(pack(), pack(delivery: .offTrack)) == ["A3.2 went from on track to off track."])
        #expect(
            words(pack(), pack(impact: .slippedBack, due: day(12, 1), owner: "Head of homes"))
                == [
                    "A3.2 is now “slipped back” where it was “better”, has its due day moved from 1 September 2022 to 1 December 2022 and "
                        + "passed from Practice lead to Head of homes."
                ])
        #expect(words(pack(), pack(late: 1)) == ["A3.2 is 1 day late."])
        #expect(words(pack(withAction: false), pack()) == ["A3.2 is new: Renew the letter."])
        #expect(words(pack(), pack(withAction: false)) == ["A3.2 is no longer pursued."])
    }

    @Test func `a measure with new points, with the same verdict or another`() {
        #expect(
            words(pack(), pack(figures: 14))
                == ["Measure M2 “Visits in time”: two new points, no change beyond ordinary variation, as before."])
        #expect(
            words(pack(), pack(verdict: .worse, figures: 13))
                == [
                    "Measure M2 “Visits in time”: one new point, worse by more than ordinary variation, where it was: no change beyond "
                        + "ordinary variation."
                ])
    }

    @Test func `decisions, promises and gaps`() {
        #expect(
            words(pack(decisions: ["D1"]), pack(decisions: ["D2"])) == ["Decision D2 is open: Ask the trust.", "Decision D1 is settled."])
        #expect(
            words(pack(promise: "Open"), pack(promise: "Past its day")) == ["Trust, “A psychologist”: now “Past its day”, before “Open”."])
        #expect(
            words(pack(gaps: ["No owner", "No measure"]), pack(gaps: ["No evidence"]))
                == ["Of the line from finding to evidence, two gaps closed and one gap new."])
    }

    @Test func `evidence that may now be cited, that is cited no more, and how much is held back`() {
        func line(_ title: String) -> Pack.EvidenceLine {
            .init(
                id: Identifier(), title: title, kind: .document, grade: "Practice", actions: ["A1.1", "A1.2"], day: day(5, 1),
                confirmed: day(5, 2))
        }
        let held = Pack.HeldLine(kind: .document, day: day(5, 1), actions: ["A1.1"], why: "")
        let was = Pack.WhatShowsIt(cited: [line("Letters of May")], heldBack: [held, held])
        let now = Pack.WhatShowsIt(cited: [line("Letters of June")], heldBack: [held])
        #expect(
            words(pack(evidence: was), pack(evidence: now)) == [
                "Evidence for A1.1 and A1.2 may now be cited: “Letters of June”.", "Evidence for A1.1 and A1.2 is no longer cited.",
                "Evidence held back: one piece, before two pieces.",
            ])
        #expect(words(pack(), pack(evidence: now)) == [], "a pack from before packs cited evidence")
    }
}
