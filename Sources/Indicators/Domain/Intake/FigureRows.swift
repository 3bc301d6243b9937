import Vocabulary

/// The figures of a measure as a table gives them: rows that fit, and rows that are held with the reason.
package struct FigureRows: Sendable, Hashable {
    package struct Figure: Sendable, Hashable {
        package let line: Int
        package let day: Day
        package let reading: Reading
        package let source: String
    }

    /// A row that does not fit, as it stood in the file.
    package struct Held: Sendable, Hashable {
        package let line: Int
        package let text: String
        package let reason: String
    }

    package private(set) var figures: [Figure] = []
    package private(set) var held: [Held] = []
    /// Rows whose figure is in the series already, word for word.
    package private(set) var known = 0

    package enum Refusal: Error, Sendable, Hashable {
        case noDateColumn([String])
        case noFigureColumn([String])
        case onlyHead
    }

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
    ///   - rows: as a worker read them, the names of the columns first.
    ///   - series: what is kept already; a row for a day that has another figure is held, because a correction needs a reason.
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
                if !seen.insert(figure.day).inserted { throw Problem("", "The file has \(figure.day) twice. Keep one of them.") }
                guard let kept = series.standing(on: figure.day) else {
                    figures.append(figure)
                    continue
                }
                if kept.reading == figure.reading {
                    known += 1
                } else {
                    throw Problem(
                        "",
                        "\(figure.day) has the figure \(kept.reading.words(in: unit)) already. Correct it on the measure’s page, with a reason."
                    )
                }
            } catch {
                held.append(Held(line: index + 1, text: cells.joined(separator: " | "), reason: error.words))
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
            throw Problem("", "“\(cell(.date))” is not read as a day. Write it as 31/05/2022 or 2022-05-31.")
        }
        if day > today { throw Problem("", "\(day) lies ahead.") }
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

extension ReadingRefusal {
    /// What is wrong and how to mend it.
    package var words: String {
        switch self {
        case .nothingGiven: "There is no figure. Give it, or say why it is not known."
        case .moreThanAll(let part, let whole): "\(part) of \(whole) is more than all. Check both numbers."
        case .negative: "A figure is nought or more."
        case .tooGreat: "That is more than can be counted here. Check the number."
        case .unknownWithoutReason: "One of the numbers is missing. Give it, or say why it is not known."
        case .needsNumbers: "A share needs both its numbers, how many of how many; a percentage alone cannot be taken apart later."
        }
    }
}

extension Array {
    fileprivate subscript(safe index: Int) -> Element? { indices.contains(index) ? self[index] : nil }
}
