import Indicators
import Testing
import Vocabulary

@Suite("What a measure shows")
struct VerdictOfMeasureTests {
    private func verdict(
        _ figures: [Double], direction: Measure.Direction = .lower, target: Double? = nil, marks: [Mark] = [], changes: [Int] = []
    ) -> VerdictOfMeasure {
        VerdictOfMeasure(
            ControlChart(
                .made(direction, target: target), series(figures), marks: marks,
                markers: changes.map { PracticeMarker(day: month($0), title: "New letter") }))
    }

    @Test func `ordinary variation is no change`() {
        #expect(verdict(steady) == .noChange)
        #expect(verdict(steady + [25, 14, 21]) == .noChange)
    }

    @Test func `steady figures that miss the target say so, and those that meet it do not`() {
        #expect(verdict(steady, target: 5) == .consistentlyMissesTarget)
        #expect(verdict(steady, target: 20) == .noChange, "a mean on the target meets it")
    }

    @Test func `one figure outside the limits is better or worse by which way is better`() {
        #expect(verdict(steady + [28]) == .worse(.signal(.outside, .up, since: month(12))))
        #expect(verdict(steady + [28], direction: .higher) == .improved(.signal(.outside, .up, since: month(12))))
    }

    @Test func `a special cause that is over is no longer told`() {
        #expect(verdict(steady + [28, 20, 21]) == .noChange)
    }

    @Test func `a run of eight is better, also without a figure outside`() {
        #expect(verdict(steady + Array(repeating: 16, count: 7)).name == .improved, "with the last of the twelve it is the eighth")
        #expect(verdict(steady + [21] + Array(repeating: 16, count: 7)) == .noChange)
    }

    @Test func `limits are reckoned anew at a marked change only, and the shift is told for as long as it lasts`() {
        let after: [Double] = [9, 10, 8, 9, 11, 9, 8, 10, 9, 10, 8, 9]
        guard case .improved(.shift(let shift)) = verdict(steady + after, changes: [12]) else {
            Issue.record("no shift was found")
            return
        }
        #expect(shift.was == 20)
        #expect(abs(shift.became - 110.0 / 12) < 0.000001)
        #expect(shift.since == month(12))
        let unmarked = ControlChart(.made(), series(steady + after))
        #expect(unmarked.stretches.count == 1)
        #expect(unmarked.stretches.first?.limits?.mean == 20, "without a mark the old limits stay")
    }

    @Test func `until there are twelve figures after a change the old limits are carried on`() throws {
        let chart = ControlChart(
            .made(), series(steady + [9, 10, 8]), markers: [PracticeMarker(day: month(12), title: "New letter")])
        let present = try #require(chart.present)
        #expect(present.isCarried)
        #expect(present.limits?.mean == 20)
        #expect(VerdictOfMeasure(chart).name == .improved)
    }

    @Test func `after a shift a new special cause decides`() {
        let after: [Double] = [9, 10, 8, 9, 11, 9, 8, 10, 9, 10, 8, 9]
        #expect(verdict(steady + after + [30], changes: [12]).name == .worse)
    }

    @Test func `nothing is compared across a changed definition`() {
        let definition = [Mark(kind: .definition, day: month(12), words: "Now also letters by e-mail")]
        #expect(verdict(steady + [40, 41], marks: definition) == .tooFew(2))
        #expect(verdict(steady + steady.map { $0 + 20 }, marks: definition) == .noChange)
    }

    @Test func `a late load or a data fault is no figure`() {
        for kind in [Mark.Kind.lateLoad, .dataFault] {
            #expect(verdict(steady + [60], marks: [Mark(kind: kind, day: month(12), words: "Half was loaded")]) == .noChange)
        }
    }
}
