import Vocabulary

/// An inspectors' request is overdue when it is open and its due time has passed.
///
/// The exact minute is on time. A request without a time is never late. The first answer decides
/// whether an answered request was on time; a later answer only adds to it.
package enum RequestLate {
    package static func holds(_ request: InspectorsRequest, at now: Moment) -> Bool {
        guard request.isOpen, let due = request.due else { return false }
        return due < now
    }

    /// True when it was answered after its due time.
    package static func wasLate(_ request: InspectorsRequest) -> Bool {
        guard let due = request.due, let first = request.answers.first else { return false }
        return due < first.at
    }
}
