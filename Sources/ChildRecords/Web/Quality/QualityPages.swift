import ChildRecords
import Foundation
import GRDB
import SiteKit
import Vocabulary

/// The addresses of data quality. They name a record by an identifier that says nothing of the child.
package enum QualityPlaces {
    package static let list = Place("/data-quality")
    static let csv = Place("/data-quality.csv")
    static let records = Place("/data-quality/records")
    static let recordsCSV = Place("/data-quality/records.csv")
    static let record = PlaceOf<QualityRecord>("/data-quality/records/:record")
    static let confirm = PlaceOf<QualityRecord>("/data-quality/records/:record/confirm")
    static let withdraw = PlaceOf<QualityRecord>("/data-quality/records/:record/withdraw")
    static let trend = Place("/data-quality/trend")
    static let settings = Place("/data-quality/settings")
}

extension Act {
    package static let readQuality = Act("data-quality.read", "see how many records fail each data quality rule, by team and month")
    package static let readQualityRecords = Act("data-quality.records", "see which records fail a data quality rule, in their teams")
    package static let exportQualityRecords = Act("data-quality.export", "export the records that fail a data quality rule as a file")
    package static let confirmQualityFault = Act(
        "data-quality.confirm", "confirm that a value is right although it fails a data quality rule")
    /// Written when the data is checked. No table gives it: it follows from a load.
    package static let checkQuality = Act("data-quality.check", "check the current data")
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
        site.post(QualityPlaces.confirm, .confirmQualityFault) { try await settle($0, $1, isRight: true) }
        site.post(QualityPlaces.withdraw, .confirmQualityFault) { try await settle($0, $1, isRight: false) }
        site.get(QualityPlaces.trend, .readQuality) { .page(try await trend($0)) }
        site.get(QualityPlaces.settings, .loadReturns) { .page(try await settings($0)) }
        site.post(QualityPlaces.settings, .loadReturns) { try await set($0) }
    }

    private func counts(_ request: PageRequest) async throws -> QualityCounts {
        let (team, month) = (request.query["team"], request.query["month"])
        let requester = Requester(request, to: .readQualityRecords)
        return try await store.read { db in
            try QualityCounts.read(team: team, month: month, hiding: HiddenChildIDs.of(requester, in: db), in: db)
        }
    }

    private func list(_ request: PageRequest) async throws -> Page { QualityPage(request: request, counts: try await counts(request)).page }

    private func csv(_ request: PageRequest) async throws -> Download {
        var table = CSVTable(
            ["Rule", "What it says", "Department’s codes", "Forms", "Measures"] + RuleState.Kind.allCases.map(\.words) + ["Not loaded"])
        for line in QualityPage(request: request, counts: try await counts(request)).shown {
            table.add(
                [
                    line.rule.title, line.rule.sentence, line.rule.codes.joined(separator: " "),
                    line.rule.forms.map(\.words).joined(separator: ", "), line.rule.measures.joined(separator: " "),
                ]
                    + RuleState.Kind.allCases.map { String(line.counts[$0] ?? 0) } + [line.notLoaded.map(\.plural).joined(separator: ", ")])
        }
        return table.download(name: "data-quality.csv")
    }

    private func query(_ request: PageRequest) -> QualityFindings.Query {
        QualityFindings.Query(
            rule: request.query["rule"], team: request.query["team"], month: request.query["month"], form: request.query["form"],
            code: request.query["code"], isConfirmed: request.query["confirmed"] == "yes")
    }

    private func records(_ request: PageRequest) async throws -> Page {
        let (requester, query) = (Requester(request, to: .readQualityRecords), query(request))
        let (shown, count, choices, days) = try await store.read { db in
            let findings = try QualityFindings(requester, in: db)
            let count = try findings.count(query, in: db)
            let range = Paging(request: request, total: count.places).range
            return (try findings.lines(query, range, in: db), count, try findings.choices(in: db), try QualityRun.days(in: db))
        }
        try await note(shown, request)
        return QualityRecordsPage(
            request: request, shown: shown, count: count, rules: choices.rules, teams: choices.teams, months: choices.months, days: days,
            pattern: try await Settings(store).value(CaseSystem.setting)
        ).page
    }

    private func recordsCSV(_ request: PageRequest) async throws -> Download {
        let (requester, query) = (Requester(request, to: .readQualityRecords), query(request))
        let lines = try await store.read { try QualityFindings(requester, in: $0).lines(query, in: $0) }
        try await note(lines, request)
        var table = CSVTable([
            "Child ID", "Reference", "Team", "Rule", "What it says", "Department’s codes", "Date", "What the data says", "Form", "File",
            "Table", "Row",
        ])
        for line in lines {
            let rule = QualityRules.rule(line.rule)
            table.add([
                line.number, line.reference, line.team, rule?.title ?? line.rule, rule?.sentence ?? "",
                rule?.codes.joined(separator: " ") ?? "", line.day?.iso ?? "", line.words,
                line.place.form?.words ?? "", line.place.file, line.place.table, line.place.row.map(String.init) ?? "",
            ])
        }
        return table.download(name: "records-to-correct.csv")
    }

    private func record(_ request: PageRequest, _ id: Identifier<QualityRecord>, _ problems: Problems? = nil) async throws -> Page {
        let requester = Requester(request, to: .readQualityRecords)
        let read = try await store.read { try QualityFindings(requester, in: $0).record(id, in: $0) }
        try await store.recordView(of: [id], act: .readQualityRecords, by: request.changer)
        guard let read else { throw NotFound() }
        return QualityRecordPage(
            request: request, states: read.states, lines: read.lines, reference: read.reference, team: read.team, id: id,
            problems: problems,
            matched: read.matched
        ).page
    }

    /// Confirms a place as right with a reason, or takes that back. Only a place that this person may see is one.
    private func settle(_ request: PageRequest, _ id: Identifier<QualityRecord>, isRight: Bool) async throws -> Answer {
        let requester = Requester(request, to: .confirmQualityFault)
        let (rule, fault) = (request.form["rule"], request.form["fault"])
        do {
            var form = FormReader(request.form)
            let reason = isRight ? form.text("reason", "Enter why it is right.", limit: 500) : ""
            guard let read = try await store.read({ try QualityFindings(requester, in: $0).record(id, in: $0) }) else { throw NotFound() }
            guard let line = read.lines.first(where: { $0.rule == rule && $0.fault == fault }) else {
                form.note(Problem("reason", "The data has changed. Look at the record again."))
                try form.finish()
                throw NotFound()
            }
            try form.finish()
            let (account, today) = (request.person.id.text, request.today)
            try await store.change(
                by: request.changer, .confirmQualityFault, on: line.reference, note: isRight ? "confirmed" : "withdrawn", ground: rule
            ) { db in
                // What may have changed since: whether this person may still see the record.
                guard try QualityFindings(requester, in: db).record(id, in: db) != nil else { throw NotFound() }
                if isRight {
                    try QualityConfirmed.confirm(line, reason, by: account, on: today, in: db)
                } else {
                    try QualityConfirmed.withdraw(line, in: db)
                }
            }
            return .seeOther(QualityPlaces.record.path(id))
        } catch let problems as Problems {
            return .page(try await record(request, id, problems))
        }
    }

    private func trend(_ request: PageRequest) async throws -> Page {
        let team = request.query["team"]
        let (trend, teams, days) = try await store.read { db in
            (
                try QualityTrend.read(team: team, in: db),
                try QualityRun.shown(in: db).map { try QualityCounts.teams(of: $0, in: db) } ?? [],
                try QualityRun.days(in: db)
            )
        }
        return QualityTrendPage(request: request, trend: trend, teams: teams, days: days).page
    }

    private func settings(_ request: PageRequest, _ problems: Problems? = nil) async throws -> Page {
        let spans = try await store.read { try QualitySpans.current(in: $0) }
        return QualitySettingsPage(request: request, spans: spans, problems: problems).page
    }

    private func set(_ request: PageRequest) async throws -> Answer {
        do {
            var form = FormReader(request.form)
            var spans = QualitySpans()
            for span in QualitySpans.all {
                if let days = Int(request.form[span.name].trimmingCharacters(in: .whitespaces)), QualitySpans.allowed.contains(days) {
                    spans[keyPath: span.path] = days
                } else {
                    form.note(Problem(span.name, "Enter a whole number of days from 1 to 1000."))
                }
            }
            try form.finish()
            try await Settings(store).set(QualitySpans.setting, spans.stored, by: request.changer)
            // The data is the same and is checked anew, by the job that runs each minute.
            try await store.slice { try DataVersion.advance(in: $0) }
            return .seeOther(QualityPlaces.list.path)
        } catch let problems as Problems {
            return .page(try await settings(request, problems))
        }
    }

    /// Whose records were shown is written down before they are.
    private func note(_ lines: [QualityFindings.Line], _ request: PageRequest) async throws {
        try await store.recordView(of: Array(Set(lines.map(\.record))), act: .readQualityRecords, by: request.changer)
    }
}

extension QualityRule {
    /// The rule’s name on a page: the words of its type, or the field’s own where those are not.
    static var title: String { RuleTitles.fieldWords[name] ?? name.inWords }
}

private enum RuleTitles {
    static let fieldWords = [
        "TimesInNeedOverlap": "CIN episodes overlap", "NeedPlanDuringProtection": "CIN plan during CP plan",
        "VisitOutsideNeed": "CIN visit outside CIN episode", "NeedNotKnownHere": "Primary need not a known code",
        "ConferenceAtWeekend": "ICPC at weekend", "ConferenceBeforeEnquiry": "ICPC before section 47 enquiry",
        "PlanEndsBeforeStart": "CP plan ends before start", "PlanWithoutConference": "CP plan without ICPC",
        "PlansOverlap": "CP plans overlap",
        "ProtectionVisitOutsidePlan": "CP visit outside CP plan", "ReviewConferenceGap": "RCPC gap",
        "ReviewConferenceOutsidePlan": "RCPC outside CP plan", "CategoryNotKnownHere": "Category of abuse not a known code",
        "CategoryMissing": "Category of abuse missing", "CareReviewGap": "CLA review gap",
        "CareReviewOutsideCare": "CLA review outside care",
        "CareVisitOutsideCare": "Statutory visit outside care", "MissingSpellsOverlap": "Missing episodes overlap",
        "MissingEndsBeforeStart": "Missing episode ends before start", "PupilNumberCheckLetter": "UPN check letter",
        "PupilNumberMissing": "UPN missing", "SamePupilNumberTwice": "Same UPN twice", "BirthMissing": "Date of birth missing",
        "DayInTheFuture": "Date in the future", "EthnicityNotKnownHere": "Ethnicity not a known code",
        "LegalStatusNotKnownHere": "Legal status not a known code", "PlacementNotKnownHere": "Placement not a known code",
        "EnquiriesOverlap": "Section 47 enquiries overlap", "EnquiryEndsBeforeStart": "Section 47 enquiry ends before start",
        "EnquiryLeftOpen": "Section 47 enquiry left open", "FormatsDisagreeOnBirth": "Returns disagree on date of birth",
        "OutcomeWithoutDay": "Outcome without date", "UnbornPastExpectedDay": "Unborn past expected date of birth",
        "ScoreAndReason": "SDQ score and reason", "ScoreOutOfRange": "SDQ score out of range",
    ]
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
