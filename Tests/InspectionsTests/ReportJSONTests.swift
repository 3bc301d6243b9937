import Foundation
import Testing

@testable import Inspections

@Suite("Answers as JSON")
struct ReportJSONTests {
    @Test func `one line with the fields of the answers`() throws {
        var report = InventedReport()
        report.list = "What needs to improve?\n◼ The “timeliness” of return home\\interviews (Outcome three).\n"
        let line = try report.read().json(file: "a.pdf")
        #expect(!line.contains("\n"))
        let object = try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
        #expect(
            Set(object.keys) == [
                "file", "framework", "local_authority", "inspection_start", "inspection_end", "publication_date", "lead_inspector",
                "judgements", "previous",
                "recommendations", "paragraphs", "findings", "other_weaknesses", "strengths", "doubts",
            ])
        #expect(object["framework"] as? String == "ILACS")
        #expect(object["local_authority"] as? String == "marlowshire")
        #expect(object["publication_date"] is NSNull)
        #expect(object["recommendations"] as? [String] == ["The “timeliness” of return home\\interviews (Outcome three)."])
        let judgements = try #require(object["judgements"] as? [String: Any])
        #expect(Set(judgements.keys) == ["overall", "leaders", "help_protection", "care", "care_leavers", "adoption"])
        #expect(judgements["help_protection"] as? String == "requires_improvement")
        #expect(judgements["care_leavers"] is NSNull)
        let finding = try #require((object["findings"] as? [[String: Any]])?.first)
        #expect(finding["kind"] as? String == "improvement")
        #expect(finding["framework_outcome"] as? String == "Outcome 3")
        #expect(finding["paragraphs"] as? [Int] == [2])
    }

    @Test func `a reading crosses a pipe unchanged`() throws {
        let reading = try InventedReport().read()
        let again = try JSONDecoder().decode(ReportReading.self, from: JSONEncoder().encode(reading))
        #expect(again == reading)
        #expect(again.pages.count == 1)
    }

    @Test func `control characters are written so that the line stays whole`() throws {
        let line = JSONLine.object([("a", .text("b\u{1}\n\"c"))]).line
        #expect(line == #"{"a": "b\u0001\n\"c"}"#)
    }
}
