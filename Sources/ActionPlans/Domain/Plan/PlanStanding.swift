import Vocabulary

/// Where a plan stands on a day, in counts of its actions that are not withdrawn.
package struct PlanStanding: Sendable, Hashable {
    package let actions: Int
    package let late: Int
    package let silent: Int
    package let withoutOwner: Int
    package let withoutMeasure: Int
    package let withoutEvidence: Int
    private let byDelivery: [Delivery: Int]

    package init(_ all: [Action], agreed: Day?, on today: Day, updateDays: Int = LateUpdate.shippedDays) {
        let actions = all.filter { $0.withdrawal == nil }
        self.actions = actions.count
        late = actions.count { PastDue.days($0, on: today) != nil }
        silent = actions.count { LateUpdate($0, agreed: agreed, on: today, after: updateDays)?.isLate == true }
        withoutOwner = actions.count { $0.owner == nil }
        withoutMeasure = actions.count { $0.measures.isEmpty }
        withoutEvidence = actions.count { $0.standingEvidence.isEmpty }
        byDelivery = Dictionary(grouping: actions, by: \.delivery).mapValues(\.count)
    }

    package func count(_ delivery: Delivery) -> Int { byDelivery[delivery] ?? 0 }

    /// `Of 11 actions, 6 are on track, 2 may slip and 1 is off track.` What there is none of is not told.
    package var sentence: String {
        guard actions > 0 else { return "There are no actions yet." }
        let parts = [
            (count(.doneAndEvidenced), "is done and evidenced", "are done and evidenced"), (count(.onTrack), "is on track", "are on track"),
            (count(.maySlip), "may slip", "may slip"), (count(.offTrack), "is off track", "are off track"),
            (count(.notStarted), "has not started", "have not started"),
        ].filter { $0.0 > 0 }.map { "\($0.0) \($0.0 == 1 ? $0.1 : $0.2)" }
        return "Of \(actions) action\(actions == 1 ? "" : "s"), \(parts.inWords)."
    }
}

extension String {
    /// For the middle of a sentence.
    package var lowercasedFirst: String { prefix(1).lowercased() + dropFirst() }
}

extension [String] {
    /// `a, b and c`.
    package var inWords: String {
        guard let last, count > 1 else { return first ?? "" }
        return dropLast().joined(separator: ", ") + " and " + last
    }
}
