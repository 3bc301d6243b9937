/// A letter or form of the toolkit. Its text is the council's: the shipped one until a version of its own is added.
package enum LetterTemplate: String, CaseIterable, Sendable, Hashable {
    case planningMeeting = "planning-meeting"
    case letterBefore = "letter-before"
    case letterToEnd = "letter-to-end"
    case letterOfIssue = "letter-of-issue"
    case plan
    case review
    case closing
    case familyReferral = "family-referral"
    case familyPlan = "family-plan"

    package var title: String {
        switch self {
        case .planningMeeting: "Legal planning meeting: agenda and record"
        case .letterBefore: "Letter before proceedings"
        case .letterToEnd: "Letter to end pre-proceedings"
        case .letterOfIssue: "Letter of issue"
        case .plan: "Plan"
        case .review: "Record of a review"
        case .closing: "Closing summary"
        case .familyReferral: "Family group conference: referral"
        case .familyPlan: "Family group conference: the family’s plan"
        }
    }

    package var isLetterBeforeCourt: Bool { self == .letterBefore }
}

/// The text of a template: headings begin with `# `, list items with `- `, and `{a field}` is filled in by whoever uses it.
package struct TemplateText: Sendable, Hashable {
    package let text: String

    package init(_ text: String) { self.text = text }

    /// The fields in the order in which they first stand in the text.
    package var fields: [String] {
        var (fields, rest): ([String], Substring) = ([], text[...])
        while let start = rest.firstIndex(of: "{"), let end = rest[start...].firstIndex(of: "}") {
            let field = rest[rest.index(after: start)..<end].trimmedEnds
            if !field.isEmpty, !fields.contains(field) { fields.append(field) }
            rest = rest[rest.index(after: end)...]
        }
        return fields
    }

    /// What is wrong with its curly brackets, in words; nil where each that opens closes in the same line and holds a name.
    package var badBrackets: String? {
        for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            var open: Substring.Index?
            for place in line.indices {
                switch (line[place], open) {
                case ("{", nil): open = place
                case ("{", .some(let start)): return Self.unclosed(number, line[start...])
                case ("}", nil): return "Line \(number + 1) has a } without a { before it."
                case ("}", .some(let start)):
                    if line[line.index(after: start)..<place].trimmedEnds.isEmpty {
                        return "Line \(number + 1) has { } with nothing between. Write what is filled in there."
                    }
                    open = nil
                default: break
                }
            }
            if let open { return Self.unclosed(number, line[open...]) }
        }
        return nil
    }

    private static func unclosed(_ number: Int, _ rest: Substring) -> String {
        "Line \(number + 1): “\(rest.prefix(30))” opens with { and does not close with }."
    }

    /// With its fields filled in; one without a value stays in square brackets, so that a gap can be seen.
    package func filled(_ values: [String: String]) -> String {
        fields.reduce(text) { text, field in
            let value = values[field]?.trimmedEnds ?? ""
            return text.replacing(
                "{\(field)}", with: value.isEmpty ? "[\(field)]" : value.replacing("{", with: "(").replacing("}", with: ")"))
        }
    }

    /// A filled text as a letter is read: each of its lines is a part.
    package static func letter(of text: String) -> String { text.replacing("\n", with: "\n\n") }

    /// The parts of a filled text, for a page or a document.
    package static func blocks(of text: String) -> [(kind: LetterText.Part.Kind, text: String)] {
        text.split(separator: "\n").map { $0.trimmedEnds }.filter { !$0.isEmpty }.map { line in
            if line.hasPrefix("# ") { return (.heading, String(line.dropFirst(2))) }
            if line.hasPrefix("- ") { return (.item, String(line.dropFirst(2))) }
            return (.paragraph, line)
        }
    }
}
