import ChildRecords
import Foundation
import GRDB
import SiteKit
import Vocabulary

/// A line of a list: with a name, or without one.
package enum ListedChild: Sendable {
    case open(Child)
    case restricted(RestrictedChild)

    var id: Identifier<Child> {
        switch self {
        case .open(let child): child.id
        case .restricted(let child): child.id
        }
    }
}

/// What a person looks for. A restricted record is found by its number alone, so that a search for a name does not confirm one.
struct ChildQuery: Sendable {
    static let pageLength = 50
    var words = ""
    var team: Identifier<Team>?
    var page = 1

    func matches(_ number: String, name: String?) -> Bool {
        let words = plain(self.words)
        if words.isEmpty || plain(number) == words { return true }
        guard let name = name.map(plain) else { return false }
        return words.split(separator: " ").allSatisfy { word in name.split(separator: " ").contains { $0.hasPrefix(word) } }
    }

    private func plain(_ text: String) -> String {
        text.folding(options: [.caseInsensitive, .diacriticInsensitive], locale: nil).replacing("-", with: " ").trimmed
    }
}

/// One page of the children a person may see, and how many there are in all.
struct ChildList: Sendable {
    let shown: [ListedChild]
    let count: Int

    static func read(_ query: ChildQuery, for asker: Asker, in db: Database) throws -> ChildList {
        let known = try ChildDoor.all(for: asker, in: db).filter { facts, _ in query.team.map { facts.teams.contains($0) } ?? true }
        let names = try names(in: db)
        let found = known.compactMap { facts, decision -> (id: Identifier<Child>, name: String?, number: String)? in
            let name: String? = if case .open = decision { names[facts.id] } else { nil }
            return query.matches(facts.number, name: name) ? (facts.id, name, facts.number) : nil
        }
        // Restricted records stand last, so that their place in the order tells nothing of the name.
        let sorted = found.sorted {
            ($0.name == nil ? 1 : 0, $0.name ?? "", $0.number) < ($1.name == nil ? 1 : 0, $1.name ?? "", $1.number)
        }
        let page = sorted.dropFirst(max(0, query.page - 1) * ChildQuery.pageLength).prefix(ChildQuery.pageLength)
        let shown = try page.map { line -> ListedChild in
            switch try ChildDoor.read(line.id, for: asker, in: db) {
            case .open(let child, _): .open(child)
            case .restricted(let child): .restricted(child)
            }
        }
        return ChildList(shown: shown, count: found.count)
    }

    private static func names(in db: Database) throws -> [Identifier<Child>: String] {
        let rows = try Row.fetchAll(db.cachedStatement(sql: "SELECT id, name FROM child")).map {
            ($0["id"] as Identifier<Child>, $0["name"] as String)
        }
        return Dictionary(rows) { first, _ in first }
    }
}
