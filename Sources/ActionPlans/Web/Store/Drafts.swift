import ActionPlans
import Inspections
import Vocabulary

/// The owner a form or a set-up gives: a known post, or a title that is looked up and added where it is new.
package enum OwnerChoice: Sendable, Hashable {
    case post(Identifier<Post>)
    case titled(String)
    case nobody
}

/// An action before it is kept.
package struct ActionDraft: Sendable, Hashable {
    package var text: String
    package var findings: [Identifier<Finding>]
    package var owner: OwnerChoice
    package var start: Day?
    package var due: Day
    package var differenceBy: Day?

    package init(
        text: String, findings: [Identifier<Finding>], owner: OwnerChoice = .nobody, start: Day? = nil, due: Day, differenceBy: Day? = nil
    ) {
        self.text = text
        self.findings = findings
        self.owner = owner
        self.start = start
        self.due = due
        self.differenceBy = differenceBy
    }
}

/// A plan before it is kept.
package struct PlanDraft: Sendable, Hashable {
    package var inspection: Identifier<Inspection>
    package var title: String
    package var start: Day
    package var actions: [ActionDraft]

    package init(inspection: Identifier<Inspection>, title: String, start: Day, actions: [ActionDraft]) {
        self.inspection = inspection
        self.title = title
        self.start = start
        self.actions = actions
    }
}

/// What is said of an action, before it is kept.
package struct UpdateDraft: Sendable, Hashable {
    package var words: String
    package var delivery: Delivery
    package var impact: Impact

    package init(words: String, delivery: Delivery, impact: Impact) {
        self.words = words
        self.delivery = delivery
        self.impact = impact
    }
}
