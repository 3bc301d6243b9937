import Foundation
import GRDB
import HTTPTypes
import Vocabulary

@testable import SiteKit
@testable import Throughline

/// A form as a page drew it for somebody: where it goes, what it sends as it stands, and what kind each field is.
struct DrawnForm: Sendable {
    enum Kind: Hashable, Sendable { case words, figures, identifier, hidden, choice, file }

    let role: Role
    let page, action: String
    let fields: [(name: String, value: String, kind: Kind)]
    let isUpload: Bool

    /// Where it goes, without what is different for each record, so that a form is tried once.
    var pattern: String {
        action.replacing(/[0-9a-f]{32,64}/, with: ":id") + " " + Set(fields.map(\.name.patterned)).sorted().joined(separator: ",")
    }
    var version: String? { fields.first { $0.name == "version" }?.value }
    var hasWords: Bool { fields.contains { $0.kind == .words } }

    /// What it sends when `change` has had its say about each field.
    func sending(_ change: (String, String, Kind) -> String?) -> [(String, String)] {
        fields.compactMap { field in change(field.name, field.value, field.kind).map { (field.name, $0) } }
    }

    /// The same under a key of its own, so that it is not taken for one that was sent before.
    func sendingAnew(_ change: (String, String, Kind) -> String?) -> [(String, String)] {
        sending { name, value, kind in name == "form-key" ? Identifier<FormKey>().text : change(name, value, kind) }
    }

    /// Every form of a page that is sent by POST and is not the one that signs out.
    static func all(on page: String, as role: Role, at path: String) -> [DrawnForm] {
        page.matches(of: /<form[^>]*method="post"[^>]*>(?:(?!<\/form>)[\s\S])*<\/form>/).compactMap { match in
            let text = String(match.0)
            guard let action = text.firstMatch(of: /action="([^"]*)"/)?.1, !action.contains("sign-out") else { return nil }
            return DrawnForm(
                role: role, page: path, action: String(action), fields: inputs(of: text), isUpload: text.contains("multipart/form-data"))
        }
    }

    private static func inputs(of form: String) -> [(name: String, value: String, kind: Kind)] {
        var found: [(name: String, value: String, kind: Kind)] = []
        for match in form.matches(of: /<input([^>]*)>/) {
            let tag = String(match.1)
            guard let name = value("name", tag), !["token"].contains(name) else { continue }
            let given = value("value", tag) ?? ""
            switch value("type", tag) {
            case "hidden": found.append((name, given, isIdentifier(given) && name != "form-key" ? .identifier : .hidden))
            case "radio", "checkbox":
                if tag.contains(" checked") { found.append((name, given, isIdentifier(given) ? .identifier : .choice)) }
            case "file": found.append((name, "", .file))
            default: found.append((name, given, tag.contains("inputmode=\"numeric\"") ? .figures : .words))
            }
        }
        for match in form.matches(of: /<textarea([^>]*)>([^<]*)<\/textarea>/) {
            if let name = value("name", String(match.1)) { found.append((name, plain(String(match.2)), .words)) }
        }
        for match in form.matches(of: /<select([^>]*)>((?:(?!<\/select>)[\s\S])*)<\/select>/) {
            guard let name = value("name", String(match.1)) else { continue }
            let options = String(match.2).matches(of: /<option value="([^"]*)"( selected)?>/)
            let chosen = options.first { $0.2 != nil } ?? options.first
            let kind: Kind = options.contains { isIdentifier(String($0.1)) } ? .identifier : .choice
            found.append((name, chosen.map { plain(String($0.1)) } ?? "", kind))
        }
        return found
    }

    private static func value(_ attribute: String, _ tag: String) -> String? {
        guard let start = tag.range(of: " \(attribute)=\"")?.upperBound, let end = tag[start...].firstIndex(of: "\"") else { return nil }
        return plain(String(tag[start..<end]))
    }

    private static func isIdentifier(_ text: String) -> Bool { text.wholeMatch(of: /[0-9a-f]{32}/) != nil }

    private static func plain(_ text: String) -> String {
        text.replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&quot;", with: "\"").replacing("&#39;", with: "'")
            .replacing(
                "&amp;", with: "&")
    }
}

extension String {
    /// A field's name without a number or an identifier in it.
    fileprivate var patterned: String { replacing(/[0-9a-f]{32}|\d+/, with: "#") }
}

extension AccessCouncil {
    /// Those who between them see every form.
    static let senders: [Role] = [.director, .serviceManager, .teamManager, .legalTracker, .informationGovernanceLead, .administrator]

    /// Each kind of form that the pages of these roles draw, once.
    func forms() async throws -> [DrawnForm] {
        var found: [String: DrawnForm] = [:]
        for role in AccessCouncil.senders {
            let member = try await member(role, .own)
            for route in composition.service.site.routes where route.method == .get && !Fixtures.rendered.contains(route.pattern) {
                for state in [RecordState.own, .any, .reader] where state == .own || !route.pattern.contains(":child") {
                    let path = try await path(route.pattern, state)
                    let reply = try await ask("GET", path, as: member)
                    guard reply.status == 200, reply.headers[.contentType]?.hasPrefix("text/html") == true else { continue }
                    for form in DrawnForm.all(on: reply.text, as: role, at: path) where found[form.pattern] == nil {
                        found[form.pattern] = form
                    }
                }
            }
        }
        return found.values.sorted { $0.pattern < $1.pattern }
    }

    /// Every row of every table but those of the trail, of sessions and of used forms.
    func contents() async throws -> String {
        try await store.read { db in
            let kept: Set = ["audit", "audit_detail", "session", "form_outcome", "grdb_migrations"]
            let names = try String.fetchAll(db, sql: "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
            return try names.filter { !kept.contains($0) && !$0.hasPrefix("sqlite_") }.map { name in
                name + ":" + (try Row.fetchAll(db, sql: "SELECT * FROM \(name)").map { "\($0)" }.sorted().joined(separator: "\n"))
            }.joined(separator: "\n")
        }
    }
}
