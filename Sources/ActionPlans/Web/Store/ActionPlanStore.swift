import ActionPlans
import GRDB
import Inspections
import SiteKit
import Vocabulary

/// Every act on plans, actions and posts, each in one transaction with its audit row.
package struct ActionPlanStore: Sendable {
    let store: Store

    package init(_ store: Store) { self.store = store }

    /// Reads the plan, lets it decide, and answers what it became.
    func plan(_ id: Identifier<Plan>, in db: Database) throws -> Plan {
        guard let plan = try ActionPlanRecords.plan(id, in: db) else { throw NotFound() }
        return plan
    }

    func action(_ id: Identifier<Action>, in db: Database) throws -> Action {
        guard let action = try ActionPlanRecords.action(id, in: db) else { throw NotFound() }
        return action
    }

    func post(_ id: Identifier<Post>, in db: Database) throws -> Post {
        guard let post = try ActionPlanRecords.posts(in: db).post(id) else { throw NotFound() }
        return post
    }

    func answered(_ inspection: Identifier<Inspection>, in db: Database) throws -> AnsweredInspection {
        guard let answered = try AnsweredInspection(inspection, in: db) else { throw NotFound() }
        return answered
    }

    /// The name that the record shows for whoever makes a change.
    static func author(_ changer: Changer, in db: Database) throws -> String {
        try changer.name(in: db)
    }
}
