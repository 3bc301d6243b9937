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
