import Foundation
import Inspections
import SiteKit
import Vocabulary

extension InspectionPages {
    func registerInspectionWeek(on site: inout Site) {
        site.get(InspectionPlaces.week, .readInspections) { .page(try await weekPage($0, $1)) }
        site.get(InspectionPlaces.weekCSV, .readInspections, requestsCSV)
        site.post(InspectionPlaces.logRequest, .manageInspectionWeek, logRequest, again: weekPage)
        site.post(
            InspectionPlaces.answerRequest, .manageInspectionWeek, answerRequest,
            again: { request, id, _, problems in try await weekPage(request, id, problems) })
        site.post(InspectionPlaces.addLine, .manageInspectionWeek, addLine, again: weekPage)
        site.get(InspectionPlaces.line, .readInspections) { .page(try await linePage($0, $1, $2)) }
        site.post(InspectionPlaces.addLineQuestion, .manageInspectionWeek, addLineQuestion)
        site.post(InspectionPlaces.addCases, .manageInspectionWeek, addCases)
        site.post(InspectionPlaces.addOffer, .manageInspectionWeek, addOffer)
        site.moved("/inspections/:inspection/enquiry", to: "/inspections/:inspection/week")
        site.moved("/inspections/:inspection/enquiry/lines/:line", to: "/inspections/:inspection/week/lines/:line")
        site.post(InspectionPlaces.concludeLine, .manageInspectionWeek, concludeLine)
    }

    var week: InspectionWeekStore { InspectionWeekStore(store) }

    func weekPage(_ request: PageRequest, _ id: Identifier<Inspection>, _ problems: Problems? = nil) async throws -> Page {
        let inspection = try await inspection(id, for: request)
        let (lines, requests) = try await store.read { db in
            (try InspectionWeekRows.lines(of: id, in: db), try InspectionWeekRows.requests(of: id, in: db))
        }
        return InspectionWeekPage(
            request: request, inspection: inspection, lines: lines, requests: requests, now: request.now,
            thread: try await thread.steps(id, at: .inspection, request), problems: problems
        ).page
    }

    @Sendable private func requestsCSV(_ request: PageRequest, _ id: Identifier<Inspection>) async throws -> Answer {
        _ = try await inspection(id, for: request)
        let (lines, requests) = try await store.read { db in
            (try InspectionWeekRows.lines(of: id, in: db), try InspectionWeekRows.requests(of: id, in: db))
        }
        var table = CSVTable([
            "No.", "Requested", "Requested by", "Request", "Line of enquiry", "Due", "Owner", "Answered", "Answered by", "Answer",
            "Documents",
        ])
        for entry in RequestQuery(request).found(in: requests, at: request.now) {
            let answer = entry.answers.last
            table.add([
                entry.reference, entry.asked.iso, entry.askedBy, entry.words, lines.first { $0.id == entry.line }?.title ?? "",
                entry.due?.iso ?? "", entry.owner, answer?.at.iso ?? "", answer?.by ?? "", answer?.words ?? "",
                answer?.documents.joined(separator: "; ") ?? "",
            ])
        }
        return .file(table.download(name: "requests-\(request.today.iso).csv"))
    }

    @Sendable private func logRequest(_ request: PageRequest, _ id: Identifier<Inspection>) async throws -> Answer {
        _ = try await inspection(id, for: request)
        var form = FormReader(request.form)
        let words = form.text("words", "Enter the request.", limit: 2000)
        let by = form.text("asked-by", "Enter who made the request.", limit: 200)
        let owner = form.optionalText("request-owner", limit: 200)
        let asked = form.moment("asked", request)
        let wanted = form.time("wanted-time").flatMap { time in form.listedDay("wanted-day", request).map { Moment($0, time) } }
        if let wanted, wanted < asked { form.note(Problem("wanted-time", "The due time must be after the time of request, \(asked).")) }
        let line: Identifier<LineOfEnquiry>? = Identifier(request.form["line"])
        try form.finish()
        try await week.log(
            RequestStatement(line: line, askedBy: by, asked: asked, words: words, owner: owner, due: wanted),
            of: id, by: request.changer)
        return .seeOther(InspectionPlaces.week.path(id) + "#log", saying: "Logged: the request.")
    }

    @Sendable private func answerRequest(
        _ request: PageRequest, _ id: Identifier<Inspection>, _ entry: Identifier<InspectorsRequest>
    ) async throws -> Answer {
        _ = try await inspection(id, for: request)
        let known = try await store.read { try InspectionWeekRows.requests(of: id, in: $0) }
        guard let number = known.first(where: { $0.id == entry })?.number else { throw NotFound() }
        var form = FormReader(request.form)
        let words = form.text("answer-\(number)", "Enter the answer.", limit: 3000)
        let by = form.text("by-\(number)", "Enter who answered.", limit: 200)
        let at = form.moment("answered-\(number)", request)
        let documents = form.optionalText("documents-\(number)", limit: 3000).split(separator: "\n").map { String($0).trimmed }
        try form.finish()
        let answer = InspectorsRequest.Answer(
            by: by, at: at, words: words, documents: documents.filter { !$0.isEmpty })
        do {
            try await week.answer(entry, of: id, answer, by: request.changer)
        } catch let refusal as InspectionWeekRefusal {
            throw Problems("answered-\(number)-time", refusal.words)
        }
        return .seeOther(InspectionPlaces.week.path(id) + "#requests", saying: "Saved: the answer to R\(number).")
    }

    @Sendable private func addLine(_ request: PageRequest, _ id: Identifier<Inspection>) async throws -> Answer {
        _ = try await inspection(id, for: request)
        var form = FormReader(request.form)
        let title = form.text("line-title", "Enter a title for the line of enquiry.", limit: 200)
        let about = form.optionalText("about", limit: 2000)
        try form.finish()
        let line = try await week.addLine(title, about: about, on: request.today, to: id, by: request.changer)
        return .seeOther(InspectionPlaces.line.path(id, line), saying: "Added: the line of enquiry.")
    }
}

extension InspectionWeekRefusal: InWords {
    package var words: String {
        switch self {
        case .before(let day): "The line was opened on \(day). Enter that date or a later one."
        case .answeredBeforeAsked(let moment): "The request was made at \(moment). Enter that time or a later one."
        }
    }
}

extension PageRequest {
    /// The day of this request with the current time in England.
    var now: Moment {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = TimeZone(identifier: "Europe/London") ?? calendar.timeZone
        let parts = calendar.dateComponents([.hour, .minute], from: Date())
        return Moment(today, TimeOfDay(parts.hour ?? 0, parts.minute ?? 0) ?? .midnight)
    }
}

extension FormReader {
    /// When something was requested or answered: now, unless a time is given. It is never in the future.
    mutating func moment(_ name: String, _ request: PageRequest) -> Moment {
        guard let time = time("\(name)-time") else { return request.now }
        guard let day = listedDay("\(name)-day", request) else { return request.now }
        let moment = Moment(day, time)
        if moment > request.now { note(Problem("\(name)-time", "The time must be in the past. You entered \(moment).")) }
        return moment
    }

    /// A day of a list of days.
    mutating func listedDay(_ name: String, _ request: PageRequest) -> Day? {
        let day = Day(iso: request.form[name])
        if day == nil { note(Problem(name, "Select a day from the list.")) }
        return day
    }

    /// An optional time.
    mutating func time(_ name: String) -> TimeOfDay? {
        let typed = optionalText(name, limit: 10)
        if typed.isEmpty { return nil }
        let time = TimeOfDay(typed: typed)
        if time == nil { note(Problem(name, "Enter the time as hours and minutes, for example 14:30.")) }
        return time
    }
}

/// An inspection week: the lines of enquiry and the inspectors' requests. Logging a request is the quickest thing to do on it.
struct InspectionWeekPage {
    let request: PageRequest
    let inspection: InspectionRecord
    let lines: [LineOfEnquiry]
    let requests: [InspectorsRequest]
    let now: Moment
    let thread: [ThreadStep]
    let problems: Problems?

    private var isLogging: Bool { request.may(.manageInspectionWeek) }
    private var query: RequestQuery { RequestQuery(request) }

    private let columns = [
        Table.Column("No.", sort: "number"), Table.Column("Request"), Table.Column("Requested", sort: "asked"),
        Table.Column("Due", sort: "due"), Table.Column("Owner", sort: "owner"), Table.Column("Answer"),
    ]

    var page: Page {
        let open = requests.count(where: \.isOpen)
        let late = requests.count { RequestLate.holds($0, at: now) }
        return Page(
            "Inspection week", thread: thread,
            breadcrumbs: [("Inspections", InspectionPlaces.list.path), (inspection.title, InspectionPlaces.show.path(inspection.id))],
            problems: problems,
            """
            <h1>Inspection week</h1><p class="hint">\(inspection.title)\(" · under embargo: visible to named readers only", when: inspection.state.isUnderEmbargo)</p>
            <dl class="figures"><div><dt>Open requests</dt><dd class="num">\(open) of \(requests.count)<small>\(late) overdue</small></dd></div>
            <div><dt>Lines of enquiry</dt><dd class="num">\(lines.count)<small>\(lines.count { $0.conclusion == nil }) open</small></dd></div></dl>
            \(logForm)<h2 id="requests">Requests</h2>\(list)<h2 id="lines">Lines of enquiry</h2>\(lineList)
            """)
    }

    /// One row to type in. Without a time, the time of saving is recorded.
    private var logForm: HTML? {
        guard isLogging else { return nil }
        let fields = FormFields(typed: request.form.has("asked-by") ? request.form : nil, problems: problems)
        let choices = [(value: "", words: "None")] + lines.map { (value: $0.id.text, words: $0.title) }
        return """
            <div class="unprinted"><h2 id="log">Log a request</h2>\(request.form(to: InspectionPlaces.logRequest.path(inspection.id), """
                \(fields.area("words", "Request", rows: 2))
                <div class="row">\(fields.text("asked-by", "Requested by", value: requests.last?.askedBy ?? "", width: 25))
                \(fields.text("request-owner", "Owner (optional)", width: 25))</div>
                <div class="row">\(fields.text("wanted-time", "Due: time (optional)", hint: "For example 14:30.", width: 6))
                \(fields.select("wanted-day", "Due: date", options: (0...4).map { ((request.today + $0).iso, (request.today + $0).withWeekday) }))</div>
                \(fields.select("line", "Line of enquiry", options: choices))
                <details\(" open", when: isEarlier("asked"))><summary>Enter an earlier time of request</summary>\(earlier(fields, "asked", "Requested"))</details>
                <p><button class="btn">Log the request</button></p>
                """))</div>
            """
    }

    private var list: HTML {
        if requests.isEmpty { return "<p class=\"note\">There are no requests yet.</p>" }
        let found = query.found(in: requests, at: now)
        let table: HTML =
            found.isEmpty
            ? "<p class=\"note\">No requests match these filters. Remove a filter to see more.</p>"
            : Table("\(found.count) of \(requests.count) requests", columns, rows: found.map(row)).html(request)
        return """
            \(filters.html(request))\(table)<p class="small"><a href="\(InspectionPlaces.weekCSV.path(inspection.id))\(again)">Download this list as CSV</a></p>
            """
    }

    private var again: String {
        let pairs = request.query.pairs.filter { !$0.value.isEmpty }.map { "\($0.name.asQueryValue)=\($0.value.asQueryValue)" }
        return pairs.isEmpty ? "" : "?" + pairs.joined(separator: "&")
    }

    private func row(_ entry: InspectorsRequest) -> HTML {
        let line = lines.first { $0.id == entry.line }.map {
            "<span class=\"sub\"><a href=\"\(InspectionPlaces.line.path(inspection.id, $0.id))\">\($0.title)</a></span>" as HTML
        }
        let isLate = RequestLate.holds(entry, at: now)
        return Table.row(
            columns,
            [
                "\(entry.reference)", "\(entry.words)\(line)",
                "\(entry.asked.description)<span class=\"sub\">\(entry.askedBy)</span>",
                "\(entry.due?.description ?? "no time given")", "\(entry.owner.isEmpty ? "unassigned" : entry.owner)",
                answer(entry, isLate: isLate),
            ], late: isLate)
    }

    private func answer(_ entry: InspectorsRequest, isLate: Bool) -> HTML {
        let answers = entry.answers.map { answer -> HTML in
            let documents = answer.documents.map { "<li>\($0)</li>" as HTML }
            return """
                \(answer.words)<span class="sub">\(answer.by), \(answer.at.description)</span>\(documents.isEmpty ? nil : "<ul>\(documents)</ul>")
                """
        }
        let tag: HTML? = entry.isOpen ? Tag(isLate ? "Overdue" : "Open", isLate ? .square : .hollow).html : nil
        return "\(tag)\(answers.joined("<br>"))\(answerForm(entry))"
    }

    private func answerForm(_ entry: InspectorsRequest) -> HTML? {
        guard isLogging else { return nil }
        let number = entry.number
        let isThis = request.form["request"] == entry.id.text
        let fields = FormFields(typed: isThis ? request.form : nil, problems: isThis ? problems : nil)
        return """
            <details\(" open", when: isThis)><summary>\(entry.isOpen ? "Answer" : "Add to the answer")<span class="unseen"> of \(entry.reference)</span></summary>
            \(request.form(to: InspectionPlaces.answerRequest.path(inspection.id, entry.id), """
                <input type="hidden" name="request" value="\(entry.id)">
                \(fields.area("answer-\(number)", "Answer", rows: 2))
                \(fields.area("documents-\(number)", "Documents provided, one per line", rows: 2))
                \(fields.text("by-\(number)", "Answered by", value: entry.owner.isEmpty ? request.person.name : entry.owner))
                <details\(" open", when: isEarlier("answered-\(number)"))><summary>Enter an earlier time of answer</summary>\(earlier(fields, "answered-\(number)", "Answered"))</details>
                <p><button class="btn quiet">Save the answer</button></p>
                """))</details>
            """
    }

    /// A time in the past, entered later from notes.
    private func earlier(_ fields: FormFields, _ name: String, _ words: String) -> HTML {
        let days = (0...6).map { (value: (request.today - $0).iso, words: (request.today - $0).withWeekday) }
        return """
            \(fields.select("\(name)-day", "\(words) on", options: days))\(fields.text("\(name)-time", "\(words) at", hint: "For example 9:05. Now, if you leave it blank.", width: 6))
            """
    }

    private func isEarlier(_ name: String) -> Bool { problems?.all.contains { $0.place == "\(name)-time" } == true }

    private var filters: FilterBar {
        let people = Set(requests.map(\.askedBy)).sorted().map { (value: $0, words: $0) }
        let owners = Set(requests.map(\.owner).filter { !$0.isEmpty }).sorted().map { (value: $0, words: $0) }
        return FilterBar([
            .init("status", "Status", RequestFilter.Status.allCases.map { ($0.rawValue, $0.words) }),
            .init(
                "line", "Line of enquiry",
                [(value: RequestQuery.noLine, words: "None")] + lines.map { (value: $0.id.text, words: $0.title) }),
            .init("by", "Requested by", people), .init("owner", "Owner", owners),
        ])
    }

    private var lineList: HTML {
        let items = lines.map { line -> HTML in
            let status: HTML = line.conclusion == nil ? Tag("Open", .hollow).html : Tag("Concluded", .tick).html
            return """
                <li><span><a href="\(InspectionPlaces.line.path(inspection.id, line.id))">\(line.title)</a><span class="sub">\(line.about)</span></span>\(status)</li>
                """
        }
        let list: HTML =
            items.isEmpty ? "<p class=\"hint\">There are no lines of enquiry yet.</p>" : "<ul class=\"tasks\">\(items)</ul>"
        guard isLogging else { return list }
        let fields = FormFields(typed: request.form.has("line-title") ? request.form : nil, problems: problems)
        return """
            \(list)<details\(" open", when: request.form.has("line-title"))><summary>Add a line of enquiry</summary>
            \(request.form(to: InspectionPlaces.addLine.path(inspection.id), """
                \(fields.text("line-title", "Title", hint: "For example Public Law Outline."))
                \(fields.area("about", "What do inspectors want to know? (optional)", rows: 3))<p><button class="btn quiet">Add the line</button></p>
                """))</details>
            """
    }
}

/// Which requests an address asks for, and in which order.
struct RequestQuery {
    static let noLine = "none"

    let filter: RequestFilter
    let order: SiteKit.SortOrder

    init(_ request: PageRequest) {
        let query = request.query
        let line: RequestFilter.Line? =
            query["line"] == RequestQuery.noLine ? RequestFilter.Line.none : Identifier<LineOfEnquiry>(query["line"]).map { .of($0) }
        filter = RequestFilter(
            status: RequestFilter.Status(rawValue: query["status"]), line: line, askedBy: query["by"].isEmpty ? nil : query["by"],
            owner: query["owner"].isEmpty ? nil : query["owner"])
        order = SiteKit.SortOrder(request)
    }

    /// Open requests first and the newest first, without a chosen order.
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
