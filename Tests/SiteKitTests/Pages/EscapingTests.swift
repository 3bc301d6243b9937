import Foundation
import Testing
import Vocabulary

@testable import SiteKit

@Suite("Text put into a page")
struct EscapingTests {
    /// What has broken out of pages elsewhere, and what only looks as if it might.
    static let payloads = [
        "<script>alert(1)</script>", "<SCRIPT SRC=//evil.example/x></SCRIPT>", "</title><script>alert(1)</script>",
        "</textarea><script>alert(1)</script>", "</style><script>alert(1)</script>", "</option></select><script>alert(1)</script>",
        "\"><script>alert(1)</script>", "'><script>alert(1)</script>", "\" autofocus onfocus=\"alert(1)", "' onmouseover='alert(1)",
        "<img src=x onerror=alert(1)>", "<img src=`x` onerror=alert(1)>", "<svg onload=alert(1)>", "<svg/onload=alert(1)>",
        "<svg><script>alert(1)</script></svg>", "<math><mi xlink:href=\"javascript:alert(1)\">x</mi></math>", "<body onload=alert(1)>",
        "<iframe src=javascript:alert(1)>", "<iframe srcdoc=\"<script>alert(1)</script>\">", "<object data=data:text/html,x>",
        "<embed src=javascript:alert(1)>", "<a href=\"javascript:alert(1)\">x</a>", "<a href=data:text/html;base64,PHN2Zz4=>x</a>",
        "<form action=//evil.example><button>x", "<base href=//evil.example/>", "<meta http-equiv=refresh content=0;url=//evil.example>",
        "<link rel=stylesheet href=//evil.example/x.css>", "<style>*{display:none}</style>", "<div style=background:url(//evil.example)>",
        "<!--", "-->", "<!-- --><script>alert(1)</script>", "<![CDATA[<script>alert(1)</script>]]>", "<?xml version=\"1.0\"?>",
        "&lt;script&gt;alert(1)&lt;/script&gt;", "&#60;script&#62;", "&amp;lt;script", "&", "&&&&", "&nbsp;", "&NewLine;", "<", ">", "<>",
        "</", "/>",
        "<scr<script>ipt>alert(1)</scr</script>ipt>", "<scr\u{0}ipt>alert(1)</scr\u{0}ipt>", "<\u{0}script>", "\u{8}<b>", "\u{1B}[31m<b>",
        "<b\u{B}onclick=alert(1)>", "<b\u{C}onclick=alert(1)>", "＜script＞alert(1)＜/script＞", "\u{202E}<b>\u{202C}", "\u{FEFF}<b>",
        "\u{2028}<b>\u{2029}", "<b>\u{FFFD}", "{{7*7}}", "${7*7}", "\\(7*7)", "<%= 7*7 %>", "javascript:alert(1)", "`${alert(1)}`",
        "\\\"><b>",
        "\\u003cscript\\u003e", "%3Cscript%3E", "<table><tr><td>", "</td></tr></table>", "</main></body></html>", "O'Connor & Sons <Ltd>",
        "\"\"\"",
        "''", "a\nb", "<b\nonclick=alert(1)>",
    ]

    @Test("it is text in an element and in a quoted value, letter for letter", arguments: payloads) func escaped(payload: String) {
        let html: HTML = "<p title=\"\(payload)\">\(payload)</p>"
        let inside = html.string.dropFirst("<p title=\"".count).dropLast("</p>".count).components(separatedBy: "\">")
        #expect(inside.count == 2, "nothing ended the value or the tag early")
        #expect(inside.first == inside.last)
        #expect(!(inside.first ?? "<").contains { "<>\"'".contains($0) })
        #expect(unescaped(inside.first ?? "") == withoutControls(payload))
    }

    @Test("it stays text in every part of a page", arguments: payloads) func wholePage(payload: String) async throws {
        let site = try await TestSite()
        var browser = try await site.browser()
        let plain = try await browser.get("/echo?text=plain")
        let marked = try await browser.get("/echo?text=" + payload.asQueryValue)
        guard !payload.utf8.contains(0) else {
            #expect(marked.status == 400, "a zero byte is no text")
            return
        }
        // The same elements stand in both pages, so the text made none.
        for mark in ["<", ">", "=\"", " on", "<script", "<svg", "<form"] where mark != " on" {
            #expect(marked.text.count(of: mark) == plain.text.count(of: mark), "\(mark)")
        }
    }

    @Test func `there are enough payloads`() { #expect(Set(EscapingTests.payloads).count >= 60) }

    @Test func `control characters are shown as replaced, tabs and line ends are kept`() {
        let controls = String(String.UnicodeScalarView((0..<32).compactMap { Unicode.Scalar($0) }))
        let shown = HTML(text: controls).string
        #expect(shown.unicodeScalars.filter { $0 == "\u{FFFD}" }.count == 29)
        #expect(shown.unicodeScalars.filter { $0.value < 32 }.map(\.value) == [9, 10, 13])
    }

    @Test func `numbers, days, identifiers and markup are put in as they are`() throws {
        let (day, id) = (try #require(Day(2022, 6, 6)), Identifier<Note>())
        let none: String? = nil
        let html: HTML = "\(-3) \(day) \(id) \("<b>x</b>" as HTML) \(none)\("<i>" as HTML, when: false)\(["<u>", "</u>"] as [HTML])"
        #expect(html.string == "-3 6 June 2022 \(id.text) <b>x</b> <u></u>")
    }

    private func withoutControls(_ text: String) -> String {
        String(String.UnicodeScalarView(text.unicodeScalars.map { ($0.value < 32 && ![9, 10, 13].contains($0.value)) ? "\u{FFFD}" : $0 }))
    }

    private func unescaped(_ text: String) -> String {
        text.replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&quot;", with: "\"").replacing("&#39;", with: "'")
            .replacing("&amp;", with: "&")
    }
}
