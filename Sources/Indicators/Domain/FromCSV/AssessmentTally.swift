import Foundation
import Law

/// Counts the rows of a list of assessments: one part of a file, or the whole of it when the parts have been put together.
///
/// It keeps no row: a count for each team and number of working days, and for each referral a child's number and a day.
package struct AssessmentTally: Sendable {
    private let columns: [Int8]
    private let days: DaysByTable
    private let limit = Timescale.assessment.length
    private let window = Timescale.monthsOfReferral

    private var cells: [CSVCell?]
    private var teams = NumberedNames()
    /// Per team: how many assessments took so many working days.
    private var durations: [[Int32]] = []
    private var children = NumberedNames()
    private var referrals: [(child: UInt32, day: Int32)] = []
    private var rows = 0
    private var leftOut: [AssessmentFigures.Reason: AssessmentFigures.LeftOut] = [:]

    package init(_ headings: AssessmentHeadings) { self.init(columns: headings.columns, days: .england) }

    private init(columns: [Int8], days: DaysByTable) {
        (self.columns, self.days) = (columns, days)
        cells = Array(repeating: nil, count: AssessmentColumn.allCases.count)
    }

    /// For another part of the same file.
    package var empty: AssessmentTally { AssessmentTally(columns: columns, days: days) }

    /// Reads the rows that begin before `stop`.
    ///
    /// - Returns: where the next row begins.
    package mutating func read(_ file: UnsafeRawBufferPointer, from start: Int, until stop: Int) -> Int {
        let bytes = file.bindMemory(to: UInt8.self)
        var at = start
        while at < min(stop, bytes.count) { at = readRow(bytes, at) }
        return at
    }

    private mutating func readRow(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int {
        var (at, place, isLast, isBroken) = (start, 0, false, false)
        while !isLast {
            let cell = CSVCell(bytes, at: at)
            (at, isLast) = (cell.next, cell.isLast)
            isBroken = isBroken || cell.isBroken
            if place < columns.count, columns[place] >= 0 { cells[Int(columns[place])] = cell }
            if isLast, place == 0, cell.from == cell.to, columns.count > 1 { return at }
            place += 1
        }
        rows += 1
        if isBroken {
            leaveOut(.brokenQuotation)
        } else if place != columns.count {
            leaveOut(.cellsDoNotMatch)
        } else if let reason = count(bytes) {
            leaveOut(reason)
        }
        return at
    }

    /// Counts the row whose cells were found, or says why not.
    private mutating func count(_ bytes: UnsafeBufferPointer<UInt8>) -> AssessmentFigures.Reason? {
        guard let child = cells[0], let team = cells[4], child.from < child.to else { return .noChild }
        let (referral, start, completion) = (date(.referral, bytes), date(.start, bytes), date(.completion, bytes))
        if referral == .unreadable || start == .unreadable || completion == .unreadable { return .noSuchDate }
        guard case .day(let referred) = referral else { return .noReferral }
        var taken: Int?
        if case .day(let completed) = completion {
            guard case .day(let start) = start else { return .noStart }
            guard start <= completed else { return .completedBeforeStart }
            taken = days.workingDays(after: start, through: completed)
        }
        add(taken, toTeam: Self.number(of: team, bytes, in: &teams))
        referrals.append((UInt32(Self.number(of: child, bytes, in: &children)), referred))
        return nil
    }

    private enum DateCell: Equatable {
        case blank, unreadable
        case day(Int32)
    }

    private func date(_ column: AssessmentColumn, _ bytes: UnsafeBufferPointer<UInt8>) -> DateCell {
        guard let cell = cells[column.rawValue], cell.from < cell.to else { return .blank }
        return days.day(UnsafeBufferPointer(rebasing: bytes[cell.from..<cell.to])).map(DateCell.day) ?? .unreadable
    }

    private static func number(of cell: CSVCell, _ bytes: UnsafeBufferPointer<UInt8>, in names: inout NumberedNames) -> Int {
        let text = UnsafeBufferPointer(rebasing: bytes[cell.from..<cell.to])
        guard cell.hasDoubled else { return names.number(of: text) }
        return CSVCell.single(text).withUnsafeBufferPointer { names.number(of: $0) }
    }

    private mutating func add(_ taken: Int?, toTeam team: Int, times: Int32 = 1) {
        if team == durations.count { durations.append([]) }
        guard let taken else { return }
        if taken >= durations[team].count {
            durations[team].append(contentsOf: repeatElement(0, count: max(taken + 1, 64) - durations[team].count))
        }
        durations[team][taken] += times
    }

    private mutating func leaveOut(_ reason: AssessmentFigures.Reason, _ count: Int = 1, first row: Int? = nil) {
        leftOut[reason, default: .init(count: 0, firstRow: (row ?? rows) + 1)].count += count
    }

    /// Adds what was counted in the part of the file that follows this one.
    package mutating func add(_ next: AssessmentTally) {
        for (reason, left) in next.leftOut { leaveOut(reason, left.count, first: rows + left.firstRow - 1) }
        rows += next.rows
        for team in next.durations.indices {
            let number = next.teams.name(team).withUnsafeBufferPointer { teams.number(of: $0) }
            add(nil, toTeam: number)
            for (taken, count) in next.durations[team].enumerated() where count > 0 { add(taken, toTeam: number, times: count) }
        }
        let numbers = (0..<next.children.count).map { child in
            UInt32(next.children.name(child).withUnsafeBufferPointer { children.number(of: $0) })
        }
        referrals.reserveCapacity(referrals.count + next.referrals.count)
        for referral in next.referrals { referrals.append((numbers[Int(referral.child)], referral.day)) }
    }

    package func figures() -> AssessmentFigures {
        AssessmentFigures(teams: teamFigures(), months: monthFigures(), rows: rows, leftOut: leftOut)
    }

    /// Teams whose names are written in different bytes and read the same are one team.
    private func teamFigures() -> [AssessmentFigures.Team] {
        var byName: [String: [Int32]] = [:]
        for team in durations.indices {
            var sum = byName.removeValue(forKey: CSVCell.text(teams.name(team))) ?? []
            let own = durations[team]
            if sum.count < own.count { sum.append(contentsOf: repeatElement(0, count: own.count - sum.count)) }
            for (taken, count) in own.enumerated() { sum[taken] += count }
            byName[CSVCell.text(teams.name(team))] = sum
        }
        return byName.map { AssessmentFigures.Team(name: $0, durations: $1, limit: limit) }.sorted { $0.name < $1.name }
    }

    private func monthFigures() -> [AssessmentFigures.Month] {
        var (counts, repeats) = ([Int: Int](), [Int: Int]())
        eachChild { ownDays in
            var last: Int32?
            for day in ownDays where day != last {
                let month = days.month(of: day)
                counts[month, default: 0] += 1
                if let last, days.day(last, addingMonths: window) >= day { repeats[month, default: 0] += 1 }
                last = day
            }
        }
        return counts.sorted { $0.key < $1.key }.map { month, count in
            AssessmentFigures.Month(name: DaysByTable.name(ofMonth: month), referrals: count, repeated: repeats[month] ?? 0)
        }
    }

    /// The days of referral of one child after another, in order.
    private func eachChild(_ body: (ArraySlice<Int32>) -> Void) {
        var ends = [Int](repeating: 0, count: children.count + 1)
        for referral in referrals { ends[Int(referral.child) + 1] += 1 }
        for child in 0..<children.count { ends[child + 1] += ends[child] }
        var (places, sorted) = (ends, [Int32](repeating: 0, count: referrals.count))
        for referral in referrals {
            sorted[places[Int(referral.child)]] = referral.day
            places[Int(referral.child)] += 1
        }
        for child in 0..<children.count {
            if ends[child + 1] - ends[child] > 1 { sorted[ends[child]..<ends[child + 1]].sort() }
            body(sorted[ends[child]..<ends[child + 1]])
        }
    }
}
