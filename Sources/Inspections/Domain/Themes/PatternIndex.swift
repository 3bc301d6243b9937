/// Finds many phrases in a text at once: looks only at those whose first word could stand at a place.
struct PatternIndex: Sendable, Hashable {
    private let patterns: [WordPattern]
    private var closed: [String: [Int]] = [:]
    private var open: [Substring: [Int]] = [:]
    private var short: [Int] = []

    init(_ patterns: [WordPattern]) {
        self.patterns = patterns
        for (index, pattern) in patterns.enumerated() {
            guard let head = pattern.parts.first else { continue }
            if !head.isOpen {
                closed[head.text, default: []].append(index)
            } else if head.text.utf8.count >= 3 {
                open[head.text.prefix(3), default: []].append(index)
            } else {
                short.append(index)
            }
        }
    }

    /// Which phrases stand in the words, each with the first place where it does.
    func found(in words: [String]) -> [Int: Range<Int>] {
        var found: [Int: Range<Int>] = [:]
        for (place, word) in words.enumerated() {
            look(closed[word], words, place, &found)
            look(open[word.prefix(3)], words, place, &found)
            look(short, words, place, &found)
        }
        return found
    }

    private func look(_ candidates: [Int]?, _ words: [String], _ place: Int, _ found: inout [Int: Range<Int>]) {
        guard let candidates, !candidates.isEmpty else { return }
        for index in candidates where found[index] == nil {
            if let range = patterns[index].range(in: words, at: place) { found[index] = range }
        }
    }
}
