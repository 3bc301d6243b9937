import SiteKit
import Testing
import Vocabulary

@testable import Scrutiny
@testable import ScrutinyWeb

@Suite("The council's form, as it is typed")
struct ReportFormReaderTests {
    private func fields(_ more: (String, String)...) -> Fields {
        let shipped = ReportForm.standard.sections.enumerated().flatMap { index, section in
            [
                ("kind-\(index)", section.kind.rawValue), ("heading-\(index)", section.heading), ("level-\(index)", section.level.rawValue),
                ("order-\(index)", String(index + 1)),
            ]
        }
        let changed = Set(more.map(\.0))
        return Fields((shipped.filter { !changed.contains($0.0) } + more).map { (name: $0.0, value: $0.1) })
    }

    @Test func `what was not changed is read as it was`() throws {
        #expect(try ReportFormReader.read(fields()).sections == ReportForm.standard.sections)
    }

    @Test func `places may lie between two others, and an empty heading takes a section away`() throws {
        let form = try ReportFormReader.read(fields(("order-5", "4.5"), ("heading-8", "")))
        #expect(form.sections[4].kind == .recommendations)
        #expect(form.sections.count == ReportForm.standard.sections.count - 1)
    }

    @Test func `days that are no number are pointed out at their field`() {
        let problems = #expect(throws: Problems.self) {
            try ReportFormReader.read(fields(("step-0", "Legal"), ("post-0", ""), ("days-0", "soon")))
        }
        #expect(problems?.all.map(\.place) == ["days-0"])
    }

    @Test("nonsense is refused in words and never a crash", arguments: ["nan", "inf", "", "1e999", "−1"])
    func nonsense(order: String) {
        #expect(throws: Problems.self) { try ReportFormReader.read(fields(("order-5", order))) }
    }
}
