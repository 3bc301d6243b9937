import Testing
import Vocabulary

@testable import Inspections

@Suite("Words with their places")
struct WordBoxesTests {
    /// Rows of a table of words; each letter is `width` wide.
    private func row(_ words: String, left: Double = 70, top: Double, height: Double = 14, width: Double = 6) -> String {
        var (rows, place) = ("", left)
        for word in words.split(separator: " ") {
            let length = Double(word.count) * width
            rows += "5\t1\t0\t0\t0\t0\t\(place)\t\(top)\t\(length)\t\(height)\t100\t\(word)\n"
            place += length + 4
        }
        return rows
    }

    private var text: String {
        (0..<6).map { row("many words of a long line that are set as text", top: 200 + 14 * Double($0)) }.joined()
    }

    private func lines(_ rows: String) -> [Line] {
        LayoutText(boxes: "1\t1\t0\t0\t0\t0\t0\t0\t595\t842\t-1\t###PAGE###\n" + rows + text).lines
    }

    @Test func `a bold line and a larger line are headings, the text is none`() throws {
        let lines = lines(row("section twenty of an act", top: 20, width: 7) + row("larger words", top: 60, height: 17, width: 7.4))
        #expect(lines.filter(\.isHeading).map(\.text) == ["section twenty of an act", "larger words"])
    }

    @Test func `a line of the text that begins as a heading does is none`() throws {
        let lines = lines(row("Areas for improvement", top: 20))
        let line = try #require(lines.first)
        #expect(line.text == "Areas for improvement" && !line.isHeading)
    }

    @Test func `white space is a blank line, and the mark of a footnote is left out`() {
        let lines = lines(row("need to improve", top: 20) + row("1", left: 164, top: 18, height: 8, width: 4) + row("Next", top: 60))
        #expect(lines.prefix(3).map(\.text) == ["need to improve", "", "Next"])
    }

    @Test func `a paragraph's number in smaller type stands before the line whose base it shares`() {
        let lines = lines(
            row("14.", left: 30, top: 23.2, height: 10, width: 5) + row("Children are visited.", top: 20)
                + row("However, the quality varies", top: 34))
        #expect(lines.prefix(2).map(\.numbered?.rest) == ["Children are visited.", nil])
    }

    @Test func `what is as large as the text is no footnote, wherever it stands`() {
        let words = "4 Life story work comes late"
        #expect(lines(row(words, top: 320)).contains { $0.text == words })
        #expect(!lines(row(words, top: 320, height: 9, width: 4)).contains { $0.text == words })
    }

    @Test func `rows that are none are passed over`() {
        #expect(LayoutText(boxes: "5\tx\n1\t\n\n5\t1\t0\t0\t0\t0\tNaN\t1\t1\t1\t100\tword\n").isEmpty)
        #expect(LayoutText(boxes: "").isEmpty)
    }
}

@Suite("A report of another council")
struct OwnReportTests {
    private let own = OwnAuthority(code: "893", name: "Shropshire")

    private func doubts(about council: String, own: OwnAuthority?, start: Day? = Day(2022, 2, 7), today: Day? = Day(2022, 6, 20)) throws
        -> [Doubt]
    {
        let start = try #require(start)
        var reading = ReportReading(
            framework: .ilacs2018, localAuthority: council, fieldwork: [try #require(Fieldwork(from: start, to: start + 4))])
        reading.question(own: own, today: try #require(today))
        return reading.doubts
    }

    @Test func `stops with a question, its own does not`() throws {
        #expect(try doubts(about: "Stockport", own: own).map(\.field) == [Doubt.otherCouncil])
        #expect(try doubts(about: "Shropshire Council", own: own).isEmpty)
        #expect(try doubts(about: "Stockport", own: nil).isEmpty)
    }

    @Test func `an inspection that ends after today is questioned`() throws {
        #expect(try doubts(about: "Shropshire", own: own, today: Day(2022, 2, 10)).map(\.field) == ["inspection_end"])
        #expect(try doubts(about: "Shropshire", own: nil, today: Day(2022, 2, 10)).map(\.field) == ["inspection_end"])
        #expect(try doubts(about: "Shropshire", own: own, today: Day(2022, 2, 11)).isEmpty)
    }

    @Test func `a form that was not in use when the inspection began is questioned`() throws {
        #expect(try doubts(about: "Shropshire", own: own, start: Day(2012, 2, 7)).map(\.field) == ["inspection_start"])
    }
}

@Suite("Other documents of Ofsted's")
struct OtherDocumentTests {
    @Test(
        "are named for what they are",
        arguments: [
            ("Area SEND inspection of Marlowshire Local Area Partnership", ReportRefusal.areaSEND),
            ("Inspection of a children’s home\nUnique reference number: SC000001", .childrensHome),
            ("Eastfold Fostering\nInspection report for independent fostering agency", .fosteringAgency),
            ("Eastfold Living\nInspection report for supported accommodation provider", .supportedAccommodation),
            ("Cafcass national inspection", .cafcass),
            ("Eastfold Adoption\nInspection report for voluntary adoption agency", .adoptionAgency),
            ("Eastfold Academy\nSchool report", .school),
        ]) func named(title: String, refusal: ReportRefusal)
    {
        #expect(throws: refusal) { try ReportReader().read(layoutText: title + "\n\nOfsted inspected the help that children receive.\n") }
    }
}
