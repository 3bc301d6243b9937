import Indicators
import Law
import Vocabulary

/// A child as a measure sees it, with the team and the worker of each day.
package struct MeasuredChild: Sendable {
    let child: QualityChild
    let died: Day?
    /// Stretches in care, short breaks apart.
    let care: [Entry]
    private let allocated: [Allocated]

    /// A stretch with the same team and worker.
    private struct Allocated: Sendable {
        let first, last, team, worker: Int32
    }

    init(_ child: QualityChild, _ contributions: inout Contributions) {
        self.child = child
        died = child.child.died
        care = child.care.filter { !$0.isTurnedRound && $0.from != nil && !child.isShortBreaks($0) }
        allocated = MeasuredChild.allocated(child, &contributions)
    }

    subscript(_ kind: EntryKind) -> [Entry] { child[kind] }
    var overview: LoadOverview { child.overview }
    func age(on day: Day) -> Int? { child.age(on: day) }

    /// Of several workers on a day the one who came last.
    private static func allocated(_ child: QualityChild, _ contributions: inout Contributions) -> [Allocated] {
        let spells = child[.allocation].filter(\.isOfCaseHolder).compactMap { entry -> Allocated? in
            guard let from = entry.from, !entry.isTurnedRound else { return nil }
            return Allocated(
                first: Int32(from.number), last: entry.until.map { Int32($0.number) } ?? openUntil(entry, child.overview),
                team: contributions.team(entry.team), worker: contributions.worker(entry.worker))
        }
        guard spells.count > 1 else { return spells }
        let marks = Set(spells.flatMap { $0.last == Contribution.open ? [$0.first] : [$0.first, $0.last + 1] }).sorted()
        return marks.indices.reduce(into: []) { found, index in
            let last = index + 1 < marks.count ? marks[index + 1] - 1 : Contribution.open
            guard let spell = spells.last(where: { $0.first <= marks[index] && marks[index] <= $0.last }) else { return }
            let next = Allocated(first: marks[index], last: last, team: spell.team, worker: spell.worker)
            if let before = found.last, before.last + 1 == next.first, before.team == next.team, before.worker == next.worker {
                found[found.count - 1] = Allocated(first: before.first, last: last, team: next.team, worker: next.worker)
            } else {
                found.append(next)
            }
        }
    }

    /// The data day of the form that gives an entry.
    func dataDay(of entry: Entry) -> Int32 { Int32(child.day(of: entry).number) }

    /// Whether the dataset is loaded with something of a kind.
    func isOfDataset(_ kind: EntryKind) -> Bool { overview.holds(kind, in: .standardDataset) }

    private static func openUntil(_ entry: Entry, _ overview: LoadOverview) -> Int32 {
        guard entry.origin.format.isYearly, let taken = entry.origin.taken, taken < overview.day(of: entry.origin.format) else {
            return Contribution.open
        }
        return Int32(taken.number)
    }

    /// The last day on which a stretch counts: the day before it ends, since on its last day the next may begin. What a yearly return leaves
    /// open counts up to the data day of the return, unless it is the latest of its kind. Nothing counts from the day of a child's death.
    func lastDay(of entry: Entry) -> Int32 {
        let last = entry.until.map { Int32($0.number) - 1 } ?? MeasuredChild.openUntil(entry, overview)
        return died.map { min(last, Int32($0.number) - 1) } ?? last
    }
}

extension MeasuredChild {
    /// Something that happened on a day.
    func event(
        _ contributions: inout Contributions, _ entry: Entry, on day: Day, _ kind: Contribution.Kind, _ reason: ContributionReason? = nil,
        value: Int? = nil
    ) {
        let number = Int32(day.number)
        let holder = allocated.last { $0.first <= number && number <= $0.last }
        let team = entry.team.map { contributions.team($0) } ?? holder?.team ?? 0
        let worker = entry.worker.map { contributions.worker($0) } ?? holder?.worker ?? 0
        contributions.append(
            Contribution(
                measure: contributions.measure, kind: kind, reason: reason?.rawValue ?? 0, first: number, last: number,
                value: value.map { Int32(clamping: $0) } ?? Contribution.none, team: team, worker: worker, file: Int32(entry.origin.file),
                row: Int32(entry.origin.row)))
    }

    /// Something that counts from one day to another: for each team and worker that the child has in that time. Where nobody is allocated,
    /// the team is the one that the form names.
    func stretch(
        _ contributions: inout Contributions, _ entry: Entry, from first: Int32, through last: Int32, _ kind: Contribution.Kind,
        _ reason: ContributionReason? = nil, value: Int? = nil
    ) {
        guard first <= last else { return }
        func add(_ first: Int32, _ last: Int32, _ holder: Allocated?) {
            contributions.append(
                Contribution(
                    measure: contributions.measure, kind: kind, reason: reason?.rawValue ?? 0, first: first, last: last,
                    value: value.map { Int32(clamping: $0) } ?? Contribution.none, team: holder?.team ?? contributions.team(entry.team),
                    worker: holder?.worker ?? contributions.worker(entry.worker), file: Int32(entry.origin.file),
                    row: Int32(entry.origin.row)))
        }
        var next = first
        for holder in allocated where holder.last >= next && holder.first <= last {
            if holder.first > next { add(next, holder.first - 1, nil) }
            let from = max(next, holder.first)
            add(from, min(last, holder.last), holder)
            if holder.last >= last { return }
            next = holder.last + 1
        }
        add(next, last, nil)
    }
}

extension MeasuredChild {
    /// What is not done on the data day, for the lists of what is due: in the team and with the worker of that day.
    func runs(_ contributions: inout Contributions, _ entry: Entry, from start: Day, due: Day) {
        guard DueClocks.numbers.contains(contributions.measure) else { return }
        let day = dataDay(of: entry)
        let holder = allocated.last { $0.first <= day && day <= $0.last }
        contributions.append(
            RunningClock(
                measure: contributions.measure, began: start, due: due, team: holder?.team ?? contributions.team(entry.team),
                worker: holder?.worker ?? contributions.worker(entry.worker)))
    }
}

/// Workers.
extension MeasuredChild {
    /// The days on which a worker other than the one before began.
    var workerChanges: [Day] {
        let held = allocated.filter { $0.worker != 0 }
        return zip(held, held.dropFirst()).filter { $0.worker != $1.worker }.map { Day(number: Int($1.first)) }
    }

    /// On each day in the numerator, for each worker.
    func allocatedDays(_ contributions: inout Contributions) {
        if allocated.isEmpty {
            for days in openDays where days.entry.origin.format == .annexA && days.entry.worker != nil {
                stretch(&contributions, days.entry, from: max(days.first, dataDay(of: days.entry)), through: days.last, .met)
            }
        }
        let end = died.map { Int32($0.number) - 1 } ?? Contribution.open
        for holder in allocated where holder.worker != 0 && holder.first <= end {
            contributions.append(
                Contribution(
                    measure: contributions.measure, kind: .met, first: holder.first, last: min(holder.last, end), team: holder.team,
                    worker: holder.worker))
        }
    }

    /// On each day in the numerator where nobody is allocated.
    func unallocated(_ contributions: inout Contributions, _ days: CountedDays) {
        if allocated.isEmpty, days.entry.origin.format == .annexA {
            let first = max(days.first, dataDay(of: days.entry))
            return stretch(&contributions, days.entry, from: first, through: days.last, days.entry.worker == nil ? .met : .missed)
        }
        var next = days.first
        for holder in allocated where holder.worker != 0 && holder.last >= next && holder.first <= days.last {
            stretch(&contributions, days.entry, from: next, through: holder.first - 1, .met)
            stretch(&contributions, days.entry, from: max(next, holder.first), through: min(days.last, holder.last), .missed)
            if holder.last >= days.last { return }
            next = holder.last + 1
        }
        stretch(&contributions, days.entry, from: next, through: days.last, .met)
    }
}

extension Entry {
    /// A worker who holds the case, and not a reviewing officer, a chair or a personal adviser beside.
    var isOfCaseHolder: Bool {
        guard let role = facts[.role]?.lowercased() else { return true }
        return !["review", "iro", "chair", "advis"].contains { role.contains($0) }
    }
}
