/// A council’s settings for boards, update requests and links. Every number is local practice, with a default.
package struct BoardSettings: Sendable, Hashable {
    package enum Name: String, Sendable, CaseIterable {
        case agendaDays = "boards.agenda-days"
        case meetingDays = "boards.meeting-days"
        case patience = "boards.patience-days"
        case unanswered = "boards.unanswered"
        case messageDays = "boards.message-days"
        case linkDays = "boards.link-days"
        case usualLinkDays = "boards.usual-link-days"

        package var defaultValue: Int {
            switch self {
            case .agendaDays: 7
            case .meetingDays: 14
            case .patience: 7
            case .unanswered: 2
            case .messageDays: 7
            case .linkDays: 90
            case .usualLinkDays: 28
            }
        }

        /// A week between two messages is the least: nobody should get them more often.
        package var range: ClosedRange<Int> {
            switch self {
            case .agendaDays: 1...60
            case .meetingDays: 1...90
            case .patience: 1...60
            case .unanswered: 1...6
            case .messageDays: 7...60
            case .linkDays: 1...365
            case .usualLinkDays: 1...365
            }
        }

        package var words: String {
            switch self {
            case .agendaDays: "Days before a meeting by which its agenda is issued"
            case .meetingDays: "Days before a meeting from which it is on its members’ Home page"
            case .patience: "Days an owner has to answer an update request"
            case .unanswered: "Unanswered messages before the request is escalated to the manager"
            case .messageDays: "Least number of days between two messages about updates to one person"
            case .linkDays: "Longest time that a link for somebody outside the council can be open, in days"
            case .usualLinkDays: "Usual time that such a link is open, in days"
            }
        }
    }

    private let values: [Name: Int]

    package init(_ set: [Name: Int] = [:]) { values = set }

    package subscript(name: Name) -> Int { values[name] ?? name.defaultValue }
}
