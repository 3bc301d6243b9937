/// Paragraph numbers that an item cites itself: `(paragraphs 33, 34)`, `(Paragraph 11)`, `(paragraphs 18–20 and 28)`.
enum CitedParagraphs {
    static func numbers(in text: String) -> [Int] {
        var numbers: [Int] = []
        for piece in text.split(separator: "(", omittingEmptySubsequences: false).dropFirst() {
            let inside = piece.prefix { $0 != ")" }
            let words = Words.all(in: inside)
            guard let first = words.first, first == "paragraph" || first == "paragraphs" || first == "paras" || first == "para" else {
                continue
            }
            numbers += read(inside)
        }
        return numbers
    }

    private static func read(_ text: Substring) -> [Int] {
        var (numbers, digits, isRange) = ([Int](), "", false)
        func finish() {
            if let number = Int(digits), (1...999).contains(number) {
                if isRange, let last = numbers.last, number > last, number - last <= 30 {
                    numbers += Array((last + 1)...number)
                } else {
                    numbers.append(number)
                }
                isRange = false
            }
            digits = ""
        }
        for scalar in text.unicodeScalars {
            if ("0"..."9").contains(scalar) {
                digits.unicodeScalars.append(scalar)
            } else {
                finish()
                if scalar == "-" || scalar == "\u{2013}" { isRange = true } else if scalar == "," { isRange = false }
            }
        }
        finish()
        return numbers
    }
}
