import ActionPlans
import ActionPlansWeb
import GRDB
import SiteKit
import Vocabulary

/// Makes the demonstration's plan as large as a plan gets: so many actions, each with an update a month for five years. For the benchmarks.
struct LargePlan {
    let store: Store
    let today: Day

    func fill(actions count: Int) async throws {
        guard let plan = try await store.read({ try ActionPlanRecords.plans(in: $0) }).first?.id else { return }
        let today = today
        try await store.change(by: .system, .editPlan, on: plan.text, note: "a large plan for the benchmarks") { db in
            let there = try Int.fetchOne(db, sql: "SELECT count(*) FROM action WHERE plan = ?", arguments: [plan]) ?? 0
            let posts = try String.fetchAll(db, sql: "SELECT id FROM post ORDER BY title")
            let findings = try String.fetchAll(
                db, sql: "SELECT finding FROM plan_finding WHERE plan = ? ORDER BY number", arguments: [plan])
            guard !posts.isEmpty, !findings.isEmpty, count > there else { return }
            for number in 0..<(count - there) {
                let (id, begun) = (Identifier<Action>(), today - 1826)
                try db.execute(
                    sql: """
                        INSERT INTO action (id, plan, ref_group, ref_number, title, text, owner, starts, due, difference_by, added_on)
                        VALUES (?, ?, 90, ?, ?, ?, ?, ?, ?, ?, ?)
                        """,
                    arguments: [
                        id, plan, number + 1, "Made for measuring, number \(number + 1)",
                        "Made for measuring, number \(number + 1): an action of ordinary length that somebody can deliver and show",
                        posts[number % posts.count], begun, today + number % 400 - 60, today + 200, begun,
                    ])
                try db.execute(
                    sql: "INSERT INTO action_finding (action, finding) VALUES (?, ?)", arguments: [id, findings[number % findings.count]])
                for month in 0..<60 {
                    try db.execute(
                        sql: """
                            INSERT INTO action_update (action, day, words, delivery, impact, author, owner)
                            VALUES (?, ?, ?, ?, 'not_measured', 'Set-up', ?)
                            """,
                        arguments: [
                            id, begun.adding(months: month),
                            "What was done in the month, in two or three sentences, as owners write it: the draft went to the group, two things were changed, and the next step is the test with families.",
                            ["on_track", "may_slip", "off_track"][(number + month) % 3], posts[number % posts.count],
                        ])
                }
            }
        }
    }
}
