import Inspections
import Vocabulary

/// Which actions of a plan to show. A condition that is nil does not apply; all the others must hold.
package struct ActionFilter: Sendable, Hashable {
    package enum Owner: Sendable, Hashable {
        case post(Identifier<Post>)
        case nobody
    }

    package enum Due: String, Sendable, Hashable, CaseIterable {
        case late
        case soon = "next-30-days"

        package var words: String { self == .late ? "Overdue" : "In the next 30 days" }
    }

    package enum Missing: String, Sendable, Hashable, CaseIterable {
        case owner
        case evidence
        case measure
        case update

        package var words: String {
            switch self {
            case .owner: "Unassigned"
            case .evidence: "No evidence"
            case .measure: "No measure yet"
            case .update: "Update overdue"
            }
        }
    }

    /// What a board looks at first.
    package enum Look: String, Sendable, Hashable, CaseIterable {
        case differs
        case slipped
        case unclosed

        package var words: String {
            switch self {
            case .differs: "Owner’s judgement and calculated rating differ"
            case .slipped: "Not sustained"
            case .unclosed: "Marked as done, not closed"
            }
        }
    }

    package var theme: String?
    package var owner: Owner?
    package var delivery: DeliveryStatus?
    package var impact: Impact?
    package var due: Due?
    package var finding: Identifier<Finding>?
    package var missing: Missing?
    package var look: Look?
    package var calculated: Delivery?

    package init(
        theme: String? = nil, owner: Owner? = nil, delivery: DeliveryStatus? = nil, impact: Impact? = nil, due: Due? = nil,
        finding: Identifier<Finding>? = nil, missing: Missing? = nil, look: Look? = nil, calculated: Delivery? = nil
    ) {
        (self.look, self.calculated) = (look, calculated)
        (self.theme, self.owner, self.delivery, self.impact) = (theme, owner, delivery, impact)
        (self.due, self.finding, self.missing) = (due, finding, missing)
    }

    /// The day and the facts that some conditions need.
    package struct Context: Sendable {
        let today: Day
        let agreed: Day?
        let settings: PlanSettings
        let late: [Identifier<Action>: [LateBefore]]
        let themes: [Identifier<Finding>: [String]]

        package init(
            today: Day, agreed: Day?, settings: PlanSettings = PlanSettings(), findings: [Finding],
            late: [Identifier<Action>: [LateBefore]] = [:]
        ) {
            self.today = today
            self.agreed = agreed
            self.settings = settings
            self.late = late
            themes = Dictionary(findings.map { ($0.id, $0.themes) }) { first, _ in first }
        }
    }

    package func holds(_ action: Action, _ context: Context) -> Bool {
        if let theme, !action.findings.contains(where: { context.themes[$0]?.contains(theme) == true }) { return false }
        if let delivery, action.deliveryStatus != delivery { return false }
        if let impact, action.impactShown(on: context.today, settings: context.settings).calculated != impact { return false }
        if let finding, !action.findings.contains(finding) { return false }
        return ownerHolds(action) && dueHolds(action, context) && missingHolds(action, context) && rulesHold(action, context)
    }

    private func rulesHold(_ action: Action, _ context: Context) -> Bool {
        guard look != nil || calculated != nil else { return true }
        let ratings = TwoRatings(
            action, agreed: context.agreed, on: context.today, settings: context.settings, lateBefore: context.late[action.id] ?? [])
        if let calculated, ratings.delivery?.delivery != calculated { return false }
        return switch look {
        case nil: true
        case .differs: ratings.deliveryDiffers || ratings.impactDiffers
        case .slipped: action.isNotSustained
        case .unclosed: action.isCalledDone && action.closing == nil
        }
    }

    private func ownerHolds(_ action: Action) -> Bool {
        switch owner {
        case nil: true
        case .nobody: action.owner == nil
        case .post(let post): action.owner == post
        }
    }

    private func dueHolds(_ action: Action, _ context: Context) -> Bool {
        switch due {
        case nil: true
        case .late: Overdue.days(action, on: context.today) != nil
        case .soon: DueSoon.holds(action, on: context.today)
        }
    }

    private func missingHolds(_ action: Action, _ context: Context) -> Bool {
        switch missing {
        case nil: true
        case .owner: action.owner == nil
        case .evidence: action.deliveryEvidence.isEmpty
        case .measure: action.measures.isEmpty
        case .update: LateUpdate(action, agreed: context.agreed, on: context.today, after: context.settings.updateDays)?.isLate == true
        }
    }
}
