import Foundation
import Inspections
import Testing
import Vocabulary

@testable import Scrutiny

@Suite("What is published")
struct PublicReportTests {
    private let canary = "CANARY-9F"

    @Test func `nothing of an exempt section reaches the public part, and the numbers stay`() throws {
        let report = CommitteeReport.made(
            .made("Summary", "First."), .made("Price \(canary)", "The price is \(canary).", exemption: .money), .made("Money", "Last."))
        let json = String(decoding: try JSONEncoder().encode(PublicReport(report, from: .marlshire())), as: UTF8.self)
        #expect(!json.contains(canary))
        #expect(!json.contains("told to bidders"))
        let sections = try PublicReport(report, from: .marlshire()).paper.sections
        #expect(sections.map(\.number) == ["1", "2", "3"])
        #expect(sections[1].heading == "Not for publication")
        #expect(json.contains("paragraph 3 of Part 1 of Schedule 12A"))
    }

    @Test func `the exempt part holds what the public part leaves out, and says so above everything`() {
        let report = CommitteeReport.made(.made("Summary", "First."), .made("Price", "It is \(canary).", exemption: .money))
        let paper = report.paper(.exempt, from: .marlshire())
        #expect(paper.sections.map(\.heading) == ["Price"])
        #expect(paper.marking?.hasPrefix("NOT FOR PUBLICATION: exempt under paragraph 3") == true)
    }

    @Test func `a wholly exempt report has no public part`() {
        #expect(throws: PublicationRefusal.whollyExempt) {
            try PublicReport(.made(.made("Summary", "First."), facts: .made(exemption: .money)), from: .marlshire())
        }
    }

    @Test func `posts are shown and those who hold them are not`() throws {
        let finding = Finding.made("the letters", paragraphs: [14])
        let action = ActionLine(
            findings: [finding.id], reference: "A1.1", title: "Renew the letter", post: "Head of safeguarding", due: day(6, 30),
            delivery: "On track", impact: "Too early to tell")
        let record = ReportRecord.marlshire(findings: [finding], actions: [action], staff: ["Ravi Stone"])
        let report = CommitteeReport.made(.made("Improvements", "{{actions}}"))
        let json = String(decoding: try JSONEncoder().encode(PublicReport(report, from: record)), as: UTF8.self)
        #expect(json.contains("Head of safeguarding"))
        #expect(!json.contains("Ravi Stone"))
    }

    @Test func `what goes in has words and no field for a child or an account`() throws {
        let report = CommitteeReport.made(.made("Summary", "First."))
        let names = fields(of: try PublicReport(report, from: .marlshire()))
        let expected: Set = [
            "paper", "council", "title", "committee", "meeting", "marking", "front", "sections", "number", "heading", "level", "blocks",
            "thread", "note", "isGap", "appendices",
        ]
        #expect(names.subtracting(["some", "label", "lines", "paragraph", "runs", "text", "isStrong"]) == expected)
    }

    @Test func `the thread of what is published names its gaps and holds counts alone`() throws {
        var record = ReportRecord.marlshire(findings: [.made("the letters", paragraphs: [14])])
        record.measures = ["Letters sent in time (A1.1)"]
        let steps = try PublicReport(.made(.made("Summary", "First.")), from: record).thread
        #expect(steps.map(\.title) == ["Inspection", "Findings", "Actions", "Measures", "Audits", "Committee", "Public"])
        #expect(steps.filter(\.isGap).map(\.note) == ["no action yet", "no audit yet"])
        #expect(steps.first?.note == "2022" && steps[1].note == "1 to improve" && steps[3].note == "1")
    }

    private func fields(of value: Any) -> Set<String> {
        guard !(value is Day), !(value is String), !(value is SectionLevel) else { return [] }
        return Mirror(reflecting: value).children.reduce(into: []) { names, child in
            if let label = child.label, !label.hasPrefix(".") { names.insert(label) }
            names.formUnion(fields(of: child.value))
        }
    }
}
