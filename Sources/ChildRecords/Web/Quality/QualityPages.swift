import ChildRecords
import GRDB
import SiteKit
import Vocabulary

/// The addresses of data quality. A record stands in them by a name that says nothing.
package enum QualityPlaces {
    package static let list = Place("/data-quality")
    static let csv = Place("/data-quality.csv")
    static let records = Place("/data-quality/records")
    static let recordsCSV = Place("/data-quality/records.csv")
    static let record = PlaceOf<QualityRecord>("/data-quality/records/:record")
}

extension Act {
    package static let readQuality = Act("data-quality.read", "see which rules of data quality fired, by team and month")
    package static let readQualityRecords = Act(
        "data-quality.records", "see which records a rule of data quality points at, in their teams")
    package static let exportQualityRecords = Act(
        "data-quality.export", "take the records that a rule of data quality points at out as a file")
    /// Written when the data is checked. No table gives it: it follows from a load.
    package static let checkQuality = Act("data-quality.check", "check the data that stands")
}

/// The pages of data quality.
package struct QualityPages: Sendable {
    let store: Store
    package init(store: Store) { self.store = store }

    package func register(on site: inout Site) {
        site.get(QualityPlaces.list, .readQuality) { .page(try await list($0)) }
        site.get(QualityPlaces.csv, .readQuality) { .file(try await csv($0)) }
        site.get(QualityPlaces.records, .readQualityRecords) { .page(try await records($0)) }
        site.get(QualityPlaces.recordsCSV, .exportQualityRecords) { .file(try await recordsCSV($0)) }
        site.get(QualityPlaces.record, .readQualityRecords) { .page(try await record($0, $1)) }
    }

    private func counts(_ visit: Visit) async throws -> QualityCounts {
        let (team, month) = (visit.query["team"], visit.query["month"])
        return try await store.read { try QualityCounts.read(team: team, month: month, in: $0) }
    }

    private func list(_ visit: Visit) async throws -> Page { QualityPage(visit: visit, counts: try await counts(visit)).page }

    private func csv(_ visit: Visit) async throws -> Download {
        var table = CSVTable(["Rule", "What it says", "Measures"] + RuleState.Kind.allCases.map(\.words) + ["Not run for want of"])
        for line in QualityPage(visit: visit, counts: try await counts(visit)).shown {
            table.add(
                [line.rule.name.inWords, line.rule.sentence, line.rule.measures.joined(separator: " ")]
                    + RuleState.Kind.allCases.map { String(line.counts[$0] ?? 0) } + [line.wanting.map(\.plural).joined(separator: ", ")])
        }
        return table.download(name: "data-quality.csv")
    }

    private func findings(_ visit: Visit) async throws -> (lines: [QualityFindings.Line], teams: [String], months: [String]) {
        let (rule, team, month) = (visit.query["rule"], visit.query["team"], visit.query["month"])
        let asker = Asker(visit, to: .readQualityRecords)
        let read = try await store.read { db in
            let reach = QualityFindings(asker, try Teams.tree(in: db))
            let lines = try reach.lines(rule: rule, team: team, month: month, in: db)
            let all = try QualityCounts.read(team: "", month: "", in: db)
            return (lines, all.teams.filter(reach.may), all.months)
        }
        return (lines: read.0, teams: read.1, months: read.2)
    }

    private func records(_ visit: Visit) async throws -> Page {
        let (lines, teams, months) = try await findings(visit)
        let shown = Paging(visit: visit, total: lines.count).shown(lines)
        try await note(shown, visit)
        return QualityRecordsPage(visit: visit, lines: lines, shown: shown, teams: teams, months: months).page
    }

    private func recordsCSV(_ visit: Visit) async throws -> Download {
        let lines = try await findings(visit).lines
        try await note(lines, visit)
        var table = CSVTable(["Council’s number", "Reference", "Team", "Rule", "What it says", "Day", "What is there", "From"])
        for line in lines {
            let rule = QualityRules.rule(line.rule)
            table.add([
                line.number, line.reference, line.team, rule?.name.inWords ?? line.rule, rule?.sentence ?? "", line.day?.iso ?? "",
                line.words,
                line.origin,
            ])
        }
        return table.download(name: "records-to-mend.csv")
    }

    private func record(_ visit: Visit, _ id: Identifier<QualityRecord>) async throws -> Page {
        let asker = Asker(visit, to: .readQualityRecords)
        let read = try await store.read { try QualityFindings(asker, try Teams.tree(in: $0)).record(id, in: $0) }
        try await store.recordView(of: [id], act: .readQualityRecords, by: visit.changer)
        guard let read else { throw NotFound() }
        return QualityRecordPage(
            visit: visit, states: read.states, lines: read.lines, reference: read.reference, team: read.team, matched: read.matched
        ).page
    }

    /// Whose records were shown is written down before they are.
    private func note(_ lines: [QualityFindings.Line], _ visit: Visit) async throws {
        try await store.recordView(of: Array(Set(lines.map(\.record))), act: .readQualityRecords, by: visit.changer)
    }
}

extension String {
    /// `PlanEndsBeforeStart` as `Plan ends before start`.
    var inWords: String {
        reduce(into: "") { words, letter in
            if letter.isUppercase, !words.isEmpty { words += " " }
            words += words.isEmpty ? String(letter) : letter.lowercased()
        }
    }
}
