import Vocabulary

/// Reads a form's fields into values and gathers every problem, so that a person sees all of them at once.
package struct FormReader {
    let fields: Fields
    private var problems: [Problem] = []

    package init(_ fields: Fields) { self.fields = fields }

    /// Text that must be there, at most `limit` characters.
    package mutating func text(_ name: String, _ missing: String, limit: Int = 5000) -> String {
        let text = optionalText(name, limit: limit)
        if text.isEmpty { problems.append(Problem(name, missing)) }
        return text
    }

    package mutating func optionalText(_ name: String, limit: Int = 5000) -> String {
        let text = fields[name]
        if text.count > limit { problems.append(Problem(name, "This is \(text.count) characters long. Shorten it to \(limit) or fewer.")) }
        return text
    }

    /// A day that must be there.
    /// - Parameter label: what the date is called, where a form has several.
    package mutating func day(_ name: String, _ missing: String, called label: String = "The date") -> Day? {
        let day = optionalDay(name, called: label)
        if day == nil, !problems.contains(where: { $0.place == name }) { problems.append(Problem(name, missing)) }
        return day
    }

    /// A day that may be left empty. Months may be words, years may have two figures.
    package mutating func optionalDay(_ name: String, called label: String = "The date") -> Day? {
        let typed = ["day", "month", "year"].map { fields["\(name)-\($0)"] }
        if typed.allSatisfy(\.isEmpty) { return nil }
        guard let date = Int(typed[0]), let month = month(typed[1]), var year = Int(typed[2]) else {
            problems.append(Problem(name, "\(label) must be a real date. Enter the day, the month and the year, for example 25 3 2022."))
            return nil
        }
        if (0...99).contains(year) { year += 2000 }
        guard let day = Day(year, month, date), (1900...2200).contains(year) else {
            problems.append(Problem(name, "\(label) must be a real date. There is no \(typed[0]) \(typed[1]) \(typed[2])."))
            return nil
        }
        return day
    }

    package mutating func choice<Choice: RawRepresentable>(_ name: String, _ missing: String, as: Choice.Type = Choice.self) -> Choice?
    where Choice.RawValue == String {
        let choice = Choice(rawValue: fields[name])
        if choice == nil { problems.append(Problem(name, missing)) }
        return choice
    }

    package mutating func identifier<Subject>(_ name: String, _ missing: String) -> Identifier<Subject>? {
        let id = Identifier<Subject>(fields[name])
        if id == nil { problems.append(Problem(name, missing)) }
        return id
    }

    /// Nil where nothing was chosen. What is no choice of the form is a problem, so that it is never taken for “none”.
    package mutating func optionalIdentifier<Subject>(_ name: String, _ words: String) -> Identifier<Subject>? {
        fields[name].isEmpty ? nil : identifier(name, words)
    }

    package mutating func note(_ problem: Problem) { problems.append(problem) }

    /// Throws everything that was wrong; nothing when all was right.
    package func finish() throws(Problems) { if !problems.isEmpty { throw Problems(problems) } }

    /// The values that the form must have, without optionals, or everything that was wrong with it.
    ///
    /// - Throws: every problem that was noted; one without a place when a value is missing and nothing was noted about it.
    package func finish<each Value>(_ values: repeat (each Value)?) throws(Problems) -> (repeat each Value) {
        try finish()
        return (repeat try FormReader.needed(each values))
    }

    private static func needed<Value>(_ value: Value?) throws(Problems) -> Value {
        guard let value else { throw Problems("", "Something is missing from this form. Check it and send it again.") }
        return value
    }

    /// The version of the thing the form was drawn from.
    package var version: Int { Int(fields["version"]) ?? -1 }

    private func month(_ text: String) -> Int? {
        if let number = Int(text) { return number }
        guard text.count >= 3 else { return nil }
        return Day.monthNames.firstIndex { $0.lowercased().hasPrefix(text.lowercased()) }.map { $0 + 1 }
    }
}
