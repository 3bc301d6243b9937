import Law
import Testing
import Vocabulary

@Suite("Timescales")
struct TimescaleTests {
    struct Case: CustomTestStringConvertible, Sendable {
        let timescale: Timescale
        let (event, due): (String, String)
        let why: String
        var testDescription: String { "\(why): \(timescale.title) by \(due)" }
    }

    @Test(
        "the last day in time",
        arguments: [
            Case(timescale: .publishReport, event: "25 Mar 2022", due: "11 May 2022", why: "Shropshire 2022"),
            Case(timescale: .actionStatement, event: "25 Mar 2022", due: "8 Jul 2022", why: "Shropshire 2022"),
            Case(timescale: .actionStatement, event: "9 May 2023", due: "16 Aug 2023", why: "Stockton 2023, as its minutes say"),
            Case(timescale: .draftAfterPriorityAction, event: "12 Jan 2024", due: "9 Feb 2024", why: "a visit in January 2024"),
            Case(timescale: .actionStatement, event: "12 Jan 2024", due: "23 Apr 2024", why: "a visit in January 2024"),
            Case(timescale: .factualAccuracy, event: "11 Feb 2022", due: "25 Feb 2022", why: "a draft received in February 2022"),
        ])
    func due(_ row: Case) { #expect(row.timescale.due(after: day(row.event)) == day(row.due)) }

    @Test func `Shropshire's committee met 63 working days after the report, seven before the statement was due`() {
        let (report, meeting) = (day("25 Mar 2022"), day("29 Jun 2022"))
        #expect(WorkingDays.england.count(after: report, through: meeting) == 63)
        #expect(WorkingDays.england.count(after: meeting, through: Timescale.actionStatement.due(after: report)) == 7)
    }

    @Test func `a council's own closures move a due day`() throws {
        let calendar = try WorkingDays(exceptions: "2024-02-09 holiday Offices closed")
        #expect(Timescale.draftAfterPriorityAction.due(after: day("12 Jan 2024"), in: calendar) == day("12 Feb 2024"))
    }

    @Test("every timescale has a name of its own, a length and a source", arguments: Timescale.all) func complete(_ timescale: Timescale) {
        #expect(Timescale.all.count { $0.id == timescale.id } == 1)
        #expect(Timescale.all.count { $0.title == timescale.title } == 1)
        #expect(timescale.length > 0)
        #expect(timescale.instrument.count > 20)
        #expect(timescale.span == "\(timescale.length) \(timescale.unit.rawValue)")
    }

    @Test func `what no source was found for is a local setting`() { #expect(Timescale.factualAccuracy.force == .local) }

    @Test("what law or guidance sets is in force from a date with a source; the council sets the rest", arguments: Timescale.all)
    func inForce(_ timescale: Timescale) {
        switch timescale.validity {
        case .asTheCouncilSets: #expect(timescale.force == .local)
        case .from(let first, let last, let source):
            #expect(timescale.force != .local && first > day("1 Jan 1990") && source.count > 8)
            #expect(last.map { first < $0 } ?? true)
            #expect(timescale.isInForce(on: first) && !timescale.isInForce(on: first - 1))
        }
    }

    @Test func `the bank holidays that come with the program can be read`() throws { try WorkingDays.checkShipped() }
}
