import ActionPlans
import ActionPlansWeb
import Boards
import BoardsWeb
import SiteKit
import Vocabulary

/// The partners of the demonstration: what they carry, what they said, and which promises they kept.
struct FoundedPartners {
    let store: Store
    let staff: FoundedStaff

    func found(_ file: BoardFile, by keeper: Changer) async throws {
        let acts = PartnerStore(store)
        guard let plan = try await store.read({ try ActionPlanRecords.plans(in: $0).first }) else { return }
        let actions = try await store.read { try ActionPlanRecords.actions(of: plan.id, in: $0) }
        func action(_ ref: String?) -> Identifier<Action>? { actions.first { $0.ref.description == ref }?.id }
        var partners: [String: Identifier<Partner>] = [:]
        for entry in file.partners {
            let id = try await acts.add(name: entry.name, kind: entry.kind, contact: entry.contact, by: keeper)
            partners[entry.id] = id
            if let carried = action(entry.carries) { try await acts.entrust(carried, to: id, on: file.chasedFrom, by: keeper) }
        }
        for entry in file.promises {
            guard let partner = partners[entry.partner] else { continue }
            let id = try await acts.promise(
                entry.what, by: entry.by, from: partner, plan: plan.id, action: action(entry.action), on: entry.made, by: keeper)
            if let day = entry.keptOn { try await acts.settle(id, .kept(on: day, words: entry.words ?? "Kept"), by: keeper) }
        }
        for entry in file.replies {
            guard let action = action(entry.action), let delivery = Delivery.allCases.first(where: { "\($0)" == entry.delivery }) else {
                continue
            }
            try await acts.record(
                entry.words, from: entry.by, way: entry.way, delivery: delivery, to: action, on: entry.on, by: keeper)
        }
    }
}
