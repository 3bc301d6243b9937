import ActionPlans
import Inspections
import Vocabulary

/// A day of 2022, the year of the invented inspection.
func day(_ month: Int, _ day: Int, _ year: Int = 2022) -> Day { Day(year, month, day) ?? Day(number: 0) }

extension Action {
    /// An action of which only what matters is named.
    static func made(
        _ ref: ActionRef = ActionRef(group: 1, number: 1), text: String = "Renew the letter", owner: Identifier<Post>? = nil,
        findings: [Identifier<Finding>] = [], start: Day? = nil, due: Day = day(6, 30), differenceBy: Day? = nil, added: Day = day(4, 4),
        updates: [Update] = [], evidence: [Evidence] = [], measures: [LinkedMeasure] = [], withdrawal: Withdrawal? = nil,
        moves: [DueDateMove] = [], closings: [Closing] = [], audits: [AuditResult] = [], regressions: [Regression] = [], steps: [Step] = []
    ) -> Action {
        Action(
            plan: Identifier(), ref: ref, text: text, findings: findings, owner: owner, start: start, due: due, differenceBy: differenceBy,
            added: added, updates: updates, evidence: evidence, measures: measures, moves: moves, withdrawal: withdrawal,
            closings: closings, audits: audits, regressions: regressions, steps: steps)
    }
}

extension Update {
    static func made(_ delivery: Delivery = .onTrack, _ impact: Impact = .notMeasured, on day: Day, number: Int = 0) -> Update {
        Update(day: day, words: "Said on \(day)", delivery: delivery, impact: impact, author: "Ada Lowe", owner: nil, number: number)
    }
}

private let mayDay = day(5, 1)

extension Evidence {
    static func made(grade: EvidenceGrade? = nil, setAside: Withdrawal? = nil) -> Evidence {
        Evidence(
            title: "Letter", grade: grade, source: .link("https://intranet.example/letter"), day: mayDay, author: "Ada Lowe",
            setAside: setAside)
    }
}
