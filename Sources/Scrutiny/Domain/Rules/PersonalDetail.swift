/// The text has no detail that identifies a person: an email address, a telephone number, a postcode, an NHS number or another long
/// number, or initials with an age. The responsible officer's contact details are in the box at the top, not in the text.
enum PersonalDetail {
    static func problems(in passages: [Passage]) -> [ReportProblem] {
        passages.sentences.flatMap { passage, sentence -> [ReportProblem] in
            if passage.isContacts { return [] }
            return kinds(in: sentence).map { kind in
                ReportProblem(
                    .personalDetail, passage, sentence, "This seems to contain \(kind).",
                    correction: "Remove it. If it is something else, leave it with a reason.")
            }
        }
    }

    private static func kinds(in sentence: String) -> [String] {
        let words = sentence.split { $0.isWhitespace || "(),;".contains($0) }.map { String($0).trimmingFullStop }
        var kinds: [String] = []
        if words.contains(where: { $0.contains("@") && $0.contains(".") }) { kinds.append("an email address") }
        if longNumber(words) { kinds.append("a telephone, NHS or case number") }
        if zip(words, words.dropFirst()).contains(where: isPostcode) { kinds.append("a postcode") }
        if zip(words, words.dropFirst()).contains(where: isInitialsWithAge) { kinds.append("a child’s initials and age") }
        return kinds
    }

    /// Eight or more digits, also in groups, as in `943 476 5919` or `01632 960001`.
    private static func longNumber(_ words: [String]) -> Bool {
        var length = 0
        for word in words {
            let isFigures = !word.isEmpty && word.allSatisfy { $0.isASCIIDigit || $0 == "-" || $0 == "+" }
            length = isFigures && word.count >= 2 ? length + word.filter(\.isASCIIDigit).count : 0
            if length >= 8 { return true }
        }
        return false
    }

    private static func isPostcode(_ outward: String, _ inward: String) -> Bool {
        guard (2...4).contains(outward.count), inward.count == 3, outward.first?.isUppercase == true,
            outward.contains(where: \.isASCIIDigit), outward.allSatisfy({ $0.isASCIIDigit || ($0.isUppercase && $0.isASCII) })
        else { return false }
        return inward.first?.isASCIIDigit == true && inward.dropFirst().allSatisfy { $0.isUppercase && $0.isASCII }
    }

    /// `J.H. 6` or `JH aged`.
    private static func isInitialsWithAge(_ initials: String, _ age: String) -> Bool {
        let letters = initials.filter { $0 != "." }
        let isInitials = (1...3).contains(letters.count) && letters.allSatisfy(\.isUppercase) && (initials.contains(".") || age == "aged")
        return isInitials && (age == "aged" || Int(age).map { (0...25).contains($0) } == true)
    }
}

extension Passage {
    /// In pasted text the contact details are under the responsible officer's heading, or before the first.
    fileprivate var isContacts: Bool {
        guard place.section == nil else { return false }
        return text.lowercased().hasPrefix("e-mail") || text.lowercased().hasPrefix("email") || text.lowercased().hasPrefix("tel")
    }
}
