import Vocabulary

/// A request of the inspectors' is late when it is open and the time at which they wanted it has passed.
///
/// The very minute itself is in time. A request without a time is never late. One that was answered keeps whether it was in time: by
/// its first answer, since a later one only adds to it.
package enum RequestLate {
    package static func holds(_ request: InspectorsRequest, at now: Moment) -> Bool {
        guard request.isOpen, let due = request.due else { return false }
        return due < now
    }

    /// True when it was answered after its time.
    package static func wasLate(_ request: InspectorsRequest) -> Bool {
        guard let due = request.due, let first = request.answers.first else { return false }
        return due < first.at
    }
}
