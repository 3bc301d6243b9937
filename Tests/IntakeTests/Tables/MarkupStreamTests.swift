import Testing

@testable import Intake

@Suite("Reading XML")
struct MarkupStreamTests {
    private func nodes(_ bytes: [UInt8]) throws -> [String] {
        let stream = try MarkupStream(MemoryBytes(bytes), limits: .childLevelReturn)
        var nodes: [String] = []
        while let node = try stream.next() {
            switch node {
            case .begin: nodes.append("<" + stream.name)
            case .end: nodes.append(">" + stream.name)
            case .text: nodes.append(stream.text)
            }
        }
        return nodes
    }

    private func nodes(_ text: String) throws -> [String] { try nodes(Array(text.utf8)) }

    @Test func `elements begin and end, also those that hold nothing`() throws {
        #expect(try nodes("<a><b>1</b><c/></a>") == ["<a", "<b", "1", ">b", "<c", ">c", ">a"])
    }

    @Test(
        "a document type is refused, whatever it declares",
        arguments: ["<!DOCTYPE a [<!ENTITY x \"y\">]><a>&x;</a>", "<!DOCTYPE a SYSTEM \"other.dtd\"><a/>"])
    func documentType(text: String) { #expect(throws: Refusal.documentType) { _ = try nodes(text) } }

    @Test("another encoding is refused", arguments: ["ISO-8859-1", "windows-1252", "UTF-7", "EBCDIC"])
    func encoding(name: String) {
        #expect(throws: Refusal.wrongEncoding) { _ = try nodes("<?xml version=\"1.0\" encoding=\"\(name)\"?><a/>") }
    }

    @Test("UTF-8, with and without its mark, and plain ASCII are read", arguments: ["UTF-8", "us-ascii"])
    func plain(name: String) throws {
        #expect(try nodes([0xEF, 0xBB, 0xBF] + Array("<?xml version='1.0' encoding='\(name)'?><a>é</a>".utf8)) == ["<a", "é", ">a"])
    }

    @Test func `UTF-16 with its mark is read`() throws {
        let wide = "<?xml version=\"1.0\" encoding=\"UTF-16\"?><a>é</a>".utf16.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] }
        #expect(try nodes([0xFF, 0xFE] + wide) == ["<a", "é", ">a"])
    }

    @Test func `what is deeper than any return is refused`() {
        #expect(throws: Refusal.markupTooDeep) { _ = try nodes(String(repeating: "<a>", count: 300) + "x") }
    }

    @Test func `a tag of a hundred thousand attributes is refused before the parser sees it`() {
        let attributes = (0..<100_000).map { " a\($0)=\"\"" }.joined()
        #expect(throws: Refusal.markupTooDeep) { _ = try nodes("<a\(attributes)/>") }
        #expect(throws: Refusal.markupTooDeep) { _ = try nodes("<a\((0..<65).map { " a\($0)=\"\"" }.joined())/>") }
    }

    @Test("broken XML is refused", arguments: ["<a><b></a>", "<a", "<a>&nosuch;</a>", "<a>\u{1}</a>", ""])
    func broken(text: String) { #expect(throws: Refusal.brokenMarkup) { _ = try nodes(text) } }

    @Test func `text between elements comes as text, so that it can be reported`() throws {
        #expect(try nodes("<a><b>1</b>stray<c/></a>").contains("stray"))
    }
}
