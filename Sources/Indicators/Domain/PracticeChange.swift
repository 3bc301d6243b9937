import Vocabulary

/// Something that is done differently in practice from a day on: a letter, a form, a meeting, a way of working.
package struct PracticeChange: Sendable, Hashable, Identifiable {
    /// A principle of the model it came from, and whether it was adopted here.
    package struct Principle: Sendable, Hashable {
        package enum Adoption: String, Sendable, Hashable, CaseIterable, Codable {
            case adopted, adapted
            case leftOut = "left"

            package var words: String {
                switch self {
                case .adopted: "Adopted"
                case .adapted: "Adapted"
                case .leftOut: "Left out"
                }
            }
        }

        package let text: String
        package let adoption: Adoption
        /// Why it was adapted or left out, where that was recorded.
        package let why: String

        package init(text: String, adoption: Adoption, why: String = "") {
            (self.text, self.adoption, self.why) = (text, adoption, why)
        }
    }

    /// When a team started, and how many of its staff were briefed.
    package struct Launch: Sendable, Hashable {
        package let team: String
        package let day: Day
        package let briefed: Int?
        package let staff: Int?

        package init(team: String, day: Day, briefed: Int? = nil, staff: Int? = nil) {
            (self.team, self.day, self.briefed, self.staff) = (team, day, briefed, staff)
        }
    }

    /// A version of a document that belongs to the change.
    package struct Document: Sendable, Hashable {
        package let title: String
        package let version: String
        package let day: Day
        package let link: String

        package init(title: String, version: String, day: Day, link: String = "") {
            (self.title, self.version, self.day, self.link) = (title, version, day, link)
        }
    }

    package let id: Identifier<PracticeChange>
    package let title: String
    package let what: String
    /// The model it came from; empty when it is the council's own.
    package let model: String
    /// The first day on which practice was meant to be different. Charts are marked on this day.
    package let day: Day
    package let principles: [Principle]
    package let launches: [Launch]
    package let documents: [Document]
    package let measures: [Identifier<Measure>]
    package let version: Int

    package init(
        id: Identifier<PracticeChange> = Identifier(), title: String, what: String = "", model: String = "", day: Day,
        principles: [Principle] = [], launches: [Launch] = [], documents: [Document] = [], measures: [Identifier<Measure>] = [],
        version: Int = 1
    ) {
        (self.id, self.title, self.what, self.model, self.day) = (id, title, what, model, day)
        (self.principles, self.launches, self.documents) = (principles, launches, documents)
        (self.measures, self.version) = (measures, version)
    }

    /// How many of how many were briefed, over the teams where both numbers are known; nil where there is no such team.
    package var briefed: (count: Int, of: Int)? {
        let known = launches.compactMap { launch in launch.briefed.flatMap { briefed in launch.staff.map { (briefed, $0) } } }
        return known.isEmpty ? nil : (known.reduce(0) { $0 + $1.0 }, known.reduce(0) { $0 + $1.1 })
    }
}
