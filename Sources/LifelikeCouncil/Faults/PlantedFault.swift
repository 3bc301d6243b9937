/// A fault put into the files on purpose, and the rule that must find it.
package struct PlantedFault: Sendable, Hashable {
    /// The name of the rule's type: `PlanEndsBeforeStart`.
    package let rule: String
    package let child: String
    package let team: String
}

/// Puts each kind of fault into a few children's lives: one fault a household, never two.
struct Planter: Sendable {
    /// How a kind of fault is made: false where this child's life has no room for it.
    struct Kind: Sendable {
        let rules: [String]
        let make: @Sendable (inout LifelikeChild, CouncilPlan) -> Bool

        init(_ rules: String..., make: @escaping @Sendable (inout LifelikeChild, CouncilPlan) -> Bool) {
            self.rules = rules
            self.make = make
        }
    }

    static let kinds = ofTheChild + ofTheFrontDoor + ofProtection + ofTheLaw + ofCare
    static let each = 2

    private let plan: CouncilPlan
    private var left: [Int]
    private var turn = 0
    private(set) var planted: [PlantedFault] = []

    init(_ plan: CouncilPlan) {
        self.plan = plan
        left = Planter.kinds.map { _ in plan.faults ? Planter.each : 0 }
    }

    mutating func plant(in household: inout Household) {
        guard left.contains(where: { $0 > 0 }) else { return }
        if sharePupilNumber(in: &household) { return }
        for step in Planter.kinds.indices {
            let number = (turn + step) % Planter.kinds.count
            guard left[number] > 0 else { continue }
            for index in household.children.indices {
                var child = household.children[index]
                guard Planter.kinds[number].make(&child, plan) else { continue }
                household.children[index] = child
                planted += Planter.kinds[number].rules.map { PlantedFault(rule: $0, child: child.number, team: child.team) }
                left[number] -= 1
                turn = number + 1
                return
            }
        }
    }

    /// Two brothers or sisters with one UPN: the only fault that takes two children.
    private mutating func sharePupilNumber(in household: inout Household) -> Bool {
        guard planted.count(where: { $0.rule == "SamePupilNumberTwice" }) < 4, household.number % 10 == 0 else { return false }
        let numbered = household.children.indices.filter { !household.children[$0].pupilNumber.isEmpty }
        guard numbered.count >= 2 else { return false }
        household.children[numbered[1]].pupilNumber = household.children[numbered[0]].pupilNumber
        planted += numbered.prefix(2).map {
            PlantedFault(rule: "SamePupilNumberTwice", child: household.children[$0].number, team: household.team.id)
        }
        return true
    }
}
