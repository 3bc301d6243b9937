import Crypto
import Foundation
import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import SiteKit

/// A small OpenID Connect provider on this machine that does what it is told, right or wrong.
package actor TestProvider {
    package static let (client, secret) = ("throughline-of-tests", "a secret/of the tests+1")

    /// One person who was let in and not yet asked for.
    private struct Waiting {
        let person: TestPerson
        let query: Fields
        let at: Date
    }

    private var waiting: [String: Waiting] = [:]
    private var used: Set<String> = []
    private var makes = TokenMaker()
    private var port = 0
    private var fault: Fault?
    /// How often each address was asked.
    package private(set) var asked: [String: Int] = [:]

    package init(port: Int = 0, fault: Fault? = nil) { (self.port, self.fault) = (port, fault) }

    package var issuer: String { "http://127.0.0.1:\(port)" }
    package func misbehave(_ fault: Fault?) { self.fault = fault }
    package func sign(_ manner: String) { makes.manner = TokenMaker.Manner(rawValue: manner) ?? .ES256 }

    /// New keys, as providers have from time to time. The old ones are no longer published.
    package func changeKeys() {
        makes.key = P256.Signing.PrivateKey()
        makes.name = "key-\(UUID().uuidString)"
    }

    /// Serves on a free port, for `body`, and until the tests end: to stop a server while somebody connects may end the whole process.
    package static func serving<T: Sendable>(
        _ fault: Fault? = nil, _ body: @escaping @Sendable (TestProvider) async throws -> T
    ) async throws -> T {
        let provider = TestProvider(fault: fault)
        let (ports, opened) = AsyncThrowingStream.makeStream(of: Int.self)
        Task.detached {
            do { try await provider.run(port: 0) { opened.yield($0) } } catch { opened.finish(throwing: error) }
        }
        for try await _ in ports { return try await body(provider) }
        throw CancellationError()
    }

    private func stands(at port: Int) { self.port = port }

    package nonisolated func run(port: Int, onStart: @escaping @Sendable (Int) async -> Void) async throws {
        var logger = Logger(label: "provider of the tests") { _ in SwiftLogNoOpLogHandler() }
        logger.logLevel = .critical
        let application = Application(
            router: router, configuration: .init(address: .hostname("127.0.0.1", port: port)),
            onServerRunning: { channel in
                let port = channel.localAddress?.port ?? port
                await self.stands(at: port)
                await onStart(port)
            }, logger: logger)
        try await application.runService()
    }

    private nonisolated var router: Router<BasicRequestContext> {
        let router = Router()
        router.get("/.well-known/openid-configuration") { _, _ in try await self.description() }
        router.get("/keys") { _, _ in try await self.keys() }
        router.get("/authorize") { request, _ in await self.question(request) }
        router.post("/authorize") { request, _ in
            let form = try await request.fields()
            let person = TestPerson(
                form["subject"], name: form["name"], signIn: form["sign-in"],
                groups: form["groups"].split(separator: " ").map(String.init))
            return Response(status: .seeOther, headers: [.location: await self.letIn(person, asked: form)])
        }
        router.post("/token") { request, _ in try await self.token(request) }
        router.get("/odd/target") { _, _ in
            await self.count("target")
            return Response.json("{}")
        }
        router.on("/odd/redirect/:status", method: .get) { _, context in await self.redirect(context) }
        router.on("/odd/redirect/:status", method: .post) { _, context in await self.redirect(context) }
        router.get("/odd/:what") { request, context -> Response in
            let odd = context.parameters.get("what").flatMap { OddAnswer(rawValue: $0) }
            await self.heard(request)
            return odd?.response ?? Response(status: .notFound)
        }
        router.get("/end-session") { request, _ -> Response in
            let back = Fields(urlEncoded: Array((request.uri.query ?? "").utf8))?["post_logout_redirect_uri"] ?? ""
            return .html("<!doctype html><title>Signed out</title><h1>Signed out at the council</h1><a href=\"\(back)\">Back</a>")
        }
        return router
    }

    /// Lets somebody in without a browser.
    /// - Parameter address: where the service sent the browser.
    /// - Returns: the address by which the browser comes back.
    package func letIn(_ person: TestPerson, by address: String) -> String {
        let query = address.split(separator: "?", maxSplits: 1).last.flatMap { Fields(urlEncoded: Array($0.utf8)) } ?? Fields()
        return letIn(person, asked: query)
    }

    private func letIn(_ person: TestPerson, asked query: Fields) -> String {
        let code = UUID().uuidString
        waiting[code] = Waiting(person: person, query: query, at: Date())
        let answer = [("code", code), ("state", query["state"]), ("iss", issuer)]
        return query["redirect_uri"] + "?" + answer.map { "\($0.0)=\($0.1.asQueryValue)" }.joined(separator: "&")
    }

    private func description() async throws -> Response {
        count("description")
        if fault == .slowDescription { try await Task.sleep(for: .seconds(3600)) }
        if fault == .hugeDescription { return .json(String(repeating: " ", count: 1 << 20)) }
        if fault == .brokenDescription { return .json("{\"issuer\": ") }
        var description: [String: Any] = [
            "issuer": fault == .describesAnother ? "https://login.elsewhere.example" : issuer,
            "authorization_endpoint": issuer + "/authorize?realm=staff", "jwks_uri": issuer + "/keys",
            "token_endpoint": fault == .namesUnsafeAddress ? "http://login.elsewhere.example/token" : issuer + "/token",
            "end_session_endpoint": issuer + "/end-session", "authorization_response_iss_parameter_supported": true,
        ]
        if fault == .noWayForTheSecret { description["token_endpoint_auth_methods_supported"] = ["private_key_jwt"] }
        return .json(String(decoding: try JSONSerialization.data(withJSONObject: description), as: UTF8.self))
    }

    private func keys() throws -> Response {
        count("keys")
        if fault == .hugeKeys { return .json(String(repeating: " ", count: 1 << 20)) }
        if fault == .brokenKeys { return .json("[]") }
        return .json(String(decoding: try JSONSerialization.data(withJSONObject: ["keys": makes.published]), as: UTF8.self))
    }

    private func token(_ request: Request) async throws -> Response {
        count("token")
        let form = try await request.fields()
        switch fault {
        case .slow: try await Task.sleep(for: .seconds(3600))
        case .huge: return .json("{\"id_token\": \"" + String(repeating: "a", count: 1 << 20) + "\"}")
        case .brokenJSON: return .json("<html>")
        case .noToken: return .json("{\"access_token\": \"a\"}")
        case .codeRefused: return .json("{\"error\": \"invalid_grant\"}", status: .badRequest)
        case .clientRefused: return .json("{\"error\": \"invalid_client\"}", status: .unauthorized)
        case .serverError: return .json("{}", status: .internalServerError)
        case .redirects: return Response(status: .temporaryRedirect, headers: [.location: issuer + "/token"])
        default: break
        }
        let pair = "\(TestProvider.client.asQueryValue):\(TestProvider.secret.asQueryValue)"
        guard request.headers[.authorization] == "Basic " + Data(pair.utf8).base64EncodedString() else {
            return .json("{\"error\": \"invalid_client\"}", status: .unauthorized)
        }
        guard let waiting = waiting.removeValue(forKey: form["code"]), form["grant_type"] == "authorization_code",
            form["redirect_uri"] == waiting.query["redirect_uri"], waiting.query["code_challenge_method"] == "S256",
            challenge(form["code_verifier"]) == waiting.query["code_challenge"]
        else { return .json("{\"error\": \"invalid_grant\"}", status: .badRequest) }
        let token = try makes.token(claims(waiting), fault)
        return .json("{\"id_token\": \"\(token)\", \"access_token\": \"never used\", \"token_type\": \"Bearer\"}")
    }

    private func claims(_ waiting: Waiting) -> [String: AnyClaim] {
        let (now, person) = (Int(Date().timeIntervalSince1970), waiting.person)
        var claims: [String: AnyClaim] = [
            "iss": .text(issuer), "sub": .text(person.subject), "aud": .text(TestProvider.client), "exp": .number(now + 300),
            "iat": .number(now), "nbf": .number(now), "nonce": .text(waiting.query["nonce"]), "name": .text(person.name),
            "preferred_username": .text(person.signIn), "email": .text(person.signIn), "groups": .list(person.groups),
            "amr": .list(["pwd", "mfa"]), "acr": .text("1"), "auth_time": .number(now),
        ]
        for (name, value) in wrong(now) { claims[name] = value }
        return claims
    }

    /// The claims that are wrong on purpose; a nil one is left out.
    private func wrong(_ now: Int) -> [(String, AnyClaim?)] {
        switch fault {
        case .expired: [("exp", .number(now - 120))]
        case .longAgo: [("iat", .number(now - 3600))]
        case .notYetValid: [("nbf", .number(now + 600))]
        case .fromTheFuture: [("iat", .number(now + 600))]
        case .wrongAudience: [("aud", .text("another-service"))]
        case .severalAudiences: [("aud", .list([TestProvider.client, "another-service"]))]
        case .otherParty: [("aud", .list([TestProvider.client, "another-service"])), ("azp", .text("another-service"))]
        case .wrongIssuer: [("iss", .text("https://login.elsewhere.example"))]
        case .wrongNonce: [("nonce", .text("another"))]
        case .noNonce: [("nonce", nil)]
        case .noSubject: [("sub", nil)]
        case .noGroups: [("groups", nil)]
        case .overage: [("groups", nil), ("_claim_names", .object(["groups": "src1"]))]
        case .hasGroups: [("groups", nil), ("hasgroups", .yes)]
        case .staleAuthentication: [("auth_time", .number(now - 3600))]
        case .noAuthenticationTime: [("auth_time", nil)]
        case .withoutSecondProof: [("amr", .list(["pwd"]))]
        default: []
        }
    }

    private func challenge(_ verifier: String) -> String {
        urlSafe(SHA256.hash(data: Data(verifier.utf8)))
    }

    private func count(_ what: String) { asked[what, default: 0] += 1 }

    /// The heads of the last question at an odd address.
    package private(set) var heads: [String: String] = [:]
    private func heard(_ request: Request) {
        count("odd")
        heads = Dictionary(request.headers.map { ($0.name.canonicalName, $0.value) }) { $1 }
    }

    private func redirect(_ context: BasicRequestContext) -> Response {
        count("redirect")
        let status = context.parameters.get("status", as: Int.self) ?? 302
        return Response(
            status: .init(code: status), headers: [.location: issuer + "/odd/target"], body: .init(byteBuffer: ByteBuffer(string: "{}")))
    }

    /// The page at which somebody says who they are.
    private func question(_ request: Request) -> Response {
        let asked = Fields(urlEncoded: Array((request.uri.query ?? "").utf8)) ?? Fields()
        let kept = asked.pairs.map { "<input type=\"hidden\" name=\"\($0.name)\" value=\"\($0.value)\">" as HTML }
        let fields = ["subject", "name", "sign-in", "groups"].map { "<p><label>\($0) <input name=\"\($0)\"></label></p>" as HTML }
        let again: HTML = asked["prompt"] == "login" ? "<p>Prove again who you are.</p>" : ""
        let page: HTML = """
            <!doctype html><html lang="en"><title>The council’s sign-in</title><h1>The council’s sign-in</h1>\(again)
            <form method="post" action="/authorize">\(kept)\(fields)<button>Go on</button></form></html>
            """
        return .html(page.string)
    }
}

extension Request {
    fileprivate func fields() async throws -> Fields {
        let body = try await body.collect(upTo: 65_536)
        return Fields(urlEncoded: Array(body.readableBytesView)) ?? Fields()
    }
}

extension Response {
    fileprivate static func json(_ text: String, status: HTTPResponse.Status = .ok) -> Response {
        Response(status: status, headers: [.contentType: "application/json"], body: .init(byteBuffer: ByteBuffer(string: text)))
    }

    fileprivate static func html(_ text: String) -> Response {
        Response(status: .ok, headers: [.contentType: "text/html; charset=utf-8"], body: .init(byteBuffer: ByteBuffer(string: text)))
    }
}
