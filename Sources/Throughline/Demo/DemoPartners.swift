import ActionPlans
import ActionPlansWeb
import Boards
import BoardsWeb
import SiteKit
import Vocabulary

/// The partners of the demonstration: the actions they own, their replies and their commitments.
struct DemoPartners {
    let store: Store
    let staff: DemoStaff

    func found(_ file: BoardFile, by keeper: Changer) async throws {
        let acts = PartnerStore(store)
        guard let plan = try await store.read({ try ActionPlanRecords.plans(in: $0).first }) else { return }
        let actions = try await store.read { try ActionPlanRecords.actions(of: plan.id, in: $0) }
        func action(_ ref: String?) -> Identifier<Action>? { actions.first { $0.ref.description == ref }?.id }
        var partners: [String: Identifier<Partner>] = [:]
        for entry in file.partners {
            let id = try await PartnerRegister.adding.add(
                (name: entry.name, kind: entry.kind, contact: entry.contact), by: keeper, today: file.requestedFrom, in: store)
            partners[entry.id] = id
            if let owned = action(entry.owns) { try await acts.assign(owned, to: id, on: file.requestedFrom, by: keeper) }
        }
        for entry in file.commitments {
            guard let partner = partners[entry.partner] else { continue }
            let target = CommitmentTarget(plan.id, action(entry.action))
            let id = try await CommitmentRegister.adding.add(
                (partner: partner, what: entry.what, due: entry.by, target: target), by: keeper, today: entry.made, in: store)
            if let day = entry.metOn {
                try await CommitmentRegister.outcome.perform((.met, entry.words ?? "Met"), on: id, by: keeper, today: day, in: store)
            }
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
