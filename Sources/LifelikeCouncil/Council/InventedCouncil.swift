/// An invented council: its households one after another, each made when it is asked for, so that a council of any size fits in little
/// memory. The same plan gives the same council, byte for byte.
package struct InventedCouncil: Sequence, Sendable {
    package let plan: CouncilPlan
    package init(_ plan: CouncilPlan) { self.plan = plan }

    package var workers: [LifelikeWorker] { LifelikeWorker.all(children: plan.children, seed: plan.seed) }

    package func makeIterator() -> Iterator { Iterator(plan: plan) }

    package struct Iterator: IteratorProtocol {
        let plan: CouncilPlan
        private var number = 0
        private var children = 0
        private var planter: Planter

        init(plan: CouncilPlan) {
            self.plan = plan
            planter = Planter(plan)
        }

        package mutating func next() -> Household? {
            while children < plan.children {
                number += 1
                var household = Life.lived(number, plan: plan)
                household.children = household.children.filter { $0.isKnown(within: plan) }
                guard !household.children.isEmpty else { continue }
                let room = plan.children - children
                if household.children.count > room { household.children.removeLast(household.children.count - room) }
                children += household.children.count
                if plan.faults { planter.plant(in: &household) }
                guard let extract = plan.extract else { return household }
                household.children = household.children.compactMap { $0.seen(on: extract) }
                if !household.children.isEmpty { return household }
            }
            return nil
        }

        /// What was planted so far, which the rules must find.
        package var planted: [PlantedFault] { planter.planted }
    }
}

extension LifelikeChild {
    /// True when something of the child's life lies in the years of the extract.
    fileprivate func isKnown(within plan: CouncilPlan) -> Bool {
        referrals.contains { $0.closed.map { $0 >= plan.from } ?? true } || care.contains { $0.end.map { $0 >= plan.from } ?? true }
    }
}
