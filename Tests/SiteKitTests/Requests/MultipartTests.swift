import Testing

@testable import SiteKit

/// A form that came in all at once.
private enum Multipart {
    static func read(_ body: [UInt8], boundary: String) -> (fields: Fields, files: [Upload])? {
        do {
            var reader = try MultipartReader(boundary: boundary)
            try reader.take(body)
            let (fields, files, _) = try reader.finish()
            return (fields, files)
        } catch { return nil }
    }
}

@Suite("An upload's parts")
struct MultipartTests {
    private let boundary = "----x"

    private func part(_ headers: String, _ content: String) -> String { "------x\r\n\(headers)\r\n\r\n\(content)\r\n" }
    private func read(_ body: String) -> (fields: Fields, files: [Upload])? { Multipart.read(Array(body.utf8), boundary: boundary) }

    @Test func `fields and a file are read`() throws {
        let body =
            part("Content-Disposition: form-data; name=\"remark\"", "first\r\nsecond")
            + part(
                "Content-Disposition: form-data; name=\"report\"; filename=\"Report final.pdf\"\r\nContent-Type: application/pdf",
                "%PDF-1.7\r\n\u{0}")
            + "------x--\r\n"
        let (fields, files) = try #require(read(body))
        #expect(fields["remark"] == "first\nsecond")
        #expect(files.map(\.name) == ["Report final.pdf"] && files.map(\.field) == ["report"])
        #expect(files.first.map { Array($0.bytes) } == Array("%PDF-1.7\r\n\u{0}".utf8), "a file's bytes are not touched")
    }

    @Test func `an empty form is read`() { #expect(read("------x--\r\n")?.files.isEmpty == true) }

    @Test func `an empty file and an empty field are read`() throws {
        let (fields, files) = try #require(
            read(
                part("Content-Disposition: form-data; name=\"a\"", "")
                    + part("Content-Disposition: form-data; name=\"f\"; filename=\"\"", "") + "------x--"))
        #expect(fields.has("a") && fields["a"].isEmpty)
        #expect(files.count == 1 && files[0].bytes.isEmpty)
    }

    @Test func `headers may be written in any case`() throws {
        let (fields, _) = try #require(read(part("content-disposition: form-data; name=\"a\"", "b") + "------x--"))
        #expect(fields["a"] == "b")
    }

    @Test func `a line that only begins like the boundary belongs to the content`() throws {
        let (fields, _) = try #require(read(part("Content-Disposition: form-data; name=\"a\"", "b\r\n-----x\r\nc") + "------x--"))
        #expect(fields["a"] == "b\n-----x\nc")
    }

    @Test(
        "what is cut off or broken is refused whole",
        arguments: [
            "", "------x", "------x\r\n", "------x\r\n\r\n", "------x\r\n------x--",
            "------x\r\nContent-Disposition: form-data; name=\"a\"",
            "------x\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nb",
            "------x\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nb\r\n-----",
            "------x\r\nContent-Type: text/plain\r\n\r\nb\r\n------x--", "------x\r\nContent-Disposition: form-data\r\n\r\nb\r\n------x--",
            "------x junk\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nb\r\n------x--", "--other\r\n\r\nb\r\n--other--",
            "------x\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nb\u{0}c\r\n------x--",
            "------x\r\nContent-Disposition: form-data; name=\"a\u{0}\"\r\n\r\nb\r\n------x--",
        ])
    func refused(body: String) { #expect(read(body) == nil) }

    @Test func `a field that is no text is refused`() {
        var body = Array("------x\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n".utf8)
        body += [0xFF, 0xFE] + Array("\r\n------x--".utf8)
        #expect(Multipart.read(body, boundary: boundary) == nil)
    }

    @Test func `headers beyond 4 KiB are refused`() {
        let long = String(repeating: "x", count: 5000)
        #expect(read(part("Content-Disposition: form-data; name=\"a\"\r\nX: \(long)", "b") + "------x--") == nil)
        #expect(read(part("X: \(long)\r\nContent-Disposition: form-data; name=\"a\"", "b") + "------x--") == nil)
    }

    @Test func `over 500 parts are refused`() {
        let one = part("Content-Disposition: form-data; name=\"a\"", "b")
        #expect(read(String(repeating: one, count: 500) + "------x--")?.fields.pairs.count == 500)
        #expect(read(String(repeating: one, count: 501) + "------x--") == nil)
    }

    @Test("a boundary of no length or of over 70 signs is refused", arguments: [0, 71, 5000]) func boundaryLength(count: Int) {
        let boundary = String(repeating: "b", count: count)
        #expect(Multipart.read(Array("--\(boundary)--".utf8), boundary: boundary) == nil)
    }

    @Test func `a form within a file is only bytes`() throws {
        let inner = "--inner\r\nContent-Disposition: form-data; name=\"token\"\r\n\r\nforged\r\n--inner--"
        let (fields, files) = try #require(read(part("Content-Disposition: form-data; name=\"f\"; filename=\"x\"", inner) + "------x--"))
        #expect(!fields.has("token"))
        #expect(files.first.map { String(decoding: $0.bytes, as: UTF8.self) } == inner)
    }

    @Test func `wherever it was cut into pieces on its way, a form is read the same`() throws {
        let whole = Array(
            ("preamble"
                + part("Content-Disposition: form-data; name=\"a\"", "b\r\n-----x\r\n------")
                + part("Content-Disposition: form-data; name=\"f\"; filename=\"x\"", "c\r\n-----\r\n\r\n") + "------x--\r\nepilogue").utf8)
        for size in 1...whole.count {
            var reader = try MultipartReader(boundary: boundary)
            for start in stride(from: 0, to: whole.count, by: size) { try reader.take(whole[start..<min(whole.count, start + size)]) }
            let (fields, files, _) = try reader.finish()
            #expect(fields.pairs.map(\.value) == ["b\n-----x\n------"], "pieces of \(size)")
            #expect(files.first.map { String(decoding: $0.bytes, as: UTF8.self) } == "c\r\n-----\r\n\r\n", "pieces of \(size)")
        }
    }

    @Test func `words may not be longer than any form has, whatever a file may be`() throws {
        var reader = try MultipartReader(boundary: boundary, mostWords: 1_000)
        #expect(throws: RequestFault.self) {
            try reader.take(
                Array(part("Content-Disposition: form-data; name=\"a\"", String(repeating: "a", count: 2_000)).utf8))
        }
    }

    @Test func `no cut and no changed byte makes the reader stop`() {
        let whole = Array(
            (part("Content-Disposition: form-data; name=\"a\"", "b")
                + part("Content-Disposition: form-data; name=\"f\"; filename=\"x\"", "c")
                + "------x--\r\n").utf8)
        for length in 0...whole.count { _ = Multipart.read(Array(whole.prefix(length)), boundary: boundary) }
        var generator = SystemRandomNumberGenerator()
        for _ in 0..<(Endurance.isLong ? 200_000 : 3000) {
            var mutant = whole
            for _ in 0..<3 { mutant[Int.random(in: 0..<mutant.count, using: &generator)] = UInt8.random(in: 0...255, using: &generator) }
            _ = Multipart.read(mutant, boundary: boundary)
        }
    }
}
