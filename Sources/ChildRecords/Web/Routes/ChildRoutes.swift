import ChildRecords
import SiteKit
import Vocabulary

extension ChildPages {
    @Sendable func list(_ request: PageRequest) async throws -> Answer {
        let team = Identifier<Team>(request.query["team"])
        return .page(try await listPage(request, ChildQuery(team: team, page: min(10_000, max(1, Int(request.query["page"]) ?? 1)))))
    }

    /// A search is sent as a form and answered at once, so that no name comes into an address.
    @Sendable func find(_ request: PageRequest) async throws -> Answer {
        let words = request.form["words"]
        if words.count > 200 { throw Problems("words", "Search for 200 characters or fewer.") }
        return .page(try await listPage(request, ChildQuery(words: words)))
    }

    private func listPage(_ request: PageRequest, _ query: ChildQuery) async throws -> Page {
        let asker = Requester(request, to: .readChild)
        let list = try await store.read { try ChildList.read(query, for: asker, in: $0) }
        try await store.recordView(of: list.shown.map(\.id), act: .listedChild, by: request.changer)
        return ChildListPage(request: request, query: query, list: list, teams: try await teams()).page
    }

    @Sendable func show(_ request: PageRequest, _ id: Identifier<Child>) async throws -> Answer { .page(try await page(request, id)) }

    func page(_ request: PageRequest, _ id: Identifier<Child>, _ problems: Problems? = nil) async throws -> Page {
        switch try await read(id, for: request, to: .readChild) {
        case .restricted(let child): return RestrictedPage(request: request, child: child).page
        case .open(let child, let through):
            let mayChange = try await store.read { db in
                try [Act.editChild, .allocateChild, .restrictChild, .readViews].filter { act in
                    guard request.may(act) else { return false }
                    return try ChildDoor.access(to: id, for: Requester(request, to: act), in: db)?.isOpen == true
                }
            }
            let teams = try await teams()
            let caseSystem = try await CaseSystemPart.read(child, teams, mayChange.contains(.editChild), store)
            return ChildPage(
                request: request, child: child, through: through, teams: teams, caseSystem: caseSystem, mayChange: Set(mayChange),
                accounts: mayChange.contains(.allocateChild) ? try await accounts() : [], problems: problems
            ).page
        }
    }

    func addPage(_ request: PageRequest, _ problems: Problems? = nil) async throws -> Page {
        ChildFormPage(request: request, child: nil, teams: try await teams(), number: nil, loaded: nil, problems: problems).page
    }

    @Sendable func add(_ request: PageRequest) async throws -> Answer {
        let asker = Requester(request, to: .addChild)
        let number = try ChildStore.Statement.number(request.form)
        let loaded = try await store.read { db in try number.flatMap { try ChildNumbers.facts($0, for: nil, asker, in: db) } }
        let statement = try ChildStore.Statement(request.form, number: number, loaded: loaded)
        return .seeOther(ChildPlaces.show.path(try await children.add(statement, by: asker)), saying: "Saved: the new record.")
    }

    @Sendable func showEdit(_ request: PageRequest, _ id: Identifier<Child>) async throws -> Answer {
        .page(try await editPage(request, id))
    }

    private func editPage(_ request: PageRequest, _ id: Identifier<Child>, _ problems: Problems? = nil) async throws -> Page {
        switch try await read(id, for: request, to: .editChild) {
        case .restricted(let child): return RestrictedPage(request: request, child: child).page
        case .open(let child, _):
            let (number, loaded) = try await store.read { db in
                (try CaseFactsRows.number(of: id, in: db), try CaseFactsRows.facts(of: id, in: db))
            }
            return ChildFormPage(
                request: request, child: child, teams: try await teams(), number: number, loaded: loaded, problems: problems
            ).page
        }
    }

    @Sendable func edit(_ request: PageRequest, _ id: Identifier<Child>) async throws -> Answer {
        try await admit(request, to: .editChild, id)
        do {
            let version = FormReader(request.form).version
            let asker = Requester(request, to: .editChild)
            try await noting(id, request) {
                let number = try ChildStore.Statement.number(request.form)
                let (loaded, now) = try await store.read { db in
                    (try CaseFactsRows.facts(of: id, in: db), try ChildDoor.change(id, by: asker, in: db))
                }
                try await children.edit(
                    id, try ChildStore.Statement(request.form, number: number, loaded: loaded, now: now), version: version, by: asker)
            }
            return .seeOther(ChildPlaces.show.path(id), saying: "Saved: the change to this record.")
        } catch let conflict as EditConflict {
            // The page of the two texts shows what is saved now.
            try await store.recordView(of: [id], act: .editChild, by: request.changer)
            throw conflict
        } catch let problems as Problems {
            return .page(try await editPage(request, id, problems))
        }
    }

    @Sendable func allocate(_ request: PageRequest, _ id: Identifier<Child>) async throws -> Answer {
        try await admit(request, to: .allocateChild, id)
        let asker = Requester(request, to: .allocateChild)
        var form = FormReader(request.form)
        let typedAccount: Identifier<Person>? = form.identifier("account", "Select a worker.")
        let (typedFrom, until) = (form.day("from", "Enter the start date."), form.optionalDay("until"))
        let (account, from) = try form.finish(typedAccount, typedFrom)
        try await noting(id, request) { try await children.allocate(id, to: account, from: from, until: until, by: asker) }
        return .seeOther(ChildPlaces.show.path(id), saying: "Saved: the allocation from \(from).")
    }

    @Sendable func endAllocation(_ request: PageRequest, _ id: Identifier<Child>, _ allocation: Identifier<Allocation>) async throws
        -> Answer
    {
        let asker = Requester(request, to: .allocateChild)
        try await noting(id, request) { try await children.end(allocation, of: id, by: asker) }
        return .seeOther(ChildPlaces.show.path(id), saying: "Saved: the allocation is ended.")
    }

    @Sendable func showRestriction(_ request: PageRequest, _ id: Identifier<Child>) async throws -> Answer {
        .page(try await restrictionPage(request, id))
    }

    func restrictionPage(_ request: PageRequest, _ id: Identifier<Child>, _ problems: Problems? = nil) async throws -> Page {
        switch try await read(id, for: request, to: .restrictChild) {
        case .restricted(let child): RestrictedPage(request: request, child: child).page
        case .open(let child, _):
            RestrictionPage(
                request: request, child: child, version: try await store.read { try ChildStore.restrictionVersion(of: id, in: $0) },
                accounts: try await accounts(), problems: problems
            ).page
        }
    }

    /// What is saved now, above the form that still holds what was chosen.
    private func restrictedMeanwhile(_ id: Identifier<Child>, _ request: PageRequest) async throws -> String {
        guard case .open(let child, _) = try await read(id, for: request, to: .restrictChild) else { throw ClosedRecord() }
        let before = "Somebody changed this before you. Nothing was overwritten and your choices are still below."
        guard let now = child.restriction else { return before + " The record is no longer restricted. Save again to restrict it." }
        let names = try await accounts().filter { account in now.readers.contains { $0.text == account.value } }.map(\.words)
        return before + " Saved now: \(now.ground.words), review by \(now.reviewBy), readers: \(names.joined(separator: ", "))."
            + " Save again to replace it with your choices."
    }

    @Sendable func restrict(_ request: PageRequest, _ id: Identifier<Child>) async throws -> Answer {
        try await admit(request, to: .restrictChild, id)
        var form = FormReader(request.form)
        let version = form.version
        let typedGround: Restriction.Ground? = form.choice("ground", "Select why the record is restricted.")
        let typedDay = form.day("review", "Enter the review date.")
        let readers = request.form.all("readers").compactMap { Identifier<Worker>($0) }
        if readers.isEmpty { form.note(Problem("readers", "Select at least one reader.")) }
        let read = Result { try form.finish(typedGround, typedDay) }
        let restriction = read.map { Restriction(ground: $0.0, reviewBy: $0.1, readers: Set(readers)) }
        let asker = Requester(request, to: .restrictChild)
        try await noting(id, request) {
            do {
                try await children.restrict(id, try restriction.get(), version: version, by: asker)
            } catch is RestrictedMeanwhile {
                throw Problems("", try await restrictedMeanwhile(id, request))
            } catch let refusal as RestrictionRefusal {
                throw Problems("review", refusal.words)
            }
        }
        return .seeOther(ChildPlaces.show.path(id), saying: "Saved: the restriction of this record.")
    }
}

extension ChildStore.Statement {
    /// Nil for an empty field.
    static func number(_ form: Fields) throws(Problems) -> LAChildID? {
        if form["number"].isEmpty { return nil }
        guard let number = LAChildID(form["number"]) else { throw Problems("number", "Enter a child ID as the case system writes it.") }
        return number
    }

    /// What is at home in the case system is taken from there, and refused when it is typed.
    /// - Parameter now: the record as it is; what has its home elsewhere stays as it says.
    init(_ form: Fields, number: LAChildID?, loaded: CaseFacts?, now: Child? = nil) throws(Problems) {
        var reader = FormReader(form)
        var (name, birth): (String?, Birth?) = (now?.name ?? loaded?.name, now?.birth ?? loaded?.birth)
        if HomeOfField.home(of: .name, loaded) == .caseSystem {
            if !form["name"].isEmpty { reader.note(Problem("name", HomeOfField.refusal(of: .name))) }
        } else {
            name = reader.text("name", "Enter the child’s name, or for an unborn child the name on the file.", limit: 200)
        }
        if HomeOfField.home(of: .birth, loaded) == .caseSystem {
            let typed = ["birth-day", "birth-month", "birth-year"].contains { !form[$0].isEmpty }
            if typed { reader.note(Problem("birth", HomeOfField.refusal(of: .birth))) }
        } else {
            birth = ChildStore.Statement.birth(form, &reader)
        }
        let team: Identifier<Team>? = reader.identifier("team", "Select a team.")
        try reader.finish()
        guard let name, let birth, let team else { throw Problems("team", "Select a team.") }
        self.init(name: name, birth: birth, team: team, familyNumber: form["family"], number: number)
    }

    private static func birth(_ form: Fields, _ reader: inout FormReader) -> Birth? {
        let kind = form["kind"]
        if !["born", "expected"].contains(kind) { reader.note(Problem("kind", "Select whether the child is born.")) }
        return reader.day("birth", "Enter the date of birth, or the expected date of birth.").map {
            kind == "born" ? .born($0) : .expected($0)
        }
    }
}
