import Foundation
import HTTPTypes
import Testing
import Vocabulary

@testable import SiteKit

@Suite("The gate")
struct GateTests {
    private let secured = [
        "Content-Security-Policy", "X-Content-Type-Options", "Referrer-Policy", "X-Frame-Options", "Cross-Origin-Opener-Policy",
        "Cross-Origin-Resource-Policy", "Permissions-Policy", "Strict-Transport-Security",
    ]

    @Test(
        "every answer carries the strict headers, whatever is asked how",
        arguments: [HTTPRequest.Method.get, .head, .post, .put, .delete, .patch, .options, .trace])
    func headers(method: HTTPRequest.Method) async throws {
        let site = try await TestSite()
        var browser = try await site.browser()
        let style = try await browser.get("/sign-in").text.firstMatch(of: /href="(\/assets\/[^"]*)"/).map { String($0.1) } ?? ""
        let paths = [
            "/", "/sign-in", "/notes", TestSite.note.path(site.noteID), "/nowhere", "/fault", "/refusal", "/file", "/health", style,
            "/notes/x/y/z", "//",
        ]
        for path in paths {
            let answer = try await browser.ask(method, path, [:], [])
            for name in secured { #expect(answer[name] != nil, "\(name) on \(method) \(path)") }
            #expect(answer["Server"] == nil)
            #expect(answer.status < 500 || path == "/fault")
        }
    }

    @Test func `no page may run a script or a style that is not its own file`() async throws {
        let site = try await TestSite()
        var browser = try await site.browser()
        let policy = try await browser.get("/notes")["Content-Security-Policy"] ?? ""
        #expect(policy.hasPrefix("default-src 'none'; script-src 'self'; style-src 'self'"))
        #expect(!policy.contains("unsafe"))
        for part in ["frame-ancestors 'none'", "base-uri 'none'", "form-action 'self'"] { #expect(policy.contains(part)) }
    }

    @Test func `what a signed-in person sees is kept nowhere`() async throws {
        let site = try await TestSite()
        var browser = try await site.browser()
        for path in ["/notes", TestSite.note.path(site.noteID), "/nowhere", "/refusal", "/file"] {
            #expect(try await browser.get(path)["Cache-Control"] == "no-store", "\(path)")
        }
    }

    @Test(
        "a host that is not ours is answered 421, even where there is no page",
        arguments: ["evil.example", "localhost:9999", "", "127.0.0.1"])
    func foreignHost(host: String) async throws {
        let site = try await TestSite()
        var browser = try await site.browser()
        browser.host = host
        for path in ["/", "/notes", "/sign-in", "/health", "/nowhere"] { #expect(try await browser.get(path).status == 421) }
    }

    @Test func `a method that a page does not have leads nowhere`() async throws {
        let site = try await TestSite()
        var browser = try await site.browser()
        let before = try await site.kept.contents()
        for method in [HTTPRequest.Method.put, .delete, .patch, .options, .trace] {
            #expect(try await browser.ask(method, TestSite.note.path(site.noteID), [:], []).status == 404)
        }
        #expect(try await site.kept.contents() == before)
    }

    @Test func `an address not allowed to a role says so, and to a visitor leads to sign-in`() async throws {
        let site = try await TestSite()
        var member = try await site.browser([.scrutinyMember])
        let path = TestSite.note.path(site.noteID)
        #expect(try await member.get(path).status == 200)
        let refused = try await member.send([("text", "mine")], from: path)
        #expect(refused.status == 403 && refused.text.contains("Your roles do not let you write notes"))
        var visitor = TestBrowser(site)
        #expect(try await visitor.get(path).location == "/sign-in?next=" + path.asQueryValue)
        #expect(try await visitor.post(path, [("text", "mine")]).location == "/sign-in")
        #expect(try await site.kept.contents().contains("mine") == false)
    }

    @Test func `reading changes nothing but who was seen when`() async throws {
        let site = try await TestSite()
        var browser = try await site.browser()
        let before = try await site.kept.contents(leavingOut: [])
        for route in site.service.site.routes where route.method == .get {
            _ = try await browser.get(
                route.pattern.replacing(":note", with: site.noteID.text).replacing(":token", with: SecretToken().text))
        }
        #expect(try await site.kept.contents(leavingOut: []) == before)
    }

    @Test func `a fault of ours is said without what caused it`() async throws {
        let site = try await TestSite()
        var browser = try await site.browser()
        let answer = try await browser.get("/fault")
        #expect(answer.status == 500 && !answer.text.contains("CANARY") && !answer.text.contains("Unforeseen"))
    }

    @Test func `a refusal of the domain is said in its own words`() async throws {
        let site = try await TestSite()
        var browser = try await site.browser()
        let answer = try await browser.get("/refusal")
        #expect(answer.status == 409 && answer.text.contains("sent to Ofsted on 6 July 2022 and is frozen"))
    }

    @Test func `a file is kept apart from pages and its name cannot end the header`() async throws {
        let site = try await TestSite()
        var browser = try await site.browser()
        let answer = try await browser.get("/file")
        #expect(answer["Content-Disposition"] == "attachment; filename=\"planSet-Cookie: a=b; .csv\"")
        #expect(answer["Content-Security-Policy"] == "default-src 'none'; sandbox")
        #expect(answer["Set-Cookie"] == nil)
    }

    @Test func `the demonstration says on every page that it is one`() async throws {
        let site = try await TestSite(isDemonstration: true)
        var browser = try await site.browser()
        for path in ["/sign-in", "/notes", "/nowhere", "/refusal", "/fault"] {
            #expect(try await browser.get(path).text.contains("<strong>Demonstration</strong>"), "\(path)")
        }
    }

    @Test func `the health page needs no sign-in and tells nothing but that it is well`() async throws {
        let site = try await TestSite()
        var browser = TestBrowser(site)
        let answer = try await browser.get("/health")
        #expect(answer.status == 200 && answer.text.hasPrefix("well\n") && !answer.text.contains("Marlshire"))
    }

    @Test func `style and script have addresses of their content and may be kept for good`() async throws {
        let site = try await TestSite()
        var browser = TestBrowser(site)
        let page = try await browser.get("/sign-in").text
        for match in page.matches(of: /(?:href|src)="(\/assets\/[^"]*)"/) {
            let answer = try await browser.get(String(match.1))
            #expect(answer.status == 200 && answer["Cache-Control"]?.contains("immutable") == true)
            #expect(match.1.contains(Digest(of: answer.bytes).text.prefix(16)))
        }
    }
}
