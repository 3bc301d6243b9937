import ActionPlans
import Boards
import Vocabulary

/// A day of 2022.
func day(_ month: Int, _ day: Int, _ year: Int = 2022) -> Day { Day(year, month, day) ?? Day(number: 0) }

extension Action {
    static func made(
        _ number: Int = 1, text: String = "Renew the letter", plan: Identifier<Plan> = Identifier(), owner: Identifier<Post>? = nil,
        due: Day = day(12, 30), delivery: Delivery? = nil, impact: Impact = .notMeasured, on: Day = day(5, 1),
        withdrawal: Withdrawal? = nil
    ) -> Action {
        let updates = delivery.map {
            [Update(day: on, words: "Said", delivery: $0, impact: impact, author: "Ada Lowe", owner: nil)]
        }
        return Action(
            plan: plan, ref: ActionRef(group: 1, number: number), text: text, owner: owner, due: due, added: day(4, 4),
            updates: updates ?? [], withdrawal: withdrawal)
    }
}

extension Decision {
    static func made(_ number: Int = 1, due: Day? = nil, outcome: Outcome = .open) -> Decision {
        Decision(
            board: Identifier(), meeting: Identifier(), taken: day(5, 10), number: number, text: "Ask the trust", due: due,
            outcome: outcome)
    }
}

extension PartnerCommitment {
    static func made(by: Day = day(6, 1), outcome: Outcome = .open) -> PartnerCommitment {
        PartnerCommitment(
            partnerName: "Marlshire Health Trust", plan: Identifier(), what: "A second psychologist", by: by, made: day(4, 4),
            outcome: outcome)
    }
}
