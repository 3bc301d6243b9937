import ChildRecords
import ChildReturns
import Foundation
import GRDB
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
    var loads: LoadStore { LoadStore(store) }

    package init(store: Store, runner: LoadRunner, notices: Notices, policy: Policy) {
        (self.store, self.runner, self.notices, self.policy) = (store, runner, notices, policy)
    }

    package func register(on site: inout Site) {
        site.get(LoadPlaces.list, .loadReturns) { .page(try await listPage($0)) }
        site.post(LoadPlaces.list, .loadReturns, limit: LoadPages.limit, files: .onDisk, drop)
        site.get(LoadPlaces.settings, .loadReturns) { .page(try await settingsPage($0)) }
        site.post(LoadPlaces.settings, .loadReturns, set)
        site.get(LoadPlaces.matches, .readMatches) { .page(try await matches($0)) }
        site.get(LoadPlaces.show, .loadReturns) { .page(try await showPage($0, $1)) }
        site.post(LoadPlaces.accept, .loadReturns) { visit, id in
            try await settle(visit, id) { try await loads.accept(id, version: $0, on: visit.today, by: visit.changer) }
        }
        site.post(LoadPlaces.discard, .loadReturns) { visit, id in
            try await settle(visit, id) { try await loads.discard(id, version: $0, on: visit.today, by: visit.changer) }
        }
        site.post(LoadPlaces.undo, .loadReturns) { visit, id in
            try await settle(visit, id) { try await loads.undo(id, version: $0, on: visit.today, by: visit.changer) }
        }
        site.get(LoadPlaces.held, .readHeldRows) { .page(try await held($0, $1, HeldQuery($0.query)).page) }
        site.get(LoadPlaces.heldFile, .exportHeldRows) { .file(try await held($0, $1, HeldQuery($0.query), asFile: true).file) }
        registerSending(on: &site)
    }

    private func listPage(_ visit: Visit, _ problems: Problems? = nil) async throws -> Page {
        let all = try await store.read { try LoadRows.all(in: $0) }
        let (inForce, pairs) = try await store.read { (try DataInForce.read(in: $0), try ChildMatches.all(in: $0).count) }
        return LoadListPage(visit: visit, loads: all, inForce: inForce, pairs: pairs, problems: problems).page
    }

    /// Takes the files, begins the load, and leads on to it: when it is read, or while it is.
    @Sendable private func drop(_ visit: Visit) async throws -> Answer {
        let files = visit.kept.filter { !$0.name.isEmpty && $0.size > 0 }
        guard !files.isEmpty else {
            return .page(try await listPage(visit, Problems("files", "Choose at least one file, or a folder.")))
        }
        let load = try await runner.begin(on: visit.today, by: visit.changer)
        let (today, changer) = (visit.today, visit.changer)
        Task {
            // The files are on the disk until nobody holds them any more.
            defer { withExtendedLifetime(files) {} }
            try await runner.read(files.map { DroppedReturn(path: $0.path, name: $0.name) }, into: load, on: today, by: changer)
        }
        await wait(for: load)
        return .seeOther(LoadPlaces.show.path(load))
    }

    /// A small load is read by the time the page comes.
    private func wait(for load: Identifier<DataLoad>) async {
        let end = ContinuousClock.now + LoadPages.patience
        while ContinuousClock.now < end, await runner.count(of: load) != nil { try? await Task.sleep(for: .milliseconds(50)) }
    }

    private func showPage(_ visit: Visit, _ id: Identifier<DataLoad>) async throws -> Page {
        let found = try await store.read { db in
            (
                try LoadRows.load(id, in: db), try LoadRows.files(of: id, in: db), try LoadRows.parts(of: id, in: db),
                try LoadRows.notes(of: id, in: db)
            )
        }
        guard let load = found.0 else { throw NotFound() }
        return LoadPage(
            visit: visit, load: load, files: found.1, parts: found.2, notes: found.3, count: await runner.count(of: id)
        ).page
    }

    private func settle(_ visit: Visit, _ id: Identifier<DataLoad>, _ act: (Int) async throws -> Void) async throws -> Answer {
        try await act(FormReader(visit.form).version)
        return .seeOther(LoadPlaces.show.path(id))
    }

    /// Rows that name children by their numbers: each look leaves its row in the audit trail first.
    func held(_ visit: Visit, _ id: Identifier<DataLoad>, _ query: HeldQuery, _ problems: Problems? = nil, asFile: Bool = false)
        async throws -> HeldPage
    {
        let (found, all, lines) = try await store.read {
            (try LoadRows.load(id, in: $0), try HeldQuery().lines(of: id, in: $0), try query.lines(of: id, in: $0))
        }
        guard let load = found else { throw NotFound() }
        let blocked = try await store.read { try BlockedNumbers.of(visit.person.id.worker, in: $0) }
        let (menders, sendings) = try await store.read {
            (try HeldSending.menders(policy, on: visit.today, in: $0), try HeldSending.all(of: id, in: $0))
        }
        try await store.recordView(of: [id], act: .readHeldRows, by: visit.changer, ground: asFile ? "as a file" : nil)
        let pattern = try await Settings(store).value(CaseSystem.setting)
        return HeldPage(
            visit: visit, load: load, all: all.filter { !blocked.contains($0.row.child) },
            lines: lines.filter { !blocked.contains($0.row.child) }, query: query, pattern: pattern, menders: menders, sendings: sendings,
            problems: problems)
    }

    /// Numbers of children: each look leaves its row first.
    private func matches(_ visit: Visit) async throws -> Page {
        let lines = try await store.read { db in
            let blocked = try BlockedNumbers.of(visit.person.id.worker, in: db)
            return try ChildMatches.all(in: db).filter { !blocked.contains($0.number.text) }
        }
        try await store.recordView(of: ["two numbers"], act: .readMatches, by: visit.changer)
        return MatchesPage(visit: visit, lines: lines, pattern: try await Settings(store).value(CaseSystem.setting)).page
    }

    private func settingsPage(_ visit: Visit, _ problems: Problems? = nil) async throws -> Page {
        let settings = Settings(store)
        return LoadSettingsPage(
            visit: visit, headings: try await settings.value(HeadingMapping.setting) ?? "",
            pattern: try await settings.value(CaseSystem.setting) ?? "",
            grounds: try await store.read { try ChildMatches.grounds(in: $0) },
            lists: try await store.read { try LoadedNames.lists(in: $0) }, problems: problems
        ).page
    }

    @Sendable private func set(_ visit: Visit) async throws -> Answer {
        do {
            var form = FormReader(visit.form)
            let headings = form.optionalText("headings", limit: 20_000)
            let pattern = form.optionalText("pattern", limit: 500)
            if !pattern.isEmpty, !CaseSystem.isPattern(pattern) {
                form.note(Problem("pattern", CaseSystem.wanted))
            }
            try form.finish()
            let settings = Settings(store)
            try await settings.set(HeadingMapping.setting, headings, by: visit.changer)
            try await settings.set(CaseSystem.setting, pattern, by: visit.changer)
            let lists = Set(visit.form.all("lists").compactMap { NameList(rawValue: $0) })
            try await loads.loadNames(for: lists, on: visit.today, by: visit.changer)
            try await loads.match(
                by: Set(visit.form.all("grounds").compactMap { OneChildTwoNumbers.Ground(rawValue: $0) }), on: visit.today,
                by: visit.changer)
            return .seeOther(LoadPlaces.list.path)
        } catch let problems as Problems {
            return .page(try await settingsPage(visit, problems))
        }
    }
}

/// What is in force, in figures: from which form, which table, how much, loaded when.
struct DataInForce: Sendable {
    struct Line: Sendable {
        let format: ReturnFormat
        let title: String
        let period: String
        let entries: Int
        let held: Int
        let loaded: Day
    }

    let lines: [Line]

    static func read(in db: Database) throws -> DataInForce {
        DataInForce(
            lines: try Row.fetchAll(
                db.cachedStatement(
                    sql: """
                        SELECT format, title, period, sum(entry_count) AS entries, sum(held_count) AS held, max(begun_on) AS loaded
                        FROM data_part JOIN data_file ON data_file.id = data_part.file JOIN data_load ON data_load.id = data_file.load
                        WHERE in_force = 1 GROUP BY format, title, period ORDER BY min(data_part.id)
                        """)
            ).compactMap { row in
                guard let format = ReturnFormat(rawValue: row["format"]) else { return nil }
                return Line(
                    format: format, title: row["title"], period: row["period"], entries: row["entries"], held: row["held"],
                    loaded: row["loaded"])
            })
    }
}
