import ActionPlans
import ActionPlansWeb
import EvidenceItems
import SiteKit
import Vocabulary

/// All evidence on one list, and what children and parents said on one of its own.
struct ListPage {
    let visit: Visit
    let read: ListRead

    private var query: EvidenceQuery { EvidenceQuery(visit) }
    private var isVoice: Bool { query.view == .voice }

    var page: Page {
        let items = query.items(of: read, on: visit.today)
        let paging = Paging(visit: visit, total: items.count)
        let list: HTML =
            items.isEmpty
            ? "<p class=\"note\">Nothing here fits what is asked for.</p>"
            : Table("\(items.count) \(items.count == 1 ? "piece" : "pieces")", columns, rows: paging.shown(items).map(row)).html(visit)
        let csv = EvidencePlaces.spreadsheet.path + String(visit.path(with: "page", nil).dropFirst(visit.path.count))
        return Page(
            isVoice ? "What children and parents said" : "Evidence",
            """
            <h1>\(isVoice ? "What children and parents said" : "Evidence")</h1>\(intro)\(buttons)\(views)\(filters.html(visit))\(list)\(paging.html)
            <p><a href="\(csv)">This list as CSV</a></p>
            """)
    }

    private var intro: HTML {
        isVoice
            ? "<p>Their own words, with how they were gathered, how many were heard, and whether they agreed. They are never graded and count towards no rating.</p>"
            : "<p>What shows that an action was done, and how far it reaches: something was done, something was made, people work in another way, children’s lives are different.</p>"
    }

    private var buttons: HTML {
        let add: HTML? = visit.may(.keepEvidence) ? "<a class=\"btn\" href=\"\(EvidencePlaces.add.path)\">Add evidence</a>" : nil
        let settings: HTML? =
            visit.may(.keepNames)
            ? "<a class=\"btn quiet\" href=\"\(EvidencePlaces.settings.path)\">Names, room and closed records</a>" : nil
        return "<p class=\"row\">\(add)<a class=\"btn quiet\" href=\"\(EvidencePlaces.search.path)\">Search the words</a>\(settings)</p>"
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
        let own: [FilterBar.Choice] = isVoice ? [] : [.init("grade", "Grade", grades), .init("kind", "Kind", kinds)]
        return FilterBar(
            own + [
                .init(
                    "owner", "Owner",
                    [(EvidenceQuery.nobody, "Nobody yet")]
                        + read.posts.book.all.filter { owners.contains($0.id) }.map { ($0.id.text, $0.title) }),
                .init("review", "Review day", ReviewDue.allCases.map { ($0.rawValue, $0.words) }),
                .init(
                    "action", "Serves",
                    read.sight.choices.filter { served.contains($0.id) }.map { ($0.id.text, "\($0.ref) \(ItemPage.short($0.text, 50))") }),
                .init("cited", "Cited in a paper", [("yes", "Cited"), ("no", "Not cited")]),
                .init("release", "Citing outside", ReleaseStanding.allCases.map { ($0.rawValue, $0.words) }),
            ])
    }

    private var columns: [Table.Column] {
        let grade: [Table.Column] = isVoice ? [] : [.init("Grade", sort: "grade")]
        return [.init(isVoice ? "What was said" : "What it shows", sort: "title")] + grade + [
            .init("Serves"), .init("Owner", sort: "owner"), .init("Review by", sort: "review"), .init("Added", sort: "added"),
            .init("Citing outside"),
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
        let served = read.sight.lines(of: item).map { line -> HTML in
            "<a href=\"\(ActionPlanPlaces.action.path(line.plan, line.id))\">\(line.ref)</a>"
        }
        let due = ReviewDue(item, on: visit.today)
        let review: HTML =
            item.reviewBy.map { due == .past ? "\(Tag("Past", .square).html)<span class=\"sub\">\($0)</span>" : "\($0)" } ?? "no day"
        let grade: [HTML] = isVoice ? [] : ["\(evidence.grade?.words ?? "not graded")"]
        return Table.row(
            columns,
            [title] + grade + [
                served.isEmpty ? "no action" : served.joined(", "), "\(read.posts.title(of: item.owner) ?? "nobody yet")", review,
                "\(evidence.day)<span class=\"sub\">\(evidence.author)</span>", item.release.tag.html,
            ], late: due == .past)
    }
}
