import Foundation
import Inspections
import Testing

@testable import Scrutiny

/// A real council's report, kept beside the repository and not in it. Where it is not, these tests say so and are skipped.
@Suite(
    "The committee report that gave the form",
    .enabled(if: ShropshireReport.text != nil, "The folder shared/source does not lie beside the repository."))
struct ShropshireReportTests {
    private let check = ClaimCheck(pasted: ShropshireReport.text ?? "", against: ShropshireReport.record)

    @Test func `it has two paragraphs 3.1.2`() {
        #expect(check.problems(.numberUsedTwice).map(\.words) == ["There are two paragraphs 3.1.2."])
    }

    @Test func `it gives other days than Ofsted's report`() {
        #expect(
            check.problems(.inspectionDays).map(\.words) == [
                "This says 31 January to 11 February 2022. Ofsted’s report says 7 to 11 February 2022."
            ])
    }

    @Test func `it gives a grade in other words than Ofsted's report`() {
        #expect(check.problems(.gradeWording).count == 1)
        #expect(check.problems(.gradeWording).first?.excerpt.contains("help and protection") == true)
    }

    @Test func `its day of publication, its previous inspection and its grades are right`() {
        for rule in [ReportRule.publicationDay, .previousInspection, .grade, .name, .smallNumber, .personalDetail] {
            #expect(check.problems(rule).isEmpty, "\(rule): \(check.problems(rule).map(\.excerpt))")
        }
    }

    @Test func `its strengths are claims that name no support`() {
        let claims = check.problems(.claim).map(\.excerpt)
        #expect(claims.contains { $0.hasPrefix("Strong planning for permanence practice") })
        #expect(claims.contains { $0.hasPrefix("Assessments are consistently clear") })
        #expect(!claims.contains { $0.contains("committee note and review") })
    }
}

private enum ShropshireReport {
    static let text: String? = {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let file = root.deletingLastPathComponent().appending(path: "shared/source/shropshire-committee-report-2022-06-29.md")
        return try? String(contentsOf: file, encoding: .utf8)
    }()

    /// What Ofsted's report prints.
    static let record: ReportRecord = {
        var record = ReportRecord.marlshire()
        record.council = "Shropshire Council"
        record.inspection.localAuthority = "Shropshire"
        record.inspection.leadInspector = nil
        return record
    }()
}
