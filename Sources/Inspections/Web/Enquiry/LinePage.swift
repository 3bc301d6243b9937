import Inspections
import SiteKit
import Vocabulary

/// One line of enquiry: its questions, the cases looked at, what was offered, what was concluded, and where that went.
struct LinePage {
    /// Cases as this person may have them: with the council's number and page, or as a count.
    struct ShownCase: Sendable {
        let words: String
        let path: String?
        let note: String
    }

    let visit: Visit
    let inspection: InspectionRecord
    let line: LineOfEnquiry
    let cases: [ShownCase]
    let requests: [InspectorsRequest]
    let findings: [Finding]
    let thread: [ThreadStep]
    let problems: Problems?

    /// A line that went into one finding stands on the thread of that finding.
    static func strand(of line: LineOfEnquiry) -> ThreadStrand {
        guard let findings = line.conclusion?.findings, findings.count == 1, let only = findings.first else { return .whole }
        return .finding(only)
    }

    private var mayKeep: Bool { visit.may(.keepEnquiry) }

    var page: Page {
        Page(
            line.title, thread: thread,
            breadcrumbs: [
                ("Inspections", InspectionPlaces.list.path), (inspection.title, InspectionPlaces.show.path(inspection.id)),
                ("Lines of enquiry and requests", InspectionPlaces.enquiry.path(inspection.id)),
            ], problems: problems,
            """
            <h1>\(line.title) <span class="sub">Line of enquiry, since \(line.opened)</span></h1>
            \(line.about.isEmpty ? nil : "<p class=\"pre\">\(line.about)</p>")
            <div class="split"><div><h2>Questions</h2>\(questions)<h2>Cases looked at</h2>\(caseList)<h2>Offered as evidence</h2>\(offers)</div>
            <aside aria-label="Besides"><h2 id="conclusion">What was concluded</h2>\(conclusion)\(asked)</aside></div>
            """)
    }

    private func list(_ items: [HTML], none: HTML) -> HTML { items.isEmpty ? "<p class=\"hint\">\(none)</p>" : "<ul>\(items)</ul>" }

    private func form(_ name: String, _ title: HTML, _ place: PlaceIn<Inspection, LineOfEnquiry>, _ fields: (FormFields) -> HTML) -> HTML? {
        guard mayKeep else { return nil }
        let isThis = visit.form["form"] == name
        let drawn = fields(FormFields(typed: isThis ? visit.form : nil, problems: isThis ? problems : nil))
        return """
            <details\(" open", when: isThis)><summary>\(title)</summary>\(visit.form(to: place.path(inspection.id, line.id), version: name == "conclusion" ? line.version : nil, """
                <input type="hidden" name="form" value="\(name)">\(drawn)<p><button class="btn quiet">\(title)</button></p>
                """))</details>
            """
    }

    private var questions: HTML {
        let items = line.questions.map { "<li>\($0.words)<span class=\"sub\">\($0.day)</span></li>" as HTML }
        return """
            \(list(items, none: "None yet."))\(form("question", "Add a question", InspectionPlaces.addLineQuestion) {
                "\($0.area("question", "In the inspectors’ words", rows: 2))\($0.day("question-day", "Asked on", value: visit.today))"
            })
            """
    }

    private var caseList: HTML {
        let items = cases.map { shown -> HTML in
            let name: HTML = shown.path.map { "<a href=\"\($0)\">\(shown.words)</a>" } ?? "\(shown.words)"
            return "<li>\(name)\(shown.note.isEmpty ? nil : "<span class=\"sub\">\(shown.note)</span>")</li>"
        }
        return """
            \(list(items, none: "None yet."))\(form("cases", "Add cases", InspectionPlaces.addCases) {
                """
                \($0.text("number", "The council’s number of a child’s record", hint: "Only the number is shown here, and only to those who may know of the record.", width: 12))
                \($0.text("count", "Or how many other cases", width: 5))\($0.text("case-note", "What for?", hint: "No name and nothing about a child.", width: 40))
                """
            })
            """
    }

    private var offers: HTML {
        let items = line.offers.map {
            "<li>\($0.title)<span class=\"sub\">\($0.place.isEmpty ? "" : "\($0.place), ")\($0.day)</span></li>" as HTML
        }
        return """
            \(list(items, none: "Nothing yet."))\(form("offer", "Add what was offered", InspectionPlaces.addOffer) {
                """
                \($0.text("offer-title", "What was offered?"))\($0.text("offer-place", "Where is it kept?"))
                \($0.day("offer-day", "Offered on", value: visit.today))
                """
            })
            """
    }

    private var conclusion: HTML {
        let known = line.conclusion
        let words: HTML = known.map(told) ?? "<p class=\"hint\">Not concluded yet.</p>"
        let options = findings.map { (value: $0.id.text, words: $0.text) }
        return """
            \(words)\(form("conclusion", known == nil ? "Record what was concluded" : "Record it anew", InspectionPlaces.concludeLine) { fields in
                """
                \(fields.area("conclusion-words", "What did inspectors conclude?", value: known?.words ?? "", rows: 4))
                \(fields.day("concluded", "On", value: known?.day ?? visit.today))
                \(fields.text("paragraphs", "Paragraphs of their report", hint: "As in 13, 14.", value: known?.paragraphs.map(String.init).joined(separator: ", ") ?? "", width: 12))
                \(options.isEmpty ? nil : fields.choices("finding", "Findings it went into", several: true, options: options, chosen: Set(known?.findings.map(\.text) ?? [])))
                """
            })
            """
    }

    private func told(_ conclusion: LineOfEnquiry.Conclusion) -> HTML {
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
        let path = InspectionPlaces.enquiry.path(inspection.id) + "?line=\(line.id.text)"
        return "<h2>Requests on it</h2><ul>\(items)</ul><p><a href=\"\(path)\">Open them in the log</a></p>"
    }
}
