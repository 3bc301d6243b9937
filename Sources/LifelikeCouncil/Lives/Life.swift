import Vocabulary

/// Lives one household through: the one generator of chance, the calendar, and the household as it becomes.
struct Life {
    let plan: CouncilPlan
    let office = Office.england
    var dice: Dice
    var household: Household
    private var counters: [String: Int] = [:]

    var team: TeamManner { household.team }

    init(_ number: Int, plan: CouncilPlan) {
        self.plan = plan
        dice = Dice(seed: plan.seed, stream: UInt64(number) &+ 1)
        let team = TeamManner.one(&dice)
        let surname = Names.surname(&dice)
        household = Household(
            number: number, family: "F\(String(number + 1_000_000).dropFirst())", surname: surname,
            postcode: "MZ\(dice.whole(1...28)) \(dice.whole(1...9))\(dice.pick(["AB", "DE", "FG", "HJ", "LN", "PQ", "RS", "TU", "WX"]))",
            team: team)
    }

    /// Identifiers are counted by household, so that one household needs to know nothing of another.
    mutating func id(_ letter: String) -> String {
        counters[letter, default: 0] += 1
        return "\(letter)\(household.family.dropFirst())-\(counters[letter, default: 0])"
    }

    mutating func workingDays(_ marks: [Int], after day: Day) -> Day { office.day(along(marks), after: day) }

    mutating func along(_ marks: [Int]) -> Int {
        guard marks.count > 1 else { return marks.first ?? 0 }
        let place = dice.unit() * Double(marks.count - 1)
        let index = min(Int(place), marks.count - 2)
        return marks[index] + Int((Double(marks[index + 1] - marks[index]) * (place - Double(index))).rounded())
    }

    /// True once the family's team works the new way on that day.
    func worksNewWay(on day: Day) -> Bool { day >= plan.change + team.adoption }

    /// A worker of the team, not the one before.
    mutating func worker(not earlier: String = "") -> String {
        let count = LifelikeWorker.count(of: team, children: plan.children)
        let first = LifelikeWorker.id(dice.whole(0...(count - 1)), of: team)
        guard first == earlier else { return first }
        let number = (Int(first.suffix(3)) ?? 0) + 1
        return LifelikeWorker.id(number % count, of: team)
    }

    /// The household from its first referral to the day of the extract.
    static func lived(_ number: Int, plan: CouncilPlan) -> Household {
        var life = Life(number, plan: plan)
        let kind = life.kind()
        let start = life.firstDay(kind)
        life.addChildren(at: start, kind: kind)
        life.live(from: start, kind: kind)
        life.household.children = life.household.children.filter { !$0.referrals.isEmpty }.compactMap { $0.seen(on: plan.until) }
        return life.household
    }
}
