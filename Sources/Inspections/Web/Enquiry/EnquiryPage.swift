import Inspections
import SiteKit
import Vocabulary

/// An inspection week: the lines of enquiry, and what inspectors asked for with times. The quickest thing to do on it is to log a request.
struct EnquiryPage {
    let visit: Visit
    let inspection: InspectionRecord
    let lines: [LineOfEnquiry]
    let requests: [InspectorsRequest]
    let now: Moment
    let thread: [ThreadStep]
    let problems: Problems?

    private var isLogging: Bool { visit.may(.keepEnquiry) }
    private var query: RequestQuery { RequestQuery(visit) }

    private let columns = [
        Table.Column("No.", sort: "number"), Table.Column("What they asked for"), Table.Column("Asked", sort: "asked"),
        Table.Column("Wanted by", sort: "due"), Table.Column("Who sees to it", sort: "owner"), Table.Column("Answer"),
    ]

    var page: Page {
        let open = requests.count(where: \.isOpen)
        let late = requests.count { RequestLate.holds($0, at: now) }
        return Page(
            "Lines of enquiry and requests", thread: thread,
            breadcrumbs: [("Inspections", InspectionPlaces.list.path), (inspection.title, InspectionPlaces.show.path(inspection.id))],
            problems: problems,
            """
            <h1>Lines of enquiry and requests</h1><p class="hint">\(inspection.title)\(" · under embargo: only its named readers see this", when: inspection.state.isUnderEmbargo)</p>
            <dl class="figures"><div><dt>Requests open</dt><dd class="num">\(open) of \(requests.count)<small>\(late) past their time</small></dd></div>
            <div><dt>Lines of enquiry</dt><dd class="num">\(lines.count)<small>\(lines.count { $0.conclusion == nil }) open</small></dd></div></dl>
            \(logForm)<h2 id="requests">Requests</h2>\(list)<h2 id="lines">Lines of enquiry</h2>\(lineList)
            """)
    }

    /// One row to type in; the time may be left empty and is then that of saving.
    private var logForm: HTML? {
        guard isLogging else { return nil }
        let fields = FormFields(typed: visit.form.has("asked-by") ? visit.form : nil, problems: problems)
        let choices = [(value: "", words: "None yet")] + lines.map { (value: $0.id.text, words: $0.title) }
        return """
            <div class="unprinted"><h2 id="log">Log a request</h2>\(visit.form(to: InspectionPlaces.logRequest.path(inspection.id), """
                \(fields.area("words", "What do they ask for?", rows: 2))
                <div class="row">\(fields.text("asked-by", "Asked by", value: requests.last?.askedBy ?? "", width: 25))
                \(fields.text("request-owner", "Who sees to it?", width: 25))</div>
                <div class="row">\(fields.text("wanted-time", "Wanted by: time", hint: "As in 14:30. Left empty: no time was named.", width: 6))
                \(fields.select("wanted-day", "Wanted by: day", options: (0...4).map { ((visit.today + $0).iso, (visit.today + $0).withWeekday) }))</div>
                \(fields.select("line", "Line of enquiry", options: choices))
                <details\(" open", when: isEarlier("asked"))><summary>It was asked earlier</summary>\(earlier(fields, "asked", "Asked"))</details>
                <p><button class="btn">Log it</button></p>
                """))</div>
            """
    }

    private var list: HTML {
        if requests.isEmpty { return "<p class=\"note\">Nothing has been asked for yet.</p>" }
        let found = query.found(in: requests, at: now)
        let table: HTML =
            found.isEmpty
            ? "<p class=\"note\">Nothing fits these filters. Take one away to see more.</p>"
            : Table("\(found.count) of \(requests.count) requests", columns, rows: found.map(row)).html(visit)
        return """
            \(filters.html(visit))\(table)<p class="small"><a href="\(InspectionPlaces.enquiryCSV.path(inspection.id))\(again)">This list as CSV</a></p>
            """
    }

    private var again: String {
        let pairs = visit.query.pairs.filter { !$0.value.isEmpty }.map { "\($0.name.asQueryValue)=\($0.value.asQueryValue)" }
        return pairs.isEmpty ? "" : "?" + pairs.joined(separator: "&")
    }

    private func row(_ request: InspectorsRequest) -> HTML {
        let line = lines.first { $0.id == request.line }.map {
            "<span class=\"sub\"><a href=\"\(InspectionPlaces.line.path(inspection.id, $0.id))\">\($0.title)</a></span>" as HTML
        }
        let isLate = RequestLate.holds(request, at: now)
        return Table.row(
            columns,
            [
                "\(request.reference)", "\(request.words)\(line)",
                "\(request.asked.description)<span class=\"sub\">\(request.askedBy)</span>",
                "\(request.due?.description ?? "no time named")", "\(request.owner.isEmpty ? "nobody yet" : request.owner)",
                answer(request, isLate: isLate),
            ], late: isLate)
    }

    private func answer(_ request: InspectorsRequest, isLate: Bool) -> HTML {
        let told = request.answers.map { answer -> HTML in
            let documents = answer.documents.map { "<li>\($0)</li>" as HTML }
            return """
                \(answer.words)<span class="sub">\(answer.by), \(answer.at.description)</span>\(documents.isEmpty ? nil : "<ul>\(documents)</ul>")
                """
        }
        let tag: HTML? = request.isOpen ? Tag(isLate ? "Open, past its time" : "Open", isLate ? .square : .hollow).html : nil
        return "\(tag)\(told.joined("<br>"))\(answerForm(request))"
    }

    private func answerForm(_ request: InspectorsRequest) -> HTML? {
        guard isLogging else { return nil }
        let number = request.number
        let isThis = visit.form["request"] == request.id.text
        let fields = FormFields(typed: isThis ? visit.form : nil, problems: isThis ? problems : nil)
        return """
            <details\(" open", when: isThis)><summary>\(request.isOpen ? "Answer" : "Add to the answer")<span class="unseen"> of \(request.reference)</span></summary>
            \(visit.form(to: InspectionPlaces.answerRequest.path(inspection.id, request.id), """
                <input type="hidden" name="request" value="\(request.id)">
                \(fields.area("answer-\(number)", "What was answered?", rows: 2))
                \(fields.area("documents-\(number)", "Documents given, one a line", rows: 2))
                \(fields.text("by-\(number)", "Answered by", value: request.owner.isEmpty ? visit.person.name : request.owner))
                <details\(" open", when: isEarlier("answered-\(number)"))><summary>It was answered earlier</summary>\(earlier(fields, "answered-\(number)", "Answered"))</details>
                <p><button class="btn quiet">Save the answer</button></p>
                """))</details>
            """
    }

    /// A time that is not now: typed in later, from notes.
    private func earlier(_ fields: FormFields, _ name: String, _ words: String) -> HTML {
        let days = (0...6).map { (value: (visit.today - $0).iso, words: (visit.today - $0).withWeekday) }
        return """
            \(fields.select("\(name)-day", "\(words) on", options: days))\(fields.text("\(name)-time", "\(words) at", hint: "As in 9:05. Left empty: now.", width: 6))
            """
    }

    private func isEarlier(_ name: String) -> Bool { problems?.all.contains { $0.place == "\(name)-time" } == true }

    private var filters: FilterBar {
        let people = Set(requests.map(\.askedBy)).sorted().map { (value: $0, words: $0) }
        let owners = Set(requests.map(\.owner).filter { !$0.isEmpty }).sorted().map { (value: $0, words: $0) }
        return FilterBar([
            .init("standing", "State", RequestFilter.Standing.allCases.map { ($0.rawValue, $0.words) }),
            .init(
                "line", "Line of enquiry",
                [(value: RequestQuery.noLine, words: "None")] + lines.map { (value: $0.id.text, words: $0.title) }),
            .init("by", "Asked by", people), .init("owner", "Who sees to it", owners),
        ])
    }

    private var lineList: HTML {
        let items = lines.map { line -> HTML in
            let standing: HTML = line.conclusion == nil ? Tag("Open", .hollow).html : Tag("Concluded", .tick).html
            return """
                <li><span><a href="\(InspectionPlaces.line.path(inspection.id, line.id))">\(line.title)</a><span class="sub">\(line.about)</span></span>\(standing)</li>
                """
        }
        let list: HTML =
            items.isEmpty ? "<p class=\"hint\">Inspectors have named no line of enquiry yet.</p>" : "<ul class=\"tasks\">\(items)</ul>"
        guard isLogging else { return list }
        let fields = FormFields(typed: visit.form.has("line-title") ? visit.form : nil, problems: problems)
        return """
            \(list)<details\(" open", when: visit.form.has("line-title"))><summary>Add a line of enquiry</summary>
            \(visit.form(to: InspectionPlaces.addLine.path(inspection.id), """
                \(fields.text("line-title", "What is it called?", hint: "As in Public Law Outline."))
                \(fields.area("about", "What do they want to know?", rows: 3))<p><button class="btn quiet">Add the line</button></p>
                """))</details>
            """
    }
}

/// What an address asks of the requests.
struct RequestQuery {
    static let noLine = "none"

    let filter: RequestFilter
    let order: SortOrder

    init(_ visit: Visit) {
        let query = visit.query
        let line: RequestFilter.Line? =
            query["line"] == RequestQuery.noLine ? RequestFilter.Line.none : Identifier<LineOfEnquiry>(query["line"]).map { .of($0) }
        filter = RequestFilter(
            standing: RequestFilter.Standing(rawValue: query["standing"]), line: line, askedBy: query["by"].isEmpty ? nil : query["by"],
            owner: query["owner"].isEmpty ? nil : query["owner"])
        order = SortOrder(visit)
    }

    /// What is open first, the newest first, where nothing else is said.
    func found(in requests: [InspectorsRequest], at now: Moment) -> [InspectorsRequest] {
        let found = requests.filter { filter.holds($0, at: now) }
        let due: (InspectorsRequest) -> String = { $0.due?.iso ?? "9" }
        let sorted =
            switch order.column {
            case "number": found.sorted { $0.number < $1.number }
            case "asked": found.sorted { ($0.asked, $0.number) < ($1.asked, $1.number) }
            case "due": found.sorted { (due($0), $0.number) < (due($1), $1.number) }
            case "owner": found.sorted { ($0.owner, $0.number) < ($1.owner, $1.number) }
            default: found.sorted { ($0.isOpen ? 0 : 1, -$0.number) < ($1.isOpen ? 0 : 1, -$1.number) }
            }
        return order.isDescending ? sorted.reversed() : sorted
    }
}
