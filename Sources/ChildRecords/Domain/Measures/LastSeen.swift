import Vocabulary

extension ChildHistory {
    /// The last day up to a day on which a worker saw the child, by any of the forms; nil where none tells one. A visit at which the child
    /// was not seen is none.
    package func lastSeen(by day: Day) -> Day? {
        let visits = [EntryKind.cinVisit, .cpVisit, .statutoryVisit].flatMap { self[$0] }
        return latest(by: day, visits.filter { $0.answer(.seen) != .no }.compactMap(\.from), telling: [.lastSeen, .lastVisit])
    }

    /// The last day up to a day on which a plan of the child was reviewed: a review conference, or a review of a child in care.
    package func lastReviewed(by day: Day) -> Day? {
        latest(by: day, [EntryKind.rcpc, .claReview].flatMap { self[$0] }.compactMap(\.from), telling: [.lastReview])
    }

    private func latest(by day: Day, _ days: [Day], telling facts: [Fact]) -> Day? {
        let told = all.flatMap { entry in facts.compactMap { entry.day($0) } }
        return (days + told).filter { $0 <= day }.max()
    }
}
