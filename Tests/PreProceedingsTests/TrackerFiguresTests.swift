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

    @Test func `children and families diverted, and those who came back beside them`() throws {
        let cases = [
            try PreProceedingsCase.steppedDown(), try PreProceedingsCase.steppedDown(reentered: "2022-09-01"),
            try PreProceedingsCase.issued("2022-03-09"),
        ]
        #expect(figure("k3a", .fewerInCourt, cases)?.kind == .share(2, of: 3))
        #expect(figure("k3b", .fewerInCourt, cases)?.kind == .share(2, of: 3))
        let back = figure("k14", .fewerInCourt, cases)
        #expect(back?.kind == .share(1, of: 1) && back?.waiting == ["12 months not yet passed": 1])
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
        let cases = [try PreProceedingsCase.steppedDown(), try PreProceedingsCase.issued("2022-03-09")]
        #expect(figure("k4", .clear, cases)?.kind == .share(1, of: 2))
        #expect(figure("k4", .clear, cases)?.words == "50% (1 of 2)")
    }

    @Test func `a figure without a denominator is not known`() {
        #expect(figure("k3a", .fewerInCourt, [])?.words == "Not known")
        #expect(figure("k1", .tooLate, [])?.words == "Not known")
        #expect(figure("k10a", .clear, [])?.words == "Not known" && figure("k10b", .clear, [])?.words == "Not known")
        #expect(figure("k11", .clear, [])?.words.hasPrefix("Not known: ") == true)
    }

    @Test func `over twelve and sixteen weeks, and with approval`() throws {
        var made = try PreProceedingsCase.at(.preProceedings)
        try made.take(.extended, "2022-05-20", [robin], StepFacts(other: day("2022-06-14")))
        try made.take(.stepDownAgreed, "2022-06-22")
        let cases = [made, try PreProceedingsCase.issued("2022-03-09"), try PreProceedingsCase.steppedDown()]
        #expect(figure("k2a", .tooLate, cases)?.kind == .share(2, of: 3))
        #expect(figure("k2b", .tooLate, cases)?.kind == .share(1, of: 3))
        #expect(figure("k2c", .tooLate, cases)?.kind == .share(1, of: 2))
        #expect(
            figure("k1", .tooLate, [try PreProceedingsCase.steppedDown()])?.words == "Half within 10.0 weeks, 90% within 10.0 weeks (1)")
    }

    @Test func `a missing offer is counted as missing`() throws {
        let missing = try PreProceedingsCase.issued("2022-03-09")
        #expect(figure("k9a", .familyLed, [missing])?.kind == .share(0, of: 1))
        #expect(figure("k9a", .familyLed, [missing])?.unknown == ["missing": 1])
    }

    @Test func `letters that went out meet the standard or not, and one without a score is counted as that`() {
        let letters = [
            SentLetter(sent: day("2022-03-01"), score: 16, readingEase: 61.6),
            SentLetter(sent: day("2022-04-01"), score: 15, readingEase: 40),
            SentLetter(sent: day("2022-05-01"), score: nil, readingEase: nil),
        ]
        func figure(_ code: String, from: Day? = nil) -> TrackerFigure? {
            TrackerFigures([], letters: letters, from: from, until: nil, .default, on: today).figures(.clear).first { $0.code == code }
        }
        #expect(figure("k10a")?.kind == .share(1, of: 2) && figure("k10a")?.unknown == ["not scored": 1])
        #expect(figure("k10b")?.words == "Half at 62 or more (2)")
        #expect(figure("k10a", from: day("2022-04-01"))?.kind == .share(0, of: 1))
    }

    @Test func `later reviews are held by the agreed date, late, or missed once it has passed`() throws {
        var made = try PreProceedingsCase.at(.preProceedings)
        try made.take(.firstMeeting, "2022-03-08", [robin], StepFacts(other: day("2022-04-12")))
        try made.take(.review, "2022-04-12", [robin], StepFacts(other: day("2022-05-17")))
        try made.take(.review, "2022-05-18", [robin], StepFacts(other: day("2022-06-14")))
        func later(_ made: PreProceedingsCase, on day: Day) -> TrackerFigure? {
            TrackerFigures([made], from: nil, until: nil, .default, on: day).figures(.reviewed).first { $0.code == "k7" }
        }
        #expect(later(made, on: day("2022-06-14"))?.kind == .share(1, of: 2))
        #expect(later(made, on: day("2022-06-14"))?.waiting == ["not due yet": 1])
        #expect(later(made, on: day("2022-06-15"))?.kind == .share(1, of: 3))
        try made.take(.stepDownAgreed, "2022-06-10")
        #expect(later(made, on: day("2022-06-15"))?.kind == .share(1, of: 2), "a spell that ended needs no review")
    }

    @Test func `proceedings are within 26 weeks or not, and have a length`() throws {
        var made = try PreProceedingsCase.issued("2022-03-09")
        try made.take(.concluded, "2022-12-26", [robin], StepFacts(choice: .supervisionOrder))
        #expect(figure("k16a", .fewerInCourt, [made])?.kind == .share(1, of: 1))
        #expect(figure("k16b", .fewerInCourt, [made])?.words == "Half within 25.8 weeks, 90% within 25.8 weeks (1)")
    }

    @Test func `who leaves early does not speak for those whose twelve weeks are not over`() throws {
        let quick = try PreProceedingsCase.steppedDown()
        func over(on day: Day) -> TrackerFigure? {
            TrackerFigures([quick, quick], from: nil, until: nil, .default, on: day).figure("k2a")
        }
        #expect(over(on: day("2022-05-20"))?.words == "Not known")
        #expect(over(on: day("2022-05-20"))?.waiting == ["12 weeks not yet passed": 2])
        #expect(over(on: day("2022-06-01"))?.kind == .share(0, of: 2))
    }

    @Test func `proceedings that go on past 26 weeks are not within them`() throws {
        let going = try PreProceedingsCase.issued("2022-03-09")
        #expect(figure("k16a", .fewerInCourt, [going])?.kind == .share(0, of: 1))
    }

    @Test func `before and after a day are two sides of all`() throws {
        let cases = [try PreProceedingsCase.steppedDown(), try PreProceedingsCase.issued("2022-03-09")]
        #expect(figure("k1", .tooLate, cases, until: day("2022-03-01"))?.words == "Not known")
        #expect(figure("k1", .tooLate, cases, from: day("2022-03-01"))?.words == figure("k1", .tooLate, cases)?.words)
    }
}
