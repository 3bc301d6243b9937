import Vocabulary

/// What a line says of a child: the number of the record where it has one, else a name and a date of birth.
package struct ChildClue: Hashable, Sendable {
    package let number, name, birth: String

    package init(number: String = "", name: String = "", birth: String = "") {
        (self.number, self.name, self.birth) = (number, name, birth)
    }

    package var isEmpty: Bool { number.isEmpty && name.isEmpty && birth.isEmpty }
    package var words: String { [number, name, birth].filter { !$0.isEmpty }.joined(separator: ", ") }
}

/// A line of the spreadsheet that is about one or more children of a family, as typed or as corrected.
package struct SheetLine: Hashable, Sendable, Identifiable {
    /// Its number as the spreadsheet program shows it.
    package let line: Int
    package var values: [SheetField: String]
    /// The letters of the columns.
    package var places: [SheetField: String]
    /// The line that its dates were taken from, where a family stands on several lines and only the first has them.
    package var inheritedFrom: Int?
    package var isHidden = false

    package init(_ line: Int, _ values: [SheetField: String], places: [SheetField: String] = [:]) {
        (self.line, self.values, self.places) = (line, values, places)
    }

    package var id: Int { line }
    package subscript(field: SheetField) -> String { values[field] ?? "" }
    package var hasChild: Bool { !self[.number].isEmpty || !self[.child].isEmpty || !self[.birth].isEmpty }
    /// It says something of what happened, and not only whom it is about and at which stage.
    package var hasSteps: Bool { values.contains { !$0.key.isAboutWho && $0.key != .stage && !$0.value.isEmpty } }

    /// `F7 (Letter before proceedings sent)`, or the name alone where the line has no such column.
    package func place(of field: SheetField) -> String {
        places[field].map { "\($0)\(line) (\(field.words))" } ?? field.words
    }

    /// The children that the line names. Numbers go before names; a name belongs to a number, and a date to a name, by their order.
    package var clues: [ChildClue] {
        let numbers = self[.number].listed(by: ",;/&\n")
        let names = self[.child].listed(by: ";/&\n")
        let births = self[.birth].listed(by: ";&,\n")
        let count = max(numbers.isEmpty ? names.count : numbers.count, 1)
        if count == 1, births.count < 2 {
            return [ChildClue(number: numbers.first ?? "", name: self[.child], birth: births.first ?? "")]
        }
        return (0..<count).map { index in
            ChildClue(
                number: numbers.indices.contains(index) ? numbers[index] : "", name: names.count == count ? names[index] : "",
                birth: births.count == count ? births[index] : "")
        }
    }

    /// The parts of a cell that may hold several dates.
    func dates(_ field: SheetField) -> [String] {
        let text = self[field]
        if text.isEmpty { return [] }
        if case .wrong = SheetDay(text) { return text.listed(by: ";&\n") }
        return [text]
    }
}

extension String {
    /// The parts of a list as people write it: `Amy, Ben and Col`.
    fileprivate func listed(by separators: String) -> [String] {
        replacing(" and ", with: "\n").split { separators.contains($0) || $0 == "\n" }.map { String($0).trimmedBlanks }.filter {
            !$0.isEmpty
        }
    }
}
