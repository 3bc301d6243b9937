/// Which numbers of several tables are bound to one another, so that none can be another without the rest.
///
/// Those in the numerator and the rest make up what a share is of. Numbers that are the same in every place, such as what two shares are of,
/// count as one: somebody may know that they are. Some are never more than another, by the definitions.
package struct Ties: Sendable {
    /// A number of a figure: of a share 0 for those in the numerator, 1 for the rest, 2 for what it is of.
    package struct Part: Hashable, Sendable {
        package let figure, part: Int
        package init(_ figure: Int, _ part: Int) { (self.figure, self.part) = (figure, part) }
    }

    /// Numbers that together are never more than another.
    package struct Link: Hashable, Sendable {
        package let parts: [Part]
        package let whole: Part
        package init(_ parts: [Part], atMost whole: Part) { (self.parts, self.whole) = (parts, whole) }
    }

    /// Numbers that can be others together, up or down by as much as one of them, and what is left between linked ones.
    struct Move: Sendable {
        fileprivate(set) var numbers: [(number: Int, isWith: Bool)] = []
        fileprivate(set) var gaps: [(gap: Int, isWith: Bool)] = []
    }

    /// The numbers of each figure.
    let figures: [[Int]]
    private var owners: [Int] = []
    /// By number, the group of those that are the same.
    private var groups: [Int] = []
    private var members: [[Int]] = []
    private var links: [(parts: [Int], whole: Int)] = []
    /// Of groups, and behind them of the gaps of links: what is added and what is taken away makes nought.
    private var ties: [[(group: Int, sign: Int)]] = []
    private var tiesOf: [[Int]] = []
    private var known: [[Move]] = []

    init() { figures = [] }

    /// - Parameters:
    ///   - sizes: how many numbers each figure has.
    ///   - values: of each place, by number.
    init(_ sizes: [Int], _ values: [[Int]], _ links: [Link]) {
        var next = 0
        figures = sizes.map { size in
            next += size
            return Array(next - size..<next)
        }
        owners = figures.indices.flatMap { Array(repeating: $0, count: sizes[$0]) }
        let series = (0..<next).map { number in values.map { $0[number] } }
        group(series)
        self.links = links.map { (parts: $0.parts.map { number($0) }, whole: number($0.whole)) }
            .filter { link in values.allSatisfy { own in link.parts.reduce(0) { $0 + own[$1] } <= own[link.whole] } }
        tie()
        let totals = series.map { $0.reduce(0, +) }
        known = members.indices.map { search($0, totals) }
    }

    func figure(of number: Int) -> Int { owners[number] }
    func same(as number: Int) -> [Int] { members[groups[number]] }
    func gap(_ gap: Int, _ values: [Int]) -> Int { values[links[gap].whole] - links[gap].parts.reduce(0) { $0 + values[$1] } }
    /// The ways in which a number can be another, the simplest first.
    func moves(of number: Int) -> [Move] { known[groups[number]] }

    private func number(_ part: Part) -> Int { figures[part.figure][part.part] }

    /// What is counted, and what a share is of, before the numbers that are part of it.
    private func rank(_ number: Int) -> Int {
        let own = figures[owners[number]]
        return own.count == 3 ? (number == own[2] ? 0 : 1) : (number == own[0] ? 0 : 1)
    }

    /// So few may be the same by chance.
    private static let chance = 15

    /// Of everybody and of nobody nothing follows for those of another measure.
    private func isEverybody(_ number: Int, _ totals: [Int]) -> Bool {
        let own = figures[owners[number]]
        return own.count == 3 && totals[number] == totals[own[2]]
    }

    /// No two numbers of one figure are one, even where they are the same so far: next month not everybody may be in the numerator.
    private mutating func group(_ series: [[Int]]) {
        groups = Array(repeating: 0, count: series.count)
        var same: [[Int]: [Int]] = [:]
        let totals = series.map { $0.reduce(0, +) }
        for number in series.indices.sorted(by: { (rank($0), $0) < (rank($1), $1) }) {
            let isTelling = rank(number) == 0 ? totals[number] > 0 : totals[number] >= Ties.chance && !isEverybody(number, totals)
            let others = isTelling ? same[series[number]] ?? [] : []
            if let own = others.first(where: { group in !members[group].contains { owners[$0] == owners[number] } }) {
                groups[number] = own
                members[own].append(number)
                continue
            }
            groups[number] = members.count
            same[series[number], default: []].append(members.count)
            members.append([number])
        }
    }

    private mutating func tie() {
        for own in figures where own.count == 3 { ties.append([(groups[own[0]], 1), (groups[own[1]], 1), (groups[own[2]], -1)]) }
        for (index, link) in links.enumerated() where !link.parts.contains(where: { groups[$0] == groups[link.whole] }) {
            ties.append(link.parts.map { (groups[$0], 1) } + [(groups[link.whole], -1), (members.count + index, 1)])
        }
        tiesOf = Array(repeating: [], count: members.count + links.count)
        for (index, tie) in ties.enumerated() { for term in tie { tiesOf[term.group].append(index) } }
    }

    private static let most = (moves: 6, groups: 16)

    private func search(_ group: Int, _ totals: [Int]) -> [Move] {
        var found: [Move] = []
        complete([group: 1], totals, &found)
        return found
    }

    /// Lets one more number move for each tie that does not hold yet: one in few ties rather than in many, and a great one rather than a
    /// small one.
    private func complete(_ signs: [Int: Int], _ totals: [Int], _ found: inout [Move]) {
        if found.count == Ties.most.moves || signs.count > Ties.most.groups { return }
        let touched = Set(signs.keys.flatMap { tiesOf[$0] }).sorted()
        for tie in touched {
            let lack = -ties[tie].reduce(0) { $0 + $1.sign * (signs[$1.group] ?? 0) }
            if lack == 0 { continue }
            func rank(_ group: Int) -> (Int, Int) { (tiesOf[group].count, group < members.count ? -totals[members[group][0]] : 0) }
            for term in ties[tie].filter({ signs[$0.group] == nil }).sorted(by: { rank($0.group) < rank($1.group) }) where abs(lack) == 1 {
                var signs = signs
                signs[term.group] = lack * term.sign
                complete(signs, totals, &found)
            }
            return
        }
        found.append(move(signs))
    }

    private func move(_ signs: [Int: Int]) -> Move {
        signs.sorted { $0.key < $1.key }.reduce(into: Move()) { move, one in
            if one.key < members.count {
                move.numbers += members[one.key].map { ($0, one.value > 0) }
            } else {
                move.gaps.append((one.key - members.count, one.value > 0))
            }
        }
    }
}
