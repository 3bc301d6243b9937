import Vocabulary

/// Last year's file: a form whose newest day lies far behind the day it is loaded.
package enum StaleForms {
    /// - Parameter today: the day the data is loaded.
    package static func found(in overview: LoadOverview, on today: Day) -> [(format: ReturnFormat, newest: Day)] {
        overview.newest.filter { today - $0.value > QualitySettings.daysOldest }.sorted { $0.key < $1.key }.map {
            ($0.key, $0.value)
        }
    }
}
