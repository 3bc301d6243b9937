import Foundation
import Testing
import Vocabulary

@testable import SiteKit

@Suite("What is sent to the service")
struct BodyTests {
    private func upload(_ token: String, _ bytes: [UInt8]) -> [UInt8] {
        Array("--b\r\nContent-Disposition: form-data; name=\"token\"\r\n\r\n\(token)\r\n".utf8)
            + Array("--b\r\nContent-Disposition: form-data; name=\"report\"; filename=\"r.pdf\"\r\n\r\n".utf8) + bytes
            + Array("\r\n--b--\r\n".utf8)
    }

    private func token(_ browser: inout TestBrowser) async throws -> String {
        TestBrowser.filled(try await browser.get("/notes").text, []).first { $0.0 == "token" }?.1 ?? ""
    }

    @Test func `a file within the route's bound is taken`() async throws {
        let site = try await TestSite()
        var browser = try await site.browser()
        let body = upload(try await token(&browser), [UInt8](repeating: 7, count: 90_000))
        let answer = try await browser.post("/notes/upload", body: body, type: "multipart/form-data; boundary=\"b\"")
        #expect(answer.status == 200 && answer.text.contains("1 90000"))
    }

    @Test func `one beyond it is refused with the bound in words`() async throws {
        let site = try await TestSite()
        var browser = try await site.browser()
        let body = upload(try await token(&browser), [UInt8](repeating: 7, count: 100_001))
        #expect(try await browser.post("/notes/upload", body: body, type: "multipart/form-data; boundary=b").status == 413)
    }

    @Test func `a file of a route that takes large ones goes to the disk, and is gone when the answer is there`() async throws {
        let site = try await TestSite()
        var browser = try await site.browser()
        let body = upload(try await token(&browser), [UInt8](repeating: 7, count: 90_000))
        let answer = try await browser.post("/notes/upload-large", body: body, type: "multipart/form-data; boundary=b")
        #expect(answer.status == 200 && answer.text.contains("held 0, on the disk 90000"))
        #expect(try FileManager.default.contentsOfDirectory(atPath: site.store.incoming.path) == [])
        let large = upload(try await token(&browser), [UInt8](repeating: 7, count: 100_001))
        #expect(try await browser.post("/notes/upload-large", body: large, type: "multipart/form-data; boundary=b").status == 413)
        let forged = upload(String(repeating: "a", count: 64), [UInt8](repeating: 7, count: 90_000))
        #expect(try await browser.post("/notes/upload-large", body: forged, type: "multipart/form-data; boundary=b").status == 403)
        #expect(try FileManager.default.contentsOfDirectory(atPath: site.store.incoming.path) == [])
    }

    @Test("a length that is not the truth is no way round the bound", arguments: ["1", "0", "-5", "99999999999999999999", "x"]) func lying(
        length: String
    ) async throws {
        let site = try await TestSite()
        var browser = try await site.browser()
        let body = upload(try await token(&browser), [UInt8](repeating: 7, count: 100_001))
        browser.extra["Content-Length"] = length
        #expect(try await browser.post("/notes/upload", body: body, type: "multipart/form-data; boundary=b").status == 413)
    }

    @Test func `a length beyond the bound is refused before anything is read`() async throws {
        let site = try await TestSite()
        var browser = try await site.browser()
        browser.extra["Content-Length"] = "100001"
        #expect(try await browser.post("/notes/upload", body: [], type: "multipart/form-data; boundary=b").status == 413)
    }

    @Test func `nobody who may not upload makes the service read the file`() async throws {
        let site = try await TestSite()
        var visitor = TestBrowser(site)
        visitor.extra["Content-Length"] = "999999999"
        #expect(try await visitor.post("/notes/upload", body: [], type: "multipart/form-data; boundary=b").location == "/sign-in")
        var member = try await site.browser([.scrutinyMember])
        member.extra["Content-Length"] = "999999999"
        #expect(try await member.post("/notes/upload", body: [], type: "multipart/form-data; boundary=b").status == 403)
    }

    @Test("a query or a form that is no text is answered 400", arguments: ["%", "%zz", "%C3%28", "%00", "a=%FF"]) func unreadable(
        text: String
    ) async throws {
        let site = try await TestSite()
        var browser = try await site.browser()
        #expect(try await browser.get("/notes?" + text).status == 400)
        #expect(
            try await browser.post(TestSite.note.path(site.noteID), body: Array(text.utf8), type: "application/x-www-form-urlencoded")
                .status == 400)
    }

    @Test(
        "an address that a proxy names counts only from the proxy that is trusted",
        arguments: [
            ("192.0.2.7", "198.51.100.1", nil, "192.0.2.7"), ("192.0.2.7", "198.51.100.1", "10.0.0.1", "192.0.2.7"),
            ("10.0.0.1", "198.51.100.1", "10.0.0.1", "198.51.100.1"), ("10.0.0.1", "6.6.6.6, 198.51.100.1", "10.0.0.1", "198.51.100.1"),
            ("10.0.0.1", nil, "10.0.0.1", "10.0.0.1"),
        ] as [(String, String?, String?, String)])
    func named(peer: String, forwarded: String?, proxy: String?, expected: String) {
        #expect(SiteContext.address(peer: peer, forwarded: forwarded, trusting: proxy) == expected)
    }

    @Test(
        "guesses are counted at no address behind which everybody may stand",
        arguments: [("127.0.0.1", nil), ("::1", nil), ("", nil), ("10.0.0.1", "10.0.0.1")] as [(String, String?)])
    func shared(address: String, proxy: String?) {
        #expect(SiteContext.isShared(address, proxy: proxy))
        #expect(!SiteContext.isShared("198.51.100.1", proxy: proxy))
    }
}
