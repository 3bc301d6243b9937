import Foundation
import Inspections
import Testing
import Vocabulary

@testable import Scrutiny

@Suite("Texts drafted from the record")
struct RecordTextsTests {
    private let board = BoardFacts(
        name: "Children’s Improvement Board", purpose: "", cycle: "The second Thursday of every month",
        timeAndPlace: "10am, Garden Room, County Hall", organisations: ["Council", "Police"], held: [day(5, 12), day(6, 9)],
        next: day(7, 14),
        decisions: 2)

    @Test func `who monitors the plan, when and where, comes from the board's own record`() {
        var record = ReportRecord.marlshire()
        (record.boards, record.updateDays) = ([board], 28)
        let text = MonitoringText(record).text
        for words in [
            "The Children’s Improvement Board monitors the plan.",
            "It meets on the second Thursday of every month, 10am, Garden Room, County Hall.", "Its members come from: Council; Police.",
            "most recently on 9 June 2022, and 2 of its decisions about the plan are open.", "It meets next on 14 July 2022.",
            "at least every 28 days",
        ] {
            #expect(text.contains(words), "\(words)")
        }
        #expect(MonitoringText(.marlshire()).text.contains("[No board monitors this plan in the record."))
    }

    @Test func `a change of practice tells its model, its launch and who was briefed, or that nobody recorded it`() {
        func text(_ briefed: Int?) -> String {
            PracticeText([
                PracticeFacts(
                    title: "New letters before proceedings", what: "parents read one page first", model: "A model of another council",
                    day: day(6, 6), teams: 2, briefed: briefed, staff: briefed.map { _ in 40 }, documents: ["Letter", "Agenda"])
            ]).text
        }
        #expect(
            text(31) == "“New letters before proceedings” (launched 6 June 2022). It follows this model: A model of another council. "
                + "Parents read one page first. It is in use in 2 teams. Of 40 staff concerned, 31 were briefed. New documents: Letter, Agenda."
        )
        #expect(text(36).contains("Nearly all of the 40 staff concerned were briefed."))
        #expect(text(40).contains("All 40 staff concerned were briefed."))
        #expect(text(3).contains("Some of the 40 staff concerned were briefed."))
        #expect(text(nil).contains("How many staff were briefed is not recorded."))
    }

    @Test func `self-evaluation goes by judgement area, with figures and their measures`() throws {
        let (help, leaders) = (Finding.made("the letters", paragraphs: [14]), Finding.made("the visits", .strength, paragraphs: [3]))
        let action = ActionLine(
            findings: [help.id], reference: "A1.1", title: "Renew the letter", post: "Head", due: nil, delivery: "On track",
            impact: "Improved")
        var record = ReportRecord.marlshire(findings: [help, leaders], actions: [action])
        record.areas = [14: .helpProtection, 3: .leaders]
        record.figures = [
            FigureFacts(measure: "Letters in time (A1.1)", action: "A1.1", latest: "96 % (48 of 50), 31 May 2022", shows: "improved")
        ]
        let area = AreaText(record)
        let parts = area.text.components(separatedBy: "## ").dropFirst()
        #expect(parts.count == 3)
        let part = try #require(parts.first { $0.hasPrefix("The experiences and progress of children who need help and protection") })
        #expect(part.contains("Ofsted’s judgement: Requires improvement to be good."))
        #expect(part.contains("- Letters in time (A1.1): 96 % (48 of 50), 31 May 2022; improved."))
        #expect(area.links.contains { $0.link == .measure("Letters in time (A1.1)") })
    }

    @Test func `money is told as a treasurer would sign it`() throws {
        func text(_ readings: Resource.Reading..., kind: Resource.Kind = .investment) throws -> String {
            try #require(
                FinancialText([
                    Resource(inspection: Identifier(), title: "Family group co-ordinators", kind: kind, area: .posts, readings: readings)
                ]).text)
        }
        let two = { (filled: Int) in Resource.Posts(filled: filled, of: 2) }
        #expect(
            try text(
                .init(day: day(4, 1), agreed: 48_000, posts: two(0), source: "Budget"),
                .init(day: day(5, 1), agreed: 48_000, posts: two(1), source: "Budget"),
                .init(day: day(6, 1), agreed: 48_000, spent: 9_000, posts: two(1), source: "Budget")
            ).contains(
                "£48,000 is agreed for two posts (Family group co-ordinators); one has been filled since May 2022. £9,000 had been spent by "
                    + "1 June 2022 (Budget, 1 June 2022)."))
        // One reading says what was so on its day, not since when; what the money pays for is in the record's own words.
        let once = try text(.init(day: day(5, 31), agreed: 48_000, posts: two(1), funded: "Building on time", source: "Budget"))
        #expect(once.contains("; one was filled at 31 May 2022. Building on time (Budget, 31 May 2022)."), "\(once)")
        let pressure = try text(.init(day: day(6, 1), agreed: 9_000, source: "Budget"), kind: .costPressure)
        #expect(pressure.contains("£9,000 is the cost pressure of “Family group co-ordinators”"), "\(pressure)")
        #expect(try text(.init(day: day(6, 1), posts: two(0), source: "Budget")).contains("is not known yet; none is filled"))
    }
}
