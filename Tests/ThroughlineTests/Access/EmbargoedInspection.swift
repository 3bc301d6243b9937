import ActionPlans
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
    let inspection: Identifier<Inspection>
    let plan: Identifier<Plan>
    let report: Identifier<CommitteeReport>

    static func found(readers: [Identifier<Person>], in store: Store) async throws -> EmbargoedInspection {
        let day = AccessCouncil.today - 20
        let facts = InspectionFacts(
            state: .finalUnderEmbargo, framework: .ilacs2023, council: readers.isEmpty ? secret : "Openly", leadInspector: "",
            dates: InspectionDates(notified: nil, fieldworkFrom: day - 9, fieldworkTo: day - 5, received: day, published: nil))
        let inspections = InspectionStore(store)
        let founded = EmbargoedInspection(
            inspection: try await inspections.addByHand(facts, by: .system), plan: Identifier(), report: Identifier())
        for reader in readers { try await inspections.nameReader(reader, of: founded.inspection, by: .system) }
        let title = readers.isEmpty ? "\(secret) plan" : "Open plan"
        try await store.change(by: .system, .readEmbargoed, on: founded.inspection.text) { db in
            try db.execute(
                sql: "UPDATE inspection SET stage = 'confirmed', confirmed_by = 'x', confirmed_on = ? WHERE id = ?",
                arguments: [day, founded.inspection])
            try db.execute(
                sql: "INSERT INTO plan (id, inspection, title, starts, drafted_on) VALUES (?, ?, ?, ?, ?)",
                arguments: [founded.plan, founded.inspection, title, day, day])
            try db.execute(
                sql: """
                    INSERT INTO committee_report (id, inspection, title, committee, meeting, item, officer_name, officer_post, officer_email,
                        officer_telephone, portfolio_holder, local_member, begun)
                    VALUES (?, ?, ?, 'People', ?, '7', '', '', '', '', '', '', ?)
                    """, arguments: [founded.report, founded.inspection, title, AccessCouncil.today + 9, day])
        }
        return founded
    }
}
