import Scrutiny
import SiteKit
import Vocabulary

extension ScrutinyPages {
    func registerChecking(on site: inout Site) {
        site.get(ScrutinyPlaces.check, .readReports) { visit, id in
            let file = try await scrutiny.file(id)
            return .page(CheckPage.page(ReportHead(visit: visit, file: file), thread: try await steps(file, visit)))
        }
        site.post(ScrutinyPlaces.pasted, .writeReport) { visit, id in
            let file = try await scrutiny.file(id)
            var reader = FormReader(visit.form)
            let text = reader.text("text", "Paste the text that is to be checked.", limit: 200_000)
            try reader.finish()
            let check = ClaimCheck(pasted: text, against: file.record, facts: file.report.facts)
            return .page(CheckPage.pasted(ReportHead(visit: visit, file: file), check))
        }
        site.get(ScrutinyPlaces.tie, .writeReport) { visit, id in
            .page(try await tiePage(visit, id, visit.query["point"]))
        }
        site.post(ScrutinyPlaces.tie, .writeReport, tie)
        site.post(ScrutinyPlaces.untie, .writeReport) { visit, id in
            try await scrutiny.untieClaim(SentenceKey(kept: visit.form["sentence"]), of: id, by: visit.changer)
            return .seeOther(ScrutinyPlaces.check.path(id))
        }
        site.post(ScrutinyPlaces.settle, .writeReport, settle)
    }

    private func tiePage(_ visit: Visit, _ id: Identifier<CommitteeReport>, _ point: String, _ problems: Problems? = nil) async throws
        -> Page
    {
        let file = try await scrutiny.file(id)
        let problem = try file.problem(point)
        return TiePage.page(ReportHead(visit: visit, file: file), problem, problems)
    }

    @Sendable private func tie(_ visit: Visit, _ id: Identifier<CommitteeReport>) async throws -> Answer {
        let point = visit.form["point"]
        do {
            let problem = try await scrutiny.file(id).problem(point)
            var reader = FormReader(visit.form)
            let kind: Tie.Kind? = reader.choice("kind", "Choose what the sentence rests on.")
            try reader.finish()
            guard let kind else { throw NotFound() }
            let chosen =
                kind == .evidence ? try await scrutiny.file(id).record.evidence.first { $0.id.text == visit.form["evidence"] } : nil
            guard let tie = Tie(kind, reference: chosen?.title ?? visit.form[kind.rawValue]) else {
                throw Problems(kind.rawValue, "Say which: \(kind.words.lowercased()).")
            }
            try await scrutiny.tieClaim(
                problem.excerpt, of: id, to: tie, evidence: chosen?.id, today: visit.today, by: visit.changer)
            return .seeOther(ScrutinyPlaces.check.path(id))
        } catch let problems as Problems {
            return .page(try await tiePage(visit, id, point, problems))
        }
    }

    @Sendable private func settle(_ visit: Visit, _ id: Identifier<CommitteeReport>) async throws -> Answer {
        let problem = try await scrutiny.file(id).problem(visit.form["point"])
        guard problem.maySettle else { throw Problems("", "No reason settles this point. \(problem.mend)") }
        var reader = FormReader(visit.form)
        let reason = reader.text("reason", "Give the reason why this point may stay as it is. It is kept with your name.", limit: 1000)
        try reader.finish()
        try await scrutiny.settleProblem(problem.id, of: id, reason: reason, today: visit.today, by: visit.changer)
        return .seeOther(ScrutinyPlaces.check.path(id))
    }
}

extension ReportProblem {
    /// Short enough for an address.
    var code: String { String(Digest(of: id).text.prefix(24)) }
}

extension ReportFile {
    func problem(_ code: String) throws -> ReportProblem {
        guard let problem = check.problems.first(where: { $0.code == code }) else { throw NotFound() }
        return problem
    }
}
