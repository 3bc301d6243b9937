import ChildRecords
import GRDB
import Vocabulary

/// A worker who is blocked from a family sees nothing of any of its children, whatever their roles, whoever named them as a reader
/// and whatever they opened in an emergency.
///
/// The answer is that of a record that does not exist, so that it does not reveal that there is one.
enum BlockBeatsAll {
    /// True in SQL for each family that the worker is blocked from.
    static func hides(family: SQL, from worker: Identifier<Worker>) -> SQL {
        "\(family) IN (SELECT hidden.family FROM family_block AS hidden WHERE hidden.account = \(worker) AND hidden.lifted_on IS NULL)"
    }

    /// True in SQL for each row of `child` that no block hides from the worker.
    static func spares(_ worker: Identifier<Worker>) -> SQL { "NOT (\(hides(family: "child.family", from: worker)))" }
}
