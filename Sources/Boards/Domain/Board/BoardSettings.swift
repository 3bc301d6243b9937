/// What a council sets for its boards, for asking owners and for links. Every number is local practice, with a default as shipped.
package struct BoardSettings: Sendable, Hashable {
    package enum Name: String, Sendable, CaseIterable {
        case agendaDays = "boards.agenda-days"
        case meetingDays = "boards.meeting-days"
        case patience = "boards.patience-days"
        case unanswered = "boards.unanswered"
        case messageDays = "boards.message-days"
        case linkDays = "boards.link-days"
        case usualLinkDays = "boards.usual-link-days"

        package var shipped: Int {
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

        /// A week between two messages is the least: nobody is to be written to more often.
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
            case .agendaDays: "Days before a meeting by which its agenda goes out"
            case .meetingDays: "Days before a meeting from which its members are told of it"
            case .patience: "Days an owner is given to answer"
            case .unanswered: "Unanswered messages after which the manager is told"
            case .messageDays: "Days between two messages about updates to one person"
            case .linkDays: "Days for which a link to somebody outside holds at most"
            case .usualLinkDays: "Days for which such a link is offered"
            }
        }
    }

    private let values: [Name: Int]

    package init(_ set: [Name: Int] = [:]) { values = set }

    package subscript(name: Name) -> Int { values[name] ?? name.shipped }
}
