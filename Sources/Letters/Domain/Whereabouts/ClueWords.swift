import Foundation

/// The kinds of words that the check for clues knows, from `Data/clue-words.txt`: a line each, `kind: words`.
///
/// A kind in capitals is written in the place of its words: “she” and “he” are both THEY. One with an @ says of the sentence how it
/// speaks: of now, of once, of what may be. The others stand beside the word itself.
struct ClueWords: Sendable {
    let kinds: [String: [String]]
    let roles: [String: String]
    let manners: [String: [String]]

    init(_ text: String) {
        var (kinds, roles, manners): ([String: [String]], [String: String], [String: [String]]) = ([:], [:], [:])
        for line in text.split(separator: "\n") where !line.hasPrefix("#") {
            guard let colon = line.firstIndex(of: ":") else { continue }
            let kind = String(line[..<colon])
            for word in line[line.index(after: colon)...].split(separator: " ").map(String.init) {
                if kind.hasPrefix("@") {
                    manners[word, default: []].append(kind)
                } else if kind == kind.uppercased() {
                    roles[word] = kind
                } else {
                    kinds[word, default: []].append(kind)
                }
            }
        }
        (self.kinds, self.roles, self.manners) = (kinds, roles, manners)
    }

    func kinds(of token: PlainToken) -> [String] { kinds[token.key] ?? kinds[token.base] ?? [] }
    func isPlain(_ word: String) -> Bool { kinds[word]?.contains("plain") == true }
}
