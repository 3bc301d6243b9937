import ActionPlans
import GRDB
import SiteKit
import Vocabulary

@testable import ActionPlansWeb

/// Evidence before it is kept, as these tests add it: without its text, which is the business of the evidence’s own domain.
struct EvidenceDraft {
    enum Content {
        case link(String)
        case file(name: String, bytes: [UInt8])
    }

    var title: String
    var grade: EvidenceGrade?
    var content: Content

    init(title: String, grade: EvidenceGrade? = nil, content: Content) { (self.title, self.grade, self.content) = (title, grade, content) }
}

extension ActionPlanStore {
    @discardableResult
    func addEvidence(to id: Identifier<Action>, _ draft: EvidenceDraft, on day: Day, by changer: Changer) async throws -> Identifier<
        Evidence
    > {
        let source: Evidence.Source =
            switch draft.content {
            case .link(let link): .link(link)
            case .file(let name, let bytes): .file(digest: try store.files.keep(bytes).text, name: name, size: bytes.count)
            }
        let evidence = Evidence(title: draft.title, grade: draft.grade, source: source, day: day, author: "Ada Lowe")
        try await store.change(by: changer, .updateAction, on: id.text) { db in
            var action = try self.action(id, in: db)
            try action.attach(evidence)
            _ = try EvidenceRows.insert(evidence, by: changer, in: db)
            try EvidenceRows.link(evidence.id, to: id, on: day, by: "Ada Lowe", in: db)
        }
        return evidence.id
    }

    func setAside(_ evidence: Identifier<Evidence>, reason: String, on day: Day, by changer: Changer) async throws {
        try await store.change(by: changer, .updateAction, on: evidence.text) { db in
            try db.execute(
                sql: "UPDATE evidence_item SET set_aside_on = ?, set_aside_reason = ? WHERE id = ?", arguments: [day, reason, evidence])
        }
    }
}
