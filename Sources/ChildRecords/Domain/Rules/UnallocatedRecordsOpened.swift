import Vocabulary

/// Opening three or more different records that were allocated to nobody on the day, as closed work is, is worth a question (a local
/// setting, as shipped). A manager who allocates new work has a good reason.
package enum UnallocatedRecordsOpened {
    package static let least = 3

    package static func records(_ looks: [ViewsByWorker]) -> [Identifier<Child>] {
        let records = Set(looks.filter { $0.opened > 0 && !$0.wasAllocated }.map(\.record))
        return records.count >= least ? records.sorted { $0.text < $1.text } : []
    }

    package static func reason(_ count: Int) -> String { "Opened \(count) records that were not allocated to anybody on the day." }
}
