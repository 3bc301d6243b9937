import Testing

@testable import Inspections

@Suite("Refused texts")
struct ReportRefusalTests {
    @Test func `a refused file prints three fields only`() {
        #expect(
            RefusedFile.json(file: "a.pdf", isPDF: false, words: "Save it anew.")
                == #"{"file": "a.pdf", "framework": "not_a_pdf", "error": "Save it anew."}"#)
        #expect(RefusedFile.json(file: "a.pdf", isPDF: true, words: "Save it anew.").contains(#""framework": null"#))
    }

    @Test func `empty text and the text of something else are refused`() {
        #expect(throws: ReportRefusal.emptyText) { try ReportReader().read(layoutText: " \n\u{0C}\n") }
        #expect(throws: ReportRefusal.notAnInspectionReport) {
            try ReportReader().read(layoutText: "Minutes of the meeting\n\n1. Apologies\n")
        }
        #expect(throws: ReportRefusal.notAnInspectionReport) { try ReportReader().read(layoutText: "Ofsted wrote about children.\n") }
    }
}
