import Vocabulary

/// The figures of a measure in a file: rows that can be used, and rejected rows with the reason.
package struct FigureRows: Sendable, Hashable {
    package struct Figure: Sendable, Hashable {
        package let line: Int
        package let day: Day
        package let reading: Reading
        package let source: String
    }

    /// A row that cannot be used, as it is in the file.
    package struct Rejected: Sendable, Hashable {
        package let line: Int
        package let text: String
        package let reason: String
    }

    package private(set) var figures: [Figure] = []
    package private(set) var rejected: [Rejected] = []
    /// Rows whose figure is in the series already, exactly as it is.
    package private(set) var known = 0

    package enum Refusal: Error, Sendable, Hashable {
        case noDateColumn([String])
        case noFigureColumn([String])
        case onlyHead
    }

    /// A column, and the names it may have in the first row.
    private enum Column: String, CaseIterable {
        case date, numerator, denominator, value, source, reason

        var names: [String] {
            switch self {
            case .date: ["date", "day", "month", "period", "period end"]
            case .numerator: ["numerator", "number"]
            case .denominator: ["denominator", "out of", "counted"]
            case .value: ["value", "figure"]
            case .source: ["source"]
            case .reason: ["reason", "why not known"]
            }
        }
    }

    /// - Parameters:
    ///   - rows: as the worker read them, the column names first.
    ///   - series: what is saved already; a row for a day that has another figure is rejected, because a correction needs a reason.
    package init(_ rows: [[String]], unit: Measure.Unit, series: Series, source: String, today: Day) throws(Refusal) {
        guard let head = rows.first else { throw .onlyHead }
        let places = FigureRows.places(head)
        guard places[.date] != nil else { throw .noDateColumn(head) }
        guard places[.value] != nil || places[.numerator] != nil else { throw .noFigureColumn(head) }
        guard rows.count > 1 else { throw .onlyHead }
        var seen: Set<Day> = []
        for (index, cells) in rows.enumerated().dropFirst() {
            let cell = { (column: Column) in places[column].flatMap { cells[safe: $0] }.map(FigureRows.trimmed) ?? "" }
            do throws(Problem) {
                let figure = try FigureRows.figure(index + 1, cell, unit, source, today)
                if !seen.insert(figure.day).inserted { throw Problem("", "The file has two rows for \(figure.day). Keep one of them.") }
                guard let kept = series.current(on: figure.day) else {
                    figures.append(figure)
                    continue
                }
                if kept.reading == figure.reading {
                    known += 1
                } else {
                    throw Problem(
                        "",
                        "There is already a figure for \(figure.day): \(kept.reading.words(in: unit)). Correct it on the measure’s page, with a reason."
                    )
                }
            } catch {
                rejected.append(Rejected(line: index + 1, text: cells.joined(separator: " | "), reason: error.words))
            }
        }
    }

    private static func places(_ head: [String]) -> [Column: Int] {
        var places: [Column: Int] = [:]
        for (index, name) in head.enumerated() {
            guard let column = Column.allCases.first(where: { $0.names.contains(trimmed(name).lowercased()) }), places[column] == nil else {
                continue
            }
            places[column] = index
        }
        return places
    }

    private static func figure(
        _ line: Int, _ cell: (Column) -> String, _ unit: Measure.Unit, _ source: String, _ today: Day
    ) throws(Problem) -> Figure {
        guard let day = TypedDay.read(cell(.date)) else {
            throw Problem("", "“\(cell(.date))” is not a date that can be read. Write it as 31/05/2022 or 2022-05-31.")
        }
        if day > today { throw Problem("", "\(day) is in the future.") }
        let typed = TypedFigure(
            numerator: try whole(cell(.numerator)), denominator: try whole(cell(.denominator)), amount: try number(cell(.value)),
            reason: cell(.reason))
        do throws(ReadingRefusal) {
            let reading = try typed.reading(in: unit)
            return Figure(line: line, day: day, reading: reading, source: cell(.source).isEmpty ? source : cell(.source))
        } catch { throw Problem("", error.words) }
    }

    private static func whole(_ text: String) throws(Problem) -> Int? {
        if text.isEmpty { return nil }
        guard let number = Int(text.filter { $0 != "," }), text.allSatisfy({ $0.isNumber || $0 == "," }) else {
            throw Problem("", "“\(text)” is not a whole number.")
        }
        return number
    }

    private static func number(_ text: String) throws(Problem) -> Double? {
        if text.isEmpty { return nil }
        guard let number = TypedNumber.read(text) else { throw Problem("", "“\(text)” is not a number.") }
        return number
    }

    private static func trimmed(_ text: String) -> String {
        let isBlank = { (character: Character) in character.isWhitespace }
        return String(text.drop(while: isBlank).reversed().drop(while: isBlank).reversed())
    }
}

/// Numbers as people write them: `9`, `9.5`, `1,250`, `62%`.
package enum TypedNumber {
    package static func read(_ text: String) -> Double? {
        let plain = text.filter { $0 != "," && $0 != " " && $0 != "%" }
        guard plain.allSatisfy({ "0123456789.".contains($0) }), let number = Double(plain), number.isFinite else { return nil }
        return number
    }
}

extension Array {
    fileprivate subscript(safe index: Int) -> Element? { indices.contains(index) ? self[index] : nil }
}

/// Dates as people write them in a table: `3/4/22` is 3 April. A month without a day is the last day of the month, and only where the
/// month is written as a word or as `2022-05`. `31st March 2027` is read, `end of March` and `Q2` are not: nothing is guessed.
package enum TypedDay {
    /// Nil where the text is no date, and where it names another day of the week than the date has.
    package static func read(_ text: String) -> Day? { misnamed(text) == nil ? day(text) : nil }

    /// The date, where the text names another day of the week than it has.
    package static func misnamed(_ text: String) -> Day? {
        let first = text.split { "/.-, ".contains($0) }.first.map { $0.lowercased() } ?? ""
        guard weekdays.contains(first), let day = day(text) else { return nil }
        return String(describing: day.weekday).hasPrefix(first.prefix(3)) ? nil : day
    }

    private static func day(_ text: String) -> Day? {
        let text = String(text.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
        if let day = Day(iso: text) { return day }
        var parts = text.split { "/.-, ".contains($0) }.map { withoutOrdinal(String($0)) }
        if parts.count > 3, weekdays.contains(parts[0].lowercased()) { parts.removeFirst() }
        if parts.count == 4, parts[1].lowercased() == "of" { parts.remove(at: 1) }
        // `March 31st, 2027`: the word says which is the month.
        if parts.count == 3, Int(parts[0]) == nil, month(parts[0]) != nil { parts.swapAt(0, 1) }
        if parts.count == 3, let year = year(parts[2]) {
            return Int(parts[0]).flatMap { date in month(parts[1]).flatMap { Day(year, $0, date) } }
        }
        guard parts.count == 2 else { return nil }
        if parts[0].count == 4, let year = Int(parts[0]), let month = Int(parts[1]) { return lastDay(year, month) }
        guard Int(parts[0]) == nil, let month = month(parts[0]), let year = year(parts[1]) else { return nil }
        return lastDay(year, month)
    }

    private static let weekdays: Set = [
        "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "mon", "tue", "wed", "thu", "fri", "sat", "sun",
    ]

    /// `31st` is 31.
    private static func withoutOrdinal(_ text: String) -> String {
        let digits = text.prefix { $0.isNumber }
        return !digits.isEmpty && ["st", "nd", "rd", "th"].contains(text.dropFirst(digits.count).lowercased()) ? String(digits) : text
    }

    private static func lastDay(_ year: Int, _ month: Int) -> Day? { Day(year, month, 1).map { $0.adding(months: 1) - 1 } }

    private static func year(_ text: String) -> Int? {
        guard let year = Int(text), year >= 0 else { return nil }
        if text.count == 2 { return 2000 + year }
        return text.count == 4 && (1900...2200).contains(year) ? year : nil
    }

    private static func month(_ text: String) -> Int? {
        if let number = Int(text) { return number }
        guard text.count >= 3 else { return nil }
        return Day.monthNames.firstIndex { $0.lowercased().hasPrefix(text.lowercased()) }.map { $0 + 1 }
    }
}
