import GRDB
import Inspections
import SiteKit
import Testing
import Vocabulary

@testable import InspectionsWeb

@Suite("An inspection week")
struct EnquiryTests {
    private let asker = Changer.system
    private func at(_ hour: Int, _ minute: Int, _ day: Int = 8) -> Moment { Moment(Day(2022, 3, day)!, TimeOfDay(hour, minute)!) }

    private func founded() async throws -> (Store, Identifier<Inspection>, InspectionWeekStore) {
        let store = try temporaryStore()
        let facts = InspectionFacts(
            framework: .ilacs2018, council: "Marlshire", leadInspector: "Rowena Ashgrove",
            dates: InspectionDates(
                notified: nil, fieldworkFrom: Day(2022, 3, 7), fieldworkTo: Day(2022, 3, 11), received: nil, published: nil))
        let id = try await InspectionStore(store).addByHand(facts, state: .draftUnderEmbargo, by: .system)
        return (store, id, InspectionWeekStore(store))
    }

    @Test func `requests are numbered, answered more than once, and each answer stays`() async throws {
        let (kept, id, enquiry) = try await founded()
        let first = try await enquiry.log(
            .init(askedBy: "Rowena Ashgrove", asked: at(9, 40), words: "The list", due: at(14, 0)), of: id, by: asker)
        try await enquiry.log(.init(askedBy: "Rowena Ashgrove", asked: at(9, 41), words: "The letters"), of: id, by: asker)
        try await enquiry.answer(first, of: id, .init(by: "Sam", at: at(13, 0), words: "Half of it", documents: ["Part 1"]), by: asker)
        try await enquiry.answer(first, of: id, .init(by: "Sam", at: at(15, 0), words: "The rest", documents: ["Part 2"]), by: asker)
        let requests = try await kept.read { try InspectionWeekRows.requests(of: id, in: $0) }
        #expect(requests.map(\.reference) == ["R1", "R2"])
        #expect(requests[0].answers.flatMap(\.documents) == ["Part 1", "Part 2"])
        #expect(!RequestLate.wasLate(requests[0]))
        await #expect(throws: InspectionWeekRefusal.answeredBeforeAsked(at(9, 41))) {
            try await enquiry.answer(requests[1].id, of: id, .init(by: "Sam", at: at(9, 0), words: "x"), by: asker)
        }
    }

    @Test func `each filter of the log finds what a direct query finds`() async throws {
        let (kept, id, enquiry) = try await founded()
        let line = try await enquiry.addLine("Letters", about: "", on: Day(2022, 3, 7)!, to: id, by: asker)
        let done = try await enquiry.log(.init(line: line, askedBy: "Ann", asked: at(9, 0), words: "a", owner: "Legal"), of: id, by: asker)
        try await enquiry.answer(done, of: id, .init(by: "Legal", at: at(10, 0), words: "x"), by: asker)
        try await enquiry.log(
            .init(line: line, askedBy: "Ann", asked: at(9, 5), words: "b", owner: "Court", due: at(11, 0)), of: id, by: asker)
        try await enquiry.log(.init(askedBy: "Ben", asked: at(9, 10), words: "c", due: at(16, 0)), of: id, by: asker)
        let requests = try await kept.read { try InspectionWeekRows.requests(of: id, in: $0) }
        let answered = "EXISTS (SELECT 1 FROM request_answer WHERE request = r.id)"
        for (filter, condition) in [
            (RequestFilter(status: .open), "NOT \(answered)"), (RequestFilter(status: .answered), answered),
            (RequestFilter(status: .late), "NOT \(answered) AND due < '2022-03-08 12:00'"),
            (RequestFilter(line: .of(line)), "line = '\(line)'"),
            (RequestFilter(line: RequestFilter.Line.none), "line IS NULL"), (RequestFilter(askedBy: "Ben"), "asked_by = 'Ben'"),
            (RequestFilter(owner: "Court"), "owner = 'Court'"),
        ] {
            let found = Set(requests.filter { filter.holds($0, at: at(12, 0)) }.map(\.words))
            let expected = try await kept.read {
                Set(try String.fetchAll($0, sql: "SELECT words FROM inspectors_request r WHERE \(condition)"))
            }
            #expect(found == expected && !found.isEmpty, "\(condition)")
        }
    }

    @Test func `a line holds its questions, cases, offers and where it went, and belongs to its inspection alone`() async throws {
        let (kept, id, enquiry) = try await founded()
        let line = try await enquiry.addLine("Letters", about: "Are they plain?", on: Day(2022, 3, 7)!, to: id, by: asker)
        try await enquiry.addQuestion(.init(day: Day(2022, 3, 7)!, words: "Who checks them?"), to: line, of: id, by: asker)
        try await enquiry.addCases(.count(12, note: "Families"), to: line, of: id, by: asker)
        try await enquiry.addCases(.record("0f", note: ""), to: line, of: id, by: asker)
        try await enquiry.addOffer(.init(day: Day(2022, 3, 8)!, title: "Twelve letters", place: "Legal"), to: line, of: id, by: asker)
        try await enquiry.conclude(
            line, of: id, .init(day: Day(2022, 3, 11)!, words: "They are not plain.", paragraphs: [13, 14]), version: 1, by: asker)
        let read = try await kept.read { try InspectionWeekRows.line(line, of: id, in: $0) }
        #expect(read.cases == [.count(12, note: "Families"), .record("0f", note: "")])
        #expect(read.conclusion?.paragraphs == [13, 14])
        await #expect(throws: EditConflict.self) {
            try await enquiry.conclude(line, of: id, .init(day: Day(2022, 3, 12)!, words: "x"), version: 1, by: asker)
        }
        await #expect(throws: NotFound.self) {
            try await enquiry.addQuestion(.init(day: Day(2022, 3, 7)!, words: "x"), to: line, of: Identifier(), by: asker)
        }
    }
}
