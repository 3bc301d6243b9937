import Inspections
import SiteKit
import Vocabulary

extension InspectionPages {
    func linePage(
        _ visit: Visit, _ id: Identifier<Inspection>, _ line: Identifier<LineOfEnquiry>, _ problems: Problems? = nil
    ) async throws -> Page {
        let inspection = try await inspection(id, for: visit)
        let (found, requests, findings) = try await store.read { db in
            (
                try EnquiryRows.line(line, of: id, in: db), try EnquiryRows.requests(of: id, in: db).filter { $0.line == line },
                try InspectionRecords.findings(of: id, in: db)
            )
        }
        return LinePage(
            visit: visit, inspection: inspection, line: found, cases: try await shown(found.cases, visit), requests: requests,
            findings: findings, thread: try await thread.steps(id, LinePage.strand(of: found), at: .inspection, visit), problems: problems
        ).page
    }

    /// The cases as this person may have them. One whose record is not there for them is not there here either.
    private func shown(_ cases: [LineOfEnquiry.Cases], _ visit: Visit) async throws -> [LinePage.ShownCase] {
        let records = cases.compactMap { if case .record(let child, _) = $0 { child } else { nil } }
        let numbers = try await self.cases.tell(records, visit)
        return cases.compactMap { looked -> LinePage.ShownCase? in
            switch looked {
            case .record(let child, let note):
                return numbers[child].map { LinePage.ShownCase(words: "Record \($0.number)", path: $0.path, note: note) }
            case .count(let count, let note):
                return LinePage.ShownCase(words: "\(count) other \(count == 1 ? "case" : "cases")", path: nil, note: note)
            }
        }
    }

    /// Adds to a line and shows it again, with what was wrong where something was.
    private func act(
        _ visit: Visit, _ id: Identifier<Inspection>, _ line: Identifier<LineOfEnquiry>, _ body: @Sendable () async throws -> Void
    ) async throws -> Answer {
        _ = try await inspection(id, for: visit)
        do {
            try await body()
            return .seeOther(InspectionPlaces.line.path(id, line))
        } catch let refusal as EnquiryRefusal {
            return .page(try await linePage(visit, id, line, Problems("concluded", refusal.words)))
        } catch let problems as Problems {
            return .page(try await linePage(visit, id, line, problems))
        }
    }

    @Sendable func addLineQuestion(_ visit: Visit, _ id: Identifier<Inspection>, _ line: Identifier<LineOfEnquiry>) async throws -> Answer {
        try await act(visit, id, line) {
            var form = FormReader(visit.form)
            let words = form.text("question", "Write the question.", limit: 2000)
            let day = form.day("question-day", "Give the day.")
            try form.finish()
            guard let day else { return }
            try await enquiry.addQuestion(.init(day: day, words: words), to: line, of: id, by: visit.changer)
        }
    }

    @Sendable func addCases(_ visit: Visit, _ id: Identifier<Inspection>, _ line: Identifier<LineOfEnquiry>) async throws -> Answer {
        try await act(visit, id, line) {
            var form = FormReader(visit.form)
            let (number, count) = (form.optionalText("number", limit: 40), form.optionalText("count", limit: 5))
            let note = form.optionalText("case-note", limit: 300)
            if number.isEmpty == count.isEmpty { form.note(Problem("number", "Give the number of one record, or how many other cases.")) }
            if !count.isEmpty, (Int(count).map { !(1...9999).contains($0) }) ?? true {
                form.note(Problem("count", "Give a number of cases, as in 6."))
            }
            try form.finish()
            if let many = Int(count) {
                try await enquiry.addCases(.count(many, note: note), to: line, of: id, by: visit.changer)
                return
            }
            guard let child = try await cases.find(number, visit) else {
                throw Problems("number", "There is no record of this number that you can open.")
            }
            try await enquiry.addCases(.record(child, note: note), to: line, of: id, by: visit.changer)
        }
    }

    @Sendable func addOffer(_ visit: Visit, _ id: Identifier<Inspection>, _ line: Identifier<LineOfEnquiry>) async throws -> Answer {
        try await act(visit, id, line) {
            var form = FormReader(visit.form)
            let title = form.text("offer-title", "Say what was offered.", limit: 300)
            let place = form.optionalText("offer-place", limit: 300)
            let day = form.day("offer-day", "Give the day.")
            try form.finish()
            guard let day else { return }
            try await enquiry.addOffer(.init(day: day, title: title, place: place), to: line, of: id, by: visit.changer)
        }
    }

    @Sendable func concludeLine(_ visit: Visit, _ id: Identifier<Inspection>, _ line: Identifier<LineOfEnquiry>) async throws -> Answer {
        try await act(visit, id, line) {
            var form = FormReader(visit.form)
            let words = form.text("conclusion-words", "Say what inspectors concluded.", limit: 5000)
            let day = form.day("concluded", "Give the day.")
            let typed = form.optionalText("paragraphs", limit: 200).split { !$0.isNumber }.compactMap { Int($0) }
            try form.finish()
            guard let day else { return }
            let findings = visit.form.all("finding").compactMap { Identifier<Finding>($0) }
            try await enquiry.conclude(
                line, of: id, .init(day: day, words: words, paragraphs: typed, findings: findings), version: form.version,
                by: visit.changer)
        }
    }
}
