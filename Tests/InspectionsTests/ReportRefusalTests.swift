import Testing

@testable import Inspections

@Suite("Refused files")
struct ReportRefusalTests {
    @Test func `a PDF may have a little before its mark`() {
        #expect(ReportRefusal.ofHead(Array("%PDF-1.7\n".utf8)) == nil)
        #expect(ReportRefusal.ofHead([UInt8](repeating: 10, count: 900) + Array("%PDF-1.4".utf8)) == nil)
        #expect(ReportRefusal.ofHead([UInt8](repeating: 10, count: 1024) + Array("%PDF-1.4".utf8)) == .notAPDF)
    }

    @Test(arguments: ["<!DOCTYPE html><html>", "\n\n  <HTML lang=en>", "<?xml version='1.0'?><html>"])
    func `a web page named pdf is told as one`(head: String) {
        #expect(ReportRefusal.ofHead(Array(head.utf8)) == .webPage)
    }

    @Test func `an empty file and another kind of file`() {
        #expect(ReportRefusal.ofHead([]) == .emptyFile)
        #expect(ReportRefusal.ofHead(Array("PK\u{3}\u{4}".utf8)) == .notAPDF)
    }

    @Test func `a file without its end is cut off`() {
        #expect(ReportRefusal.ofTail(Array("…\nstartxref\n123\n%%EOF\n".utf8)) == nil)
        #expect(ReportRefusal.ofTail(Array("%%EOF".utf8) + [UInt8](repeating: 0, count: 2100)) == .cutOff)
        #expect(ReportRefusal.ofTail([UInt8]()) == .cutOff)
    }

    @Test(arguments: ReportRefusal.allCases)
    func `each refusal says what to do and prints three fields only`(refusal: ReportRefusal) {
        #expect(refusal.sentence.hasSuffix("."))
        #expect(["Choose", "choose", "download", "Download", "Open", "Save"].contains { refusal.sentence.contains($0) })
        let json = refusal.json(file: "a.pdf")
        #expect(json.hasPrefix(#"{"file": "a.pdf", "framework": "#) && json.contains(#", "error": ""#))
    }

    @Test func `only what is no PDF has a framework that says so`() {
        #expect(ReportRefusal.webPage.frameworkCode == "not_a_pdf")
        #expect(ReportRefusal.encrypted.json(file: "a.pdf").contains(#""framework": null"#))
    }

    @Test func `empty text and the text of something else are refused`() {
        #expect(throws: ReportRefusal.emptyText) { try ReportReader().read(layoutText: " \n\u{0C}\n") }
        #expect(throws: ReportRefusal.notAnInspectionReport) {
            try ReportReader().read(layoutText: "Minutes of the meeting\n\n1. Apologies\n")
        }
        #expect(throws: ReportRefusal.notAnInspectionReport) { try ReportReader().read(layoutText: "Ofsted wrote about children.\n") }
    }
}
