import ActionPlans
import ActionPlansWeb
import EvidenceItems
import SiteKit
import Vocabulary

/// All evidence on one list, and what children and parents said on one of its own.
struct ListPage {
    let request: PageRequest
    let read: ListRead

    private var query: EvidenceQuery { EvidenceQuery(request) }
    private var isVoice: Bool { query.view == .voice }

    var page: Page {
        let items = query.items(of: read, on: request.today)
        let paging = Paging(request: request, total: items.count)
        let list: HTML =
            items.isEmpty
            ? "<p class=\"note\">No evidence matches these filters.</p>"
            : Table("\(items.count) \(items.count == 1 ? "piece" : "pieces")", columns, rows: paging.shown(items).map(row)).html(request)
        let csv = EvidencePlaces.spreadsheet.path + String(request.path(with: "page", nil).dropFirst(request.path.count))
        return Page(
            isVoice ? "What children and parents said" : "Evidence",
            """
            <h1>\(isVoice ? "What children and parents said" : "Evidence")</h1>\(intro)\(buttons)\(views)\(filters.folded(request, "Filter the list"))\(list)\(paging.html)
            <p><a href="\(csv)">Download this list (CSV)</a></p>
            """)
    }

    private var intro: HTML {
        isVoice
            ? "<p>Their own words, with how their views were gathered, how many took part, and whether they agreed to their words being used. What people said is never graded and does not count towards ratings.</p>"
            : "<p>What shows that an action was done, and the level of impact it shows: activity, output, a change in practice, or a difference for children.</p>"
    }

    private var buttons: HTML {
        let add: HTML? = request.may(.keepEvidence) ? "<a class=\"btn\" href=\"\(EvidencePlaces.add.path)\">Add evidence</a>" : nil
        let settings: HTML? =
            request.may(.keepNames)
            ? "<a class=\"btn quiet\" href=\"\(EvidencePlaces.settings.path)\">Evidence settings</a>" : nil
        return "<p class=\"row\">\(add)<a class=\"btn quiet\" href=\"\(EvidencePlaces.search.path)\">Search evidence</a>\(settings)</p>"
    }

    private var views: HTML {
        let path = EvidencePlaces.list.path
        let (here, there): (HTML, HTML) = (isVoice ? "" : " aria-current=\"page\"", isVoice ? " aria-current=\"page\"" : "")
        return """
            <nav aria-label="Lists of evidence"><ul class="views"><li><a href="\(path)"\(here)>Graded evidence</a></li>
            <li><a href="\(path)?view=voice"\(there)>What children and parents said</a></li></ul></nav>
            """
    }

    private var filters: FilterBar {
        let owners = Set(read.items.compactMap(\.owner))
        let served = Set(read.items.flatMap(\.actions))
        let grades = [(EvidenceQuery.ungraded, "Not graded")] + EvidenceGrade.allCases.map { ($0.rawValue, $0.words) }
        let kinds = EvidenceKind.allCases.filter { $0 != .voice }.map { ($0.rawValue, $0.words) }
        let own: [FilterBar.Choice] = isVoice ? [] : [.init("grade", "Level of impact", grades), .init("kind", "Type", kinds)]
        return FilterBar(
            own + [
                .init(
                    "owner", "Owner",
                    [(EvidenceQuery.nobody, "No owner")]
                        + read.posts.book.all.filter { owners.contains($0.id) }.map { ($0.id.text, $0.title) }),
                .init("review", "Review", ReviewDue.allCases.map { ($0.rawValue, $0.words) }),
                .init(
                    "action", "Linked action",
                    read.sight.choices.filter { served.contains($0.id) }.map { ($0.id.text, "\($0.ref) \(ItemPage.short($0.text, 50))") }),
                .init("cited", "Cited in a document", [("yes", "Cited"), ("no", "Not cited")]),
                .init("release", "Release", ReleaseStatus.allCases.map { ($0.rawValue, $0.words) }),
            ])
    }

    private var columns: [Table.Column] {
        let grade: [Table.Column] = isVoice ? [] : [.init("Level of impact", sort: "grade")]
        return [.init(isVoice ? "What was said" : "What it shows", sort: "title")] + grade + [
            .init("Actions"), .init("Owner", sort: "owner"), .init("Review by", sort: "review"), .init("Added", sort: "added"),
            .init("Release"),
        ]
    }

    private func row(_ item: EvidenceItem) -> HTML {
        let evidence = item.evidence
        let what: HTML =
            switch evidence.source {
            case .voice(let voice): "\(voice.people.words), \(voice.count) · \(voice.gathered) · \(voice.consent.words)"
            default: "\(item.kind.words) · \(evidence.source.inShort)"
            }
        let title: HTML = "<a href=\"\(EvidencePlaces.item.path(item.id))\">\(evidence.title)</a><span class=\"sub\">\(what)</span>"
        let linked = read.sight.lines(of: item).map { line -> HTML in
            "<a href=\"\(ActionPlanPlaces.action.path(line.plan, line.id))\">\(line.ref)</a>"
        }
        let due = ReviewDue(item, on: request.today)
        let review: HTML =
            item.reviewBy.map { due == .past ? "\(Tag("Overdue", .square).html)<span class=\"sub\">\($0)</span>" : "\($0)" } ?? "None"
        let grade: [HTML] = isVoice ? [] : ["\(evidence.grade?.words ?? "Not graded")"]
        return Table.row(
            columns,
            [title] + grade + [
                linked.isEmpty ? "None" : linked.joined(", "), "\(read.posts.title(of: item.owner) ?? "No owner")", review,
                "\(evidence.day)<span class=\"sub\">\(evidence.author)</span>", item.release.tag.html,
            ], late: due == .past)
    }
}

/// The filters, the order and the view of the list, as the address gives them. An unknown value is ignored.
struct EvidenceQuery {
    enum View: String { case evidence, voice }

    static let nobody = "nobody"
    static let ungraded = "none"

    let filter: EvidenceFilter
    let order: SortOrder
    let view: View

    init(_ request: PageRequest) {
        let query = request.query
        view = View(rawValue: query["view"]) ?? .evidence
        filter = EvidenceFilter(
            grade: query["grade"] == EvidenceQuery.ungraded
                ? EvidenceFilter.Grade.none : EvidenceGrade(rawValue: query["grade"]).map { .grade($0) },
            kind: EvidenceKind(rawValue: query["kind"]),
            owner: query["owner"] == EvidenceQuery.nobody ? .nobody : Identifier<Post>(query["owner"]).map { .post($0) },
            review: ReviewDue(rawValue: query["review"]), action: Identifier<Action>(query["action"]),
            isCited: query["cited"] == "yes" ? true : query["cited"] == "no" ? false : nil,
            release: ReleaseStatus(rawValue: query["release"]))
        order = SortOrder(request)
    }

    /// The items that match, in the chosen order; the newest first by default. Withdrawn evidence is shown only by its filter.
    func items(of read: ListRead, on today: Day) -> [EvidenceItem] {
        let shown = read.items.filter { item in
            (item.kind == .voice) == (view == .voice) && (item.evidence.setAside == nil || filter.release == .withdrawn)
                && filter.holds(item, cited: read.cited, on: today)
        }
        let sorted =
            switch order.column {
            case "title": shown.sorted { ($0.evidence.title.lowercased(), $0.id.text) < ($1.evidence.title.lowercased(), $1.id.text) }
            case "grade": shown.sorted { (EvidenceQuery.rank($0), $0.id.text) < (EvidenceQuery.rank($1), $1.id.text) }
            case "owner":
                shown.sorted { (read.posts.title(of: $0.owner) ?? "", $0.id.text) < (read.posts.title(of: $1.owner) ?? "", $1.id.text) }
            case "review": shown.sorted { ($0.reviewBy?.number ?? .max, $0.id.text) < ($1.reviewBy?.number ?? .max, $1.id.text) }
            case "added": shown.sorted { ($0.evidence.day, $0.id.text) < ($1.evidence.day, $1.id.text) }
            default: shown
            }
        return order.isDescending ? sorted.reversed() : sorted
    }

    private static func rank(_ item: EvidenceItem) -> Int {
        item.evidence.grade.flatMap { EvidenceGrade.allCases.firstIndex(of: $0) } ?? -1
    }
}

/// All the evidence that a person may know of.
struct ListRead: Sendable {
    let items: [EvidenceItem]
    let sight: EvidenceSight
    let posts: ItemRead.Posts
    let cited: Set<Identifier<Evidence>>
}

extension EvidencePages {
    func list(_ request: PageRequest) async throws -> Answer { .page(ListPage(request: request, read: try await listRead(request)).page) }

    private func listRead(_ request: PageRequest) async throws -> ListRead {
        let citations = citations
        return try await store.read { db in
            let sight = try EvidenceSight(request.person, request.site.policy, in: db)
            return ListRead(
                items: try EvidenceRecords.items(in: db).filter { sight.sees($0.id) }, sight: sight, posts: try .init(in: db),
                cited: Set(try citations(request.person, request.site.policy, db).keys))
        }
    }

    func spreadsheet(_ request: PageRequest) async throws -> Answer {
        let read = try await listRead(request)
        let query = EvidenceQuery(request)
        var table = CSVTable([
            "What it shows", "Type", "Content", "Level of impact", "Actions", "Owner", "Review by", "Added", "By", "Version", "Release",
            "Cited",
        ])
        for item in query.items(of: read, on: request.today) {
            let (evidence, newest) = (item.evidence, item.newest)
            table.add([
                evidence.title, item.kind.words, evidence.source.inShort, evidence.grade?.words ?? "",
                read.sight.lines(of: item).map(\.ref).joined(separator: ", "), read.posts.title(of: item.owner) ?? "",
                item.reviewBy?.iso ?? "", evidence.day.iso, evidence.author, newest.map { String($0.number) } ?? "", item.release.words,
                read.cited.contains(item.id) ? "yes" : "no",
            ])
        }
        return .file(table.download(name: query.view == .voice ? "what-people-said.csv" : "evidence.csv"))
    }

    /// A form and not an address: the search may be for a name, and addresses are kept in logs and histories.
    func search(_ request: PageRequest) async throws -> Answer {
        let words = SearchWords(request.form["words"])
        let hits = try await store.read { db in
            try EvidenceRecords.search(words, seenBy: try EvidenceSight(request.person, request.site.policy, in: db), in: db)
        }
        return .page(SearchPage(request: request, hits: hits).page)
    }
}
