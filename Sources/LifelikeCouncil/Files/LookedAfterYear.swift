import Vocabulary

/// What a child's rows of one year's looked-after return are, for the tables and for the XML alike.
struct LookedAfterYear {
    let child: LifelikeChild
    let episodes: [(period: CarePeriod, episode: CareEpisode)]
    let reviews: [CareReview]
    let missing: [MissingSpell]
    let workers: [WorkerSpell]
    /// For those in care for twelve months on 31 March.
    let health: Health?
    let adoption: Adoption?
    let leaver: CareLeaver?
    let isUnaccompanied: Bool

    struct Health {
        let score: String
        let reason: String
        let development: String
        let immunised: String
        let teeth: String
        let assessed: String
    }

    /// Nil for a child with nothing in that year.
    init?(_ child: LifelikeChild, year: Int, plan: CouncilPlan) {
        let span = CouncilPlan.days(ofReturnYear: year)
        let last = min(span.upperBound, plan.day)
        guard let then = child.asReturned(on: last, plan) else { return nil }
        self.child = then
        episodes = then.care.flatMap { period in period.episodes.map { (period, $0) } }
            .filter { $0.episode.end.map { $0 >= span.lowerBound } ?? true }
        let isLast = last == plan.day
        leaver = isLast && (child.leaver.map { _ in (17...21).contains(child.age(on: last)) } ?? false) ? child.leaver : nil
        guard !episodes.isEmpty || leaver != nil else { return nil }
        // A period that begins after its end is a planted fault, and no span to look into.
        reviews = then.care.flatMap(\.reviews).filter { span.contains($0.day) }
        missing = then.missing.filter { ($0.end ?? last) >= span.lowerBound || $0.start >= span.lowerBound }
        let care = then.care
        workers =
            year < 2024
            ? []
            : then.allocations.filter { spell in
                (spell.until ?? last) >= span.lowerBound
                    && care.contains { $0.start <= (spell.until ?? last) && ($0.end ?? last) >= spell.from }
            }
        health = LookedAfterYear.health(then, on: span.upperBound, last)
        adoption = then.care.compactMap(\.adoption).first { $0.decided <= last && ($0.adopted ?? last) >= span.lowerBound }
        isUnaccompanied = then.care.contains(where: \.unaccompanied)
    }

    private static func health(_ child: LifelikeChild, on day: Day, _ last: Day) -> Health? {
        guard day == last, let period = child.care.last, period.end == nil, period.start.adding(months: 12) <= day else { return nil }
        let yearAgo = day.adding(months: -12)
        let asked = period.questionnaires.last { $0.day > yearAgo && $0.day <= day }
        let isAsked = child.age(on: day) >= 4 && child.age(on: day.adding(months: -12) + 1) <= 16
        let had = { (kinds: String) in period.health.contains { $0.kind.hasSuffix(kinds) && $0.day > yearAgo && $0.day <= day } }
        return Health(
            score: isAsked ? asked?.score.map(String.init) ?? "" : "",
            reason: isAsked ? asked?.reason ?? (asked == nil ? "SDQ1" : "") : "",
            development: child.age(on: day) < 5 ? (had("assessment") ? "1" : "0") : "", immunised: period.immunised ? "1" : "0",
            teeth: had("check") ? "1" : "0", assessed: had("assessment") ? "1" : "0")
    }

    var sex: String {
        switch child.sex {
        case "M": "1"
        case "F": "2"
        default: ""
        }
    }

    /// A pupil's number, or the reason why there is none.
    var pupilNumber: String { child.pupilNumber.isEmpty ? child.noPupilNumber : child.pupilNumber }
}
