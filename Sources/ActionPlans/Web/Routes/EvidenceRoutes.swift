import ActionPlans
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

    func addMeasure(_ visit: Visit, _ plan: Identifier<Plan>, _ id: Identifier<Action>) async throws -> Answer {
        try await act(visit, plan, id, then: "#measures") {
            var form = FormReader(visit.form)
            let name = form.text("measure", "Give the name of the measure.", limit: 200)
            let source = form.text("source", "Say where its figures come from.", limit: 200)
            let value = form.optionalText("value", limit: 100)
            let day = value.isEmpty ? form.optionalDay("measured") : form.day("measured", "Give the day of the value.")
            if let day, day > visit.today { form.note(Problem("measured", "\(day) lies ahead. Give the day of the figure.")) }
            try form.finish()
            try await acts.addMeasure(
                to: id, name: name, source: source, value: value.isEmpty ? nil : value, on: day ?? visit.today, by: visit.changer)
        }
    }

    func addReading(_ visit: Visit, _ plan: Identifier<Plan>, _ id: Identifier<MeasureNote>) async throws -> Answer {
        let read = try await read(plan, for: visit)
        guard let action = read.actions.first(where: { $0.measures.contains { $0.id == id } }) else { throw NotFound() }
        return try await act(visit, plan, action.id, then: "#measures") {
            var form = FormReader(visit.form)
            let value = form.text("value-\(id)", "Give the latest value.", limit: 100)
            let day = form.day("measured-\(id)", "Give the day of the value.")
            if let day, day > visit.today { form.note(Problem("measured-\(id)", "\(day) lies ahead. Give the day of the figure.")) }
            try form.finish()
            try await acts.addReading(of: id, value: value, on: day ?? visit.today, by: visit.changer)
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
