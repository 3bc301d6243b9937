/// Five or more times asking for a record that is not there for the worker, or that is restricted, are worth a question (a local
/// setting, as shipped).
package enum ManyRefusals {
    package static let least = 5

    package static func reason(_ looks: [ViewsByWorker]) -> String? {
        let count = looks.reduce(0) { $0 + $1.refused }
        guard count >= least else { return nil }
        return "Tried \(count) times to open records that are restricted or that they may not see."
    }
}
