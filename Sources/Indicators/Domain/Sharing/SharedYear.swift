import Vocabulary

/// The figures of several measures that leave the council over a year: each month of the council and of its teams, the council’s year to date
/// at the end of each quarter, and with the last month each team’s year.
///
/// A month is published once, as it was then. What a later load changes in it is seen inside; it leaves with a new year.
package struct SharedYear: Sendable {
    /// One place of the papers.
    package enum Place: Hashable, Sendable {
        /// Of a team by its number from 1, or of the council under 0; months from 1.
        case month(Int, of: Int)
        case toDate(Int, of: Int)
    }

    package let teams: Int
    package let months: Int
    /// False of counts on a day, of which months do not add up to a year.
    package let addsUp: Bool
    private var table: ProtectedTable
    private var places: [Place: Int] = [:]
    private var units: [Place: [SharedUnit]] = [:]
    private var published = 0

    /// - Parameter links: which numbers are never more than another, by the definitions.
    package init(teams: Int, months: Int = 12, addsUp: Bool = true, links: [Ties.Link] = []) {
        (self.teams, self.months, self.addsUp) = (teams, months, addsUp)
        table = ProtectedTable(links: links)
    }

    package func unit(_ place: Place, of figure: Int = 0) -> SharedUnit? { units[place]?[figure] }
    package func mark(_ place: Place, of figure: Int = 0) -> ProtectedTable.Mark? { places[place].map { table.mark($0, of: figure) } }
    /// Every place in which a figure is published.
    package func all(of figure: Int = 0) -> [Place] { places.keys.filter { mark($0, of: figure) != .unpublished } }

    /// The same with one unit shown, for a test that plants a hole.
    func revealing(_ place: Place, of figure: Int = 0) -> SharedYear {
        var year = self
        if let own = places[place] { year.table = table.revealing(own, of: figure) }
        return year
    }

    /// Numbers that somebody may take for the true ones and by which a part of a hidden figure is another: for a test that tries whether
    /// they fit the papers. By how much each part of each figure is more or less in each place.
    func others(_ place: Place, of figure: Int = 0, part: Int) -> [[(place: Place, figure: Int, part: Int, by: Int)]] {
        guard let own = places[place] else { return [] }
        let names = Dictionary(places.map { ($1, $0) }) { first, _ in first }
        return table.others(own, figure, part).map { others in
            others.by.filter { $0.value != 0 }.flatMap { place, by in
                others.move.numbers.compactMap { number, isWith in
                    let (figure, part) = table.figure(of: number)
                    return names[place].map { ($0, figure, part, isWith ? by : -by) }
                }
            }
        }
    }

    // The equations: of each row the year to date, of each month the teams, and one for the
    // years to date of the newest month.
    private func row(_ row: Int, _ month: Int) -> Int { (month - 1) * (teams + 1) + row }
    private func column(_ month: Int) -> Int { (teams + 1) * months + month }
    private var end: Int { (teams + 1) * months }

    /// Publishes the next month.
    ///
    /// - Parameter rows: of the council, to which the teams must add up, and of each team: every figure, always the same ones in the same
    ///   order, and whether it is published.
    package mutating func publish(_ rows: [[(unit: SharedUnit, isPublished: Bool)]], endsQuarter: Bool = true) {
        published += 1
        var newest: Set<Int> = []
        for (index, row) in rows.enumerated() {
            add(.month(published, of: index), row)
            let before = units[.toDate(published - 1, of: index)]
            let sums = row.enumerated().map { figure, own in
                SharedUnit(before.map { $0[figure].parts + own.unit.parts } ?? own.unit.parts, of: own.unit.subject)
            }
            let isPublished = addsUp && (index == 0 ? endsQuarter : published == months)
            newest.insert(add(.toDate(published, of: index), zip(sums, row).map { ($0, isPublished && $1.isPublished) }))
        }
        table.publish(newest: newest)
    }

    @discardableResult
    private mutating func add(_ place: Place, _ own: [(unit: SharedUnit, isPublished: Bool)]) -> Int {
        let (from, to, weight): (Int, Int, Int) =
            switch place {
            case .month(let month, of: 0): (column(month), row(0, month), 3)
            case .month(let month, let team): (row(team, month), column(month), 1)
            // Of the newest month the teams’ years to date make up the council’s; of a month before, each counts on in the next.
            case .toDate(let month, of: 0): (row(0, month), end, 4)
            case .toDate(let month, let team): (end, row(team, month), 2)
            }
        if case .toDate(let month, let own) = place, let before = places[.toDate(month - 1, of: own)] {
            table.move(
                before, from: own == 0 ? row(0, month - 1) : row(own, month), to: own == 0 ? row(0, month) : row(own, month - 1))
        }
        let added = table.add(own, from: from, to: to, weight: weight)
        (places[place], units[place]) = (added, own.map(\.unit))
        return added
    }
}
