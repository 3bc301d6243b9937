import Inspections
import Vocabulary

/// A council's plan of action after an inspection.
package struct Plan: Sendable, Hashable, Identifiable {
    package struct Agreement: Sendable, Hashable {
        package let by: String
        package let meeting: String
        package let on: Day

        package init(by: String, meeting: String, on: Day) {
            self.by = by
            self.meeting = meeting
            self.on = on
        }
    }

    package struct Publication: Sendable, Hashable {
        package let place: String
        package let on: Day

        package init(place: String, on: Day) {
            self.place = place
            self.on = on
        }
    }

    package struct Circulation: Sendable, Hashable {
        package let to: String
        package let on: Day

        package init(to: String, on: Day) {
            self.to = to
            self.on = on
        }
    }

    /// How far the plan is. What belongs to a state is kept in it.
    package enum State: Sendable, Hashable {
        case draft
        case agreed(Agreement)
        case sent(Agreement, on: Day)
        case published(Agreement, sent: Day, Publication)
        case circulated(Agreement, sent: Day, Publication, [Circulation])

        package var words: String {
            switch self {
            case .draft: "Draft"
            case .agreed: "Agreed"
            case .sent: "Sent to Ofsted"
            case .published: "Published"
            case .circulated: "Circulated"
            }
        }
    }

    package let id: Identifier<Plan>
    package let inspection: Identifier<Inspection>
    package let title: String
    /// The day from which the drafted actions' weeks were counted.
    package let start: Day
    package internal(set) var state: State
    package let version: Int

    package init(
        id: Identifier<Plan> = Identifier(), inspection: Identifier<Inspection>, title: String, start: Day, state: State = .draft,
        version: Int = 1
    ) {
        self.id = id
        self.inspection = inspection
        self.title = title
        self.start = start
        self.state = state
        self.version = version
    }

    package var agreement: Agreement? {
        switch state {
        case .draft: nil
        case .agreed(let agreement), .sent(let agreement, _), .published(let agreement, _, _), .circulated(let agreement, _, _, _):
            agreement
        }
    }

    package var sentOn: Day? {
        switch state {
        case .draft, .agreed: nil
        case .sent(_, let day), .published(_, let day, _), .circulated(_, let day, _, _): day
        }
    }

    package var publication: Publication? {
        switch state {
        case .draft, .agreed, .sent: nil
        case .published(_, _, let publication), .circulated(_, _, let publication, _): publication
        }
    }

    package var circulations: [Circulation] {
        if case .circulated(_, _, _, let circulations) = state { circulations } else { [] }
    }
}
