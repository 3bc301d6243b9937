import ChildRecords
import Indicators
import Vocabulary

@testable import ChildRecordsWeb
@testable import Indicators

/// Somebody who has every paper of a council’s year, and knows the definitions and the rule for small numbers.
///
/// What is shown is known. What is marked lies between bounds: “fewer than 6” is 1 to 5, any other hidden count 1 or over, a hidden share is of
/// somebody. Teams make up the council and months the year to date; those in the numerator and the rest make up what a share is of; numbers
/// that are the same by their definitions, or in every place of the year, are the same here too; some are never more than others. All this
/// makes one system of equations and inequalities in whole numbers. It knows nothing of how the product chose what to hide.
struct PaperAttacker {
    struct Number: Hashable {
        let code: String
        /// Of a share 0 for those in the numerator, 1 for the rest, 2 for what it is of; of a mean 0 for how many, 1 for the sum.
        let part: Int
    }

    private struct Term { let variable, sign: Int }

    private let papers: InventedPapers
    private let rows: Int
    private var numbers: [Number] = []
    private var known: [Int?] = []
    private var low: [Int] = []
    private var high: [Int] = []
    /// Marked in a paper, so that somebody may want to know it.
    private var isMarked: [Bool] = []
    private let truth: [Int]
    private var sums: [(terms: [Term], isEqual: Bool)] = []
    private var touching: [[Int]] = []
    private var index: [Number: Int] = [:]
    /// Numbers that are one.
    private var groups: [[Int]] = []
    private static let far = 1_000_000_000

    // Each number has a place for every month of every row, and for every year to date.
    private var places: Int { 24 * rows }
    private func variable(_ number: Int, _ place: SharedYear.Place) -> Int {
        switch place {
        case .month(let month, let row): number * places + (month - 1) * rows + row
        case .toDate(let month, let row): number * places + (11 + month) * rows + row
        }
    }

    /// - Parameter cells: every paper; those of the council unless a test changed them.
    init(_ papers: InventedPapers, cells: [InventedPapers.Cell]? = nil) {
        let rows = papers.teams.count + 1
        (self.papers, self.rows) = (papers, rows)
        let cells = cells ?? papers.cells
        for cell in cells where index[Number(code: cell.code, part: 0)] == nil {
            for part in 0..<(cell.figure == .share ? 3 : cell.figure == .mean ? 2 : 1) {
                index[Number(code: cell.code, part: part)] = numbers.count
                numbers.append(Number(code: cell.code, part: part))
            }
        }
        let size = numbers.count * 24 * rows
        (known, low, high) = (Array(repeating: nil, count: size), Array(repeating: 0, count: size), Array(repeating: Self.far, count: size))
        (isMarked, touching) = (Array(repeating: false, count: size), Array(repeating: [], count: size))
        truth = PaperAttacker.truth(papers, numbers, rows)
        read(cells)
        addUp()
        compare()
    }

    private static func truth(_ papers: InventedPapers, _ numbers: [Number], _ rows: Int) -> [Int] {
        let measures = Dictionary(papers.measures.map { ($0.measure.code, $0) }) { first, _ in first }
        return numbers.flatMap { number -> [Int] in
            var values = Array(repeating: 0, count: 24 * rows)
            guard let measure = measures[number.code.replacing("?", with: "")] else { return values }
            let figure = number.code.hasSuffix("?") ? measure.beside ?? 0 : measure.figure
            for month in 1...12 {
                for row in 0...measure.teams.count {
                    let own = papers.row(row, of: measure)
                    let month0 = measure.year.unit(.month(month, of: measure.rows[row]), of: figure)?.parts.all[number.part] ?? 0
                    values[(month - 1) * rows + own] = month0
                    values[(11 + month) * rows + own] = month0 + (month == 1 ? 0 : values[(10 + month) * rows + own])
                }
            }
            return values
        }
    }

    // MARK: What the papers say

    private mutating func read(_ cells: [InventedPapers.Cell]) {
        // A team that is in no paper of a measure has none.
        var told: Set<Int> = []
        for cell in cells { if let number = index[Number(code: cell.code, part: 0)] { told.insert(number * rows + row(cell.place)) } }
        for (number, name) in numbers.enumerated() {
            guard let first = index[Number(code: name.code, part: 0)] else { continue }
            for row in 0..<rows where !told.contains(first * rows + row) && !name.code.hasSuffix("?") {
                for step in 0..<24 { known[number * places + step * rows + row] = 0 }
            }
        }
        for cell in cells { read(cell) }
    }

    private func row(_ place: SharedYear.Place) -> Int {
        switch place {
        case .month(_, let row), .toDate(_, let row): row
        }
    }

    private mutating func read(_ cell: InventedPapers.Cell) {
        guard let first = index[Number(code: cell.code, part: 0)] else { return }
        let own = variable(first, cell.place)
        let shown = cell.columns.map { Double($0) }
        switch cell.figure {
        case .share:
            if let met = shown[0], let whole = shown[1] {
                for (part, value) in [met, whole - met, whole].enumerated() { known[own + part * places] = Int(value) }
            } else {
                for part in 0..<3 { isMarked[own + part * places] = true }
                low[own + 2 * places] = 1
            }
        case .mean:
            if let count = shown[1] {
                known[own] = Int(count)
                known[own + places] = Int((count * (shown[2] ?? 0)).rounded())
            } else {
                for part in 0..<2 { isMarked[own + part * places] = true }
                low[own] = 1
            }
        default:
            if let count = shown[0] {
                known[own] = Int(count)
            } else {
                isMarked[own] = true
                (low[own], high[own]) = (1, cell.columns[0] == SmallNumbers.count ? 5 : PaperAttacker.far)
            }
        }
    }

    // MARK: What adds up

    private mutating func sum(_ parts: [Int], less whole: Int, isEqual: Bool = true) {
        let variables = parts + [whole]
        if variables.allSatisfy({ known[$0] != nil }) { return }
        for variable in variables { touching[variable].append(sums.count) }
        sums.append((parts.map { Term(variable: $0, sign: 1) } + [Term(variable: whole, sign: -1)], isEqual))
    }

    private mutating func addUp() {
        let snapshots = Set(papers.measures.filter { !$0.addsUp }.map { $0.measure.code })
        for (number, name) in numbers.enumerated() {
            for month in 1...12 {
                sum((1..<rows).map { variable(number, .month(month, of: $0)) }, less: variable(number, .month(month, of: 0)))
                if !snapshots.contains(name.code.replacing("?", with: "")) { addUpToDate(number, month) }
            }
            if name.part < 2 { continue }
            for place in number * places..<(number + 1) * places { sum([place - 2 * places, place - places], less: place) }
        }
    }

    private mutating func addUpToDate(_ number: Int, _ month: Int) {
        sum((1..<rows).map { variable(number, .toDate(month, of: $0)) }, less: variable(number, .toDate(month, of: 0)))
        for row in 0..<rows {
            var parts = [variable(number, .month(month, of: row))]
            if month > 1 { parts.append(variable(number, .toDate(month - 1, of: row))) }
            sum(parts, less: variable(number, .toDate(month, of: row)))
        }
    }

    // MARK: What definitions say

    /// What these are of is the same by definition.
    private static let sameWhole = [
        ["F10a", "F10b", "F10c"], ["C14a", "C14b", "C14c", "C14d"], ["C7a", "C7b", "C7c"], ["L9a", "L9b", "L9c", "L9d"],
        ["G1a", "G2", "G3"],
        ["F11", "L25", "W5"], ["P9", "P12", "P14"],
    ]

    /// The first together are never more than the last: `F5:2` is what F5 is of.
    private static let most = [
        "F5:2 F3:0", "F4:2 F3:0", "F10a:0 F10b:0 F10c:0 F10a:2", "F10a:2 F3:0", "F6a:2 F6b:2", "F8:2 F6b:2", "F9:2 F6b:2", "C3a:2 C1:0",
        "C16:2 C1:0", "C2:2 C3b:2", "C7c:0 C7b:0", "C7b:0 C7a:0", "C4:0 C7a:2", "C10b:2 C10c:2 C10a:0", "C12c:2 C12d:2 C12b:0",
        "L9a:0 L9b:0 L9c:0 L9d:0 L9a:2", "L28a:0 L28b:0 L28c:0 L28d:0 L1:0", "L27:0 L1:0", "L5:2 L1:0", "L9a:2 L1:0", "L24b:2 L24a:0",
        "L24c:2 L24b:0", "P10:2 P9:0", "P3:2 P2a:2",
    ]

    /// Numbers that add up to fewer, over all months and years to date, may be the same by chance.
    private static let chance = 15

    private func values(_ number: Int) -> ArraySlice<Int> { truth[number * places..<(number + 1) * places] }

    private mutating func compare() {
        groups = same()
        for group in groups {
            for (one, other) in zip(group, group.dropFirst()) {
                for place in 0..<places { sum([one * places + place], less: other * places + place) }
            }
        }
        for line in PaperAttacker.most {
            let parts = line.split(separator: " ").compactMap { word -> Int? in
                let pieces = word.split(separator: ":")
                return index[Number(code: String(pieces[0]), part: Int(pieces[1]) ?? 0)]
            }
            guard parts.count == line.split(separator: " ").count, let whole = parts.last else { continue }
            let isTrue = (0..<places).allSatisfy { place in
                parts.dropLast().reduce(0) { $0 + truth[$1 * places + place] } <= truth[whole * places + place]
            }
            if !isTrue { continue }
            for place in 0..<places {
                sum(parts.dropLast().map { $0 * places + place }, less: whole * places + place, isEqual: false)
            }
        }
    }

    /// Those that are one number: by definition, or because they are the same wherever anybody looks and too many for chance. Those of one
    /// measure never are: that everybody was seen so far does not say that everybody is.
    private func same() -> [[Int]] {
        var groups: [[Int]] = []
        func join(_ one: Int, _ other: Int) {
            let (first, second) = (groups.firstIndex { $0.contains(one) }, groups.firstIndex { $0.contains(other) })
            if let first, first == second { return }
            let (left, right) = (first.map { groups[$0] } ?? [one], second.map { groups[$0] } ?? [other])
            if left.contains(where: { number in right.contains { numbers[$0].code == numbers[number].code } }) { return }
            for old in [first, second].compactMap(\.self).sorted(by: >) { groups.remove(at: old) }
            groups.append(left + right)
        }
        for group in PaperAttacker.sameWhole {
            let own = group.compactMap { index[Number(code: $0, part: 2)] }
            for (one, other) in zip(own, own.dropFirst()) where values(one) == values(other) { join(one, other) }
        }
        var bySeries: [ArraySlice<Int>: [Int]] = [:]
        let isWhole = numbers.indices.map {
            numbers[$0].part == 2 || (numbers[$0].part == 0 && index[Number(code: numbers[$0].code, part: 2)] == nil)
        }
        for number in numbers.indices.filter({ isWhole[$0] }) + numbers.indices.filter({ !isWhole[$0] }) {
            guard values(number).reduce(0, +) >= PaperAttacker.chance, isWhole[number] || !isEverybody(number) else { continue }
            for other in bySeries[values(number)] ?? [] { join(other, number) }
            bySeries[values(number), default: []].append(number)
        }
        return groups
    }

    /// That all were in the numerator, or none, tells nothing of another measure.
    private func isEverybody(_ number: Int) -> Bool {
        index[Number(code: numbers[number].code, part: 2)].map { values($0) == values(number) } ?? false
    }

    // MARK: What is left

    /// Whether the papers say what is true: if not, this attacker understands something wrongly.
    var isFooled: Bool {
        truth.indices.contains { variable in
            if let known = known[variable] { return known != truth[variable] }
            return truth[variable] < low[variable] || truth[variable] > high[variable]
        }
            || sums.contains { sum in
                let value = sum.terms.reduce(0) { $0 + $1.sign * truth[$1.variable] }
                return sum.isEqual ? value != 0 : value > 0
            }
    }

    /// The hidden numbers. What a share is of is one of them where it is small; otherwise it may be known. One that another paper shows is none.
    private var wanted: [Int] {
        let others = groups.reduce(into: [Int: [Int]]()) { others, group in for number in group { others[number] = group } }
        return isMarked.indices.filter { variable in
            let (number, place) = variable.quotientAndRemainder(dividingBy: places)
            return isMarked[variable] && known[variable] == nil
                && (numbers[number].part < 2 || SmallNumbers.hidden.contains(truth[variable]))
                && !(others[number] ?? []).contains { known[$0 * places + place] != nil }
        }
    }

    /// Other numbers than the true ones that fit every paper, and so cannot be told from them.
    private func fits(_ change: [Int: Int]) -> Bool {
        for (variable, by) in change {
            if known[variable] != nil || !(low[variable]...high[variable]).contains(truth[variable] + by) { return false }
        }
        return Set(change.keys.flatMap { touching[$0] }).allSatisfy { index in
            let value = sums[index].terms.reduce(0) { $0 + $1.sign * (truth[$1.variable] + (change[$1.variable] ?? 0)) }
            return sums[index].isEqual ? value == 0 : value <= 0
        }
    }

    struct Found {
        let hidden: Int
        /// Hidden numbers for which fewer than three values are possible, or known to be possible, in words.
        let few: [String]
    }

    /// For each hidden number, three values that are possible: each in a whole set of other numbers that fits every paper. Where such sets
    /// come from does not matter, since each is held against the papers; those that the product went by are tried.
    func attack() -> Found {
        var possible: [Int: Set<Int>] = [:]
        let joints = [true: joint(true), false: joint(false)]
        for measure in papers.measures {
            guard let joint = joints[measure.addsUp] else { continue }
            let places = measure.rows.flatMap { row in (1...12).flatMap { [SharedYear.Place.month($0, of: row), .toDate($0, of: row)] } }
            for figure in [measure.figure, measure.beside].compactMap(\.self) {
                for place in places {
                    for part in 0..<(measure.year.unit(place, of: figure)?.parts.all.count ?? 0) {
                        guard let own = variable(figure, part, place, joint), isMarked[own], possible[own]?.count ?? 0 < 2 else { continue }
                        for others in measure.year.others(place, of: figure, part: part) {
                            let change = others.reduce(into: [Int: Int]()) { change, one in
                                if let own = variable(one.figure, one.part, one.place, joint) { change[own, default: 0] += one.by }
                            }
                            if fits(change) { for (variable, by) in change where by != 0 { possible[variable, default: []].insert(by) } }
                        }
                    }
                }
            }
        }
        let wanted = wanted
        return Found(hidden: wanted.count, few: wanted.filter { possible[$0]?.count ?? 0 < 2 }.map { words($0) })
    }

    /// The figures and rows of measures that the product hides together, as they stand in the papers.
    private struct Joint {
        /// By figure, the first of its numbers.
        var figures: [Int: Int] = [:]
        var rows: [Int: Int] = [:]
    }

    private func joint(_ addsUp: Bool) -> Joint {
        papers.measures.filter { $0.addsUp == addsUp }.reduce(into: Joint()) { joint, measure in
            joint.figures[measure.figure] = index[Number(code: measure.measure.code, part: 0)]
            if let beside = measure.beside { joint.figures[beside] = index[Number(code: measure.measure.code + "?", part: 0)] }
            for (row, own) in measure.rows.enumerated() { joint.rows[own] = papers.row(row, of: measure) }
        }
    }

    private func variable(_ figure: Int, _ part: Int, _ place: SharedYear.Place, _ joint: Joint) -> Int? {
        guard let first = joint.figures[figure] else { return nil }
        return switch place {
        case .month(let month, let row): joint.rows[row].map { variable(first + part, .month(month, of: $0)) }
        case .toDate(let month, let row): joint.rows[row].map { variable(first + part, .toDate(month, of: $0)) }
        }
    }

    private func words(_ variable: Int) -> String {
        let (number, place) = variable.quotientAndRemainder(dividingBy: places)
        let (step, row) = place.quotientAndRemainder(dividingBy: rows)
        let own = "\(numbers[number].code) part \(numbers[number].part), \(step < 12 ? "month" : "to date") \(step % 12 + 1), row \(row)"
        return "\(own): \(truth[variable])"
    }

    /// Between which values the equations and inequalities alone leave a number, from what is known around it.
    func bounds(of start: Set<Int>) -> [Int: ClosedRange<Int>] {
        var (low, high) = (low, high)
        for (variable, value) in known.enumerated() { if let value { (low[variable], high[variable]) = (value, value) } }
        var waiting = start.flatMap { touching[$0] }
        var seen = start
        while let next = waiting.popLast() {
            for term in sums[next].terms {
                // sign · x = or ≤ −(the rest)
                let rest = sums[next].terms.filter { $0.variable != term.variable }
                let least = rest.reduce(0) { $0 + ($1.sign > 0 ? low[$1.variable] : -high[$1.variable]) }
                let most = rest.reduce(0) { $0 + ($1.sign > 0 ? high[$1.variable] : -low[$1.variable]) }
                let (before, after) = (low[term.variable], high[term.variable])
                if term.sign > 0 {
                    high[term.variable] = min(after, -least)
                    if sums[next].isEqual { low[term.variable] = max(before, -most) }
                } else {
                    low[term.variable] = max(before, least)
                    if sums[next].isEqual { high[term.variable] = min(after, most) }
                }
                if low[term.variable] != before || high[term.variable] != after {
                    seen.insert(term.variable)
                    waiting += touching[term.variable]
                }
            }
        }
        return seen.reduce(into: [:]) { bounds, one in bounds[one] = low[one]...max(low[one], high[one]) }
    }

    /// The hidden numbers around a cell of which fewer than three values are left if somebody is shown it, from bounds alone.
    func foundOut(shown cell: InventedPapers.Cell) -> [String] {
        var shown = cell
        shown.columns = cell.whole
        var attacker = self
        attacker.read(shown)
        return attacker.foundOut(around: cell)
    }

    private func foundOut(around cell: InventedPapers.Cell) -> [String] {
        let wanted = Set(wanted)
        let shown = (0..<3).compactMap { index[Number(code: cell.code, part: $0)].map { variable($0, cell.place) } }
        return bounds(of: Set(shown)).filter { wanted.contains($0.key) && $0.value.upperBound - $0.value.lowerBound < 2 }.map {
            words($0.key)
        }
    }
}
