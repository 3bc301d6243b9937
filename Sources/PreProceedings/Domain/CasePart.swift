/// Who is named on a case. There is no role of a lawyer: whoever is named here as the lawyer is the lawyer of this case.
package enum CasePart: String, Hashable, Sendable, CaseIterable {
    case lawyer, chair, socialWorker, manager

    package var words: String {
        switch self {
        case .lawyer: "Lawyer"
        case .chair: "Chair of the legal planning meeting"
        case .socialWorker: "Instructing social worker"
        case .manager: "Team manager"
        }
    }
}
