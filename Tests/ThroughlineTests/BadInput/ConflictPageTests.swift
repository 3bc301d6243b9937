import GRDB
import SiteKit
import Testing
import Vocabulary

@testable import Throughline

/// When somebody saved first, every field of the form is on one page, whichever form it is.
@Suite("A form that somebody else was quicker with", .serialized)
struct ConflictPageTests {
    /// Fields that say which act a form is, or nothing that is saved.
    private let markers: Set = ["token", "form-key", "version", "fields", "proof"]

    /// What a person can see and change in a form.
    private func visible(_ form: DrawnForm) -> Set<String> { Set(form.fields.lazy.filter { $0.kind != .hidden }.map(\.name)) }

    @Test func `each form with a version shows all its fields, with what is saved and what was typed, and can be saved from there`()
        async throws
    {
        let council = try await AccessCouncil()
        var (tried, faults, signIns) = (0, [String](), CopiedStore.Fresh(council.store))
        // A restriction that was set or lifted meanwhile is told on its own page, with who reads it now.
        let own = ["/restriction"]
        for form in try await council.forms()
        where form.version != nil && !form.isUpload && !own.contains(where: form.action.hasSuffix) {
            try signIns.keep()
            let member = try #require(council.members[form.role])
            let before = try await council.contents()
            let sent = form.sendingAnew { name, value, kind in
                name == "version" ? "0" : kind == .words ? value + " and mine" : value
            }
            let reply = try await council.ask("POST", form.action, as: member, fields: sent)
            if reply.status != 409 {
                faults.append("\(form.pattern): \(reply.status)")
                continue
            }
            tried += 1
            let page = DrawnForm.all(on: reply.text, as: form.role, at: form.action).first { $0.action == form.action }
            let drawn = Set((page?.fields ?? []).map(\.name))
            let missing = Set(form.fields.map(\.name)).subtracting(markers).filter { name in
                !drawn.contains(name) && !reply.text.contains(" name=\"\(name)\"")
            }
            if !missing.isEmpty { faults.append("\(form.pattern): without \(missing.sorted())") }
            let (asked, shown) = (visible(form), page.map(visible) ?? [])
            if !asked.isSubset(of: shown) { faults.append("\(form.pattern): hides \(asked.subtracting(shown).sorted())") }
            if try await council.contents() != before { faults.append("\(form.pattern): written") }
        }
        #expect(faults == [])
        #expect(tried > 20)
    }
}
