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

    @Test func `the line of an element is the one that its tag stands on`() throws {
        let text = "<a>\n<b>1</b>\n" + String(repeating: " \n", count: 9_000) + "<c>2</c></a>"
        let stream = try MarkupStream(MemoryBytes(Array(text.utf8)), limits: .childLevelReturn)
        var lines: [String: Int] = [:]
        while let node = try stream.next() { if node == .begin { lines[stream.name] = stream.line } }
        #expect(lines == ["a": 1, "b": 2, "c": 9_003])
    }

    @Test func `the five entities, signs by number and attributes come decoded`() throws {
        let stream = try MarkupStream(
            MemoryBytes(Array("<a n='1 &amp; 2 &#38; 3' x:id='7' xmlns:x='y'>&lt;&#233;&gt;<![CDATA[&amp;]]></a>".utf8)),
            limits: .childLevelReturn)
        #expect(try stream.next() == .begin)
        #expect(stream.attribute("n") == "1 & 2 & 3" && stream.attribute("x:id") == "7" && stream.attribute("id") == nil)
        #expect(try stream.next() == .text)
        #expect(stream.text == "<é>&amp;")
    }

    @Test("a text is whole however the file is cut into pieces", arguments: [1, 2, 3, 7, 64]) func pieces(size: Int) throws {
        final class Drip: ByteSource {
            let bytes: [UInt8], size: Int
            var place = 0
            init(_ bytes: [UInt8], _ size: Int) { (self.bytes, self.size) = (bytes, size) }
            func restart() { place = 0 }
            func read(into buffer: UnsafeMutableRawBufferPointer) -> Int {
                let piece = bytes[place..<min(bytes.count, place + min(size, buffer.count))]
                buffer.copyBytes(from: piece)
                place += piece.count
                return piece.count
            }
        }
        let stream = try MarkupStream(Drip(Array("<a>one é &amp; two<b x=\"y\"/> three </a>".utf8), size), limits: .childLevelReturn)
        var texts: [String] = []
        while let node = try stream.next() { if node == .text { texts.append(stream.text) } }
        #expect(texts == ["one é & two", " three "])
    }

    @Test func `text between elements comes as text, so that it can be reported`() throws {
        #expect(try nodes("<a><b>1</b>stray<c/></a>").contains("stray"))
    }
}
