import HTTPTypes
import Hummingbird
import NIOCore
import TestProvider

@testable import SiteKit

/// Asks as a browser does: it keeps cookies and follows nothing by itself.
struct CouncilBrowser: Sendable {
    let site: CouncilSite
    var cookies: [String: String] = [:]

    init(_ site: CouncilSite) { self.site = site }

    var isSignedIn: Bool { cookies[SessionCookie.name] != nil }

    mutating func get(_ path: String) async throws -> Answered {
        try await ask(HTTPRequest(method: .get, scheme: "http", authority: "localhost:8080", path: path), "")
    }

    /// Sends a form of the page that was shown, with its session's token.
    mutating func post(_ path: String, _ fields: [(String, String)], from page: String = "/inside") async throws -> Answered {
        let shown = try await get(page).text
        let token = shown.firstMatch(of: /name="token" value="([0-9a-f]*)"/).map { String($0.1) } ?? ""
        var head = HTTPRequest(method: .post, scheme: "http", authority: "localhost:8080", path: path)
        head.headerFields[.contentType] = "application/x-www-form-urlencoded"
        head.headerFields[.origin] = CouncilSite.origin
        return try await ask(head, (fields + [("token", token)]).map { "\($0.0)=\($0.1.asQueryValue)" }.joined(separator: "&"))
    }

    /// There: where the service sends the browser to sign in.
    mutating func begin(next: String = "/inside", at place: String = "/sign-in/council") async throws -> String {
        try await get("\(place)?next=\(next.asQueryValue)").location ?? ""
    }

    /// There, through the provider's door, and back.
    mutating func signIn(_ person: TestPerson, next: String = "/inside") async throws -> Answered {
        let away = try await begin(next: next)
        return try await get(back(await site.provider.letIn(person, by: away)))
    }

    /// The path of an address of ours.
    func back(_ address: String) -> String { address.replacing(CouncilSite.origin, with: "") }

    private mutating func ask(_ head: HTTPRequest, _ body: String) async throws -> Answered {
        var head = head
        if !cookies.isEmpty { head.headerFields[.cookie] = cookies.map { "\($0.key)=\($0.value)" }.joined(separator: "; ") }
        let answer = try await Answered(site.respond(Request(head: head, body: RequestBody(buffer: ByteBuffer(string: body)))))
        for cookie in answer.headers[values: .setCookie] {
            let pair = cookie.prefix { $0 != ";" }.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            cookies[String(pair[0])] = pair[1].isEmpty ? nil : String(pair[1])
        }
        return answer
    }
}

/// What came back, whole.
struct Answered: Sendable {
    let status: Int
    let headers: HTTPFields
    let text: String
    var location: String? { headers[.location] }

    init(_ response: Response) async throws {
        let collector = Collector()
        try await response.body.write(collector)
        (status, headers) = (response.status.code, response.headers)
        text = String(decoding: collector.box.bytes, as: UTF8.self)
    }

    private struct Collector: ResponseBodyWriter {
        final class Box: @unchecked Sendable { var bytes: [UInt8] = [] }
        let box = Box()
        func write(_ buffer: ByteBuffer) { box.bytes.append(contentsOf: buffer.readableBytesView) }
        consuming func finish(_: HTTPFields?) {}
    }
}

extension TestPerson {
    static let manager = TestPerson("subject-of-priya", groups: [CouncilSite.managers, "some other group"])
}
