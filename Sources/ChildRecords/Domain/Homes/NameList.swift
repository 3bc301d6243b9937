import Vocabulary

/// A list for which a council may have names loaded, because somebody works through it child by child. None is on until the council says so.
package enum NameList: String, CaseIterable, Sendable {
    case need, protection
    case preProceedings = "pre-proceedings"
    case care
    case leaving

    package var words: String {
        switch self {
        case .need: "Children in need"
        case .protection: "Children with a child protection plan"
        case .preProceedings: "Children in pre-proceedings"
        case .care: "Children in care"
        case .leaving: "Care leavers"
        }
    }

    /// What puts a child on the list, while it is open.
    package var kinds: [EntryKind] {
        switch self {
        case .need: [.inNeed]
        case .protection: [.protectionPlan]
        case .preProceedings: [.preProceedings]
        case .care: [.careEpisode, .periodOfCare]
        case .leaving: [.careLeaver]
        }
    }
}
