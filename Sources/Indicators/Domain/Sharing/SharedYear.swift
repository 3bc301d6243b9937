/// The figures of one measure that leave the council over a year: each month of the council and of its teams, the council’s year to date, and
/// with the last month each team’s year.
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
    /// False of a count on a day, of which months do not add up to a year.
    package let addsUp: Bool
    private var table = ProtectedTable()
    private var places: [Place: Int] = [:]
    private var units: [Place: SharedUnit] = [:]
    private var sums: [[Int]]
    private var published = 0

    package init(teams: Int, months: Int = 12, addsUp: Bool = true) {
        (self.teams, self.months, self.addsUp) = (teams, months, addsUp)
        sums = Array(repeating: [], count: teams + 1)
    }

    package func unit(_ place: Place) -> SharedUnit? { units[place] }
    package func mark(_ place: Place) -> ProtectedTable.Mark? { places[place].map { table.mark($0) } }
    package var all: [Place] { places.keys.filter { mark($0) != .unpublished } }

    /// The same with one unit shown, for a test that plants a hole.
    func revealing(_ place: Place) -> SharedYear {
        var year = self
        if let own = places[place] { year.table = table.revealing(own) }
        return year
    }

    // The equations: of each row the year to date, of each month the teams, and one for the
    // years to date of the newest month.
    private func row(_ row: Int, _ month: Int) -> Int { (month - 1) * (teams + 1) + row }
    private func column(_ month: Int) -> Int { (teams + 1) * months + month }
    private var end: Int { (teams + 1) * months }

    /// Publishes the next month.
    /// - Parameter council: what the council’s figure is; the teams must add up to it.
    /// - Parameter hiding: places of this month that another measure of the same children hides.
    /// - Returns: false where nothing can be published of it without showing a small number.
    package mutating func publish(
        _ teams: [SharedUnit.Parts], council: SharedUnit.Parts, of subject: CountedSubject, hiding: Set<Place> = []
    ) -> Bool {
        let before = self
        let month = published + 1
        for (index, parts) in ([council] + teams).enumerated() {
            add(.month(month, of: index), parts, subject, isPublished: true)
            sums[index] = sums[index].isEmpty ? parts.numbers : zip(sums[index], parts.numbers).map { $0 + $1 }
            add(.toDate(month, of: index), parts.with(sums[index]), subject, isPublished: addsUp && (index == 0 || month == months))
        }
        for place in hiding { if let own = places[place] { table.hide(own) } }
        guard table.publish() else {
            self = before
            return false
        }
        published = month
        return true
    }

    private mutating func add(_ place: Place, _ parts: SharedUnit.Parts, _ subject: CountedSubject, isPublished: Bool) {
        let unit = SharedUnit(parts, of: subject)
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
        places[place] = table.add(unit, from: from, to: to, weight: weight, isPublished: isPublished)
        units[place] = unit
    }
}
