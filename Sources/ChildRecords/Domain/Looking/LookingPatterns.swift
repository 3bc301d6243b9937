import Vocabulary

/// Puts the questions about what workers looked at together, worker by worker, each by its rule.
package struct LookingPatterns: Sendable {
    package let hours: UsualHours
    /// The team that a worker is compared with; none is compared with everybody.
    package let teams: [Identifier<Worker>: Team]
    /// The records that have the worker's surname, of those opened; the restricted ones are counted and not named.
    package let sameSurname: [Identifier<Worker>: (named: [Identifier<Child>], restricted: Int)]

    package init(
        hours: UsualHours, teams: [Identifier<Worker>: Team],
        sameSurname: [Identifier<Worker>: (named: [Identifier<Child>], restricted: Int)] = [:]
    ) {
        self.hours = hours
        self.teams = teams
        self.sameSurname = sameSurname
    }

    package func found(in looks: [Looks]) -> [LookingPattern] {
        let byWorker = Dictionary(grouping: looks, by: \.worker)
        let opened = byWorker.mapValues { Set($0.filter { $0.opened > 0 }.map(\.record)).count }.filter { $0.value > 0 }
        return byWorker.sorted { $0.key.text < $1.key.text }.flatMap { worker, looks in
            var found: [LookingPattern] = []
            func note(_ kind: LookingPattern.Kind, _ reason: String?, _ records: [Identifier<Child>] = []) {
                if let reason { found.append(LookingPattern(kind, by: worker, reason, records: records)) }
            }
            let (team, counts) = colleagues(of: worker, opened)
            note(.manyRecords, ManyRecordsOpened.reason(opened: opened[worker] ?? 0, team: counts, called: team))
            note(.outsideHours, OutsideUsualHours.reason(looks, hours: hours))
            note(.refusals, ManyRefusals.reason(looks))
            let unallocated = UnallocatedRecordsOpened.records(looks)
            if !unallocated.isEmpty { note(.unallocated, UnallocatedRecordsOpened.reason(unallocated.count), unallocated) }
            if let same = sameSurname[worker], same.named.count + same.restricted > 0 {
                note(.sameSurname, SameSurname.reason(same.named.count + same.restricted), same.named)
            }
            return found
        }
    }

    private func colleagues(of worker: Identifier<Worker>, _ opened: [Identifier<Worker>: Int]) -> (team: String, counts: [Int]) {
        if let team = teams[worker] {
            let counts = opened.filter { teams[$0.key]?.id == team.id }.map(\.value)
            if counts.count >= ManyRecordsOpened.smallestTeam { return (team.name, counts) }
        }
        return ("everybody who looked", Array(opened.values))
    }
}
