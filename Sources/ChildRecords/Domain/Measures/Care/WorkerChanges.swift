import Indicators
import Vocabulary

/// How often children get a new social worker.
package enum WorkerChanges: ChildMeasure {
    package static let code = "L25"
    package static let title = "Children with two or more changes of worker in 12 months"
    package static let sentence = "How often children get a new social worker."
    package static let numerator = "Children with two or more changes of worker in the 12 months to the day"
    package static let denominator = "Children in need or in care"
    package static let timing = MeasureTiming.snapshot
    package static let direction: Measure.Direction? = .lower
    package static let subject = EntryKind.allocation
    package static let forms: [ReturnFormat] = .careAndDataset

    package static func contribute(_ child: MeasuredChild, to contributions: inout Contributions) {
        let changes = child.workerChanges
        for piece in child.openDays {
            child.counting(&contributions, piece, changes.map { ($0, $0.adding(months: 12)) }, atLeast: 2)
        }
    }
}
