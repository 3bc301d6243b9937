import Foundation
import GRDB
import SiteKit
import Testing

@testable import Throughline

/// All of them in the long run, the first few with every change: each is tried on every form.
private func some<Try>(_ all: [Try], _ few: Int) -> [Try] {
    ProcessInfo.processInfo.environment["THROUGHLINE_LONG"] == "1" ? all : Array(all.prefix(few))
}

/// What no form may do, tried on every kind of form that the pages draw.
@Suite("Bad input, on every form", .serialized)
struct BadInputTests {
    private static let refusals: Set = [400, 403, 404, 409, 413, 422]
    /// What still gets through, one line each: the name of the test, the form, and why. The list only grows shorter.
    private static let known = HouseFiles.list("Tests/ThroughlineTests/BadInput/known.txt")

    /// A council to which nothing is done, because all that is sent to it is refused.
    private static let untouched = Task {
        let council = try await AccessCouncil()
        return (council, try await council.forms())
    }

    /// Leaves out what stands in the list of the known.
    private func unknown(_ faults: [String], _ test: String) -> [String] {
        faults.filter { fault in !BadInputTests.known.contains { $0.hasPrefix(test + " ") && fault.hasPrefix($0.dropFirst(test.count + 1)) }
        }
    }

    /// Sends each form as `change` makes it, and tells what was let through: a wrong status, or a store that is not as before.
    private func letThrough(
        statuses: Set<Int> = refusals, _ manner: AccessCouncil.Manner = .init(), where isTried: (DrawnForm) -> Bool = { _ in true },
        _ change: (String, String, DrawnForm.Kind) -> String? = { $1 + ($0 + "\($2)").prefix(0) }
    ) async throws -> (tried: Int, faults: [String]) {
        let (council, all) = try await BadInputTests.untouched.value
        let forms = all.filter { !$0.isUpload && isTried($0) }
        var (before, faults, signIns) = (try await council.contents(), [String](), CopiedStore.Fresh(council.store))
        for form in forms {
            try signIns.keep()
            let member = try await council.member(form.role, .own)
            let reply = try await council.ask("POST", form.action, as: member, fields: form.sendingAnew(change), manner)
            if !statuses.contains(reply.status) { faults.append("\(form.pattern) as \(form.role): \(reply.status)") }
            if statuses.contains(reply.status), !reply.text.contains("<h1>") { faults.append("\(form.pattern): no words") }
            let after = try await council.contents()
            if after != before { faults.append("\(form.pattern) as \(form.role): written") }
            before = after
        }
        return (forms.count, faults)
    }

    @Test func `text that is far too long is refused`() async throws {
        let (tried, faults) = try await letThrough(where: \.hasWords) { _, value, kind in
            kind == .words ? String(repeating: "Longer than anybody reads. ", count: 2000) : value
        }
        #expect(tried > 20)
        #expect(unknown(faults, "long") == [])
    }

    @Test("a form without this session's token is refused", arguments: some(["", "0", String(repeating: "a", count: 64)], 1))
    func token(token: String) async throws {
        let (tried, faults) = try await letThrough(statuses: [403], .init(token: token))
        #expect(tried > 50)
        #expect(unknown(faults, "token") == [])
    }

    @Test(
        "a form from another place is refused",
        arguments: some([nil, "https://elsewhere.example", "http://localhost:9090", "null", "http://localhost:8080.elsewhere.example"], 2))
    func origin(origin: String?) async throws {
        let (tried, faults) = try await letThrough(statuses: [403], .init(origin: origin))
        #expect(tried > 50)
        #expect(unknown(faults, "origin") == [])
    }

    @Test("a body that is no form is refused", arguments: some(["text/plain", "application/json", ""], 1))
    func body(type: String) async throws {
        let (tried, faults) = try await letThrough(statuses: [400], .init(type: type))
        #expect(tried > 50)
        #expect(unknown(faults, "body") == [])
    }

    @Test func `a number of twenty figures is refused`() async throws {
        let (tried, faults) = try await letThrough(where: { form in form.fields.contains { $0.kind == .figures } }) { _, value, kind in
            kind == .figures ? "99999999999999999999" : value
        }
        #expect(tried > 8)
        #expect(unknown(faults, "figures") == [])
    }

    @Test func `an identifier of nothing that is there is refused`() async throws {
        let (tried, faults) = try await letThrough(where: { form in form.fields.contains { $0.kind == .identifier } }) { _, value, kind in
            kind == .identifier ? "00000000000000000000000000000001" : value
        }
        #expect(tried > 5)
        #expect(unknown(faults, "identifier") == [])
    }

    @Test func `a choice that no form offers is refused`() async throws {
        let (tried, faults) = try await letThrough(where: { form in form.fields.contains { $0.kind == .choice } }) { _, value, kind in
            kind == .choice ? "everything" : value
        }
        #expect(tried > 8)
        #expect(unknown(faults, "choice") == [])
    }

    /// Names that stand in no form carry nothing in: whatever a handler reads, it names.
    @Test func `a name that no form has carries nothing into the store`() async throws {
        let extra = [
            ("id", "x"), ("account_id", "x"), ("council_id", "9"), ("is_administrator", "CANARY-4711"), ("set_by", "CANARY-4711"),
            ("lifted_on", "2022-06-20"), ("active", "0"), ("__proto__", "x"), ("settled_by", "CANARY-4711"), ("stage", "confirmed"),
        ]
        let council = try await AccessCouncil()
        for form in try await council.forms() where !form.isUpload {
            let member = try await council.member(form.role, .own)
            let fields = form.sending { _, value, _ in value }
            let known = Set(fields.map(\.0))
            let unlisted = fields.filter { $0.0 != "fields" }
            _ = try await council.ask("POST", form.action, as: member, fields: unlisted + extra.filter { !known.contains($0.0) })
        }
        #expect(try await !council.contents().contains("CANARY-4711"))
    }

    @Test func `a field that the form does not have is refused in words`() async throws {
        let (council, forms) = try await BadInputTests.untouched.value
        let before = try await council.contents()
        for form in forms where !form.isUpload && form.fields.contains(where: { $0.name == "fields" }) {
            let fields = form.sending { _, value, _ in value } + [("is_administrator", "yes")]
            let reply = try await council.ask("POST", form.action, as: council.member(form.role, .own), fields: fields)
            #expect(reply.status == 422 && reply.text.contains("There is no field “is_administrator”"), "\(form.pattern): \(reply.status)")
        }
        #expect(try await council.contents() == before)
    }

    @Test func `a form sent twice gives the first outcome again and writes once`() async throws {
        let council = try await AccessCouncil()
        var (led, faults, signIns) = (0, [String](), CopiedStore.Fresh(council.store))
        for form in try await council.forms() where !form.isUpload {
            try signIns.keep()
            let member = try await council.member(form.role, .own)
            let fields = form.sending { name, value, kind in
                name == "form-key" ? value : kind == .words && value.isEmpty ? "Words of fifteen letters or more" : value
            }
            let first = try await council.ask("POST", form.action, as: member, fields: fields)
            guard first.status == 303 else { continue }
            led += 1
            let between = try await council.contents()
            let second = try await council.ask("POST", form.action, as: member, fields: fields)
            if second.status != 303 || second.location != first.location { faults.append("\(form.pattern): \(second.status)") }
            if try await council.contents() != between { faults.append("\(form.pattern): written twice") }
        }
        #expect(led > 8 && unknown(faults, "twice") == [])
    }

    @Test func `of two who edit one thing the second keeps both texts`() async throws {
        let council = try await AccessCouncil()
        var (edited, faults, signIns) = (Set<String>(), [String](), CopiedStore.Fresh(council.store))
        for form in try await council.forms() where form.version != nil && !form.isUpload {
            try signIns.keep()
            let member = try await council.member(form.role, .own)
            let fields = form.sending { name, value, kind in
                name == "version" ? "0" : kind == .words ? "Mine 4711" : value
            }
            let before = try await council.contents()
            let reply = try await council.ask("POST", form.action, as: member, fields: fields)
            edited.insert(form.action.replacing(/[0-9a-f]{32}/, with: ":id"))
            let keepsMine = !form.hasWords || reply.text.contains("Mine 4711")
            let tellsTheirs =
                reply.text.contains("aved now:</strong>") || reply.text.contains("restrict it")
            let unseen = form.fields.filter { $0.kind != .hidden && reply.text.contains("type=\"hidden\" name=\"\($0.name)\"") }
            if !unseen.isEmpty { faults.append("\(form.pattern): saved unseen: \(unseen.map(\.name))") }
            if ![409, 422].contains(reply.status) || !keepsMine || !tellsTheirs { faults.append("\(form.pattern): \(reply.status)") }
            if try await council.contents() != before { faults.append("\(form.pattern): written") }
        }
        #expect(unknown(faults, "two") == [])
        for action in [
            "/children/:id/edit", "/children/:id/restriction", "/teams/:id", "/governance/unusual-patterns/hours", "/posts/:id/title",
        ] {
            #expect(edited.contains(action), "\(action) has no version")
        }
    }
}
