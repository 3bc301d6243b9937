import Vocabulary

/// An open action is due soon when its due date is today or in the next 30 days.
///
/// The thirtieth day counts. An overdue action is not due soon.
package enum DueSoon {
    package static let days = 30

    package static func holds(_ action: Action, on today: Day) -> Bool {
        action.isOpen && (0...days).contains(action.due - today)
    }
}
