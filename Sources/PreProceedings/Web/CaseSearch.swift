import ChildRecords
import ChildRecordsWeb
import GRDB
import PreProceedings
import SiteKit
import Vocabulary

/// A case is found by its number alone, by who may open it. Nothing of it is in the index.
package enum CaseSearch {
    package static func sources(_ store: Store) -> [SearchSource] {
        [
            SearchSource("cases", "Pre-proceedings cases", .readPreProceedings) { words, range, request in
                guard let number = number(words.text), range.contains(0) else { return Found([], count: 0) }
                let viewer = Viewer(request)
                let sql: SQL = """
                    SELECT item.id, item.number FROM pre_proceedings_case AS item WHERE item.number = \(number)
                    AND (\(literal: try KnownCase.visibility.condition(viewer)))
                    """
                let found = try await store.read { db in
                    try Row.fetchAll(db, literal: sql).map {
                        (id: $0["id"] as Identifier<PreProceedingsCase>, number: $0["number"] as String)
                    }
                }
                try await store.recordView(of: found.map(\.id), act: .readPreProceedings, by: request.changer)
                let items = found.map {
                    FoundItem(title: "Case \($0.number)", day: nil, path: CaseRegister.address.path($0.id))
                }
                return Found(items, count: items.count)
            }
        ]
    }

    /// “P-0117”, “p 117” or “P0117” as it is stored; nil for what is no number of a case.
    static func number(_ text: String) -> String? {
        let signs = text.uppercased().filter { $0.isLetter || $0.isNumber }
        guard signs.first == "P", let number = Int(signs.dropFirst()), (1..<1_000_000).contains(number) else { return nil }
        let digits = String(number)
        return "P-" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }
}
