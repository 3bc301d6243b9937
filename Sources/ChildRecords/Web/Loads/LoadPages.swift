import ChildRecords
import ChildReturns
import Foundation
import GRDB
import IndicatorsWeb
import Intake
import SiteKit
import Vocabulary

/// The pages on which an analyst loads the council's data, looks at it, accepts it and undoes it.
package struct LoadPages: Sendable {
    /// What all files of one dropping may have together. They go to the disk as they come in.
    static let limit = IntakeLimits.childLevelReturn.input
    /// As long as a person waits for a page gladly; a longer load goes on behind it.
    private static let patience = Duration.seconds(4)

    let store: Store
    let runner: LoadRunner
    let notices: Notices
    /// Says who may be sent rows to mend.
    let policy: Policy
    let watch: MeasureWatch
    var loads: LoadStore { LoadStore(store, watch: watch) }

    package init(store: Store, runner: LoadRunner, notices: Notices, policy: Policy, watch: @escaping MeasureWatch) {
        (self.store, self.runner, self.notices, self.policy, self.watch) = (store, runner, notices, policy, watch)
    }

    package func register(on site: inout Site) {
        site.get(LoadPlaces.list, .loadReturns) { .page(try await listPage($0)) }
        site.post(LoadPlaces.list, .loadReturns, limit: LoadPages.limit, files: .onDisk, drop)
        site.get(LoadPlaces.settings, .loadReturns) { .page(try await settingsPage($0)) }
        site.post(LoadPlaces.settings, .loadReturns, set)
        site.get(LoadPlaces.matches, .readMatches) { .page(try await matches($0)) }
        site.get(LoadPlaces.show, .loadReturns) { .page(try await showPage($0, $1)) }
        site.post(LoadPlaces.accept, .loadReturns, accept)
        site.post(LoadPlaces.returns, .loadReturns, setReturns)
        site.post(LoadPlaces.discard, .loadReturns) { request, id in
            try await settle(request, id, saying: "Discarded: the load. The data before it stays in use.") {
                try await loads.discard(id, version: $0, on: request.today, by: request.changer)
            }
        }
        site.post(LoadPlaces.undo, .loadReturns) { request, id in
            try await settle(request, id, saying: "Undone: the load. The data before it is in use again.") {
                try await loads.undo(id, version: $0, on: request.today, by: request.changer)
            }
        }
        site.get(LoadPlaces.held, .readRejectedRows) { .page(try await held($0, $1, RejectedQuery($0.query)).page) }
        site.get(LoadPlaces.heldFile, .exportRejectedRows) { .file(try await held($0, $1, RejectedQuery($0.query), asFile: true).file) }
        registerSending(on: &site)
        for (old, new) in LoadPlaces.moved { site.moved(old, to: new) }
    }

    private func listPage(_ request: PageRequest, _ problems: Problems? = nil) async throws -> Page {
        let all = try await store.read { try LoadRows.all(in: $0) }
        let (inForce, pairs) = try await store.read { (try DataInForce.read(in: $0), try ChildMatches.count(in: $0)) }
        return LoadListPage(request: request, loads: all, inForce: inForce, pairs: pairs, problems: problems).page
    }

    /// Takes the files, begins the load, and leads on to it: when it is read, or while it is.
    @Sendable private func drop(_ request: PageRequest) async throws -> Answer {
        let files = request.kept.filter { !$0.name.isEmpty && $0.size > 0 }
        guard !files.isEmpty else {
            return .page(try await listPage(request, Problems("files", "Choose at least one file, or a folder.")))
        }
        let load = try await runner.begin(on: request.today, by: request.changer)
        let (today, changer, hidden) = (request.today, request.changer, request.form["hidden"] == "yes")
        Task {
            // The files are on the disk until nobody holds them any more.
            defer { withExtendedLifetime(files) {} }
            try await runner.read(
                files.map { DroppedReturn(path: $0.path, name: $0.name) }, into: load, hidden: hidden, on: today, by: changer)
        }
        await wait(for: load)
        return .seeOther(LoadPlaces.show.path(load))
    }

    /// A small load is read by the time the page comes.
    private func wait(for load: Identifier<DataLoad>) async {
        let end = ContinuousClock.now + LoadPages.patience
        while ContinuousClock.now < end, await runner.count(of: load) != nil { try? await Task.sleep(for: .milliseconds(50)) }
    }

    func showPage(_ request: PageRequest, _ id: Identifier<DataLoad>, _ problems: Problems? = nil) async throws -> Page {
        let (found, files, parts, notes, returns) = try await store.read { db in
            let hidden = try HiddenChildIDs.of(Requester(request, to: .readRejectedRows), in: db)
            return (
                try LoadRows.load(id, in: db), try LoadRows.files(of: id, in: db), try LoadRows.parts(of: id, hiding: hidden, in: db),
                try LoadRows.notes(of: id, in: db), try ReturnSets.all(of: id, in: db)
            )
        }
        guard let load = found else { throw NotFound() }
        let doubts = load.state == .staged ? try await store.read { try LoadDoubts.of(load, in: $0) } : []
        return LoadPage(
            request: request, load: load, files: files, parts: parts, notes: notes, returns: returns, doubts: doubts,
            count: await runner.count(of: id), problems: problems
        ).page
    }

    private func settle(_ request: PageRequest, _ id: Identifier<DataLoad>, saying said: Confirmation, _ act: (Int) async throws -> Void)
        async throws -> Answer
    {
        try await act(FormReader(request.form).version)
        return .seeOther(LoadPlaces.show.path(id), saying: said)
    }

    /// Rows that name children by their numbers: each look leaves its row in the audit trail first.
    func held(_ request: PageRequest, _ id: Identifier<DataLoad>, _ query: RejectedQuery, _ problems: Problems? = nil, asFile: Bool = false)
        async throws -> RejectedPage
    {
        let (found, all, lines) = try await store.read {
            (try LoadRows.load(id, in: $0), try RejectedQuery().lines(of: id, in: $0), try query.lines(of: id, in: $0))
        }
        guard let load = found else { throw NotFound() }
        let hidden = try await store.read { try HiddenChildIDs.of(Requester(request, to: .readRejectedRows), in: $0) }
        let (menders, sendings) = try await store.read {
            (try RejectedSending.menders(policy, on: request.today, in: $0), try RejectedSending.all(of: id, in: $0))
        }
        try await store.recordView(of: [id], act: .readRejectedRows, by: request.changer, ground: asFile ? "as a file" : nil)
        let pattern = try await Settings(store).value(CaseSystem.setting)
        return RejectedPage(
            request: request, load: load, all: all.filter { !hidden.contains($0.row.child) },
            lines: lines.filter { !hidden.contains($0.row.child) }, query: query, pattern: pattern, menders: menders, sendings: sendings,
            problems: problems)
    }

    /// Numbers of children: each look leaves its row first.
    private func matches(_ request: PageRequest) async throws -> Page {
        let lines = try await store.read { db in
            let hidden = try HiddenChildIDs.of(Requester(request, to: .readMatches), in: db)
            return try ChildMatches.all(in: db).filter { !hidden.contains($0.number.text) }
        }
        try await store.recordView(of: ["two numbers"], act: .readMatches, by: request.changer)
        return MatchesPage(request: request, lines: lines, pattern: try await Settings(store).value(CaseSystem.setting)).page
    }

    private func settingsPage(_ request: PageRequest, _ problems: Problems? = nil) async throws -> Page {
        let settings = Settings(store)
        return LoadSettingsPage(
            request: request, headings: try await settings.value(HeadingMapping.setting) ?? "",
            pattern: try await settings.value(CaseSystem.setting) ?? "",
            grounds: try await store.read { try ChildMatches.grounds(in: $0) },
            lists: try await store.read { try LoadedNames.lists(in: $0) },
            outcomes: try await store.read { try PreProceedingsMeanings.read(in: $0) },
            records: try await store.read { try LoadedRecords.groups(in: $0) },
            outcome: try await store.read { try LoadedRecordsOutcome.read(in: $0) }, problems: problems
        ).page
    }

    @Sendable private func set(_ request: PageRequest) async throws -> Answer {
        do {
            var form = FormReader(request.form)
            let headings = form.optionalText("headings", limit: 20_000)
            let pattern = form.optionalText("pattern", limit: 500)
            if !pattern.isEmpty, !CaseSystem.isPattern(pattern) {
                form.note(Problem("pattern", CaseSystem.wanted))
            }
            try form.finish()
            let settings = Settings(store)
            try await settings.set(HeadingMapping.setting, headings, by: request.changer)
            try await settings.set(CaseSystem.setting, pattern, by: request.changer)
            try await loads.explain(PreProceedingsMeanings(request.form), on: request.today, by: request.changer)
            let lists = Set(request.form.all("lists").compactMap { NameList(rawValue: $0) })
            try await loads.loadNames(for: lists, on: request.today, by: request.changer)
            try await loads.match(
                by: Set(request.form.all("grounds").compactMap { OneChildTwoNumbers.Ground(rawValue: $0) }), on: request.today,
                by: request.changer)
            try await LoadedRecords(store).set(
                Set(request.form.all("records").compactMap { NameList(rawValue: $0) }), on: request.today, by: request.changer)
            return .seeOther(LoadPlaces.list.path, saying: "Saved: the data settings.")
        } catch let problems as Problems {
            return .page(try await settingsPage(request, problems))
        }
    }
}

/// What is current, in figures: from which form, which table, how much, loaded when.
struct DataInForce: Sendable {
    struct Line: Sendable {
        let format: ReturnFormat
        let title: String
        let period: String
        let entries: Int
        let held: Int
        let loaded: Day
        /// Up to which day it is known; nil where nobody knows.
        let taken: Day?
    }

    let lines: [Line]

    static func read(in db: Database) throws -> DataInForce {
        DataInForce(
            lines: try Row.fetchAll(
                db.cachedStatement(
                    sql: """
                        SELECT format, title, period, sum(entry_count) AS entries, sum(held_count) AS held, max(begun_on) AS loaded,
                            max(taken_on) AS taken
                        FROM data_part JOIN data_file ON data_file.id = data_part.file JOIN data_load ON data_load.id = data_file.load
                        WHERE in_force = 1 GROUP BY format, title, period ORDER BY min(data_part.id)
                        """)
            ).map { row in
                Line(
                    format: try row.word("format", of: "data_part"), title: row["title"], period: row["period"], entries: row["entries"],
                    held: row["held"],
                    loaded: row["loaded"], taken: (row["taken"] as Int?).map { Day(number: $0) })
            })
    }
}

/// The addresses of the council's data and its loads.
package enum LoadPlaces {
    package static let list = Place("/data")
    static let matches = Place("/data/two-ids")
    package static let settings = Place("/data/settings")
    static let show = PlaceOf<DataLoad>("/data/loads/:load")
    static let returns = PlaceOf<DataLoad>("/data/loads/:load/returns")
    static let accept = PlaceOf<DataLoad>("/data/loads/:load/accept")
    static let discard = PlaceOf<DataLoad>("/data/loads/:load/discard")
    static let undo = PlaceOf<DataLoad>("/data/loads/:load/undo")
    static let held = PlaceOf<DataLoad>("/data/loads/:load/rejected")
    static let send = PlaceOf<DataLoad>("/data/loads/:load/rejected/send")
    static let sending = PlaceOf<RejectedSending>("/data/to-correct/:sending")
    static let heldFile = PlaceOf<DataLoad>("/data/loads/:load/rejected.csv")

    /// Addresses that these pages had before.
    static let moved = [
        ("/data/two-numbers", matches.path), ("/data/loads/:load/held", held.pattern), ("/data/loads/:load/held.csv", heldFile.pattern),
        ("/data/to-mend/:sending", sending.pattern),
    ]
}
