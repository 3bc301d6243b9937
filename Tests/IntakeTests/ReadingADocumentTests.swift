import Foundation
import Testing

@testable import Intake

@Suite("Reading the text of a document in a worker")
struct ReadingADocumentTests {
    private let worker: TestWorker

    init() throws { worker = try TestWorker() }

    private func text(_ data: Data) async throws -> String {
        try await worker.pool().read(worker.file(data, named: UUID().uuidString), kind: .document, as: FoundText.self).text
    }

    private func refusal(_ data: Data) async throws -> Refusal? {
        let place = try worker.file(data, named: UUID().uuidString)
        do throws(Refusal) {
            _ = try await worker.pool().read(place, kind: .document, as: FoundText.self)
            return nil
        } catch { return error }
    }

    @Test func `a PDF, a Word file and plain text are told apart by what is in them, not by their names`() async throws {
        #expect(try await text(SamplePDF.saying("Letters went out")).contains("Letters went out"))
        #expect(try await text(SampleWord.saying("Letters went out", "in time").data) == "Letters went out\nin time\n\n")
        #expect(try await text(Data("Letters went out – “in time”".utf8)) == "Letters went out – “in time”")
        #expect(try await text(Data([0x93, 0x46, 0x69, 0x6E, 0x65, 0x94])) == "“Fine”")
        #expect(try await text(Data([0xFF, 0xFE, 0x48, 0, 0x69, 0])) == "Hi")
    }

    @Test func `words cut into runs join up, tabs and line ends stay, and cells stand apart`() async throws {
        let body = """
            <w:p><w:r><w:t>Merri</w:t></w:r><w:r><w:t xml:space="preserve">day  </w:t><w:tab/><w:t>two</w:t><w:br/><w:t>three</w:t></w:r></w:p>
            <w:tbl><w:tr><w:tc><w:p><w:r><w:t>a</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>b &amp; c</w:t></w:r></w:p></w:tc></w:tr></w:tbl>
            """
        let found = try await text(SampleWord(parts: [("word/document.xml", SampleWord.document(body))]).data)
        #expect(found == "Merriday  \ttwo\nthree\na\n\tb & c\n\t\n")
    }

    @Test func `headers, notes, comments, deleted words and the author are read too: names hide there`() async throws {
        let space = SampleWord.space
        let file = SampleWord.saying(
            "Body",
            also: [
                ("word/header1.xml", "<w:hdr \(space)><w:p><w:r><w:t>Header</w:t></w:r></w:p></w:hdr>"),
                ("word/comments.xml", "<w:comments \(space)><w:p><w:r><w:t>Is this Rosalind?</w:t></w:r></w:p></w:comments>"),
                ("word/footnotes.xml", "<w:n \(space)><w:p><w:del><w:r><w:delText>Struck out</w:delText></w:r></w:del></w:p></w:n>"),
                ("docProps/core.xml", "<cp xmlns:dc=\"d\"><dc:creator>Ada Lowe</dc:creator></cp>"),
                ("word/styles.xml", "<w:styles \(space)><w:t>Not words</w:t></w:styles>"),
            ])
        let found = try await text(file.data)
        #expect(["Body", "Header", "Is this Rosalind?", "Struck out", "Ada Lowe"].allSatisfy(found.contains))
        #expect(!found.contains("Not words"))
    }

    @Test func `beside a letter stand what describes a picture, codes of fields and what is behind a link`() async throws {
        let body = """
            <w:p><w:r><w:t>Look at </w:t></w:r><w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:t>this.</w:t></w:r>
            <w:r><w:drawing><wp:docPr xmlns:wp="p" id="1" name="n" descr="Our house" title="A view"/></w:drawing></w:r></w:p>
            """
        let links = "<Relationships><Relationship Id=\"r1\" Target=\"mailto:k@example.org\" TargetMode=\"External\"/></Relationships>"
        let file = SampleWord(parts: [
            ("word/document.xml", SampleWord.document(body)), ("word/_rels/document.xml.rels", Data(links.utf8)),
        ])
        let place = try worker.file(file.data, named: UUID().uuidString)
        let letter = try await worker.pool().read(place, kind: .letter, as: FoundText.self)
        #expect(letter.text.contains("Look at this.") && !letter.text.contains("PAGE") && !letter.text.contains("Our house"))
        #expect(["PAGE", "Our house", "A view", "mailto:k@example.org"].allSatisfy(letter.aside.contains))
        #expect(try await !text(file.data).contains("mailto"))
    }

    @Test func `macros, passwords and old Office files are refused in their own words`() async throws {
        var macros = SampleWord.saying("Body")
        macros.parts.append(("word/vbaProject.bin", Data([1, 2, 3])))
        #expect(try await refusal(macros.data) == .macros)
        var locked = SampleWord.saying("Body")
        locked.password = "secret"
        #expect(try await refusal(locked.data) == .encrypted)
        #expect(try await refusal(SamplePDF.encrypted) == .encrypted)
        #expect(try await refusal(Data([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1])) == .oldOffice)
    }

    @Test func `what is no text, or holds none, says so`() async throws {
        #expect(try await refusal(Data()) == .emptyFile)
        #expect(try await refusal(Data([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 1])) == .notReadable)
        #expect(try await refusal(Data("{\\rtf1 Hello}".utf8)) == .notReadable)
        #expect(try await refusal(SampleWord(parts: [("xl/workbook.xml", Data("<a/>".utf8))]).data) == .notReadable)
        #expect(try await refusal(SampleWord(parts: [("word/document.xml", SampleWord.document(""))]).data) == .emptyText)
        #expect(try await refusal(Data(" \n".utf8)) == .emptyText)
        #expect(try await refusal(SamplePDF(lines: []).data) == .noTextLayer)
    }

    @Test func `a zip that is cut, a part that is no XML, and a declared document type are refused`() async throws {
        let whole = SampleWord.saying("Body").data
        #expect(try await refusal(whole.prefix(whole.count / 2)) == .damaged)
        #expect(try await refusal(SampleWord(parts: [("word/document.xml", Data("<w:p><broken".utf8))]).data) == .damaged)
        let entities = """
            <?xml version="1.0"?><!DOCTYPE d [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><d>&b;</d>
            """
        #expect(try await refusal(SampleWord(parts: [("word/document.xml", Data(entities.utf8))]).data) == .damaged)
    }

    @Test func `a small file that unpacks without end is stopped`() async throws {
        let spaces = Data(repeating: 0x20, count: 100 << 20)
        let bomb = SampleWord(parts: [("word/document.xml", SampleWord.document("") + spaces)]).data
        #expect(bomb.count < 1 << 20)
        #expect(try await refusal(bomb) == .outOfLimits)
        let words = String(repeating: "words ", count: 1 << 20)
        #expect(try await refusal(SampleWord.saying(words).data) == .tooMuchText)
        #expect(try await refusal(Data(words.utf8)) == .tooMuchText)
    }

    @Test func `markup in markup without end is stopped and stops nobody else`() async throws {
        let deep = String(repeating: "<w:p>", count: 300_000)
        #expect(try await refusal(SampleWord(parts: [("word/document.xml", SampleWord.document(deep))]).data) == .damaged)
        #expect(try await text(SampleWord.saying("Still here").data).contains("Still here"))
    }
}
