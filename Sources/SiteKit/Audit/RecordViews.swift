import Foundation
import Vocabulary

extension Store {
    /// Writes that these records are shown, one row each, and returns when the rows are on the disk: the answer that shows them may
    /// leave only then. When they cannot be written this throws, and nothing is to be shown.
    /// - Parameters:
    ///   - ground: the name of a ground or the reference of a reason.
    ///   - note: words of the person who looks; they are kept beside the chain.
    package func recordView(of subjects: [String], act: Act, by changer: Changer, ground: String? = nil, note: String = "") async throws {
        if subjects.isEmpty { return }
        guard let views else { throw AuditUnavailable() }
        try await views.record(subjects.map { AuditEntry(.view, act, by: changer, on: $0, ground: ground, note: note) })
    }

    package func recordView<Subject>(
        of subjects: [Identifier<Subject>], act: Act, by changer: Changer, ground: String? = nil, note: String = ""
    ) async throws {
        try await recordView(of: subjects.map(\.text), act: act, by: changer, ground: ground, note: note)
    }
}
