/// The key of a sentence: its letters and digits in order, without case, spaces or punctuation.
package struct SentenceKey: Sendable, Hashable, CustomStringConvertible {
    package let description: String

    package init(_ sentence: String) {
        let words = sentence.lowercased().split { !$0.isLetter && !$0.isNumber }
        description = words.joined(separator: " ")
    }

    /// A stored key.
    package init(stored description: String) { self.description = description }
}

/// Splits text into sentences at a full stop, question mark or exclamation mark followed by a capital or the end.
/// `Cllr.`, `Mr.`, `No.` and similar do not end a sentence.
package enum Sentences {
    private static let abbreviations: Set<String> = [
        "mr", "mrs", "ms", "dr", "cllr", "no", "nos", "st", "eg", "e.g", "ie", "i.e", "para", "paras", "p", "pp", "vs", "approx", "etc",
    ]

    package static func of(_ text: String) -> [String] {
        let characters = Array(text)
        var sentences: [String] = []
        var current = ""
        for (index, character) in characters.enumerated() {
            current.append(character)
            guard ".?!".contains(character), ends(current, before: characters.dropFirst(index + 1)) else { continue }
            append(&current, to: &sentences)
        }
        append(&current, to: &sentences)
        return sentences
    }

    private static func ends(_ current: String, before rest: ArraySlice<Character>) -> Bool {
        let closing = rest.drop { "’”'\")".contains($0) }
        guard let first = closing.first else { return true }
        guard first.isWhitespace else { return false }
        let word = current.dropLast().split(whereSeparator: \.isWhitespace).last.map { $0.lowercased() } ?? ""
        let isInitials = word.split(separator: ".").allSatisfy { $0.count == 1 && $0.first?.isLetter == true }
        if abbreviations.contains(word) || isInitials { return false }
        guard let next = closing.first(where: { !$0.isWhitespace }) else { return true }
        return next.isUppercase || next.isNumber || "‘“'\"(*".contains(next)
    }

    private static func append(_ current: inout String, to sentences: inout [String]) {
        // Closing quotation marks belong to the sentence before them.
        let closing = current.prefix { "’”\")".contains($0) }
        if !closing.isEmpty, let last = sentences.popLast() { sentences.append(last + closing) }
        let start = current.dropFirst(closing.count)
        let text = start.drop(while: \.isWhitespace)
        if text.contains(where: { $0.isLetter || $0.isNumber }) { sentences.append(String(text)) }
        current = ""
    }
}

/// Paragraphs of Ofsted's report, named within a sentence: `(paragraph 14)`, `paragraphs 19 and 34`.
package enum ParagraphCitation {
    /// `paragraph 14`, `paragraphs 2, 19 and 34`.
    package static func words(_ numbers: [Int]) -> String {
        let words = numbers.map(String.init)
        guard let last = words.last, words.count > 1 else { return "paragraph \(words.first ?? "")" }
        return "paragraphs \(words.dropLast().joined(separator: ", ")) and \(last)"
    }

    /// The numbers that a sentence cites, in order. A number with points in it, such as `3.1.2`, is one of the report's own.
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
