import Scrutiny
import SiteKit
import Vocabulary

extension ScrutinyPages {
    func registerClearing(on site: inout Site) {
        site.get(ScrutinyPlaces.clear, .clearReport) { visit, id, step in .page(try await answerPage(visit, id, step)) }
        site.post(ScrutinyPlaces.clear, .clearReport, answer)
        site.get(ScrutinyPlaces.clearanceSteps, .writeReport) { visit, id in .page(try await stepsPage(visit, id)) }
        site.post(ScrutinyPlaces.clearanceSteps, .writeReport) { visit, id in
            do {
                let steps = try ReportFormReader.steps(visit.form)
                try await scrutiny.editClearance(of: id, steps, by: visit.changer)
                return .seeOther(ScrutinyPlaces.report.path(id) + "#clearance")
            } catch let problems as Problems {
                return .page(try await stepsPage(visit, id, problems))
            }
        }
    }

    private func answerPage(
        _ visit: Visit, _ id: Identifier<CommitteeReport>, _ step: Identifier<Clearance>, _ problems: Problems? = nil
    ) async throws -> Page {
        let file = try await scrutiny.file(id)
        guard let clearance = file.report.clearance.first(where: { $0.id == step }) else { throw NotFound() }
        return AnswerPage.page(ReportHead(visit: visit, file: file), clearance, thread: try await steps(file, visit), problems)
    }

    @Sendable private func answer(_ visit: Visit, _ id: Identifier<CommitteeReport>, _ step: Identifier<Clearance>) async throws -> Answer {
        do {
            var reader = FormReader(visit.form)
            let answer = visit.form["answer"]
            if !["cleared", "not-cleared"].contains(answer) { reader.note(Problem("answer", "Choose whether you clear it.")) }
            let words = reader.optionalText("words", limit: 2000)
            try reader.finish()
            try await scrutiny.answerClearance(
                step, of: id, isCleared: answer == "cleared", words: words, today: visit.today, version: reader.version, by: visit.changer)
            return .seeOther(ScrutinyPlaces.report.path(id) + "#clearance")
        } catch let problems as Problems {
            return .page(try await answerPage(visit, id, step, problems))
        }
    }

    private func stepsPage(_ visit: Visit, _ id: Identifier<CommitteeReport>, _ problems: Problems? = nil) async throws -> Page {
        let file = try await scrutiny.file(id)
        let head = ReportHead(visit: visit, file: file)
        let form = visit.form(
            to: ScrutinyPlaces.clearanceSteps.path(id),
            """
            \(ClearanceFields.html(visit, file.report.clearance.map(\.step), problems))
            <p><button class="btn">Save who clears it</button></p>
            """)
        return Page(
            "Who clears this report", thread: try await steps(file, visit), breadcrumbs: head.innerTrail, problems: problems,
            """
            <h1>Who clears this report</h1><p>Answers that were given stay with their step. The council’s form is not changed.</p>\(form)
            """)
    }
}
