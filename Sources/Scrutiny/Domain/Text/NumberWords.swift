/// Numbers in digits or in words, such as `26` and `twenty-six`, in a text split into small words.
enum NumberWords {
    private static let names = [
        "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen",
        "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
    ]
    private static let tens = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]

    /// The number whose last word is at an index, with the index of its first; nil for a word within a longer number.
    static func number(endingAt index: Int, in words: [String], digits: Int) -> (number: Int, start: Int)? {
        let word = words[index]
        if word.count <= digits, let number = Int(word) { return (number, index) }
        if let ten = ten(word) {
            return index + 1 < words.count && unit(words[index + 1]) != nil ? nil : (ten, index)
        }
        if index > 0, let ten = ten(words[index - 1]), let unit = unit(word) { return (ten + unit, index - 1) }
        return names.firstIndex(of: word).map { ($0, index) }
    }

    private static func ten(_ word: String) -> Int? { tens.firstIndex(of: word).map { ($0 + 2) * 10 } }
    private static func unit(_ word: String) -> Int? { names[1...9].firstIndex(of: word) }
}
