import Vocabulary

/// An open action is due soon when its due day is today or lies within the next 30 days.
///
/// The thirtieth day counts. What is late already is not due soon.
package enum DueSoon {
    package static let days = 30

    package static func holds(_ action: Action, on today: Day) -> Bool {
        action.isOpen && (0...days).contains(action.due - today)
    }
}
