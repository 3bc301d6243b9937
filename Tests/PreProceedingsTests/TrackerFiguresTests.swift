import ChildRecords
import PreProceedings
import Testing
import Vocabulary

@Suite("Figures of the tracker")
struct TrackerFiguresTests {
    private func figure(_ code: String, _ question: TrackerQuestion, _ cases: [PreProceedingsCase], from: Day? = nil, until: Day? = nil)
        -> TrackerFigure?
    {
        TrackerFigures(cases, from: from, until: until, .default, on: today).figures(question).first { $0.code == code }
    }

    private func steppedDown(reentered: String? = nil) throws -> PreProceedingsCase {
        var made = try PreProceedingsCase.at(.preProceedings)
        try made.take(.letterSent, "2022-03-08")
        try made.take(.stepDownAgreed, "2022-05-10")
        if let reentered { try made.take(.reentered, reentered) }
        return made
    }

    private func issued(_ letter: String) throws -> PreProceedingsCase {
        var made = try PreProceedingsCase.at(.preProceedings)
        try made.take(.letterSent, letter)
        try made.take(.issueAgreed, "2022-06-21")
        try made.take(.issued, "2022-06-28")
        return made
    }

    @Test func `children and families diverted, and those who came back beside them`() throws {
        let cases = [try steppedDown(), try steppedDown(reentered: "2022-09-01"), try issued("2022-03-09")]
        #expect(figure("k3a", .fewerInCourt, cases)?.kind == .share(2, of: 3))
        #expect(figure("k3b", .fewerInCourt, cases)?.kind == .share(2, of: 3))
        let back = figure("k14", .fewerInCourt, cases)
        #expect(back?.kind == .share(1, of: 1) && back?.unknown == ["12 months not yet passed": 1])
    }

    @Test func `a family is diverted when every child of it is`() throws {
        var made = PreProceedingsCase.made()
        try made.take(.screened, "2022-03-01", [robin, kit])
        try made.take(.planningHeld, "2022-03-01", [robin, kit], StepFacts(choice: .preProceedings))
        try made.take(.stepDownAgreed, "2022-05-01", [robin])
        try made.take(.issued, "2022-05-01", [kit])
        #expect(figure("k3a", .fewerInCourt, [made])?.kind == .share(1, of: 2))
        #expect(figure("k3b", .fewerInCourt, [made])?.kind == .share(0, of: 1))
    }

    @Test func `letters in time, with those not due yet left out and counted`() throws {
        let cases = [try steppedDown(), try issued("2022-03-09")]
        #expect(figure("k4", .clear, cases)?.kind == .share(1, of: 2))
        #expect(figure("k4", .clear, cases)?.words == "50% (1 of 2)")
    }

    @Test func `a figure without a denominator is not known`() {
        #expect(figure("k3a", .fewerInCourt, [])?.words == "Not known")
        #expect(figure("k1", .tooLate, [])?.words == "Not known")
        #expect(figure("k10", .clear, [])?.words.hasPrefix("Not known: ") == true)
    }

    @Test func `over twelve and sixteen weeks, and with approval`() throws {
        var made = try PreProceedingsCase.at(.preProceedings)
        try made.take(.extended, "2022-05-20", [robin], StepFacts(other: day("2022-06-14")))
        try made.take(.stepDownAgreed, "2022-06-22")
        let cases = [made, try issued("2022-03-09"), try steppedDown()]
        #expect(figure("k2a", .tooLate, cases)?.kind == .share(2, of: 3))
        #expect(figure("k2b", .tooLate, cases)?.kind == .share(1, of: 3))
        #expect(figure("k2c", .tooLate, cases)?.kind == .share(1, of: 2))
        #expect(figure("k1", .tooLate, [try steppedDown()])?.words == "Half within 10.0 weeks, 90% within 10.0 weeks (1)")
    }

    @Test func `a missing offer is counted as missing`() throws {
        let missing = try issued("2022-03-09")
        #expect(figure("k9a", .familyLed, [missing])?.kind == .share(0, of: 1))
        #expect(figure("k9a", .familyLed, [missing])?.unknown == ["missing": 1])
    }

    @Test func `before and after a day are two sides of all`() throws {
        let cases = [try steppedDown(), try issued("2022-03-09")]
        #expect(figure("k1", .tooLate, cases, until: day("2022-03-01"))?.words == "Not known")
        #expect(figure("k1", .tooLate, cases, from: day("2022-03-01"))?.words == figure("k1", .tooLate, cases)?.words)
    }
}
