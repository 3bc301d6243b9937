import Testing
import Vocabulary

@testable import EvidenceItemsWeb
@testable import SiteKit

@Suite("A file or link as evidence")
struct EvidenceFileTests {
    private func upload(_ name: String, bytes: Int = 3) -> Upload {
        Upload(field: "file", name: name, bytes: ArraySlice([UInt8](repeating: 65, count: bytes)))
    }

    @Test(
        "a name loses its path and what a system could misread",
        arguments: [
            ("C:\\Users\\ada\\letter.pdf", "letter.pdf"), ("../../etc/letter.pdf", "letter.pdf"), ("let\u{0}ter\r\n.pdf", "letter.pdf"),
            ("a\"b;c.pdf", "abc.pdf"),
        ])
    func names(given: String, kept: String) throws {
        #expect(try EvidenceFile.check(upload(given)) == kept)
    }

    @Test(
        "pages, programs, drawings with script and empty files are not kept",
        arguments: ["x.html", "x.svg", "x.exe", "x", ".pdf.js", "x.pdf.html"])
    func kinds(name: String) {
        #expect(throws: Problems.self) { try EvidenceFile.check(upload(name)) }
    }

    @Test func `twenty megabytes are taken and a byte more is not`() throws {
        #expect(throws: Problems.self) { try EvidenceFile.check(upload("x.pdf", bytes: 0)) }
        #expect(try EvidenceFile.check(upload("x.pdf", bytes: EvidenceFile.largest)) == "x.pdf")
        #expect(throws: Problems.self) { try EvidenceFile.check(upload("x.pdf", bytes: EvidenceFile.largest + 1)) }
    }

    @Test(
        "a link begins with https and names a host and nobody's password",
        arguments: [
            ("https://intranet.example/letter?v=2", true), ("HTTPS://intranet.example", true), ("http://intranet.example", false),
            ("javascript:alert(1)", false), ("https://", false), ("https:///path", false), ("https://ada:secret@intranet.example", false),
            ("https://intranet.example/a b", false), ("//intranet.example", false),
        ])
    func links(link: String, isTaken: Bool) {
        let taken = try? EvidenceFile.check(link: link)
        #expect((taken != nil) == isTaken)
    }
}
