import Indicators
import SiteKit
import Vocabulary

/// What an address asks of the list of measures: which, and in which order.
struct MeasureQuery {
    let verdict: VerdictOfMeasure.Name?
    let owner: String
    let aim: String
    let order: SortOrder

    init(_ visit: Visit) {
        verdict = VerdictOfMeasure.Name(rawValue: visit.query["verdict"])
        owner = visit.query["owner"]
        aim = visit.query["aim"]
        order = SortOrder(visit)
    }

    static let aims = [
        (value: "met", words: "Latest meets it"), (value: "missed", words: "Latest misses it"), (value: "none", words: "No aim set"),
    ]

    func holds(_ line: MeasureLine) -> Bool {
        if let verdict, line.standing.verdict != verdict { return false }
        if !owner.isEmpty, line.measure.owner != owner { return false }
        switch aim {
        case "met": return MeasureQuery.meets(line) == true
        case "missed": return MeasureQuery.meets(line) == false
        case "none": return line.measure.aim == nil
        default: return true
        }
    }

    func lines(_ all: [MeasureLine]) -> [MeasureLine] {
        let found = all.filter(holds)
        let sorted =
            switch order.column {
            case "verdict": found.sorted { (rank($0), name($0)) < (rank($1), name($1)) }
            case "owner": found.sorted { ($0.measure.owner.lowercased(), name($0)) < ($1.measure.owner.lowercased(), name($1)) }
            case "latest": found.sorted { ($0.standing.latestOn?.number ?? 0, name($0)) < ($1.standing.latestOn?.number ?? 0, name($1)) }
            case "name": found.sorted { name($0) < name($1) }
            default: found
            }
        return order.isDescending ? sorted.reversed() : sorted
    }

    static func meets(_ line: MeasureLine) -> Bool? { line.standing.latest.flatMap { line.measure.meetsAim($0) } }
    private func name(_ line: MeasureLine) -> String { line.measure.name.lowercased() }
    private func rank(_ line: MeasureLine) -> Int { VerdictOfMeasure.Name.allCases.firstIndex(of: line.standing.verdict) ?? 0 }
}

/// Every measure with what it shows in words.
struct MeasureListPage {
    let visit: Visit
    let all: [MeasureLine]

    private let columns = [
        Table.Column("Measure", sort: "name"), Table.Column("What it shows", sort: "verdict"), Table.Column("Latest", sort: "latest"),
        Table.Column("Aim"), Table.Column("Owner", sort: "owner"),
    ]

    var page: Page {
        let add: HTML =
            visit.may(.keepMeasures) ? "<p><a class=\"btn\" href=\"\(IndicatorPlaces.add.path)\">Add a measure</a></p>" : ""
        return Page(
            "Measures",
            "<h1>Measures</h1>\(sentence)<p><a href=\"\(PracticePlaces.list.path)\">Changes of practice</a> mark the charts.</p>\(add)\(all.isEmpty ? "" : list)"
        )
    }

    private var sentence: HTML {
        if all.isEmpty {
            return "<p class=\"note\">No measure yet. A measure is a figure counted over time that would show whether practice changed.</p>"
        }
        let parts = VerdictOfMeasure.Name.allCases.compactMap { name -> String? in
            let count = all.count { $0.standing.verdict == name }
            return count == 0 ? nil : "\(count) \(MeasureListPage.words(name, count))"
        }
        return "<p>Of \(all.count) measure\("s", when: all.count != 1): \(parts.joined(separator: "; ")).</p>"
    }

    private static func words(_ name: VerdictOfMeasure.Name, _ count: Int) -> String {
        switch name {
        case .steadyMissesAim: count == 1 ? "is steady and misses its aim" : "are steady and miss their aims"
        case .worse: count == 1 ? "is worse" : "are worse"
        case .better: count == 1 ? "is better" : "are better"
        case .noChange: count == 1 ? "shows no change beyond ordinary variation" : "show no change beyond ordinary variation"
        case .tooFew: count == 1 ? "has too few figures" : "have too few figures"
        }
    }

    private var list: HTML {
        let found = MeasureQuery(visit).lines(all)
        let paging = Paging(visit: visit, total: found.count)
        let caption: HTML = found.count == all.count ? "\(all.count) measures" : "\(found.count) of \(all.count) measures"
        let table: HTML =
            found.isEmpty
            ? "<p class=\"note\">No measure fits these filters. Take one away to see more.</p>"
            : Table(caption, columns, rows: paging.shown(found).map(row)).html(visit)
        let asked = visit.query.pairs.filter { !$0.value.isEmpty && $0.name != "page" }
            .map { "\($0.name.asQueryValue)=\($0.value.asQueryValue)" }.joined(separator: "&")
        return """
            \(filters.html(visit))\(table)\(paging.html)
            <p class="small"><a href="\(IndicatorPlaces.csv.path + (asked.isEmpty ? "" : "?" + asked))">This list as CSV</a></p>
            """
    }

    private var filters: FilterBar {
        let owners = Set(all.map(\.measure.owner)).filter { !$0.isEmpty }.sorted()
        return FilterBar([
            .init("verdict", "What it shows", VerdictOfMeasure.Name.allCases.map { ($0.rawValue, $0.words) }),
            .init("owner", "Owner", owners.map { ($0, $0) }), .init("aim", "Aim", MeasureQuery.aims),
        ])
    }

    private func row(_ line: MeasureLine) -> HTML {
        let measure = line.measure
        let latest: HTML =
            line.standing.latestOn.map { "\(line.standing.latestWords ?? "")<span class=\"sub\">\($0)</span>" }
            ?? "<span class=\"hint\">none yet</span>"
        let aim: HTML = measure.aim.map { "\(FigureWords.of($0, measure.unit))" } ?? "<span class=\"hint\">not set</span>"
        return Table.row(
            columns,
            [
                "<a href=\"\(IndicatorPlaces.measure.path(measure.id))\">\(measure.name)</a><span class=\"sub\">\(measure.counts)</span>",
                "\(line.standing.verdict.tag.html)<span class=\"sub\">\(line.standing.sentence)</span>", latest, aim,
                measure.owner.isEmpty ? "<span class=\"hint\">nobody yet</span>" : "\(measure.owner)",
            ])
    }

    static func spreadsheet(_ lines: [MeasureLine], today: Day) -> Download {
        var table = CSVTable([
            "Measure", "What it counts", "Unit", "Better", "Aim", "What it shows", "Since", "Finding", "Figures", "Latest on", "Latest",
            "Source", "Owner",
        ])
        for line in lines {
            let (measure, standing) = (line.measure, line.standing)
            table.add([
                measure.name, measure.counts, measure.unit.words, measure.better.words, measure.aim.map { FigureWords.plain($0) } ?? "",
                standing.verdict.words, standing.since?.iso ?? "", standing.sentence, String(standing.figures),
                standing.latestOn?.iso ?? "", standing.latestWords ?? "", measure.source, measure.owner,
            ])
        }
        return table.download(name: "measures-\(today.iso).csv")
    }
}
