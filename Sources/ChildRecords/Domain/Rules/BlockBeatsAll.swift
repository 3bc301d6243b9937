import Vocabulary

/// A worker who is blocked from a family sees nothing of any of its children, whatever their roles, whoever named them as a reader
/// and whatever they opened in an emergency.
///
/// The answer is that of a record that is not there, so that it does not tell that there is one.
package enum BlockBeatsAll {
    package static func hides(_ child: ChildFacts, from worker: Identifier<Worker>) -> Bool { child.blocked.contains(worker) }
}
