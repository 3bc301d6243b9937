import ActionPlans
import ActionPlansWeb
import Boards
import SiteKit
import Vocabulary

/// What an address asks of a board's decisions: which ones, in which order. A value it does not know asks for nothing.
struct DecisionQuery {
    let filter: DecisionFilter
    let order: SortOrder

    init(_ visit: Visit) {
        filter = DecisionFilter(
            standing: DecisionFilter.Standing(rawValue: visit.query["standing"]), owner: Identifier<Post>(visit.query["owner"]),
            meeting: Identifier<Meeting>(visit.query["meeting"]))
        order = SortOrder(visit)
    }

    /// The newest first where nothing else is said.
    func decisions(of read: BoardRead, on today: Day) -> [Decision] {
        let found = read.decisions.filter { filter.holds($0, on: today) }
        let never = Day(number: Int.max / 2)
        let sorted: [Decision] =
            switch order.column {
            case "number": found.sorted { $0.number < $1.number }
            case "due": found.sorted { ($0.due ?? never, $0.number) < ($1.due ?? never, $1.number) }
            case "owner": found.sorted { (read.ownerTitle($0.owner) ?? "", $0.number) < (read.ownerTitle($1.owner) ?? "", $1.number) }
            case "text": found.sorted { ($0.text.lowercased(), $0.number) < ($1.text.lowercased(), $1.number) }
            default: found
            }
        return order.isDescending ? sorted.reversed() : sorted
    }
}

extension BoardPages {
    func decisionsPage(_ visit: Visit, _ id: Identifier<Board>) async throws -> Page {
        let read = try await read(id, for: visit)
        return DecisionListPage(
            visit: visit, read: read, decisions: DecisionQuery(visit).decisions(of: read, on: visit.today),
            thread: try await steps(read, visit)
        ).page
    }

    func decisionsFile(_ visit: Visit, _ id: Identifier<Board>) async throws -> Answer {
        let read = try await read(id, for: visit)
        var table = CSVTable(["Number", "Decision", "Meeting", "Owner", "Due", "Standing", "Action"])
        for decision in DecisionQuery(visit).decisions(of: read, on: visit.today) {
            table.add([
                decision.ref, decision.text, decision.taken.iso, read.ownerTitle(decision.owner) ?? "", decision.due?.iso ?? "",
                decision.words(on: visit.today), decision.action.flatMap { read.action($0)?.ref.description } ?? "",
            ])
        }
        return .file(table.download(name: "decisions.csv"))
    }

    func decisionPage(
        _ visit: Visit, _ board: Identifier<Board>, _ id: Identifier<Decision>, _ problems: Problems? = nil
    ) async throws -> Page {
        let read = try await read(board, for: visit)
        let decision = try read.decision(id)
        let steps = try await steps(read, about: decision.action, visit)
        return DecisionPage(visit: visit, read: read, decision: decision, thread: steps, problems: problems).page
    }

    func settle(_ visit: Visit, _ board: Identifier<Board>, _ id: Identifier<Decision>) async throws -> Answer {
        _ = try await read(board, for: visit).decision(id)
        return try await doing(
            BoardPlaces.decision.path(board, id), again: { try await decisionPage(visit, board, id, $0) }
        ) {
            var form = FormReader(visit.form)
            let isDone = visit.form["manner"] == "done"
            if !isDone, visit.form["manner"] != "set-aside" { form.note(Problem("manner", "Choose whether it is done or set aside.")) }
            let words = form.text("words", "Say what was done, or why it is not pursued.", limit: 2000)
            try form.finish()
            try await acts.settle(
                id, of: board, isDone ? .done(on: visit.today, words: words) : .setAside(on: visit.today, reason: words),
                by: visit.changer)
        }
    }
}

extension Decision {
    /// `Open`, `12 days late`, `Done on 4 May 2022`.
    func words(on today: Day) -> String {
        switch outcome {
        case .open: DecisionDue.days(self, on: today).map { "\($0) day\($0 == 1 ? "" : "s") late" } ?? "Open"
        case .done(let day, _): "Done on \(day)"
        case .setAside(let day, _): "Set aside on \(day)"
        }
    }

    package func tag(on today: Day) -> Tag {
        switch outcome {
        case .open: Tag(words(on: today), DecisionDue.days(self, on: today) == nil ? .circle : .square)
        case .done: Tag("Done", .tick)
        case .setAside: Tag("Set aside", .hollow)
        }
    }
}
