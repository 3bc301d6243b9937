import Foundation
import Testing

@testable import SiteKit

@Suite("A message, as it leaves")
struct MailMessageTests {
    private func message(_ subject: String = "An update is asked for", name: String = "Ada Lowe", body: String = "Dear Ada") throws
        -> MailMessage
    {
        MailMessage(
            id: "4f1c", from: try #require(MailAddress("throughline@marlshire.example")), fromName: "Throughline",
            to: try #require(MailAddress("ada.lowe@marlshire.example")), toName: name, subject: subject, body: body,
            at: Date(timeIntervalSince1970: 1_655_712_000))
    }

    @Test func `has the headers of a message that a machine wrote`() throws {
        let text = try message().text(lineEnd: "\n")
        #expect(text.hasPrefix("From: Throughline <throughline@marlshire.example>\nTo: Ada Lowe <ada.lowe@marlshire.example>\n"))
        #expect(text.contains("\nSubject: An update is asked for\nDate: Mon, 20 Jun 2022 09:00:00 +0100\nMessage-ID: <4f1c@throughline>\n"))
        #expect(text.contains("\nAuto-Submitted: auto-generated\n") && text.hasSuffix("\n\nDear Ada\n"))
    }

    @Test(
        "no subject or name can begin a header of its own",
        arguments: [
            "x\nBcc: all@council.example", "x\r\nBcc: all@council.example", "x\r\n\r\nBody", "a\u{0}b\u{7f}\u{1b}c", "x\u{85}Bcc: y",
        ])
    func injection(text: String) throws {
        let whole = try message(text, name: text).text(lineEnd: "\n")
        let (head, body) = try #require(whole.range(of: "\n\n").map { (whole[..<$0.lowerBound], whole[$0.upperBound...]) })
        let names = head.split(separator: "\n").filter { !$0.hasPrefix(" ") }.map { $0.prefix { $0 != ":" } }
        #expect(
            names == [
                "From", "To", "Subject", "Date", "Message-ID", "MIME-Version", "Content-Type", "Content-Transfer-Encoding",
                "Auto-Submitted", "X-Auto-Response-Suppress",
            ])
        #expect(body == "Dear Ada\n" && head.utf8.allSatisfy { $0 == 10 || (32..<127).contains($0) })
    }

    @Test(
        "words beyond ASCII are encoded and come back as they were",
        arguments: [
            "Ein Gespräch über Hilfe", "“Slipped back”: A4.2 – naïve café", String(repeating: "Überprüfung ", count: 12), "👩‍👧 together",
            "=?utf-8?Q?no?=",
        ])
    func encoding(subject: String) throws {
        let head = try message(subject).text(lineEnd: "\n")
        let lines = head.split(separator: "\n", omittingEmptySubsequences: false).drop { !$0.hasPrefix("Subject: ") }
        let field = lines.prefix(1) + lines.dropFirst().prefix { $0.hasPrefix(" ") }
        #expect(field.allSatisfy { $0.utf8.count <= 76 })
        let words = field.flatMap { $0.replacing("Subject: ", with: "").split(separator: " ") }
        let bytes = try words.flatMap { word -> [UInt8] in
            let inside = try #require(word.wholeMatch(of: /=\?utf-8\?B\?(.*)\?=/)?.1)
            return Array(try #require(Data(base64Encoded: String(inside))))
        }
        #expect(String(decoding: bytes, as: UTF8.self) == subject.trimmed)
    }

    @Test func `a body of long lines, dots, tabs and other letters is carried in lines of at most 76`() throws {
        let body = "\u{201C}Ärger\u{201D} = 1\n.\n.hidden\n" + String(repeating: "word ", count: 60) + "\ntrail \n\n\tend\t"
        let text = try message(body: body).text(lineEnd: "\n")
        let lines = try #require(text.range(of: "\n\n").map { text[$0.upperBound...] }).split(
            separator: "\n", omittingEmptySubsequences: false)
        #expect(lines.allSatisfy { $0.utf8.count <= 76 && $0.utf8.allSatisfy { $0 == 9 || (32..<127).contains($0) } && $0 != "." })
        #expect(decoded(lines.joined(separator: "\n")) == body + "\n")
    }

    private func decoded(_ text: String) -> String {
        var (bytes, rest) = ([UInt8](), Array(text.replacing("=\n", with: "").utf8)[...])
        while let byte = rest.popFirst() {
            if byte == UInt8(ascii: "="), let first = rest.popFirst(), let second = rest.popFirst() {
                bytes.append(UInt8(String(decoding: [first, second], as: UTF8.self), radix: 16) ?? 63)
            } else {
                bytes.append(byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}

@Suite("An email address")
struct MailAddressTests {
    @Test("that can be written to", arguments: ["a@b.uk", "sam.o'lee+plan@children.marlshire.example", " ada@marlshire.example "])
    func good(text: String) { #expect(MailAddress(text)?.text == text.trimmed) }

    @Test(
        "that cannot",
        arguments: [
            "", "ada", "ada@", "@b.uk", "a@b", "a b@c.uk", "a@b.uk\nBcc: c@d.uk", "-oQ/tmp@b.uk", "a@b.uk,c@d.uk", "<a@b.uk>", "a@-b.uk",
            "a@b..uk", "a..b@c.uk", "a.@b.uk", "ä@b.uk", "a@b.uk;rm", "a\"b@c.uk", "|cat@b.uk", "a@@b.uk", "a@b.uk>",
        ]) func bad(text: String)
    { #expect(MailAddress(text) == nil, "\(text)") }

    @Test func `that is too long`() {
        #expect(MailAddress(String(repeating: "a", count: 65) + "@b.uk") == nil)
        #expect(MailAddress("a@" + String(repeating: "b.", count: 130) + "uk") == nil)
    }
}
