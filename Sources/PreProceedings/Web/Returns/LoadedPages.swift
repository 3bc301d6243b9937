import ChildRecords
import ChildRecordsWeb
import GRDB
import PreProceedings
import SiteKit
import Vocabulary

package enum LoadedPlaces {
    static let all = Place("/pre-proceedings/returns")
    static let settle = Place("/pre-proceedings/returns/settle")
    static let record = Place("/pre-proceedings/returns/record")
    static let census = Place("/pre-proceedings/census")
    static let censusXML = Place("/pre-proceedings/census.xml")
}

/// Spells of the loaded returns and cases of the tracker are one case: what differs is shown, and a person settles it.
struct LoadedPages {
    private static let childrenAtATime = 50
    let store: Store

    func register(on site: inout Site) {
        site.get(LoadedPlaces.all, .keepPreProceedings) { .page(try await page($0)) }
        site.post(LoadedPlaces.settle, .keepPreProceedings) { request in
            do { return try await settle(request) } catch let problems as Problems { return .page(try await page(request, problems)) }
        }
        site.post(LoadedPlaces.record, .keepPreProceedings) { request in
            do { return try await record(request) } catch let problems as Problems { return .page(try await page(request, problems)) }
        }
        CensusPages(store: store).register(on: &site)
    }

    private func page(_ request: PageRequest, _ problems: Problems? = nil) async throws -> Page {
        let viewer = Viewer(request)
        let (rows, settled) = try await store.computing { db in
            (try LoadedSpells.all(for: viewer, in: db), try LoadedSpells.settled(for: viewer, in: db))
        }
        try await store.recordView(of: Set(rows.map(\.child.id.text)).sorted(), act: .keepPreProceedings, by: request.changer)
        let differing = rows.filter { !$0.open.isEmpty }
        let missing = LoadedPages.once(rows.filter { !$0.isInTracker })
        return Page(
            "Loaded returns and the tracker", breadcrumbs: TrackerPages.crumbs, problems: problems,
            """
            <h1>Loaded returns and the tracker</h1><p>Pre-proceedings of the Standard Safeguarding Dataset and of the children in need census, as they are
            loaded, beside the tracker: \(rows.count) in the returns, \(missing.count) not in the tracker, \(differing.count) with dates that differ. Records are matched by the child ID of the case system.</p>
            \(differences(differing, request, problems))\(notInTracker(missing, request))\(trail(settled))
            """)
    }

    /// The same spell of several returns of a kind once, with how many say it.
    private static func once(_ rows: [LoadedRow]) -> [(row: LoadedRow, returns: Int)] {
        let groups = Dictionary(grouping: rows, by: \.key)
        var seen: Set<String> = []
        return rows.filter { seen.insert($0.key).inserted }.map { ($0, groups[$0.key]?.count ?? 1) }
    }

    private func differences(_ rows: [LoadedRow], _ request: PageRequest, _ problems: Problems?) -> HTML {
        if rows.isEmpty { return "<p class=\"note\">No dates differ.</p>" }
        let forms = rows.prefix(Paging.length).flatMap { row in row.open.map { form(row, $0, request, problems) } }
        let more: HTML? =
            rows.count > Paging.length
            ? "<p class=\"hint\">The first \(Paging.length) are shown. The others follow as these are resolved.</p>" : nil
        return "<h2>Dates that differ</h2>\(more)\(forms)"
    }

    private func form(_ row: LoadedRow, _ difference: LoadedSpell.Difference, _ request: PageRequest, _ problems: Problems?) -> HTML {
        let name = "\(row.child.id)-\(row.format.rawValue)-\(difference.field.rawValue)-\(difference.loaded.iso)"
        let isThis = request.form["difference"] == name
        let fields = FormFields(typed: isThis ? request.form : nil, problems: isThis ? problems : nil)
        let options = [
            (value: "loaded", words: "\(row.format.words): \(difference.loaded)"),
            (value: "tracker", words: "The tracker: \(difference.tracker?.description ?? "not recorded")"),
        ]
        let body: HTML = """
            <input type="hidden" name="difference" value="\(name)"><input type="hidden" name="key" value="\(row.key)">\
            <input type="hidden" name="field" value="\(difference.field.rawValue)">\
            \(fields.choices("choice-\(name)", "Which is right?", options: options))\(fields.text("why-\(name)", "Why", width: 40))\
            <p><button class="btn">Save</button></p>
            """
        return """
            <details\(" open", when: isThis)><summary>\(row.child.number): \(difference.field.words)</summary><p>\(row.child.words). A step that is shared with brothers and sisters is
            corrected for all of them.</p>\(request.form(to: LoadedPlaces.settle.path, body))</details>
            """
    }

    private func notInTracker(_ rows: [(row: LoadedRow, returns: Int)], _ request: PageRequest) -> HTML? {
        if rows.isEmpty { return nil }
        let columns = ["Child", "Decision to begin", "Return", "Record"].map { Table.Column($0) }
        let lines = rows.prefix(Paging.length).map { row, returns in
            Table.row(
                columns,
                [
                    "\(row.child.words)", "\(row.spell.entry.from?.description ?? "no date")",
                    "\(row.format.words)\(returns == 1 ? "" : ", in \(returns) returns")",
                    request.button("Record \(row.child.number)", to: LoadedPlaces.record.path, fields: [("key", row.key)]),
                ])
        }
        let all = request.button("Record all \(rows.count)", to: LoadedPlaces.record.path, fields: [("key", "all")])
        return """
            <h2>Not in the tracker</h2><p>The steps are recorded from the dates of the return. What no step holds is kept and written out again.</p>\
            \(Table("In the returns and not in the tracker", columns, rows: Array(lines)).html())\(all)
            """
    }

    private func trail(_ rows: [SettledRow]) -> HTML? {
        if rows.isEmpty { return nil }
        let columns = ["Date", "Child", "What", "Decision", "Why", "By"].map { Table.Column($0) }
        let lines = rows.map { row in
            Table.row(
                columns,
                [
                    "\(row.day)", "\(row.number)",
                    "\(row.field)<span class=\"sub\">return \(row.loaded), tracker \(row.tracker.isEmpty ? "not recorded" : row.tracker)</span>",
                    "\(row.words)", "\(row.why)", "\(row.author)",
                ])
        }
        return "<h2>Resolved</h2>\(Table("The latest decisions", columns, rows: lines).html())"
    }

    // MARK: Writing

    private func settle(_ request: PageRequest) async throws -> Answer {
        let (form, viewer) = (request.form, Viewer(request))
        let name = form["difference"]
        var reader = FormReader(form)
        let choice = form["choice-\(name)"]
        if !["loaded", "tracker"].contains(choice) { reader.note(Problem("choice-\(name)", "Select which is right.")) }
        let why = reader.text("why-\(name)", "Enter why.", limit: 500)
        try reader.finish()
        try await store.change(by: request.changer, .keepPreProceedings, on: "returns", note: "difference from a return resolved") { db in
            guard let row = try LoadedSpells.all(for: viewer, in: db).first(where: { $0.key == form["key"] }),
                let difference = row.open.first(where: { $0.field.rawValue == form["field"] })
            else { throw Problems("", "This difference no longer exists, or one side has changed. Check it again.") }
            do {
                try LoadedSpells.settle(
                    row, difference, takesLoaded: choice == "loaded", because: why, by: try request.changer.name(in: db), viewer.today,
                    in: db)
            } catch let refusal as CaseRefusal { throw Problems("choice-\(name)", refusal.words) }
            if let id = row.proceedings {
                try store.note(.keepPreProceedings, on: id.text, by: request.changer, ground: "from a return", in: db)
            }
        }
        return .seeOther(LoadedPlaces.all.path, saying: "Saved: the difference is resolved.")
    }

    private func record(_ request: PageRequest) async throws -> Answer {
        let (key, viewer) = (request.form["key"], Viewer(request))
        let asked = try await store.computing { db in
            try LoadedSpells.all(for: viewer, in: db).filter { !$0.isInTracker && (key == "all" || $0.key == key) }.map(\.key)
        }
        if asked.isEmpty { throw Problems("", "This is in the tracker already, or no longer in the returns.") }
        var (changer, refused, recorded): (Changer, [String], [String]) = (request.changer, [], [])
        for start in stride(from: 0, to: asked.count, by: LoadedPages.childrenAtATime) {
            let keys = Set(asked[start..<min(start + LoadedPages.childrenAtATime, asked.count)])
            let done = try await store.change(by: changer, .keepPreProceedings, on: "returns", note: "cases recorded from returns") {
                [changer] db in try record(keys, viewer, changer, in: db)
            }
            (recorded, refused) = (recorded + done.recorded, refused + done.refused)
            changer = Changer(account: request.changer.account)
        }
        if refused.isEmpty { return .seeOther(LoadedPlaces.all.path, saying: "Recorded: \("\(recorded.count)") from the returns.") }
        let saved = recorded.isEmpty ? "Nothing was recorded." : "Recorded: \(recorded.joined(separator: ", "))."
        throw Problems([Problem("", "\(saved) Not recorded: \(refused.count).")] + refused.map { Problem("", $0) })
    }

    /// - Returns: what was recorded, and what could not be and why, in words.
    private func record(_ keys: Set<String>, _ viewer: Viewer, _ changer: Changer, in db: Database) throws -> (
        recorded: [String], refused: [String]
    ) {
        let author = try changer.name(in: db)
        var (recorded, refused): ([String], [String]) = ([], [])
        for (row, _) in LoadedPages.once(try LoadedSpells.all(for: viewer, in: db).filter { !$0.isInTracker && keys.contains($0.key) }) {
            // The same spell of another return of this child may just have been recorded.
            if try isInTracker(row, in: db) { continue }
            let name = "\(row.child.number), \(row.spell.entry.from?.description ?? "no date"), \(row.format.words)"
            do {
                let id = try LoadedSpells.record(row, by: author, viewer.today, in: db)
                try store.note(.keepPreProceedings, on: id.text, by: changer, ground: "from a return", in: db)
                recorded.append(name)
            } catch let refusal as CensusBlock.Refusal { refused.append("\(name): \(refusal.words)") }
        }
        return (recorded, refused)
    }

    private func isInTracker(_ row: LoadedRow, in db: Database) throws -> Bool {
        let known = try Row.fetchAll(db, literal: "SELECT id FROM pre_proceedings_case WHERE family = \(row.child.family)").first
        let part = try known.flatMap { try PreProceedingsCase.load($0["id"], in: db) }?.children[row.child.id]
        return LoadedSpell(row.spell.entry, of: part).spell != nil
    }
}

extension CensusBlock.Refusal {
    var words: String {
        switch self {
        case .noStart: "The return has no date on which pre-proceedings began."
        case .notADay(let element, let text): "\(element.rawValue) must be a date such as 2022-03-25, not “\(text.shortened(to: 30))”."
        case .step(let refusal): refusal.words
        }
    }
}
