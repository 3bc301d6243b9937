import GRDB
import Inspections
import SiteKit
import Vocabulary

extension InspectionPages {
    func checkPage(
        _ visit: Visit, _ id: Identifier<Inspection>, problems: Problems? = nil, about finding: Identifier<Finding>? = nil
    ) async throws -> Page {
        let inspection = try await inspection(id, for: visit)
        let read = try await store.read { db in
            CheckPage.Read(
                paragraphs: try InspectionRecords.paragraphs(of: id, in: db), judgements: try InspectionRecords.judgements(of: id, in: db),
                findings: try InspectionRecords.findings(where: "finding.inspection = ?", [id], in: db),
                doubts: try InspectionRecords.doubts(of: id, in: db), opening: try InspectionRecords.reading(of: id, in: db)?.summary ?? [],
                left: try ConfirmationCheck(inspection, in: db).left)
        }
        return CheckPage(visit: visit, inspection: inspection, read: read, themes: themes, problems: problems, failing: finding).page
    }

    @Sendable func setFacts(_ visit: Visit, _ id: Identifier<Inspection>) async throws -> Answer {
        try await orCheckAgain(visit, id, "facts") {
            try await inspections.setFacts(
                try InspectionFacts(visit.form), of: id, version: FormReader(visit.form).version, by: visit.changer)
        }
    }

    @Sendable func setJudgements(_ visit: Visit, _ id: Identifier<Inspection>) async throws -> Answer {
        try await orCheckAgain(visit, id, "judgements") {
            let areas = try await inspection(id, for: visit).framework.areas
            let grades = try areas.map { area in
                let (code, printed) = (visit.form["grade-\(area.id)"], visit.form["printed-\(area.id)"])
                guard code.isEmpty || Grade(rawValue: code) != nil, printed.count <= 100 else {
                    throw Problems("judgement-\(area.id)", "Choose one of the grades for “\(area.shortName)”.")
                }
                let grade = Grade(rawValue: code)
                return (area: area, grade: grade, printed: printed.isEmpty ? grade?.name ?? "" : printed)
            }
            try await inspections.setJudgements(grades, of: id, by: visit.changer)
        }
    }

    @Sendable func settleDoubt(_ visit: Visit, _ id: Identifier<Inspection>) async throws -> Answer {
        try await orCheckAgain(visit, id, "doubts") {
            _ = try await inspection(id, for: visit)
            guard let doubt = Int64(visit.form["doubt"]) else { throw NotFound() }
            let words = visit.form["words"].isEmpty ? "looked at" : String(visit.form["words"].prefix(500))
            try await inspections.settleDoubt(doubt, of: id, words: words, by: visit.changer)
        }
    }

    @Sendable func confirm(_ visit: Visit, _ id: Identifier<Inspection>) async throws -> Answer {
        _ = try await inspection(id, for: visit)
        do {
            try await inspections.confirm(id, person: visit.person.name, on: visit.today, by: visit.changer)
            return .seeOther(InspectionPlaces.show.path(id))
        } catch let problems as Problems {
            return .page(try await checkPage(visit, id, problems: problems))
        }
    }

    @Sendable func addFinding(_ visit: Visit, _ id: Identifier<Inspection>) async throws -> Answer {
        try await orCheckAgain(visit, id, "findings") {
            _ = try await inspection(id, for: visit)
            if let kind = FindingKind(rawValue: visit.form["accept-all"]) {
                try await findings.decideAll(kind, of: id, .accepted, by: visit.changer)
            } else {
                _ = try await findings.add(try FindingWords(visit.form), to: id, by: visit.changer)
            }
        }
    }

    @Sendable func editFinding(_ visit: Visit, _ id: Identifier<Inspection>, _ finding: Identifier<Finding>) async throws -> Answer {
        try await orCheckAgain(visit, id, about: finding) {
            _ = try await self.finding(finding, of: id, for: visit)
            try await findings.edit(finding, try FindingWords(visit.form), version: FormReader(visit.form).version, by: visit.changer)
        }
    }

    @Sendable func decideFinding(_ visit: Visit, _ id: Identifier<Inspection>, _ finding: Identifier<Finding>) async throws -> Answer {
        try await orCheckAgain(visit, id, about: finding) {
            _ = try await self.finding(finding, of: id, for: visit)
            guard let state = Finding.State(rawValue: visit.form["state"]), state != .suggested else { throw NotFound() }
            try await findings.decide(finding, state, by: visit.changer)
        }
    }

    @Sendable func splitFinding(_ visit: Visit, _ id: Identifier<Inspection>, _ finding: Identifier<Finding>) async throws -> Answer {
        try await orCheckAgain(visit, id, about: finding) {
            _ = try await self.finding(finding, of: id, for: visit)
            let pieces = visit.form["pieces"].split(separator: "\n\n").map { String($0).trimmed }.filter { !$0.isEmpty }
            try await findings.split(finding, into: pieces, by: visit.changer)
        }
    }

    @Sendable func mergeFinding(_ visit: Visit, _ id: Identifier<Inspection>, _ finding: Identifier<Finding>) async throws -> Answer {
        try await orCheckAgain(visit, id, about: finding) {
            _ = try await self.finding(finding, of: id, for: visit)
            guard let other = Identifier<Finding>(visit.form["other"]) else {
                throw Problems("other", "Choose the finding that belongs to this one.")
            }
            try await findings.merge(finding, with: other, by: visit.changer)
        }
    }

    /// The same for one finding: what was typed about it stays in its fields, and what is wrong leads there.
    private func orCheckAgain(
        _ visit: Visit, _ id: Identifier<Inspection>, about finding: Identifier<Finding>, _ act: () async throws -> Void
    ) async throws -> Answer {
        do {
            try await act()
            return .seeOther(InspectionPlaces.check.path(id) + "#finding-\(finding)")
        } catch let problems as Problems {
            let placed = Problems(problems.all.map { Problem("\($0.place)-\(finding)", $0.words) })
            return .page(try await checkPage(visit, id, problems: placed, about: finding))
        }
    }

    /// Back to the same place of the check, or the check again with what was wrong.
    private func orCheckAgain(_ visit: Visit, _ id: Identifier<Inspection>, _ place: String, _ act: () async throws -> Void) async throws
        -> Answer
    {
        do {
            try await act()
            return .seeOther(InspectionPlaces.check.path(id) + "#" + place)
        } catch let problems as Problems {
            return .page(try await checkPage(visit, id, problems: problems))
        }
    }
}
