import Foundation
import RunningPrograms
import SiteKit
import Testing

@testable import Scrutiny
@testable import ScrutinyWeb

@Suite("Word and PDF files")
struct DocumentMakerTests {
    private static let maker = DocumentMaker()
    private let document = PaperView.document(
        CommitteeReport.made(
            .made("Committee and date", "", .front, kind: .committeeAndDate),
            .made("Summary", "It is **good** & <clear>.\n\n- one\n- two\n\nLast."),
            .made("The judgements", "{{judgements}}", .under)
        ).paper(.public, from: .marlshire()))

    @Test(
        "a missing program is said in words",
        arguments: [
            (DocumentKind.word, "Word export needs pandoc: install the package pandoc."),
            (.pdf, "PDF export needs weasyprint: install the package weasyprint."),
        ])
    func missing(kind: DocumentKind, words: String) async {
        let fault = await #expect(throws: DocumentFault.self) { _ = try await DocumentMaker(path: "/nowhere").make(kind, from: document) }
        #expect(fault?.words == words)
    }

    @Test func `markup that would fetch something makes no file`() async {
        let fetching = Document(title: "x", article: "<article><img src=\"http://127.0.0.1/\" alt=\"\"></article>")
        await #expect(throws: DocumentFault.notSelfContained) { _ = try await DocumentMaker().make(.pdf, from: fetching) }
    }

    @Test(.enabled(if: maker.canMake(.word), "pandoc is not installed"))
    func `the Word file has real headings, a table with a header row, bullets and styles`() async throws {
        let text = try await documentXML(Self.maker.make(.word, from: document))
        for style in ["Title", "CouncilName", "Heading1", "Heading2", "NumberedParagraph", "ListBullet", "Table", "TableCaption"] {
            #expect(text.contains("w:val=\"\(style)\""), "\(style)")
        }
        #expect(text.contains("<w:tblHeader"))
        #expect(text.contains("w:w=\"11906\""), "A4")
        #expect(text.contains("<w:t>1.1</w:t></w:r><w:r><w:tab/>"))
        #expect(text.contains("&lt;clear&gt;"))
    }

    @Test(.enabled(if: maker.canMake(.pdf), "weasyprint is not installed"))
    func `the PDF is tagged, titled and says its language`() async throws {
        let bytes = try await Self.maker.make(.pdf, from: document)
        let text = String(decoding: bytes, as: UTF8.self)
        #expect(text.hasPrefix("%PDF-"))
        for mark in ["/StructTreeRoot", "/Lang", "/MarkInfo"] { #expect(text.contains(mark), "\(mark)") }
    }

    @Test(.enabled(if: maker.canMake(.pdf), "weasyprint is not installed"))
    func `an attached file has the page numbers of the document, which stays tagged and says on each page that it is a draft`() async throws
    {
        let report = CommitteeReport.made(
            .made("Summary", "First."), .made("Appendices", "{{attached-report}}\n\n{{attached-plan}}", .closing, kind: .appendices))
        var record = ReportRecord.marlshire()
        record.document = AttachedDocument(digest: "x", pages: 2)
        let guest = try await Self.maker.make(
            .pdf,
            from: Document(
                title: "Ofsted",
                article: "<article><h1>Ofsted wrote this</h1><p>One</p><h1 class=\"appendix\">Ofsted wrote more</h1></article>"))
        let paper = report.paper(.public, from: record)
        let bytes = try await Self.maker.make(.pdf, from: PaperView.document(paper, mark: "Draft 3", attached: guest))
        let file = FileManager.default.temporaryDirectory.appending(path: "throughline-\(UUID().uuidString).pdf")
        try Data(bytes).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        let facts = try Ran("/usr/bin/env", ["pdfinfo", file.path]).output
        #expect(facts.contains(/Tagged: +yes/))
        let pages = try Ran("/usr/bin/env", ["pdftotext", "-layout", file.path, "-"]).output.split(separator: "\u{c}").map(String.init)
        let count = pages.count { $0.contains("Page ") }
        #expect(count >= 4)
        for (index, page) in pages.enumerated() where page.contains("Page ") {
            #expect(page.contains("Page \(index + 1) of \(count)") && page.contains("Draft 3"), "page \(index + 1)")
        }
        #expect(pages.contains { $0.contains("Ofsted wrote this") } && pages.contains { $0.contains("Ofsted wrote more") })
    }

    @Test func `a file that cannot be read is not attached, and the document says so`() async throws {
        guard Self.maker.canMake(.pdf) else { return }
        let document = Document(
            title: "x", article: "<article><h1>A</h1>\(Document.attachedHere)</article>", attached: Array("%PDF-1.7 not really".utf8))
        let bytes = try await Self.maker.make(.pdf, from: document)
        let file = FileManager.default.temporaryDirectory.appending(path: "throughline-\(UUID().uuidString).pdf")
        try Data(bytes).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        #expect(try Ran("/usr/bin/env", ["pdftotext", file.path, "-"]).output.contains("could not be copied into this document"))
    }

    @Test func `no column of a table in Word is narrower than its longest word`() async throws {
        guard Self.maker.canMake(.word) else { return }
        func widths(_ target: String) async throws -> [Int] {
            let document = Document(
                title: "x",
                article: """
                    <article><h1>A</h1><table><colgroup><col width="5%"><col width="90%"><col width="5%"></colgroup>
                    <tr><th>No.</th><th>Finding</th><th>\(target)</th></tr><tr><td>M7</td><td>Misses its target</td><td>5</td></tr></table></article>
                    """)
            let made = try await Self.maker.make(.word, from: document)
            return try await documentXML(made).matches(of: /<w:gridCol w:w="(\d+)"/).compactMap { Int($0.1) }
        }
        let (short, long) = (try await widths("To"), try await widths("Commitments"))
        #expect(short.count == 3 && long.count == 3)
        // Eleven letters of the size of a table need about 1,300 twentieths of a point; 5% of the page are 481.
        #expect(short[2] < 600 && long[2] > 1300)
        #expect(long[1] < short[1] && long.reduce(0, +) <= 9638)
    }

    @Test func `a crest is a small PNG or JPEG and nothing else`() {
        let png: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52]
        #expect(throws: Never.self) { try Crest(png + [0, 0, 0, 90, 0, 0, 0, 60, 8]) }
        #expect(throws: CrestRefusal.otherKind) { try Crest(png + [0, 1, 0, 90, 0, 0, 0, 60, 8]) }
        #expect(throws: CrestRefusal.otherKind) { try Crest(Array("<svg xmlns=\"http://www.w3.org/2000/svg\"/>".utf8)) }
        #expect(throws: CrestRefusal.tooLarge) { try Crest([0xFF, 0xD8, 0xFF] + Array(repeating: 0, count: Crest.largest)) }
    }

    @Test func `a converter that takes too long is stopped and said so`() async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "throughline-slow-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let program = folder.appending(path: "weasyprint")
        try "#!/bin/sh\nexec sleep 30\n".write(to: program, atomically: true, encoding: .utf8)
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: program.path)
        let maker = DocumentMaker(path: "\(folder.path):/usr/bin:/bin", limits: ConverterLimits(wallClock: .milliseconds(300)))
        let start = ContinuousClock.now
        await #expect(throws: DocumentFault.tooSlow(.pdf)) { _ = try await maker.make(.pdf, from: document) }
        #expect(start.duration(to: .now) < .seconds(600))
    }

    /// A file of an archive, read by unzip.
    private func documentXML(_ bytes: [UInt8]) async throws -> String {
        let file = FileManager.default.temporaryDirectory.appending(path: "throughline-\(UUID().uuidString).docx")
        try Data(bytes).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        let unzip = "import sys, zipfile; print(zipfile.ZipFile(sys.argv[1]).read('word/document.xml').decode())"
        return try Ran("/usr/bin/env", ["python3", "-c", unzip, file.path]).output
    }
}
