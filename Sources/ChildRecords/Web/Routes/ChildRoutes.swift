import ChildRecords
import GRDB
import SiteKit
import Vocabulary

extension ChildPages {
    @Sendable func list(_ visit: Visit) async throws -> Answer {
        let team = Identifier<Team>(visit.query["team"])
        return .page(try await listPage(visit, ChildQuery(team: team, page: min(10_000, max(1, Int(visit.query["page"]) ?? 1)))))
    }

    /// A search is sent as a form and answered at once, so that no name comes into an address.
    @Sendable func find(_ visit: Visit) async throws -> Answer {
        let words = visit.form["words"]
        if words.count > 200 { throw Problems("words", "Search for at most 200 characters.") }
        return .page(try await listPage(visit, ChildQuery(words: words)))
    }

    private func listPage(_ visit: Visit, _ query: ChildQuery) async throws -> Page {
        let asker = Asker(visit, to: .readChild)
        let list = try await store.read { try ChildList.read(query, for: asker, in: $0) }
        try await store.recordView(of: list.shown.map(\.id), act: .listedChild, by: visit.changer)
        return ChildListPage(visit: visit, query: query, list: list, teams: try await teams()).page
    }

    @Sendable func show(_ visit: Visit, _ id: Identifier<Child>) async throws -> Answer { .page(try await page(visit, id)) }

    func page(_ visit: Visit, _ id: Identifier<Child>, _ problems: Problems? = nil) async throws -> Page {
        switch try await read(id, for: visit, to: .readChild) {
        case .restricted(let child): return RestrictedPage(visit: visit, child: child).page
        case .open(let child, let through):
            let mayChange = try await store.read { db in
                [Act.editChild, .allocateChild, .restrictChild, .readViews].filter { act in
                    guard visit.may(act), case .open = try? ChildDoor.read(id, for: Asker(visit, to: act), in: db) else { return false }
                    return true
                }
            }
            let teams = try await teams()
            let caseSystem = try await CaseSystemPart.read(child, teams, mayChange.contains(.editChild), store)
            return ChildPage(
                visit: visit, child: child, through: through, teams: teams, caseSystem: caseSystem, mayChange: Set(mayChange),
                accounts: mayChange.contains(.allocateChild) ? try await accounts() : [], problems: problems
            ).page
        }
    }

    func addPage(_ visit: Visit, _ problems: Problems? = nil) async throws -> Page {
        ChildFormPage(visit: visit, child: nil, teams: try await teams(), number: nil, loaded: nil, problems: problems).page
    }

    @Sendable func add(_ visit: Visit) async throws -> Answer {
        do {
            let asker = Asker(visit, to: .addChild)
            let number = try ChildStore.Statement.number(visit.form)
            let loaded = try await store.read { db in try number.flatMap { try ChildNumbers.facts($0, for: nil, asker, in: db) } }
            let statement = try ChildStore.Statement(visit.form, number: number, loaded: loaded)
            return .seeOther(ChildPlaces.show.path(try await children.add(statement, by: asker)))
        } catch let problems as Problems {
            return .page(try await addPage(visit, problems))
        }
    }

    @Sendable func showEdit(_ visit: Visit, _ id: Identifier<Child>) async throws -> Answer { .page(try await editPage(visit, id)) }

    private func editPage(_ visit: Visit, _ id: Identifier<Child>, _ problems: Problems? = nil) async throws -> Page {
        switch try await read(id, for: visit, to: .editChild) {
        case .restricted(let child): return RestrictedPage(visit: visit, child: child).page
        case .open(let child, _):
            let (number, loaded) = try await store.read { db in
                (try CaseFactsRows.number(of: id, in: db), try CaseFactsRows.facts(of: id, in: db))
            }
            return ChildFormPage(
                visit: visit, child: child, teams: try await teams(), number: number, loaded: loaded, problems: problems
            ).page
        }
    }

    @Sendable func edit(_ visit: Visit, _ id: Identifier<Child>) async throws -> Answer {
        try await admit(visit, to: .editChild, id)
        do {
            let version = FormReader(visit.form).version
            let asker = Asker(visit, to: .editChild)
            try await noting(id, visit) {
                let number = try ChildStore.Statement.number(visit.form)
                let (loaded, now) = try await store.read { db in
                    (try CaseFactsRows.facts(of: id, in: db), try ChildDoor.change(id, by: asker, in: db))
                }
                let statement = try ChildStore.Statement(visit.form, number: number, loaded: loaded, now: now)
                try await children.edit(id, statement, version: version, by: asker)
            }
            return .seeOther(ChildPlaces.show.path(id))
        } catch let conflict as EditConflict {
            // The page of the two texts shows what is saved now.
            try await store.recordView(of: [id], act: .editChild, by: visit.changer)
            throw conflict
        } catch let problems as Problems {
            return .page(try await editPage(visit, id, problems))
        }
    }

    @Sendable func allocate(_ visit: Visit, _ id: Identifier<Child>) async throws -> Answer {
        try await admit(visit, to: .allocateChild, id)
        do {
            let asker = Asker(visit, to: .allocateChild)
            var form = FormReader(visit.form)
            let account: Identifier<Person>? = form.identifier("account", "Choose the worker.")
            let (from, until) = (form.day("from", "Give the day from which."), form.optionalDay("until"))
            try form.finish()
            guard let account, let from else { throw NotFound() }
            try await noting(id, visit) { try await children.allocate(id, to: account, from: from, until: until, by: asker) }
            return .seeOther(ChildPlaces.show.path(id))
        } catch let problems as Problems {
            return .page(try await page(visit, id, problems))
        }
    }

    @Sendable func endAllocation(_ visit: Visit, _ id: Identifier<Child>, _ allocation: Identifier<Allocation>) async throws -> Answer {
        let asker = Asker(visit, to: .allocateChild)
        try await noting(id, visit) { try await children.end(allocation, of: id, by: asker) }
        return .seeOther(ChildPlaces.show.path(id))
    }

    @Sendable func showRestriction(_ visit: Visit, _ id: Identifier<Child>) async throws -> Answer {
        .page(try await restrictionPage(visit, id))
    }

    private func restrictionPage(_ visit: Visit, _ id: Identifier<Child>, _ problems: Problems? = nil) async throws -> Page {
        switch try await read(id, for: visit, to: .restrictChild) {
        case .restricted(let child): RestrictedPage(visit: visit, child: child).page
        case .open(let child, _):
            RestrictionPage(
                visit: visit, child: child, version: try await store.read { try ChildStore.restrictionVersion(of: id, in: $0) },
                accounts: try await accounts(), problems: problems
            ).page
        }
    }

    /// What is saved now, above the form that still holds what was chosen.
    private func restrictedMeanwhile(_ id: Identifier<Child>, _ visit: Visit) async throws -> String {
        guard case .open(let child, _) = try await read(id, for: visit, to: .restrictChild) else { throw ClosedRecord() }
        let before = "Somebody changed this before you; nothing was overwritten, and your choices are still below."
        guard let now = child.restriction else { return before + " It is no longer restricted. Save again to restrict it." }
        let names = try await accounts().filter { account in now.readers.contains { $0.text == account.value } }.map(\.words)
        return before + " Saved now: \(now.ground.words), to be reviewed by \(now.reviewBy), readers: \(names.joined(separator: ", "))."
            + " Save again to put yours in its place."
    }

    @Sendable func restrict(_ visit: Visit, _ id: Identifier<Child>) async throws -> Answer {
        try await admit(visit, to: .restrictChild, id)
        do {
            var form = FormReader(visit.form)
            let version = form.version
            let ground: Restriction.Ground? = form.choice("ground", "Choose the ground.")
            let day = form.day("review", "Give the day by which it is reviewed.")
            let readers = visit.form.all("readers").compactMap { Identifier<Worker>($0) }
            if readers.isEmpty { form.note(Problem("readers", "Name at least one reader.")) }
            try form.finish()
            guard let ground, let day else { throw NotFound() }
            let asker = Asker(visit, to: .restrictChild)
            let restriction = Restriction(ground: ground, reviewBy: day, readers: Set(readers))
            try await noting(id, visit) {
                do {
                    try await children.restrict(id, restriction, version: version, by: asker)
                } catch is RestrictedMeanwhile {
                    throw Problems("", try await restrictedMeanwhile(id, visit))
                } catch let refusal as RestrictionRefusal {
                    throw Problems("review", refusal.words)
                }
            }
            return .seeOther(ChildPlaces.show.path(id))
        } catch let problems as Problems {
            return .page(try await restrictionPage(visit, id, problems))
        }
    }
}

extension ChildStore.Statement {
    /// Nil for an empty field.
    static func number(_ form: Fields) throws(Problems) -> CouncilNumber? {
        if form["number"].isEmpty { return nil }
        guard let number = CouncilNumber(form["number"]) else { throw Problems("number", "This is no number of the case system.") }
        return number
    }

    /// What is at home in the case system is taken from there, and refused when it is typed.
    /// - Parameter now: the record as it is; what has its home elsewhere stays as it says.
    init(_ form: Fields, number: CouncilNumber?, loaded: CaseFacts?, now: Child? = nil) throws(Problems) {
        var reader = FormReader(form)
        var (name, birth): (String?, Birth?) = (now?.name ?? loaded?.name, now?.birth ?? loaded?.birth)
        if HomeOfField.home(of: .name, loaded) == .caseSystem {
            if !form["name"].isEmpty { reader.note(Problem("name", HomeOfField.refusal(of: .name))) }
        } else {
            name = reader.text("name", "Give the child’s name, or for an unborn child the name by which the file is kept.", limit: 200)
        }
        if HomeOfField.home(of: .birth, loaded) == .caseSystem {
            let typed = ["kind", "birth-day", "birth-month", "birth-year"].contains { !form[$0].isEmpty }
            if typed { reader.note(Problem("birth", HomeOfField.refusal(of: .birth))) }
        } else {
            birth = ChildStore.Statement.birth(form, &reader)
        }
        let team: Identifier<Team>? = reader.identifier("team", "Choose the team.")
        try reader.finish()
        guard let name, let birth, let team else { throw Problems("team", "Choose the team.") }
        self.init(name: name, birth: birth, team: team, familyNumber: form["family"], number: number)
    }

    private static func birth(_ form: Fields, _ reader: inout FormReader) -> Birth? {
        let kind = form["kind"]
        if !["born", "expected"].contains(kind) { reader.note(Problem("kind", "Choose whether the child is born.")) }
        return reader.day("birth", "Give the date of birth, or the day on which the child is expected.").map {
            kind == "born" ? .born($0) : .expected($0)
        }
    }
}
