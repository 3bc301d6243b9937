import ActionPlans
import ActionPlansWeb
import EvidenceItems
import InspectionsWeb
import SiteKit
import Vocabulary

extension EvidencePages {
    func show(_ visit: Visit, _ id: Identifier<Evidence>) async throws -> Answer { .page(try await itemPage(visit, id)) }

    func itemPage(_ visit: Visit, _ id: Identifier<Evidence>, _ problems: Problems? = nil) async throws -> Page {
        let read = try await read(id, for: visit)
        var steps = InspectionsWeb.Thread.loose("Actions", "it serves none that you can see", path: "#serves", here: "Evidence")
        let served = read.sight.lines(of: read.item)
        if let first = served.first {
            let actions = Set(served.filter { $0.inspection == first.inspection }.map(\.id.text))
            steps = try await thread.steps(first.inspection, .actions(actions), at: .evidence, visit)
        }
        return ItemPage(visit: visit, read: read, thread: steps, problems: problems).page
    }

    /// Does something to an item that this person may know of, and shows its page again: at a place of it, or with what was wrong.
    private func act(_ visit: Visit, _ id: Identifier<Evidence>, then anchor: String = "", _ body: @Sendable () async throws -> Void)
        async throws -> Answer
    {
        _ = try await read(id, for: visit)
        do {
            try await asProblems(body)
            return .seeOther(EvidencePlaces.item.path(id) + anchor)
        } catch let problems as Problems { return .page(try await itemPage(visit, id, problems)) }
    }

    func newItem(_ visit: Visit) async throws -> Answer { .page(try await newPage(visit, nil)) }

    private func newPage(_ visit: Visit, _ problems: Problems?) async throws -> Page {
        let asked = PinQuery(visit.form) ?? PinQuery(visit.query)
        let (sight, posts, pin) = try await store.read { db in
            (
                try EvidenceSight(visit.person, visit.site.policy, in: db), try ItemRead.Posts(in: db),
                try asked.flatMap { try PinSource($0.origin, in: db) }
            )
        }
        // A result of an action that this person may not know of is not there, as one that never was.
        if asked != nil, pin == nil { throw NotFound() }
        if let action = pin?.action, sight.actions[action] == nil { throw NotFound() }
        return NewItemPage(visit: visit, sight: sight, posts: posts, pin: pin, problems: problems).page
    }

    func addItem(_ visit: Visit) async throws -> Answer {
        do {
            let draft = try EvidenceForm(visit).draft()
            let sight = try await store.read { try EvidenceSight(visit.person, visit.site.policy, in: $0) }
            guard draft.actions.allSatisfy({ sight.actions[$0] != nil }) else { throw NotFound() }
            if case .result(let id)? = draft.content.origin {
                let holder = try await store.read { try PinSource(.result(id), in: $0)?.action }
                guard let holder, sight.actions[holder] != nil else { throw NotFound() }
            }
            let id = try await asProblems { try await acts.add(draft, on: visit.today, by: visit.changer) }
            return .seeOther(EvidencePlaces.item.path(id))
        } catch let problems as Problems { return .page(try await newPage(visit, problems)) }
    }

    /// Always as a download: what was uploaded is never shown as a page of ours.
    func file(_ visit: Visit, _ id: Identifier<Evidence>, _ version: Identifier<EvidenceItem.Version>) async throws -> Answer {
        let item = try await read(id, for: visit).item
        guard item.evidence.setAside == nil,
            case .file(let digest, let name, _)? = item.versions.first(where: { $0.id == version })?.source,
            let digest = Digest(digest)
        else { throw NotFound() }
        return .file(Download(try store.files.bytes(of: digest), type: "application/octet-stream", name: name))
    }

    func edit(_ visit: Visit, _ id: Identifier<Evidence>) async throws -> Answer {
        let kind = try await read(id, for: visit).item.kind
        return try await act(visit, id) {
            let facts = try EvidenceForm(visit).facts(of: kind)
            try await acts.edit(id, facts, version: FormReader(visit.form).version, by: visit.changer)
        }
    }

    func addVersion(_ visit: Visit, _ id: Identifier<Evidence>) async throws -> Answer {
        let kind = try await read(id, for: visit).item.kind
        return try await act(visit, id, then: "#versions") {
            let (content, note) = try EvidenceForm(visit).version(of: kind)
            try await acts.addVersion(of: id, content, note: note, on: visit.today, by: visit.changer)
        }
    }

    func serve(_ visit: Visit, _ id: Identifier<Evidence>) async throws -> Answer {
        let sight = try await read(id, for: visit).sight
        return try await act(visit, id, then: "#serves") {
            guard let action = Identifier<Action>(visit.form["action"]), sight.actions[action] != nil else {
                throw Problems("action", "Choose the action that it serves.")
            }
            try await acts.serve(id, action, on: visit.today, by: visit.changer)
        }
    }

    func serveNoMore(_ visit: Visit, _ id: Identifier<Evidence>, _ action: Identifier<Action>) async throws -> Answer {
        guard try await read(id, for: visit).sight.actions[action] != nil else { throw NotFound() }
        return try await act(visit, id, then: "#serves") { try await acts.serveNoMore(id, action, on: visit.today, by: visit.changer) }
    }

    func setAside(_ visit: Visit, _ id: Identifier<Evidence>) async throws -> Answer {
        try await act(visit, id) {
            var form = FormReader(visit.form)
            let reason = form.text("set-aside", "Say why it does not count.", limit: 500)
            try form.finish()
            try await acts.setAside(id, reason: reason, on: visit.today, by: visit.changer)
        }
    }
}
