/// How far an action is, as its owner judges it on a day.
package enum Delivery: String, Codable, Sendable, Hashable, CaseIterable {
    case notStarted = "not_started"
    case onTrack = "on_track"
    case maySlip = "may_slip"
    case offTrack = "off_track"
    case doneAndEvidenced = "done_and_evidenced"

    package var words: String {
        switch self {
        case .notStarted: "Not started"
        case .onTrack: "On track"
        case .maySlip: "May slip"
        case .offTrack: "Off track"
        case .doneAndEvidenced: "Done and evidenced"
        }
    }
}

/// Whether practice has changed, as measures, audits and evidence show it. Done is not the same as better.
package enum Impact: String, Codable, Sendable, Hashable, CaseIterable {
    case notMeasured = "not_measured"
    case tooEarlyToTell = "too_early"
    case noChangeSeen = "no_change"
    case better
    case betterAndHeld = "better_and_held"
    case slippedBack = "slipped_back"

    package var words: String {
        switch self {
        case .notMeasured: "Not measured"
        case .tooEarlyToTell: "Too early to tell"
        case .noChangeSeen: "No change seen"
        case .better: "Better"
        case .betterAndHeld: "Better and held"
        case .slippedBack: "Slipped back"
        }
    }
}
