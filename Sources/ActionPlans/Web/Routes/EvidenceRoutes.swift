import ActionPlans
import Indicators
import SiteKit
import Vocabulary

extension ActionPlanPages {
    func addEvidence(_ visit: Visit, _ plan: Identifier<Plan>, _ id: Identifier<Action>) async throws -> Answer {
        try await act(visit, plan, id, then: "#evidence") {
            var form = FormReader(visit.form)
            let title = form.text("title", "Say what the evidence shows.", limit: 200)
            let grade = form.choice("grade", "Say what it shows: activity, output, practice or a difference.", as: EvidenceGrade.self)
            let link = form.optionalText("link", limit: 2000)
            let upload = visit.files.first { $0.field == "file" && !$0.name.isEmpty }
            if upload == nil, link.isEmpty { form.note(Problem("link", "Give a link, or choose a file.")) }
            if upload != nil, !link.isEmpty { form.note(Problem("link", "Give a link or a file, not both: add them one after the other.")) }
            try form.finish()
            let content: EvidenceDraft.Content =
                if let upload { .file(name: try EvidenceFile.check(upload), bytes: Array(upload.bytes)) } else {
                    .link(try EvidenceFile.check(link: link))
                }
            try await acts.addEvidence(
                to: id, EvidenceDraft(title: title, grade: grade, content: content), on: visit.today, by: visit.changer)
        }
    }

    /// Always as a download: what was uploaded is never shown as a page of ours.
    func evidence(_ visit: Visit, _ plan: Identifier<Plan>, _ id: Identifier<Evidence>) async throws -> Answer {
        let (_, piece) = try await piece(visit, plan, id)
        guard piece.setAside == nil, case .file(let digest, let name, _) = piece.source, let digest = Digest(digest) else {
            throw NotFound()
        }
        return .file(Download(try store.files.bytes(of: digest), type: "application/octet-stream", name: name))
    }

    func setEvidenceAside(_ visit: Visit, _ plan: Identifier<Plan>, _ id: Identifier<Evidence>) async throws -> Answer {
        let (action, _) = try await piece(visit, plan, id)
        return try await act(visit, plan, action.id, then: "#evidence") {
            var form = FormReader(visit.form)
            let reason = form.text("set-aside-\(id)", "Say why it does not count.", limit: 500)
            try form.finish()
            try await acts.setAside(id, reason: reason, on: visit.today, by: visit.changer)
        }
    }

    func gradeEvidence(_ visit: Visit, _ plan: Identifier<Plan>, _ id: Identifier<Evidence>) async throws -> Answer {
        let (action, _) = try await piece(visit, plan, id)
        return try await act(visit, plan, action.id, then: "#evidence") {
            var form = FormReader(visit.form)
            let grade = form.choice("grade-\(id)", "Say what it shows.", as: EvidenceGrade.self)
            try form.finish()
            if let grade { try await acts.grade(id, as: grade, by: visit.changer) }
        }
    }

    func linkMeasure(_ visit: Visit, _ plan: Identifier<Plan>, _ id: Identifier<Action>) async throws -> Answer {
        try await act(visit, plan, id, then: "#measures") {
            if let measure = Identifier<Measure>(visit.form["unlink"]) {
                return try await acts.unlink(measure, from: id, by: visit.changer)
            }
            var form = FormReader(visit.form)
            let measure = form.identifier("measure", "Choose a measure.") as Identifier<Measure>?
            try form.finish()
            guard let measure else { return }
            try await acts.link(measure, to: id, on: visit.today, by: visit.changer)
        }
    }

    private func piece(_ visit: Visit, _ plan: Identifier<Plan>, _ id: Identifier<Evidence>) async throws -> (Action, Evidence) {
        let read = try await read(plan, for: visit)
        for action in read.actions {
            if let piece = action.evidence.first(where: { $0.id == id }) { return (action, piece) }
        }
        throw NotFound()
    }
}
