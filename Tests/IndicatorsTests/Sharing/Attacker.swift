import Indicators

/// Somebody who has every paper and knows the rules: what is shown, what is marked, and which numbers add up. It works on the papers alone, with
/// equations and bounds, and knows nothing of how the product chose what to hide.
struct Attacker {
    /// `sum of what is added − sum of what is taken away = 0`, over unknowns, and a number for what is shown.
    private var equations: [(terms: [Int: Int], known: Int)] = []
    private var bounds: [(low: Int, high: Int)] = []
    private var names: [(place: SharedYear.Place, part: Int, isHidden: Bool)] = []
    private static let far = 1_000_000_000

    /// Unknowns of which fewer than three values are left, in words.
    let found: [String]

    /// - Parameter shown: every number that the papers show or mark.
    init(_ year: SharedYear, months: Int) {
        var unknowns: [SharedYear.Place: [Int]] = [:]
        var attacker = Attacker()
        func terms(_ places: [(SharedYear.Place, Int)], part: Int) {
            var (terms, known): ([Int: Int], Int) = ([:], 0)
            for (place, sign) in places {
                guard let unit = year.unit(place), let mark = year.mark(place) else { continue }
                if mark == .shown {
                    known += sign * unit.parts.numbers[part]
                } else {
                    let own = unknowns[place] ?? attacker.unknown(place, unit, mark)
                    unknowns[place] = own
                    terms[own[part]] = sign
                }
            }
            if !terms.isEmpty { attacker.equations.append((terms, known)) }
        }
        let parts = year.unit(.month(1, of: 0))?.parts.numbers.count ?? 0
        for part in 0..<parts {
            for month in 1...months {
                terms([(.month(month, of: 0), -1)] + (1...year.teams).map { (.month(month, of: $0), 1) }, part: part)
                terms([(.toDate(month, of: 0), -1)] + (1...year.teams).map { (.toDate(month, of: $0), 1) }, part: part)
                for row in 0...year.teams {
                    let before: [(SharedYear.Place, Int)] = month == 1 ? [] : [(.toDate(month - 1, of: row), 1)]
                    terms(before + [(.month(month, of: row), 1), (.toDate(month, of: row), -1)], part: part)
                }
            }
        }
        attacker.solve()
        found = attacker.names.indices.filter { attacker.names[$0].isHidden && attacker.bounds[$0].high - attacker.bounds[$0].low < 2 }
            .map { "\(attacker.names[$0].place), part \(attacker.names[$0].part): \(attacker.bounds[$0])" }
    }

    private init() { found = [] }

    /// What is marked tells its bounds: “fewer than 6” 1 to 5, any other hidden count 1 and over; a hidden share anything.
    private mutating func unknown(_ place: SharedYear.Place, _ unit: SharedUnit, _ mark: ProtectedTable.Mark) -> [Int] {
        unit.parts.numbers.indices.map { part in
            let range: (Int, Int) =
                switch (unit.parts, mark) {
                case (.count, .small): (1, 5)
                case (.count, .protecting): (1, Attacker.far)
                case (.sum, _) where part == 0 && mark != .unpublished: (1, Attacker.far)
                default: (0, Attacker.far)
                }
            bounds.append(range)
            names.append((place, part, mark != .unpublished))
            return bounds.count - 1
        }
    }

    /// Narrows bounds by every equation, and by what is left when equations are taken from one another.
    private mutating func solve() {
        narrow()
        equations += eliminated()
        narrow()
    }

    private mutating func narrow() {
        var isChanged = true
        while isChanged {
            isChanged = false
            for equation in equations {
                let lows = equation.terms.map { $1 > 0 ? $1 * bounds[$0].low : $1 * bounds[$0].high }
                let highs = equation.terms.map { $1 > 0 ? $1 * bounds[$0].high : $1 * bounds[$0].low }
                let (low, high) = (lows.reduce(equation.known, +), highs.reduce(equation.known, +))
                for (index, (unknown, factor)) in equation.terms.enumerated() {
                    // factor · x = −(the rest)
                    let (most, least) = (-(low - lows[index]), -(high - highs[index]))
                    let (first, last) =
                        factor > 0
                        ? (Attacker.up(least, factor), Attacker.down(most, factor))
                        : (Attacker.up(-most, -factor), Attacker.down(-least, -factor))
                    if first > bounds[unknown].low { (bounds[unknown].low, isChanged) = (first, true) }
                    if last < bounds[unknown].high { (bounds[unknown].high, isChanged) = (last, true) }
                }
            }
        }
    }

    private static func down(_ value: Int, _ by: Int) -> Int { Int((Double(value) / Double(by)).rounded(.down)) }
    private static func up(_ value: Int, _ by: Int) -> Int { Int((Double(value) / Double(by)).rounded(.up)) }

    /// Gauss and Jordan, whole numbers only: rows in which as few unknowns as can be are left.
    private func eliminated() -> [(terms: [Int: Int], known: Int)] {
        var (rows, done) = (equations, 0)
        for column in bounds.indices {
            guard let pivot = rows.indices.dropFirst(done).first(where: { abs(rows[$0].terms[column] ?? 0) == 1 }) else { continue }
            rows.swapAt(done, pivot)
            let lead = rows[done].terms[column] ?? 1
            for index in rows.indices where index != done {
                guard let factor = rows[index].terms[column] else { continue }
                for (unknown, value) in rows[done].terms {
                    let left = (rows[index].terms[unknown] ?? 0) - factor * lead * value
                    rows[index].terms[unknown] = left == 0 ? nil : left
                }
                rows[index].known -= factor * lead * rows[done].known
            }
            done += 1
        }
        return rows.filter { !$0.terms.isEmpty }
    }
}
