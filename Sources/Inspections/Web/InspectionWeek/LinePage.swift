import Inspections
import SiteKit
import Vocabulary

extension InspectionPages {
    func linePage(
        _ request: PageRequest, _ id: Identifier<Inspection>, _ line: Identifier<LineOfEnquiry>, _ problems: Problems? = nil
    ) async throws -> Page {
        let inspection = try await inspection(id, for: request)
        let (found, requests, findings) = try await store.read { db in
            (
                try InspectionWeekRows.line(line, of: id, in: db),
                try InspectionWeekRows.requests(of: id, in: db).filter { $0.line == line },
                try InspectionRecords.findings(of: id, in: db)
            )
        }
        return LinePage(
            request: request, inspection: inspection, line: found, cases: try await shown(found.cases, request), requests: requests,
            findings: findings, thread: try await thread.steps(id, LinePage.scope(of: found), at: .inspection, request), problems: problems
        ).page
    }

    /// The cases that this person may see. A record they may not see is left out.
    private func shown(_ cases: [LineOfEnquiry.Cases], _ request: PageRequest) async throws -> [LinePage.ShownCase] {
        let records = cases.compactMap { if case .record(let child, _) = $0 { child } else { nil } }
        let numbers = try await self.cases.tell(records, request)
        return cases.compactMap { looked -> LinePage.ShownCase? in
            switch looked {
            case .record(let child, let note):
                return numbers[child].map { LinePage.ShownCase(words: "Child \($0.number)", path: $0.path, note: note) }
            case .count(let count, let note):
                return LinePage.ShownCase(words: "\(count) other \(count == 1 ? "case" : "cases")", path: nil, note: note)
            }
        }
    }

    /// Adds to a line and shows it again, with any problems.
    private func act(
        _ request: PageRequest, _ id: Identifier<Inspection>, _ line: Identifier<LineOfEnquiry>, _ body: @Sendable () async throws -> Void
    ) async throws -> Answer {
        _ = try await inspection(id, for: request)
        do {
            try await body()
            return .seeOther(InspectionPlaces.line.path(id, line))
        } catch let refusal as InspectionWeekRefusal {
            return .page(try await linePage(request, id, line, Problems("concluded", refusal.words)))
        } catch let problems as Problems {
            return .page(try await linePage(request, id, line, problems))
        }
    }

    @Sendable func addLineQuestion(_ request: PageRequest, _ id: Identifier<Inspection>, _ line: Identifier<LineOfEnquiry>) async throws
        -> Answer
    {
        try await act(request, id, line) {
            var form = FormReader(request.form)
            let words = form.text("question", "Enter the question.", limit: 2000)
            let day = form.day("question-day", "Enter the date.")
            try await week.addQuestion(.init(day: try form.finish(day), words: words), to: line, of: id, by: request.changer)
        }
    }

    @Sendable func addCases(_ request: PageRequest, _ id: Identifier<Inspection>, _ line: Identifier<LineOfEnquiry>) async throws -> Answer
    {
        try await act(request, id, line) {
            var form = FormReader(request.form)
            let (number, count) = (form.optionalText("number", limit: 40), form.optionalText("count", limit: 5))
            let note = form.optionalText("case-note", limit: 300)
            if number.isEmpty == count.isEmpty { form.note(Problem("number", "Enter a child ID, or a number of other cases.")) }
            if !count.isEmpty, (Int(count).map { !(1...9999).contains($0) }) ?? true {
                form.note(Problem("count", "Enter a number of cases, for example 6."))
            }
            try form.finish()
            if let many = Int(count) {
                try await week.addCases(.count(many, note: note), to: line, of: id, by: request.changer)
                return
            }
            guard let child = try await cases.find(number, request) else {
                throw Problems("number", "There is no record with this child ID that you can open.")
            }
            try await week.addCases(.record(child, note: note), to: line, of: id, by: request.changer)
        }
    }

    @Sendable func addOffer(_ request: PageRequest, _ id: Identifier<Inspection>, _ line: Identifier<LineOfEnquiry>) async throws -> Answer
    {
        try await act(request, id, line) {
            var form = FormReader(request.form)
            let title = form.text("offer-title", "Enter what was offered.", limit: 300)
            let place = form.optionalText("offer-place", limit: 300)
            let day = form.day("offer-day", "Enter the date.")
            try await week.addOffer(.init(day: try form.finish(day), title: title, place: place), to: line, of: id, by: request.changer)
        }
    }

    @Sendable func concludeLine(_ request: PageRequest, _ id: Identifier<Inspection>, _ line: Identifier<LineOfEnquiry>) async throws
        -> Answer
    {
        try await act(request, id, line) {
            var form = FormReader(request.form)
            let words = form.text("conclusion-words", "Enter what inspectors concluded.", limit: 5000)
            let day = form.day("concluded", "Enter the date.")
            let typed = form.optionalText("paragraphs", limit: 200).split { !$0.isNumber }.compactMap { Int($0) }
            let concluded = try form.finish(day)
            let findings = request.form.all("finding").compactMap { Identifier<Finding>($0) }
            try await week.conclude(
                line, of: id, .init(day: concluded, words: words, paragraphs: typed, findings: findings), version: form.version,
                by: request.changer)
        }
    }
}

/// One line of enquiry: its questions, the cases reviewed, the evidence offered, and the conclusion.
struct LinePage {
    /// A case as shown: with its child ID and page, or as a count.
    struct ShownCase: Sendable {
        let words: String
        let path: String?
        let note: String
    }

    let request: PageRequest
    let inspection: InspectionRecord
    let line: LineOfEnquiry
    let cases: [ShownCase]
    let requests: [InspectorsRequest]
    let findings: [Finding]
    let thread: [ThreadStep]
    let problems: Problems?

    /// A line that led to one finding is on the golden thread of that finding.
    static func scope(of line: LineOfEnquiry) -> ThreadScope {
        guard let findings = line.conclusion?.findings, findings.count == 1, let only = findings.first else { return .whole }
        return .finding(only)
    }

    private var mayKeep: Bool { request.may(.manageInspectionWeek) }

    var page: Page {
        Page(
            line.title, thread: thread,
            breadcrumbs: [
                ("Inspections", InspectionPlaces.list.path), (inspection.title, InspectionPlaces.show.path(inspection.id)),
                ("Inspection week", InspectionPlaces.week.path(inspection.id)),
            ], problems: problems,
            """
            <h1>\(line.title) <span class="sub">Line of enquiry, since \(line.opened)</span></h1>
            \(line.about.isEmpty ? nil : "<p class=\"pre\">\(line.about)</p>")
            <div class="split"><div><h2>Questions</h2>\(questions)<h2>Cases reviewed</h2>\(caseList)<h2>Evidence offered</h2>\(offers)</div>
            <aside aria-label="Conclusion and requests"><h2 id="conclusion">Conclusion</h2>\(conclusion)\(asked)</aside></div>
            """)
    }

    private func list(_ items: [HTML], none: HTML) -> HTML { items.isEmpty ? "<p class=\"hint\">\(none)</p>" : "<ul>\(items)</ul>" }

    private func form(_ name: String, _ title: HTML, _ place: PlaceIn<Inspection, LineOfEnquiry>, _ fields: (FormFields) -> HTML) -> HTML? {
        guard mayKeep else { return nil }
        let isThis = request.form["form"] == name
        let drawn = fields(FormFields(typed: isThis ? request.form : nil, problems: isThis ? problems : nil))
        return """
            <details\(" open", when: isThis)><summary>\(title)</summary>\(request.form(to: place.path(inspection.id, line.id), version: name == "conclusion" ? line.version : nil, """
                <input type="hidden" name="form" value="\(name)">\(drawn)<p><button class="btn quiet">\(title)</button></p>
                """))</details>
            """
    }

    private var questions: HTML {
        let items = line.questions.map { "<li>\($0.words)<span class=\"sub\">\($0.day)</span></li>" as HTML }
        return """
            \(list(items, none: "None."))\(form("question", "Add a question", InspectionPlaces.addLineQuestion) {
                "\($0.area("question", "Question, in the inspectors’ words", rows: 2))\($0.day("question-day", "Date asked", value: request.today))"
            })
            """
    }

    private var caseList: HTML {
        let items = cases.map { shown -> HTML in
            let name: HTML = shown.path.map { "<a href=\"\($0)\">\(shown.words)</a>" } ?? "\(shown.words)"
            return "<li>\(name)\(shown.note.isEmpty ? nil : "<span class=\"sub\">\(shown.note)</span>")</li>"
        }
        return """
            \(list(items, none: "None."))\(form("cases", "Add cases", InspectionPlaces.addCases) {
                """
                \($0.text("number", "Child ID", hint: "Only the ID is shown, and only to people who can open the record.", width: 12))
                \($0.text("count", "Or number of other cases", width: 5))\($0.text("case-note", "Purpose (optional)", hint: "No names and nothing about a child.", width: 40))
                """
            })
            """
    }

    private var offers: HTML {
        let items = line.offers.map {
            "<li>\($0.title)<span class=\"sub\">\($0.place.isEmpty ? "" : "\($0.place), ")\($0.day)</span></li>" as HTML
        }
        return """
            \(list(items, none: "None."))\(form("offer", "Add evidence offered", InspectionPlaces.addOffer) {
                """
                \($0.text("offer-title", "Evidence"))\($0.text("offer-place", "Where it is stored (optional)"))
                \($0.day("offer-day", "Date offered", value: request.today))
                """
            })
            """
    }

    private var conclusion: HTML {
        let known = line.conclusion
        let words: HTML = known.map(shown) ?? "<p class=\"hint\">There is no conclusion yet.</p>"
        let options = findings.map { (value: $0.id.text, words: $0.text) }
        return """
            \(words)\(form("conclusion", known == nil ? "Record the conclusion" : "Replace the conclusion", InspectionPlaces.concludeLine) { fields in
                """
                \(fields.area("conclusion-words", "What inspectors concluded", value: known?.words ?? "", rows: 4))
                \(fields.day("concluded", "Date", value: known?.day ?? request.today))
                \(fields.text("paragraphs", "Paragraphs of the report (optional)", hint: "For example 13, 14.", value: known?.paragraphs.map(String.init).joined(separator: ", ") ?? "", width: 12))
                \(options.isEmpty ? nil : fields.choices("finding", "Findings it led to (optional)", several: true, options: options, chosen: Set(known?.findings.map(\.text) ?? [])))
                """
            })
            """
    }

    private func shown(_ conclusion: LineOfEnquiry.Conclusion) -> HTML {
        let went = findings.filter { conclusion.findings.contains($0.id) }.map {
            "<li><a href=\"\(InspectionPlaces.finding.path(inspection.id, $0.id))\">\($0.text)</a></li>" as HTML
        }
        let places: HTML? =
            conclusion.paragraphs.isEmpty
            ? nil : "<p>In the report: \(paragraphLinks(conclusion.paragraphs, in: InspectionPlaces.text.path(inspection.id)))</p>"
        return
            "<p class=\"pre\">\(conclusion.words)</p><p class=\"hint\">\(conclusion.day)</p>\(places)\(went.isEmpty ? nil : "<ul>\(went)</ul>")"
    }

    private var asked: HTML? {
        guard !requests.isEmpty else { return nil }
        let items = requests.map {
            "<li>\($0.reference) \($0.words)<span class=\"sub\">\($0.isOpen ? "open" : "answered")</span></li>" as HTML
        }
        let path = InspectionPlaces.week.path(inspection.id) + "?line=\(line.id.text)"
        return "<h2>Requests</h2><ul>\(items)</ul><p><a href=\"\(path)\">View them in the log</a></p>"
    }
}

/// Child IDs, as the children's records give them to whoever asks. The records belong to another module, so the composition provides
/// them. A record that a person may not see has no ID for them and is not counted.
package struct CaseNumbers: Sendable {
    package typealias Find = @Sendable (String, PageRequest) async throws -> String?
    package typealias Tell = @Sendable ([String], PageRequest) async throws -> [String: (number: String, path: String)]

    /// The record with a child ID; nil where there is none that this person may see.
    let find: Find
    /// Child IDs and pages of the records that this person may see. Each view is audited before this returns.
    let tell: Tell

    package init(find: @escaping Find, tell: @escaping Tell) {
        self.find = find
        self.tell = tell
    }

    /// Where there are no records of children.
    package static let none = CaseNumbers(find: { _, _ in nil }, tell: { _, _ in [:] })
}
