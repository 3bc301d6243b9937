import ChildRecords
import GRDB
import SiteKit
import Vocabulary

/// What the council’s data says of a child, on the page of its record: with the way to the case system, and the file and row of each thing.
struct CaseSystemPart {
    struct Spell {
        let words: String
        let from: Day
        let origin: String
    }

    let child: Identifier<Child>
    let number: LAChildID
    let link: HTML?
    let also: [LAChildID]
    let matched: [OneChildTwoNumbers.Ground]
    let facts: CaseFacts?
    let forms: [ReturnFormat]
    let open: [Spell]
    let differences: [FieldDifference]
    let maySettle: Bool

    static func read(_ child: Child, _ teams: TeamTree, _ maySettle: Bool, _ store: Store) async throws -> CaseSystemPart? {
        let pattern = try await Settings(store).value(CaseSystem.setting)
        return try await store.read { db -> CaseSystemPart? in
            guard let number = try CaseFactsRows.number(of: child.id, in: db) else { return nil }
            let found = try CaseFactsRows.found(number, in: db)
            let spells = try found.map { try openSpells($0.history, in: db) } ?? []
            return CaseSystemPart(
                child: child.id, number: number,
                link: CaseSystem.link(to: number, pattern: pattern, words: "Open this child’s page"),
                also: found.map { ([$0.history.child.number] + $0.history.also).filter { $0 != number } } ?? [],
                matched: try ChildMatches.grounds(of: found?.history.child.number.text ?? "", in: db), facts: found?.facts,
                forms: Set(found?.history.all.map(\.origin.format) ?? []).sorted(), open: spells,
                differences: try CaseFactsRows.differences(of: child, teams: teams, in: db), maySettle: maySettle)
        }
    }

    /// What has begun and has no end, each kind once: the latest.
    private static func openSpells(_ history: ChildHistory, in db: Database) throws -> [Spell] {
        try EntryKind.allCases.filter { $0.isSpell && $0 != .immigration }.compactMap { kind in
            guard let last = history[kind].last(where: { $0.until == nil && $0.from != nil }), let from = last.from else { return nil }
            let place = try HistoryRows.place(of: last.origin, in: db) ?? ""
            return Spell(words: kind.words, from: from, origin: "\(last.origin.format.words): \(place)")
        }
    }

    /// Above everything else of the record.
    var note: HTML? {
        if differences.isEmpty { return nil }
        let lines = differences.map { "<li>\($0.field.words): here “\($0.ours)”, in the case system “\($0.theirs)”</li>" as HTML }
        let settle: HTML? = maySettle ? "<p><a href=\"\(ChildPlaces.settle.path(child))\">Resolve the difference</a></p>" : nil
        return "<div class=\"note doubt\"><p><strong>This record differs from the case system.</strong></p><ul>\(lines)</ul>\(settle)</div>"
    }

    var html: HTML {
        let forms: HTML? =
            forms.isEmpty ? nil : "<div><dt>Sources</dt><dd>\(forms.map(\.words).joined(separator: ", "))</dd></div>"
        return """
            <h2>From the case system</h2><dl class="summary"><div><dt>Child ID</dt><dd>\(number.text)\(two)</dd>\(link.map { "<dd>\($0)</dd>" as HTML })</div>
            \(forms)</dl>\(spells)
            """
    }

    private var two: HTML? {
        if also.isEmpty { return nil }
        return """
            <span class="sub">Also known as \(also.map(\.text).joined(separator: ", ")). \(matched.map(\.words).joined(separator: ". ")).</span>
            """
    }

    private var spells: HTML {
        guard facts != nil else {
            return "<p class=\"note\">The current data has nothing under this child ID. Check it, or wait for the next load.</p>"
        }
        if open.isEmpty { return "<p class=\"note\">Nothing is open in the current data.</p>" }
        let columns = ["What is open", "From", "File and row"].map { Table.Column($0) }
        let rows = open.map { Table.row(columns, ["\($0.words)", "\($0.from)", "\($0.origin)"]) }
        return Table("Open now", columns, rows: rows).html()
    }
}
