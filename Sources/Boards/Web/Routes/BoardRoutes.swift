import ActionPlans
import ActionPlansWeb
import Boards
import GRDB
import SiteKit
import Vocabulary

extension BoardPages {
    func listPage(_ visit: Visit, _ problems: Problems? = nil) async throws -> Page {
        let (boards, plans) = try await store.read { db in
            (
                try BoardRecords.boards(in: db).map { try BoardRead($0.id, for: visit.person, visit.site.policy, in: db) },
                try openPlans(visit, in: db)
            )
        }
        return BoardListPage(visit: visit, boards: boards, plans: plans, problems: problems).page
    }

    private func openPlans(_ visit: Visit, in db: Database) throws -> [Plan] {
        try ActionPlanRecords.plans(in: db).filter { try OpenPlans.isOpen($0, to: visit.person, visit.site.policy, in: db) }
    }

    func addBoard(_ visit: Visit) async throws -> Answer {
        do {
            let draft = try BoardForm.parse(visit.form)
            let id = try await asProblems { try await acts.add(draft, on: visit.today, by: visit.changer) }
            return .seeOther(BoardPlaces.board.path(id))
        } catch let problems as Problems {
            return .page(try await listPage(visit, problems))
        }
    }

    func boardPage(_ visit: Visit, _ id: Identifier<Board>, _ problems: Problems? = nil) async throws -> Page {
        let read = try await read(id, for: visit)
        let accounts = try await store.read { try BoardPages.accounts(in: $0) }
        return BoardPage(
            visit: visit, read: read, accounts: accounts, thread: try await steps(read, visit), problems: problems
        ).page
    }

    func editPage(_ visit: Visit, _ id: Identifier<Board>, _ problems: Problems? = nil) async throws -> Page {
        let read = try await read(id, for: visit)
        let plans = try await store.read { try openPlans(visit, in: $0) }
        return BoardEditPage(visit: visit, board: read.board, plans: plans, problems: problems).page
    }

    func editBoard(_ visit: Visit, _ id: Identifier<Board>) async throws -> Answer {
        let read = try await read(id, for: visit)
        return try await doing(BoardPlaces.board.path(id), again: { try await editPage(visit, id, $0) }) {
            var draft = try BoardForm.parse(visit.form)
            // A plan that this person may not know of stays followed.
            let seen = Set(read.plans.map(\.plan.id))
            draft.plans += read.board.plans.filter { !seen.contains($0) }
            try await acts.edit(id, draft, version: FormReader(visit.form).version, on: visit.today, by: visit.changer)
        }
    }

    func addMember(_ visit: Visit, _ id: Identifier<Board>) async throws -> Answer {
        try await doing(BoardPlaces.board.path(id) + "#members", again: { try await boardPage(visit, id, $0) }) {
            var form = FormReader(visit.form)
            let part = form.choice("part", "Choose their part.", as: BoardMember.Part.self)
            let from = form.day("from", "Give the first day of the term.")
            let to = form.optionalDay("to")
            let accounts = try await store.read { try BoardPages.accounts(in: $0) }
            let account = accounts.first { $0.id.text == visit.form["account"] }
            let name = account?.name ?? form.text("name", "Give their name.", limit: 150)
            let organisation = form.optionalText("organisation", limit: 150)
            try form.finish()
            guard let part, let from else { return }
            try await acts.seat(
                BoardMember(name: name, organisation: organisation, account: account?.id.text, part: part, from: from, to: to), on: id,
                by: visit.changer)
        }
    }

    func endTerm(_ visit: Visit, _ id: Identifier<Board>, _ member: Identifier<BoardMember>) async throws -> Answer {
        try await doing(BoardPlaces.board.path(id) + "#members", again: { try await boardPage(visit, id, $0) }) {
            try await acts.endTerm(of: member, on: id, last: visit.today, by: visit.changer)
        }
    }

    static func accounts(in db: Database) throws -> [(id: Identifier<Person>, name: String)] {
        try Row.fetchAll(db.cachedStatement(sql: "SELECT id, name FROM account WHERE active = 1 ORDER BY name, id")).map {
            (id: $0["id"], name: $0["name"])
        }
    }
}

/// Reads the form of a board.
enum BoardForm {
    static func parse(_ fields: Fields) throws(Problems) -> BoardDraft {
        var form = FormReader(fields)
        let name = form.text("name", "Give the board a name.", limit: 150)
        let purpose = form.optionalText("purpose", limit: 1000)
        let week = form.choice("week", "Choose the week of the month.", as: MeetingCycle.Week.self)
        let weekday = Int(fields["weekday"]).flatMap { Day.Weekday(rawValue: $0) }
        if weekday == nil { form.note(Problem("weekday", "Choose the day of the week.")) }
        let months = Int(fields["months"]) ?? 0
        if !(1...12).contains(months) { form.note(Problem("months", "Give a number of months from 1 to 12.")) }
        let from = form.day("from", "Give the day from which it meets.")
        let standing = form.optionalText("standing", limit: 3000).split(separator: "\n").map { String($0).trimmed }.filter { !$0.isEmpty }
        try form.finish()
        return BoardDraft(
            name: name, purpose: purpose,
            cycle: MeetingCycle(week: week ?? .first, weekday: weekday ?? .monday, everyMonths: months, from: from ?? Day(number: 0)),
            standing: standing, plans: fields.all("plan").compactMap { Identifier<Plan>($0) })
    }
}
