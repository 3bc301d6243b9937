import ActionPlans
import Inspections
import Vocabulary

/// What the playbook offers for each finding. A theme that several findings share is offered once, under the first of them.
struct DraftSuggestions: Sendable {
    struct Offer: Sendable {
        /// The finding's number and the offer's, as `2-3`: the name of its fields.
        let key: String
        let suggestion: Playbook.Suggestion
        /// Numbers of later findings on the same theme.
        let alsoFits: [Int]
    }

    struct Block: Sendable {
        let number: Int
        let finding: Finding
        let offers: [Offer]
        /// Themes whose suggestions stand under an earlier finding.
        let above: [(theme: String, number: Int)]
    }

    let blocks: [Block]

    init(_ findings: [Finding], playbook: Playbook = .shipped, themes: ThemeList = .shipped) {
        var firstWith: [String: Int] = [:]
        let numbered = Array(zip(1..., findings))
        blocks = numbered.map { number, finding in
            var (offers, above): ([Offer], [(theme: String, number: Int)]) = ([], [])
            for entry in playbook.suggestions(for: finding.themes) {
                if let earlier = firstWith[entry.theme] {
                    above.append((themes.name(of: entry.theme).lowercasedFirst, earlier))
                    continue
                }
                firstWith[entry.theme] = number
                let later = numbered.filter { $0.0 > number && $0.1.themes.contains(entry.theme) }.map(\.0)
                for suggestion in entry.suggestions {
                    offers.append(Offer(key: "\(number)-\(offers.count + 1)", suggestion: suggestion, alsoFits: later))
                }
            }
            return Block(number: number, finding: finding, offers: offers, above: above)
        }
    }
}
