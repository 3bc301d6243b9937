/// Reads a two-column table of areas and grades from laid-out text.
///
/// A grade belongs to the label beside it. Grades and labels both wrap, a wrapped grade may begin on the line above its label,
/// and rows come in any order; so pieces are put together by column, and a whole grade goes to the label whose lines it stands
/// beside.
struct JudgementTable {
    struct Cell {
        let grade: Grade?
        let printed: String
        let page: Int
    }

    private(set) var cells: [JudgementArea: Cell] = [:]
    /// Labels found, with or without a grade.
    private(set) var areas: [JudgementArea] = []
    /// The same area with two grades, or two areas that claim one.
    private(set) var clashes: [JudgementArea] = []

    private struct Piece {
        let place: Int
        let column: Int
        let words: [String]
        let text: String
    }

    private struct Span {
        let first: Int
        let last: Int
        var middle: Double { Double(first + last) / 2 }
    }

    private struct Row {
        let area: JudgementArea
        let span: Span
    }

    private struct PrintedGrade {
        let span: Span
        let reading: GradeWords.Reading
    }

    init(_ lines: some Collection<Line>, labels: [AreaLabel]) {
        let lines = Array(lines)
        let (lefts, pieces) = JudgementTable.divide(lines)
        let rows = JudgementTable.rows(lefts, labels: labels)
        let grades = JudgementTable.grades(pieces)
        areas = rows.map(\.area)
        for (index, grade) in grades.enumerated() {
            guard let row = JudgementTable.nearest(to: grade.span, in: rows.map(\.span)),
                JudgementTable.nearest(to: rows[row].span, in: grades.map(\.span)) == index
            else { continue }
            let cell = Cell(grade: grade.reading.grade, printed: grade.reading.printed, page: lines[grade.span.first].page)
            if let earlier = cells[rows[row].area] {
                if earlier.grade != cell.grade { clashes.append(rows[row].area) }
            } else {
                cells[rows[row].area] = cell
            }
        }
    }

    /// The least column in which a grade stands; prose begins further left.
    private static let leastColumn = 24

    private static func divide(_ lines: [Line]) -> (lefts: [String], pieces: [Piece]) {
        var lefts = lines.map(\.text)
        var pieces: [Int: Piece] = [:]
        for (place, line) in lines.enumerated() where !line.isBlank {
            let chunks = line.chunks
            guard let last = chunks.last, last.column >= leastColumn else { continue }
            let words = GradeWords.words(last.text)
            guard GradeWords.isPiece(words) else { continue }
            pieces[place] = Piece(place: place, column: last.column, words: words, text: last.text)
            lefts[place] = chunks.dropLast().map(\.text).joined(separator: " ")
        }
        let columns = Set(pieces.values.map(\.column))
        for (place, line) in lines.enumerated() where pieces[place] == nil && !line.isBlank {
            for column in columns {
                guard let (left, right) = line.divided(at: column) else { continue }
                let words = GradeWords.words(right)
                guard GradeWords.isPiece(words) else { continue }
                pieces[place] = Piece(place: place, column: column, words: words, text: right)
                lefts[place] = left
            }
        }
        return (lefts, pieces.values.sorted { $0.place < $1.place })
    }

    private static func rows(_ lefts: [String], labels: [AreaLabel]) -> [Row] {
        var rows: [Row] = []
        for start in lefts.indices {
            var (words, found) = ([String](), Row?.none)
            for (place, left) in lefts.enumerated().dropFirst(start).prefix(7) {
                if left.isEmpty, place > start { continue }
                if place == start, left.isEmpty { break }
                words += Words.all(in: left)
                let match = AreaLabel.match(words, in: labels)
                if case .whole(let area, let rest) = match {
                    if rest.isEmpty { found = Row(area: area, span: Span(first: start, last: place)) } else { break }
                } else if case .none = match {
                    break
                }
            }
            if let found, rows.last.map({ $0.span.last < start }) ?? true { rows.append(found) }
        }
        return rows
    }

    private static func grades(_ pieces: [Piece]) -> [PrintedGrade] {
        var grades: [PrintedGrade] = []
        var open: [Piece] = []
        func finish() {
            let words = open.flatMap(\.words)
            if let first = open.first, let last = open.last, let grade = GradeWords.whole(words) {
                let printed = open.map(\.text).joined(separator: " ")
                grades.append(
                    PrintedGrade(
                        span: Span(first: first.place, last: last.place), reading: GradeWords.Reading(grade: grade, printed: printed)))
            }
            open = []
        }
        for piece in pieces {
            let words = open.flatMap(\.words) + piece.words
            let isNear = open.last.map { piece.place - $0.place <= 3 && abs(piece.column - $0.column) <= 6 } ?? true
            if !(isNear && GradeWords.isBeginning(words)) { finish() }
            if GradeWords.isBeginning(open.flatMap(\.words) + piece.words) { open.append(piece) }
        }
        finish()
        return grades
    }

    /// The span whose middle lies nearest, if it lies near at all.
    private static func nearest(to span: Span, in spans: [Span]) -> Int? {
        let best = spans.indices.min { abs(spans[$0].middle - span.middle) < abs(spans[$1].middle - span.middle) }
        guard let best, abs(spans[best].middle - span.middle) <= 3 else { return nil }
        return best
    }
}
