import ActionPlans
import Boards
import BoardsWeb
import Foundation
import GRDB
import Inspections
import InspectionsWeb
import Scrutiny
import SiteKit
import Vocabulary

/// An inspection that is not published yet, with a plan and a committee report on it; its words stand nowhere else.
struct EmbargoedInspection: Sendable {
    static let secret = "Quarrendon"
    /// What hangs on its plan and its report beside, by the names of the parts of addresses.
    var rest: [String: String] = [:]
    let inspection: Identifier<Inspection>
    let plan: Identifier<Plan>
    let report: Identifier<CommitteeReport>
    /// A board that follows the plan, and its next meeting.
    let board: Identifier<Board>
    let meeting: Identifier<Meeting>

    /// What hangs on this inspection, by the names of the parts of addresses.
    func identifier(for part: String) -> String? {
        let own = ["inspection": inspection.text, "plan": plan.text, "report": report.text, "board": board.text, "meeting": meeting.text]
        return own[part] ?? rest[part]
    }

    /// The same, with an item of everything that a published inspection has in the furniture.
    func furnished(from shared: Fixtures, words: String, in store: Store) async throws -> EmbargoedInspection {
        var full = self
        full.rest = try await shared.hung(
            on: ["inspection": inspection.text, "plan": plan.text, "report": report.text, "board": board.text], words: words, in: store)
        return full
    }

    static func found(readers: [Identifier<Person>], in store: Store) async throws -> EmbargoedInspection {
        let day = AccessCouncil.today - 20
        let facts = InspectionFacts(
            framework: .ilacs2023, council: readers.isEmpty ? secret : "Openly", leadInspector: "",
            dates: InspectionDates(notified: nil, fieldworkFrom: day - 9, fieldworkTo: day - 5, received: day, published: nil))
        let inspections = InspectionStore(store)
        let (inspection, plan, report) = (
            try await inspections.addByHand(facts, state: .finalUnderEmbargo, by: .system), Identifier<Plan>(),
            Identifier<CommitteeReport>()
        )
        for reader in readers { try await inspections.nameReader(reader, of: inspection, by: .system) }
        let title = readers.isEmpty ? "\(secret) plan" : "Open plan"
        try await store.change(by: .system, .readEmbargoed, on: inspection.text) { db in
            try db.execute(
                sql: "UPDATE inspection SET stage = 'confirmed', confirmed_by = 'x', confirmed_on = ? WHERE id = ?",
                arguments: [day, inspection])
            try db.execute(
                sql: "INSERT INTO plan (id, inspection, title, starts, drafted_on) VALUES (?, ?, ?, ?, ?)",
                arguments: [plan, inspection, title, day, day])
            try db.execute(
                sql: """
                    INSERT INTO action (id, plan, ref_group, ref_number, title, text, due, added_on) VALUES (?, ?, 1, 1, ?, ?, ?, ?)
                    """, arguments: [Identifier<Action>(), plan, "\(title): first", "\(title): first action", day, day])
            try db.execute(
                sql: """
                    INSERT INTO committee_report (id, inspection, title, committee, meeting, item, officer_name, officer_post, officer_email,
                        officer_telephone, portfolio_holder, local_member, begun)
                    VALUES (?, ?, ?, 'People', ?, '7', '', '', '', '', '', '', ?)
                    """, arguments: [report, inspection, title, AccessCouncil.today + 9, day])
        }
        let boards = BoardStore(store)
        let cycle = MeetingCycle(week: .second, weekday: .tuesday, from: AccessCouncil.today)
        let board = try await boards.add(
            BoardDraft(name: readers.isEmpty ? "A board" : "Another board", cycle: cycle, standing: [], plans: [plan]),
            on: AccessCouncil.today, by: .system)
        let meeting = try await boards.callMeeting(of: board, on: AccessCouncil.today, today: AccessCouncil.today, by: .system)
        try await boards.issueAgenda(of: meeting, today: AccessCouncil.today, by: .system)
        return EmbargoedInspection(inspection: inspection, plan: plan, report: report, board: board, meeting: meeting)
    }
}
