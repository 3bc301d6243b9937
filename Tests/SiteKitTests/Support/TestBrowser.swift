import Foundation
import HTTPTypes
import Hummingbird
import NIOCore

@testable import SiteKit

/// Asks as a browser does: it keeps cookies, names its origin, and sends a page's form with the hidden fields that stand in it.
struct TestBrowser: Sendable {
    let site: TestSite
    var cookies: [String: String] = [:]
    var host = "localhost:8080"
    /// Nil sends no Origin header.
    var origin: String? = "http://localhost:8080"
    var fetchSite: String? = "same-origin"
    var extra: [String: String] = [:]

    init(_ site: TestSite) { self.site = site }

    mutating func get(_ path: String) async throws -> Answered { try await ask(.get, path, [:], []) }

    mutating func post(_ path: String, _ fields: [(String, String)]) async throws -> Answered {
        let body = fields.map { "\($0.0.asQueryValue)=\($0.1.asQueryValue)" }.joined(separator: "&")
        return try await post(path, body: Array(body.utf8), type: "application/x-www-form-urlencoded")
    }

    mutating func post(_ path: String, body: [UInt8], type: String) async throws -> Answered {
        var headers = ["Content-Type": type, "Content-Length": "\(body.count)"]
        headers["Origin"] = origin
        headers["Sec-Fetch-Site"] = fetchSite
        return try await ask(.post, path, headers, body)
    }

    /// Opens the page and sends its first form to `action`, with what it holds and these changes.
    mutating func send(_ changes: [(String, String)], from page: String, to action: String? = nil) async throws -> Answered {
        let shown = try await get(page)
        return try await post(action ?? page, TestBrowser.filled(shown.text, changes))
    }

    mutating func ask(_ method: HTTPRequest.Method, _ path: String, _ headers: [String: String], _ body: [UInt8]) async throws -> Answered {
        var head = HTTPRequest(method: method, scheme: "http", authority: host, path: path)
        for (name, value) in headers.merging(extra, uniquingKeysWith: { $1 }) {
            if let name = HTTPField.Name(name) { head.headerFields[name] = value }
        }
        if !cookies.isEmpty { head.headerFields[.cookie] = cookies.map { "\($0.key)=\($0.value)" }.joined(separator: "; ") }
        let answer = try await site.respond(Request(head: head, body: RequestBody(buffer: ByteBuffer(bytes: body))))
        for cookie in answer.headers[values: .setCookie] {
            let pair = cookie.prefix { $0 != ";" }.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            cookies[String(pair[0])] = pair[1].isEmpty ? nil : String(pair[1])
        }
        return answer
    }

    /// The hidden fields of the page's last form, and `changes` over them.
    static func filled(_ page: String, _ changes: [(String, String)]) -> [(String, String)] {
        let form = page.components(separatedBy: "<main").last?.components(separatedBy: "</main>").first ?? ""
        var fields: [(String, String)] = []
        for match in form.matches(of: /<input type="hidden" name="([^"]*)" value="([^"]*)">/) {
            fields.append((String(match.1), String(match.2)))
        }
        return fields.filter { field in !changes.contains { $0.0 == field.0 } } + changes
    }
}

extension String {
    func count(of part: String) -> Int { components(separatedBy: part).count - 1 }
}
