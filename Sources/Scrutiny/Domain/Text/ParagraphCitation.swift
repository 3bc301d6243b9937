/// Paragraphs of Ofsted's report, named within a sentence: `(paragraph 14)`, `paragraphs 19 and 34`.
package enum ParagraphCitation {
    /// `paragraph 14`, `paragraphs 2, 19 and 34`.
    package static func words(_ numbers: [Int]) -> String {
        let words = numbers.map(String.init)
        guard let last = words.last, words.count > 1 else { return "paragraph \(words.first ?? "")" }
        return "paragraphs \(words.dropLast().joined(separator: ", ")) and \(last)"
    }

    /// The numbers that a sentence cites, in their order. A number with points in it, as `3.1.2`, is one of the report's own.
    package static func numbers(in sentence: String) -> [Int] {
        let words = sentence.split { $0.isWhitespace || "()[];".contains($0) }
        var (numbers, isCiting): ([Int], Bool) = ([], false)
        for word in words {
            let bare = word.lowercased().filter { $0.isLetter || $0.isNumber || $0 == "." }.trimmingFullStop
            if ["paragraph", "paragraphs", "para", "paras"].contains(bare) {
                isCiting = true
            } else if isCiting, let number = Int(bare) {
                numbers.append(number)
            } else if bare != "and" {
                isCiting = false
            }
        }
        return numbers
    }
}

extension String {
    var trimmingFullStop: String { hasSuffix(".") ? String(dropLast()) : self }
}
