import ActionPlans
import ActionPlansWeb
import GRDB
import Inspections
import InspectionsWeb
import Scrutiny
import ScrutinyWeb
import SiteKit
import Vocabulary

/// Stands before every address about an inspection, a plan or a report: what belongs to an inspection under embargo is not there for
/// anybody but its named readers.
struct Embargo: Sendable {
    let store: Store

    /// Whether somebody may know of what shares the embargo of this inspection.
    static let veil: NoticeVeil = { scope, person, policy, db in
        guard let id = Identifier<Inspection>(scope), let record = try InspectionRecords.inspection(id, in: db) else { return false }
        return record.isOpen(to: person, by: policy)
    }

    var check: Site.Check {
        { [store] visit, parts in
            let asked = [parts["inspection"], visit.query["inspection"], visit.form["inspection"], visit.form["draft"]].compactMap {
                $0.flatMap { Identifier<Inspection>($0) }
            }
            let (plan, report) = (
                parts["plan"].flatMap { Identifier<Plan>($0) }, parts["report"].flatMap { Identifier<CommitteeReport>($0) }
            )
            let isOpen = try await store.read { db in
                let behind =
                    [
                        try plan.flatMap { try ActionPlanRecords.plan($0, in: db)?.inspection },
                        try report.flatMap { try ScrutinyRecords.inspection(of: $0, in: db) },
                    ].compactMap(\.self) + (try Embargo.behindScrutiny(parts, in: db))
                // What is not there at all is for the handler to say, in the same words.
                return try (asked + behind).compactMap { try InspectionRecords.inspection($0, in: db) }
                    .allSatisfy { $0.isOpen(to: visit.person, by: visit.site.policy) }
            }
            if !isOpen { throw NotFound() }
        }
    }

    /// The inspections that a committee's question or an item of the forward plan touches; none for one that is not there.
    private static func behindScrutiny(_ parts: [String: String], in db: Database) throws -> [Identifier<Inspection>] {
        let question = parts["question"].flatMap { Identifier<CommitteeQuestion>($0) }
        let item = parts["item"].flatMap { Identifier<ForwardItem>($0) }.flatMap { try? ForwardRows.item($0, in: db) }
        let resource = parts["resource"].flatMap { Identifier<Resource>($0) }.flatMap { try? ResourceRows.resource($0, in: db) }
        return try [resource?.inspection].compactMap(\.self) + (question.map { try QuestionRows.inspections(of: $0, in: db) } ?? [])
            + (item.map { try ForwardRows.inspections(of: $0, in: db) } ?? [])
    }
}
